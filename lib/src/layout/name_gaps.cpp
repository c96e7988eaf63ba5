// Names of organizations that nothing but blanks part: where the clean text has lost them, the source has not.
//
// In:  责任部门：教务处 学生处 县委 办公室
// Out: 责任部门：教务处 学生处 县委办公室    (an office of the name before is one name with it)
#include "layout/name_gaps.hpp"

#include <optional>

#include "text/clean.hpp"
#include "text/find.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kColon = "：";
constexpr std::string_view kStops = "。；";
constexpr std::string_view kLineEnds = "\n\r\f";
constexpr std::size_t kLongestValue = 100 * utf8::kHanBytes;

/// Whether a blank stands in the midst of a name: 市 司法局, 市委 政法委, 市人力资源和社 会保障局. Behind a name with
/// its level the next one has its own, or the first is whole by its end: 县教育局 派出所.
bool is_broken(std::string_view left, std::string_view right, const NameWords& names) {
    constexpr std::size_t kWithLevel = 2;  // characters of 市委, 县局 and of a place's short name
    constexpr std::size_t kShortest = 3;   // characters of a name without a level
    const std::size_t characters = utf8::count(left);
    if (characters < kWithLevel) return true;
    if (names.begins_at(right, 0)) return false;
    const LexiconRow* end = names.end_before(left, left.size());
    if (!names.begins_at(left, 0)) return characters == kWithLevel && end != nullptr && names.kind(*end) == "place";
    return utf8::count(right) < kShortest || end == nullptr || characters == kWithLevel || names.cuts_word(left, right);
}

/// Whether some character takes room.
bool has_blank(std::string_view gap) {
    for (std::size_t at = 0; at < gap.size(); at += utf8::length_at(gap, at)) {
        if (!is_invisible(utf8::code_point_at(gap, at))) return true;
    }
    return false;
}

/// Where the source has blanks, and no line's end, before a character of the text; of [begin, end).
std::vector<std::size_t> gaps_in(const MappedText& text, std::string_view source, std::size_t begin, std::size_t end) {
    std::vector<std::size_t> out;
    const std::string_view view = text.view();
    std::size_t before = text.original(0, begin).end;
    for (std::size_t pos = begin; pos < end; pos += utf8::length_at(view, pos)) {
        const Range here = text.original(pos, pos + utf8::length_at(view, pos));
        if (pos > begin && here.begin > before && has_blank(source.substr(before, here.begin - before)) &&
            source.substr(before, here.begin - before).find_first_of(kLineEnds) == std::string_view::npos)
            out.push_back(pos);
        before = here.end;
    }
    return out;
}

/// The name that ends, or begins, at a place: up to the next mark, and no farther than `bound`.
std::string_view piece_before(std::string_view text, std::size_t bound, std::size_t end) {
    std::size_t begin = end;
    while (begin > bound && utf8::is_han(utf8::code_point(utf8::before(text, begin))))
        begin = utf8::previous(text, begin);
    return text.substr(begin, end - begin);
}
std::string_view piece_at(std::string_view text, std::size_t begin, std::size_t bound) {
    std::size_t end = begin;
    while (end < bound && utf8::is_han_at(text, end)) end += utf8::length_at(text, end);
    return text.substr(begin, end - begin);
}

}  // namespace

bool is_role_label_before(std::string_view text, std::size_t end, const Lexicon& lexicon) {
    const LexiconRow* noun = lexicon.table("role_label_noun").longest_before(text, end);
    return noun != nullptr && lexicon.table("role_label").longest_before(text, end - noun->phrase.size()) != nullptr;
}

std::vector<MappedText> names_apart(const MappedText& text, std::string_view source, const CellWords& words) {
    constexpr std::size_t kLongest = 80;  // characters
    const std::string_view view = text.view();
    if (text.is_gapless(0, view.size()) || utf8::count(view) > kLongest) return {text};
    std::vector<std::size_t> bounds = gaps_in(text, source, 0, view.size());
    bounds.push_back(view.size());
    std::vector<MappedText> out;
    std::size_t begin = 0;  // of the paragraph
    std::string_view before;
    std::size_t from = 0;  // of the piece
    for (const std::size_t end : bounds) {
        const std::string_view piece = view.substr(from, end - from);
        if (!words.are_organizations(piece)) return {text};
        if (from > 0 && !words.is_office_of(piece, before) && !is_broken(before, piece, words.names())) {
            out.push_back(text.slice(begin, from));
            begin = from;
        }
        before = piece;
        from = end;
    }
    out.push_back(text.slice(begin, view.size()));
    return out;
}

MappedText with_name_gaps(const MappedText& text, std::string_view source, const Lexicon& lexicon) {
    const std::string_view view = text.view();
    if (text.is_gapless(0, view.size())) return text;
    std::optional<CellWords> words;
    std::vector<std::size_t> cuts;
    for (std::size_t colon = utf8::find(view, kColon); colon != std::string_view::npos;
         colon = utf8::find(view, kColon, colon + kColon.size())) {
        if (!is_role_label_before(view, colon, lexicon)) continue;
        if (!words) words.emplace(lexicon);
        const std::size_t begin = colon + kColon.size();
        std::size_t end = begin;
        while (end < view.size() && end - begin < kLongestValue &&
               kStops.find(utf8::at(view, end)) == std::string_view::npos && utf8::at(view, end) != kColon)
            end += utf8::length_at(view, end);
        const std::vector<std::size_t> gaps = gaps_in(text, source, begin, end);
        for (std::size_t i = 0; i < gaps.size(); ++i) {
            const std::string_view left = piece_before(view, i == 0 ? begin : gaps[i - 1], gaps[i]);
            const std::string_view right = piece_at(view, gaps[i], i + 1 < gaps.size() ? gaps[i + 1] : end);
            if (words->are_organizations(left) && words->are_organizations(right) &&
                !words->is_office_of(right, left) && !is_broken(left, right, words->names()))
                cuts.push_back(gaps[i]);
        }
    }
    if (cuts.empty()) return text;
    MappedText out;
    std::size_t at = 0;
    for (const std::size_t cut : cuts) {
        out.append(text.slice(at, cut));
        out.append_replaced(" ", {text.original(0, cut).end, text.original(cut, view.size()).begin});
        at = cut;
    }
    out.append(text.slice(at, view.size()));
    return out;
}

}  // namespace fenjie
