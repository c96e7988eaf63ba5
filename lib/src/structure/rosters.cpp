// Walks over the blocks line by line. A line that opens with a role and names a person begins a roster; lines
// that name persons go on with it, in the role that stands above them; anything else ends it.
//
// In:  组　长：郭　明 区委副书记 / 王 瑞 副区长 / 成　员：李学文 区教育局局长 / 领导小组办公室设在区教育局。
// Out: 组长 郭明, 组长 王瑞, 成员 李学文; all four lines have the role of a roster
#include "structure/rosters.hpp"

#include <algorithm>
#include <map>

#include "structure/line_shapes.hpp"
#include "structure/person_names.hpp"
#include "structure/roster_headings.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kEntryLimit = 150;  // characters of a line without a role
constexpr std::size_t kLabelLimit = 24;   // characters before a role's colon

bool is_mark(std::string_view c) {
    return c == "：" || c == ":";
}

class Walker {
 public:
    Walker(const std::vector<Block>& blocks, const DocumentLayout& layout, const Lexicon& lexicon)
        : blocks_(blocks),
          layout_(layout),
          words_(lexicon.table("roster_word")),
          names_(lexicon),
          shapes_(lexicon),
          headings_(words_, shapes_) {
        in_roster_.assign(blocks.size(), false);
    }

