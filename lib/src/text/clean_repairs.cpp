// Phrases that scanning turned into nonsense, as char_repair.tsv reads them.
//
// In:  "信憝共享"      Out: "信息共享", and a Repair that says so
#include <algorithm>

#include "text/clean.hpp"
#include "text/utf8.hpp"

namespace fenjie {

MappedText Cleaner::repair_phrases(const MappedText& text, std::string_view source,
                                   std::vector<Repair>& repairs) const {
    const std::string_view view = text.view();
    MappedText out;
    std::size_t done = 0;
    std::size_t pos = 0;
    while (const LexiconRow* row = repairs_.next(view, pos)) {
        if (static_cast<unsigned char>(view[pos]) < 0x80U) {
            ++pos;
            continue;
        }
        const std::string_view to = repairs_.attribute(*row, "to");
        const Range from = text.original(pos, pos + row->phrase.size());
        repairs.push_back({from, std::string(source.substr(from.begin, from.size())), std::string(to)});
        out.append(text.slice(done, pos));
        out.append_replaced(to, from);
        pos += row->phrase.size();
        done = pos;
    }
    if (done == 0) return text;
    out.append(text.slice(done, view.size()));
    return out;
}

void Cleaner::repair_joints(MappedText& text, CompactVector<std::size_t>& joints, std::vector<Repair>& repairs) const {
    const std::string_view view = text.view();
    MappedText out;
    std::size_t done = 0;
    for (std::size_t& joint : joints) {
        for (std::size_t pos = std::max(done, joint - std::min(joint, longest_repair_)); pos < joint; ++pos) {
            const LexiconRow* row = utf8::is_lead(view[pos]) ? repairs_.longest_at(view, pos) : nullptr;
            if (row == nullptr || pos + row->phrase.size() <= joint) continue;
            const std::string_view to = repairs_.attribute(*row, "to");
            const Range from = text.original(pos, pos + row->phrase.size());
            repairs.push_back({from, std::string(row->phrase), std::string(to)});
            out.append(text.slice(done, pos));
            out.append_replaced(to, from);
            done = pos + row->phrase.size();
            break;
        }
        // Behind what was replaced, as far as that has moved the text.
        joint = joint < done ? out.size() : out.size() + joint - done;
    }
    if (done == 0) return;
    out.append(text.slice(done, view.size()));
    text = std::move(out);
}

}  // namespace fenjie
