// fenjie extract: plans in, JSON, NDJSON or a summary out.
//
// In:  fenjie extract plan.txt lost.txt
// Out: the plan as a line of JSON, "fenjie: lost.txt: No such file or directory" on standard error, exit code 1
//
// An input that cannot be read never keeps the others from being written. Several inputs are extracted at once; what is
// written keeps their order. An archive is like a folder.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <new>

#include "commands.hpp"
#include "documents.hpp"
#include "fenjie/check.hpp"
#include "fenjie/feed.hpp"
#include "fenjie/write.hpp"
#include "fingerprint.hpp"
#include "in_order.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"
#include "progress.hpp"

namespace fenjie::tool {
namespace {

/// Reads the file that goes with the plan; nothing, and a complaint, where that cannot be done.
std::optional<std::string> read_other(const Settings& settings, const Options& options) {
    Loaded loaded = read_input(settings.with, settings.reading.limits.size);
    if (!loaded.error) loaded.error = read_text(loaded.bytes, options_for(options, settings.with)).error;
    if (!loaded.error) return std::move(loaded.bytes);
    complain(settings.with, loaded.error->reason);
    return std::nullopt;
}

/// What became of one input.
struct Outcome {
    std::string file;
    Origin origin;
    std::optional<ReadError> error;
    std::string document;  ///< the plan in the format asked for, where it is to be written
    Plan plan;             ///< where a feed is to write it, or it is written piece by piece
    std::string report;    ///< what may be incomplete, where that is asked for
    bool kept = false;     ///< an earlier run made its document
    std::size_t bytes = 0;
};

/// What is to be done, as the settings and the inputs have it.
struct Job {
    Options options;
    std::optional<std::string> other;  ///< bytes of the file that goes with the plan
    Options other_options;
    std::string format;
    bool folder = false;  ///< a file for each plan
    bool lines = false;   ///< a file of lines that outlives an interruption
    bool feed = false;    ///< the plans go into one document of a feed
    bool pieces = false;  ///< the plan's JSON goes out as it is written
    bool write = true;
    bool check = false;
};

// How many times the size of a plan's text its objects take in memory, roughly.
constexpr std::size_t kPlanOfText = 8;

JsonLayout layout_of(const std::string& format) {
    return format == "json" ? JsonLayout::indented : JsonLayout::line;
}

bool is_feed(const std::string& format) {
    const std::vector<std::string> feeds = feed_formats();
    return std::find(feeds.begin(), feeds.end(), format) != feeds.end();
}

std::string ending_of(const std::string& format) {
    return format == "markdown" ? ".md" : format == "stratml" ? ".xml" : "." + format;
}

/// Whether something is there under that name which is no file to be replaced: a device, a pipe.
bool is_device(const std::string& path) {
    struct stat about {};
    return ::stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode);
}

std::string written(const Plan& plan, const std::string& text, const Job& job) {
    if (job.format == "html") return to_html(plan, text);
    return job.format == "markdown" ? to_markdown(plan) : to_json(plan, layout_of(job.format));
}

/// The document of one plan, for a file of its own.
void write_alone(Outcome& out, const std::string& text, const Job& job) {
    if (!is_feed(job.format)) {
        out.document = written(out.plan, text, job) + "\n";
        return;
    }
    const std::unique_ptr<Feed> feed = make_feed(job.format);
    out.document = feed->add(out.plan);
    out.document += feed->finish();
    out.error = feed->error();
}

void extract_one(const Input& input, const Job& job, Outcome& out) {
    Options named = job.options;
    named.name = input.name;
    const std::string& bytes = input.loaded.bytes;
    Extraction extraction =
        job.other ? extract_linked(bytes, *job.other, named, job.other_options) : extract(bytes, named);
    out.error = extraction.error;
    if (out.error) return;
    out.plan = std::move(extraction.plan);
    // The page and the report show the text itself.
    const std::string text = job.format == "html" || job.check ? read_text(bytes, named).utf8 : std::string{};
    if (job.check) out.report = completeness_report(out.plan, text);
    const bool whole = job.feed || job.pieces;
    if (job.write && job.folder)
        write_alone(out, text, job);
    else if (job.write && !whole)
        out.document = written(out.plan, text, job);
    if (!whole) out.plan = {};
    out.bytes = out.document.size() + out.report.size() + (whole ? kPlanOfText * bytes.size() : 0);
}

Outcome process(const Input& input, const Job& job, const Origin& origin) {
    Outcome out;
    out.file = input.path;
    out.origin = origin;
    out.error = input.loaded.error;
    try {
        if (!out.error) extract_one(input, job, out);
    } catch (const std::bad_alloc&) {
        out.error = ReadError{"memory ran out while it was read"};
    }
    return out;
}

/// Where the outcomes go.
struct Sinks {
    std::unique_ptr<Documents> documents;
    std::unique_ptr<Feed> feed;
    std::unique_ptr<Output> output;
    Output report{""};
};

/// The batch: inputs in, outcomes out, in the order of the inputs.
class Batch {
 public:
    Batch(const Settings& settings, const Job& job, Inputs& inputs, Sinks& sinks)
        : job_(job),
          inputs_(inputs),
          sinks_(sinks),
          jobs_(inputs.several() ? settings.jobs : 1),
          progress_(inputs.several() && (!settings.output.empty() || ::isatty(STDOUT_FILENO) == 0)) {}

