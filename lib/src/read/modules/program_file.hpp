// The files that belong to the program which runs: its modules, the program of its service.
//
//   program_file("fenjie-pdf.so"), asked by /usr/bin/fenjie      /usr/libexec/fenjie/fenjie-pdf.so
#pragma once

#include <filesystem>

namespace fenjie {

/// Where a file lies that belongs to the running program: beside it where it is there, else in ../libexec/fenjie as
/// seen from it, there or not.
[[nodiscard]] std::filesystem::path program_file(const char* name);

}  // namespace fenjie
