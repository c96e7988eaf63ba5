// The command line, for parsing it and for telling of it.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <vector>

#include "commands.hpp"

namespace fenjie::tool {

/// Parsing `app` fills `settings`. Neither copied nor moved: the app's options point into it.
struct CommandLine {
    CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;
    ~CommandLine() = default;

    CLI::App app;
    Settings settings;
    std::map<const CLI::Option*, std::vector<std::string>>
        words;  ///< what an option accepts, where that is a fixed list
};

/// A program from its arguments to its exit code: parses them and calls `run`; reads one file for another process where
/// it was started for that; tells of memory that ran out.
[[nodiscard]] int run_program(int argc, char** argv, int (*run)(const CommandLine& line, char** argv));

}  // namespace fenjie::tool
