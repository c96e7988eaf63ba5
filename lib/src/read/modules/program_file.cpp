// Finds the files of the program that runs by where it lies itself.
//
// In:  "fenjie-serve", asked by build/tools/fenjie      Out: build/libexec/fenjie/fenjie-serve
#include "read/modules/program_file.hpp"

#include <sys/auxv.h>

#include <system_error>

namespace fenjie {

std::filesystem::path program_file(const char* name) {
    namespace fs = std::filesystem;
    std::error_code code;
    fs::path program = fs::read_symlink("/proc/self/exe", code);
    // A bare root directory has no /proc: then by the name that the program was started under.
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the auxiliary vector holds addresses as numbers
    if (code) program = fs::canonical(reinterpret_cast<const char*>(::getauxval(AT_EXECFN)), code);
    const fs::path beside = program.parent_path() / name;
    const bool lies_beside = !code && fs::exists(beside, code);
    return lies_beside ? beside : program.parent_path().parent_path() / "libexec" / "fenjie" / name;
}

}  // namespace fenjie
