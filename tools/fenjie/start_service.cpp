// fenjie serve: becomes the program of the service.
//
// In:  /usr/bin/fenjie serve --port 0
// Out: /usr/libexec/fenjie/fenjie-serve serve --port 0, in the same process
#include <sys/auxv.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "commands.hpp"

namespace fenjie::tool {

int start_service(char** argv) {
    std::error_code code;
    std::filesystem::path tool = std::filesystem::read_symlink("/proc/self/exe", code);
    // A bare root directory has no /proc: then by the name that the tool was started under.
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the auxiliary vector holds addresses as numbers
    if (code) tool = std::filesystem::canonical(reinterpret_cast<const char*>(::getauxval(AT_EXECFN)), code);
    const std::string program = (tool.parent_path().parent_path() / "libexec" / "fenjie" / "fenjie-serve").string();
    (void)::execv(program.c_str(), argv);
    complain("serve", program + ": " + std::strerror(errno));
    return kSomeUnreadable;
}

}  // namespace fenjie::tool
