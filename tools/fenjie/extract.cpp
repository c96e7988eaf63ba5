// fenjie extract: plans in, JSON, NDJSON or a summary out.
//
// In:  fenjie extract plan.txt lost.txt
// Out: the plan as a line of JSON, "fenjie: lost.txt: No such file or directory" on standard error, exit code 1
//
// An input that cannot be read never keeps the others from being written.
#include "commands.hpp"
#include "fenjie/check.hpp"
#include "fenjie/write.hpp"

namespace fenjie::tool {
namespace {

Extraction failed(const ReadError& error) {
    Extraction out;
    out.error = error;
    return out;
}

/// Reads the file that goes with the plan; nothing, and a complaint, where that cannot be done.
std::optional<std::string> read_other(const Settings& settings, const Options& options) {
    Loaded loaded = read_input(settings.with, settings.size_limit);
    if (!loaded.error) loaded.error = read_text(loaded.bytes, options_for(options, settings.with)).error;
    if (!loaded.error) return std::move(loaded.bytes);
    complain(settings.with, loaded.error->reason);
    return std::nullopt;
}

std::string written(const Plan& plan, const std::string& format) {
    if (format == "markdown") return to_markdown(plan);
    return to_json(plan, format == "json" ? JsonLayout::indented : JsonLayout::line);
}

}  // namespace

int run_extract(const Settings& settings) {
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    const std::vector<std::string> files = expand_folders(settings.files);
    const bool several = settings.files.size() > 1 || is_folder(settings.files.front());
    const std::string format = settings.format.empty() ? (several ? "ndjson" : "json") : settings.format;
    if (several && format == "json") {
        complain("-f json", "holds one plan; take -f ndjson for several");
        return kWrongUsage;
    }
    if (several && !settings.with.empty()) {
        complain("--with", "goes with one FILE");
        return kWrongUsage;
    }
    std::optional<std::string> other;
    if (!settings.with.empty() && !(other = read_other(settings, *options))) return kSomeUnreadable;

    Output output(settings.output);
    Output report("");
    const bool write_plans = !settings.check || !settings.output.empty();
    bool any = false;
    int code = kAllRead;
    for (const std::string& file : files) {
        const Loaded loaded = read_input(file, settings.size_limit);
        const Options named = options_for(*options, file);
        const Extraction extraction =
            loaded.error ? failed(*loaded.error)
            : other      ? extract_linked(loaded.bytes, *other, named, options_for(*options, settings.with))
                         : extract(loaded.bytes, named);
        if (extraction.error) {
            complain(file, extraction.error->reason);
            code = kSomeUnreadable;
            continue;
        }
        any = true;
        if (write_plans) output.line(written(extraction.plan, format));
        if (settings.check) report.write(completeness_report(extraction.plan, read_text(loaded.bytes, named).utf8));
    }
    if (const int reported = finish(report, code); reported != code) return reported;
    // Where nothing could be read, a file that stands under the output's name stays as it was.
    return any ? finish(output, code) : code;
}

}  // namespace fenjie::tool
