// Numerals one by one, and all whole numbers up to 99 999 in Chinese and Arabic, written and read back.
#include "tokens/numerals.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace fenjie {
namespace {

/// What is read at the begin of a text: "[text it covers] value", or "none".
std::string read(const std::string& text, std::size_t pos = 0) {
    const std::optional<Numeral> n = numeral_at(text, pos);
    if (!n) return "none";
    return "[" + text.substr(n->begin, n->end - n->begin) + "] " + n->value.to_string();
}

const std::vector<std::string> kDigits = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
const std::vector<std::string> kFormal = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

/// 0..9999 in words; `inner` says whether it stands behind 万, so that 零 and 一十 are written.
std::string section_words(int n, bool inner, bool formal) {
    const auto& digits = formal ? kFormal : kDigits;
    const std::vector<std::string> units =
        formal ? std::vector<std::string>{"", "拾", "佰", "仟"} : std::vector<std::string>{"", "十", "百", "千"};
    std::string out;
    bool zero = inner && n < 1000;
    for (int place = 3, power = 1000; place >= 0; --place, power /= 10) {
        const auto digit = static_cast<std::size_t>(n / power % 10);
        if (digit == 0) {
            if (!out.empty()) zero = true;
            continue;
        }
        if (zero) out += digits[0];
        zero = false;
        const bool short_ten = digit == 1 && place == 1 && out.empty() && !formal;
        if (!short_ten) out += digits[digit];
        out += units[static_cast<std::size_t>(place)];
    }
    return out;
}

std::string words(int n, bool formal = false) {
    if (n == 0) return "零";
    if (n < 10'000) return section_words(n, false, formal);
    const std::string tail = n % 10'000 == 0 ? "" : section_words(n % 10'000, true, formal);
    return section_words(n / 10'000, false, formal) + (formal ? "萬" : "万") + tail;
}

std::string grouped(int n) {
    std::string out = std::to_string(n);
    for (std::size_t i = out.size(); i > 3; i -= 3) out.insert(i - 3, ",");
    return out;
}

TEST(Numerals, AllUpTo99999) {
    for (int n = 0; n < 100'000; ++n) {
        for (const std::string& text : {std::to_string(n), grouped(n), words(n), words(n, true)}) {
            const std::string number = std::to_string(n);
            ASSERT_EQ(read(text), "[" + text + "] " + number);
            ASSERT_EQ(read("共" + text + "项", 3), "[" + text + "] " + number);
        }
    }
}

TEST(Numerals, NotCutOutOfALongerOne) {
    const std::string text = "九万五千零三十";
    for (std::size_t pos = 3; pos < text.size(); pos += 3) EXPECT_EQ(read(text, pos), "none") << pos;
    EXPECT_EQ(read("1234", 1), "none");
    EXPECT_EQ(read("12.5", 3), "none");
    EXPECT_EQ(read("1,200", 2), "none");
    EXPECT_EQ(read("1,20", 2), "[20] 20");
    EXPECT_EQ(read("2成,2.5成", 5), "[2.5] 2.5");
    EXPECT_EQ(read("三点五", 6), "none");
}

TEST(Numerals, Rows) {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"95%", "[95] 95"},
        {"４．５‰", "[４．５] 4.5"},
        {"１，２００人", "[１，２００] 1200"},
        {"100，200家", "[100] 100"},
        {"1,2000", "[1] 1"},
        {"1,200,3", "[1,200] 1200"},
        {"4.50", "[4.50] 4.5"},
        {"1.2.3", "none"},
        {"3.5亿元", "[3.5亿] 350000000"},
        {"3 万人", "[3 万] 30000"},
        {"3亿5000万元", "[3亿5000万] 350000000"},
        {"1万2千人", "[1万2千] 12000"},
        {"3万5000", "[3万5000] 35000"},
        {"2万亿", "[2万亿] 2000000000000"},
        {"5千万", "[5千万] 50000000"},
        {"5千瓦", "[5] 5"},
        {"3百分点", "[3] 3"},
        {"10余万", "[10余万] 100000"},
        {"10余项", "[10] 10"},
        {"十多万", "[十多万] 100000"},
        {"两千四百五十", "[两千四百五十] 2450"},
        {"五千万", "[五千万] 50000000"},
        {"一万亿", "[一万亿] 1000000000000"},
        {"十二亿三千万", "[十二亿三千万] 1230000000"},
        {"廿二", "[廿二] 22"},
        {"一百五", "[一百五] 150"},
        {"一百零五", "[一百零五] 105"},
        {"一百〇五", "[一百〇五] 105"},
        {"三万二", "[三万二] 32000"},
        {"一百十五", "[一百十五] 115"},
        {"二〇二五年", "[二〇二五] 2025"},
        {"三点五万", "[三点五万] 35000"},
        {"零點七七", "[零點七七] 0.77"},
        {"0点一", "[0点一] 0.1"},
        {"8点三十分", "[8] 8"},
        {"八点三十分", "[八] 8"},
        {"參萬肆仟伍佰陸拾柒", "[參萬肆仟伍佰陸拾柒] 34567"},
        {"百", "[百] 100"},
        {"万元", "none"},
        {"十四五", "none"},
        {"五六十个", "none"},
        {"一百二百", "none"},
        {"一百 二百", "[一百] 100"},
        {"一 百 五 十 个", "[一 百 五 十] 150"},
        {"一 二", "[一] 1"},
        {"1 200", "[1] 1"},
        {"五 点 五", "[五 点 五] 5.5"},
        {"-3.2%", "[-3.2] -3.2"},
        {"负 1,200", "[负 1,200] -1200"},
        {"负三十", "[负三十] -30"},
        {"负责", "none"},
        {"999999999999999999", "[999999999999999999] 999999999999999999"},
        {"99999999999999999999", "none"},
        {"9999999999999999亿", "none"},
    };
    for (const auto& [text, want] : rows) EXPECT_EQ(read(text), want) << text;
}

TEST(Numerals, SignOnlyWhereNoDash) {
    EXPECT_EQ(read("6-8", 1), "none");
    EXPECT_EQ(read("9月-10月", 4), "none");
    EXPECT_EQ(read("20 -100", 3), "none");
    EXPECT_EQ(read("：-5", 3), "[-5] -5");
}

TEST(Numerals, Marks) {
    EXPECT_TRUE(numeral_at("二〇二五", 0)->digits_only);
    EXPECT_FALSE(numeral_at("五", 0)->digits_only);
    EXPECT_TRUE(numeral_at("百万", 0)->bare_unit);
    EXPECT_TRUE(numeral_at("10余万", 0)->vague);
    EXPECT_TRUE(numeral_at("五 十", 0)->torn);
    EXPECT_FALSE(numeral_at("五十", 0)->torn);
    EXPECT_TRUE(numeral_at("五十", 0)->chinese);
    EXPECT_FALSE(numeral_at("5万", 0)->chinese);
}

TEST(Numerals, SmallNumbers) {
    EXPECT_EQ(small_number("12"), 12);
    EXPECT_EQ(small_number("十二"), 12);
    EXPECT_EQ(small_number("２０"), 20);
    EXPECT_EQ(small_number("二〇二五"), 2025);
    EXPECT_EQ(small_number("12个"), std::nullopt);
    EXPECT_EQ(small_number("1.5"), std::nullopt);
    EXPECT_EQ(small_number("12345"), std::nullopt);
    EXPECT_EQ(small_number(""), std::nullopt);
}

}  // namespace
}  // namespace fenjie
