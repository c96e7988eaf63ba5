// Runs every tests/cases/*.cases file: one paragraph of text, the facts of one kind that must be found in it.
//
//   == year end with lead-in                        a title
//   issued 2023-03-08                               optional: the day a missing year is taken from
//   力争⟦到2025年底⟧，森林覆盖率达到24.1%。          ⟦ ⟧ marks each expected fact of the kind, in order (⟦⟦ ⟧⟧: two of
//   one span)
//   -- date end=2025-12-31 precision=year rule=deadline.year_end
//   == near miss: a year that is no deadline
//   完成2025年度工作总结。
//   -- none date                                    nothing of this kind may be found
//
// A "--" line names the kind and the fields that must be equal (an empty value means "not set"); the n-th "--"
// line of a kind belongs to the n-th mark. Several kinds in one case repeat the text line. Facts of the kind
// that are not marked fail the case; other kinds are not looked at. A failure names file and line.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "fenjie/extract.hpp"
#include "text/utf8.hpp"

namespace {

struct Expected {
    std::string kind;
    bool none = false;
    std::map<std::string, std::string> fields;
};

struct Case {
    std::string file;
    int line = 0;
    std::string title;
    std::string issued;
    std::string text;                                        // without marks
    std::vector<std::pair<std::size_t, std::size_t>> marks;  // bytes of text
    std::vector<Expected> expected;
    std::string error;
};

const std::string kOpen = "⟦";
const std::string kClose = "⟧";

void read_text_line(const std::string& line, Case& c) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < line.size();) {
        if (line.compare(i, kOpen.size(), kOpen) == 0) {
            open.push_back(c.text.size());
            i += kOpen.size();
        } else if (line.compare(i, kClose.size(), kClose) == 0) {
            if (open.empty()) {
                c.error = "⟧ without ⟦";
                return;
            }
            c.marks.emplace_back(open.back(), c.text.size());
            open.pop_back();
            i += kClose.size();
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

std::vector<Case> read_cases(const std::filesystem::path& path) {
    std::vector<Case> cases;
    std::ifstream in(path);
    std::string line;
    int number = 0;
    while (std::getline(in, line)) {
        ++number;
        if (line.empty() || line[0] == '#') continue;
        if (line.rfind("== ", 0) == 0) {
            Case c;
            c.file = path.filename().string();
            c.line = number;
            c.title = line.substr(3);
            cases.push_back(std::move(c));
        } else if (cases.empty()) {
            continue;
        } else if (line.rfind("issued ", 0) == 0) {
            cases.back().issued = line.substr(7);
        } else if (line.rfind("--", 0) == 0) {
            read_expected_line(line, cases.back());
        } else {
            read_text_line(line, cases.back());
        }
    }
    return cases;
}

std::string field(const fenjie::Fact& f, const std::string& key) {
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

class CaseTest : public testing::Test {
 public:
    explicit CaseTest(Case c) : case_(std::move(c)) {}
    void TestBody() override {
        const std::string where = case_.file + ":" + std::to_string(case_.line) + " " + case_.title;
        ASSERT_TRUE(case_.error.empty()) << where << ": " << case_.error;
        ASSERT_FALSE(case_.expected.empty()) << where << ": no -- line";
        fenjie::Options options;
        if (!case_.issued.empty()) options.issued = case_.issued;
        const fenjie::Explanation explanation = fenjie::explain(case_.text, options);
        const std::string kind = case_.expected.front().kind;
        std::vector<fenjie::Fact> facts;
        std::string listing;
        for (const fenjie::Fact& f : explanation.facts) {
            if (f.kind != kind) continue;
            facts.push_back(f);
            listing += "\n    " + f.text + " [" + f.rule + "] " + f.comparator.value_or("") + field(f, "value") +
                       f.unit.value_or("");
        }
        if (case_.expected.front().none) {
            EXPECT_TRUE(facts.empty()) << where << ": nothing expected, got" << listing;
            return;
        }
        ASSERT_EQ(case_.marks.size(), case_.expected.size()) << where << ": as many marks as -- lines";
        ASSERT_EQ(facts.size(), case_.marks.size()) << where << ": got" << listing;
        for (std::size_t i = 0; i < facts.size(); ++i) {
            const auto [begin, end] = case_.marks[i];
            // By the span: the text of a fact is the cleaned reading, that of the mark the raw one.
            EXPECT_EQ(covered(case_.text, facts[i].span), case_.text.substr(begin, end - begin)) << where;
            for (const auto& [key, value] : case_.expected[i].fields) {
                EXPECT_EQ(field(facts[i], key), value) << where << ": " << key << " of " << facts[i].text;
            }
        }
    }

 private:
    Case case_;
};

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    int found = 0;
    for (const auto& entry : std::filesystem::directory_iterator(FENJIE_CASES_DIR)) {
        if (entry.path().extension() != ".cases") continue;
        for (const Case& c : read_cases(entry.path())) {
            ++found;
            const std::string name = std::to_string(c.line);
            testing::RegisterTest(entry.path().stem().string().c_str(), name.c_str(), nullptr, nullptr, c.file.c_str(),
                                  c.line, [c]() -> testing::Test* { return new CaseTest(c); });
        }
    }
    if (found == 0) return 1;
    return RUN_ALL_TESTS();
}
