// Where input comes from and output goes to.
#pragma once

#include <cstdint>
#include <cstdio>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/stream.hpp"

namespace fenjie::tool {

/// The bytes of a file, of standard input for "-", or of a member of an archive (letters.zip/plan.docx); a folder, an
/// empty file and one over `limit` are errors.
[[nodiscard]] Loaded read_input(const std::string& path, std::uint64_t limit);

enum class LineRead { none, whole, cut };

/// Reads one line, at most `limit` bytes of it; the rest of a longer one is passed over (cut).
[[nodiscard]] LineRead read_line(std::istream& in, std::uint64_t limit, std::string& line);

/// What the output calls a source: "schedule.txt" for "plans/schedule.txt", "letters.zip/plan.docx" for a member of an
/// archive, "-" for standard input.
[[nodiscard]] std::string source_name(const std::string& path);

/// The files that the arguments stand for, in their order; a folder gives what lies in it, sorted by name.
[[nodiscard]] std::vector<std::string> expand_folders(const std::vector<std::string>& paths);

/// Whether there is anything of that name.
[[nodiscard]] bool exists(const std::string& path);
[[nodiscard]] bool is_folder(const std::string& path);

/// Standard output, or a file that appears under its name only when all of it has been written.
class Output {
 public:
    /// "" and "-" are standard output.
    explicit Output(std::string path);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    void write(std::string_view text);
    void line(std::string_view text);
    void flush();
    /// Whether writing has failed: what follows would be lost, too.
    [[nodiscard]] bool failed() const { return failure_.has_value(); }
    /// Puts the file in its place; the reason where that, or any writing before, failed. Without this call a file
    /// is thrown away.
    [[nodiscard]] std::optional<std::string> finish();
    /// What messages call it.
    [[nodiscard]] std::string name() const { return path_.empty() ? "standard output" : path_; }

 private:
    void open();

    std::string path_;
    std::string temporary_;
    std::FILE* file_ = nullptr;
    std::optional<std::string> failure_;
};

}  // namespace fenjie::tool
