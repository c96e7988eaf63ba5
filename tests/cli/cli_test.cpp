// The real program: exit codes, messages, formats, encodings, and what becomes of output files.
#include "cli.hpp"
#include "fenjie/limits.hpp"

namespace {

using namespace cli;
using fenjie::all_limits;
using fenjie::LimitInfo;

TEST_F(Cli, WrongUsageIsTwo) {
    expect_failure("", 2, "subcommand");
    expect_failure("digest plan.txt", 2, "subcommand");
    expect_failure("extract", 2, "FILE");
    expect_failure("extract plan.txt --colour", 2, "--colour");
    expect_failure("extract plan.txt -f yaml", 2, "yaml");
    expect_failure("extract plan.txt --issued 2023-02-29", 2, "2023-02-29 is no day");
    expect_failure("extract plan.txt plan.txt -f json", 2, "-f json: holds one plan");
    expect_failure("extract plan.txt plan.txt --with plan.txt", 2, "--with: goes with one FILE");
    expect_failure("extract plan.txt --limit size=much", 2, "much");
    expect_failure("extract plan.txt --limit size", 2, "size is no NAME=VALUE");
    expect_failure("extract plan.txt --limit time=1s", 2, "time: 1s is no number");
    expect_failure("extract plan.txt --limit pages=", 2, "pages:  is no number");
    expect_failure("text plan.txt --limit pages=0", 2, "pages is a number from 1 to 20000");
    expect_failure("stream --limit patience=1", 2, "there is no limit \"patience\", only size, memory, time");
    expect_failure("explain plan.txt plan.txt", 2, "FILE");
    expect_failure("schema contract", 2, "contract");
}

// The text in one line: help is wrapped.
std::string words(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n';
        if (!blank || !out.ends_with(' ')) out += blank ? ' ' : c;
    }
    return out;
}

#ifdef FENJIE_WITH_HTML
TEST_F(Cli, WhatALimitLeavesOutIsTold) {
    std::string page = "<html><body><h1>云岭县养老服务任务分解表</h1><table border=1>";
    page += "<tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>";
    for (int i = 1; i <= 9; ++i)
        page += "<tr><td>" + std::to_string(i) + "</td><td>建设食堂。</td><td>县民政局</td></tr>";
    write("table.html", page + "</table></body></html>");
    const Result cut = run("extract table.html --limit table-columns=3 --limit table-rows=5 --limit memory=2GB");
    EXPECT_EQ(cut.code, 0) << cut.err;
    const json plan = json::parse(cut.out);
    EXPECT_EQ(plan["tasks"].size(), 4U);
    EXPECT_EQ(plan["warnings"][0]["code"], "limit-reached");
    const Result told = run("extract table.html --limit table-rows=5 --check");
    EXPECT_NE(told.out.find("limit-reached: 1"), std::string::npos) << told.out;
}
#endif

TEST_F(Cli, LimitsAreGivenByName) {
    EXPECT_EQ(run("extract --limit memory=2GB --limit table-rows=5 plan.txt").code, 0);
    // The last one counts, and a limit takes no argument that is a file's.
    EXPECT_EQ(run("extract --limit size=1 --limit size=1MB plan.txt").code, 0);
    EXPECT_EQ(run("extract --limit size=64 plan.txt plan.txt").code, 1);
}

TEST_F(Cli, HelpShowsAnExample) {
    for (const std::string command : {"", "extract", "text", "explain", "schema", "validate", "stream"}) {
        const Result result = run(command + " --help");
        EXPECT_EQ(result.code, 0) << command;
        EXPECT_NE(result.out.find("Example"), std::string::npos) << command;
        EXPECT_NE(result.out.find("fenjie " + (command.empty() ? "extract" : command)), std::string::npos) << command;
    }
    for (const std::string command : {"extract", "compare", "text", "explain", "stream", "serve"}) {
        const Result result = run(command + " --help");
        for (const LimitInfo& limit : all_limits()) {
            const std::string told = std::string(limit.name) + " " + std::string(limit.bounds.substr(0, 8));
            EXPECT_NE(words(result.out).find(told), std::string::npos) << command << ": " << told;
        }
        EXPECT_NE(words(result.out).find("inflates to, and reading it takes (1GB); time "), std::string::npos);
        EXPECT_NE(words(result.out).find("from the bytes to the plan (none)"), std::string::npos) << command;
    }
    EXPECT_TRUE(run("--version").out.starts_with("fenjie " FENJIE_PROJECT_VERSION "\nreads: text"));
}

