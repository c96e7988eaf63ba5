// What a plan's tasks cover, tried on every plan of corpus/, on real plans beside the checkout and on short texts:
//
//   no two tasks overlap, and none reaches into a heading
//   a task begins and ends where a paragraph, a cell or a sentence does
//   what stands in a task-bearing section is in a task, in a heading, or left out by name for --check
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "corpus_files.hpp"
#include "fenjie/check.hpp"
#include "layout/layout.hpp"
#include "lexicon/lexicon.hpp"
#include "places.hpp"
#include "read/read.hpp"
#include "structure/tables.hpp"
#include "text/source_text.hpp"
#include "text/utf8.hpp"

namespace {

using fenjie::Block;
using fenjie::Cell;
using fenjie::MappedText;
using fenjie::Plan;
using fenjie::SectionKind;
using fenjie::Span;
using fenjie::testing_corpus::Source;

enum class Mark : char { open, heading, task, left_out };

bool bears_tasks(SectionKind kind) {
    return kind != SectionKind::guiding_principles && kind != SectionKind::roster && kind != SectionKind::other;
}

/// One plan with its source by code points and the stretches that layout made of it.
class Covered {
 public:
    explicit Covered(const Source& source)
        : plan_(fenjie::testing_corpus::extract_source(source).plan),
          text_(fenjie::read_text(source.bytes).utf8),
          lexicon_(fenjie::Lexicon::built_in()) {
        for (std::size_t at = 0; at < text_.size(); at += fenjie::utf8::length_at(text_, at)) points_.push_back(at);
        points_.push_back(text_.size());
        marks_.assign(points_.size(), Mark::open);
        const fenjie::ReadDocument read = read_document(source.bytes, {}, *lexicon_);
        layout_ = lay_out(text_, *lexicon_, read.tables, read.wraps);
        for (const Block& block : layout_.blocks) {
            if (block.kind == fenjie::BlockKind::paragraph) piece(block.text);
            for (const Cell& cell : block.table.cells) {
                for (const MappedText& text : cell.paragraphs) piece(text);
            }
        }
    }

    const Plan& plan() const { return plan_; }

    /// Marks a span; tells of what had another mark before.
    std::string mark(const std::string& what, const Span& span, Mark value, Mark allowed = Mark::open) {
        for (std::size_t i = span.start; i < span.end; ++i) {
            if (tells(i) && marks_[i] != Mark::open && marks_[i] != allowed)
                return what + " reaches into something else: " + around(i);
        }
        for (std::size_t i = span.start; i < span.end; ++i) marks_[i] = value;
        return {};
    }

    /// A task's span begins with a paragraph, a cell or a sentence.
    bool begins_something(const Span& span) const {
        std::size_t i = span.start;
        while (i > 0 && !tells(i - 1) && begins_.count(i) == 0) {
            if (closes(i - 1)) return true;
            --i;
        }
        return begins_.count(i) > 0 || i == 0;
    }

    /// And ends with one.
    bool ends_something(const Span& span) const {
        for (std::size_t i = span.end; i <= points_.size(); ++i) {
            if (ends_.count(i) > 0 || closes(i - 1)) return true;
            if (i + 1 < points_.size() && tells(i)) return false;
        }
        return true;
    }

    /// The characters of task-bearing sections that nothing marks, by line.
    std::vector<std::string> uncovered() const {
        std::vector<bool> read(points_.size(), false);
        for (const Block& block : layout_.blocks) {
            if (block.kind == fenjie::BlockKind::paragraph) show(block.text, read);
            if (block.kind == fenjie::BlockKind::table) show_cells(block.table, read);
        }
        std::vector<std::string> out;
        for (std::size_t s = 0; s < plan_.sections.size(); ++s) {
            if (!bears_tasks(plan_.sections[s].kind)) continue;
            const std::size_t end =
                s + 1 < plan_.sections.size() ? plan_.sections[s + 1].span.start : points_.size() - 1;
            for (std::size_t i = plan_.sections[s].span.end; i < end; ++i) {
                if (!read[i] || !tells(i) || marks_[i] != Mark::open) continue;
                out.push_back(plan_.sections[s].id + ": " + around(i));
                while (i < end && (!tells(i) || marks_[i] == Mark::open)) ++i;
            }
        }
        return out;
    }

