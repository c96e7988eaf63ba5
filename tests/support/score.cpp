// In: labels (corpus/*/labels.json) and an extract as JSON. Out: hits, wanted and found items per field.
// Tasks and sections are aligned in order, so that one missing item does not shift the rest; what hangs on a task
// (owners, deadline, targets …) is compared with the task it was aligned to.
// Example: label key 开展全面普查。以2005 meets the task whose text begins so; its owner 市住建局 counts under owners,
// and under roles where it is a lead as labelled.
#include "score.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include "score_match.hpp"

namespace fenjie::scoring {

void Score::add(const std::string& field, int hit, int want, int got) {
    Count& c = fields[field];
    c.hit += hit;
    c.want += want;
    c.got += got;
}

void Score::miss(const std::string& field, std::string what) {
    misses[field].push_back(std::move(what));
}

void Score::merge(const Score& other) {
    for (const auto& [field, c] : other.fields) add(field, c.hit, c.want, c.got);
}

namespace {

using nlohmann::json;

bool listed(const json& list, const std::string& word) {
    return list.is_array() && std::find(list.begin(), list.end(), word) != list.end();
}

json value_or(const json& object, const char* key, json fallback) {
    return object.is_object() && object.contains(key) ? object.at(key) : std::move(fallback);
}

void score_document(Score& s, const json& labels, const json& extract) {
    const json want = value_or(labels, "document", json::object());
    const json& doc = extract.at("document");
    const json free = value_or(want, "optional", json::array());
    const json own = value_or(labels, "document_optional", json::object());
    const auto skip = [&](const char* key) { return !want.contains(key) || listed(free, key) || own.contains(key); };
    const auto one = [&](const char* key, bool ok, const json& got) {
        s.add("document", ok ? 1 : 0, 1, 1);
        if (!ok) s.miss("document", std::string(key) + ": want " + want.at(key).dump() + ", got " + got.dump());
    };
    const json number = doc.at("document_number").is_null() ? json() : doc.at("document_number").at("text");
    const json issued = doc.at("issued").is_null() ? json() : doc.at("issued").at("end");
    if (!skip("title"))
        one("title", norm(text_of(want.at("title"))) == norm(text_of(doc.at("title"))), doc.at("title"));
    if (!skip("document_number"))
        one("document_number", norm(text_of(want.at("document_number"))) == norm(text_of(number)), number);
    if (!skip("issued")) one("issued", want.at("issued") == issued, issued);
    if (!skip("period")) {
        const json& p = doc.at("period");
        const json got = p.is_null() ? json() : json::array({p.at("start"), p.at("end")});
        one("period", want.at("period") == got, got);
    }
    const auto list = [&](const char* key, std::vector<json> wanted, std::vector<json> got, const Same& same) {
        const Matching m = match_set(wanted, std::move(got), same);
        int extra = 0;
        for (const json& e : m.extra) {
            const json may = value_or(want, (std::string(key) + "_optional").c_str(), json::array());
            if (std::any_of(may.begin(), may.end(), [&](const json& x) { return same(x, e); })) continue;
            ++extra;
            s.miss("document", std::string(key) + ": extra " + e.dump());
        }
        for (const json& e : m.missed) s.miss("document", std::string(key) + ": missing " + e.dump());
        s.add("document", m.hits, static_cast<int>(wanted.size()), m.hits + extra);
    };
    if (!skip("issuers")) {
        list("issuers", want.at("issuers"), doc.at("issuers"),
             [](const json& a, const json& b) { return norm(text_of(a)) == norm(text_of(b)); });
    }
    if (!skip("attachments")) {
        std::vector<json> got;
        for (const json& a : doc.at("attachments"))
            got.push_back({a.at("number"), a.at("title"), !a.at("section").is_null()});
        list("attachments", want.at("attachments"), got, [](const json& a, const json& b) {
            return norm(text_of(a.at(1))) == norm(text_of(b.at(1))) && a.at(2) == b.at(2);
        });
    }
}

struct Heading {
    int level = 0;
    std::u32string marker;
    std::u32string title;
    std::string shown;
};

Heading heading(const json& level, const json& marker, const json& title) {
    return {level.get<int>(), norm(text_of(marker)), norm(text_of(title)),
            level.dump() + " " + text_of(marker) + " " + text_of(title)};
}

double same_heading(const Heading& a, const Heading& b) {
    if (a.level != b.level) return 0;
    if (a.title.empty() && b.title.empty()) return a.marker == b.marker ? 1 : 0;
    return similarity(a.title, b.title) >= 0.85 ? 1 : 0;
}

void score_sections(Score& s, const json& labels, const json& extract) {
    std::vector<Heading> want;
    std::vector<Heading> may;
    std::vector<Heading> got;
    for (const json& x : value_or(labels, "sections", json::array()))
        want.push_back(heading(x.at(0), x.at(1), x.at(2)));
    for (const json& x : value_or(labels, "sections_optional", json::array()))
        may.push_back(heading(x.at(0), x.at(1), x.at(2)));
    for (const json& x : extract.at("sections")) got.push_back(heading(x.at("level"), x.at("marker"), x.at("title")));
    const auto pairs =
        align(want.size(), got.size(), [&](std::size_t i, std::size_t j) { return same_heading(want[i], got[j]); });
    std::vector<bool> wanted(want.size());
    std::vector<bool> used(got.size());
    for (const auto& [i, j] : pairs) wanted[i] = used[j] = true;
    int extra = 0;
    for (std::size_t j = 0; j < got.size(); ++j) {
        if (used[j] ||
            std::any_of(may.begin(), may.end(), [&](const Heading& m) { return same_heading(m, got[j]) > 0; }))
            continue;
        ++extra;
        s.miss("sections", "extra " + got[j].shown);
    }
    for (std::size_t i = 0; i < want.size(); ++i) {
        if (!wanted[i]) s.miss("sections", "missing " + want[i].shown);
    }
    const int hits = static_cast<int>(pairs.size());
    s.add("sections", hits, static_cast<int>(want.size()), hits + extra);
}

void score_owners(Score& s, const json& label, const json& task, const std::string& where) {
    const std::vector<json> want = label.at("responsible");
    const std::vector<json> may = value_or(label, "responsible_optional", json::array());
    std::vector<json> got;
    for (const json& r : value_or(task, "responsible", json::array()))
        got.push_back({r.at("role"), r.at("organization")});
    const Same organization = [](const json& a, const json& b) { return same_name(a.at(1), text_of(b.at(1))); };
    const Same both = [&](const json& a, const json& b) {
        const json& role = a.at(0);
        return (role.is_array() ? listed(role, b.at(0)) : role == b.at(0)) && organization(a, b);
    };
    for (const auto& [field, same] : {std::pair<const char*, const Same&>{"owners", organization}, {"roles", both}}) {
        const Matching m = match_set(want, got, same);
        int extra = 0;
        for (const json& e : m.extra) {
            if (std::any_of(may.begin(), may.end(), [&](const json& x) { return organization(x, e); })) continue;
            ++extra;
            s.miss(field, where + ": extra " + e.dump());
        }
        for (const json& e : m.missed) s.miss(field, where + ": missing " + e.dump());
        s.add(field, m.hits, static_cast<int>(want.size()), m.hits + extra);
    }
}

void score_deadline(Score& s, const json& label, const json& task, const std::string& where) {
    if (label.contains("deadline_optional")) return;
    const json& want = label.at("deadline");
    const json got = value_or(task, "deadline", json());
    const bool both = !want.is_null() && !got.is_null();
    const bool ok = both && want == json::array({got.at("start"), got.at("end")}) &&
                    (!label.contains("edtf") || label.at("edtf") == got.at("edtf"));
    s.add("deadlines", ok ? 1 : 0, want.is_null() ? 0 : 1, got.is_null() ? 0 : 1);
    if (!ok && (!want.is_null() || !got.is_null()))
        s.miss("deadlines", where + ": want " + want.dump() + ", got " + brief(got));
}

/// What a matched task says beyond its text.
void score_task(Score& s, const json& label, const json& task, const std::string& where) {
    const auto one = [&](const char* field, bool ok, const std::string& want, const json& got) {
        s.add(field, ok ? 1 : 0, 1, 1);
        if (!ok) s.miss(field, where + ": want " + want + ", got " + got.dump());
    };
    one("kinds", label.at("kind") == task.at("kind"), label.at("kind").dump(), task.at("kind"));
    if (!label.at("number").is_null())
        one("numbers", label.at("number") == task.at("number"), label.at("number").dump(), task.at("number"));
    std::vector<json> titles = value_or(label, "title_optional", json::array());
    titles.push_back(label.at("title"));
    const std::u32string title = norm(text_of(task.at("title")));
    one("titles", std::any_of(titles.begin(), titles.end(), [&](const json& t) { return norm(text_of(t)) == title; }),
        label.at("title").dump(), task.at("title"));
    std::vector<json> got;
    for (const json& r : task.at("recurrences")) {
        if (!r.at("every").is_null()) got.push_back(r.at("every"));
    }
    const std::vector<json> want = label.at("recurrence");
    const Matching m = match_set(want, got, [](const json& a, const json& b) { return a == b; });
    s.add("recurrences", m.hits, static_cast<int>(want.size()), static_cast<int>(got.size()));
    for (const json& e : m.missed) s.miss("recurrences", where + ": missing " + e.dump());
    for (const json& e : m.extra) s.miss("recurrences", where + ": extra " + e.dump());
}

void score_tasks(Score& s, const json& labels, const json& extract) {
    const std::vector<json> want = value_or(labels, "tasks", json::array());
    const std::vector<json> got = extract.at("tasks");
    std::vector<std::u32string> keys;
    std::vector<std::u32string> texts;
    for (const json& w : want) keys.push_back(norm(text_of(w.at("key"))));
    for (const json& g : got) texts.push_back(norm(text_of(g.at("text"))));
    const auto pairs =
        align(want.size(), got.size(), [&](std::size_t i, std::size_t j) { return begins_with(keys[i], texts[j]); });
    std::map<std::size_t, std::size_t> pair_of(pairs.begin(), pairs.end());
    std::vector<bool> taken(got.size());
    for (const auto& [i, j] : pairs) taken[j] = true;
    int hits = 0;
    int sure = 0;
    for (std::size_t i = 0; i < want.size(); ++i) {
        if (want[i].contains("optional")) continue;
        ++sure;
        if (pair_of.count(i) != 0)
            ++hits;
        else
            s.miss("tasks", "missing " + text_of(want[i].at("key")));
    }
    const int extra = static_cast<int>(std::count(taken.begin(), taken.end(), false));
    for (std::size_t j = 0; j < got.size(); ++j) {
        if (!taken[j]) s.miss("tasks", "extra " + first_characters(text_of(got[j].at("text")), 30));
    }
    s.add("tasks", hits, sure, hits + extra);

    std::map<std::string, std::vector<json>> targets;  // by task id
    std::vector<json> loose;                           // in no task, or in one that nobody asked for
    for (const json& t : extract.at("targets")) {
        if (t.at("task").is_null())
            loose.push_back(t);
        else
            targets[t.at("task")].push_back(t);
    }
    for (std::size_t j = 0; j < got.size(); ++j) {
        if (taken[j]) continue;
        const auto& mine = targets[got[j].at("id")];
        loose.insert(loose.end(), mine.begin(), mine.end());
    }
    const auto wanted_targets = [&](const json* task) {
        std::vector<json> out;
        for (const json& t : value_or(labels, "targets", json::array())) {
            const bool same =
                task == nullptr ? t.at("task").is_null()
                                : t.at("task") == task->at("key") && value_or(t, "nth", 1) == value_or(*task, "nth", 1);
            if (same) out.push_back(t);
        }
        return out;
    };
    for (std::size_t i = 0; i < want.size(); ++i) {
        const json& label = want[i];
        if (label.contains("optional")) continue;
        const std::string where = first_characters(text_of(label.at("key")), 14);
        const bool found = pair_of.count(i) != 0;
        const json task = found ? got[pair_of[i]] : json::object();
        score_owners(s, label, task, where);
        score_deadline(s, label, task, where);
        if (found) score_task(s, label, task, where);
        score_targets(s, wanted_targets(&label), found ? targets[task.at("id")] : std::vector<json>{}, where);
    }
    score_targets(s, wanted_targets(nullptr), loose, "(no task)");
}

void score_people(Score& s, const json& labels, const json& extract) {
    const json list = value_or(labels, "people", json::array());
    std::vector<json> want;
    std::vector<json> got;
    for (const json& p : list) want.push_back({p.at(0), p.at(1)});
    for (const json& p : extract.at("people")) got.push_back({p.at("group_role"), p.at("name")});
    const Matching m = match_set(want, got, [](const json& a, const json& b) {
        return norm(text_of(a.at(0))) == norm(text_of(b.at(0))) && norm(text_of(a.at(1))) == norm(text_of(b.at(1)));
    });
    s.add("people", m.hits, static_cast<int>(want.size()), static_cast<int>(got.size()));
    for (const json& e : m.missed) s.miss("people", "missing " + e.dump());
    for (const json& e : m.extra) s.miss("people", "extra " + e.dump());
}

}  // namespace

Score score(const json& labels, const json& extract) {
    Score s;
    score_document(s, labels, extract);
    score_sections(s, labels, extract);
    score_tasks(s, labels, extract);
    score_people(s, labels, extract);
    return s;
}

}  // namespace fenjie::scoring
