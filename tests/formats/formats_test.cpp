// One plan in every format that is read (tests/formats, made by tests/formats/make from corpus/wetland): tasks, owners,
// deadlines and targets must be those of its text. A scan may lose a little.
#include <gtest/gtest.h>

#include <algorithm>

#include "corpus_files.hpp"
#include "fenjie/write.hpp"
#include "places.hpp"
#include "score.hpp"

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

struct Format {
    const char* file;
    const char* reader;  ///< as fenjie::formats() names it
    bool only_table;
};

void PrintTo(const Format& format, std::ostream* out) {
    *out << format.file;
}

fenjie::Extraction extract_file(const fs::path& path) {
    fenjie::Options options;
    options.reading.limits.time = 120;  // a converter that starts beside other tests takes its time
    return fenjie::extract(fenjie::testing_corpus::read_file(path), options);
}

json extracted(const fs::path& path) {
    const fenjie::Extraction extraction = extract_file(path);
    if (extraction.error) throw std::runtime_error(path.filename().string() + ": " + extraction.error->reason);
    return json::parse(fenjie::to_json(extraction.plan));
}

/// What a plan asks for, whatever file it stands in: no places, no ids.
void drop_places(json& value) {
    if (value.is_object()) {
        for (const char* key : {"span", "id", "section", "task", "targets", "same_as"}) value.erase(key);
    }
    if (!value.is_structured()) return;
    for (json& child : value) drop_places(child);
}

struct Content {
    json tasks;
    json targets;
};

/// Tasks, and targets with the text of their task; of the table alone where that is asked for.
Content content(const json& plan, bool only_table) {
    Content out{json::array(), json::array()};
    for (const json& task : plan.at("tasks")) {
        if (only_table && task.at("kind") != "table_row") continue;
        json kept = task;
        drop_places(kept);
        out.tasks.push_back(kept);
        for (const json& id : task.at("targets")) {
            const auto target = std::find_if(plan.at("targets").begin(), plan.at("targets").end(),
                                             [&](const json& t) { return t.at("id") == id; });
            json of_task = *target;
            drop_places(of_task);
            of_task["task"] = task.at("text");
            out.targets.push_back(of_task);
        }
    }
    return out;
}

const json& text_plan() {
    static const json plan = extracted(places::project() / "corpus/wetland/source.txt");
    return plan;
}

void expect_equal(const json& want, const json& got, const std::string& what) {
    EXPECT_EQ(want.size(), got.size()) << what;
    for (std::size_t i = 0; i < std::min(want.size(), got.size()); ++i) {
        if (want[i] == got[i]) continue;
        const json patch = json::diff(want[i], got[i]);
        ADD_FAILURE() << what << ' ' << i << " differs: " << patch.dump() << "\n  it was " << want[i].dump();
    }
}

double f_measure(const fenjie::scoring::Count& count) {
    const double sum = count.precision() + count.recall();
    return sum == 0 ? 0 : 2 * count.precision() * count.recall() / sum;
}

/// Whether this build reads a format.
bool reads(std::string_view format) {
    const std::vector<std::string> formats = fenjie::formats();
    return std::find(formats.begin(), formats.end(), format) != formats.end();
}

class Formats : public testing::TestWithParam<Format> {
 protected:
    [[nodiscard]] static fs::path path() { return places::project() / "tests/formats" / GetParam().file; }
    [[nodiscard]] static bool is_built() { return reads(GetParam().reader); }
};

TEST_P(Formats, SaysTheSameAsTheText) {
    if (!is_built()) {
        const auto error = extract_file(path()).error;
        ASSERT_TRUE(error.has_value());
        EXPECT_NE(error->reason.find("(see fenjie --version)"), std::string::npos) << error->reason;
        return;
    }
    const Content want = content(text_plan(), GetParam().only_table);
    const Content got = content(extracted(path()), GetParam().only_table);
    expect_equal(want.tasks, got.tasks, "task");
    expect_equal(want.targets, got.targets, "target");
}

// Recognition loses a little: what a careful reader finds in the plan is the measure.
TEST(FormatsByRecognition, AScanLosesLittle) {
    if (!reads("ocr") || !reads("pdf")) {
        const auto error = extract_file(places::project() / "tests/formats/scan.pdf").error;
        ASSERT_TRUE(error.has_value());
        EXPECT_NE(error->reason.find("this build has no"), std::string::npos) << error->reason;
        return;
    }
    const json labels =
        json::parse(fenjie::testing_corpus::read_file(places::project() / "corpus/wetland/labels.json"));
    fenjie::scoring::Score score =
        fenjie::scoring::score(labels, extracted(places::project() / "tests/formats/scan.pdf"));
    const std::pair<const char*, double> floors[] = {
        {"tasks", 0.95}, {"targets", 0.95}, {"owners", 0.9}, {"deadlines", 0.9}};
    for (const auto& [field, floor] : floors) {
        EXPECT_GE(f_measure(score.fields.at(field)), floor) << field;
        RecordProperty(field, std::to_string(f_measure(score.fields.at(field))));
    }
}

INSTANTIATE_TEST_SUITE_P(Plans, Formats,
                         testing::Values(Format{"plan.html", "html", false}, Format{"plan.docx", "docx", false},
                                         Format{"table.xlsx", "xlsx", true}, Format{"plan.pdf", "pdf", false},
                                         Format{"plan.doc", "office", false}, Format{"plan.odt", "office", false},
                                         Format{"plan.rtf", "office", false}, Format{"table.xls", "office", true},
                                         Format{"table.ods", "office", true}, Format{"plan.ofd", "ofd", false}),
                         [](const auto& format) { return fenjie::testing_corpus::test_name(format.param.file); });

}  // namespace