    std::string around(std::size_t i) const {
        const std::size_t begin = i > 8 ? i - 8 : 0;
        const std::size_t end = std::min(points_.size() - 1, i + 16);
        std::string out = text_.substr(points_[begin], points_[i] - points_[begin]) + "|" +
                          text_.substr(points_[i], points_[end] - points_[i]);
        std::replace(out.begin(), out.end(), '\n', ' ');
        return out;
    }

 private:
    std::size_t point_of(std::size_t byte) const {
        return static_cast<std::size_t>(std::lower_bound(points_.begin(), points_.end(), byte) - points_.begin());
    }
    bool tells(std::size_t i) const {
        return i + 1 < points_.size() && (fenjie::utf8::is_han_at(text_, points_[i]) ||
                                          std::isalnum(static_cast<unsigned char>(text_[points_[i]])) != 0);
    }
    bool closes(std::size_t i) const {
        const std::string_view c = i + 1 < points_.size() ? fenjie::utf8::at(text_, points_[i]) : std::string_view{};
        return !c.empty() && std::string_view("。；！？：;:!?）)").find(c) != std::string_view::npos;
    }
    void piece(const MappedText& text) {
        const fenjie::Range r = text.original(0, text.size());
        begins_.insert(point_of(r.begin));
        ends_.insert(point_of(r.end));
    }
    void show(const MappedText& text, std::vector<bool>& read) const {
        for (std::size_t at = 0; at < text.size(); at += fenjie::utf8::length_at(text.view(), at)) {
            const std::size_t begin = text.original(at, at + 1).begin;
            read[point_of(begin)] = true;
        }
    }
    // Names of columns are headings; grouping cells are in the tasks of their rows as category and number.
    void show_cells(const fenjie::Table& table, std::vector<bool>& read) const {
        const fenjie::TaskTable task_table = read_table(table, *lexicon_);
        const auto names = [&](const Cell& cell) {
            const auto c = static_cast<std::size_t>(cell.column);
            return cell.joined().view() == task_table.headers.at(c) ||
                   task_table.columns.at(c) == fenjie::ColumnMeaning::number ||
                   task_table.columns.at(c) == fenjie::ColumnMeaning::category;
        };
        for (const Cell& cell : table.cells) {
            if (task_table.is_task_table && (names(cell) || anything_read(cell))) continue;
            if (fenjie::utf8::count(cell.joined().view()) == 1) continue;  // 无
            for (const MappedText& text : cell.paragraphs) show(text, read);
        }
    }

    // A cell of owners is read whole: 区教育局等.
    bool anything_read(const Cell& cell) const {
        return std::any_of(cell.paragraphs.begin(), cell.paragraphs.end(), [&](const MappedText& text) {
            const fenjie::Range r = text.original(0, text.size());
            for (std::size_t i = point_of(r.begin); i < point_of(r.end); ++i) {
                if (tells(i) && marks_[i] != Mark::open) return true;
            }
            return false;
        });
    }

