// A text of any length is read a window of clauses at a time: what is found does not depend on where one ends.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "recognize/recognizers.hpp"

namespace {

using fenjie::TargetMention;

const fenjie::Recognizers& recognizers() {
    static const auto all = fenjie::recognizers_or_built_in(nullptr);
    return *all;
}

/// "规范化管理率 of 在册患者 >= 95% by 2025年", one for each target of a text, with what it is said in.
std::vector<std::string> found(const std::string& text, std::size_t behind = 0) {
    std::vector<std::string> out;
    const fenjie::TimeFacts times = recognizers().dates.find(text);
    for (const TargetMention& t : recognizers().targets.find(text, recognizers().quantities.find(text), times)) {
        if (t.begin < behind) continue;
        std::string date =
            t.date ? text.substr(times.dates[*t.date].begin, times.dates[*t.date].end - times.dates[*t.date].begin)
                   : "";
        out.push_back(t.metric + " of " + t.subject.value_or("") + " " + t.value.to_string() + t.unit + " by " + date +
                      (t.modality == fenjie::Modality::aim ? ", aim: " : ": ") + text.substr(t.begin, t.end - t.begin));
    }
    return out;
}

// What follows one another here takes up words of the clauses before, and of one behind.
const std::string kTail =
    "力争到2025年，在册患者管理率达到97%以上，规范化管理率达到95%以上，服药率达到80%；居民知晓率、参与率分别达到90%"
    "、85%。"
    "年底前推进住宅加装电梯，新开工200部，通过购买服务的形式，为60%"
    "以上的居家患者提供服务。每个街道举办讲座2次，社区1次。";

TEST(TargetsWindow, WhatIsFoundDoesNotDependOnWhereAWindowEnds) {
    const std::string sentence = "要加强领导。";
    const std::vector<std::string> wanted = found("组织率达到10%。" + sentence + kTail, 1);
    ASSERT_GE(wanted.size(), 8U);
    std::string before = "组织率达到10%。";
    for (int clauses = 0; clauses < 1000; ++clauses) before += sentence;
    // The end of the first window, and that of the second, in every clause of the tail.
    for (int clauses = 1000; clauses < 1040; ++clauses, before += sentence) EXPECT_EQ(found(before + kTail, 1), wanted);
}

TEST(TargetsWindow, EveryTargetOfALongTextIsFoundOnce) {
    constexpr std::size_t kTimes = 2000;
    const std::vector<std::string> once = found(kTail);
    std::string text;
    for (std::size_t i = 0; i < kTimes; ++i) text += kTail;
    const std::vector<std::string> all = found(text);
    ASSERT_EQ(all.size(), once.size() * kTimes);
    for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(all[i], once[i % once.size()]) << i;
}

}  // namespace