    /// The exit code.
    int run() {
        InOrder<Outcome> work(jobs_, [](const Outcome& outcome) { return outcome.bytes; });
        bool more = true;
        while (!stopped_ && !interrupted()) {
            while (more && work.has_room() && !interrupted()) more = give_next(work);
            if (work.empty()) break;
            if (const std::optional<Outcome> outcome = work.take(more)) take(*outcome);
            progress_.tell(count_);
        }
        progress_.clear();
        return code_;
    }
    [[nodiscard]] bool any() const { return any_; }
    /// Whether writing failed; what was wrong with a file of documents is told then.
    [[nodiscard]] bool stopped() const { return stopped_; }

 private:
    bool give_next(InOrder<Outcome>& work) {
        std::optional<Input> next = inputs_.next();
        if (!next) return false;
        count_.total = inputs_.total();
        auto input = std::make_shared<const Input>(std::move(*next));
        Origin origin;
        if (sinks_.documents && !input->loaded.error) {
            origin = {input->name, sha256(input->loaded.bytes)};
            Outcome known;
            known.file = input->path;
            known.origin = origin;
            if (const auto refused = sinks_.documents->refuse(origin)) known.error = ReadError{*refused};
            known.kept = !known.error && sinks_.documents->holds(origin);
            if (known.error || known.kept) {
                work.give([known] { return known; });
                return true;
            }
        }
        work.give([input, this, origin] { return process(*input, job_, origin); });
        return true;
    }

    void take(const Outcome& outcome) {
        // What an end from outside did to it is no news of the input.
        if (interrupted()) return;
        ++count_.done;
        if (outcome.kept) ++count_.kept;
        if (outcome.error) {
            ++count_.failed;
            progress_.clear();
            complain(outcome.file, outcome.error->reason);
            code_ = kSomeUnreadable;
            return;
        }
        any_ = true;
        if (job_.write) write(outcome);
        sinks_.report.write(outcome.report);
        if (sinks_.output->failed() || (!job_.write && sinks_.report.failed())) stopped_ = true;
    }

    void write(const Outcome& outcome) {
        Output& output = *sinks_.output;
        if (sinks_.documents) {
            Documents& documents = *sinks_.documents;
            const auto failure =
                outcome.kept ? documents.keep(outcome.origin) : documents.add(outcome.origin, outcome.document);
            if (!failure) return;
            progress_.clear();
            complain(documents.name(), *failure);
            code_ = kSomeUnreadable;
            stopped_ = true;
        } else if (sinks_.feed) {
            output.write(sinks_.feed->add(outcome.plan));
            if (sinks_.feed->error()) stopped_ = true;
        } else if (job_.pieces) {
            write_json(outcome.plan, layout_of(job_.format), [&](std::string_view piece) { output.write(piece); });
            output.write("\n");
        } else {
            output.line(outcome.document);
        }
    }

