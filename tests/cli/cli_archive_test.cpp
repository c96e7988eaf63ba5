// Archives among the program's inputs.
#include "cli.hpp"
#include "zip_maker.hpp"

namespace {

using namespace cli;

class CliArchive : public Cli {
 protected:
    // The names of the sources of some lines of NDJSON.
    [[nodiscard]] static std::string sources_of(const std::string& ndjson) {
        std::string out;
        for (const std::string& line : sources::lines(ndjson))
            out += json::parse(line)["source"]["name"].get<std::string>() + " ";
        return out;
    }
};

TEST_F(CliArchive, AnArchiveIsReadLikeAFolder) {
    write("letters.zip", zips::make({{"b.txt", kPlan}, {"附件/a.txt", kPlan}, {"__MACOSX/._b.txt", "x"}}));
    const Result alone = run("extract letters.zip");
    EXPECT_EQ(alone.code, 0) << alone.err;
    EXPECT_EQ(sources_of(alone.out), "letters.zip/b.txt letters.zip/附件/a.txt ");
    EXPECT_EQ(sources_of(run("extract plan.txt letters.zip plan.txt --jobs 3").out),
              "plan.txt letters.zip/b.txt letters.zip/附件/a.txt plan.txt ");
    fs::create_directory(path("inbox"));
    fs::rename(path("letters.zip"), path("inbox/letters.zip"));
    EXPECT_EQ(sources_of(run("extract inbox").out), "letters.zip/b.txt letters.zip/附件/a.txt ");
    expect_failure("extract inbox/letters.zip -f json", 2, "-f json: holds one plan");
    // What is inside is extracted as it would be outside.
    json inside = json::parse(sources::lines(alone.out)[0]);
    json outside = json::parse(run("extract plan.txt").out);
    inside["source"].erase("name");
    outside["source"].erase("name");
    EXPECT_EQ(inside, outside);
    EXPECT_EQ(run("compare inbox/letters.zip -f csv").code, 0);
    EXPECT_NE(run("compare inbox/letters.zip -f csv").out.find("letters.zip/b.txt"), std::string::npos);
}

TEST_F(CliArchive, WhatCannotBeReadInsideIsNamed) {
    write("letters.zip", zips::make({{"a.txt", kPlan},
                                     {"empty.txt", ""},
                                     {"secret.txt", kPlan, true},
                                     {"bomb.txt", std::string(1U << 22U, '0')},
                                     {"z.txt", kPlan}}));
    const Result result = run("extract letters.zip --limit size=1MB");
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(sources_of(result.out), "letters.zip/a.txt letters.zip/z.txt ");
    EXPECT_EQ(result.err,
              "fenjie: letters.zip/empty.txt: is empty\n"
              "fenjie: letters.zip/secret.txt: it is encrypted\n"
              "fenjie: letters.zip/bomb.txt: it inflates to more than the limit allows\n");
    write("none.zip", zips::make({{"folder/", ""}}));
    expect_failure("extract none.zip", 1, "fenjie: none.zip: it is a ZIP archive without files");
    write("cut.zip", zips::make({{"a.txt", kPlan}}).substr(0, 60));
    expect_failure("extract cut.zip", 1, "fenjie: cut.zip: it is a ZIP file that is damaged or cut off");
    EXPECT_EQ(sources_of(run("extract cut.zip plan.txt").out), "plan.txt ");
}

TEST_F(CliArchive, CommandsForOneFileTakeAMember) {
    write("one.zip", zips::make({{"plan.txt", kPlan}}));
    write("two.zip", zips::make({{"plan.txt", kPlan}, {"附件/other.txt", kPlan}}));
    EXPECT_EQ(run("text one.zip").out, kPlan);
    EXPECT_EQ(run("explain one.zip").out, run("explain plan.txt").out);
    for (const std::string command : {"text", "explain"}) {
        expect_failure(command + " two.zip", 1,
                       "two.zip: it is a ZIP archive of 2 files, to be read one by one: plan.txt, 附件/other.txt");
    }
    EXPECT_EQ(run("text two.zip/附件/other.txt").out, kPlan);
    EXPECT_EQ(json::parse(run("extract ./two.zip/附件/other.txt").out)["source"]["name"], "two.zip/附件/other.txt");
    expect_failure("text two.zip/lost.txt", 1, "two.zip/lost.txt: the archive has no such file");
    expect_failure("text plan.txt/lost.txt", 1, "plan.txt/lost.txt: Not a directory");
    EXPECT_EQ(run("extract one.zip --with plan.txt").code, 0);
}

TEST_F(CliArchive, AStreamTakesMembersToo) {
    write("one.zip", zips::make({{"plan.txt", kPlan}}));
    write("two.zip", zips::make({{"a.txt", kPlan}, {"b.txt", kPlan}}));
    const Result result = run("stream",
                              "{\"id\": 1, \"path\": \"one.zip\"}\n{\"id\": 2, \"path\": \"two.zip\"}\n"
                              "{\"id\": 3, \"path\": \"two.zip/b.txt\"}\n");
    const std::vector<std::string> lines = sources::lines(result.out);
    ASSERT_EQ(lines.size(), 3U);
    const json tasks = json::parse(run("extract plan.txt").out)["tasks"];
    EXPECT_EQ(json::parse(lines[0])["plan"]["tasks"], tasks);
    EXPECT_NE(json::parse(lines[1])["error"].get<std::string>().find("a.txt, b.txt"), std::string::npos);
    EXPECT_EQ(json::parse(lines[2])["plan"]["tasks"], tasks);
}

}  // namespace
