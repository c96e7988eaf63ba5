#include "recognize/dates.hpp"

namespace fenjie {
std::string to_iso(const Day&) { return {}; }
std::optional<Day> day_from_iso(std::string_view) { return std::nullopt; }
int days_in_month(int, int) { return 31; }
Day add_months(const Day& day, int) { return day; }
DateRecognizer::DateRecognizer(const Lexicon& lexicon)
    : lexicon_(lexicon), deadline_words_(lexicon.table("deadline_word")), plan_periods_(lexicon.table("plan_period")) {}
TimeFacts DateRecognizer::find(std::string_view) const { return {}; }
Date resolve(const DateMention&, const YearContext&) { return {}; }
}  // namespace fenjie