    const Job& job_;
    Inputs& inputs_;
    Sinks& sinks_;
    std::size_t jobs_;
    Count count_;
    Progress progress_;
    int code_ = kAllRead;
    bool any_ = false;
    bool stopped_ = false;
};

/// The job that the settings ask for; nothing, and a complaint, where they do not go together.
std::optional<Job> job_of(const Settings& settings, const Options& options, bool several) {
    const auto wrong = [](const std::string& about, const std::string& reason) {
        complain(about, reason);
        return std::nullopt;
    };
    Job job;
    job.options = options;
    job.folder = settings.output.ends_with('/') || is_folder(settings.output);
    job.format = !settings.format.empty() ? settings.format : several && !job.folder ? "ndjson" : "json";
    const std::string& format = job.format;
    if (several && !job.folder && (format == "json" || format == "html"))
        return wrong("-f " + format, format == "json"
                                         ? "holds one plan; take -f ndjson for several, or -o FOLDER/ for a file each"
                                         : "shows one plan; -o FOLDER/ makes a page of each");
    if (several && !settings.with.empty()) return wrong("--with", "goes with one FILE");
    const bool database = format == "sqlite";
    if (database && (settings.output.empty() || settings.output == "-" || job.folder))
        return wrong("-f sqlite", "needs a file: -o plans.db");
    const bool file = !settings.output.empty() && settings.output != "-" && !is_device(settings.output);
    job.lines = (several || settings.resume) && format == "ndjson" && file;
    if (settings.resume && !job.lines && !job.folder)
        return wrong("--resume", "goes with -f ndjson and a file, -o plans.ndjson, or with a folder, -o plans/");
    if (settings.resume && (settings.check || !settings.with.empty()))
        return wrong("--resume", std::string("goes without ") + (settings.check ? "--check" : "--with"));
    job.feed = !job.folder && is_feed(format);
    // Several documents wait for one another as strings.
    job.pieces = !several && !job.folder && !job.lines && (format == "json" || format == "ndjson");
    job.write = !settings.check || !settings.output.empty();
    job.check = settings.check;
    return job;
}

/// Opens what the job writes to; nothing, and a complaint, where it cannot be opened.
bool open_sinks(const Settings& settings, const Job& job, Sinks& sinks) {
    if (job.folder || job.lines) {
        const std::string print = fingerprint(settings, job.format);
        OpenedDocuments opened = job.folder
                                     ? open_folder(settings.output, ending_of(job.format), print, settings.resume)
                                     : open_lines(settings.output, print, settings.resume);
        if (!opened.documents) {
            complain(settings.output, opened.failure);
            return false;
        }
        if (!opened.note.empty()) complain(settings.output, opened.note);
        sinks.documents = std::move(opened.documents);
    }
    // A database is written to in its place; all else appears under its name when it is whole.
    const bool database = job.format == "sqlite";
    if (job.feed) sinks.feed = database ? database_feed(settings.output) : make_feed(job.format);
    sinks.output = std::make_unique<Output>(database || sinks.documents ? std::string{} : settings.output);
    return true;
}

}  // namespace

int run_extract(const Settings& settings) {
    const Interrupts interrupts(true);
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    // Two files of one plan are two files, whatever they are.
    Inputs inputs(settings.files, *options, settings.with.empty());
    std::optional<Job> job = job_of(settings, *options, inputs.several());
    if (!job) return kWrongUsage;
    if (!settings.with.empty()) {
        job->other = read_other(settings, *options);
        job->other_options = options_for(*options, settings.with);
        if (!job->other) return kSomeUnreadable;
    }
    Sinks sinks;
    if (!open_sinks(settings, *job, sinks)) return kSomeUnreadable;
    Batch batch(settings, *job, inputs, sinks);
    int code = batch.run();
    if (interrupted()) return code;
    if (sinks.feed && batch.any() && !batch.stopped()) sinks.output->write(sinks.feed->finish());
    if (sinks.feed && sinks.feed->error()) {
        complain(settings.output.empty() ? "-f " + job->format : settings.output, sinks.feed->error()->reason);
        return kSomeUnreadable;
    }
    if (sinks.documents && !batch.stopped()) {
        if (const auto failure = sinks.documents->finish()) {
            complain(sinks.documents->name(), *failure);
            code = kSomeUnreadable;
        }
    }
    // Where nothing could be read, a file that stands under the output's name stays as it was.
    if (batch.any() && !sinks.documents) code = finish(*sinks.output, code);
    return finish(sinks.report, code);
}

}  // namespace fenjie::tool
