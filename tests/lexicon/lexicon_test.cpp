// The vocabulary files: they load, their cells say what their columns allow, and their phrases are clean.
// lexicon_rows_test sees to it that each row is in use.
#include <gtest/gtest.h>

#include <optional>
#include <set>

#include "lexicon/embedded.hpp"
#include "lexicon/lexicon.hpp"
#include "sources.hpp"
#include "text/clean.hpp"

namespace {

using fenjie::Lexicon;
using fenjie::LexiconError;
using fenjie::LexiconRow;
using sources::shown;

// Their phrases are what cleaning removes.
const std::set<std::string> kUncleanTables = {"char_fold", "char_repair"};

std::vector<std::filesystem::path> tables() {
    return sources::files("lib/lexicon", {".tsv"});
}

TEST(Lexicon, EveryFileLoads) {
    // A user's folder is read by the same rules: no doubled or empty phrase, no column too many.
    std::optional<LexiconError> error;
    const auto loaded = Lexicon::with_folder((sources::root() / "lib/lexicon").string(), error);
    if (error) FAIL() << error->file << ":" << error->line << ": " << error->message;
    for (const auto& path : tables()) EXPECT_FALSE(loaded->table(path.stem().string()).rows().empty()) << shown(path);
}

TEST(Lexicon, EveryColumnHasARuleAndEveryValueARow) {
    for (const auto& path : tables()) {
        std::optional<LexiconError> error;
        const fenjie::TableFile file = fenjie::read_table_file(shown(path), sources::content(path), nullptr, error);
        EXPECT_FALSE(error) << shown(path) << ":" << error->line << ": " << error->message;
        for (std::size_t i = 0; i < file.shape.columns.size(); ++i) {
            const auto rule = file.shape.rules.find(file.shape.columns[i]);
            ASSERT_NE(rule, file.shape.rules.end()) << shown(path) << ": no \"#! " << file.shape.columns[i] << ": …\"";
            for (const std::string& word : rule->second.words()) {
                const auto says = [&](const LexiconRow& row) { return row.attributes[i] == word; };
                EXPECT_TRUE(word.starts_with('<') || std::any_of(file.rows.begin(), file.rows.end(), says))
                    << shown(path) << ": no row says " << word;
            }
        }
        EXPECT_EQ(file.shape.rules.size(), file.shape.columns.size()) << shown(path) << ": a rule for no column";
    }
}

TEST(Lexicon, WhatIsCompiledInIsWhatTheFilesHold) {
    for (const fenjie::EmbeddedFile& file : fenjie::embedded_lexicon()) {
        EXPECT_EQ(sources::content(sources::root() / "lib/lexicon" / (std::string(file.name) + ".tsv")), file.content);
    }
    EXPECT_EQ(fenjie::embedded_lexicon().size(), tables().size());
}

TEST(Lexicon, PhrasesAreClean) {
    const auto lexicon = Lexicon::built_in();
    const fenjie::Cleaner cleaner(*lexicon);
    for (const std::string& name : lexicon->names()) {
        if (kUncleanTables.contains(name)) continue;
        for (const LexiconRow& row : lexicon->table(name).rows()) {
            std::vector<fenjie::Repair> repairs;
            const fenjie::MappedText clean = cleaner.clean(row.phrase, {0, row.phrase.size()}, repairs);
            EXPECT_EQ(clean.view(), row.phrase) << name << ".tsv:" << row.line;
        }
    }
}

}  // namespace