    void walk() {
        std::size_t attachment = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            while (attachment < layout_.attachments.size() && layout_.attachments[attachment].block <= i) {
                headings_.open_attachment(layout_.attachments[attachment++].title.view());
                end_roster();
            }
            const BlockRole role = layout_.roles[i];
            if (blocks_[i].kind == BlockKind::page_break) continue;
            if (role != BlockRole::body && role != BlockRole::preamble && role != BlockRole::roster) {
                end_roster();
            } else if (blocks_[i].kind == BlockKind::table) {
                end_roster();
                in_roster_[i] = table(blocks_[i].table);
            } else {
                in_roster_[i] = paragraph(blocks_[i]);
            }
        }
    }

    // Short lines above a list inside an attachment: （一）产业发展组, 领导小组下设三个专项组：. In the text only those
    // that lead in: 成立专项整治领导小组：.
    void take_headings() {
        const std::size_t first = layout_.attachments.empty() ? blocks_.size() : layout_.attachments.front().body;
        std::size_t below = blocks_.size();
        for (std::size_t i = blocks_.size(); i-- > 0;) {
            if (blocks_[i].kind == BlockKind::page_break) continue;
            const std::string_view text = blocks_[i].text.view();
            const BlockRole role = layout_.roles[i];
            const bool plain =
                blocks_[i].kind == BlockKind::paragraph && (role == BlockRole::body || role == BlockRole::preamble);
            if (plain && !in_roster_[i] && below < blocks_.size() && in_roster_[below] &&
                utf8::count(text) <= RosterHeadings::kLongest && !has_sentence_mark(text) &&
                (i >= first || is_mark(utf8::before(text, text.size()))) && !headings_.group_of(text).empty()) {
                in_roster_[i] = true;
            }
            below = i;
        }
    }

    std::vector<RosterLine> people;
    [[nodiscard]] bool in_roster(std::size_t i) const { return in_roster_[i]; }

 private:
    [[nodiscard]] std::string_view use(const LexiconRow* row) const {
        return row == nullptr ? std::string_view{} : words_.attribute(*row, "use");
    }

    void end_roster() {
        open_ = false;
        role_.reset();
    }

    struct Label {
        std::string role;
        std::string group;  // 办公室主任：the group before the role
        std::size_t end = 0;
        bool units = false;
    };

    // A role and its colon (or a blank of the source in its place) at `pos`.
    [[nodiscard]] std::optional<Label> label_at(const MappedText& text, std::size_t pos) const {
        const std::string_view view = text.view();
        const LexiconRow* row = pos < view.size() ? words_.longest_at(view, pos) : nullptr;
        if (row != nullptr && (use(row) == "role" || use(row) == "units")) {
            const std::size_t end = pos + row->phrase.size();
            const bool units = use(row) == "units";
            if (is_mark(utf8::at(view, end)))
                return Label{std::string(row->phrase), {}, end + utf8::length_at(view, end), units};
            const bool gap = end < view.size() && text.original(pos, end).end < text.original(end, end + 1).begin;
            if (gap && !units) return Label{std::string(row->phrase), {}, end, false};
            if (end == view.size()) return Label{std::string(row->phrase), {}, end, units};
        }
        // 领导小组办公室主任：, 第一组组长：
        std::size_t end = pos;
        for (std::size_t i = 0; i < kLabelLimit && end < view.size() && utf8::is_han_at(view, end); ++i)
            end += utf8::length_at(view, end);
        if (end == pos || !is_mark(utf8::at(view, end))) return std::nullopt;
        const std::string_view words = view.substr(pos, end - pos);
        const LexiconRow* last = words_.longest_before(words, words.size());
        if (last == nullptr || (use(last) != "role" && use(last) != "units") || last->phrase.size() >= words.size())
            return std::nullopt;
        const std::string_view group = words.substr(0, words.size() - last->phrase.size());
        if (!shapes_.ends_as_organization(group)) return std::nullopt;
        return Label{std::string(last->phrase), std::string(group), end + utf8::length_at(view, end),
                     use(last) == "units"};
    }

    // Labels inside a glued line: 召集人：阳勇市委常委成员单位：…
    [[nodiscard]] std::size_t next_label(const MappedText& text, std::size_t from, std::size_t end) const {
        for (std::size_t pos = from; pos < end; pos += utf8::length_at(text.view(), pos)) {
            const std::size_t colon = text.view().find("：", pos);
            if (colon == std::string_view::npos || colon >= end) return end;
            // Only the label's own characters before the colon are tried.
            std::size_t begin = colon;
            for (int i = 0; i < 8 && begin > from; ++i) begin = utf8::previous(text.view(), begin);
            for (std::size_t at = std::max(begin, pos); at < colon; at += utf8::length_at(text.view(), at)) {
                const LexiconRow* row = words_.longest_at(text.view(), at);
                if (row != nullptr && at + row->phrase.size() == colon && (use(row) == "role" || use(row) == "units"))
                    return at;
            }
            pos = colon;
        }
        return end;
    }

    bool add_people(const MappedText& text, Range range, bool known) {
        const std::vector<NamedPerson> found = names_.list(text, range, known);
        for (const NamedPerson& person : found) {
            RosterLine line;
            line.name = std::string(text.view().substr(person.name.begin, person.name.size()));
            Range whole = person.name;  // name and position
            if (!person.position.empty()) {
                line.position = std::string(text.view().substr(person.position.begin, person.position.size()));
                whole = {std::min(whole.begin, person.position.begin), std::max(whole.end, person.position.end)};
            }
            if (!group_.empty()) line.group = group_;
            line.role = role_;
            line.source = text.original(whole);
            people.push_back(std::move(line));
        }
        return !found.empty();
    }

    // 成员单位：市公安局、市城管局: names of organizations and nothing else.
    [[nodiscard]] bool are_units(std::string_view names) const {
        if (has_sentence_mark(names) && names.find("，") == std::string_view::npos) return false;
        while (!names.empty()) {
            const std::size_t cut = std::min(names.find("、"), names.find("，"));
            if (!shapes_.ends_as_organization(names.substr(0, cut))) return false;
            names = cut == std::string_view::npos ? std::string_view{} : names.substr(cut + utf8::kHanBytes);
        }
        return true;
    }

    // 派出所、司法所主要负责人及各村书记。: members without names, closed like a sentence.
    [[nodiscard]] bool are_members(std::string_view said) const {
        while (said.ends_with("。") || said.ends_with("；")) said.remove_suffix(utf8::kHanBytes);
        if (said.empty() || has_sentence_mark(said)) return false;
        const std::size_t mark = std::max(said.rfind("、") + 1, said.rfind("及") + 1);
        return use(words_.longest_before(said, said.size())) == "members" ||
               names_.is_post(mark == 0 ? said : said.substr(mark - 1 + utf8::kHanBytes));
    }

    // One printed line: whether it belongs to a roster.
    bool roster_line(const MappedText& text, Range range) {
        std::optional<Label> label = label_at(text, range.begin);
        if (!label) {
            const std::string_view words = text.view().substr(range.begin, range.size());
            if (!open_ || !role_ || has_sentence_mark(words) || utf8::count(words) > kEntryLimit) return false;
            // A member without a name: 各村党支部书记; not the heading of the next group.
            if (shapes_.is_heading(words)) return false;
            if (ends_with(words, "组")) {
                group_ = std::string(words);
                headings_.set(group_);
            }
            return add_people(text, range, true) || names_.is_post(words) ||
                   use(words_.longest_before(words, words.size())) == "members";
        }
        bool any = false;
        while (label) {
            const std::size_t next = next_label(text, label->end, range.end);
            if (!label->units) {
                if (!open_) group_ = headings_.nearest();
                if (!label->group.empty()) group_ = label->group;
                role_ = label->role;
                const bool found = add_people(text, {label->end, next}, true);
                // 路长：每月巡查不少于2次。 says what they do.
                const std::string_view said = text.view().substr(label->end, next - label->end);
                if (!found && has_sentence_mark(said) && !(open_ && are_members(said))) break;
                // 组长： alone: the persons stand on the lines below. In a roster, a role may come without a name.
                any = any || found || open_ || label->end >= range.end;
            } else if (open_ || are_units(text.view().substr(label->end, next - label->end))) {
                any = true;
                role_.reset();
            }
            open_ = open_ || any;
            label = next < range.end ? label_at(text, next) : std::nullopt;
        }
        return any;
    }

    bool paragraph(const Block& block) {
        const MappedText& text = block.text;
        const bool was_open = open_;
        const std::size_t before = people.size();
        std::size_t begin = 0;
        bool all = true;
        for (std::size_t i = 0; i <= block.breaks.size(); ++i) {
            const std::size_t end = i < block.breaks.size() ? block.breaks[i] : text.size();
            if (end <= begin) continue;
            // 张⏎三: the next line is one character, which belongs to this one's last.
            const std::size_t next = i + 1 < block.breaks.size() ? block.breaks[i + 1] : text.size();
            if (i < block.breaks.size() && next - end == utf8::kHanBytes && utf8::is_han_at(text.view(), end)) continue;
            if (!roster_line(text, {begin, end})) {
                all = false;
                break;
            }
            begin = end;
        }
        // Lines that were joined although they are one: the paragraph as a whole.
        if (!all && begin == 0 && !block.breaks.empty()) all = roster_line(text, {0, text.size()});
        const bool found = people.size() > before;
        if (all && (found || was_open || is_label_only(text) || is_units(text))) {
            return true;
        }
        const bool ends_roster = (was_open || found) && names_office(text.view());
        end_roster();
        headings_.add(text.view());
        return ends_roster || found;
    }

    [[nodiscard]] bool is_units(const MappedText& text) const {
        const auto label = label_at(text, 0);
        return label && label->units && label->end < text.size() && are_units(text.view().substr(label->end));
    }

    [[nodiscard]] bool is_label_only(const MappedText& text) const {
        const auto label = label_at(text, 0);
        return label && label->end >= text.size() && !label->units && text.size() > 0;
    }

    // One sentence that says where the group's office is: 领导小组办公室设在区教育局，由李学文兼任主任。
    [[nodiscard]] bool names_office(std::string_view text) const {
        const std::size_t stop = text.find("。");
        if (text.size() > 900 || (stop != std::string_view::npos && stop + 3 < text.size())) return false;
        std::size_t pos = 0;
        while (const LexiconRow* row = words_.next(text, pos)) {
            if (use(row) == "office") return true;
            pos += utf8::length_at(text, pos);
        }
        return false;
    }

    bool table(const Table& table);
    bool table_row(const std::map<int, const Cell*>& row, const std::map<int, std::string_view>& header);

    const std::vector<Block>& blocks_;
    const DocumentLayout& layout_;
    const LexiconTable& words_;
    PersonNames names_;
    LineShapes shapes_;
    std::vector<bool> in_roster_;
    RosterHeadings headings_;
    std::string group_;
    std::optional<std::string> role_;
    bool open_ = false;
};

