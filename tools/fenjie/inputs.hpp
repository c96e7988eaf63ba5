// The inputs that a command's arguments stand for.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "fenjie/stream.hpp"

namespace fenjie::tool {

struct Input {
    std::string path;  ///< what messages call it: plans/a.txt, letters.zip/plan.docx
    std::string name;  ///< what the output calls it: a.txt, letters.zip/plan.docx
    Loaded loaded;
};

/// Appends an input, or in place of an archive what is inside it. Whether it was one.
bool open_input(Input input, const Options& options, std::deque<Input>& out);

/// Files in the order of the arguments; a folder gives what lies in it, an archive what is inside. Each is read when it
/// is asked for.
class Inputs {
 public:
    /// Without `open_archives` an archive is one input.
    Inputs(const std::vector<std::string>& arguments, Options options, bool open_archives);

    /// Whether the arguments stand for more than one input by their form: several, a folder, an archive.
    [[nodiscard]] bool several() const { return several_; }
    /// How many there are, as far as that is known: an archive is one until it is opened.
    [[nodiscard]] std::size_t total() const { return total_; }
    /// Nothing at the end.
    [[nodiscard]] std::optional<Input> next();

 private:
    void read_next();

    Options options_;
    bool open_archives_;
    bool several_ = false;
    std::vector<std::string> files_;
    std::size_t at_ = 0;
    std::size_t total_ = 0;
    std::deque<Input> waiting_;
};

}  // namespace fenjie::tool
