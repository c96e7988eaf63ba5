#include "case_file.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>

#include "fenjie/extract.hpp"

namespace cases {
namespace {

using fenjie::Lexicon;
using fenjie::LexiconRow;
using fenjie::LexiconTable;
using Values = std::map<std::string, std::string>;

/// A case as it is written: its lines, not yet filled in.
struct Written {
    Case head;
    std::string each;
    std::vector<std::string> text;
    std::vector<std::string> expected;
};

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

std::string filled(std::string text, const Values& values) {
    for (const auto& [name, value] : values) text = replaced(std::move(text), "{" + name + "}", value);
    return text;
}

void read_text_line(const std::string& line, Case& c) {
    const std::string open_mark = "⟦";
    const std::string close_mark = "⟧";
    if (!c.text.empty()) c.text += '\n';
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < line.size();) {
        if (line.compare(i, open_mark.size(), open_mark) == 0) {
            open.push_back(c.text.size());
            i += open_mark.size();
        } else if (line.compare(i, close_mark.size(), close_mark) == 0) {
            if (open.empty()) {
                c.error = "⟧ without ⟦";
                return;
            }
            c.marks.emplace_back(open.back(), c.text.size());
            open.pop_back();
            i += close_mark.size();
        } else {
            c.text.push_back(line[i++]);
        }
    }
    if (!open.empty()) c.error = "⟦ without ⟧";
}

void read_expected_line(const std::string& line, Case& c) {
    std::istringstream in(line.substr(2));
    Expected e;
    in >> e.kind;
    if (e.kind == "none") {
        e.none = true;
        in >> e.kind;
    }
    for (std::string word; in >> word;) {
        const std::size_t eq = word.find('=');
        if (eq == std::string::npos)
            c.error = "no = in " + word;
        else
            e.fields[word.substr(0, eq)] = word.substr(eq + 1);
    }
    if (e.kind.empty()) c.error = "a -- line without a kind";
    c.expected.push_back(std::move(e));
}

Case made(const Written& written, const Values& values) {
    Case c = written.head;
    for (const std::string& line : written.text) read_text_line(replaced(filled(line, values), "⇥", "\t"), c);
    for (const std::string& line : written.expected) read_expected_line(filled(line, values), c);
    if (c.expected.empty()) c.error = "no -- line";
    return c;
}

/// The rows that an "each" line names: "each TABLE [COLUMN=VALUE …] [only PHRASE …] [except PHRASE …]".
class Each {
 public:
    explicit Each(const std::string& line) {
        std::istringstream in(line);
        in >> table;
        std::set<std::string>* phrases = nullptr;
        for (std::string word; in >> word;) {
            const std::size_t eq = word.find('=');
            if (word == "only")
                phrases = &only_;
            else if (word == "except")
                phrases = &except_;
            else if (phrases != nullptr)
                phrases->insert(word);
            else if (eq != std::string::npos)
                columns_.emplace_back(word.substr(0, eq), word.substr(eq + 1));
            else
                error = "no = in " + word;
        }
    }

    std::vector<const LexiconRow*> rows(const LexiconTable& from) {
        std::vector<const LexiconRow*> out;
        std::set<std::string> unknown = only_;
        unknown.insert(except_.begin(), except_.end());
        for (const LexiconRow& row : from.rows()) {
            unknown.erase(std::string(row.phrase));
            if (takes(from, row)) out.push_back(&row);
        }
        if (out.empty()) error = "no row of " + table;
        if (!unknown.empty()) error = *unknown.begin() + " is no row of " + table;
        return out;
    }

    std::string table;
    std::string error;

 private:
    // A column's values may be several: kind=person,who.
    [[nodiscard]] bool takes(const LexiconTable& from, const LexiconRow& row) const {
        const std::string phrase(row.phrase);
        if (except_.contains(phrase) || (!only_.empty() && !only_.contains(phrase))) return false;
        return std::all_of(columns_.begin(), columns_.end(), [&](const auto& column) {
            const std::string wanted = "," + column.second + ",";
            return wanted.find("," + std::string(from.attribute(row, column.first)) + ",") != std::string::npos;
        });
    }

    std::vector<std::pair<std::string, std::string>> columns_;
    std::set<std::string> only_;
    std::set<std::string> except_;
};

void expand(const Written& written, const Lexicon& lexicon, std::vector<Case>& out) {
    if (written.each.empty()) {
        out.push_back(made(written, {}));
        return;
    }
    Each each(written.each);
    const LexiconTable& table = lexicon.table(each.table);
    for (const LexiconRow* row : each.rows(table)) {
        Values values{{"", std::string(row->phrase)}};
        for (std::size_t i = 0; i < row->attributes.size(); ++i) values[table.columns()[i]] = row->attributes[i];
        Case c = made(written, values);
        c.row = RowRef{each.table, std::string(row->phrase)};
        out.push_back(std::move(c));
    }
    if (each.error.empty()) return;
    out.push_back(written.head);
    out.back().error = each.error;
}

}  // namespace

std::string Case::where() const {
    return file + ":" + std::to_string(line) + " " + title + (row ? " (" + row->phrase + ")" : "");
}

std::vector<Case> read(const std::filesystem::path& path, const Lexicon& lexicon) {
    std::vector<Written> written;
    std::ifstream in(path);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.empty() || line[0] == '#') continue;
        if (line.starts_with("== ")) {
            written.push_back({});
            written.back().head.file = path.filename().string();
            written.back().head.line = number;
            written.back().head.title = line.substr(3);
        } else if (written.empty()) {
            continue;
        } else if (line.starts_with("issued ")) {
            written.back().head.issued = line.substr(7);
        } else if (line.starts_with("each ")) {
            written.back().each = line.substr(5);
        } else if (line.starts_with("--")) {
            written.back().expected.push_back(line);
        } else {
            written.back().text.push_back(line);
        }
    }
    std::vector<Case> out;
    for (const Written& w : written) expand(w, lexicon, out);
    return out;
}

bool can_run(std::string_view name) {
    static const bool pages = [] {
        const std::vector<std::string> formats = fenjie::formats();
        const bool found = std::find(formats.begin(), formats.end(), "html") != formats.end();
        if (!found) std::cerr << "left out: cases of web pages, which this build does not read\n";
        return found;
    }();
    return pages || !name.starts_with("web_");
}

std::vector<Case> read_all(const std::filesystem::path& folder, const Lexicon& lexicon) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".cases" && can_run(entry.path().stem().string()))
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<Case> out;
    for (const auto& path : files) {
        std::vector<Case> some = read(path, lexicon);
        out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    return out;
}

}  // namespace cases
