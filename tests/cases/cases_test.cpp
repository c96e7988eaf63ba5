// Runs every tests/cases/*.cases file, a test a case: case_file.hpp explains the format. A failure names file and line.
#include <gtest/gtest.h>

#include "case_run.hpp"
#include "places.hpp"

namespace {

class CaseTest : public testing::Test {
 public:
    explicit CaseTest(cases::Case c) : case_(std::move(c)) {}
    void TestBody() override {
        for (const std::string& fault : cases::faults(case_)) ADD_FAILURE() << case_.where() << ": " << fault;
    }

 private:
    cases::Case case_;
};

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    const std::vector<cases::Case> all =
        cases::read_all(places::project() / "tests/cases", *fenjie::Lexicon::built_in());
    for (const cases::Case& c : all) {
        const std::string suite = c.file.substr(0, c.file.find('.'));
        const std::string name = std::to_string(c.line) + (c.row ? "." + c.row->phrase : "");
        testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, c.file.c_str(), c.line,
                              [&c]() -> testing::Test* { return new CaseTest(c); });
    }
    return all.empty() ? 1 : RUN_ALL_TESTS();
}
