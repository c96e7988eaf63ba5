// fenjie-feeds.so: the module that writes what takes a library to write.
//
// Its libraries (libxlsxwriter, libical, SQLite, pugixml) take 2 ms to be loaded.
#include "write/feeds_module.hpp"

#include "read/modules/module_entry.hpp"

namespace {

#ifdef FENJIE_WITH_WRITE_XLSX
constexpr auto* kXlsx = fenjie::xlsx_feed;
#else
constexpr decltype(&fenjie::xlsx_feed) kXlsx = nullptr;
#endif
#ifdef FENJIE_WITH_WRITE_ICS
constexpr auto* kCalendar = fenjie::calendar_feed;
#else
constexpr decltype(&fenjie::calendar_feed) kCalendar = nullptr;
#endif
#ifdef FENJIE_WITH_WRITE_STRATML
constexpr auto* kStratml = fenjie::stratml_feed;
#else
constexpr decltype(&fenjie::stratml_feed) kStratml = nullptr;
#endif

}  // namespace

// The others are there in every build.
FENJIE_MODULE(fenjie::FeedsModule, kXlsx, kCalendar, kStratml, fenjie::database_feed, fenjie::to_xlsx)