TEST_F(Cli, WhatCannotBeReadIsNamedWithItsReason) {
    write("empty.txt", "");
    constexpr std::string_view kHead{
        "\x7F"
        "ELF\0\1\2\3\0\0\0\xFF\xFE\x80\x81\0\0\0\0",
        19};
    write("junk.bin", std::string(kHead) + std::string(200, '\0'));
    fs::create_directory(path("void"));
    for (const std::string command : {"extract", "text", "explain"}) {
        expect_failure(command + " lost.txt", 1, "fenjie: lost.txt: No such file or directory");
        expect_failure(command + " empty.txt", 1, "fenjie: empty.txt: ");
        expect_failure(command + " void", 1, "fenjie: void: is a folder");
        expect_failure(command + " junk.bin", 1, "fenjie: junk.bin: ");
        expect_failure(command + " plan.txt --limit size=64", 1,
                       "fenjie: plan.txt: is larger than the limit of 64 bytes");
        expect_failure(command + " /proc/self/mem", 1, "fenjie: /proc/self/mem: Input/output error");
        expect_failure(command + " -", 1, "fenjie: -: is empty");
    }
    expect_failure("extract plan.txt --with lost.txt", 1, "fenjie: lost.txt: No such file or directory");
    expect_failure("validate lost.json", 1, "fenjie: lost.json: No such file or directory");
}

TEST_F(Cli, OneBadFileKeepsNoOtherFromBeingWritten) {
    write("second.txt", kPlan);
    const Result result = run("extract plan.txt lost.txt second.txt");
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(result.err, "fenjie: lost.txt: No such file or directory\n");
    const std::vector<std::string> lines = sources::lines(result.out);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(json::parse(lines[0])["source"]["name"], "plan.txt");
    EXPECT_EQ(json::parse(lines[1])["source"]["name"], "second.txt");
}

TEST_F(Cli, OnePlanIsADocumentAndSeveralAreLines) {
    const Result one = run("extract plan.txt");
    EXPECT_EQ(one.code, 0);
    EXPECT_EQ(one.err, "");
    EXPECT_TRUE(one.out.starts_with("{\n \"schema_version\": \"1.0\",\n"));
    const Result line = run("extract -f ndjson plan.txt");
    EXPECT_EQ(sources::lines(line.out).size(), 1U);
    EXPECT_EQ(json::parse(line.out), json::parse(one.out));
    EXPECT_TRUE(run("extract -f markdown plan.txt").out.starts_with("# "));
    EXPECT_EQ(json::parse(run("extract -", kPlan).out)["source"]["name"], "-");
    // The same input gives the same bytes.
    EXPECT_EQ(run("extract plan.txt").out, one.out);
}

TEST_F(Cli, AFolderIsReadInTheOrderOfItsNames) {
    fs::create_directories(path("plans/inner"));
    for (const std::string name : {"plans/b.txt", "plans/a.txt", "plans/.hidden", "plans/c.txt"}) write(name, kPlan);
    const Result result = run("extract plans");
    EXPECT_EQ(result.code, 0) << result.err;
    std::string order;
    for (const std::string& line : sources::lines(result.out))
        order += json::parse(line)["source"]["name"].get<std::string>() + " ";
    EXPECT_EQ(order, "a.txt b.txt c.txt ");
    for (const std::string jobs : {"1", "2", "16"}) EXPECT_EQ(run("extract plans --jobs " + jobs).out, result.out);
    expect_failure("extract plans --jobs 0", 2, "--jobs");
}

