// The sub commands that take one input, and what all of them share.
//
// In:  fenjie text lost.txt
// Out: "fenjie: lost.txt: No such file or directory" on standard error, exit code 1
#include "commands.hpp"

#include <iostream>

#include "fenjie/stream.hpp"
#include "fenjie/validate.hpp"
#include "fenjie/write.hpp"
#include "interrupt.hpp"

namespace fenjie::tool {
namespace {

// A document of another kind breaks every rule there is.
constexpr std::size_t kShownViolations = 20;
// Room for what a record holds beside its text.
constexpr std::uint64_t kRecordFrame = 1U << 16U;

}  // namespace

int run_text(const Settings& settings) {
    const Interrupts interrupts(false);
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    const std::string& file = settings.files.front();
    const Loaded loaded = read_input(file, settings.reading.limits.size);
    Text text;
    if (loaded.error)
        text.error = loaded.error;
    else
        text = read_text(loaded.bytes, options_for(*options, file));
    if (text.error) {
        complain(file, text.error->reason);
        return kSomeUnreadable;
    }
    Output output("");
    output.write(text.utf8);
    return finish(output, kAllRead);
}

int run_explain(const Settings& settings) {
    const Interrupts interrupts(false);
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    const std::string& file = settings.files.front();
    const Loaded loaded = read_input(file, settings.reading.limits.size);
    Explanation explanation;
    if (loaded.error)
        explanation.error = loaded.error;
    else
        explanation = explain(loaded.bytes, options_for(*options, file));
    if (explanation.error) {
        complain(file, explanation.error->reason);
        return kSomeUnreadable;
    }
    Output output("");
    for (const Fact& fact : explanation.facts) output.line(to_json(fact));
    return finish(output, kAllRead);
}

int run_schema(const Settings& settings) {
    Output output("");
    output.write(schema(settings.schema).value_or(""));
    return finish(output, kAllRead);
}

int run_validate(const Settings& settings) {
    int code = kAllRead;
    for (const std::string& file : settings.files) {
        const Loaded loaded = read_input(file, settings.reading.limits.size);
        if (loaded.error) {
            complain(file, loaded.error->reason);
            code = kSomeUnreadable;
            continue;
        }
        const std::vector<Violation> violations = validate(loaded.bytes);
        for (const Violation& violation : violations) {
            if (&violation == &violations[0] + kShownViolations) {
                complain(file, "and " + std::to_string(violations.size() - kShownViolations) + " more");
                break;
            }
            const std::string line = violation.line > 0 ? ":" + std::to_string(violation.line) : std::string{};
            complain(file + line, (violation.path.empty() ? "" : violation.path + ": ") + violation.message);
        }
        if (!violations.empty()) code = kSomeUnreadable;
    }
    return code;
}

int run_stream(const Settings& settings) {
    const Interrupts interrupts(false);
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    StreamOptions stream;
    stream.explain = settings.explain;
    stream.extract = *options;
    stream.load = [&](const std::string& path) {
        // Standard input carries the records.
        return path == "-" ? Loaded{{}, ReadError{"is not a file"}} : read_input(path, settings.reading.limits.size);
    };
    Output output("");
    // An escaped character takes six bytes.
    const std::uint64_t longest = kRecordFrame + 6 * settings.reading.limits.size;
    std::string line;
    for (LineRead read = LineRead::whole; (read = read_line(std::cin, longest, line)) != LineRead::none;) {
        if (read == LineRead::whole && line.find_first_not_of(" \t\r") == std::string::npos) continue;
        output.line(read == LineRead::cut ? refuse_record("the record is too long") : answer_record(line, stream));
        // Whoever feeds the stream may wait for each answer.
        output.flush();
        if (output.failed()) break;
    }
    return finish(output, kAllRead);
}

}  // namespace fenjie::tool
