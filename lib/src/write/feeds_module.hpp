// The writers whose libraries are loaded when they are needed (read/modules/module.hpp).
#pragma once

#include "fenjie/write.hpp"
#include "write/feeds.hpp"

namespace fenjie {

/// Writers that the build does not have are null.
struct FeedsModule {
    static constexpr const char* kFile = "fenjie-feeds.so";
    decltype(&fenjie::xlsx_feed) xlsx_feed;
    decltype(&fenjie::calendar_feed) calendar_feed;
    decltype(&fenjie::stratml_feed) stratml_feed;
    decltype(&fenjie::database_feed) database_feed;
    std::optional<std::string> (*to_xlsx)(const Comparison& comparison);
};

}  // namespace fenjie
