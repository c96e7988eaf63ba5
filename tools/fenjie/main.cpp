// The tool fenjie: argv in, a sub command's exit code out.
//
// In:  fenjie extract plan.txt -o plan.json
// Out: run_extract with these settings; wrong usage ends with exit code 2 and a hint
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <csignal>
#include <functional>
#include <map>

#include "command_line.hpp"

namespace {

using fenjie::tool::Settings;

int run(const fenjie::tool::CommandLine& line, char** argv) {
    using namespace fenjie::tool;
    if (line.app.got_subcommand("serve")) return start_service(argv);
    // A reader of our output that ends, and a file that may grow no further, are failures of writing like a full disk:
    // told in words, with what was there left as it was.
    (void)std::signal(SIGPIPE, SIG_IGN);
    (void)std::signal(SIGXFSZ, SIG_IGN);
    const std::map<std::string, std::function<int(const Settings&)>> commands = {
        {"extract", run_extract}, {"compare", run_compare},   {"text", run_text},     {"explain", run_explain},
        {"schema", run_schema},   {"validate", run_validate}, {"stream", run_stream},
    };
    return commands.at(line.app.get_subcommands().front()->get_name())(line.settings);
}

/// glibc learns to keep blocks as large as those that were freed, and with many texts it keeps ever more of them: what
/// is freed of a large text is to go back to the system.
void give_back_large_blocks() {
#ifdef M_MMAP_THRESHOLD
    constexpr int kLargeBytes = 1 << 20;
    (void)mallopt(M_MMAP_THRESHOLD, kLargeBytes);
#endif
}

}  // namespace

int main(int argc, char** argv) {
    give_back_large_blocks();
    return fenjie::tool::run_program(argc, argv, run);
}
