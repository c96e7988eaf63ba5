// ZIP archives: names, limits, what is broken. The program's side is in ../cli/cli_archive_test.cpp.
#include <gtest/gtest.h>

#include "fenjie/extract.hpp"
#include "zip_maker.hpp"

namespace {

using fenjie::Member;
using fenjie::Options;
using zips::Entry;

std::vector<Member> members(const std::string& archive, const Options& options = {}) {
    const auto found = fenjie::archive_members(archive, options);
    EXPECT_TRUE(found.has_value());
    return found.value_or(std::vector<Member>{});
}

// "name=content" or "name!reason", joined by blanks.
std::string shown(const std::vector<Member>& all) {
    std::string out;
    for (const Member& m : all) {
        if (!out.empty()) out += "; ";
        out += m.name + (m.error ? "! " + m.error->reason : "=" + m.bytes);
    }
    return out;
}

TEST(Archive, MembersComeInTheirOrder) {
    EXPECT_EQ(shown(members(zips::make({{"乙/二.txt", "2"}, {"甲.txt", "1"}, {"空/", ""}, {"丙.txt", "3"}}))),
              "乙/二.txt=2; 甲.txt=1; 丙.txt=3");
    EXPECT_TRUE(members(zips::make({{"空/", ""}})).empty());
}

TEST(Archive, OtherPackagesAndOtherBytesAreNone) {
    EXPECT_FALSE(fenjie::archive_members("一、主要任务"));
    EXPECT_FALSE(fenjie::archive_members(""));
    EXPECT_FALSE(fenjie::archive_members("PK\x03\x04 and then nothing"));
    EXPECT_FALSE(fenjie::archive_members(zips::make({{"word/document.xml", "<x/>"}})));
    EXPECT_FALSE(fenjie::archive_members(zips::make({{"xl/workbook.xml", "<x/>"}})));
    EXPECT_FALSE(fenjie::archive_members(zips::make({{"OFD.xml", "<x/>"}})));
}

TEST(Archive, NamesInTheEncodingOfChineseWindows) {
    // 任务/方案.txt in GB18030, once with the separators of Windows; a second byte that looks like one.
    EXPECT_EQ(shown(members(zips::make({{"\xC8\xCE\xCE\xF1/\xB7\xBD\xB0\xB8.txt", "1"},
                                        {"\xC8\xCE\xCE\xF1\\\xB1\xED.txt", "2"},
                                        {"\xD5\x5C.txt", "3"}}))),
              "任务/方案.txt=1; 任务/表.txt=2; 誠.txt=3");
}

TEST(Archive, NamesLeadNowhereAndShowNothingElse) {
    EXPECT_EQ(shown(members(zips::make({{"../../etc/passwd", "1"},
                                        {"/root/./a.txt", "2"},
                                        {"C:\\windows\\b.txt", "3"},
                                        {"x\x1B[31m\n\xE2\x80\xAEtxt.exe", "4"}}))),
              "etc/passwd=1; root/a.txt=2; windows/b.txt=3; x\uFFFD[31m\uFFFD\uFFFDtxt.exe=4");
}

TEST(Archive, WhatSystemsLeaveBehindIsLeftOut) {
    EXPECT_EQ(shown(members(zips::make({{"__MACOSX/._a.txt", "x"},
                                        {"方案/.DS_Store", "x"},
                                        {"THUMBS.DB", "x"},
                                        {"~$方案.docx", "x"},
                                        {".git/config", "x"},
                                        {"a.txt", "1"}}))),
              "a.txt=1");
}

TEST(Archive, ArchivesInsideStandInTheirPlaceDownToADepth) {
    const std::string third = zips::make({{"c.txt", "3"}});
    const std::string second = zips::make({{"b.txt", "2"}, {"third.zip", third}});
    EXPECT_EQ(shown(members(zips::make({{"a.txt", "1"}, {"second.zip", second}, {"z.txt", "4"}}))),
              "a.txt=1; second.zip/b.txt=2; second.zip/third.zip/c.txt=3; z.txt=4");
    std::string deep = zips::make({{"bottom.txt", "x"}});
    for (int i = 0; i < 6; ++i) deep = zips::make({{"in.zip", deep}, {"beside.txt", "1"}});
    EXPECT_EQ(shown(members(deep)),
              "in.zip/in.zip/in.zip! archives are nested too deeply: the limit is 3; in.zip/in.zip/beside.txt=1; "
              "in.zip/beside.txt=1; "
              "beside.txt=1");
}

TEST(Archive, AMemberThatCannotBeReadKeepsNoOtherFromIt) {
    std::string archive =
        zips::make({{"a.txt", "1"}, {"secret.txt", "秘密", true}, {"bad.txt", "ABCDEFGH"}, {"z.txt", "2"}});
    archive.at(archive.find("ABCDEFGH") + 3) = 'X';
    EXPECT_EQ(shown(members(archive)), "a.txt=1; secret.txt! it is encrypted; bad.txt! it is damaged; z.txt=2");
    // Cut off: the directory at its end is missing.
    EXPECT_FALSE(fenjie::archive_members(archive.substr(0, archive.size() - 10)));
    EXPECT_NE(fenjie::extract(archive.substr(0, archive.size() - 10)).error->reason.find("damaged or cut off"),
              std::string::npos);
}

TEST(Archive, BombsAreBoundedWhateverTheyClaim) {
    const std::string zeros(1U << 22U, '0');
    Options options;
    options.reading.limits.size = 1U << 20U;
    options.reading.limits.memory = 10U << 20U;
    std::string archive = zips::make({{"a.txt", "1"}, {"bomb.txt", zeros}, {"z.txt", "2"}});
    const std::string expected = "a.txt=1; bomb.txt! it inflates to more than the limit allows; z.txt=2";
    EXPECT_EQ(shown(members(archive, options)), expected);
    zips::claim_size(archive, "bomb.txt", 10);
    EXPECT_EQ(shown(members(archive, options)), expected);
    // All of them together: what is over the limit is not read, however many there are.
    std::vector<Entry> many;
    for (int i = 0; i < 30; ++i) many.push_back({std::to_string(i) + ".txt", std::string(1U << 19U, '0')});
    std::uint64_t read = 0;
    std::size_t failed = 0;
    for (const Member& m : members(zips::make(many), options)) {
        read += m.bytes.size();
        failed += m.error ? 1 : 0;
    }
    EXPECT_EQ(read, options.reading.limits.memory);
    EXPECT_EQ(failed, 10U);
}

TEST(Archive, OneFileIsReadAsThatFile) {
    const std::string plan = "便民站点建设工作方案\n一、选址。2024年6月底前完成。（责任单位：区民政局）\n";
    const std::string one = zips::make({{"__MACOSX/._plan.txt", "x"}, {"letters/plan.txt", plan}});
    EXPECT_EQ(fenjie::read_text(one).utf8, plan);
    EXPECT_EQ(fenjie::extract(one).plan.tasks.size(), fenjie::extract(plan).plan.tasks.size());
    EXPECT_EQ(fenjie::read_text(zips::make({{"in.zip", one}})).utf8, plan);
    EXPECT_EQ(fenjie::read_text(zips::make({{"a.txt", plan}, {"b.txt", plan}})).error->reason,
              "it is a ZIP archive of 2 files, to be read one by one: a.txt, b.txt");
    EXPECT_EQ(fenjie::read_text(zips::make({{"__MACOSX/x", "x"}})).error->reason, "it is a ZIP archive without files");
    EXPECT_EQ(fenjie::read_text(zips::make({{"a.exe",
                                             "\x7F"
                                             "ELF"}}))
                  .error->reason.substr(0, 12),
              "a.exe in it:");
}

}  // namespace
