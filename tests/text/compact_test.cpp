// A CompactString is a std::string that is not changed in place, a CompactVector a std::vector, in eight bytes each.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <sstream>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "fenjie/compact_string.hpp"
#include "fenjie/compact_vector.hpp"

namespace {

using fenjie::CompactString;
using fenjie::CompactVector;
using fenjie::Rare;

// Lengths on both sides of what stands in the object itself, in ASCII, Chinese and with zeros.
std::vector<std::string> texts() {
    std::vector<std::string> out = {"覆盖率", "区民政局", "𠮷田", "%", "个百分点"};
    for (std::size_t length = 0; length < 40; ++length) {
        std::string text(length, ' ');
        std::iota(text.begin(), text.end(), '0');
        out.push_back(text);
        out.push_back(std::string(length, '\0'));
        std::string chinese;
        for (std::size_t i = 0; i < length; ++i) chinese += "一";
        out.push_back(chinese);
    }
    out.emplace_back(1'000'000, 'x');
    return out;
}

TEST(CompactString, GivesBackWhatItWasGiven) {
    static_assert(sizeof(CompactString) == 8);
    EXPECT_EQ(CompactString(), "");
    EXPECT_TRUE(CompactString().empty());
    EXPECT_EQ(CompactString(std::string_view()), CompactString());
    for (const std::string& text : texts()) {
        const CompactString compact = text;
        EXPECT_EQ(compact.view(), text);
        EXPECT_EQ(compact.size(), text.size());
        EXPECT_EQ(compact.empty(), text.empty());
        EXPECT_EQ(compact, text);
        EXPECT_EQ(std::string(compact), text);
        EXPECT_NE(compact, text + "x");
        EXPECT_EQ(compact, CompactString(std::string_view(text)));
    }
}

TEST(CompactString, IsComparedHashedJoinedAndPrinted) {
    const std::vector<std::string> all = texts();
    for (const std::string& a : all) {
        for (const std::string& b : all) {
            EXPECT_EQ(CompactString(a) == CompactString(b), a == b);
            EXPECT_EQ(CompactString(a) < CompactString(b), a < b);
            EXPECT_EQ(CompactString(a) < b, a < b);
        }
    }
    const CompactString name = "区民政局";
    EXPECT_EQ(name + "、" + CompactString("各街道"), "区民政局、各街道");
    EXPECT_EQ("牵头：" + name, "牵头：区民政局");
    EXPECT_EQ(CompactString("t") + CompactString("12"), "t12");
    std::ostringstream out;
    out << name;
    EXPECT_EQ(out.str(), "区民政局");
    const std::unordered_set<CompactString> set = {name, "t12", name};
    EXPECT_EQ(set.size(), 2U);
    const std::map<std::string, int> numbers = {{"区民政局", 1}};
    EXPECT_EQ(numbers.at(name), 1);
    std::string text = name;
    text += name;
    EXPECT_EQ(text.size(), 2 * name.size());
}

TEST(CompactString, IsCopiedMovedAndAssignedToItself) {
    for (const std::string& text : texts()) {
        CompactString copy;
        {
            const CompactString original = text;
            copy = original;
        }
        EXPECT_EQ(copy, text);
        const CompactString& same = copy;
        copy = same;
        EXPECT_EQ(copy, text);
        // A text that is a part of its own.
        copy = copy.view().substr(copy.size() / 2);
        EXPECT_EQ(copy, text.substr(text.size() / 2));
        CompactString moved = std::move(copy);
        EXPECT_TRUE(copy.empty());  // NOLINT(bugprone-use-after-move): an empty one is what is left
        copy = "again";
        EXPECT_EQ(moved, text.substr(text.size() / 2));
        std::swap(copy, moved);
        EXPECT_EQ(moved, "again");
    }
    const CompactString longer = "八个字节以上的文字";
    const CompactString copy = longer;
    EXPECT_EQ(copy.view().data(), longer.view().data());
}

TEST(CompactString, ThreadsCopyOneText) {
    const CompactString shared = "各街道办事处";
    std::vector<std::thread> threads;
    std::vector<CompactString> seen(8);
    for (CompactString& mine : seen) {
        threads.emplace_back([copy = shared, &mine] {
            for (int round = 0; round < 1000; ++round) mine = CompactString(copy);
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const CompactString& text : seen) EXPECT_EQ(text, shared);
}

TEST(RareCompactString, TellsNothingFromAnEmptyText) {
    static_assert(sizeof(Rare<CompactString>) == 8);
    const Rare<CompactString> none;
    const Rare<CompactString> empty = "";
    EXPECT_FALSE(none);
    EXPECT_TRUE(empty.has_value());
    EXPECT_NE(none, empty);
    EXPECT_EQ(none, std::nullopt);
    EXPECT_NE(none, "");
    EXPECT_EQ(empty, "");
    EXPECT_EQ(none.value_or("无"), "无");
    EXPECT_EQ(empty.value_or("无"), "");
}

TEST(RareCompactString, IsUsedAsAnOptional) {
    for (const std::string& text : texts()) {
        Rare<CompactString> some = text;
        EXPECT_EQ(some, text);
        EXPECT_EQ(*some, text);
        EXPECT_EQ(some->size(), text.size());
        const Rare<CompactString> copy = some;
        EXPECT_EQ(copy, some);
        const Rare<CompactString>& same = some;
        some = same;
        EXPECT_EQ(some, copy);
        some = *some;
        EXPECT_EQ(some, copy);
        const Rare<CompactString> moved = std::move(some);
        EXPECT_FALSE(some);  // NOLINT(bugprone-use-after-move): none is what is left
        EXPECT_EQ(moved, text);
        EXPECT_EQ(std::optional<std::string>(moved), text);
        EXPECT_EQ(Rare<CompactString>(std::optional<std::string>(text)), text);
        some = {};
        EXPECT_EQ(some, std::nullopt);
        EXPECT_EQ(some.emplace(text), text);
        some.reset();
        EXPECT_FALSE(some);
        EXPECT_EQ(std::optional<std::string>(some), std::nullopt);
        EXPECT_EQ(Rare<CompactString>(std::optional<std::string>()), std::nullopt);
    }
}

TEST(CompactVector, GrowsAndShrinksAsAVector) {
    static_assert(sizeof(CompactVector<CompactString>) == sizeof(void*));
    CompactVector<std::string> list;
    std::vector<std::string> like;
    EXPECT_TRUE(list.empty());
    EXPECT_EQ(list.begin(), list.end());
    list.clear();
    list.shrink_to_fit();
    for (std::size_t i = 0; i < 100; ++i) {
        list.push_back(std::string(i, 'a'));
        like.push_back(std::string(i, 'a'));
        ASSERT_EQ(list, like);
        EXPECT_EQ(list.back(), like.back());
    }
    EXPECT_EQ(list.front(), "");
    EXPECT_EQ(list[7], like[7]);
    EXPECT_EQ(list.at(99), like.at(99));
    EXPECT_THROW((void)list.at(100), std::out_of_range);
    list.erase(list.begin() + 10, list.begin() + 20);
    like.erase(like.begin() + 10, like.begin() + 20);
    EXPECT_EQ(list, like);
    list.erase(list.begin());
    like.erase(like.begin());
    list.pop_back();
    like.pop_back();
    list.shrink_to_fit();
    EXPECT_EQ(list.capacity(), list.size());
    EXPECT_EQ(list, like);
    list.clear();
    EXPECT_TRUE(list.empty());
    list.shrink_to_fit();
    EXPECT_EQ(list.capacity(), 0U);
}

TEST(CompactVector, IsCopiedMovedAndAssignedToItself) {
    CompactVector<std::string> list = {"牵头单位", "配合单位", "责任单位"};
    const CompactVector<std::string> copy = list;
    EXPECT_EQ(copy, list);
    const CompactVector<std::string>& same = list;
    list = same;
    EXPECT_EQ(copy, list);
    // A value of the list itself, when it has to grow.
    list.shrink_to_fit();
    list.push_back(list.front());
    list.shrink_to_fit();
    list.emplace_back(list.back());
    EXPECT_EQ(list, (CompactVector<std::string>{"牵头单位", "配合单位", "责任单位", "牵头单位", "牵头单位"}));
    CompactVector<std::string> moved = std::move(list);
    EXPECT_TRUE(list.empty());  // NOLINT(bugprone-use-after-move): an empty one is what is left
    EXPECT_EQ(moved.size(), 5U);
    moved.append(copy.begin(), copy.end());
    EXPECT_EQ(moved.size(), 8U);
    moved = {};
    EXPECT_EQ(moved, CompactVector<std::string>());
    EXPECT_EQ(CompactVector<std::string>(std::vector<std::string>(3, "x")).size(), 3U);
}

TEST(CompactVector, HoldsWhatCanOnlyBeMoved) {
    CompactVector<std::unique_ptr<int>> list;
    for (int i = 0; i < 10; ++i) list.push_back(std::make_unique<int>(i));
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return *a > *b; });
    EXPECT_EQ(*list.front(), 9);
    const CompactVector<std::unique_ptr<int>> moved = std::move(list);
    EXPECT_EQ(*moved.back(), 0);
}

}  // namespace
