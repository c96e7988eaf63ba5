// Pieces of the self-contained pages: escaped text, the parts of lib/pages, data for their scripts.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace fenjie {

/// Text as it stands in HTML, in content and in quoted attributes alike.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// JSON as it may stand in a script element: no sequence in it ends the element or opens a comment.
[[nodiscard]] std::string script_safe(std::string_view json);

/// A string as JSON.
[[nodiscard]] std::string json_string(std::string_view text);

/// A part of lib/pages by its name without extension; "" for none.
[[nodiscard]] std::string_view page_part(std::string_view name);

/// The head of a page up to <body>: a policy that lets nothing be fetched but from where `connect` says, a title, the
/// styles named.
[[nodiscard]] std::string page_head(std::string_view title, std::initializer_list<std::string_view> styles,
                                    std::string_view connect = "'none'");

}  // namespace fenjie
