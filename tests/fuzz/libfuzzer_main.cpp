// The way in for libFuzzer: one program for all targets, which is told by its own name which of them to run.
//
// In:  dates_fuzz, a link to this program
// Out: the target "dates"; a name that is no target ends the program with the names that are
//
// By its name and not by an argument, since libFuzzer starts itself again to minimize and to merge.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include "target.hpp"

namespace {

const fuzz::Target* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** arguments) {
    std::string name = (*arguments)[0];
    name = name.substr(name.rfind('/') + 1);
    if (name.ends_with("_fuzz")) name.resize(name.size() - 5);
    for (const fuzz::Target& target : fuzz::targets()) {
        if (target.name == name) chosen = &target;
    }
    if (chosen != nullptr) return 0;
    std::cerr << "no target " << name << " here; call this program TARGET_fuzz, with TARGET of";
    for (const fuzz::Target& target : fuzz::targets()) std::cerr << ' ' << target.name;
    std::cerr << '\n';
    std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    chosen->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
