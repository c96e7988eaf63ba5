// In place of xlsx.cpp, calendar.cpp, stratml.cpp, database.cpp and compare_xlsx.cpp where their module is loaded.
//
// In:  a plan, format "ics", in a program without libical      Out: what fenjie-feeds.so makes of it
#include "read/modules/module.hpp"
#include "write/feeds_module.hpp"

namespace fenjie {
namespace {

// Says why there is no other.
class NoFeed : public Feed {
 public:
    explicit NoFeed(std::string reason) { fail(std::move(reason)); }
    [[nodiscard]] std::string add(const Plan& /*plan*/) override { return {}; }
    [[nodiscard]] std::string finish() override { return {}; }
};

template <typename Make, typename... Arguments>
std::unique_ptr<Feed> feed(Make FeedsModule::*make, const Arguments&... arguments) {
    std::string reason;
    const auto* const module = module_of<FeedsModule>(reason);
    if (module == nullptr) return std::make_unique<NoFeed>(std::move(reason));
    return (module->*make)(arguments...);
}

}  // namespace

#ifdef FENJIE_WITH_WRITE_XLSX
std::unique_ptr<Feed> xlsx_feed() {
    return feed(&FeedsModule::xlsx_feed);
}

std::optional<std::string> to_xlsx(const Comparison& comparison) {
    std::string ignored;
    const auto* const module = module_of<FeedsModule>(ignored);
    return module == nullptr ? std::nullopt : module->to_xlsx(comparison);
}
#endif

#ifdef FENJIE_WITH_WRITE_ICS
std::unique_ptr<Feed> calendar_feed() {
    return feed(&FeedsModule::calendar_feed);
}
#endif

#ifdef FENJIE_WITH_WRITE_STRATML
std::unique_ptr<Feed> stratml_feed() {
    return feed(&FeedsModule::stratml_feed);
}
#endif

#ifdef FENJIE_WITH_WRITE_SQLITE
std::unique_ptr<Feed> database_feed(const std::string& path) {
    return feed(&FeedsModule::database_feed, path);
}
#endif

}  // namespace fenjie
