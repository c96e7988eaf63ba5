// A plan as StratML Part 2 (ANSI/AIIM 22:2017): goals are chapters, objectives tasks, indicators targets.
//
// In:  （一）完善服务网络, t2 建设助餐点, lead 区民政局, target 覆盖率 >= 60 % by 2024-06-30
// Out: <Goal><Name>完善服务网络</Name>…<Objective><Name>建设助餐点</Name>…<Stakeholder
// StakeholderTypeType="Organization">…
//
// What the standard has no element for stands beside: the comparator in Descriptor, its wording in Description, dates
// that are no whole day in OtherInformation.
#include <pugixml.hpp>

#include <map>
#include <sstream>

#include "text/names.hpp"
#include "text/utf8.hpp"
#include "write/excerpt.hpp"
#include "write/feeds.hpp"
#include "write/ledger.hpp"

namespace fenjie {
namespace {

constexpr const char* kNamespace = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport";

// Characters that XML 1.0 cannot hold are left out.
std::string xml_text(std::string_view text) {
    std::string out;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        pos += c.size();
        const char32_t point = utf8::code_point(c);
        const bool control = point < 0x20 && point != '\t' && point != '\n';
        if (!control && point != 0xFFFE && point != 0xFFFF) out += c;
    }
    return out;
}

pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view text) {
    pugi::xml_node node = parent.append_child(name);
    node.text().set(xml_text(text).c_str());
    return node;
}

void add_if(pugi::xml_node parent, const char* name, std::string_view text) {
    if (!text.empty()) add(parent, name, text);
}

const char* role_name(Role role) {
    switch (role) {
        case Role::lead:
            return "牵头";
        case Role::responsible:
            return "责任";
        case Role::implement:
            return "实施";
        case Role::cooperate:
            return "配合";
        case Role::supervise:
            break;
    }
    return "督导";
}

void add_stakeholder(pugi::xml_node objective, const Owner& owner) {
    pugi::xml_node node = objective.append_child("Stakeholder");
    node.append_attribute("StakeholderTypeType") = owner.person ? "Person" : "Organization";
    add(node, "Name", owner.person ? owner.person->name : owner.organization);
    if (owner.person) add_if(node, "Description", owner.organization + owner.person->position.value_or(""));
    pugi::xml_node role = node.append_child("Role");
    add(role, "Name", role_name(owner.role));
    add(role, "RoleType", "Performer");
}

void add_days(pugi::xml_node node, const std::optional<Date>& date) {
    if (!date) return;
    if (date->start) add(node, "StartDate", *date->start);
    if (date->end) add(node, "EndDate", *date->end);
}

void add_indicator(pugi::xml_node objective, const Target& t, const std::string& prefix) {
    pugi::xml_node node = objective.append_child("PerformanceIndicator");
    node.append_attribute("PerformanceIndicatorType") = "Quantitative";
    add(node, "MeasurementDimension", t.subject ? t.metric + "（" + *t.subject + "）" : std::string(t.metric));
    add(node, "UnitOfMeasurement", t.unit);
    add(node, "Identifier", prefix + t.id);
    pugi::xml_node result = node.append_child("MeasurementInstance").append_child("TargetResult");
    add_days(result, t.deadline);
    add(result, "NumberOfUnits", t.value.to_string());
    pugi::xml_node descriptor = result.append_child("Descriptor");
    add(descriptor, "DescriptorName", "comparator");
    add(descriptor, "DescriptorValue", figure_text(t.comparator, t.value, t.value_max, t.ratio, t.unit));
    add(result, "Description", t.text);
    std::string other;
    if (t.excluding) other += "除外：" + *t.excluding + "；";
    if (t.change)
        other += (*t.change == Change::increase ? "提高" : "下降") +
                 (t.baseline ? "，基期：" + *t.baseline : std::string()) + "；";
    if (t.modality == Modality::aim) other += "力争；";
    add_if(node, "OtherInformation", other);
}

class StratmlFeed : public Feed {
 public:
    std::string add(const Plan& plan) override {
        if (begun_) {
            fail("StratML holds one plan a document; write several plans to several files");
            return {};
        }
        begun_ = true;
        pugi::xml_document document;
        pugi::xml_node declaration = document.append_child(pugi::node_declaration);
        declaration.append_attribute("version") = "1.0";
        declaration.append_attribute("encoding") = "UTF-8";
        build(plan, document.append_child("PerformancePlanOrReport"));
        std::ostringstream out;
        document.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
        return out.str();
    }
    std::string finish() override { return {}; }

