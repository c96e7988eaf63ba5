// What may be incomplete in an extracted plan: a report for the people who rely on it.
//
// In:  a plan in which line 15, 各街道要建立工作台账。, stands under 三、保障措施 and in no task
// Out: … Text of task-bearing sections that is in no task: 1
//          line 15: 各街道要建立工作台账。
//
// A section reaches from its heading to the next heading; text is counted off by the code points of the task spans.
#include <algorithm>
#include <string>
#include <vector>

#include "fenjie/check.hpp"
#include "text/utf8.hpp"
#include "write/excerpt.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kShownCharacters = 40;

struct Line {
    std::uint32_t number = 0;
    std::string text;
};

bool bears_tasks(SectionKind kind) {
    return kind != SectionKind::guiding_principles && kind != SectionKind::roster && kind != SectionKind::other;
}

/// Marks for every code point of the text: open (in a task-bearing section), and whether a task or heading has it.
std::vector<bool> open_characters(const Plan& plan, std::size_t length) {
    std::vector<bool> open(length, false);
    const auto fill = [&](std::size_t begin, std::size_t end, bool value) {
        for (std::size_t i = begin; i < std::min(end, length); ++i) open[i] = value;
    };
    for (std::size_t i = 0; i < plan.sections.size(); ++i) {
        const std::size_t end = i + 1 < plan.sections.size() ? plan.sections[i + 1].span.start : length;
        if (bears_tasks(plan.sections[i].kind)) fill(plan.sections[i].span.end, end, true);
    }
    for (const Section& section : plan.sections) fill(section.span.start, section.span.end, false);
    for (const Task& task : plan.tasks) fill(task.span.start, task.span.end, false);
    return open;
}

/// The lines that hold open characters, reduced to these; those without a Chinese character say nothing.
std::vector<Line> open_lines(const Plan& plan, std::string_view text) {
    const std::vector<bool> open = open_characters(plan, utf8::count(text));
    std::vector<Line> out;
    Line line{1, {}};
    bool tells = false;
    const auto finish_line = [&] {
        if (tells) out.push_back(line);
        line = {line.number + 1, {}};
        tells = false;
    };
    std::size_t index = 0;
    for (std::size_t at = 0; at < text.size(); at += utf8::length_at(text, at), ++index) {
        if (text[at] == '\n') {
            finish_line();
        } else if (index < open.size() && open[index]) {
            line.text += utf8::at(text, at);
            tells = tells || utf8::is_han_at(text, at);
        }
    }
    finish_line();
    return out;
}

void add(std::string& out, const std::optional<Span>& span, const std::string& what) {
    out += "  " + (span ? "line " + std::to_string(span->line) + ": " : std::string{}) + what + "\n";
}

}  // namespace

std::string completeness_report(const Plan& plan, std::string_view text) {
    std::vector<const Task*> ownerless;
    for (const Task& task : plan.tasks) {
        if (task.responsible.empty()) ownerless.push_back(&task);
    }
    const std::vector<Line> lines = open_lines(plan, text);

    std::string out = plan.source.name + ": " + plan.document.title.value_or("(no title)") + "\n";
    out += "Tasks: " + std::to_string(plan.tasks.size()) + ", targets: " + std::to_string(plan.targets.size()) + "\n";
    out += "Warnings: " + std::to_string(plan.warnings.size()) + "\n";
    for (const Warning& warning : plan.warnings) add(out, warning.span, warning.code + ": " + warning.message);
    out += "Tasks without owners: " + std::to_string(ownerless.size()) + "\n";
    for (const Task* task : ownerless) add(out, task->span, task->id + " " + task_label(*task));
    out += "Text of task-bearing sections that is in no task: " + std::to_string(lines.size()) + "\n";
    for (const Line& line : lines) add(out, Span{0, 0, line.number, {}}, excerpt(line.text, kShownCharacters));
    return out;
}

}  // namespace fenjie
