// One name of a list while the list is cut (lists.cpp) and its tails are shared (shared_tails.cpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "recognize/organizations.hpp"

namespace fenjie {

struct OrganizationRecognizer::Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string tail;   // what a later name lends this one
    std::string whole;  // the name where it is not just what is printed (县两级教育部门: 县教育部门)
    bool open = false;  // has no suffix of its own (公安、司法等部门)
    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

}  // namespace fenjie
