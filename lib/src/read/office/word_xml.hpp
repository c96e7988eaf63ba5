// Word 2003 XML made ready for LibreOffice, whose reader of it knows no Chinese numbers.
#pragma once

#include <string>
#include <string_view>

namespace fenjie {

/// The numbers of lists as typed text. Word keeps each as it was printed beside the paragraph's place in its list
/// (<wx:t wx:val="一、"/>); files without such a note come back as they are.
[[nodiscard]] std::string with_typed_numbers(std::string_view xml);

}  // namespace fenjie
