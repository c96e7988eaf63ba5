// The program of the service: the same command line as the tool's, of which it knows one command.
//
// In:  fenjie serve --port 0
// Out: run_service with these settings
#include "command_line.hpp"

namespace {

int run(const fenjie::tool::CommandLine& line, char** /*argv*/) {
    using namespace fenjie::tool;
    if (line.app.got_subcommand("serve")) return run_service(line.settings);
    complain(line.app.get_subcommands().front()->get_name(), "is a command of fenjie, not of its service");
    return kWrongUsage;
}

}  // namespace

int main(int argc, char** argv) {
    return fenjie::tool::run_program(argc, argv, run);
}
