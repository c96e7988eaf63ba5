// Included by the one file of a module that shows its functions:
//
//   FENJIE_MODULE(fenjie::PdfModule, fenjie::read_pdf)
#pragma once

#include <string_view>

#include "read/modules/module.hpp"

#define FENJIE_MODULE(Module, ...)                                                                                \
    extern "C" __attribute__((visibility("default"))) const void* fenjie_module(const char* build);               \
    extern "C" const void* fenjie_module(const char* build) {                                                     \
        static constexpr Module kFunctions{__VA_ARGS__};                                                          \
        return std::string_view(build) == fenjie::kModuleBuild ? static_cast<const void*>(&kFunctions) : nullptr; \
    }
