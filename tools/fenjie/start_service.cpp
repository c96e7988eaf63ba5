// fenjie serve: becomes the program of the service.
//
// In:  /usr/bin/fenjie serve --port 0
// Out: /usr/libexec/fenjie/fenjie-serve serve --port 0, in the same process
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "commands.hpp"
#include "program_file.hpp"

namespace fenjie::tool {

int start_service(char** argv) {
    const std::string program = program_file("fenjie-serve").string();
    (void)::execv(program.c_str(), argv);
    complain("serve", program + ": " + std::strerror(errno));
    return kSomeUnreadable;
}

}  // namespace fenjie::tool