// A table is a roster where its first row names such columns and no others, and one of them holds names; or where
// rows begin with a role and a name.
bool Walker::table(const Table& table) {
    if (table.cells.empty() || table.columns < 2 || table.columns > 16) return false;
    const bool may_be = std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
        const std::string_view kind = use(words_.find(cell.joined().view()));
        return kind == "name" || kind == "role";
    });
    if (!may_be) return false;
    std::map<int, std::map<int, const Cell*>> rows;
    for (const Cell& cell : table.cells) {
        // A merged cell counts in each of its rows.
        for (int r = cell.row; r < cell.row + std::clamp(cell.row_span, 1, 200); ++r) rows[r][cell.column] = &cell;
    }
    std::map<int, std::string_view> header;
    bool has_names = false;
    for (const auto& [column, cell] : rows.begin()->second) {
        const MappedText text = cell->joined();
        const std::string_view kind = use(words_.find(text.view()));
        if (kind.empty() || kind == "role") {
            header.clear();
            has_names = false;
            break;
        }
        header[column] = kind;
        has_names = has_names || kind == "name";
    }
    if (!has_names) header.clear();
    // 职务 | 姓名 | 单位及职务: the place in the group comes first.
    const auto positions =
        std::count_if(header.begin(), header.end(), [](const auto& named) { return named.second == "position"; });
    if (positions > 1 && header.begin()->second == "position") header.begin()->second = "place";
    group_ = headings_.nearest();
    role_.reset();
    const std::size_t before = people.size();
    std::size_t read = 0;
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        if (row == rows.begin() && !header.empty()) continue;
        if (table_row(row->second, header)) ++read;
    }
    role_.reset();
    if (!header.empty()) return true;
    if (read * 2 >= rows.size()) return people.size() > before;
    people.resize(before);
    return false;
}

