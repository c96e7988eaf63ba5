// A connection as the HTTP library reads and writes it, with bounds on time and on the size of a request's head.
#pragma once

#include <httplib.h>

#include <array>
#include <chrono>
#include <cstddef>

#include "turns.hpp"

namespace fenjie::tool {

/// Owns the socket. A request has one deadline from its first byte to the last of its body, however slowly they drip;
/// its answer has another.
class Connection : public httplib::Stream {
 public:
    /// `stop` becomes readable when the service is to end.
    Connection(int socket, int stop, std::chrono::seconds limit);
    ~Connection() override;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Waits for the next request; false where none comes in time, the other side is gone or the service ends.
    [[nodiscard]] bool wait_for_request();
    /// The head has been read: what follows is the body.
    void head_is_read() { in_head_ = false; }
    /// Whether reading failed because the other side was too slow, or the head too large.
    [[nodiscard]] bool late() const { return late_; }
    [[nodiscard]] bool head_too_large() const { return head_too_large_; }
    [[nodiscard]] bool answered() const { return answered_; }
    /// Until when the request at hand has to be there, and to get its turn.
    [[nodiscard]] Clock::time_point deadline() const { return deadline_; }

    /// Where a body is left unread nothing that follows it may be taken for a request.
    bool body_pending = false;

    [[nodiscard]] bool is_readable() const override;
    [[nodiscard]] bool is_writable() const override;
    ssize_t read(char* to, size_t size) override;
    ssize_t write(const char* from, size_t size) override;
    using Stream::write;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    [[nodiscard]] socket_t socket() const override { return socket_; }

 private:
    [[nodiscard]] bool wait(short events, Clock::time_point until) const;
    void close_politely() const;

    int socket_;
    int stop_;
    std::chrono::seconds limit_;
    Clock::time_point deadline_;
    Clock::time_point write_deadline_;
    std::array<char, 1U << 14U> buffer_{};
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t head_ = 0;
    bool in_head_ = true;
    bool late_ = false;
    bool head_too_large_ = false;
    bool answered_ = false;
};

}  // namespace fenjie::tool
