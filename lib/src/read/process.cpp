// Starts a program, feeds it, and reads what it says until it ends or a limit is met.
//
// In:  {"soffice", "--headless", …}, limits {30 s, 1 GB, 64 MB}      Out: finished, exit code 0, its standard output
//
// Time is kept by a timer of the kernel that is polled beside the pipes; no clock is read.
#include "read/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <utility>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves declaring it to its user

namespace fenjie {
namespace {

class Descriptor {
 public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }

 private:
    int fd_;
};

struct Channel {
    Descriptor ours, its;
};

Channel channel() {
    std::array<int, 2> ends = {-1, -1};
    // A socket pair, since writing to one whose reader is gone can be told not to raise a signal.
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) ends = {-1, -1};
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

struct SpawnActions {
    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
    SpawnActions() {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    ~SpawnActions() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
};

pid_t start(const std::vector<std::string>& arguments, const std::string& folder, int input, int output) {
    std::vector<std::string> words = arguments;
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    std::vector<std::string> variables;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view variable = *entry;
        const bool names_folder =
            variable.starts_with("HOME=") || variable.starts_with("TMPDIR=") || variable.starts_with("XDG_");
        if (folder.empty() || !names_folder) variables.emplace_back(variable);
    }
    if (!folder.empty()) {
        variables.push_back("HOME=" + folder);
        variables.push_back("TMPDIR=" + folder);
    }
    std::vector<char*> environment;
    environment.reserve(variables.size() + 1);
    for (std::string& variable : variables) environment.push_back(variable.data());
    environment.push_back(nullptr);

    SpawnActions spawn;
    posix_spawn_file_actions_adddup2(&spawn.actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&spawn.actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&spawn.actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (!folder.empty()) posix_spawn_file_actions_addchdir_np(&spawn.actions, folder.c_str());
    // What the caller has these ignored for is its own business: a program expects to be ended by them.
    sigset_t defaults{};
    sigemptyset(&defaults);
    for (const int signal : {SIGPIPE, SIGXFSZ}) sigaddset(&defaults, signal);
    posix_spawnattr_setsigdefault(&spawn.attributes, &defaults);
    posix_spawnattr_setflags(&spawn.attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&spawn.attributes, 0);
    pid_t child = -1;
    const int failed =
        posix_spawnp(&child, argv[0], &spawn.actions, &spawn.attributes, argv.data(), environment.data());
    return failed == 0 ? child : -1;
}

Descriptor timer(unsigned seconds) {
    if (seconds == 0) return Descriptor();
    Descriptor out(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
    itimerspec when{};
    when.it_value.tv_sec = static_cast<time_t>(seconds);
    if (out.get() >= 0) ::timerfd_settime(out.get(), 0, &when, nullptr);
    return out;
}

// Moves input and output until the program closes its output or a limit is met.
ProcessResult::End converse(Descriptor& input, std::string_view to_write, const Descriptor& output,
                            const ProcessLimits& limits, std::string& out) {
    using End = ProcessResult::End;
    const Descriptor clock = timer(limits.seconds);
    std::array<char, 1U << 16U> buffer{};
    while (true) {
        if (to_write.empty()) input.close();
        std::array<pollfd, 3> watched = {
            {{output.get(), POLLIN, 0}, {clock.get(), POLLIN, 0}, {input.get(), POLLOUT, 0}}};
        if (::poll(watched.data(), watched.size(), -1) < 0) {
            if (errno == EINTR) continue;
            return End::killed;
        }
        if (watched[1].revents != 0) return End::timed_out;
        if (watched[2].revents != 0) {
            const ssize_t sent = ::send(input.get(), to_write.data(), to_write.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            // A program that reads no more may still have something to say.
            if (sent < 0 && errno != EAGAIN && errno != EINTR) to_write = {};
            if (sent > 0) to_write.remove_prefix(static_cast<std::size_t>(sent));
        }
        if (watched[0].revents == 0) continue;
        const ssize_t got = ::read(output.get(), buffer.data(), buffer.size());
        if (got == 0 || (got < 0 && errno != EINTR)) return End::finished;
        if (got < 0) continue;
        out.append(buffer.data(), static_cast<std::size_t>(got));
        if (limits.output != 0 && out.size() > limits.output) return End::output_too_large;
    }
}

// Keeps a child within its limits until it ends, then takes it and its own children away.
ProcessResult supervise(pid_t child, Descriptor& input, std::string_view to_write, const Descriptor& output,
                        const ProcessLimits& limits) {
    ProcessResult out;
    if (limits.memory != 0) {
        const rlimit most = {limits.memory, limits.memory};
        (void)::prlimit(child, RLIMIT_AS, &most, nullptr);
    }
    if (limits.file != 0) {
        const rlimit most = {limits.file, limits.file};
        (void)::prlimit(child, RLIMIT_FSIZE, &most, nullptr);
    }
    out.end = converse(input, to_write, output, limits, out.output);
    // Its children go with it, even where it ended by itself.
    (void)::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (out.end == ProcessResult::End::finished) {
        if (WIFEXITED(status))
            out.exit_code = WEXITSTATUS(status);
        else
            out.end = ProcessResult::End::killed;
    }
    return out;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::error_code error;
    const std::filesystem::path base = std::filesystem::temp_directory_path(error);
    if (error) return;
    std::string name = (base / "fenjie-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

ProcessResult run_process(const std::vector<std::string>& arguments, std::string_view input, const std::string& folder,
                          const ProcessLimits& limits) {
    Channel to = channel();
    Channel from = channel();
    if (arguments.empty() || to.ours.get() < 0 || from.ours.get() < 0) return {};
    const pid_t child = start(arguments, folder, to.its.get(), from.its.get());
    if (child < 0) return {};
    to.its.close();
    from.its.close();
    return supervise(child, to.ours, input, from.ours, limits);
}

ProcessResult run_copy(const std::function<int(int output)>& work, const ProcessLimits& limits) {
    Channel from = channel();
    if (from.ours.get() < 0) return {};
    const pid_t child = ::fork();
    if (child < 0) return {};
    if (child == 0) {
        (void)::setpgid(0, 0);
        ::_exit(work(from.its.get()));
    }
    (void)::setpgid(child, child);
    from.its.close();
    Descriptor no_input;
    return supervise(child, no_input, {}, from.ours, limits);
}

}  // namespace fenjie
