// The body of a request as the files and fields that it holds.
#pragma once

#include <httplib.h>

#include <optional>

#include "answer.hpp"

namespace fenjie::tool {

/// Room that a request has taken, given back when it is answered.
class HeldRoom {
 public:
    explicit HeldRoom(Room& room) : room_(room) {}
    ~HeldRoom() { room_.give_back(held_); }
    HeldRoom(const HeldRoom&) = delete;
    HeldRoom& operator=(const HeldRoom&) = delete;
    [[nodiscard]] bool take(std::uint64_t bytes) {
        const bool got = room_.take(bytes);
        if (got) held_ += bytes;
        return got;
    }
    [[nodiscard]] std::uint64_t held() const { return held_; }

 private:
    Room& room_;
    std::uint64_t held_ = 0;
};

/// Reads the whole body into `asked`; the refusal where it is too large, malformed or there is no room for it.
/// `whole` tells whether all of it was read.
[[nodiscard]] std::optional<Answer> read_body(const httplib::Request& request, const httplib::ContentReader& reader,
                                              std::uint64_t most, HeldRoom& room, Asked& asked, bool& whole);

}  // namespace fenjie::tool
