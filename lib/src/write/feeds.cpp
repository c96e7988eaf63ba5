// Which feeds the build has; lib/cmake/formats.cmake decides.
//
// In:  "ics"      Out: a feed that writes one VCALENDAR
#include "write/feeds.hpp"

#include <array>

#include "fenjie/write.hpp"

namespace fenjie {
namespace {

struct NamedFeed {
    std::string_view name;
    std::unique_ptr<Feed> (*make)();
};

constexpr auto kFeeds = std::to_array<NamedFeed>({
    {"csv", csv_feed},
#ifdef FENJIE_WITH_WRITE_XLSX
    {"xlsx", xlsx_feed},
#endif
#ifdef FENJIE_WITH_WRITE_ICS
    {"ics", calendar_feed},
#endif
#ifdef FENJIE_WITH_WRITE_STRATML
    {"stratml", stratml_feed},
#endif
});

}  // namespace

std::vector<std::string> feed_formats() {
    std::vector<std::string> out;
    for (const NamedFeed& feed : kFeeds) out.emplace_back(feed.name);
#ifdef FENJIE_WITH_WRITE_SQLITE
    out.emplace_back("sqlite");
#endif
    return out;
}

std::unique_ptr<Feed> make_feed(std::string_view format) {
    for (const NamedFeed& feed : kFeeds) {
        if (feed.name == format) return feed.make();
    }
    return nullptr;
}

#ifndef FENJIE_WITH_WRITE_XLSX
std::optional<std::string> to_xlsx(const Comparison& /*comparison*/) {
    return std::nullopt;
}
#endif

#ifndef FENJIE_WITH_WRITE_SQLITE
std::unique_ptr<Feed> database_feed(const std::string& /*path*/) {
    return nullptr;
}
#endif

}  // namespace fenjie
