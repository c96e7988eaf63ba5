// Finds the cheapest way to lay a stream of cells into columns: every cell fits its column more or less, columns left
// out and cells that go on cost something.
//
// In:  columns number, task, lead, deadline; cells 1, 增设站点12个, 县民政局, 6月底, 2, 开展巡查, 9月底
// Out: rows 1 | 增设站点12个 | 县民政局 | 6月底 and 2 | 开展巡查 | | 9月底
#include "layout/cell_places.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "layout/markers.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr int kNever = std::numeric_limits<int>::min() / 4;
constexpr std::size_t kMostColumns = 32;
constexpr std::size_t kLong = 12;         // characters of what says more than a name
constexpr std::size_t kLongestName = 30;  // characters; several names whose blanks were lost may stand together

bool is_whole_number(std::string_view text) {
    return !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_figure(std::string_view text) {
    return !text.empty() && text.size() <= 24 && utf8::is_digit(text[0]) && utf8::count(text) <= 8;
}

/// What leaving a column out of a row costs.
int skip_cost(ColumnSort sort) {
    switch (sort) {
        case ColumnSort::number:
        case ColumnSort::task:
            return 40;
        case ColumnSort::other:
            return 2;
        default:
            return 8;
    }
}

/// What a further line of a cell costs.
int stay_cost(ColumnSort sort) {
    switch (sort) {
        case ColumnSort::number:
            return 90;
        case ColumnSort::deadline:
        case ColumnSort::figure:
        case ColumnSort::unit:
            return 25;
        case ColumnSort::owner:
        case ColumnSort::person:
            return 4;
        case ColumnSort::grouping:
        case ColumnSort::goal:
            return 14;
        default:
            return 7;
    }
}

}  // namespace

struct CellPlacer::Traits {
    bool row_number = false;
    bool whole_number = false;
    bool figure = false;
    bool time = false;
    bool names = false;
    bool person = false;
    bool post = false;      ///< 镇长, 党政主要负责人: somebody by the post
    bool none = false;      ///< / and the like: nobody
    bool unit = false;      ///< of measure
    bool sentence = false;  ///< ends or is parted like one
    bool named = false;     ///< 行动一：…: what groups rows
    std::size_t length = 0;
};

ColumnSort column_sort(ColumnMeaning meaning, bool persons) {
    switch (meaning) {
        case ColumnMeaning::number:
            return ColumnSort::number;
        case ColumnMeaning::task:
            return ColumnSort::task;
        case ColumnMeaning::category:
        case ColumnMeaning::indicator:
            return ColumnSort::grouping;
        case ColumnMeaning::goal:
            return ColumnSort::goal;
        case ColumnMeaning::deadline:
            return ColumnSort::deadline;
        case ColumnMeaning::weight:
        case ColumnMeaning::value:
        case ColumnMeaning::base:
            return ColumnSort::figure;
        case ColumnMeaning::unit:
            return ColumnSort::unit;
        case ColumnMeaning::lead:
        case ColumnMeaning::responsible:
        case ColumnMeaning::implement:
        case ColumnMeaning::cooperate:
        case ColumnMeaning::supervise:
            return persons ? ColumnSort::person : ColumnSort::owner;
        default:
            return persons ? ColumnSort::person : ColumnSort::other;
    }
}

CellWords::CellWords(const Lexicon& lexicon)
    : names_(lexicon),
      suffix_(lexicon.table("org_suffix")),
      verb_(lexicon.table("subject_verb")),
      surname_(lexicon.table("surname")),
      ongoing_(lexicon.table("ongoing_word")),
      measure_(lexicon.table("measure_unit")),
      action_(lexicon.table("time_action")),
      position_(lexicon.table("position")),
      label_noun_(lexicon.table("role_label_noun")),
      role_label_(lexicon.table("role_label")),
      role_verb_(lexicon.table("role_verb")) {}

