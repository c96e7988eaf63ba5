// What may be incomplete in an extracted plan: a report for the people who rely on it.
//
// In:  a plan whose line 15, 重点做好以下工作：, stands under 三、主要任务 and in no task; whose number 3 is missing
// Out: plan.txt: …方案
//      12 tasks (1 without owners), 5 targets, 1 warning, 1 line in no task
//      number-gap: 1
//        line 21, 三、主要任务: before （四） number （三） is missing
//      in no task, lead-in: 1 (only introduces the items below it)
//        line 15, 三、主要任务: 重点做好以下工作：
//
// One group a code, warnings first; lines in order within it. Neighbouring cells of a table are one entry.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fenjie/check.hpp"
#include "text/utf8.hpp"
#include "write/excerpt.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kShownCharacters = 40;
constexpr std::size_t kSectionCharacters = 16;
constexpr std::uint32_t kNeighbours = 4;  // lines between cells that are one entry

struct Reason {
    LeftOutReason reason;
    std::string_view name;
    std::string_view meaning;
    bool joined;  ///< neighbours are one entry: cells of a table, lines of names
};
constexpr std::array<Reason, 9> kReasons = {{
    {LeftOutReason::lead_in, "lead-in", "only introduces what follows", false},
    {LeftOutReason::caption, "caption", "names the table below it", false},
    {LeftOutReason::table_intro, "beside-table", "stands beside a table of tasks", false},
    {LeftOutReason::table_cell, "cell", "cells of task tables that are not read", true},
    {LeftOutReason::table_row, "row", "rows of task tables that say nothing to do", true},
    {LeftOutReason::table, "table", "tables without a column of tasks", true},
    {LeftOutReason::indicators, "indicators", "tables of indicators, read as targets", true},
    {LeftOutReason::roster, "roster", "names of a group", true},
    {LeftOutReason::closing, "closing", "validity, attachments, signature, colophon", false},
}};

/// The decoded text by code points.
class Reader {
 public:
    explicit Reader(std::string_view text) : text_(text) {
        for (std::size_t at = 0; at < text.size(); at += utf8::length_at(text, at)) begins_.push_back(at);
        begins_.push_back(text.size());
    }

    /// The span's characters without blanks and line breaks.
    std::string joined(const Span& span) const {
        std::string out;
        for (std::size_t i = span.start; i < std::min<std::size_t>(span.end, begins_.size() - 1); ++i) {
            const std::string_view c = utf8::at(text_, begins_[i]);
            if (static_cast<unsigned char>(c[0]) > ' ' && c != "　" && c != "\u00a0") out += c;
        }
        return out;
    }

    std::uint32_t last_line(const Span& span) const {
        std::uint32_t line = span.line;
        for (std::size_t i = span.start; i < std::min<std::size_t>(span.end, begins_.size() - 1); ++i) {
            if (text_[begins_[i]] == '\n') ++line;
        }
        return line;
    }

 private:
    std::string_view text_;
    std::vector<std::size_t> begins_;
};

/// What one line of the report tells of.
struct Entry {
    Span span;
    std::uint32_t last_line = 0;
    Rare<CompactString> section;
    std::string what;
};

std::string counted(std::size_t n, const std::string& noun) {
    return std::to_string(n) + " " + noun + (n == 1 ? "" : "s");
}

class Report {
 public:
    Report(const Plan& plan, std::string_view text) : plan_(plan), reader_(text) {
        for (const Section& s : plan.sections) sections_.emplace(s.id, &s);
    }

    std::string write() {
        std::set<std::uint32_t> missing;  // what the warning tells of is not told twice
        for (const Warning& w : plan_.warnings) {
            if (w.code == "owner-missing" && w.span) missing.insert(w.span->start);
        }
        for (const Task& t : plan_.tasks) tasks_.emplace(t.span.start, &t);
        std::size_t ownerless = 0;
        std::vector<Entry> no_owner;
        for (const Task& t : plan_.tasks) {
            if (!t.responsible.empty()) continue;
            ++ownerless;
            if (!missing.contains(t.span.start)) no_owner.push_back({t.span, t.span.line, t.section, named(t)});
        }
        out_ = plan_.source.name + ": " + plan_.document.title.value_or("(no title)") + "\n";
        out_ += counted(plan_.tasks.size(), "task") + " (" + std::to_string(ownerless) + " without owners), " +
                counted(plan_.targets.size(), "target") + ", " + counted(plan_.warnings.size(), "warning") + ", " +
                counted(lines_left_out(), "line") + " in no task\n";
        warnings();
        group("no-owner", "other tasks without owners", no_owner);
        for (const Reason& reason : kReasons) left_out(reason);
        return std::move(out_);
    }

