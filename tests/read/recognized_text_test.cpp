// What recognition confuses, and what it must not be mended to.
#include "read/ocr/recognized_text.hpp"

#include <gtest/gtest.h>

#include "read/document.hpp"
#include "text/utf8.hpp"

namespace {

using fenjie::Symbol;
using fenjie::Symbols;

constexpr double kEm = 20;

/// A row set solid: Chinese characters and marks an em wide, letters and figures half of one.
Symbols row(std::string_view text, float confidence = 99) {
    Symbols out;
    double x = 100;
    for (std::size_t pos = 0; pos < text.size(); pos += fenjie::utf8::length_at(text, pos)) {
        const std::string c(fenjie::utf8::at(text, pos));
        const double width = c.size() == 1 ? kEm / 2 : kEm;
        out.push_back({c, x, x + width, confidence, true});
        x += width;
    }
    return out;
}

std::string text_of(const Symbols& symbols) {
    std::string out;
    for (const Symbol& s : symbols) out += s.text;
    return out;
}

std::string figures(std::string_view text) {
    Symbols out = row(text);
    fenjie::mend_figures(out, kEm);
    return text_of(out);
}

std::vector<std::string> brackets(const std::vector<std::string>& texts) {
    std::vector<Symbols> rows;
    for (const std::string& text : texts) rows.push_back(row(text));
    fenjie::mend_brackets(rows);
    std::vector<std::string> out;
    for (const Symbols& r : rows) out.push_back(text_of(r));
    return out;
}

TEST(RecognizedText, OfTwoReadingsTheSurerOneStands) {
    Symbols a = row("牵头单位区教育局");
    Symbols b = row("奉头单位区教肖局");
    b[0].confidence = 70;
    b[6].confidence = 70;
    EXPECT_EQ(text_of(fenjie::better_of(a, b)), "牵头单位区教育局");
    a[1].confidence = 60;
    a[1].text = "买";
    EXPECT_EQ(text_of(fenjie::better_of(a, b)), "牵头单位区教育局");
    EXPECT_EQ(text_of(fenjie::better_of(a, {})), text_of(a));
    EXPECT_EQ(text_of(fenjie::better_of({}, b)), text_of(b));
}

TEST(RecognizedText, WhatOneReadingLostIsFoundInTheOther) {
    EXPECT_EQ(text_of(fenjie::better_of(row("修复湿地亩"), row("修复湿地800亩"))), "修复湿地800亩");
    // What nobody is sure of does not come in.
    Symbols noisy = row("修复湿地亩");
    noisy.insert(noisy.begin() + 2, Symbol{"]", 140, 141, 20, false});
    EXPECT_EQ(text_of(fenjie::better_of(row("修复湿地亩"), noisy)), "修复湿地亩");
}

TEST(RecognizedText, LettersAmongFigures) {
    EXPECT_EQ(figures("2O24年l2月"), "2024年l2月");
    EXPECT_EQ(figures("20l4年1O月3I日"), "2014年10月31日");
    EXPECT_EQ(figures("达到9O%以上"), "达到90%以上");
    // A letter that is one, and the number one.
    EXPECT_EQ(figures("PM2.5和CO2"), "PM2.5和CO2");
    EXPECT_EQ(figures("第一批、一是"), "第一批、一是");
}

TEST(RecognizedText, ADashBetweenFiguresIsNoOne) {
    EXPECT_EQ(figures("2024一2026年"), "2024—2026年");
    EXPECT_EQ(figures("1-2次"), "1—2次");
    EXPECT_EQ(figures("二〇二四年一月"), "二〇二四年一月");
    EXPECT_EQ(figures("共3一、四"), "共3一、四");
}

TEST(RecognizedText, APerCentSignThatFellApart) {
    Symbols out = row("达到85");
    const double x = out.back().right;
    for (const auto& [text, left] : {std::pair("9", 0.0), std::pair("%", 5.0), std::pair("6", 14.0)})
        out.push_back({text, x + left, x + left + 6, 90, false});
    fenjie::mend_figures(out, kEm);
    EXPECT_EQ(text_of(out), "达到85%");
    // Figures that have the room of figures stay.
    EXPECT_EQ(figures("99%"), "99%");
    EXPECT_EQ(figures("5%、10%"), "5%、10%");
}

TEST(RecognizedText, BracketsFollowTheirPartners) {
    EXPECT_EQ(brackets({"〈牵头单位:区教育局)"}), std::vector<std::string>{"(牵头单位:区教育局)"});
    EXPECT_EQ(brackets({"《责任单位:区教育局;配合单位:", "各街道)"}),
              (std::vector<std::string>{"(责任单位:区教育局;配合单位:", "各街道)"}));
    EXPECT_EQ(brackets({"(一〉加强领导"}), std::vector<std::string>{"(一)加强领导"});
    // Titles keep theirs, one inside the other as well.
    const std::vector<std::string> titles = {"根据《湿地保护法》(2021年)和《条例〈试行〉》"};
    EXPECT_EQ(brackets(titles), titles);
    const std::vector<std::string> lone = {"1)建设", "《未完"};
    EXPECT_EQ(brackets(lone), lone);
}

TEST(RecognizedText, TortoiseShellBracketsAndNumbersAlone) {
    EXPECT_EQ(brackets({"政办发[2024]3号", "见【附件]"}),
              (std::vector<std::string>{"政办发〔2024〕3号", "见【附件】"}));
    EXPECT_EQ(figures("]"), "1");
    EXPECT_EQ(figures("]。"), "]。");
    EXPECT_EQ(figures("A"), "A");
}

TEST(RecognizedText, MarksFillTheirCells) {
    // A comma's ink is a quarter of its cell, a bracket's stands at its end: no blank was printed.
    const Symbols symbols = {{"地", 100, 119, 99, true},
                             {"，", 121, 126, 99, true},
                             {"修", 141, 159, 99, true},
                             {"（", 173, 179, 99, true},
                             {"责", 181, 199, 99, true}};
    const std::vector<fenjie::Glyph> glyphs = fenjie::glyphs_of(symbols, kEm, 1, 50, kEm);
    for (std::size_t i = 1; i < glyphs.size(); ++i) EXPECT_LT(glyphs[i].left - glyphs[i - 1].right, 0.3 * kEm) << i;
    // A gap that is one stays.
    const std::vector<fenjie::Glyph> apart =
        fenjie::glyphs_of({{"地", 100, 119, 99, true}, {"修", 200, 219, 99, true}}, kEm, 1, 50, kEm);
    EXPECT_GT(apart.back().left - apart.front().right, 3 * kEm);
}

}  // namespace
