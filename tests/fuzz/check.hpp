// What the targets share: breaches, paragraphs made of any bytes, ranges held against the text they point into.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/plan.hpp"
#include "text/mapped_text.hpp"

namespace fuzz {

/// Throws std::logic_error with these words where `holds` is false: the end of a fuzzer, a failure of a test.
void require(bool holds, const char* what);

/// The bytes as UTF-8; what belongs to no character is left out, so that a change of one byte loses one character.
[[nodiscard]] std::string readable(std::string_view bytes);

/// Whether other programs and libraries do the work on such bytes: LibreOffice, character recognition. They take
/// seconds, and what they do to damaged files is not for this program to find.
[[nodiscard]] bool is_for_others(std::string_view bytes);

/// The lines of any bytes as recognizers get them: well-formed and clean, none empty.
[[nodiscard]] std::vector<std::string> paragraphs(std::string_view bytes);

/// A range lies in the text, is not empty and parts no character.
void require_inside(std::string_view text, fenjie::Range where);

/// The same of a list (of things with begin and end) that is in order; where `apart`, none overlaps the one before.
template <typename T>
void require_in_order(std::string_view text, const std::vector<T>& found, bool apart) {
    std::size_t at = 0;
    for (const T& f : found) {
        require_inside(text, {f.begin, f.end});
        require(f.begin >= at, apart ? "they overlap" : "they are not in order");
        at = apart ? f.end : f.begin;
    }
}

/// A plan is what the schema asks for, the same when it is written again, and its spans read as what they belong to.
void require_good(const fenjie::Plan& plan, const std::string& decoded);

}  // namespace fuzz