TEST_F(Cli, AnOutputFileIsWholeOrAsItWas) {
    EXPECT_EQ(run("extract plan.txt -o plan.json").code, 0);
    EXPECT_EQ(read("plan.json"), run("extract plan.txt").out);
    EXPECT_EQ(run("extract lost.txt -o plan.json").code, 1);
    EXPECT_EQ(read("plan.json"), run("extract plan.txt").out);
    expect_failure("extract plan.txt -o nowhere/plan.json", 1, "fenjie: nowhere/plan.json: No such file or directory");
    expect_failure("compare plan.txt -o .", 1, "fenjie: .: ");
    EXPECT_EQ(names(), (std::vector<std::string>{"plan.json", "plan.txt"}));
    // A link is followed, a device is not replaced.
    fs::create_symlink("plan.json", path("link.json"));
    EXPECT_EQ(run("extract -f ndjson plan.txt -o link.json").code, 0);
    EXPECT_TRUE(fs::is_symlink(path("link.json")));
    EXPECT_EQ(read("plan.json"), run("extract -f ndjson plan.txt").out);
    EXPECT_EQ(run("extract plan.txt -o /dev/null").code, 0);
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
    EXPECT_EQ(run("extract plan.txt -o /dev/full").code, 1);
}

TEST_F(Cli, ACheckIsForPeople) {
    const Result result = run("extract plan.txt --check");
    EXPECT_EQ(result.code, 0);
    EXPECT_TRUE(result.out.starts_with("plan.txt: ")) << result.out;
    EXPECT_NE(result.out.find(" without owners), "), std::string::npos);
    EXPECT_EQ(run("extract plan.txt --check -o plan.json").out, result.out);
    EXPECT_EQ(read("plan.json"), run("extract plan.txt").out);
}

/// UTF-8 to UTF-16, for characters that need no pair.
std::string utf16(const std::string& text, bool little) {
    std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const auto bits = [&](std::size_t k) {
            return static_cast<unsigned>(static_cast<unsigned char>(text[i + k]) & 0x3FU);
        };
        const unsigned code = first < 0x80U ? first : ((first & 0x0FU) << 12U) | (bits(1) << 6U) | bits(2);
        i += first < 0x80U ? 1 : 3;
        const char high = static_cast<char>(code >> 8U);
        const char low = static_cast<char>(code & 0xFFU);
        out += little ? low : high;
        out += little ? high : low;
    }
    return out;
}

TEST_F(Cli, EveryEncodingGivesTheSameText) {
    // 一、主要任务。各街道要建立工作台账。
    const std::string text = "一、主要任务。各街道要建立工作台账。\n";
    const std::string gb18030 =
        "\xD2\xBB\xA1\xA2\xD6\xF7\xD2\xAA\xC8\xCE\xCE\xF1\xA1\xA3\xB8\xF7\xBD\xD6\xB5\xC0\xD2\xAA\xBD\xA8\xC1\xA2\xB9"
        "\xA4\xD7\xF7"
        "\xCC\xA8\xD5\xCB\xA1\xA3\n";
    write("utf8.txt", text);
    write("bom.txt", "\xEF\xBB\xBF" + text);
    write("gb.txt", gb18030);
    write("le.txt", utf16(text, true));
    write("be.txt", utf16(text, false));
    const std::string utf8_facts = run("explain utf8.txt").out;
    for (const std::string name : {"utf8.txt", "bom.txt", "gb.txt", "le.txt", "be.txt"}) {
        const Result result = run("text " + name);
        EXPECT_EQ(result.code, 0) << name << result.err;
        EXPECT_EQ(result.out, text) << name;
        EXPECT_EQ(run("explain " + name).out, utf8_facts) << name;
    }
}

TEST_F(Cli, ExplainGivesAFactALine) {
    for (const std::string& line : sources::lines(run("explain -", kPlan).out)) {
        const json fact = json::parse(line);
        EXPECT_TRUE(fact.contains("kind") && fact.contains("text") && fact.contains("span") && fact.contains("rule"))
            << line;
    }
}

