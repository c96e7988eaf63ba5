// In: wanted and found items. Out: which belong together. Targets of one task meet by value and unit, those whose
// metric and subject agree first, so that two shares of 80% in one sentence do not swap places.
// Example: wanted 知晓率 80% 司法干部 and 知晓率 60% 管理对象 meet 60% and 80% found in any order.
#include "score_match.hpp"

#include <algorithm>
#include <cmath>

namespace fenjie::scoring {

using nlohmann::json;

Matching match_set(const std::vector<json>& want, std::vector<json> got, const Same& same) {
    Matching out;
    for (const json& w : want) {
        const auto found = std::find_if(got.begin(), got.end(), [&](const json& g) { return same(w, g); });
        if (found == got.end()) {
            out.missed.push_back(w);
        } else {
            ++out.hits;
            got.erase(found);
        }
    }
    out.extra = std::move(got);
    return out;
}

std::vector<std::pair<std::size_t, std::size_t>> align(std::size_t want, std::size_t got,
                                                       const std::function<double(std::size_t, std::size_t)>& score) {
    std::vector<std::vector<double>> s(want, std::vector<double>(got));
    std::vector<std::vector<double>> best(want + 1, std::vector<double>(got + 1));
    for (std::size_t i = want; i-- > 0;) {
        for (std::size_t j = got; j-- > 0;) {
            s[i][j] = score(i, j);
            best[i][j] = std::max(best[i + 1][j], best[i][j + 1]);
            if (s[i][j] >= 0.8) best[i][j] = std::max(best[i][j], best[i + 1][j + 1] + s[i][j]);
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0, j = 0; i < want && j < got;) {
        if (s[i][j] >= 0.8 && best[i][j] <= best[i + 1][j + 1] + s[i][j])
            pairs.emplace_back(i++, j++);
        else if (best[i][j] <= best[i + 1][j])
            ++i;
        else
            ++j;
    }
    return pairs;
}

double begins_with(const std::u32string& key, const std::u32string& text) {
    if (text.compare(0, key.size(), key) == 0) return 1.0;
    return similarity(key, text.substr(0, key.size()));
}

bool same_phrase(const std::vector<std::string>& wanted, const std::string& got) {
    const std::u32string o = norm(got);
    for (const std::string& w : wanted) {
        const std::u32string g = norm(w);
        if (g == o) return true;
        if (g.empty() || o.empty()) continue;
        const std::u32string& shorter = g.size() < o.size() ? g : o;
        const std::u32string& longer = g.size() < o.size() ? o : g;
        if (longer.find(shorter) != std::u32string::npos && shorter.size() * 2 >= longer.size()) return true;
        if (similarity(g, o) >= 0.75) return true;
    }
    return false;
}

bool same_name(const json& wanted, const std::string& got) {
    const std::u32string o = norm(got);
    if (!wanted.is_array()) return norm(text_of(wanted)) == o;
    return std::any_of(wanted.begin(), wanted.end(), [&](const json& w) { return norm(text_of(w)) == o; });
}

std::string text_of(const json& value) {
    return value.is_string() ? value.get<std::string>() : value.is_null() ? std::string() : value.dump();
}

std::string first_characters(const std::string& text, std::size_t count) {
    std::size_t pos = 0;
    for (std::size_t seen = 0; pos < text.size(); ++pos) {
        if ((static_cast<unsigned char>(text[pos]) & 0xC0U) != 0x80U && ++seen > count) break;
    }
    return text.substr(0, pos);
}

std::string brief(const json& date) {
    return date.is_null() ? "null" : "[" + date.at("start").dump() + "," + date.at("end").dump() + "]";
}

namespace {

/// Every accepted wording of a label's field, the preferred first; null entries are left out.
std::vector<std::string> accepted(const json& label, const std::string& field) {
    std::vector<std::string> out;
    for (const std::string& key : {field, field + "_optional"}) {
        if (!label.contains(key)) continue;
        const json& v = label.at(key);
        if (v.is_string()) out.push_back(v);
        if (!v.is_array()) continue;
        for (const json& x : v) {
            if (x.is_string()) out.push_back(x);
        }
    }
    return out;
}

std::u32string unit(const json& value) {
    const std::u32string plain = norm(text_of(value));
    return plain.empty() ? std::u32string(1, U' ') : plain;
}

bool subject_free(const json& label) {
    return label.contains("subject_optional") && label.at("subject_optional").is_boolean();
}

bool subject_fits(const json& label, const json& target) {
    const std::string got = text_of(target.at("subject"));
    if (got.empty()) {
        const json more = label.value("subject_optional", json());
        return more.is_array() && std::any_of(more.begin(), more.end(), [](const json& x) { return x.is_null(); });
    }
    return same_phrase(accepted(label, "subject"), got);
}

bool wants_subject(const json& label) {
    return !label.at("subject").is_null() && !(label.at("subject").is_string() && text_of(label.at("subject")).empty());
}

bool meets(const json& label, const json& target, bool strict) {
    if (target.at("value").is_null() ||
        std::fabs(target.at("value").get<double>() - label.at("value").get<double>()) > 1e-9)
        return false;
    if (unit(target.at("unit")) != unit(label.at("unit"))) return false;
    if (!strict) return true;
    if (!same_phrase(accepted(label, "metric"), text_of(target.at("metric")))) return false;
    return !wants_subject(label) ||
           (!target.at("subject").is_null() && same_phrase(accepted(label, "subject"), text_of(target.at("subject"))));
}

}  // namespace

void score_targets(Score& s, const std::vector<json>& want, const std::vector<json>& got, const std::string& where) {
    std::vector<int> pair_of(want.size(), -1);
    std::vector<bool> used(got.size());
    for (const bool strict : {true, false}) {
        for (std::size_t i = 0; i < want.size(); ++i) {
            if (pair_of[i] >= 0) continue;
            for (std::size_t j = 0; j < got.size(); ++j) {
                if (used[j] || !meets(want[i], got[j], strict)) continue;
                used[j] = true;
                pair_of[i] = static_cast<int>(j);
                break;
            }
        }
    }
    const auto one = [&](const char* field, bool ok, const std::string& what) {
        s.add(field, ok ? 1 : 0, 1, 1);
        if (!ok) s.miss(field, what);
    };
    for (std::size_t i = 0; i < want.size(); ++i) {
        const json& g = want[i];
        if (g.contains("optional")) continue;
        const std::string label = where + ": " + accepted(g, "metric").front() + " " + text_of(g.at("comparator")) +
                                  " " + g.at("value").dump() + text_of(g.at("unit"));
        const bool found = pair_of[i] >= 0;
        s.add("targets", found ? 1 : 0, 1, found ? 1 : 0);
        if (!found) {
            s.miss("targets", "missing " + label);
            continue;
        }
        const json& o = got[static_cast<std::size_t>(pair_of[i])];
        one("comparators", o.at("comparator") == g.at("comparator"), label + ", got " + o.at("comparator").dump());
        one("metrics", same_phrase(accepted(g, "metric"), text_of(o.at("metric"))),
            label + ", got " + o.at("metric").dump());
        if (wants_subject(g) && !subject_free(g))
            one("subjects", subject_fits(g, o), label + ", got " + o.at("subject").dump());
        if (g.contains("deadline_end")) {
            const json end = o.at("deadline").is_null() ? json() : o.at("deadline").at("end");
            one("target_deadlines", g.at("deadline_end") == end,
                label + ": want " + g.at("deadline_end").dump() + ", got " + end.dump());
        }
    }
    for (std::size_t j = 0; j < got.size(); ++j) {
        if (used[j]) continue;
        s.add("targets", 0, 0, 1);
        s.miss("targets", "extra " + where + ": " + text_of(got[j].at("text")) + " = " + got[j].at("value").dump() +
                              text_of(got[j].at("unit")));
    }
}

}  // namespace fenjie::scoring
