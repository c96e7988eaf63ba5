// Who works now, who waits, and who is sent away: the bounds of a service that is asked by many at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace fenjie::tool {

using Clock = std::chrono::steady_clock;

/// So many requests work at once, so many more wait for their turn.
class Turns {
 public:
    enum class Got { turn, full, late };

    Turns(std::size_t at_once, std::size_t may_wait) : at_once_(at_once), may_wait_(may_wait) {}

    /// Waits for a turn until then; `full` at once where too many wait already. A turn is given back by give_back().
    [[nodiscard]] Got take(Clock::time_point until);
    void give_back();
    [[nodiscard]] std::size_t working() const;
    [[nodiscard]] std::size_t waiting() const;

 private:
    mutable std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t at_once_;
    std::size_t may_wait_;
    std::size_t working_ = 0;
    std::size_t waiting_ = 0;
};

/// A turn for as long as it lives.
class Turn {
 public:
    Turn(Turns& turns, Clock::time_point until) : turns_(turns), got_(turns.take(until)) {}
    ~Turn() {
        if (got_ == Turns::Got::turn) turns_.give_back();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    [[nodiscard]] Turns::Got got() const { return got_; }

 private:
    Turns& turns_;
    Turns::Got got_;
};

/// Memory for the bodies of all requests together.
class Room {
 public:
    explicit Room(std::uint64_t bytes) : free_(bytes) {}
    [[nodiscard]] bool take(std::uint64_t bytes);
    void give_back(std::uint64_t bytes);

 private:
    std::mutex mutex_;
    std::uint64_t free_;
};

}  // namespace fenjie::tool
