// The manual page and the completions of shells, made from the command line itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command_line.hpp"

namespace fenjie::manual {

/// fenjie(1) as roff.
[[nodiscard]] std::string page(const tool::CommandLine& line);
[[nodiscard]] std::string bash_completion(const tool::CommandLine& line);
[[nodiscard]] std::string zsh_completion(const tool::CommandLine& line);
[[nodiscard]] std::string fish_completion(const tool::CommandLine& line);

/// What completes the value of an option or argument.
enum class Value { none, words, files, folders, own };

/// An option (or, without names, an argument) of a command as it is told of.
struct Told {
    std::vector<std::string> names;  ///< "-f", "--format"
    std::string what;                ///< what stands for its value: FORMAT; empty for a flag
    std::string help;
    std::string default_text;
    Value value = Value::none;
    std::vector<std::string> words;
};

struct Command {
    std::string name;  ///< empty: fenjie itself
    std::string help;
    std::vector<Told> options;
    std::vector<Told> arguments;
    std::vector<std::string> footer;  ///< lines; those that begin with a space are examples
};

/// fenjie itself, then its commands in their order.
[[nodiscard]] std::vector<Command> commands(const tool::CommandLine& line);

/// `words` with `between` between them.
[[nodiscard]] std::string join(const std::vector<std::string>& words, std::string_view between);

}  // namespace fenjie::manual