TEST_F(Cli, AStreamGoesOnAfterABadRecord) {
    const std::string records =
        "{\"id\": 1, \"path\": \"plan.txt\"}\n"
        "nonsense\n\n"
        "{\"id\": 2, \"path\": \"lost.txt\"}\n"
        "{\"id\": \"三\", \"text\": \"7月底前完成。\", \"issued\": \"2023-03-08\"}";
    const Result result = run("stream", records);
    EXPECT_EQ(result.code, 0);
    const std::vector<std::string> lines = sources::lines(result.out);
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(json::parse(lines[0])["plan"], json::parse(run("extract plan.txt").out));
    EXPECT_TRUE(json::parse(lines[1])["id"].is_null());
    EXPECT_EQ(lines[2], R"({"id":2,"error":"lost.txt: No such file or directory"})");
    EXPECT_EQ(json::parse(lines[3])["id"], "三");
    EXPECT_EQ(run("stream --explain", records).code, 0);
    const std::string long_record =
        "{\"id\": 1, \"text\": \"" + std::string(100'000, 'x') + "\"}\n{\"id\": 2, \"text\": \"x\"}\n";
    const std::vector<std::string> answers = sources::lines(run("stream --explain --limit size=100", long_record).out);
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[0], R"({"id":null,"error":"the record is too long"})");
    EXPECT_EQ(answers[1], R"({"id":2,"facts":[]})");
}

TEST_F(Cli, SchemaAndValidateBelongTogether) {
    const Result schema = run("schema");
    EXPECT_EQ(schema.code, 0);
    EXPECT_EQ(schema.out, content(sources::root() / "schemas/extract.schema.json"));
    EXPECT_EQ(run("schema extract").out, schema.out);
    EXPECT_EQ(run("extract plan.txt plan.txt -o plans.ndjson").code, 0);
    const Result valid = run("validate plans.ndjson");
    EXPECT_EQ(valid.code, 0) << valid.err;
    write("broken.json", "{\"schema_version\": \"1.0\"}");
    expect_failure("validate broken.json", 1, "fenjie: broken.json: Missing required property 'tasks'.");
    write("cut.json", "{\"schema_version\": ");
    expect_failure("validate cut.json", 1, "fenjie: cut.json: No valid JSON.");
}

