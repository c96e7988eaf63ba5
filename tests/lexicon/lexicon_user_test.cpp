// A user's folder of vocabulary: every file can be added to and replaced, and what is wrong with one is told with its
// line.
//
// A word that no vocabulary has is added with the attributes of a row that is there; the cases written for each such
// row
// ("each TABLE …") then have one more, of the new word. One of them at least must hold with the word and fail without.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "case_run.hpp"
#include "lexicon/embedded.hpp"
#include "lexicon/lexicon.hpp"
#include "recognize/recognizers.hpp"
#include "sources.hpp"

namespace {

namespace fs = std::filesystem;
using cases::Case;
using fenjie::Lexicon;
using fenjie::LexiconError;
using fenjie::LexiconRow;
using fenjie::LexiconTable;

class LexiconUser : public testing::Test {
 protected:
    LexiconUser() : folder_(fs::temp_directory_path() / ("fenjie-user-" + std::to_string(::getpid()))) {}
    ~LexiconUser() override { fs::remove_all(folder_); }

    void write(const std::string& table, const std::string& content) const {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        std::ofstream(folder_ / (table + ".tsv"), std::ios::binary) << content;
    }

    [[nodiscard]] std::shared_ptr<const fenjie::Recognizers> loaded() const {
        const fenjie::LoadedLexicon out = fenjie::load_lexicon(folder_.string());
        if (out.error) ADD_FAILURE() << out.error->reason;
        return out.lexicon;
    }

    [[nodiscard]] LexiconError error_of(const std::string& table, const std::string& content) const {
        write(table, content);
        std::optional<LexiconError> error;
        (void)Lexicon::with_folder(folder_.string(), error);
        return error.value_or(LexiconError{"no error", 0, ""});
    }

    static std::string header(const LexiconTable& table) {
        std::string out = "phrase";
        for (const std::string& column : table.columns()) out += "\t" + column;
        return out + "\n";
    }

    static std::string line(const std::string& phrase, const LexiconRow& row) {
        std::string out = phrase;
        for (const std::string_view cell : row.attributes) out.append("\t").append(cell);
        return out + "\n";
    }

    static std::vector<Case> cases_of(const std::string& table, const std::string& phrase, const Lexicon& lexicon) {
        std::vector<Case> out = cases::read_all(sources::root() / "tests/cases", lexicon);
        std::erase_if(out, [&](const Case& c) {
            return !c.row || c.row->table != table || (!phrase.empty() && c.row->phrase != phrase);
        });
        return out;
    }

    /// Whether a word added with this row's attributes makes a difference that a case expects.
    [[nodiscard]] bool counts(const std::string& name, const LexiconTable& table, const LexiconRow& like,
                              const std::string& word) const {
        if (table.contains(word)) return false;
        write(name, header(table) + line(word, like));
        const auto lexicon = loaded();
        if (!lexicon) return false;
        const std::vector<Case> own = cases_of(name, word, *lexicon->lexicon);
        return std::any_of(own.begin(), own.end(), [&](const Case& c) {
            return cases::faults(c, lexicon).empty() && !cases::faults(c).empty();
        });
    }

    /// One row for each combination of attributes.
    static std::vector<LexiconRow> kinds(const LexiconTable& table) {
        std::vector<LexiconRow> out;
        std::set<std::string> seen;
        for (const LexiconRow& row : table.rows()) {
            if (seen.insert(line("", row)).second) out.push_back(row);
        }
        return out;
    }

    fs::path folder_;
};

TEST_F(LexiconUser, EveryFileCanBeAddedTo) {
    const std::vector<std::string> words = {"戊己庚", "戊己", "戊", "qzxw", "戊部"};
    const auto built_in = Lexicon::built_in();
    for (const std::string& name : built_in->names()) {
        if (!cases::can_run(name)) continue;
        const LexiconTable& table = built_in->table(name);
        bool found = false;
        for (const std::string& word : words) {
            for (const LexiconRow& like : kinds(table)) {
                found = found || counts(name, table, like, word);
                if (found) break;
            }
            if (found) break;
        }
        EXPECT_TRUE(found) << name << ".tsv: no case shows what a row of a user's does";
    }
}

TEST_F(LexiconUser, EveryFileCanBeReplaced) {
    const auto built_in = Lexicon::built_in();
    for (const std::string& name : built_in->names()) {
        if (!cases::can_run(name)) continue;
        const LexiconTable& table = built_in->table(name);
        write(name, "#! replace\n" + header(table) + line("戊己庚", table.rows().front()));
        const auto lexicon = loaded();
        ASSERT_TRUE(lexicon) << name;
        EXPECT_EQ(lexicon->lexicon->table(name).rows().size(), 1U) << name;
        const std::vector<Case> own = cases_of(name, "", *built_in);
        EXPECT_TRUE(
            std::any_of(own.begin(), own.end(), [&](const Case& c) { return !cases::faults(c, lexicon).empty(); }))
            << name << ".tsv: all its cases hold without its rows";
    }
}

TEST_F(LexiconUser, EveryFaultIsToldWithFileAndLine) {
    const auto built_in = Lexicon::built_in();
    for (const std::string& name : built_in->names()) {
        const LexiconTable& table = built_in->table(name);
        const LexiconRow& row = table.rows().front();
        const std::string good = "# a comment\n" + header(table) + line("戊己庚", row);
        const std::string file = (folder_ / (name + ".tsv")).string();
        const auto expect = [&](const std::string& bad, const std::string& message) {
            const LexiconError error = error_of(name, good + bad);
            EXPECT_EQ(error.file, file);
            EXPECT_EQ(error.line, 4) << name << ": " << error.message;
            EXPECT_NE(error.message.find(message), std::string::npos) << name << ": " << error.message;
        };
        if (!table.columns().empty()) expect(line("", row), "empty phrase");
        expect(line("戊己庚", row), "stands twice");
        expect(line("戊己 ", row), "a blank at an end of the phrase");
        expect(line(std::string("戊\0己", 7), row), "a control character");
        expect(line("\xE6\x88", row), "not valid UTF-8");
        std::string wide = line("戊己", row);
        wide.insert(wide.size() - 1, "\tmore");
        expect(wide, "more columns than the header row names");
        const std::vector<fenjie::EmbeddedFile>& files = fenjie::embedded_lexicon();
        const auto own = std::find_if(files.begin(), files.end(), [&](const auto& f) { return f.name == name; });
        std::optional<LexiconError> none;
        const fenjie::TableShape shape = fenjie::read_table_file(name, own->content, nullptr, none).shape;
        for (std::size_t i = 0; i < shape.columns.size(); ++i) {
            const std::string odd = "?!?";  // no word, number or duration
            if (shape.rules.at(shape.columns[i]).allows(odd)) continue;
            std::string bad = "戊己";
            for (std::size_t k = 0; k < shape.columns.size(); ++k)
                bad += "\t" + (k == i ? odd : std::string(row.attributes[k]));
            expect(bad + "\n", "column " + shape.columns[i] + ", which wants");
        }
        LexiconError error = error_of(name, "# a comment\nphrase\tno such column\n");
        EXPECT_EQ(error.file + ":" + std::to_string(error.line), file + ":2") << error.message;
        error = error_of(name, "# a comment\n");
        EXPECT_EQ(error.file + ":" + std::to_string(error.line), file + ":0") << error.message;
    }
}

}  // namespace
