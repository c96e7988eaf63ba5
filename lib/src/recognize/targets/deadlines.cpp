// Dates by which a figure is to be reached.
//
// In:  力争到2025年，…  2022年、2025年分别达到…   Out: the last deadline of a clause, a row of them, a lead-in
#include "recognize/targets/group.hpp"
#include "recognize/targets/phrase.hpp"

namespace fenjie::targets {

std::optional<std::size_t> deadline_in(const Scan& scan, std::size_t first, std::size_t last) {
    for (std::size_t t = last; t > first; --t) {
        const Token& at = scan.tokens[t - 1];
        if (at.word != Word::date) continue;
        const DateMention& mention = scan.times->dates[at.index];
        // 2005年底前建成的小区, 比2022年下降: these date something else.
        if (t + 1 < last && is_verb(scan, t, first) && scan.tokens[t + 1].word == Word::de) continue;
        if (t > first + 1 && scan.tokens[t - 2].word == Word::baseline) continue;
        if (mention.use == DateUse::deadline && (mention.to || mention.from || mention.is_term())) return at.index;
    }
    return std::nullopt;
}

std::vector<std::size_t> row_of_dates(const Scan& scan, std::size_t first, std::size_t last) {
    std::vector<std::size_t> row;
    for (std::size_t t = first; t < last; ++t) {
        const Token& at = scan.tokens[t];
        const bool date = at.word == Word::date && scan.times->dates[at.index].use == DateUse::deadline;
        if (date) row.push_back(at.index);
        if (date || at.word == Word::list) continue;
        if (row.size() > 1) break;
        row.clear();
    }
    return row;
}

bool is_lead_in(const Scan& scan, const Clause& clause) {
    for (std::size_t t = clause.first; t < clause.last; ++t) {
        const Word word = scan.tokens[t].word;
        if (word != Word::aim && word != Word::date && word != Word::link && word != Word::lead && word != Word::list)
            return false;
    }
    return true;
}

}  // namespace fenjie::targets