TEST_F(Cli, AUsersLexiconIsCheckedBeforeAnythingIsRead) {
    fs::create_directory(path("words"));
    const auto expect_fault = [&](const std::string& name, const std::string& bytes, const std::string& message) {
        fs::remove_all(path("words"));
        fs::create_directory(path("words"));
        write("words/" + name, bytes);
        expect_failure("extract plan.txt --lexicon words", 2, "fenjie: --lexicon: words" + message);
    };
    expect_failure("extract plan.txt --lexicon nowhere", 2, "--lexicon: nowhere: No such file or directory");
    for (const std::string command : {"text plan.txt", "explain plan.txt", "stream"})
        expect_failure(command + " --lexicon nowhere", 2, "--lexicon: nowhere: No such file or directory");
    expect_failure("extract plan.txt --lexicon plan.txt", 2, "--lexicon: plan.txt: Not a directory");
    expect_fault("read.me", "phrase\n", ": holds no .tsv file");
    expect_fault("odd.tsv", "phrase\n", "/odd.tsv: no lexicon file has this name");
    expect_fault("setting.tsv", "", "/setting.tsv: has no header row");
    expect_fault("setting.tsv", "# phrase\n\n", "/setting.tsv: has no header row");
    expect_fault("setting.tsv", "phrase\n依照\n依\xD5\xD5\n", "/setting.tsv:3: not valid UTF-8");
    expect_fault("setting.tsv", "phrase\n依照\n\n依据\r\n依照\n", "/setting.tsv:5: the phrase 依照 stands twice");
    expect_fault("setting.tsv", "phrase\n依照\nextra\tcell\n",
                 "/setting.tsv:3: more columns than the header row names");
    expect_fault("setting.tsv", "phrase\n 依照\n", "/setting.tsv:2: a blank at an end of the phrase  依照");
    expect_fault("org_lead.tsv", "phrase\tkind\n\tgroup\n", "/org_lead.tsv:2: empty phrase");
    expect_fault("org_lead.tsv", "#! replace\nphrase\tsort\n",
                 "/org_lead.tsv:2: the header row must name the columns of the built-in file: phrase, kind");
    expect_fault("org_lead.tsv", "phrase\tkind\n诸\tgroups\n",
                 "/org_lead.tsv:2: \"groups\" is no value of the column kind, which wants group, level");
    expect_fault("org_lead.tsv", "phrase\tkind\n诸\n",
                 "/org_lead.tsv:2: nothing in the column kind, which wants group, level");
    // Kinds of values: operations, numbers, years, roles, characters, durations.
    expect_fault("comparator.tsv", "phrase\tposition\top\tneeds\tfrom\n不逊于\tbefore\tgeq\n",
                 "/comparator.tsv:2: \"geq\" is no value of the column op, which wants ge, le, ");
    expect_fault("measure_unit.tsv", "phrase\tclass\tunit\tnot_after\tvalue\n一打\tfixed\t个\t\t十二\n",
                 "/measure_unit.tsv:2: \"十二\" is no value of the column value, which wants a number, nothing");
    expect_fault("plan_period.tsv", "phrase\tfirst\tlast\n十六五\t2031\t35\n",
                 "/plan_period.tsv:2: \"35\" is no value of the column last, which wants a year");
    expect_fault("relative_time.tsv", "phrase\tunit\tvalue\n大前年\tyear\t-3.5\n",
                 "/relative_time.tsv:2: \"-3.5\" is no value of the column value, which wants a whole number, nothing");
    expect_fault("role_label.tsv", "phrase\trole\n主抓\tleader\n", "/role_label.tsv:2: \"leader\" is no value");
    expect_fault("char_fold.tsv", "phrase\tto\tkind\n囯\t国家\twidth\n",
                 "/char_fold.tsv:2: \"国家\" is no value of the column to, which wants one character");
    expect_fault(
        "recurrence_word.tsv", "phrase\tevery\n隔季\tP6\n",
        "/recurrence_word.tsv:2: \"P6\" is no value of the column every, which wants a duration such as P3M, ");
    // What cannot be read: a folder, a link that leads nowhere, a file whose reading fails.
    for (const std::string target : {"..", "nowhere", "/proc/self/mem"}) {
        fs::remove_all(path("words"));
        fs::create_directory(path("words"));
        fs::create_symlink(target, path("words/setting.tsv"));
        expect_failure("extract plan.txt --lexicon words", 2, "fenjie: --lexicon: words/setting.tsv: cannot be read");
    }
}

TEST_F(Cli, AUsersLexiconAddsRowsAndReplacesFiles) {
    fs::create_directory(path("words"));
    const auto comparators = [&](const std::string& options) {
        std::string out;
        const std::string text = "覆盖率不低于90%。知晓率不逊于80%。\n";
        for (const std::string& line : sources::lines(run("explain -" + options, text).out)) {
            const json fact = json::parse(line);
            if (fact["kind"] == "target") out += fact["comparator"].get<std::string>() + " ";
        }
        return out;
    };
    EXPECT_EQ(comparators(""), ">= = ");
    // With a byte order mark, a comment and Windows line ends; a row that is known is replaced.
    const std::string columns = "phrase\tposition\top\tneeds\tfrom\r\n";
    write("words/comparator.tsv", "\xEF\xBB\xBF# our own\r\n" + columns + "不逊于\tbefore\tge\r\n");
    EXPECT_EQ(comparators(" --lexicon words"), ">= >= ");
    write("words/comparator.tsv", columns + "不逊于\tbefore\tgt\n不低于\tbefore\tgt");
    EXPECT_EQ(comparators(" --lexicon words"), "> > ");
    write("words/comparator.tsv", "#! replace\n" + columns + "不逊于\tbefore\tge\n");
    EXPECT_EQ(comparators(" --lexicon words"), "= >= ");
}

}  // namespace
