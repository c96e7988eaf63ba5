// Ends a command that is told to end (Ctrl-C, kill, a closed terminal) without leaving anything half done.
#pragma once

#include <array>
#include <string>
#include <thread>

namespace fenjie::tool {

/// Whether the command was told to end.
[[nodiscard]] bool interrupted();

/// What is to be done with an unfinished file, and to be said of it, where the command is told to end.
struct Unfinished {
    std::string temporary;   ///< removed; empty: nothing is
    std::string target;      ///< what messages call the output
    bool resumable = false;  ///< what is done is kept for --resume
    bool in_place = false;   ///< what is done stands in the target itself
};

/// Notes an unfinished file while it lives. One that is forgotten is whole, or gone.
void remember(const Unfinished& file);
void forget(const std::string& temporary, const std::string& target);

/// While one of these lives, SIGINT, SIGTERM and SIGHUP do this: programs that read files for this one are ended,
/// temporary files removed, one line is written to standard error, and the process ends by the signal, as its caller
/// expects. A command that `drains` has five seconds to end by itself, which it does by asking interrupted(); a second
/// signal ends it at once. Signals that are ignored (nohup) stay so.
class Interrupts {
 public:
    explicit Interrupts(bool drains);
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

 private:
    void watch() const;

    bool drains_;
    std::array<int, 2> pipe_ = {-1, -1};
    std::thread watcher_;
};

}  // namespace fenjie::tool
