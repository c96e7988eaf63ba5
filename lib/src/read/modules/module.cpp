// Finds and loads a module.
//
// In:  "fenjie-pdf.so", asked by /usr/bin/fenjie      Out: the functions of /usr/libexec/fenjie/fenjie-pdf.so
#include "read/modules/module.hpp"

#include <dlfcn.h>

#include "read/modules/program_file.hpp"

namespace fenjie {

LoadedModule load_module(const char* file) {
    const std::filesystem::path path = program_file(file);
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
