// Memory that runs out at any point: no exception crosses the C interface, nothing ends the program, nothing leaks into
// the next call.
#include <gtest/gtest.h>

#include <string>

#include "failing_new.hpp"
#include "fenjie.h"

namespace {

using failing_new::left;

const std::string kPlan =
    "和安区居家养老服务提升行动方案\n一、主要任务\n（一）建设助餐点。2024年6月底前覆盖率达到60%"
    "以上。（牵头单位：区民政局；"
    "配合单位：各街道）\n（二）加强队伍建设。每季度开展1次护理员培训。\n";

/// Calls with memory for 0, 1, 2 … allocations until one succeeds, in growing steps, and counts those that do not.
template <typename Call>
int failures(Call call) {
    int count = 0;
    for (long allowed = 0;; allowed += 1 + allowed / 64) {
        left = allowed;
        fenjie_result* result = call();
        left = -1;
        const fenjie_status status = fenjie_result_status(result);
        const std::string text = fenjie_result_text(result);
        const std::string error = fenjie_result_error(result);
        fenjie_result_free(result);
        if (status == FENJIE_OK) {
            EXPECT_NE(text, "");
            return count;
        }
        ++count;
        EXPECT_EQ(status, FENJIE_OUT_OF_MEMORY) << "with " << allowed << " allocations: " << error;
        EXPECT_EQ(error, "memory ran out");
        EXPECT_EQ(text, "");
    }
}

// Not among them: fenjie_compare() and fenjie_validate(), whose reader of JSON takes memory to take its tree apart.
TEST(OutOfMemory, IsAStatusOfTheCall) {
    const auto extract = [] { return fenjie_extract(kPlan.data(), kPlan.size(), nullptr); };
    // The first call that comes through also makes what all calls share (the vocabulary).
    EXPECT_GT(failures(extract), 100);
    fenjie_result* plan = extract();
    EXPECT_GT(failures(extract), 100);
    EXPECT_GT(failures([] { return fenjie_explain(kPlan.data(), kPlan.size(), nullptr); }), 50);
    EXPECT_GE(failures([] { return fenjie_text(kPlan.data(), kPlan.size(), nullptr); }), 2);
    EXPECT_GE(failures([] { return fenjie_schema("extract"); }), 2);
    EXPECT_GE(failures([] { return fenjie_features(); }), 4);
    // What ran out of memory leaves no trace: the answer is the same bytes.
    fenjie_result* again = extract();
    EXPECT_STREQ(fenjie_result_text(again), fenjie_result_text(plan));
    fenjie_result_free(again);
    fenjie_result_free(plan);
}

TEST(OutOfMemory, ASetterKeepsTheOptions) {
    left = 0;
    EXPECT_EQ(fenjie_options_new(), nullptr);
    left = -1;
    fenjie_options* options = fenjie_options_new();
    ASSERT_NE(options, nullptr);
    const std::string name(200, 'n');
    const std::string longer(300, 'm');
    EXPECT_EQ(fenjie_options_set_name(options, name.c_str()), FENJIE_OK);
    left = 0;
    EXPECT_EQ(fenjie_options_set_name(options, longer.c_str()), FENJIE_OUT_OF_MEMORY);
    EXPECT_EQ(fenjie_options_set_lexicon(options, "."), FENJIE_OUT_OF_MEMORY);
    left = -1;
    fenjie_result* result = fenjie_extract(kPlan.data(), kPlan.size(), options);
    EXPECT_NE(std::string(fenjie_result_text(result)).find("\"name\":\"" + name + "\""), std::string::npos);
    fenjie_result_free(result);
    fenjie_options_free(options);
}

}  // namespace
