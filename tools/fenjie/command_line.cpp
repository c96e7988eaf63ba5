// The command line as data: every sub command with its options, their help and the words that they accept.
//
// In:  nothing
// Out: app, which fills `settings` when it parses; the manual page and the completions are made from the same
#include "command_line.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>
#include <map>
#include <thread>

#include "fenjie/feed.hpp"
#include "fenjie/validate.hpp"
#include "fenjie/write.hpp"

namespace fenjie::tool {
namespace {

constexpr const char* kPlans = "A plan, a folder or an archive of plans, or - for standard input";
constexpr const char* kPlan = "A plan (letters.zip/plan.docx is one inside an archive), or - for standard input";
constexpr const char* kFooter =
    "Exit codes: 0 all read; 1 some input could not be read (the others are written); 2 wrong usage.\n"
    "Example:\n  fenjie extract plan.txt -o plan.json";

/// The option takes one of these words and nothing else.
CLI::Option* accept(CommandLine& line, CLI::Option* option, const std::vector<std::string>& words) {
    line.words[option] = words;
    return option->check(CLI::IsMember(words).description(""));
}

void add_files(CLI::App& command, Settings& settings, const char* help, bool several) {
    CLI::Option* files = command.add_option("FILE", settings.files, help)->required()->type_name("");
    if (!several) files->expected(1);
}

CLI::AsSizeValue size_in_words() {
    CLI::AsSizeValue size(false);
    size.description("");
    return size;
}

/// 256MB for 268435456.
std::string in_words(const LimitInfo& limit) {
    std::uint64_t value = limit.standard;
    std::string unit = limit.unit == LimitInfo::Unit::seconds ? " s" : "";
    if (limit.unit == LimitInfo::Unit::bytes) {
        for (const char* larger : {"KB", "MB", "GB"}) {
            if (value < 1024 || value % 1024 != 0) break;
            value /= 1024;
            unit = larger;
        }
    }
    return limit.unit == LimitInfo::Unit::seconds && value == 0 ? "none" : std::to_string(value) + unit;
}

/// Sets what "memory=2GB" says; or why it says nothing.
std::string set_limit_in_words(Limits& limits, const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) return text + " is no NAME=VALUE";
    const std::string name = text.substr(0, equals);
    std::string value = text.substr(equals + 1);
    const std::vector<LimitInfo> all = all_limits();
    const auto info = std::find_if(all.begin(), all.end(), [&](const LimitInfo& i) { return i.name == name; });
    if (info != all.end() && info->unit == LimitInfo::Unit::bytes) {
        if (std::string why = size_in_words()(value); !why.empty()) return name + ": " + why;
    }
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (info != all.end() && (error != std::errc{} || end != value.data() + value.size()))
        return name + ": " + value + " is no number";
    return set_limit(limits, name, number).value_or("");
}

/// What bounds the reading of a file.
void add_limits(CommandLine& line, CLI::App& command) {
    ReadSettings& reading = line.settings.reading;
    std::string help = "The most that is read of an input; may be given several times:";
    std::vector<std::string> names;
    for (const LimitInfo& limit : all_limits()) {
        names.push_back(std::string(limit.name) + "=");
        help += (names.size() == 1 ? " " : "; ") + std::string(limit.name) + " " + std::string(limit.bounds) + " (" +
                in_words(limit) + ")";
    }
    CLI::Option* limits = command.add_option_function<std::vector<std::string>>(
        "--limit",
        [&reading](const std::vector<std::string>& given) {
            for (const std::string& text : given) {
                if (const std::string why = set_limit_in_words(reading.limits, text); !why.empty())
                    throw CLI::ValidationError("--limit", why);
            }
        },
        help);
    limits->type_name("NAME=VALUE")->allow_extra_args(false);
    line.words[limits] = names;
    static const std::map<std::string, fenjie::Ocr> kOcr = {
        {"never", fenjie::Ocr::never}, {"scans", fenjie::Ocr::scans}, {"always", fenjie::Ocr::always}};
    CLI::Option* ocr = command
                           .add_option("--ocr", reading.ocr,
                                       "Recognize pages that are pictures: never, scans (pictures, and PDF files "
                                       "without any text) or always (every page of a PDF file that has none)")
                           ->transform(CLI::CheckedTransformer(kOcr).description(""))
                           ->type_name("WHEN")
                           ->default_str("scans");
    line.words[ocr] = {"never", "scans", "always"};
    command
        .add_option("--lexicon", line.settings.lexicon,
                    "A folder of .tsv files that add to the vocabulary or replace it")
        ->type_name("DIR");
}

CLI::Option* add_output(CLI::App& command, Settings& settings) {
    return command.add_option("-o,--output", settings.output, "Write here; the file appears when all is written")
        ->type_name("OUT");
}

void add_issued(CLI::App& command, Settings& settings) {
    const auto day = [](const std::string& value) {
        return is_day(value) ? std::string{} : value + " is no day: write YYYY-MM-DD";
    };
    command.add_option("--issued", settings.issued, "The day a missing year is taken from, where the text has none")
        ->check(CLI::Validator(day, ""))
        ->type_name("YYYY-MM-DD");
}

std::vector<std::string> extract_formats() {
    std::vector<std::string> out = {"json", "ndjson", "markdown", "html"};
    for (std::string& format : feed_formats()) out.push_back(std::move(format));
    return out;
}

void add_extract(CommandLine& line) {
    Settings& settings = line.settings;
    CLI::App* command = line.app.add_subcommand("extract", "Plans to task lists in JSON");
    add_files(*command, settings, kPlans, true);
    command->add_option("--with", settings.with, "Another file of the same plan, to fill what FILE leaves open")
        ->type_name("OTHER");
    accept(
        line,
        command->add_option(
            "-f,--format", settings.format,
            "json (one plan), ndjson (a plan a line), markdown (a summary for people), csv or xlsx (the ledger, a "
            "task a row), ics (a calendar), sqlite (a database, needs -o), stratml (one plan), html (one plan, a page "
            "for review)"),
        extract_formats())
        ->type_name("FORMAT");
    add_output(*command, settings)
        ->description("Write here; the file appears when all is written. A folder (OUT/) gets a file for each plan");
    command->add_flag("--check", settings.check,
                      "Report what may be incomplete, for people, in place of the JSON (beside it with -o)");
    settings.jobs = std::max(1U, std::thread::hardware_concurrency());
    command->add_option("--jobs", settings.jobs, "How many plans to read at once (as many as there are processors)")
        ->check(CLI::Range(1, 1024).description(""))
        ->type_name("N");
    command->add_flag(
        "--resume", settings.resume,
        "Go on where an interrupted run with the same -o stopped: what it had done is taken over where the "
        "input, the version and the options are the same (-f ndjson, or a folder)");
    add_issued(*command, settings);
    add_limits(line, *command);
    command->footer(
        "Examples:\n"
        "  fenjie extract plan.txt\n"
        "  fenjie extract table.txt --with plan.txt -o table.json\n"
        "  fenjie extract plans/ -o plans.ndjson\n"
        "  fenjie extract plans/ -o plans.ndjson --resume\n"
        "  fenjie extract plans/ -f html -o pages/\n"
        "  fenjie extract plans/ -f xlsx -o ledger.xlsx");
}

void add_compare(CommandLine& line) {
    Settings& settings = line.settings;
    CLI::App* command = line.app.add_subcommand("compare", "Targets of several plans side by side");
    command
        ->add_option("PLAN", settings.files,
                     "Plans, extracted JSON or NDJSON, folders of them, or PLAN+OTHER: two files of one plan")
        ->required()
        ->type_name("");
    accept(line,
           command->add_option(
               "-f,--format", settings.format,
               "markdown (a table for people), json, csv (a value a row), xlsx or html (a page with charts)"),
           {"markdown", "json", "csv", "xlsx", "html"})
        ->type_name("FORMAT");
    add_output(*command, settings);
    command
        ->add_option("--metrics", settings.metrics,
                     "A table of spellings of indicators and populations that adds to the built-in one")
        ->type_name("FILE");
    add_issued(*command, settings);
    add_limits(line, *command);
    command->footer(
        "Examples:\n"
        "  fenjie compare plans/ -o comparison.md\n"
        "  fenjie compare a.txt b.json plan.txt+table.txt -f csv -o comparison.csv");
}

void add_text(CommandLine& line) {
    Settings& settings = line.settings;
    CLI::App* command = line.app.add_subcommand("text", "The decoded text that spans point into");
    add_files(*command, settings, kPlan, false);
    add_limits(line, *command);
    command->footer("Example:\n  fenjie text plan.txt > plan.utf8.txt");
}

void add_explain(CommandLine& line) {
    Settings& settings = line.settings;
    CLI::App* command =
        line.app.add_subcommand("explain", "Every fact with the rule that found it, one JSON object a line");
    add_files(*command, settings, kPlan, false);
    add_issued(*command, settings);
    add_limits(line, *command);
    command->footer("Example:\n  echo '7月底前覆盖率达到60%以上' | fenjie explain - --issued 2023-03-08");
}

void add_schema(CommandLine& line) {
    Settings& settings = line.settings;
    CLI::App* command = line.app.add_subcommand("schema", "Print the JSON Schema of the output");
    settings.schema = "extract";
    accept(line, command->add_option("KIND", settings.schema, "extract or compare"), {"extract", "compare"})
        ->type_name("");
    command->footer("Example:\n  fenjie schema extract > extract.schema.json");
}

void add_validate(CommandLine& line) {
    Settings& settings = line.settings;
    CLI::App* command = line.app.add_subcommand("validate", "Check JSON or NDJSON files against the schema");
    command->add_option("JSON", settings.files, "An extracted plan, or - for standard input")
        ->required()
        ->type_name("");
    command->footer(
        "Exit codes: 0 all valid; 1 some file is not valid or could not be read; 2 wrong usage.\n"
        "Example:\n  fenjie validate plan.json");
}

void add_stream(CommandLine& line) {
    Settings& settings = line.settings;
    CLI::App* command = line.app.add_subcommand("stream", "A filter: one record a line in, one answer a line out");
    command->add_flag("--explain", settings.explain, "Answer with facts rather than plans");
    add_issued(*command, settings);
    add_limits(line, *command);
    command->footer(
        "A record is {\"id\", \"text\" or \"path\", \"issued\"?}; its answer {\"id\", \"plan\"}, {\"id\", \"facts\"} "
        "or {\"id\", \"error\"}.\n"
        "Example:\n  echo '{\"id\": 1, \"path\": \"plan.txt\"}' | fenjie stream");
}

void add_serve(CommandLine& line) {
    Settings& settings = line.settings;
    CLI::App* command = line.app.add_subcommand("serve", "A local HTTP service with a page to drop plans on");
    command
        ->add_option("--host", settings.host, "The address to listen at; others than loopback are open to the network")
        ->type_name("ADDRESS")
        ->default_str("127.0.0.1");
    command->add_option("--port", settings.port, "The port to listen at; 0: any that is free, which is told")
        ->type_name("N")
        ->default_str("8017");
    command->add_option("--max-body", settings.max_body, "Refuse requests whose body is larger than this")
        ->transform(size_in_words())
        ->type_name("SIZE")
        ->default_str("64MB");
    command
        ->add_option("--request-time", settings.request_time,
                     "Seconds within which a request must have come in, and again within which it is worked on")
        ->check(CLI::Range(1, 86400).description(""))
        ->type_name("SECONDS")
        ->default_str("60");
    command
        ->add_option("--jobs", settings.jobs, "How many requests to work on at once (as many as there are processors)")
        ->check(CLI::Range(1, 1024).description(""))
        ->type_name("N");
    command->add_option("--queue", settings.queue, "How many more may wait for their turn; all others are sent away")
        ->check(CLI::Range(0, 1024).description(""))
        ->type_name("N")
        ->default_str("32");
    command
        ->add_option("--metrics", settings.metrics,
                     "A table of spellings of indicators and populations that adds to the built-in one")
        ->type_name("FILE");
    add_issued(*command, settings);
    add_limits(line, *command);
    command->footer(
        "GET / is the page, GET /openapi.json describes the rest. SIGINT and SIGTERM end the service when what "
        "it works on is done.\n"
        "Examples:\n"
        "  fenjie serve\n"
        "  curl --data-binary @plan.docx 'http://127.0.0.1:8017/extract?name=plan.docx&format=csv'");
}

std::string version_text() {
    std::string out = "fenjie " + std::string(version()) + "\nreads:";
    for (const std::string& format : formats()) out += " " + format;
    out += "\nwrites: json ndjson markdown html";
    for (const std::string& format : feed_formats()) out += " " + format;
    return out;
}

}  // namespace

CommandLine::CommandLine()
    : app("Reads plans of Chinese authorities and lists their tasks, owners, deadlines and targets.", "fenjie") {
    app.require_subcommand(1);
    app.set_version_flag("--version", version_text(), "Print the version and what this build reads and writes");
    app.footer(kFooter);
    add_extract(*this);
    add_compare(*this);
    add_text(*this);
    add_explain(*this);
    add_schema(*this);
    add_validate(*this);
    add_stream(*this);
    add_serve(*this);
}

int run_program(int argc, char** argv, int (*run)(const CommandLine& line, char** argv)) {
    try {
        if (argc == 2 && std::string_view(argv[1]) == kReaderCommand) return run_reader_worker();
        CommandLine line;
        try {
            line.app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return line.app.exit(error) == 0 ? kAllRead : kWrongUsage;
        }
        return run(line, argv);
    } catch (const std::exception& error) {
        // Memory that ran out, in all likelihood: the library throws nothing of its own.
        (void)std::fprintf(stderr, "fenjie: %s\n", error.what());
        return kSomeUnreadable;
    }
}

}  // namespace fenjie::tool
