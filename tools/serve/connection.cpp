// Reads and writes a socket that another may treat as badly as it likes.
//
// In:  a client that sends a byte a minute
// Out: late() after the limit, whatever comes in between; a head of 64 kB and more is too large
//
// Waiting is done with poll(), so that the end of the service wakes whoever waits for a request that may never come.
#include "connection.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace fenjie::tool {
namespace {

constexpr std::size_t kLongestHead = 1U << 16U;
constexpr std::chrono::seconds kIdle(5);
// What is still read, and for how long, of a request that was refused before it was there.
constexpr std::size_t kMostDrained = 8U << 20U;
constexpr std::chrono::seconds kLongestDrain(2);

int milliseconds_until(Clock::time_point until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    return static_cast<int>(std::clamp<long long>(left, 0, 3'600'000));
}

}  // namespace

Connection::Connection(int socket, int stop, std::chrono::seconds limit)
    : socket_(socket), stop_(stop), limit_(limit) {}

Connection::~Connection() {
    if (body_pending || late_ || head_too_large_) close_politely();
    ::close(socket_);
}

// A socket that is closed with bytes unread resets the connection, and the answer that was written is lost with it.
void Connection::close_politely() const {
    ::shutdown(socket_, SHUT_WR);
    std::array<char, 1U << 14U> sink{};
    const Clock::time_point until = Clock::now() + kLongestDrain;
    for (std::size_t drained = 0; drained < kMostDrained && wait(POLLIN, until);) {
        const ssize_t got = ::recv(socket_, sink.data(), sink.size(), MSG_DONTWAIT);
        if (got <= 0) return;
        drained += static_cast<std::size_t>(got);
    }
}

bool Connection::wait(short events, Clock::time_point until) const {
    pollfd entry = {socket_, events, 0};
    for (;;) {
        const int ready = ::poll(&entry, 1, milliseconds_until(until));
        if (ready > 0) return true;
        if (ready == 0 || errno != EINTR) return false;
    }
}

bool Connection::wait_for_request() {
    if (begin_ == end_) {
        const Clock::time_point until = Clock::now() + std::min<std::chrono::seconds>(kIdle, limit_);
        std::array<pollfd, 2> entries = {{{socket_, POLLIN, 0}, {stop_, POLLIN, 0}}};
        int ready = 0;
        do ready = ::poll(entries.data(), entries.size(), milliseconds_until(until));
        while (ready < 0 && errno == EINTR);
        // A request that is there already is answered even when the service ends.
        if (ready <= 0 || entries[0].revents == 0) return false;
        char first = 0;
        if (::recv(socket_, &first, 1, MSG_PEEK | MSG_DONTWAIT) <= 0) return false;
    }
    deadline_ = Clock::now() + limit_;
    head_ = 0;
    in_head_ = true;
    answered_ = false;
    body_pending = false;
    return true;
}

bool Connection::is_readable() const {
    return begin_ < end_ || wait(POLLIN, deadline_);
}

bool Connection::is_writable() const {
    return wait(POLLOUT, Clock::now());
}

ssize_t Connection::read(char* to, size_t size) {
    if (late_ || head_too_large_) return -1;
    if (begin_ == end_) {
        if (Clock::now() >= deadline_ || !wait(POLLIN, deadline_)) {
            late_ = true;
            return -1;
        }
        ssize_t got = 0;
        do got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
        while (got < 0 && errno == EINTR);
        if (got <= 0) return got;
        begin_ = 0;
        end_ = static_cast<std::size_t>(got);
    }
    const std::size_t taken = std::min(size, end_ - begin_);
    if (in_head_ && (head_ += taken) > kLongestHead) {
        head_too_large_ = true;
        return -1;
    }
    std::copy_n(buffer_.data() + begin_, taken, to);
    begin_ += taken;
    return static_cast<ssize_t>(taken);
}

ssize_t Connection::write(const char* from, size_t size) {
    if (!answered_) write_deadline_ = Clock::now() + limit_;
    answered_ = true;
    if (Clock::now() >= write_deadline_ || !wait(POLLOUT, write_deadline_)) return -1;
    for (;;) {
        // Part of it at a time, or a reader who stops in the midst would hold this thread inside send().
        const ssize_t put = ::send(socket_, from, size, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (put >= 0) return put;
        if (errno == EAGAIN && wait(POLLOUT, write_deadline_)) continue;
        if (errno != EINTR) return -1;
    }
}

// Nobody asks who is on the other side.
void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
    ip.clear();
    port = 0;
}

void Connection::get_local_ip_and_port(std::string& ip, int& port) const {
    ip.clear();
    port = 0;
}

}  // namespace fenjie::tool
