// What the cells of a workbook show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/xlsx/number_format.hpp"
#include "read/xml.hpp"

namespace fenjie {

class XlsxValues {
 public:
    /// The roots of the shared strings and the styles; each may be empty.
    XlsxValues(pugi::xml_node strings, pugi::xml_node styles);

    void count_from_1904(bool on) { from_1904_ = on; }
    /// The text of a cell (c); lines in it are parted by line feeds.
    [[nodiscard]] std::string shown(pugi::xml_node cell) const;

 private:
    [[nodiscard]] std::string number(std::string_view text, pugi::xml_node cell) const;

    std::vector<std::string> strings_;
    std::vector<NumberFormat> formats_;
    std::vector<std::size_t> format_of_;  // cell format -> formats_
    bool from_1904_ = false;
};

}  // namespace fenjie
