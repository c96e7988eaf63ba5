// fenjie extract: plans in, JSON, NDJSON or a summary out.
//
// In:  fenjie extract plan.txt lost.txt
// Out: the plan as a line of JSON, "fenjie: lost.txt: No such file or directory" on standard error, exit code 1
//
// An input that cannot be read never keeps the others from being written. Several inputs are extracted at once; what is
// written keeps their order. An archive is like a folder.
#include <deque>
#include <future>
#include <memory>

#include "commands.hpp"
#include "fenjie/check.hpp"
#include "fenjie/feed.hpp"
#include "fenjie/write.hpp"
#include "inputs.hpp"

namespace fenjie::tool {
namespace {

/// Reads the file that goes with the plan; nothing, and a complaint, where that cannot be done.
std::optional<std::string> read_other(const Settings& settings, const Options& options) {
    Loaded loaded = read_input(settings.with, settings.size_limit);
    if (!loaded.error) loaded.error = read_text(loaded.bytes, options_for(options, settings.with)).error;
    if (!loaded.error) return std::move(loaded.bytes);
    complain(settings.with, loaded.error->reason);
    return std::nullopt;
}

/// What became of one input.
struct Outcome {
    std::string file;
    std::optional<ReadError> error;
    std::string document;  ///< the plan in the format asked for, where it is to be written
    Plan plan;             ///< where a feed is to write it, or it is written piece by piece
    std::string report;    ///< what may be incomplete, where that is asked for
};

struct Job {
    Options options;
    std::optional<std::string> other;  ///< bytes of the file that goes with the plan
    Options other_options;
    std::string format;
    bool feed = false;    ///< the plans go into one document of a feed
    bool pieces = false;  ///< the plan's JSON goes out as it is written
    bool write = true;
    bool check = false;
};

JsonLayout layout_of(const std::string& format) {
    return format == "json" ? JsonLayout::indented : JsonLayout::line;
}

std::string written(const Plan& plan, const std::string& format) {
    return format == "markdown" ? to_markdown(plan) : to_json(plan, layout_of(format));
}

Outcome process(const Input& input, const Job& job) {
    Outcome out;
    out.file = input.path;
    out.error = input.loaded.error;
    if (out.error) return out;
    Options named = job.options;
    named.name = input.name;
    const std::string& bytes = input.loaded.bytes;
    Extraction extraction =
        job.other ? extract_linked(bytes, *job.other, named, job.other_options) : extract(bytes, named);
    out.error = extraction.error;
    if (out.error) return out;
    const bool page = job.format == "html";
    // The page and the report show the text itself.
    const std::string text = page || job.check ? read_text(bytes, named).utf8 : std::string{};
    if (job.write && !job.feed && !job.pieces)
        out.document = page ? to_html(extraction.plan, text) : written(extraction.plan, job.format);
    if (job.check) out.report = completeness_report(extraction.plan, text);
    if (job.feed || job.pieces) out.plan = std::move(extraction.plan);
    return out;
}

/// Processes the inputs, at most `jobs` of them at once, and hands over each outcome in the inputs' order.
template <typename Take>
void process_all(Inputs& inputs, std::size_t jobs, const Job& job, Take take) {
    std::deque<std::future<Outcome>> running;
    const auto take_first = [&] {
        take(running.front().get());
        running.pop_front();
    };
    // A single job needs no thread of its own.
    const auto policy = jobs == 1 ? std::launch::deferred : std::launch::async;
    while (std::optional<Input> input = inputs.next()) {
        if (running.size() == jobs) take_first();
        running.push_back(std::async(policy, [held = std::move(*input), &job] { return process(held, job); }));
    }
    while (!running.empty()) take_first();
}

}  // namespace

int run_extract(const Settings& settings) {
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    // Two files of one plan are two files, whatever they are.
    Inputs inputs(settings.files, *options, settings.with.empty());
    const bool several = inputs.several();
    const std::string format = settings.format.empty() ? (several ? "ndjson" : "json") : settings.format;
    if (several && (format == "json" || format == "html")) {
        complain("-f " + format, format == "json" ? "holds one plan; take -f ndjson for several" : "shows one plan");
        return kWrongUsage;
    }
    if (several && !settings.with.empty()) {
        complain("--with", "goes with one FILE");
        return kWrongUsage;
    }
    Job job;
    job.options = *options;
    job.format = format;
    job.write = !settings.check || !settings.output.empty();
    job.check = settings.check;
    if (!settings.with.empty()) {
        job.other = read_other(settings, *options);
        job.other_options = options_for(*options, settings.with);
        if (!job.other) return kSomeUnreadable;
    }

    // A database is written to in its place; all else appears under its name when it is whole.
    const bool database = format == "sqlite";
    if (database && (settings.output.empty() || settings.output == "-")) {
        complain("-f sqlite", "needs a file: -o plans.db");
        return kWrongUsage;
    }
    const std::unique_ptr<Feed> feed = database ? database_feed(settings.output) : make_feed(format);
    job.feed = feed != nullptr;
    // Several documents wait for one another as strings.
    job.pieces = !several && (format == "json" || format == "ndjson");

    Output output(database ? std::string{} : settings.output);
    Output report("");
    bool any = false;
    int code = kAllRead;
    process_all(inputs, several ? settings.jobs : 1, job, [&](const Outcome& outcome) {
        if (outcome.error) {
            complain(outcome.file, outcome.error->reason);
            code = kSomeUnreadable;
            return;
        }
        any = true;
        if (job.write && feed)
            output.write(feed->add(outcome.plan));
        else if (job.write && job.pieces) {
            write_json(outcome.plan, layout_of(format), [&](std::string_view piece) { output.write(piece); });
            output.write("\n");
        } else if (job.write)
            output.line(outcome.document);
        report.write(outcome.report);
    });
    if (feed && any) output.write(feed->finish());
    if (feed && feed->error()) {
        complain(settings.output.empty() ? "-f " + format : settings.output, feed->error()->reason);
        return kSomeUnreadable;
    }
    if (const int reported = finish(report, code); reported != code) return reported;
    // Where nothing could be read, a file that stands under the output's name stays as it was.
    return any ? finish(output, code) : code;
}

}  // namespace fenjie::tool