bool CellWords::is_time(std::string_view text) const {
    if (text.empty() || utf8::count(text) > 24) return false;
    if (ongoing_.contains(text)) return true;
    static constexpr std::string_view kMarks =
        "年月日季度旬上中下半全底末初前后之以内至到起第〇○零一二三四五六七八九十份号每";
    bool unit = false;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        const bool dash = std::string_view("—-–－~～.、，,/ 　").find(c) != std::string_view::npos;
        if (unit && says_when(text.substr(pos))) return true;
        if (!utf8::is_digit(c.front()) && !dash && kMarks.find(c) == std::string_view::npos) return false;
        unit = unit || c == "年" || c == "月" || c == "日" || c == "季";
        pos += c.size();
    }
    return unit;
}

// 10月底前完成, 9月建成投用, 6月底前并长期坚持: what is said behind a time.
bool CellWords::says_when(std::string_view text) const {
    while (!text.empty() && !ongoing_.contains(text)) {
        const LexiconRow* action = action_.longest_at(text, 0);
        const bool joint = text.starts_with("并") || text.starts_with("，") || text.starts_with("、");
        if (action == nullptr && !joint) return false;
        text.remove_prefix(action != nullptr ? action->phrase.size() : 3);
    }
    return true;
}

// 区民政局、区财政局: every piece ends like a name, none begins with a verb.
bool CellWords::are_organizations(std::string_view text) const {
    if (text.empty() || utf8::count(text) > 60 || text.find("。") != std::string_view::npos) return false;
    std::size_t begin = 0;
    for (std::size_t pos = 0; pos <= text.size();) {
        const std::string_view c = pos < text.size() ? utf8::at(text, pos) : std::string_view{};
        const bool cut = c.empty() || c == "、" || c == "，" || c == " " || c == "；";
        if (!cut) {
            pos += c.size();
            continue;
        }
        std::string_view piece = text.substr(begin, pos - begin);
        pos += std::max<std::size_t>(c.size(), 1);
        begin = pos;
        if (piece.empty()) continue;
        if (piece.ends_with("等")) piece.remove_suffix(3);
        if (piece.ends_with("）")) piece = piece.substr(0, std::min(piece.find("（"), piece.size()));
        const LexiconRow* suffix = names_.end_before(piece, piece.size());
        const bool ends = suffix != nullptr && utf8::count(piece) <= kLongestName &&
                          piece.find_first_of("0123456789") == std::string_view::npos;
        // 建成活动中心 begins with a verb; 派出所 only begins like one.
        const LexiconRow* verb = verb_.longest_at(piece, 0);
        const LexiconRow* noun = suffix_.longest_at(piece, 0);
        if (noun != nullptr && verb != nullptr && noun->phrase.size() > verb->phrase.size()) verb = nullptr;
        if (!ends || (verb != nullptr && verb->phrase.size() > 3 && suffix->phrase.size() < piece.size())) return false;
    }
    return true;
}

bool CellWords::says_who(std::string_view text) const {
    constexpr std::string_view kColon = "：";
    if (const std::size_t colon = text.find(kColon); colon != std::string_view::npos) {
        std::size_t end = colon;
        if (const LexiconRow* noun = label_noun_.longest_before(text, end)) end -= noun->phrase.size();
        const LexiconRow* role = role_label_.longest_before(text, end);
        return role != nullptr && role->phrase.size() == end && are_organizations(text.substr(colon + kColon.size()));
    }
    const LexiconRow* verb = role_verb_.longest_before(text, text.size());
    if (verb != nullptr && role_verb_.attribute(*verb, "kind") == "after") text.remove_suffix(verb->phrase.size());
    return are_organizations(text);
}

bool CellWords::is_cut_name(std::string_view above, std::string_view below) const {
    constexpr std::size_t kLongestRest = 2;  // characters: a longer one that ends like a name may be one
    if (utf8::count(above) > 60 || utf8::count(below) > 60) return false;
    const std::size_t mark = above.rfind("、");
    std::string_view head = mark == std::string_view::npos ? above : above.substr(mark + utf8::kHanBytes);
    if (const std::size_t label = head.rfind("："); label != std::string_view::npos)
        head.remove_prefix(label + utf8::kHanBytes);
    const std::string_view rest = below.substr(0, below.find("、"));
    // 县 is no name of its own.
    const bool bare = utf8::count(head) == 1;
    if (head.empty() || rest.empty() || (!bare && are_organizations(head))) return false;
    // 市人力资源 and 和社会保障局: what joins begins no name.
    const bool joint = rest.starts_with("和") && !names_.begins_at(rest, 0);
    if (!bare && !joint && utf8::count(rest) > kLongestRest && are_organizations(rest)) return false;
    return are_organizations(std::string(head) + std::string(rest));
}