bool Walker::table_row(const std::map<int, const Cell*>& row, const std::map<int, std::string_view>& header) {
    RosterLine line;
    MappedText position;
    MappedText name;
    bool has_role = false;
    const auto flush = [&] {
        if (name.empty()) return false;
        line.name = std::string(name.view());
        line.source = name.original(0, name.size());
        if (!position.empty()) line.position = std::string(position.view());
        if (!group_.empty()) line.group = group_;
        line.role = role_;
        people.push_back(line);
        name = MappedText{};
        position = MappedText{};
        return true;
    };
    bool any = false;
    for (const auto& [column, cell] : row) {
        const MappedText text = cell->joined();
        if (text.empty()) continue;
        const auto known = header.find(column);
        const std::string_view kind = known == header.end() ? std::string_view{} : known->second;
        std::string_view words = text.view();
        while (ends_with(words, "：")) words.remove_suffix(3);
        if (use(words_.find(words)) == "role" && (kind.empty() || kind == "place")) {
            role_ = std::string(words);
            has_role = true;
        } else if (kind == "place") {
            role_ = std::string(words);
        } else if (kind == "name" || (kind.empty() && name.empty() && names_.is_name(words))) {
            if (!name.empty()) any = flush() || any;
            if (header.empty() && !has_role && !role_) return false;
            name = text;
        } else if (kind == "position" || kind == "unit" || (kind.empty() && !name.empty())) {
            position.append(text);
        }
    }
    return flush() || any;
}

}  // namespace

std::vector<RosterLine> read_rosters(const std::vector<Block>& blocks, const DocumentLayout& layout,
                                     const Lexicon& lexicon) {
    // Whoever is found stands in a block that mark_rosters() has marked.
    if (std::find(layout.roles.begin(), layout.roles.end(), BlockRole::roster) == layout.roles.end()) return {};
    Walker walker(blocks, layout, lexicon);
    walker.walk();
    return std::move(walker.people);
}

void mark_rosters(const std::vector<Block>& blocks, const Lexicon& lexicon, DocumentLayout& layout) {
    Walker walker(blocks, layout, lexicon);
    walker.walk();
    walker.take_headings();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (walker.in_roster(i)) layout.roles[i] = BlockRole::roster;
    }
}

}  // namespace fenjie
