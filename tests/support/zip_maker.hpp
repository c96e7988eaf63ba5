// Archives for tests, in memory.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace zips {

struct Entry {
    std::string name;  ///< stored as these bytes
    std::string content;
    bool encrypted = false;
};

/// A ZIP archive, members in this order.
std::string make(const std::vector<Entry>& entries);

/// Makes the archive tell `size` as what its member `name` inflates to.
void claim_size(std::string& archive, const std::string& name, std::uint32_t size);

}  // namespace zips