    Plan plan_;
    std::string text_;
    std::shared_ptr<const fenjie::Lexicon> lexicon_;
    fenjie::Layout layout_;
    std::vector<std::size_t> points_;  // bytes at which code points begin
    std::vector<Mark> marks_;
    std::set<std::size_t> begins_;
    std::set<std::size_t> ends_;
};

std::vector<std::string> faults(const Source& source) {
    Covered covered(source);
    std::vector<std::string> out;
    const auto note = [&](std::string fault) {
        if (!fault.empty()) out.push_back(std::move(fault));
    };
    for (const auto& s : covered.plan().sections) note(covered.mark("section " + s.id, s.span, Mark::heading));
    for (const auto& t : covered.plan().tasks) {
        // A parent with an instruction and a note of its own is a section and a task; a row's span has all its cells.
        note(covered.mark("task " + t.id, t.span, Mark::task, Mark::heading));
        if (!covered.begins_something(t.span)) note("task " + t.id + " begins inside: " + covered.around(t.span.start));
        if (!covered.ends_something(t.span)) note("task " + t.id + " ends inside: " + covered.around(t.span.end));
    }
    for (const auto& l : covered.plan().left_out) {
        const bool cell = l.reason == fenjie::LeftOutReason::table_cell;
        note(covered.mark("left out", l.span, Mark::left_out, cell ? Mark::task : Mark::open));
    }
    // What a row's other cells gave: owners, dates.
    const auto cells = [&](const std::string& what, const Span& span) { (void)covered.mark(what, span, Mark::task); };
    for (const auto& t : covered.plan().tasks) {
        for (const auto& o : t.responsible) cells("owner", o.span);
        if (t.deadline) cells("deadline", t.deadline->span);
        for (const auto& r : t.recurrences) cells("recurrence", r.span);
    }
    for (const auto& g : covered.plan().targets) cells("target", g.span);
    for (std::string& where : covered.uncovered()) note("nowhere: " + std::move(where));
    return out;
}

class Coverage : public testing::TestWithParam<Source> {};

TEST_P(Coverage, TasksAndWhatIsLeftOutMakeUpTheSections) {
    for (const std::string& fault : faults(GetParam())) ADD_FAILURE() << GetParam().name << ": " << fault;
}

INSTANTIATE_TEST_SUITE_P(Plans, Coverage, testing::ValuesIn(fenjie::testing_corpus::all_plans()),
                         [](const auto& plan) { return fenjie::testing_corpus::test_name(plan.param.name); });

// One plan with every reason to leave something out.
const std::string kPlan =
    "云泽区老年助餐服务实施方案\n"
    "\n"
    "一、工作目标\n"
    "到2025年底，基本建成老年助餐服务网络。\n"
    "表1  主要指标\n"
    "序号\t指标\t单位\t2025年目标值\n"
    "1\t助餐点覆盖率\t%\t90\n"
    "2\t助餐点数量\t个\t120\n"
    "\n"
    "二、主要任务\n"
    "围绕便利可及，重点做好以下三项工作：\n"
    "1.建设助餐点。每个社区至少设置1个助餐点。\n"
    "责任单位：区民政局\n"
    "2.规范运营管理。建立食品留样制度。（责任单位：区市场监管局）\n"
    "4.加强宣传。开展进社区宣讲。\n"
    "\n"
    "三、任务清单\n"
    "下列事项按月调度：\n"
    "助餐重点事项\n"
    "序号\t类别\t工作任务\t责任单位\t完成时限\t备注\n"
    "1\t标准\t制定助餐点建设标准\t区民政局\t2024年6月底前\t与市级标准衔接\n"
    "2\t培训\t开展食品安全培训\t区卫生健康局\t2024年9月底前\t\n"
    "3\t加分项\t创新做法被推广的加2分\t\t\t\n"
    "\n"
    "四、组织领导\n"
    "成立老年助餐工作领导小组：\n"
    "组  长：张伟  副区长\n"
    "副组长：刘芳  区民政局局长\n"
    "样式\t颜色\t含义\n"
    "红牌\t红\t停止运营\n"
    "黄牌\t黄\t限期整改\n"
    "附件：助餐点名录\n"
    "抄送：区委办公室。\n";

TEST(CheckReport, NamesEveryStretchThatIsInNoTask) {
    fenjie::Options options;
    options.name = "t1.txt";
    const fenjie::Extraction e = fenjie::extract(kPlan, options);
    ASSERT_FALSE(e.error);
    EXPECT_EQ(completeness_report(e.plan, kPlan),
              "t1.txt: 云泽区老年助餐服务实施方案\n"
              "6 tasks (2 without owners), 3 targets, 3 warnings, 17 lines in no task\n"
              "attachment-missing: 1\n"
              "  line 32, 四、组织领导: announced but not in the file: 助餐点名录\n"
              "number-gap: 1\n"
              "  line 15, 二、主要任务: before 4. number 3 is missing\n"
              "owner-missing: 1\n"
              "  line 15, 二、主要任务: t4 加强宣传\n"
              "no-owner: 1 (other tasks without owners)\n"
              "  line 4, 一、工作目标: t1 到2025年底，基本建成老年助餐服务网络。\n"
              "in no task, lead-in: 1 (only introduces what follows)\n"
              "  line 11, 二、主要任务: 围绕便利可及，重点做好以下三项工作：\n"
              "in no task, caption: 1 (names the table below it)\n"
              "  line 5, 一、工作目标: 表1主要指标\n"
              "in no task, beside-table: 2 (stands beside a table of tasks)\n"
              "  line 18, 三、任务清单: 下列事项按月调度：\n"
              "  line 19, 三、任务清单: 助餐重点事项\n"
              "in no task, cell: 1 (cells of task tables that are not read)\n"
              "  line 21, 三、任务清单: 与市级标准衔接\n"
              "in no task, row: 1 (rows of task tables that say nothing to do)\n"
              "  line 23, 三、任务清单: 3 | 加分项 | 创新做法被推广的加2分\n"
              "in no task, table: 1 (tables without a column of tasks)\n"
              "  lines 29–31, 四、组织领导: 样式 | 颜色 | 含义 | 红牌 | 红 | 停止运营 | 黄牌 | 黄 | …\n"
              "in no task, indicators: 1 (tables of indicators, read as targets)\n"
              "  lines 6–8, 一、工作目标: 序号 | 指标 | 单位 | 2025年目标值 | 1 | 助餐点覆盖率 | %…\n"
              "in no task, roster: 1 (names of a group)\n"
              "  lines 26–28, 四、组织领导: 成立老年助餐工作领导小组： | 组长：张伟副区长 | 副组长：刘芳区民政局局长\n"
              "in no task, closing: 2 (validity, attachments, signature, colophon)\n"
              "  line 32, 四、组织领导: 附件：助餐点名录\n"
              "  line 33, 四、组织领导: 抄送：区委办公室。\n");
    for (const std::string& fault : faults({"t1", "", "", kPlan, ""})) ADD_FAILURE() << fault;
}

// The same text with its lines broken, its blanks widened or its marks narrowed is covered as well.
TEST(Coverage, HoldsForTextsThatConvertersMade) {
    const auto all = [](std::string text, const std::string& from, const std::string& to) {
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
        return text;
    };
    const std::vector<std::string> variants = {all(kPlan, "\n", "\n\n"), all(kPlan, "\n", " \n"),
                                               all(kPlan, "：", ":"),    all(kPlan, "。", "。 "),
                                               all(kPlan, "\n", "\r\n"), all(kPlan, "助餐", "助 餐")};
    for (std::size_t i = 0; i < variants.size(); ++i) {
        for (const std::string& fault : faults({"variant", "", "", variants[i], ""}))
            ADD_FAILURE() << i << ": " << fault;
    }
}

TEST(CheckReport, IsWhatTheReadmeShows) {
    const std::string readme = fenjie::testing_corpus::read_file(places::project() / "README.md");
    const std::string source =
        fenjie::testing_corpus::read_file(places::project() / "corpus/childcare-plan/source.txt");
    fenjie::Options options;
    options.name = "source.txt";
    const std::string report = completeness_report(fenjie::extract(source, options).plan, source);
    EXPECT_NE(readme.find("```\n" + report + "```\n"), std::string::npos) << "README.md does not show\n" << report;
}

}  // namespace
