// Reads every plan of corpus/ and holds the result against two things.
//
//   expected*.json, outline*.txt   the whole extract, character by character: a change of any field shows here.
//                                  corpus_test --update rewrites them; the difference is reviewed like code.
//   labels*.json                   what a careful reader found: precision and recall per field must not fall below
//                                  corpus/floors.tsv. --update raises floors, it never lowers one.
//
// --misses prints what the labels want and the extract lacks, or the other way round.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "corpus_files.hpp"
#include "fenjie/write.hpp"
#include "outline.hpp"
#include "places.hpp"
#include "score.hpp"

namespace {

using fenjie::scoring::Score;
using fenjie::testing_corpus::Source;
namespace fs = std::filesystem;

struct Run {
    bool update = false;
    bool misses = false;
};
Run& run() {
    static Run settings;
    return settings;
}

void compare_file(const fs::path& path, const std::string& got) {
    if (run().update) {
        fenjie::testing_corpus::write_file(path, got);
        return;
    }
    ASSERT_TRUE(fs::exists(path)) << path << " is missing: corpus_test --update writes it";
    const std::string want = fenjie::testing_corpus::read_file(path);
    EXPECT_TRUE(want == got) << path.parent_path().filename().string() << '/' << path.filename().string() << ": "
                             << fenjie::testing_corpus::first_difference(want, got);
}

/// Floors: plan, field, precision and recall in thousandths, rounded down.
using Floors = std::map<std::pair<std::string, std::string>, std::pair<int, int>>;

fs::path floors_path() {
    return places::project() / "corpus/floors.tsv";
}

Floors read_floors() {
    Floors out;
    std::ifstream in(floors_path());
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::istringstream fields(line);
        std::string plan;
        std::string field;
        int precision = 0;
        int recall = 0;
        if (fields >> plan >> field >> precision >> recall) out[{plan, field}] = {precision, recall};
    }
    return out;
}

int thousandths(double x) {
    return static_cast<int>(std::floor(x * 1000 + 1e-9));
}

class CorpusTest : public testing::Test {
 public:
    explicit CorpusTest(Source source) : source_(std::move(source)) {}

    void TestBody() override {
        const fenjie::Extraction extraction = fenjie::testing_corpus::extract_source(source_);
        ASSERT_FALSE(extraction.error) << extraction.error->reason;
        const std::string json = fenjie::to_json(extraction.plan) + "\n";
        compare_file(source_.folder / ("expected" + source_.suffix + ".json"), json);
        compare_file(source_.folder / ("outline" + source_.suffix + ".txt"),
                     fenjie::testing_corpus::outline(nlohmann::json::parse(json)));
    }

 private:
    Source source_;
};

class LabelsTest : public testing::Test {
 public:
    explicit LabelsTest(std::vector<Source> sources) : sources_(std::move(sources)) {}

    void TestBody() override {
        Floors floors = read_floors();
        std::map<std::string, Score> scores;
        for (const Source& s : sources_) {
            const auto labels =
                nlohmann::json::parse(fenjie::testing_corpus::read_file(s.folder / ("labels" + s.suffix + ".json")));
            const fenjie::Extraction extraction = fenjie::testing_corpus::extract_source(s);
            ASSERT_FALSE(extraction.error) << s.name;
            Score score = fenjie::scoring::score(labels, nlohmann::json::parse(fenjie::to_json(extraction.plan)));
            if (run().misses) print_misses(s.name, score);
            scores["ALL"].merge(score);
            scores[s.name] = std::move(score);
        }
        for (const auto& [plan, score] : scores) {
            for (const auto& [field, count] : score.fields) {
                const std::pair<int, int> now{thousandths(count.precision()), thousandths(count.recall())};
                auto& floor = floors[{plan, field}];
                EXPECT_GE(now.first, floor.first) << plan << ": precision of " << field << " fell";
                EXPECT_GE(now.second, floor.second) << plan << ": recall of " << field << " fell";
                floor = {std::max(now.first, floor.first), std::max(now.second, floor.second)};
                if (plan == "ALL") {
                    std::cout << "  " << field << std::string(18 - field.size(), ' ') << now.first << ' ' << now.second
                              << "  (" << count.hit << '/' << count.want << '/' << count.got << ")\n";
                }
            }
        }
        if (run().update) write_floors(floors, scores);
    }

 private:
    static void print_misses(const std::string& plan, const Score& score) {
        for (const auto& [field, misses] : score.misses) {
            for (const std::string& m : misses) std::cout << plan << '\t' << field << '\t' << m << '\n';
        }
    }

    static void write_floors(const Floors& floors, const std::map<std::string, Score>& scores) {
        std::ostringstream out;
        out << "plan\tfield\tprecision\trecall\n";
        for (const auto& [key, floor] : floors) {
            const auto score = scores.find(key.first);
            if (score == scores.end() || score->second.fields.count(key.second) == 0) continue;
            out << key.first << '\t' << key.second << '\t' << floor.first << '\t' << floor.second << '\n';
        }
        fenjie::testing_corpus::write_file(floors_path(), out.str());
    }

    std::vector<Source> sources_;
};

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    for (int i = 1; i < argc; ++i) {
        if (std::string(argv[i]) == "--update")
            run().update = true;
        else if (std::string(argv[i]) == "--misses")
            run().misses = true;
        else
            return 2;
    }
    const std::vector<Source> sources = fenjie::testing_corpus::corpus();
    if (sources.empty()) {
        std::cerr << "no plan in " << places::project() / "corpus" << '\n';
        return 1;
    }
    for (const Source& s : sources) {
        testing::RegisterTest("Expected", fenjie::testing_corpus::test_name(s.name).c_str(), nullptr, nullptr, __FILE__,
                              __LINE__, [s]() -> testing::Test* { return new CorpusTest(s); });
    }
    testing::RegisterTest("Labels", "floors", nullptr, nullptr, __FILE__, __LINE__,
                          [sources]() -> testing::Test* { return new LabelsTest(sources); });
    return RUN_ALL_TESTS();
}
