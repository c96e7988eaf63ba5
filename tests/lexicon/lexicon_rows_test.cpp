// Every row of the vocabulary is there for a reason: without it a case fails or a plan of the corpus reads otherwise.
//
// A row's own cases ("each" lines) are tried first, then those whose text holds its phrase, then such plans. Taking out
// one row a time would mean thousands of vocabularies; so rows leave in batches, in which no row's phrase stands in the
// text that another is tried on.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "case_run.hpp"
#include "corpus_files.hpp"
#include "fenjie/write.hpp"
#include "sources.hpp"

namespace {

namespace fs = std::filesystem;
using cases::Case;
using fenjie::Lexicon;
using fenjie::LexiconRow;
using fenjie::LexiconTable;

struct Row {
    std::string table;
    const LexiconRow* row = nullptr;
    std::vector<const Case*> cases;  // its own, then those that hold its phrase
};

using Rows = std::vector<const Row*>;

/// The tables named as arguments; all where none is.
std::set<std::string>& tables() {
    static std::set<std::string> names;
    return names;
}

class Folder {
 public:
    Folder() : path_(fs::temp_directory_path() / ("fenjie-rows-" + std::to_string(::getpid()))) {}
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    /// The built-in vocabulary without some rows.
    [[nodiscard]] std::shared_ptr<const fenjie::Recognizers> without(const Rows& rows) const {
        std::map<std::string, std::set<std::string_view>> out;
        for (const Row* r : rows) out[r->table].insert(r->row->phrase);
        fs::remove_all(path_);
        fs::create_directories(path_);
        for (const auto& [name, phrases] : out) write(name, phrases);
        const fenjie::LoadedLexicon loaded = fenjie::load_lexicon(path_.string());
        if (loaded.error) throw std::runtime_error(loaded.error->reason);
        return loaded.lexicon;
    }

 private:
    void write(const std::string& name, const std::set<std::string_view>& phrases) const {
        const LexiconTable& table = Lexicon::built_in()->table(name);
        std::ofstream file(path_ / (name + ".tsv"), std::ios::binary);
        file << "#! replace\nphrase";
        for (const std::string& column : table.columns()) file << '\t' << column;
        file << '\n';
        for (const LexiconRow& row : table.rows()) {
            if (phrases.contains(row.phrase)) continue;
            file << row.phrase;
            for (const std::string_view cell : row.attributes) file << '\t' << cell;
            file << '\n';
        }
    }

    fs::path path_;
};

/// A text as phrases are looked for in it: blanks and line ends left out.
std::string compact(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') continue;
        if (text.substr(i).starts_with("\u3000")) {
            i += 2;
            continue;
        }
        out += text[i];
    }
    return out;
}

bool matters(const Case& c, const std::shared_ptr<const fenjie::Recognizers>& lexicon) {
    return !cases::faults(c, lexicon).empty();
}

class LexiconRows : public testing::Test {
 protected:
    void SetUp() override {
        cases_ = cases::read_all(sources::root() / "tests/cases", *Lexicon::built_in());
        std::map<std::pair<std::string, std::string>, std::vector<const Case*>> own;
        std::vector<std::pair<std::string, const Case*>> texts;
        for (const Case& c : cases_) {
            if (c.row)
                own[{c.row->table, c.row->phrase}].push_back(&c);
            else
                texts.emplace_back(compact(c.text), &c);
        }
        const auto lexicon = Lexicon::built_in();
        for (const std::string& name : lexicon->names()) {
            if ((!tables().empty() && !tables().contains(name)) || !cases::can_run(name)) continue;
            for (const LexiconRow& row : lexicon->table(name).rows()) {
                Row r{name, &row, own[{name, std::string(row.phrase)}]};
                for (const auto& [text, c] : texts) {
                    if (text.find(row.phrase) != std::string::npos) r.cases.push_back(c);
                }
                rows_.push_back(std::move(r));
            }
        }
        for (const auto& source : fenjie::testing_corpus::corpus()) {
            plans_.push_back(
                {source, compact(fenjie::read_text(source.bytes + source.linked).utf8), json_of(source, nullptr)});
        }
    }

    /// Tries the n-th case of each row; those that fail without their row are done with.
    void try_cases(std::size_t n, Rows& open) const {
        struct Batch {
            Rows rows;
            std::string texts;
        };
        std::vector<Batch> batches;
        for (const Row* r : open) {
            if (n >= r->cases.size()) continue;
            const std::string text = compact(r->cases[n]->text);
            const auto fits = [&](const Batch& batch) {
                return batch.rows.size() < 100 && batch.texts.find(r->row->phrase) == std::string::npos &&
                       std::none_of(batch.rows.begin(), batch.rows.end(), [&](const Row* other) {
                           return text.find(other->row->phrase) != std::string::npos;
                       });
            };
            auto batch = std::find_if(batches.begin(), batches.end(), fits);
            if (batch == batches.end()) batch = batches.insert(batches.end(), Batch{});
            batch->rows.push_back(r);
            batch->texts += text + "\n";
        }
        std::set<const Row*> done;
        for (const Batch& batch : batches) {
            const auto lexicon = folder_.without(batch.rows);
            for (const Row* r : batch.rows) {
                if (matters(*r->cases[n], lexicon)) done.insert(r);
            }
        }
        std::erase_if(open, [&](const Row* r) { return done.contains(r); });
    }

    [[nodiscard]] bool matters_anywhere(const Row& r, std::size_t from) const {
        const auto lexicon = folder_.without({&r});
        for (std::size_t i = from; i < r.cases.size(); ++i) {
            if (matters(*r.cases[i], lexicon)) return true;
        }
        return std::any_of(plans_.begin(), plans_.end(), [&](const CorpusPlan& plan) {
            return plan.text.find(r.row->phrase) != std::string::npos && json_of(plan.source, lexicon) != plan.json;
        });
    }

    struct CorpusPlan {
        fenjie::testing_corpus::Source source;
        std::string text;
        std::string json;
    };

    static std::string json_of(const fenjie::testing_corpus::Source& source,
                               const std::shared_ptr<const fenjie::Recognizers>& lexicon) {
        return fenjie::to_json(fenjie::testing_corpus::extract_source(source, lexicon).plan);
    }

    std::vector<Case> cases_;
    std::vector<Row> rows_;
    std::vector<CorpusPlan> plans_;
    Folder folder_;
};

TEST_F(LexiconRows, EveryRowMatters) {
    constexpr std::size_t kRounds = 4;
    Rows open;
    for (const Row& r : rows_) open.push_back(&r);
    for (std::size_t n = 0; n < kRounds; ++n) try_cases(n, open);
    std::map<std::string, std::string> unused;
    for (const Row* r : open) {
        if (matters_anywhere(*r, kRounds)) continue;
        unused[r->table] += " " + std::string(r->row->phrase);
    }
    for (const auto& [table, phrases] : unused) {
        ADD_FAILURE() << table << ".tsv: nothing changes without" << phrases;
    }
}

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    for (int i = 1; i < argc; ++i) tables().insert(argv[i]);
    return RUN_ALL_TESTS();
}
