// A program run for one file: with limits of its own, no terminal, and a temporary folder that goes with it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fenjie {

/// A fresh private folder; it and all in it are removed with the object.
class TemporaryFolder {
 public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    /// Empty where none could be made.
    [[nodiscard]] const std::string& path() const { return path_; }

 private:
    std::string path_;
};

struct ProcessLimits {
    unsigned seconds = 0;      ///< wall time until it is killed; 0: no limit
    std::uint64_t memory = 0;  ///< bytes of address space; 0: no limit
    std::uint64_t output = 0;  ///< most bytes of standard output kept; more ends the program
    std::uint64_t file = 0;    ///< bytes of the largest file that it may write; 0: no limit
};

struct ProcessResult {
    enum class End { finished, failed_to_start, timed_out, output_too_large, killed };
    End end = End::failed_to_start;
    int exit_code = 0;
    std::string output;  ///< its standard output
};

/// Runs `arguments` (the first is the program, looked up in PATH) with `input` on its standard input and `folder` as
/// its working folder, HOME and TMPDIR (unless empty; other folders of the user's are not told). Standard error is
/// thrown away. The program and its children form a group that is killed as a whole when a limit is met. Safe to call
/// from several threads.
[[nodiscard]] ProcessResult run_process(const std::vector<std::string>& arguments, std::string_view input,
                                        const std::string& folder, const ProcessLimits& limits);

/// Runs `work` in a copy of this process, which must have one thread only; what `work` writes to the descriptor is the
/// output, what it returns the exit code. It must not throw.
[[nodiscard]] ProcessResult run_copy(const std::function<int(int output)>& work, const ProcessLimits& limits);

}  // namespace fenjie