 private:
    static void build(const Plan& plan, pugi::xml_node root) {
        root.append_attribute("xmlns") = kNamespace;
        root.append_attribute("Type") = "Performance_Plan";
        fenjie::add(root, "Name", plan_label(plan));
        if (plan.document.document_number) fenjie::add(root, "OtherInformation", plan.document.document_number->text);
        pugi::xml_node core = root.append_child("StrategicPlanCore");
        for (const std::string& issuer : plan.document.issuers)
            fenjie::add(core.append_child("Organization"), "Name", issuer);
        // Identifiers are unique in a document and begin with a letter.
        const std::string prefix = "plan-" + plan.source.sha256.substr(0, 12) + "-";
        std::map<std::string, const Section*> sections;
        for (const Section& s : plan.sections) sections.emplace(s.id, &s);
        std::map<std::string, const Target*> targets;
        for (const Target& t : plan.targets) targets.emplace(t.id, &t);
        pugi::xml_node goal;
        std::string open = "none yet";
        for (const Task& task : plan.tasks) {
            const std::string section = task.section.value_or("");
            if (section != open) {
                open = section;
                goal = add_goal(core, sections, section, plan, prefix, task);
            }
            add_objective(goal, task, targets, prefix);
        }
        if (plan.tasks.empty()) goal = add_goal(core, sections, "", plan, prefix, Task{});
        for (const Target& t : plan.targets) {
            if (!t.task && goal) goal_targets(core, t, prefix);
        }
        add_administration(plan, root);
    }

    static pugi::xml_node add_goal(pugi::xml_node core, const std::map<std::string, const Section*>& sections,
                                   const std::string& id, const Plan& plan, const std::string& prefix,
                                   const Task& task) {
        pugi::xml_node goal = core.append_child("Goal");
        const auto found = sections.find(id);
        const Section* section = found == sections.end() ? nullptr : found->second;
        const std::string name = section != nullptr && section->title ? std::string(*section->title) : plan_label(plan);
        fenjie::add(goal, "Name", name);
        fenjie::add(goal, "Description", name);
        fenjie::add(goal, "Identifier", prefix + "goal-" + std::string(task.id.empty() ? "none" : task.id.view()));
        if (section != nullptr && section->marker) fenjie::add(goal, "SequenceIndicator", *section->marker);
        return goal;
    }

    static void add_objective(pugi::xml_node goal, const Task& task,
                              const std::map<std::string, const Target*>& targets, const std::string& prefix) {
        pugi::xml_node objective = goal.append_child("Objective");
        fenjie::add(objective, "Name", task_label(task));
        fenjie::add(objective, "Description", task.text);
        fenjie::add(objective, "Identifier", prefix + task.id);
        if (task.number) fenjie::add(objective, "SequenceIndicator", *task.number);
        for (const Owner& owner : task.responsible) add_stakeholder(objective, owner);
        std::string other;
        if (task.deadline) other += "完成时限：" + date_text(*task.deadline) + "（" + task.deadline->text + "）；";
        for (const Recurrence& r : task.recurrences) other += "频次：" + r.text + "；";
        add_if(objective, "OtherInformation", other);
        for (const CompactString& id : task.targets) {
            if (const auto found = targets.find(id); found != targets.end())
                add_indicator(objective, *found->second, prefix);
        }
    }

    // A target of no task (a table of indicators) is an objective of its own.
    static void goal_targets(pugi::xml_node core, const Target& t, const std::string& prefix) {
        pugi::xml_node goal = core.last_child();
        pugi::xml_node objective = goal.append_child("Objective");
        fenjie::add(objective, "Name", t.metric);
        fenjie::add(objective, "Description", t.text);
        fenjie::add(objective, "Identifier", prefix + "of-" + t.id);
        add_indicator(objective, t, prefix);
    }

    static void add_administration(const Plan& plan, pugi::xml_node root) {
        pugi::xml_node node = root.append_child("AdministrativeInformation");
        if (plan.document.period) {
            fenjie::add(node, "StartDate", plan.document.period->start);
            fenjie::add(node, "EndDate", plan.document.period->end);
        }
        if (plan.document.issued && plan.document.issued->end)
            fenjie::add(node, "PublicationDate", *plan.document.issued->end);
    }

    bool begun_ = false;
};

}  // namespace

std::unique_ptr<Feed> stratml_feed() {
    return std::make_unique<StratmlFeed>();
}

}  // namespace fenjie
