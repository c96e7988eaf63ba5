// Only the preamble and the notice are read: a law that a task names is none. A title counts when its sentence has
// a word such as 根据 before it.
//
// In:  根据《关于推进养老服务发展的意见》（国办发〔2019〕5号）和《和安区养老规划》，制定本方案。
// Out: [关于推进养老服务发展的意见, 国办发〔2019〕5号], [和安区养老规划, none]
#include "tasks/basis.hpp"

#include <algorithm>

#include "structure/line_shapes.hpp"
#include "structure/titles.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

// Where the sentence that holds `pos` begins.
std::size_t sentence_begin(std::string_view text, std::size_t pos) {
    const std::size_t stop = pos == 0 ? std::string_view::npos : text.rfind("。", pos - 1);
    return stop == std::string_view::npos ? 0 : stop + std::string_view("。").size();
}

bool says_so(std::string_view words, const LexiconTable& table) {
    for (std::size_t pos = 0; pos < words.size(); pos += utf8::length_at(words, pos)) {
        if (table.longest_at(words, pos) != nullptr) return true;
    }
    return false;
}

}  // namespace

std::vector<Basis> read_basis(const DocumentLayout& layout, const std::vector<Block>& blocks, const Lexicon& lexicon,
                              const SpanOf& span_of) {
    const LexiconTable& words = lexicon.table("basis_word");
    const LineShapes shapes(lexicon);
    std::vector<std::string> own;
    for (const PlanStart& plan : layout.plans) {
        own.push_back(title_key(plan.title.view()));
        own.push_back(title_key(without_last_bracket(plan.title.view())));
    }
    std::vector<std::string> seen;
    std::vector<Basis> out;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != BlockKind::paragraph) continue;
        const bool read = layout.roles[i] == BlockRole::preamble || layout.roles[i] == BlockRole::notice_text;
        if (!read) continue;
        const MappedText& text = blocks[i].text;
        const std::string_view view = text.view().substr(0, kMostBasisBytes);
        for (const Range title : quoted_titles(view)) {
            const std::string key = title_key(view.substr(title.begin, title.size()));
            const bool known = std::find(own.begin(), own.end(), key) != own.end() ||
                               std::find(seen.begin(), seen.end(), key) != seen.end();
            const std::size_t begin = sentence_begin(view, title.begin);
            const bool bare = shapes.is_bare_kind(key);
            if (key.empty() || known || bare || !says_so(view.substr(begin, title.begin - begin), words)) continue;
            seen.push_back(key);
            Basis basis;
            basis.title = std::string(view.substr(title.begin, title.size()));
            Range whole{title.begin - std::string_view("《").size(), title.end + std::string_view("》").size()};
            const std::string_view open = utf8::at(view, whole.end);
            if (open == "（" || open == "(") {
                const auto number = document_number_at(view, whole.end + open.size());
                if (number && number->whole.begin == whole.end + open.size()) {
                    basis.document_number = std::string(view.substr(number->whole.begin, number->whole.size()));
                    whole.end = number->whole.end + utf8::length_at(view, std::min(number->whole.end, view.size() - 1));
                }
            }
            basis.span = span_of(text.original(whole));
            out.push_back(std::move(basis));
        }
    }
    return out;
}

}  // namespace fenjie
