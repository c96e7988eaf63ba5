// Modules: readers and writers whose libraries take longer to load than a plan takes to read, each in a shared object
// that a program loads when it first needs it.
//
//   the static library    has all of them linked; nothing is loaded
//   the tool              has loaded_pdf.cpp and its like in their place, which load fenjie-pdf.so …
//
// A module holds what it needs of this library itself and shows one function, kModuleEntry.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fenjie/extract.hpp"
#include "read/ocr/ocr.hpp"
#include "read/package.hpp"
#include "read/read.hpp"

namespace fenjie {

struct PdfModule {
    static constexpr const char* kFile = "fenjie-pdf.so";
    decltype(&fenjie::read_pdf) read_pdf;
};

struct OcrModule {
    static constexpr const char* kFile = "fenjie-ocr.so";
    decltype(&fenjie::read_image) read_image;
    decltype(&fenjie::make_page_recognizer) make_page_recognizer;
};

/// Readers that the build does not have are null.
struct PackagesModule {
    static constexpr const char* kFile = "fenjie-packages.so";
    decltype(&fenjie::package_kind) package_kind;
    decltype(&fenjie::package_error) package_error;
    std::vector<std::string> (*member_names)(std::string_view bytes);
    decltype(&fenjie::archive_members) archive_members;
    decltype(&fenjie::read_docx) read_docx;
    decltype(&fenjie::read_xlsx) read_xlsx;
    decltype(&fenjie::read_ofd) read_ofd;
    decltype(&fenjie::read_office) read_office;
};

/// What a module shows: its functions, where `build` is its own; else null, since values go over the border as they
/// are.
using ModuleEntry = const void*(const char* build);
inline constexpr const char* kModuleEntry = "fenjie_module";
inline constexpr const char* kModuleBuild = FENJIE_VERSION ", " __VERSION__;

struct LoadedModule {
    const void* functions = nullptr;
    std::string reason;  ///< why there are none, in words for people
};

/// Loads a file that lies in ../libexec/fenjie as seen from the program, or beside it.
[[nodiscard]] LoadedModule load_module(const char* file);

/// The functions of a module, which is loaded once and stays; null where it cannot be, with the reason.
template <typename Module>
[[nodiscard]] const Module* module_of(std::string& reason) {
    static const LoadedModule loaded = load_module(Module::kFile);
    if (loaded.functions == nullptr) reason = loaded.reason;
    return static_cast<const Module*>(loaded.functions);
}

}  // namespace fenjie