bool CellWords::is_person(std::string_view text) const {
    std::size_t characters = 0;
    for (std::size_t pos = 0; pos < text.size(); pos += utf8::length_at(text, pos)) {
        if (utf8::at(text, pos) == " ") continue;
        if (!utf8::is_han_at(text, pos)) return false;
        ++characters;
    }
    return characters >= 2 && characters <= 4 && surname_.longest_at(text, 0) != nullptr;
}

bool CellWords::is_post(std::string_view text) const {
    constexpr std::size_t kLongest = 12;  // characters
    if (utf8::count(text) > kLongest) return false;
    const LexiconRow* noun = label_noun_.longest_before(text, text.size());
    return position_.longest_before(text, text.size()) != nullptr ||
           (noun != nullptr && label_noun_.attribute(*noun, "person") == "yes");
}

bool CellWords::is_unit(std::string_view text) const {
    for (const std::string_view sign : {"万", "亿"}) {
        if (text.starts_with(sign)) text.remove_prefix(sign.size());
    }
    const std::string_view first = text.substr(0, text.find('/'));
    return first == "%" || first == "‰" || measure_.contains(first);
}

bool CellWords::is_office_of(std::string_view office, std::string_view of) const {
    const LexiconRow* frame = suffix_.longest_before(office, office.size());
    if (frame == nullptr) return false;
    const std::string_view kind = suffix_.attribute(*frame, "kind");
    if (frame->phrase.size() == office.size() && (kind == "frame" || kind == "body")) return true;
    constexpr std::string_view kCommittee = "委";
    constexpr std::string_view kDepartment = "部";
    const LexiconRow* whole = suffix_.longest_before(of, of.size());
    return whole != nullptr && suffix_.attribute(*whole, "kind") == "whole" && whole->phrase.ends_with(kCommittee) &&
           office.ends_with(kDepartment);
}

CellPlacer::CellPlacer(const Lexicon& lexicon, std::vector<ColumnSort> columns)
    : words_(lexicon), columns_(std::move(columns)) {
    if (columns_.size() > kMostColumns) columns_.resize(kMostColumns);
    for (std::size_t c = 1; c < columns_.size(); ++c)
        goal_behind_task_ =
            goal_behind_task_ || (columns_[c - 1] == ColumnSort::task && columns_[c] == ColumnSort::goal);
}

CellPlacer::Traits CellPlacer::traits(const Cell& cell) const {
    Traits t;
    const std::string_view text = cell.text;
    t.row_number = cell.row_number;
    t.whole_number = is_whole_number(text);
    t.figure = is_figure(text);
    t.time = words_.is_time(text);
    t.none = text == "/" || text == "无" || text == "—" || text == "-" || text == "——";
    t.names = !t.none && words_.says_who(text);
    t.person = !t.names && words_.is_person(text);
    t.length = utf8::count(text);
    t.post = !t.names && !t.person && words_.is_post(text);
    t.unit = words_.is_unit(text);
    t.named = named_number(text).has_value();
    t.sentence = text.ends_with("。") || text.ends_with("；") || text.find("，") != std::string_view::npos;
    return t;
}

