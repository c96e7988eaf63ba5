#include "case_run.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fenjie/write.hpp"
#include "text/utf8.hpp"

namespace cases {
namespace {

using fenjie::Fact;
using nlohmann::json;

std::string field(const Fact& f, const std::string& key) {
    const std::map<std::string, std::optional<std::string>> strings = {{"unit", f.unit},
                                                                       {"comparator", f.comparator},
                                                                       {"start", f.start},
                                                                       {"end", f.end},
                                                                       {"edtf", f.edtf},
                                                                       {"precision", f.precision},
                                                                       {"duration", f.duration},
                                                                       {"every", f.every},
                                                                       {"rrule", f.rrule},
                                                                       {"role", f.role},
                                                                       {"organization", f.organization},
                                                                       {"metric", f.metric},
                                                                       {"subject", f.subject},
                                                                       {"excluding", f.excluding},
                                                                       {"each", f.each},
                                                                       {"change", f.change},
                                                                       {"baseline", f.baseline},
                                                                       {"modality", f.modality},
                                                                       {"deadline", f.deadline},
                                                                       {"rule", f.rule}};
    if (key == "value") return f.value ? f.value->to_string() : "";
    if (key == "value_max") return f.value_max ? f.value_max->to_string() : "";
    const auto found = strings.find(key);
    return found == strings.end() ? "no such field" : found->second.value_or("");
}

/// What a span covers: noise and full-width forms included, as they stand in the case.
std::string covered(const std::string& text, const fenjie::Span& span) {
    std::string out;
    std::uint32_t index = 0;
    for (std::size_t pos = 0; pos < text.size(); ++index) {
        const std::size_t length = fenjie::utf8::length_at(text, pos);
        if (index >= span.start && index < span.end) out += text.substr(pos, length);
        pos += length;
    }
    return out;
}

std::string quoted(const std::string& text) {
    return "\"" + text + "\"";
}

class Faults {
 public:
    explicit Faults(const Case& c) : case_(c) {}

    void facts(const fenjie::Options& options) {
        const std::string kind = case_.expected.front().kind;
        std::vector<Fact> found;
        std::string listing;
        for (const Fact& f : fenjie::explain(case_.text, options).facts) {
            if (f.kind != kind) continue;
            found.push_back(f);
            listing += "\n    " + fenjie::to_json(f);
        }
        if (case_.expected.front().none) {
            for (const Expected& e : case_.expected) {
                const auto meets = [&](const Fact& f) {
                    return std::all_of(e.fields.begin(), e.fields.end(),
                                       [&](const auto& wanted) { return field(f, wanted.first) == wanted.second; });
                };
                if (std::any_of(found.begin(), found.end(), meets)) out.push_back("nothing expected, got" + listing);
            }
            return;
        }
        if (case_.marks.size() != case_.expected.size()) {
            out.emplace_back("as many marks as -- lines are wanted");
        } else if (found.size() != case_.marks.size()) {
            out.push_back(std::to_string(case_.marks.size()) + " expected, got" + listing);
        } else {
            for (std::size_t i = 0; i < found.size(); ++i) fact(found[i], i);
        }
    }

    void items(const fenjie::Options& options) {
        const fenjie::Plan extracted = fenjie::extract(case_.text, options).plan;
        json plan = json::parse(fenjie::to_json(extracted));
        plan["plan_facts"] = plan_facts(extracted);
        for (const Expected& e : case_.expected) {
            std::vector<json> all = items_of(plan, e.kind);
            const auto meets = [&](const json& item) {
                return std::all_of(e.fields.begin(), e.fields.end(),
                                   [&](const auto& f) { return value_at(item, f.first) == f.second; });
            };
            if (std::any_of(all.begin(), all.end(), meets) != e.none) continue;
            std::string message = e.none ? "no " + e.kind + " expected with" : "no " + e.kind + " with";
            for (const auto& [key, value] : e.fields) message += " " + key + "=" + value;
            for (const json& item : all) message += "\n    " + item.dump();
            out.push_back(std::move(message));
        }
    }

    std::vector<std::string> out;

 private:
    void fact(const Fact& f, std::size_t i) {
        // By the span: the text of a fact is the cleaned reading, that of the mark the raw one.
        const auto [begin, end] = case_.marks[i];
        const std::string want = case_.text.substr(begin, end - begin);
        const std::string got = covered(case_.text, f.span);
        if (want != got) out.push_back(quoted(want) + " expected, got " + quoted(got));
        for (const auto& [key, value] : case_.expected[i].fields) {
            const std::string is = field(f, key);
            if (is != value)
                out.push_back(key + " of " + f.text + ": " + quoted(value) + " expected, got " + quoted(is));
        }
    }

    static std::vector<json> items_of(const json& plan, const std::string& kind) {
        if (kind == "document") return {plan["document"]};
        const std::string list = kind == "person" ? "people" : kind == "plan_target" ? "targets" : kind + "s";
        const json& from = plan.contains(list) ? plan : plan["document"];
        if (kind == "basis") return plan["document"]["basis"];
        return from.contains(list) ? from[list].get<std::vector<json>>() : std::vector<json>{};
    }

    /// Whatever of a plan a rule has found, with the rule.
    static json plan_facts(const fenjie::Plan& plan) {
        json out = json::array();
        const auto add = [&](const auto& fact) {
            if (!fact.rule.empty()) out.push_back({{"rule", fact.rule}, {"text", fact.text}});
        };
        if (plan.document.issued) add(*plan.document.issued);
        for (const fenjie::Task& task : plan.tasks) {
            for (const fenjie::Owner& owner : task.responsible) add(owner);
            if (task.deadline) add(*task.deadline);
            for (const fenjie::Recurrence& recurrence : task.recurrences) add(recurrence);
        }
        for (const fenjie::Target& target : plan.targets) add(target);
        return out;
    }

    /// "deadline.end" of an item; items of a list are joined by 、.
    static std::string value_at(const json& item, const std::string& path) {
        if (item.is_null()) return {};
        if (item.is_array()) {
            std::string out;
            for (const json& each : item) out += (out.empty() ? "" : "、") + value_at(each, path);
            return out;
        }
        if (!path.empty()) {
            const std::size_t dot = std::min(path.find('.'), path.size());
            const std::string key = path.substr(0, dot);
            if (!item.is_object() || !item.contains(key)) return "no such field";
            return value_at(item[key], dot == path.size() ? "" : path.substr(dot + 1));
        }
        return item.is_string() ? item.get<std::string>() : item.dump();
    }

    const Case& case_;
};

bool of_a_whole_plan(const std::string& kind) {
    return kind == "document" || kind == "section" || kind == "task" || kind == "person" || kind == "attachment" ||
           kind == "basis" || kind == "warning" || kind == "plan_target" || kind == "plan_fact";
}

}  // namespace

std::vector<std::string> faults(const Case& c, const std::shared_ptr<const fenjie::Recognizers>& lexicon) {
    if (!c.error.empty()) return {c.error};
    fenjie::Options options;
    options.lexicon = lexicon;
    if (!c.issued.empty()) options.issued = c.issued;
    Faults faults(c);
    if (of_a_whole_plan(c.expected.front().kind))
        faults.items(options);
    else
        faults.facts(options);
    return std::move(faults.out);
}

}  // namespace cases
