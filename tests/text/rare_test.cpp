// A Rare is a value: whatever is done to one, its copies stay as they are.
#include "fenjie/rare.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace {

using fenjie::Rare;

TEST(Rare, TakesAPointerAndIsUsedAsAnOptional) {
    static_assert(sizeof(Rare<std::string>) == sizeof(void*));
    Rare<std::string> none;
    EXPECT_FALSE(none);
    EXPECT_EQ(none, std::nullopt);
    EXPECT_EQ(none.value_or("2024-06-30"), "2024-06-30");
    Rare<std::string> some = std::string("2023-07-31");
    ASSERT_TRUE(some.has_value());
    EXPECT_EQ(*some, "2023-07-31");
    EXPECT_EQ(some->size(), 10U);
    EXPECT_EQ(some.value_or("x"), "2023-07-31");
    EXPECT_NE(some, none);
    some = std::nullopt;
    EXPECT_EQ(some, none);
    EXPECT_EQ(some.emplace(3U, 'a'), "aaa");
    some.reset();
    EXPECT_FALSE(some);
}

TEST(Rare, IsGivenAndComparedWithWhatBecomesAValue) {
    Rare<std::string> text = "literal";
    EXPECT_EQ(text, "literal");
    EXPECT_NE(text, "other");
    text = "another";
    EXPECT_EQ(text, std::string("another"));
    text = {};
    EXPECT_EQ(text, std::nullopt);
    EXPECT_NE(text, "");
    Rare<std::pair<int, int>> pair;
    pair = {1, 4000};
    EXPECT_EQ(pair->second, 4000);
}

TEST(Rare, GoesToAnOptionalAndBack) {
    const std::optional<std::string> optional = Rare<std::string>(std::string("30%"));
    EXPECT_EQ(optional, "30%");
    EXPECT_EQ(*Rare<std::string>(optional), "30%");
    EXPECT_FALSE(Rare<std::string>(std::optional<std::string>()));
    EXPECT_EQ(std::optional<std::string>(Rare<std::string>()), std::nullopt);
}

TEST(Rare, CopiesShareUntilOneIsWrittenTo) {
    Rare<std::string> first = std::string("marker");
    Rare<std::string> second = first;
    EXPECT_EQ(&*std::as_const(first), &*std::as_const(second));
    second->append("s");
    EXPECT_EQ(*std::as_const(first), "marker");
    EXPECT_EQ(*std::as_const(second), "markers");
    // The last owner writes in place.
    const std::string* const where = &*std::as_const(second);
    *second = "text";
    EXPECT_EQ(&*std::as_const(second), where);
    EXPECT_NE(first, second);
    *second = "marker";
    EXPECT_EQ(first, second);
}

TEST(Rare, SurvivesItsOriginalAndItself) {
    Rare<std::string> copy;
    {
        const Rare<std::string> original = std::string(100, 'x');
        copy = original;
    }
    EXPECT_EQ(copy->size(), 100U);
    const Rare<std::string>& same = copy;
    copy = same;
    EXPECT_EQ(copy->size(), 100U);
    Rare<std::string> moved = std::move(copy);
    EXPECT_FALSE(copy.has_value());  // NOLINT(bugprone-use-after-move): an empty one is what is left
    EXPECT_EQ(moved->size(), 100U);
    moved = Rare<std::string>(*std::as_const(moved));
    EXPECT_EQ(moved->size(), 100U);
}

TEST(Rare, ThreadsEachWriteTheirOwn) {
    const Rare<std::string> shared = std::string("0");
    std::vector<std::thread> threads;
    std::vector<std::string> seen(8);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        threads.emplace_back([copy = shared, &seen, i]() mutable {
            for (int round = 0; round < 1000; ++round) {
                Rare<std::string> mine = copy;
                *mine += std::to_string(i);
                seen[i] = *std::as_const(mine);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], "0" + std::to_string(i));
    EXPECT_EQ(*shared, "0");
}

}  // namespace
