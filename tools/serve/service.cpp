// fenjie serve: listens, hands connections to threads, ends when it is told to.
//
// In:  fenjie serve --port 0
// Out: "fenjie: listening at http://127.0.0.1:40123/" on standard error; exit code 0 after SIGTERM
//
// After the first signal no connection is taken any more and what is being worked on is answered; a second one ends the
// program at once.
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>

#include <array>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <iostream>
#include <mutex>
#include <system_error>
#include <thread>

#include "server.hpp"

namespace fenjie::tool {
namespace {

constexpr std::size_t kMostConnections = 256;
constexpr int kBacklog = 256;

// Read by all connections, written by the handler of signals.
int stop_event = -1;

extern "C" void stop_service(int /*signal*/) {
    const std::uint64_t one = 1;
    const int before = errno;
    (void)!::write(stop_event, &one, sizeof one);
    errno = before;
}

void stop_on(int signal) {
    struct sigaction action {};
    action.sa_handler = stop_service;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    (void)::sigaction(signal, &action, nullptr);
}

struct Listening {
    int socket = -1;
    std::string address;  ///< of the page
    bool loopback = false;
    std::string error;
};

bool is_loopback(const sockaddr_storage& at) {
    if (at.ss_family == AF_INET) return (ntohl(reinterpret_cast<const sockaddr_in&>(at).sin_addr.s_addr) >> 24U) == 127;
    return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6&>(at).sin6_addr) != 0;
}

Listening listen_at(const std::string& host, std::uint16_t port) {
    Listening out;
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV | AI_PASSIVE;
    addrinfo* found = nullptr;
    if (const int wrong = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found); wrong != 0) {
        out.error = ::gai_strerror(wrong);
        return out;
    }
    out.socket = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    (void)::setsockopt(out.socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (out.socket < 0 || ::bind(out.socket, found->ai_addr, found->ai_addrlen) != 0 ||
        ::listen(out.socket, kBacklog) != 0)
        out.error = std::strerror(errno);
    ::freeaddrinfo(found);
    if (!out.error.empty()) return out;
    sockaddr_storage at{};
    socklen_t length = sizeof at;
    (void)::getsockname(out.socket, reinterpret_cast<sockaddr*>(&at), &length);
    out.loopback = is_loopback(at);
    // The port stands at the same place in both kinds of addresses.
    const std::string chosen = std::to_string(ntohs(reinterpret_cast<const sockaddr_in&>(at).sin_port));
    out.address = "http://" + (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" + chosen + "/";
    return out;
}

/// Threads of connections, counted, so that the end waits for them.
class Crowd {
 public:
    template <typename Serve>
    bool admit(Serve serve) {
        {
            const std::lock_guard lock(mutex_);
            if (count_ == kMostConnections) return false;
            ++count_;
        }
        try {
            std::thread([this, serve] {
                serve();
                const std::lock_guard lock(mutex_);
                --count_;
                left_.notify_all();
            }).detach();
        } catch (const std::system_error&) {
            const std::lock_guard lock(mutex_);
            --count_;
            return false;
        }
        return true;
    }
    void wait() {
        std::unique_lock lock(mutex_);
        left_.wait(lock, [&] { return count_ == 0; });
    }

 private:
    std::mutex mutex_;
    std::condition_variable left_;
    std::size_t count_ = 0;
};

void accept_all(int listener, Server& server, Crowd& crowd) {
    constexpr std::chrono::milliseconds kPause(50);
    for (;;) {
        std::array<pollfd, 2> entries = {{{listener, POLLIN, 0}, {stop_event, POLLIN, 0}}};
        if (::poll(entries.data(), entries.size(), -1) < 0) continue;
        if (entries[1].revents != 0) return;
        const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) {
            // No descriptors left: some will be given back.
            if (errno == EMFILE || errno == ENFILE) std::this_thread::sleep_for(kPause);
            continue;
        }
        const int yes = 1;
        (void)::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (!crowd.admit([&server, socket] { server.serve(socket, stop_event); })) server.send_away(socket);
    }
}

}  // namespace

int run_service(const Settings& settings) {
    Settings own = settings;
    own.reading.limits.size = std::min(own.reading.limits.size, settings.max_body);
    std::optional<Options> options = library_options(own);
    if (!options) return kWrongUsage;
    std::shared_ptr<const Metrics> metrics;
    if (!load_metrics(settings, metrics)) return kWrongUsage;
    stop_event = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    stop_on(SIGINT);
    stop_on(SIGTERM);
    const Listening listening = listen_at(settings.host, settings.port);
    if (!listening.error.empty()) {
        complain(settings.host + ":" + std::to_string(settings.port), listening.error);
        return kSomeUnreadable;
    }
    Server server(own, std::move(*options), std::move(metrics), {settings.host, listening.loopback, settings.max_body});
    std::cerr << "fenjie: listening at " << listening.address << std::endl;
    Crowd crowd;
    accept_all(listening.socket, server, crowd);
    ::close(listening.socket);
    crowd.wait();
    return kAllRead;
}

}  // namespace fenjie::tool
