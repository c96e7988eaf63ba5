// A line on a terminal that tells how far a batch is.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace fenjie::tool {

struct Count {
    std::size_t done = 0;  ///< inputs, those that failed and those taken over among them
    std::size_t kept = 0;  ///< taken over from an earlier run
    std::size_t failed = 0;
    std::size_t total = 0;  ///< as far as it is known: an archive is one until it is opened
};

/// "1234/100000  96.2/s  2 failed  17 min left"; what is not known yet, or not worth telling, is left out.
[[nodiscard]] std::string progress_text(const Count& count, std::chrono::duration<double> elapsed);

/// Writes that line to standard error, where that is a terminal, ten times a second at most; nothing otherwise.
class Progress {
 public:
    /// `shown`: whether there may be a line at all; none should be while documents go to the same terminal.
    explicit Progress(bool shown);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void tell(const Count& count);
    /// Takes the line away, for something else to be written.
    void clear();

 private:
    using Clock = std::chrono::steady_clock;
    bool shown_;
    bool there_ = false;
    Clock::time_point begin_ = Clock::now();
    Clock::time_point last_;
};

}  // namespace fenjie::tool
