// fenjie-packages.so: the module that reads ZIP archives and what comes in one (Word, Excel, OFD, OpenDocument).
//
// Its libraries (libzip, with it OpenSSL; pugixml) take 2 ms to be loaded.
#include "read/archive.hpp"
#include "read/modules/module_entry.hpp"

namespace {

#ifdef FENJIE_WITH_OOXML
constexpr auto* kDocx = fenjie::read_docx;
constexpr auto* kXlsx = fenjie::read_xlsx;
#else
constexpr decltype(&fenjie::read_docx) kDocx = nullptr;
constexpr decltype(&fenjie::read_xlsx) kXlsx = nullptr;
#endif
#ifdef FENJIE_WITH_OFD
constexpr auto* kOfd = fenjie::read_ofd;
#else
constexpr decltype(&fenjie::read_ofd) kOfd = nullptr;
#endif
#ifdef FENJIE_WITH_OFFICE
constexpr auto* kOffice = fenjie::read_office;
#else
constexpr decltype(&fenjie::read_office) kOffice = nullptr;
#endif

}  // namespace

FENJIE_MODULE(fenjie::PackagesModule, fenjie::package_kind, fenjie::package_error, fenjie::member_names,
              fenjie::archive_members, kDocx, kXlsx, kOfd, kOffice)