 private:
    static std::string named(const Task& t) { return t.id + " " + task_label(t); }

    void group(const std::string& name, std::string_view meaning, const std::vector<Entry>& entries) {
        if (entries.empty()) return;
        out_ += name + ": " + std::to_string(entries.size());
        out_ += meaning.empty() ? "\n" : " (" + std::string(meaning) + ")\n";
        for (const Entry& e : entries) {
            out_ += "  ";
            if (e.span.line > 0) {
                out_ += e.last_line > e.span.line ? "lines " : "line ";
                out_ += std::to_string(e.span.line);
                if (e.last_line > e.span.line) out_ += "–" + std::to_string(e.last_line);
                const auto section = e.section ? sections_.find(*e.section) : sections_.end();
                if (section != sections_.end()) {
                    const Section& s = *section->second;
                    out_ += ", " + s.marker.value_or("");
                    const bool digit = s.marker && s.title && utf8::is_digit(s.marker->view().back());
                    out_ += (digit ? " " : "") + excerpt(s.title.value_or(""), kSectionCharacters);
                }
                out_ += ": ";
            }
            out_ += e.what + "\n";
        }
    }

    // A warning stands in the last section that begins before it.
    void warnings() {
        std::map<std::string, std::vector<Entry>> by_code;
        std::size_t next = 0;
        for (const Warning& w : plan_.warnings) {
            Entry e;
            if (w.span) {
                e.span = *w.span;
                e.last_line = e.span.line;
                while (next < plan_.sections.size() && plan_.sections[next].span.start <= e.span.start) ++next;
                if (next > 0) e.section = plan_.sections[next - 1].id;
            }
            const auto of_task = e.span.line > 0 ? tasks_.find(e.span.start) : tasks_.end();
            e.what = w.message;
            if (w.code == "owner-missing" && of_task != tasks_.end()) e.what = named(*of_task->second);
            by_code[w.code].push_back(std::move(e));
        }
        for (const auto& [code, entries] : by_code) group(code, "", entries);
    }

    void left_out(const Reason& reason) {
        std::vector<Entry> entries;
        for (const LeftOut& l : plan_.left_out) {
            if (l.reason != reason.reason) continue;
            const std::string words = reader_.joined(l.span);
            const std::uint32_t last = reader_.last_line(l.span);
            Entry* before = entries.empty() ? nullptr : &entries.back();
            if (reason.joined && before != nullptr && before->section == l.section &&
                l.span.line <= before->last_line + kNeighbours) {
                before->last_line = std::max(before->last_line, last);
                before->what += " | " + words;
            } else {
                entries.push_back({l.span, last, l.section, words});
            }
        }
        for (Entry& e : entries) e.what = excerpt(e.what, kShownCharacters);
        group("in no task, " + std::string(reason.name), reason.meaning, entries);
    }

    std::size_t lines_left_out() const {
        std::vector<std::uint32_t> lines;
        for (const LeftOut& l : plan_.left_out) {
            const std::uint32_t last = reader_.last_line(l.span);
            for (std::uint32_t line = l.span.line; line <= last; ++line) lines.push_back(line);
        }
        std::sort(lines.begin(), lines.end());
        return static_cast<std::size_t>(std::unique(lines.begin(), lines.end()) - lines.begin());
    }

    const Plan& plan_;
    Reader reader_;
    std::map<std::string, const Section*> sections_;
    std::map<std::uint32_t, const Task*> tasks_;  // by where they begin
    std::string out_;
};

}  // namespace

std::string completeness_report(const Plan& plan, std::string_view text) {
    return Report(plan, text).write();
}

}  // namespace fenjie
