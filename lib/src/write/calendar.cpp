// Tasks as a calendar of VTODOs (RFC 5545), by libical.
//
// In:  t2 建设助餐点, 2024年6月底前; t5 每季度通报, plan 2023—2025
// Out: VTODO DUE;VALUE=DATE:20240630; VTODO DTSTART;VALUE=DATE:20230101 RRULE:FREQ=MONTHLY;INTERVAL=3;UNTIL=20251231
//
// A task without a day, and a recurrence that no day anchors (no deadline, no period, no date of issue), have no place
// in a calendar. An all-day DUE is the last day on which it is still in time.
#include <libical/ical.h>

#include <cstdlib>
#include <map>
#include <memory>

#include "fenjie/write.hpp"
#include "text/names.hpp"
#include "write/excerpt.hpp"
#include "write/feeds.hpp"
#include "write/ledger.hpp"

namespace fenjie {
namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

constexpr const char* kUnknownStamp = "19700101T000000Z";

icaltimetype day_of(const std::string& iso) {
    std::string digits;
    for (const char c : iso) {
        if (c != '-') digits += c;
    }
    return icaltime_from_string(digits.c_str());
}

/// "P3M" -> FREQ=MONTHLY;INTERVAL=3
std::string rule_of(const std::string& every) {
    static const std::map<char, const char*> kUnits = {
        {'D', "DAILY"}, {'W', "WEEKLY"}, {'M', "MONTHLY"}, {'Y', "YEARLY"}};
    if (every.size() < 3 || every[0] != 'P') return {};
    const auto unit = kUnits.find(every.back());
    const std::string count = every.substr(1, every.size() - 2);
    if (unit == kUnits.end() || count.find_first_not_of("0123456789") != std::string::npos) return {};
    return std::string("FREQ=") + unit->second + (count == "1" ? "" : ";INTERVAL=" + count);
}

class CalendarFeed : public Feed {
 public:
    CalendarFeed() : calendar_(icalcomponent_new(ICAL_VCALENDAR_COMPONENT)) {
        icalcomponent_add_property(calendar_.get(), icalproperty_new_version("2.0"));
        const std::string product = "-//fenjie//fenjie " + std::string(version()) + "//ZH";
        icalcomponent_add_property(calendar_.get(), icalproperty_new_prodid(product.c_str()));
    }

    std::string add(const Plan& plan) override {
        for (const Task& task : plan.tasks) {
            std::size_t number = 0;
            // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): an empty list begins where it ends
            for (const Recurrence& recurrence : task.recurrences) add_todo(plan, task, &recurrence, number++);
            if (number == 0) add_todo(plan, task, nullptr, 0);
        }
        return {};
    }

    std::string finish() override {
        char* const text = icalcomponent_as_ical_string_r(calendar_.get());
        std::string out = text != nullptr ? text : "";
        std::free(text);  // NOLINT(cppcoreguidelines-no-malloc): libical's own
        return out;
    }

 private:
    void add_todo(const Plan& plan, const Task& task, const Recurrence* recurrence, std::size_t number) {
        const Rare<CompactString> end = task.deadline ? task.deadline->end : Rare<CompactString>();
        std::string rule = recurrence != nullptr && recurrence->every ? rule_of(*recurrence->every) : std::string{};
        Rare<CompactString> start = task.deadline ? task.deadline->start : Rare<CompactString>();
        if (!rule.empty() && !start) start = anchor_of(plan);
        if (!start) rule.clear();
        if (!end && rule.empty()) return;
        Component todo(icalcomponent_new(ICAL_VTODO_COMPONENT));
        const auto property = [&](icalproperty* made) { icalcomponent_add_property(todo.get(), made); };
        std::string uid = plan.source.sha256.substr(0, 16) + "-" + task.id;
        if (number > 0) uid += "-" + std::to_string(number + 1);
        property(icalproperty_new_uid((uid + "@fenjie").c_str()));
        property(icalproperty_new_dtstamp(stamp_of(plan)));
        property(icalproperty_new_summary(task_label(task).c_str()));
        property(icalproperty_new_description(description_of(plan, task).c_str()));
        if (start) property(icalproperty_new_dtstart(day_of(*start)));
        if (!rule.empty()) {
            icalrecurrencetype recur = icalrecurrencetype_from_string(rule.c_str());
            const Rare<CompactString> last = end                    ? end
                                             : plan.document.period ? Rare<CompactString>(plan.document.period->end)
                                                                    : Rare<CompactString>();
            if (last && *last >= *start) recur.until = day_of(*last);
            property(icalproperty_new_rrule(recur));
        } else if (end) {
            property(icalproperty_new_due(day_of(*end)));
        }
        for (const Owner& owner : task.responsible)
            property(
                icalproperty_new_contact((owner.organization + " (" + std::string(name(owner.role)) + ")").c_str()));
        property(icalproperty_new_status(ICAL_STATUS_NEEDSACTION));
        icalcomponent_add_component(calendar_.get(), todo.release());
    }

    static Rare<CompactString> anchor_of(const Plan& plan) {
        if (plan.document.period) return plan.document.period->start;
        return plan.document.issued ? plan.document.issued->end : Rare<CompactString>();
    }

    // When the plan was issued: the same plan gives the same bytes.
    static icaltimetype stamp_of(const Plan& plan) {
        const Rare<CompactString> day = plan.document.issued ? plan.document.issued->end : Rare<CompactString>();
        if (!day) return icaltime_from_string(kUnknownStamp);
        icaltimetype out = day_of(*day);
        out.is_date = 0;
        return icaltime_set_timezone(&out, icaltimezone_get_utc_timezone());
    }

    static std::string description_of(const Plan& plan, const Task& task) {
        std::string out = task.text + "\n" + plan_label(plan);
        if (task.deadline) out += "\n" + task.deadline->text;
        for (const Recurrence& r : task.recurrences) out += "\n" + r.text;
        return out;
    }

    Component calendar_;
};

}  // namespace

std::unique_ptr<Feed> calendar_feed() {
    return std::make_unique<CalendarFeed>();
}

}  // namespace fenjie
