// Kinds of sections by the words of their headings (heading_title.tsv).
//
// In:  title_kind("完善保障措施", titles, loose)     Out: safeguards: it ends in 保障措施
//      title_kind("完善保障措施", titles, strict)    Out: nothing: it is no such heading itself
#include "tasks/section_kinds.hpp"

#include <array>

#include "text/joints.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

std::optional<SectionKind> kind_named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, SectionKind>, 9> kKinds = {{
        {"guiding_principles", SectionKind::guiding_principles},
        {"goals", SectionKind::goals},
        {"measures", SectionKind::measures},
        {"duties", SectionKind::duties},
        {"steps", SectionKind::steps},
        {"safeguards", SectionKind::safeguards},
        {"task_table", SectionKind::task_table},
        {"roster", SectionKind::roster},
        {"other", SectionKind::other},
    }};
    for (const auto& [word, kind] : kKinds) {
        if (word == name) return kind;
    }
    return std::nullopt;
}

const LexiconRow* title_row(std::string_view title, const LexiconTable& titles, bool loose) {
    if (title.empty()) return nullptr;
    // 目标, 任务 alone are headings of a chapter only; below it they may title an item.
    if (!loose && utf8::count(title) < 3) return nullptr;
    const LexiconRow* row = titles.find(title);
    if (row == nullptr && loose && utf8::count(title) <= 24) {
        row = titles.longest_before(title, title.size());
        if (row == nullptr) row = titles.longest_at(title, 0);
        if (row != nullptr && title.starts_with(row->phrase) && utf8::count(row->phrase) < 4) row = nullptr;
    }
    return row;
}

}  // namespace

TaskKind task_kind(SectionKind kind) {
    switch (kind) {
        case SectionKind::goals:
            return TaskKind::goal;
        case SectionKind::duties:
            return TaskKind::duty;
        case SectionKind::steps:
            return TaskKind::step;
        case SectionKind::safeguards:
            return TaskKind::safeguard;
        default:
            return TaskKind::measure;
    }
}

bool bears_tasks(SectionKind kind) {
    return kind == SectionKind::goals || kind == SectionKind::measures || kind == SectionKind::duties ||
           kind == SectionKind::steps || kind == SectionKind::safeguards;
}

std::optional<SectionKind> title_kind(std::string_view title, const LexiconTable& titles, bool loose) {
    const LexiconRow* row = title_row(title, titles, loose);
    if (row == nullptr) return std::nullopt;
    const std::optional<SectionKind> kind = kind_named(titles.attribute(*row, "kind"));
    // 主要工作和目标任务: goals that are joined to work are what is to be done.
    if (kind != SectionKind::goals || !title.ends_with(row->phrase)) return kind;
    const std::string_view before = title.substr(0, title.size() - row->phrase.size());
    const std::size_t joint = joint_before(before);
    const LexiconRow* first = joint > 0 ? titles.find(before.substr(0, before.size() - joint)) : nullptr;
    const bool work = first != nullptr && kind_named(titles.attribute(*first, "kind")) == SectionKind::measures;
    return work ? SectionKind::measures : kind;
}

std::optional<bool> is_background(std::string_view title, const LexiconTable& titles, bool loose) {
    const LexiconRow* row = title_row(title, titles, loose);
    return row == nullptr ? std::nullopt : std::optional(titles.attribute(*row, "tells") == "background");
}

bool opens_principles(std::string_view text, const LexiconTable& titles) {
    const LexiconRow* row = titles.longest_at(text, 0);
    return row != nullptr && titles.attribute(*row, "kind") == "guiding_principles" &&
           text.substr(row->phrase.size()).starts_with("：");
}

}  // namespace fenjie
