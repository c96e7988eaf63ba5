// What must hold whatever is put in: the breaches that the targets look for.
//
// In:  a plan extracted from mutated bytes, and the decoded text
// Out: nothing, or std::logic_error "owner 区民政局 of t2: span 14..18 is outside the text"
#include "check.hpp"

#include <stdexcept>

#include "fenjie/validate.hpp"
#include "fenjie/write.hpp"
#include "lexicon/lexicon.hpp"
#include "read/sniff.hpp"
#include "reread.hpp"
#include "text/clean.hpp"
#include "text/utf8.hpp"

namespace fuzz {

void require(bool holds, const char* what) {
    if (!holds) throw std::logic_error(what);
}

std::string readable(std::string_view bytes) {
    if (fenjie::utf8::is_valid(bytes)) return std::string(bytes);
    std::string out;
    for (std::size_t pos = 0; pos < bytes.size();) {
        const std::size_t length = fenjie::utf8::length_at(bytes, pos);
        const std::string_view character = bytes.substr(pos, length);
        const bool valid = character.size() == length && fenjie::utf8::is_valid(character);
        if (valid) out += character;
        pos += valid ? length : 1;
    }
    return out;
}

bool is_for_others(std::string_view bytes) {
    using fenjie::FileType;
    const FileType type = fenjie::sniff(bytes).type;
    return type == FileType::ole || type == FileType::rtf || type == FileType::word_xml || type == FileType::image;
}

std::vector<std::string> paragraphs(std::string_view bytes) {
    static const fenjie::Cleaner cleaner(*fenjie::Lexicon::built_in());
    const std::string text = readable(bytes);
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::vector<fenjie::Repair> repairs;
        const fenjie::MappedText clean = cleaner.clean(text, {begin, end}, repairs);
        if (!clean.empty()) out.emplace_back(clean.view());
        begin = end + 1;
    }
    return out;
}

void require_inside(std::string_view text, fenjie::Range where) {
    const auto starts = [&](std::size_t at) { return at == text.size() || fenjie::utf8::is_lead(text[at]); };
    require(where.begin < where.end, "a range is empty");
    require(where.end <= text.size(), "a range reaches out of the text");
    require(starts(where.begin) && starts(where.end), "a range parts a character");
}

void require_good(const fenjie::Plan& plan, const std::string& decoded) {
    const std::string json = to_json(plan, fenjie::JsonLayout::line);
    for (const fenjie::Violation& v : fenjie::validate(json, "extract"))
        throw std::logic_error("not of the schema: " + v.path + ": " + v.message);
    fenjie::testing_corpus::Reread reread(decoded);
    reread.plan(plan);
    if (!reread.errors().empty()) throw std::logic_error(reread.errors().front());
    for (std::size_t i = 1; i < plan.tasks.size(); ++i)
        require(plan.tasks[i - 1].span.start <= plan.tasks[i].span.start, "tasks are not in reading order");
    for (std::size_t i = 1; i < plan.targets.size(); ++i)
        require(plan.targets[i - 1].span.start <= plan.targets[i].span.start, "targets are not in reading order");
}

}  // namespace fuzz
