// The sub commands: settings in, exit code out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/compare.hpp"
#include "fenjie/extract.hpp"
#include "files.hpp"

namespace fenjie::tool {

// Exit codes.
inline constexpr int kAllRead = 0;
inline constexpr int kSomeUnreadable = 1;
inline constexpr int kWrongUsage = 2;

/// The sub command by which the tool reads one file in a process of its own; no help shows it.
inline constexpr const char* kReaderCommand = "read-one";

/// What the command line says; each sub command reads what it knows.
struct Settings {
    std::vector<std::string> files;
    std::string with;
    std::string format;
    std::string output;
    std::string issued;
    std::string lexicon;
    std::string metrics;
    std::string schema;
    std::size_t jobs = 1;
    ReadSettings reading;
    bool check = false;
    bool resume = false;
    bool explain = false;
    // Of the service.
    std::string host = "127.0.0.1";
    std::uint16_t port = 8017;
    std::uint64_t max_body = 64ULL << 20U;
    std::size_t queue = 32;
    unsigned request_time = 60;
};

/// Tells on standard error: "fenjie: plan.txt: is empty".
void complain(std::string_view about, std::string_view reason);

/// The library's options; nothing, and a complaint, where the settings' lexicon cannot be loaded.
[[nodiscard]] std::optional<Options> library_options(const Settings& settings);

/// Loads the table of --metrics, where there is one; false, and a complaint, where it cannot be loaded.
[[nodiscard]] bool load_metrics(const Settings& settings, std::shared_ptr<const Metrics>& metrics);

/// The options for one source.
[[nodiscard]] Options options_for(const Options& options, const std::string& path);

/// Ends a command: puts the output in its place, or complains. Returns the exit code.
[[nodiscard]] int finish(Output& output, int code);

[[nodiscard]] int run_extract(const Settings& settings);
[[nodiscard]] int run_compare(const Settings& settings);
[[nodiscard]] int run_text(const Settings& settings);
[[nodiscard]] int run_explain(const Settings& settings);
[[nodiscard]] int run_schema(const Settings& settings);
[[nodiscard]] int run_validate(const Settings& settings);
[[nodiscard]] int run_stream(const Settings& settings);
/// Becomes the program of the service, which lies beside the tool and parses the same arguments once more; returns only
/// where there is none.
[[nodiscard]] int start_service(char** argv);
/// The service itself; only its program has it.
[[nodiscard]] int run_service(const Settings& settings);

}  // namespace fenjie::tool
