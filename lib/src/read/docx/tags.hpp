// The elements of WordprocessingML that text depends on.
#pragma once

#include <cstdint>
#include <string_view>

namespace fenjie {

enum class DocxTag : std::uint8_t {
    none,  ///< of no interest itself; what it holds may be
    paragraph,
    run,
    text,
    tab,
    line_break,
    no_break_hyphen,
    symbol,
    rendered_page_break,
    table,
    row,
    cell,
    text_box,
    field_mark,
    field_instruction,
    simple_field,
    control,
    section,
    foreign_part,
    passed_over,  ///< it and all it holds
};

/// By the local name of an element of the Word namespace.
[[nodiscard]] DocxTag docx_tag(std::string_view name);

}  // namespace fenjie
