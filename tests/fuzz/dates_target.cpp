// Dates, recurrences and lengths of time in any paragraph.
//
// In:  力争到2025年底，每季度
// Out: nothing, or std::logic_error where a mention lies wrong or is resolved to a day that the calendar does not have
#include "check.hpp"
#include "fenjie/extract.hpp"
#include "recognize/recognizers.hpp"
#include "target.hpp"

namespace fuzz {
namespace {

void check_date(const fenjie::Date& date) {
    require(!date.start || fenjie::is_day(*date.start), "start is no day");
    require(!date.end || fenjie::is_day(*date.end), "end is no day");
    require(!date.start || !date.end || *date.start <= *date.end, "a time ends before it begins");
    require((!date.start && !date.end) || date.precision.has_value(), "a day without precision");
}

template <typename T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const T& x, const T& y) { return x.begin == y.begin && x.end == y.end && x.rule == y.rule; });
}

}  // namespace

void run_dates(std::string_view input) {
    const auto recognizers = fenjie::recognizers_or_built_in(nullptr);
    const fenjie::YearContext year{2023, std::nullopt};
    const fenjie::YearContext day{std::nullopt, fenjie::Day{2024, 2, 29}};
    for (const std::string& text : paragraphs(input)) {
        const fenjie::TimeFacts found = recognizers->dates.find(text);
        require_in_order(text, found.dates, true);
        require_in_order(text, found.recurrences, true);
        require_in_order(text, found.durations, true);
        for (const fenjie::DateMention& mention : found.dates) {
            require(!mention.rule.empty(), "a date without rule");
            for (const fenjie::YearContext& context : {fenjie::YearContext{}, year, day}) {
                const fenjie::Date date = resolve(mention, context);
                check_date(date);
            }
        }
        for (const fenjie::RecurrenceMention& r : found.recurrences)
            require(!r.every || (r.every->size() > 2 && r.every->front() == 'P'), "no ISO 8601 duration");
        for (const fenjie::DurationMention& d : found.durations)
            require(d.duration.size() > 2 && d.duration.front() == 'P', "no ISO 8601 duration");
        const fenjie::TimeFacts again = recognizers->dates.find(text);
        require(same(found.dates, again.dates) && same(found.recurrences, again.recurrences) &&
                    same(found.durations, again.durations),
                "found twice, something else");
    }
}

}  // namespace fuzz
