// The program of the service: the same command line as the tool's, of which it knows one command.
//
// In:  fenjie serve --port 0
// Out: run_service with these settings
#include <cstdio>
#include <exception>
#include <string_view>

#include "command_line.hpp"

namespace {

int run(int argc, char** argv) {
    using namespace fenjie::tool;
    if (argc == 2 && std::string_view(argv[1]) == kReaderCommand) return fenjie::run_reader_worker();
    CommandLine line;
    try {
        line.app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return line.app.exit(error) == 0 ? kAllRead : kWrongUsage;
    }
    if (line.app.got_subcommand("serve")) return run_service(line.settings);
    complain(line.app.get_subcommands().front()->get_name(), "is a command of fenjie, not of its service");
    return kWrongUsage;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        (void)std::fprintf(stderr, "fenjie: %s\n", error.what());
        return fenjie::tool::kSomeUnreadable;
    }
}
