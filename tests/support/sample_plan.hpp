// A plan made up for the tests of the writers: every field is set somewhere and empty somewhere.
#pragma once

#include "fenjie/plan.hpp"

namespace fenjie::sample {

inline Span span(std::uint32_t start, std::uint32_t end, std::uint32_t line) {
    return {start, end, line, std::nullopt};
}

inline Date full_date() {
    return {"2024年6月底前", std::nullopt,    "2024-06-30", Precision::month, false, Origin::marker,
            "2024-06-30",    span(90, 99, 6), "rule"};
}

inline Date open_date() {
    return {"长期坚持",   std::nullopt, std::nullopt,    std::nullopt, true,
            Origin::text, std::nullopt, span(70, 74, 5), "rule"};
}

inline Owner owner(Role role, const std::string& organization) {
    return {role, Origin::marker, span(101, 105, 6), organization, std::nullopt, organization, "rule"};
}

inline Target plain_target() {
    Target t;
    t.id = "g1";
    t.task = "t1";
    t.section = "s1";
    t.metric = "覆盖率";
    t.comparator = Comparator::ge;
    t.value = {925, 1};
    t.unit = "%";
    t.text = "覆盖率达到92.5%以上";
    t.span = span(60, 72, 5);
    return t;
}

inline Target full_target() {
    Target t;
    t.id = "g2";
    t.metric = "师生比";
    t.subject = "幼儿园";
    t.excluding = "村级幼儿园";
    t.comparator = Comparator::le;
    t.value = {15, 0};
    t.value_max = Decimal{20, 0};
    t.unit = "1:N";
    t.ratio = {Decimal{1, 0}, Decimal{15, 0}};
    t.per = Per{"P1Y", "街道"};
    t.change = Change::decrease;
    t.baseline = "2020年";
    t.modality = Modality::aim;
    t.deadline = full_date();
    t.text = "师生比不超过1:15";
    t.span = span(73, 84, 5);
    return t;
}

inline Task full_task() {
    Task t;
    t.id = "t1";
    t.section = "s2";
    t.kind = TaskKind::table_row;
    t.number = "1";
    t.title = "建设助餐点";
    t.category = "养老";
    t.text = "建设助餐点。覆盖率达到92.5%以上。";
    t.responsible = {owner(Role::lead, "区民政局"), owner(Role::cooperate, "各街道")};
    t.responsible[0].person = Person{"张三", "副主任"};
    t.responsible[1].person = Person{"李四", std::nullopt};
    t.deadline = full_date();
    t.recurrences = {{"每季度", "P3M", span(60, 63, 5), "rule"}, {"定期", std::nullopt, span(64, 66, 5), "rule"}};
    t.targets = {"g1"};
    t.parts = {{"建设助餐点。", {owner(Role::responsible, "区民政局")}, open_date(), span(50, 56, 5)}};
    t.same_as = {"t2"};
    t.span = span(50, 106, 5);
    return t;
}

inline Plan plan() {
    Plan p;
    p.source = {"和安区方案.txt", "text/plain", "UTF-8", std::string(64, 'a'), 200};
    DocumentInfo& d = p.document;
    d.title = "和安区养老服务行动方案";
    d.kind = DocumentKind::action_plan;
    d.issuers = {"和安区人民政府办公室"};
    d.document_number = DocumentNumber{"和政办发〔2023〕12号", "和政办发", 2023, 12};
    d.addressees = {"各街道办事处", "区政府各部门"};
    d.issued = full_date();
    d.period = Period{"2023-01-01", "2025-12-31", "2023—2025年", span(10, 20, 1)};
    d.copied_to = {"区委办公室"};
    d.attachments = {{"1", "任务分解表", "s2"}, {std::nullopt, "评分表", std::nullopt}};
    d.basis = {{"市养老服务条例", "和府发〔2022〕3号", span(21, 28, 2)}, {"省行动方案", std::nullopt, span(29, 34, 2)}};
    d.rules = {{"first_named_leads", "排在第一位的部门为牵头部门，下同", span(35, 51, 3)}};
    p.sections = {{"s1", std::nullopt, 1, SectionKind::measures, span(40, 46, 4), 1, "一、", "主要任务"},
                  {"s2", "s1", 2, SectionKind::task_table, span(47, 49, 5), std::nullopt, std::nullopt, std::nullopt}};
    Task bare;
    bare.id = "t2";
    bare.text = "建设助餐点。";
    bare.span = span(107, 113, 7);
    p.tasks = {full_task(), bare};
    p.targets = {plain_target(), full_target()};
    p.people = {{"王五", "区长", "领导小组", "组长", span(150, 160, 9)},
                {"赵六", std::nullopt, std::nullopt, std::nullopt, {161, 163, 10, 2}}};
    p.warnings = {{"owner-missing", "no owner is named", span(107, 113, 7)},
                  {"limit-reached", "too many headings", std::nullopt}};
    return p;
}

}  // namespace fenjie::sample
