// The ledger as a workbook: sheets for tasks, targets and warnings of all plans.
//
// In:  two plans with 30 and 20 tasks      Out: 工作任务 with rows 1 to 50, 目标, 提示
#include "text/names.hpp"
#include "write/feeds.hpp"
#include "write/ledger.hpp"
#include "write/workbook.hpp"

namespace fenjie {
namespace {

using enum SheetCell;

class XlsxFeed : public Feed {
 public:
    std::string add(const Plan& plan) override {
        for (LedgerRow& row : ledger_rows(plan, tasks_.size() + 1)) tasks_.emplace_back(row.begin(), row.end());
        const std::string label = plan_label(plan);
        for (const Target& t : plan.targets) {
            targets_.push_back(
                {std::to_string(targets_.size() + 1), t.metric, t.subject.value_or(""), t.excluding.value_or(""),
                 std::string(name(t.comparator)), t.value.to_string(), t.value_max ? t.value_max->to_string() : "",
                 t.unit, t.per ? t.per->every.value_or(t.per->each.value_or("")) : "",
                 t.change ? std::string(name(*t.change)) : "", t.baseline.value_or(""), std::string(name(t.modality)),
                 t.deadline ? t.deadline->end.value_or(t.deadline->text) : "", t.task.value_or(""), t.text, label,
                 std::to_string(t.span.line)});
        }
        for (const Warning& w : plan.warnings)
            warnings_.push_back({w.code, w.message, label, w.span ? std::to_string(w.span->line) : ""});
        return {};
    }

    std::string finish() override {
        Workbook book;
        book.sheet("工作任务", {{kLedgerHeader[0], 6},
                                {kLedgerHeader[1], 20},
                                {kLedgerHeader[2], 60},
                                {kLedgerHeader[3], 30},
                                {kLedgerHeader[4], 20},
                                {kLedgerHeader[5], 24},
                                {kLedgerHeader[6], 24},
                                {kLedgerHeader[7], 16},
                                {kLedgerHeader[8], 30}});
        for (const auto& row : tasks_) book.row(row, {number, text, text, text, text, text, text, day, text});
        book.sheet("目标", {{"序号", 6},
                            {"指标", 26},
                            {"对象", 24},
                            {"除外", 16},
                            {"关系", 6},
                            {"数值", 10},
                            {"上限", 10},
                            {"单位", 8},
                            {"频次或范围", 12},
                            {"变化", 10},
                            {"基期", 12},
                            {"力度", 8},
                            {"完成时限", 14},
                            {"任务", 8},
                            {"原文", 50},
                            {"出处", 30},
                            {"行", 6}});
        for (const auto& row : targets_) {
            book.row(row, {number, text, text, text, text, number, number, text, text, text, text, text, day, text,
                           text, text, number});
        }
        book.sheet("提示", {{"类型", 22}, {"说明", 60}, {"出处", 30}, {"行", 6}});
        for (const auto& row : warnings_) book.row(row, {text, text, text, number});
        std::optional<std::string> bytes = book.bytes();
        if (bytes) return std::move(*bytes);
        fail("the workbook cannot be made: no room in the temporary folder, or more rows than a sheet has");
        return {};
    }

 private:
    std::vector<std::vector<std::string>> tasks_;
    std::vector<std::vector<std::string>> targets_;
    std::vector<std::vector<std::string>> warnings_;
};

}  // namespace

std::unique_ptr<Feed> xlsx_feed() {
    return std::make_unique<XlsxFeed>();
}

}  // namespace fenjie
