// Ends a command that is told to end without leaving anything half done.
//
// In:  SIGTERM while fenjie extract plans/ -o plans.ndjson runs
// Out: "fenjie: interrupted (SIGTERM): plans.ndjson is as it was; what is done is kept, and …"; ended by SIGTERM
//
// The handler only writes a byte; a thread that waits for it does the rest, since little may be done in a handler.
#include "interrupt.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <vector>

namespace fenjie::tool {
namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};
constexpr std::chrono::milliseconds kGrace{5000};  // to end by itself
constexpr int kStep = 50;                          // milliseconds; a reader that starts meanwhile is ended, too

std::atomic<int> told{0};         // the signal
std::atomic<int> bell{-1};        // the handler writes here
std::atomic<bool> ending{false};  // somebody ends the process already

extern "C" void on_signal(int signal) {
    const int before = errno;
    const auto byte = static_cast<unsigned char>(signal);
    (void)!::write(bell.load(), &byte, 1);
    errno = before;
}

struct Registry {
    std::mutex mutex;
    std::vector<Unfinished> files;
};

Registry& registry() {
    static Registry files;
    return files;
}

const char* name_of(int signal) {
    return signal == SIGINT ? "SIGINT" : signal == SIGTERM ? "SIGTERM" : "SIGHUP";
}

// Ends the programs that this process has started, with theirs: each leads a group of its own.
bool end_children() {
    bool any = false;
    std::error_code error;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task", error)) {
        std::ifstream list(task.path() / "children");
        for (pid_t child = 0; list >> child; any = true) {
            if (::kill(-child, SIGKILL) != 0) (void)::kill(child, SIGKILL);
        }
    }
    return any;
}

[[noreturn]] void end_process(int signal) {
    if (ending.exchange(true)) {
        while (true) (void)::pause();
    }
    std::string message = std::string("fenjie: interrupted (") + name_of(signal) + ")";
    {
        const std::lock_guard lock(registry().mutex);
        for (const Unfinished& file : registry().files) {
            if (!file.temporary.empty() && !file.resumable) (void)::unlink(file.temporary.c_str());
            message += ": " + file.target + (file.in_place ? " holds what is done" : " is as it was");
            if (file.resumable)
                message += std::string(file.in_place ? "" : "; what is done is kept") +
                           ", and the same command with --resume goes on";
        }
    }
    message += "\n";
    (void)!::write(STDERR_FILENO, message.data(), message.size());
    struct sigaction action {};
    action.sa_handler = SIG_DFL;
    (void)::sigaction(signal, &action, nullptr);
    (void)::kill(::getpid(), signal);
    // Not reached, unless the signal is blocked.
    ::_exit(128 + signal);
}

}  // namespace

bool interrupted() {
    return told.load() != 0;
}

void remember(const Unfinished& file) {
    const std::lock_guard lock(registry().mutex);
    registry().files.push_back(file);
}

void forget(const std::string& temporary, const std::string& target) {
    const std::lock_guard lock(registry().mutex);
    std::erase_if(registry().files,
                  [&](const Unfinished& file) { return file.temporary == temporary && file.target == target; });
}

Interrupts::Interrupts(bool drains) : drains_(drains) {
    if (::pipe2(pipe_.data(), O_CLOEXEC) != 0) return;
    bell = pipe_[1];
    watcher_ = std::thread([this] { watch(); });
    for (const int signal : kSignals) {
        struct sigaction action {};
        if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
        action = {};
        action.sa_handler = on_signal;
        action.sa_flags = SA_RESTART;
        (void)::sigaction(signal, &action, nullptr);
    }
}

void Interrupts::watch() const {
    unsigned char byte = 0;
    ssize_t got = 0;
    while ((got = ::read(pipe_[0], &byte, 1)) < 0 && errno == EINTR) {
    }
    // The other end was closed: the command has ended.
    if (got <= 0 || byte == 0) return;
    told = byte;
    const bool had_children = end_children();
    const auto grace = drains_ || had_children ? kGrace : std::chrono::milliseconds{0};
    for (auto waited = std::chrono::milliseconds{0}; waited < grace; waited += std::chrono::milliseconds{kStep}) {
        pollfd again = {pipe_[0], POLLIN, 0};
        if (::poll(&again, 1, kStep) > 0) {
            unsigned char next = 0;
            // The command has ended by itself, and is about to end the process.
            if (::read(pipe_[0], &next, 1) != 1 || next == 0) return;
            break;
        }
        (void)end_children();
    }
    end_process(byte);
}

Interrupts::~Interrupts() {
    if (!watcher_.joinable()) return;
    const unsigned char end = 0;
    (void)!::write(pipe_[1], &end, 1);
    watcher_.join();
    if (const int signal = told.load(); signal != 0) end_process(signal);
    for (const int signal : kSignals) {
        struct sigaction action {};
        if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler != on_signal) continue;
        action.sa_handler = SIG_DFL;
        (void)::sigaction(signal, &action, nullptr);
    }
    bell = -1;
    for (const int end_of_pipe : pipe_) (void)::close(end_of_pipe);
}

}  // namespace fenjie::tool
