// Finds and loads a module.
//
// In:  "fenjie-pdf.so", asked by /usr/bin/fenjie      Out: the functions of /usr/libexec/fenjie/fenjie-pdf.so
#include "read/modules/module.hpp"

#include <dlfcn.h>
#include <sys/auxv.h>

#include <filesystem>

namespace fenjie {

LoadedModule load_module(const char* file) {
    namespace fs = std::filesystem;
    std::error_code code;
    fs::path program = fs::read_symlink("/proc/self/exe", code);
    // A bare root directory has no /proc: then by the name that the program was started under.
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the auxiliary vector holds addresses as numbers
    if (code) program = fs::canonical(reinterpret_cast<const char*>(::getauxval(AT_EXECFN)), code);
    const fs::path beside = program.parent_path() / file;
    const bool lies_beside = !code && fs::exists(beside, code);
    const fs::path path = lies_beside ? beside : program.parent_path().parent_path() / "libexec" / "fenjie" / file;
    const auto refused = [&](const std::string& why) {
        return LoadedModule{nullptr, "the part of fenjie that it needs cannot be loaded: " + why};
    };
    void* const module = ::dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (module == nullptr) return refused(::dlerror());
    auto* const entry = reinterpret_cast<ModuleEntry*>(::dlsym(module, kModuleEntry));
    if (entry == nullptr) return refused(path.string() + " is none");
    const void* const functions = entry(kModuleBuild);
    return functions == nullptr ? refused(path.string() + " is of another build") : LoadedModule{functions, {}};
}

}  // namespace fenjie
