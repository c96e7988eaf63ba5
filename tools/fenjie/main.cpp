// The command line of fenjie: argv in, a sub command's exit code out.
//
// In:  fenjie extract plan.txt -o plan.json
// Out: run_extract with these settings; wrong usage ends with exit code 2 and a hint
#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "fenjie/write.hpp"

namespace {

using fenjie::tool::Settings;

void add_size_limit(CLI::App& command, Settings& settings) {
    command.add_option("--size-limit", settings.size_limit, "Refuse inputs larger than this (bytes, or 64MB, 1GB)")
        ->transform(CLI::AsSizeValue(false))
        ->default_str("256MB");
}

void add_issued(CLI::App& command, Settings& settings) {
    const auto day = [](const std::string& value) {
        return fenjie::is_day(value) ? std::string{} : value + " is no day, write YYYY-MM-DD";
    };
    command.add_option("--issued", settings.issued, "The day a missing year is taken from, where the text has none")
        ->type_name("YYYY-MM-DD")
        ->check(CLI::Validator(day, ""));
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Reads plans of Chinese authorities and lists their tasks, owners, deadlines and targets.", "fenjie");
    app.require_subcommand(1);
    app.set_version_flag("--version", "fenjie " + std::string(fenjie::version()));
    Settings settings;

    CLI::App* extract = app.add_subcommand("extract", "Plans to JSON");
    extract->add_option("FILE", settings.files, "A plan, a folder of plans, or - for standard input")->required();
    extract->add_option("-f,--format", settings.format, "json or ndjson")->check(CLI::IsMember({"json", "ndjson"}));
    extract->add_option("-o,--output", settings.output, "Write here rather than to standard output");
    add_issued(*extract, settings);
    add_size_limit(*extract, settings);

    CLI::App* text = app.add_subcommand("text", "The decoded text that spans point into");
    text->add_option("FILE", settings.files, "A plan, or - for standard input")->required()->expected(1);
    add_size_limit(*text, settings);

    CLI::App* explain = app.add_subcommand("explain", "Every fact with the rule that found it, one a line");
    explain->add_option("FILE", settings.files, "A text, or - for standard input")->required()->expected(1);
    add_issued(*explain, settings);
    add_size_limit(*explain, settings);

    CLI::App* stream = app.add_subcommand("stream", "A filter: NDJSON records in, NDJSON answers out");
    stream->add_flag("--explain", settings.explain, "Answer with facts rather than plans");
    add_issued(*stream, settings);
    add_size_limit(*stream, settings);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? fenjie::tool::kAllRead : fenjie::tool::kWrongUsage;
    }
    if (*extract) return fenjie::tool::run_extract(settings);
    if (*text) return fenjie::tool::run_text(settings);
    if (*explain) return fenjie::tool::run_explain(settings);
    return fenjie::tool::run_stream(settings);
}