int CellPlacer::fit(ColumnSort sort, const Traits& t) const {
    if (t.length == 0) return 0;
    switch (sort) {
        case ColumnSort::number:
            return t.row_number ? 60 : t.whole_number ? -20 : -60;
        case ColumnSort::deadline:
            return t.time ? 40 : t.none ? 5 : -30;
        case ColumnSort::owner:
            if (t.names) return 20;
            if (t.none) return 10;
            if (t.named) return -40;
            return t.time || t.whole_number || t.row_number ? -40 : t.length > 30 || t.sentence ? -30 : -5;
        case ColumnSort::person:
            if (t.person) return 25;
            if (t.post) return 12;
            return t.none ? 10 : t.length > 16 || t.time || t.whole_number ? -30 : -8;
        case ColumnSort::task:
            if (t.row_number || t.whole_number || t.time || t.none) return -40;
            if (t.names || t.person || t.unit) return -15;
            // 推进产业大脑建设 | 建成产业大脑2个、未来工厂3家: beside goals a task may be short.
            return goal_behind_task_ ? 12 : t.length >= kLong || t.sentence ? 20 : 8;
        case ColumnSort::grouping:
            if (t.row_number || t.whole_number || t.time) return -30;
            if (t.named) return 20;
            return t.length <= 20 && !t.sentence ? 10 : 3;
        case ColumnSort::goal:
            if (t.row_number || t.time) return -30;
            if (t.names || t.person) return -5;
            return goal_behind_task_ && (t.length >= kLong || t.sentence) ? 18 : 10;
        case ColumnSort::figure:
            return t.figure && !t.time ? 30 : -20;
        case ColumnSort::unit:
            return t.none ? 15 : t.unit ? 25 : -15;
        case ColumnSort::other:
            break;
    }
    return t.row_number || t.whole_number ? -20 : t.time ? -12 : t.names ? -10 : 2;
}

int CellPlacer::fit(std::size_t column, const Cell& cell) const {
    return fit(columns_[column], traits(cell));
}

std::vector<CellPlacer::Place> CellPlacer::place(const std::vector<Cell>& cells) const {
    const std::size_t n = columns_.size();
    std::vector<Place> out(cells.size());
    if (n == 0 || cells.empty()) return out;
    std::array<int, kMostColumns + 1> skipped{};  // cost of leaving out the columns before this one
    for (std::size_t c = 0; c < n; ++c) skipped.at(c + 1) = skipped.at(c) + skip_cost(columns_[c]);
    // Of two columns of owners the later one holds the longer lists: one leads, several help.
    std::array<int, kMostColumns> stays{};
    bool owners_behind = false;
    for (std::size_t c = n; c-- > 0;) {
        stays.at(c) = stay_cost(columns_[c]) + (owners_behind && columns_[c] == ColumnSort::owner ? 2 : 0);
        owners_behind = owners_behind || columns_[c] == ColumnSort::owner;
    }
    struct Step {
        int score = kNever;
        int from = -1;
        bool opens = false;
    };
    std::vector<std::array<Step, kMostColumns>> steps(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Traits t = traits(cells[i]);
        for (std::size_t c = 0; c < n; ++c) {
            Step best;
            const auto offer = [&](int score, int from, bool opens) {
                if (score > best.score) best = {score, from, opens};
            };
            if (i == 0) offer(-skipped.at(c), -1, true);
            for (std::size_t b = 0; i > 0 && b < n; ++b) {
                const int before = steps[i - 1].at(b).score;
                if (before <= kNever) continue;
                const int from = static_cast<int>(b);
                if (b < c) offer(before - (skipped.at(c) - skipped.at(b + 1)), from, false);
                if (b == c) offer(before - stays.at(c), from, false);
                if (cells[i].may_open) {
                    const int left_out = skipped.at(n) - skipped.at(b + 1) + skipped.at(c);
                    offer(before - left_out, from, true);
                }
            }
            if (best.score > kNever) best.score += fit(columns_[c], t);
            steps[i].at(c) = best;
        }
    }
    std::size_t at = 0;
    for (std::size_t c = 1; c < n; ++c) {
        const auto score_with = [&](std::size_t k) {
            return steps.back().at(k).score - (skipped.at(n) - skipped.at(k + 1));
        };
        if (score_with(c) > score_with(at)) at = c;
    }
    for (std::size_t i = cells.size(); i-- > 0;) {
        const Step& step = steps[i].at(at);
        out[i] = {step.opens, static_cast<int>(at)};
        if (step.from >= 0) at = static_cast<std::size_t>(step.from);
    }
    return out;
}

}  // namespace fenjie
