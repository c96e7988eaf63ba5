// The command line of fenjie: argv in, a sub command's exit code out.
//
// In:  fenjie extract plan.txt -o plan.json
// Out: run_extract with these settings; wrong usage ends with exit code 2 and a hint
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <thread>

#include "commands.hpp"
#include "fenjie/feed.hpp"
#include "fenjie/validate.hpp"
#include "fenjie/write.hpp"

namespace {

using fenjie::tool::Settings;

constexpr const char* kPlans = "A plan, a folder or an archive of plans, or - for standard input";
constexpr const char* kPlan = "A plan (letters.zip/plan.docx is one inside an archive), or - for standard input";
constexpr const char* kFooter =
    "Exit codes: 0 all read; 1 some input could not be read (the others are written); 2 wrong usage.\n"
    "Example:\n  fenjie extract plan.txt -o plan.json";

void add_files(CLI::App& command, Settings& settings, const char* help, bool several) {
    CLI::Option* files = command.add_option("FILE", settings.files, help)->required()->type_name("");
    if (!several) files->expected(1);
}

void add_reading(CLI::App& command, Settings& settings) {
    CLI::AsSizeValue size(false);
    size.description("");
    command.add_option("--size-limit", settings.size_limit, "Refuse inputs larger than this, for example 64MB")
        ->transform(size)
        ->type_name("SIZE")
        ->default_str("256MB");
    command
        .add_option("--memory-limit", settings.reading.memory_limit,
                    "The most that a file may inflate to, and that reading it may take")
        ->transform(size)
        ->type_name("SIZE")
        ->default_str("1GB");
    command.add_option("--time-limit", settings.reading.time_limit, "Seconds to read one file (0: no limit)")
        ->type_name("SECONDS")
        ->default_str("10");
    command
        .add_option("--lexicon", settings.lexicon, "A folder of .tsv files that add to the vocabulary or replace it")
        ->type_name("DIR");
}

void add_issued(CLI::App& command, Settings& settings) {
    const auto day = [](const std::string& value) {
        return fenjie::is_day(value) ? std::string{} : value + " is no day: write YYYY-MM-DD";
    };
    command.add_option("--issued", settings.issued, "The day a missing year is taken from, where the text has none")
        ->check(CLI::Validator(day, ""))
        ->type_name("YYYY-MM-DD");
}

std::vector<std::string> extract_formats() {
    std::vector<std::string> out = {"json", "ndjson", "markdown", "html"};
    for (std::string& format : fenjie::feed_formats()) out.push_back(std::move(format));
    return out;
}

CLI::App* add_extract(CLI::App& app, Settings& settings) {
    CLI::App* command = app.add_subcommand("extract", "Plans to task lists in JSON");
    add_files(*command, settings, kPlans, true);
    command->add_option("--with", settings.with, "Another file of the same plan, to fill what FILE leaves open")
        ->type_name("OTHER");
    command
        ->add_option(
            "-f,--format", settings.format,
            "json (one plan), ndjson (a plan a line), markdown (a summary for people), csv or xlsx (the ledger, a "
            "task a row), ics (a calendar), sqlite (a database, needs -o), stratml (one plan), html (one plan, a page "
            "for review)")
        ->check(CLI::IsMember(extract_formats()).description(""))
        ->type_name("FORMAT");
    command->add_option("-o,--output", settings.output, "Write here; the file appears when all is written")
        ->type_name("OUT");
    command->add_flag("--check", settings.check,
                      "Report what may be incomplete, for people, in place of the JSON (beside it with -o)");
    settings.jobs = std::max(1U, std::thread::hardware_concurrency());
    command->add_option("--jobs", settings.jobs, "How many plans to read at once (as many as there are processors)")
        ->check(CLI::Range(1, 1024).description(""))
        ->type_name("N");
    add_issued(*command, settings);
    add_reading(*command, settings);
    command->footer(
        "Examples:\n"
        "  fenjie extract plan.txt\n"
        "  fenjie extract table.txt --with plan.txt -o table.json\n"
        "  fenjie extract plans/ -o plans.ndjson\n"
        "  fenjie extract plans/ -f xlsx -o ledger.xlsx");
    return command;
}

CLI::App* add_compare(CLI::App& app, Settings& settings) {
    CLI::App* command = app.add_subcommand("compare", "Targets of several plans side by side");
    command
        ->add_option("PLAN", settings.files,
                     "Plans, extracted JSON or NDJSON, folders of them, or PLAN+OTHER: two files of one plan")
        ->required()
        ->type_name("");
    command
        ->add_option("-f,--format", settings.format,
                     "markdown (a table for people), json, csv (a value a row), xlsx or html (a page with charts)")
        ->check(CLI::IsMember({"markdown", "json", "csv", "xlsx", "html"}).description(""))
        ->type_name("FORMAT");
    command->add_option("-o,--output", settings.output, "Write here; the file appears when all is written")
        ->type_name("OUT");
    command
        ->add_option("--metrics", settings.metrics,
                     "A table of spellings of indicators and populations that adds to the built-in one")
        ->type_name("FILE");
    add_issued(*command, settings);
    add_reading(*command, settings);
    command->footer(
        "Examples:\n"
        "  fenjie compare plans/ -o comparison.md\n"
        "  fenjie compare a.txt b.json plan.txt+table.txt -f csv -o comparison.csv");
    return command;
}

CLI::App* add_text(CLI::App& app, Settings& settings) {
    CLI::App* command = app.add_subcommand("text", "The decoded text that spans point into");
    add_files(*command, settings, kPlan, false);
    add_reading(*command, settings);
    command->footer("Example:\n  fenjie text plan.txt > plan.utf8.txt");
    return command;
}

CLI::App* add_explain(CLI::App& app, Settings& settings) {
    CLI::App* command = app.add_subcommand("explain", "Every fact with the rule that found it, one JSON object a line");
    add_files(*command, settings, kPlan, false);
    add_issued(*command, settings);
    add_reading(*command, settings);
    command->footer("Example:\n  echo '7月底前覆盖率达到60%以上' | fenjie explain - --issued 2023-03-08");
    return command;
}

CLI::App* add_schema(CLI::App& app, Settings& settings) {
    CLI::App* command = app.add_subcommand("schema", "Print the JSON Schema of the output");
    settings.schema = "extract";
    command->add_option("KIND", settings.schema, "extract or compare")
        ->check(CLI::IsMember({"extract", "compare"}).description(""))
        ->type_name("");
    command->footer("Example:\n  fenjie schema extract > extract.schema.json");
    return command;
}

CLI::App* add_validate(CLI::App& app, Settings& settings) {
    CLI::App* command = app.add_subcommand("validate", "Check JSON or NDJSON files against the schema");
    command->add_option("JSON", settings.files, "An extracted plan, or - for standard input")
        ->required()
        ->type_name("");
    command->footer(
        "Exit codes: 0 all valid; 1 some file is not valid or could not be read; 2 wrong usage.\n"
        "Example:\n  fenjie validate plan.json");
    return command;
}

CLI::App* add_stream(CLI::App& app, Settings& settings) {
    CLI::App* command = app.add_subcommand("stream", "A filter: one record a line in, one answer a line out");
    command->add_flag("--explain", settings.explain, "Answer with facts rather than plans");
    add_issued(*command, settings);
    add_reading(*command, settings);
    command->footer(
        "A record is {\"id\", \"text\" or \"path\", \"issued\"?}; its answer {\"id\", \"plan\"}, {\"id\", \"facts\"} "
        "or {\"id\", \"error\"}.\n"
        "Example:\n  echo '{\"id\": 1, \"path\": \"plan.txt\"}' | fenjie stream");
    return command;
}

std::string version_text() {
    std::string out = "fenjie " + std::string(fenjie::version()) + "\nreads:";
    for (const std::string& format : fenjie::formats()) out += " " + format;
    out += "\nwrites: json ndjson markdown html";
    for (const std::string& format : fenjie::feed_formats()) out += " " + format;
    return out;
}

int run(int argc, char** argv) {
    CLI::App app("Reads plans of Chinese authorities and lists their tasks, owners, deadlines and targets.", "fenjie");
    app.require_subcommand(1);
    app.set_version_flag("--version", version_text());
    app.footer(kFooter);
    Settings settings;
    CLI::App* extract = add_extract(app, settings);
    CLI::App* compare = add_compare(app, settings);
    CLI::App* text = add_text(app, settings);
    CLI::App* explain = add_explain(app, settings);
    CLI::App* schema = add_schema(app, settings);
    CLI::App* validate = add_validate(app, settings);
    add_stream(app, settings);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? fenjie::tool::kAllRead : fenjie::tool::kWrongUsage;
    }
    if (*extract) return fenjie::tool::run_extract(settings);
    if (*compare) return fenjie::tool::run_compare(settings);
    if (*text) return fenjie::tool::run_text(settings);
    if (*explain) return fenjie::tool::run_explain(settings);
    if (*schema) return fenjie::tool::run_schema(settings);
    if (*validate) return fenjie::tool::run_validate(settings);
    return fenjie::tool::run_stream(settings);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        // Memory that ran out, in all likelihood: the library throws nothing of its own.
        (void)std::fprintf(stderr, "fenjie: %s\n", error.what());
        return fenjie::tool::kSomeUnreadable;
    }
}
