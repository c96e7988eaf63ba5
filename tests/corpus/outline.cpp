// In: an extract as JSON. Out: text, a line or two per section, task and target, spans left out.
// Example:
//   二、 重点任务 [measures]
//     （一） 摸清底数，科学编制计划 [measures]
//       t2 measure 1 “开展全面普查” 开展全面普查。以2005年底前建成的住宅小区为重点，逐栋核查房屋…
//          lead 市住建局 (marker); by 2023-07-31 (text)
//          g9 小区 普查率 >= 100% by 2023-07-31
#include "outline.hpp"

#include <map>
#include <sstream>
#include <vector>

#include "score_match.hpp"

namespace fenjie::testing_corpus {

namespace {

using nlohmann::json;
using scoring::text_of;

std::string date(const json& d) {
    if (d.is_null()) return "";
    std::string out =
        d.at("start").is_null() ? "by " + text_of(d.at("end")) : text_of(d.at("start")) + ".." + text_of(d.at("end"));
    if (d.at("start").is_null() && d.at("end").is_null()) out = d.at("edtf").is_null() ? "" : text_of(d.at("edtf"));
    if (d.at("ongoing").get<bool>()) out += out.empty() ? "ongoing" : " ongoing";
    return out;
}

std::string owners(const json& list) {
    std::string out;
    for (const json& r : list) {
        if (!out.empty()) out += ", ";
        out += text_of(r.at("role")) + " " + text_of(r.at("organization"));
        if (!r.at("person").is_null()) out += " [" + text_of(r.at("person").at("name")) + "]";
        out += " (" + text_of(r.at("origin")) + ")";
    }
    return out;
}

void target_line(std::ostream& out, const std::string& indent, const json& g) {
    out << indent << text_of(g.at("id")) << ' ';
    if (!g.at("subject").is_null()) out << text_of(g.at("subject")) << " | ";
    out << text_of(g.at("metric")) << ' ' << text_of(g.at("comparator")) << ' ' << g.at("value").dump();
    if (!g.at("value_max").is_null()) out << ".." << g.at("value_max").dump();
    out << text_of(g.at("unit"));
    if (!g.at("change").is_null()) out << ' ' << text_of(g.at("change"));
    if (!g.at("baseline").is_null()) out << " from " << text_of(g.at("baseline"));
    if (!g.at("per").is_null()) out << " per " << g.at("per").dump();
    if (!g.at("excluding").is_null()) out << " without " << text_of(g.at("excluding"));
    if (g.at("modality") != "must") out << ' ' << text_of(g.at("modality"));
    const std::string d = date(g.at("deadline"));
    if (!d.empty()) out << ' ' << d;
    out << '\n';
}

void task_lines(std::ostream& out, const std::string& indent, const json& t, const std::vector<json>& targets) {
    out << indent << text_of(t.at("id")) << ' ' << text_of(t.at("kind"));
    if (!t.at("number").is_null()) out << ' ' << text_of(t.at("number"));
    if (!t.at("title").is_null()) out << " “" << text_of(t.at("title")) << "”";
    if (!t.at("category").is_null()) out << " {" << text_of(t.at("category")) << "}";
    const std::string text = text_of(t.at("text"));
    const std::string begin = scoring::first_characters(text, 40);
    out << ' ' << begin << (begin.size() < text.size() ? "…" : "") << '\n';
    std::string line = owners(t.at("responsible"));
    const auto more = [&](const std::string& part) {
        if (!part.empty()) line += (line.empty() ? "" : "; ") + part;
    };
    if (!t.at("deadline").is_null()) more(date(t.at("deadline")) + " (" + text_of(t.at("deadline").at("origin")) + ")");
    for (const json& r : t.at("recurrences"))
        more(r.at("every").is_null() ? text_of(r.at("text")) : text_of(r.at("every")));
    for (const json& s : t.at("same_as")) more("same as " + text_of(s));
    if (!line.empty()) out << indent << "   " << line << '\n';
    for (const json& p : t.at("parts")) {
        out << indent << "   part " << scoring::first_characters(text_of(p.at("text")), 24) << ": "
            << owners(p.at("responsible")) << ' ' << date(p.at("deadline")) << '\n';
    }
    for (const json& g : targets) target_line(out, indent + "   ", g);
}

void front(std::ostream& out, const json& doc) {
    out << text_of(doc.at("title")) << " [" << text_of(doc.at("kind")) << "]\n";
    if (!doc.at("document_number").is_null()) out << "number " << text_of(doc.at("document_number").at("text")) << '\n';
    for (const json& x : doc.at("issuers")) out << "issuer " << text_of(x) << '\n';
    for (const json& x : doc.at("addressees")) out << "to " << text_of(x) << '\n';
    if (!doc.at("issued").is_null()) out << "issued " << text_of(doc.at("issued").at("end")) << '\n';
    if (!doc.at("period").is_null())
        out << "period " << text_of(doc.at("period").at("start")) << ".." << text_of(doc.at("period").at("end"))
            << '\n';
    for (const json& x : doc.at("copied_to")) out << "copied to " << text_of(x) << '\n';
    for (const json& a : doc.at("attachments"))
        out << "attachment " << text_of(a.at("number")) << ' ' << text_of(a.at("title"))
            << (a.at("section").is_null() ? " (absent)" : "") << '\n';
    for (const json& b : doc.at("basis"))
        out << "basis " << text_of(b.at("title")) << ' ' << text_of(b.at("document_number")) << '\n';
    for (const json& r : doc.at("rules")) out << "rule " << text_of(r.at("rule")) << '\n';
}

}  // namespace

std::string outline(const json& extract) {
    std::ostringstream out;
    front(out, extract.at("document"));
    std::map<std::string, std::vector<json>> targets;
    std::vector<json> loose;
    for (const json& g : extract.at("targets")) {
        if (g.at("task").is_null())
            loose.push_back(g);
        else
            targets[g.at("task")].push_back(g);
    }
    std::map<std::string, std::size_t> depth;
    std::map<std::string, std::vector<json>> tasks;
    std::vector<json> first;
    for (const json& t : extract.at("tasks")) {
        if (t.at("section").is_null())
            first.push_back(t);
        else
            tasks[t.at("section")].push_back(t);
    }
    for (const json& t : first) task_lines(out, "", t, targets[t.at("id")]);
    for (const json& s : extract.at("sections")) {
        const std::size_t level = s.at("parent").is_null() ? 0 : depth[s.at("parent")] + 1;
        depth[s.at("id")] = level;
        const std::string indent(level * 2, ' ');
        out << indent << '#' << s.at("level").dump() << ' ' << text_of(s.at("marker")) << ' ' << text_of(s.at("title"))
            << " [" << text_of(s.at("kind")) << "]\n";
        for (const json& t : tasks[s.at("id")]) task_lines(out, indent + "  ", t, targets[t.at("id")]);
    }
    for (const json& g : loose) target_line(out, "", g);
    for (const json& p : extract.at("people"))
        out << "person " << text_of(p.at("group_role")) << ' ' << text_of(p.at("name")) << ' '
            << text_of(p.at("position")) << " / " << text_of(p.at("group")) << '\n';
    std::map<std::string, int> codes;
    for (const json& w : extract.at("warnings")) ++codes[text_of(w.at("code"))];
    for (const auto& [code, count] : codes) out << "warning " << code << " x" << count << '\n';
    return out.str();
}

}  // namespace fenjie::testing_corpus
