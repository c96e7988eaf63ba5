// The sub commands of the tool: read, call the library, print.
//
// In:  Settings{files {"plan.txt", "lost.txt"}}
// Out: the plan as a line of JSON, "fenjie: lost.txt: No such file or directory" on standard error, exit code 1
//
// An input that cannot be read never keeps the others from being written.
#include "commands.hpp"

#include <iostream>

#include "fenjie/stream.hpp"
#include "fenjie/write.hpp"
#include "files.hpp"

namespace fenjie::tool {
namespace {

Options options_for(const Options& options, const std::string& path) {
    Options named = options;
    named.name = source_name(path);
    return named;
}

/// Ends a command: puts the output in its place.
int finish(Output& output, const std::string& path, int code) {
    if (const auto failure = output.finish()) {
        complain(path.empty() ? "standard output" : path, *failure);
        return kSomeUnreadable;
    }
    return code;
}

}  // namespace

void complain(std::string_view about, std::string_view reason) {
    std::cerr << "fenjie: " << about << ": " << reason << '\n';
}

std::optional<Options> library_options(const Settings& settings) {
    Options options;
    if (!settings.issued.empty()) options.issued = settings.issued;
    options.size_limit = settings.size_limit;
    return options;
}

int run_extract(const Settings& settings) {
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    const std::vector<std::string> files = expand_folders(settings.files);
    const bool one_document =
        settings.format == "json" || (settings.format.empty() && files == settings.files && files.size() == 1);
    Output output(settings.output);
    int code = kAllRead;
    for (const std::string& file : files) {
        const Loaded loaded = read_input(file, settings.size_limit);
        if (loaded.error) {
            complain(file, loaded.error->reason);
            code = kSomeUnreadable;
            continue;
        }
        const Extraction extraction = extract(loaded.bytes, options_for(*options, file));
        if (extraction.error) {
            complain(file, extraction.error->reason);
            code = kSomeUnreadable;
            continue;
        }
        output.line(to_json(extraction.plan, one_document ? JsonLayout::indented : JsonLayout::line));
    }
    return finish(output, settings.output, code);
}

int run_text(const Settings& settings) {
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    const std::string& file = settings.files.front();
    const Loaded loaded = read_input(file, settings.size_limit);
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
    return finish(output, "", kAllRead);
}

int run_explain(const Settings& settings) {
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    const std::string& file = settings.files.front();
    const Loaded loaded = read_input(file, settings.size_limit);
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
    return finish(output, "", kAllRead);
}

int run_stream(const Settings& settings) {
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    StreamOptions stream;
    stream.explain = settings.explain;
    stream.extract = *options;
    stream.load = [&](const std::string& path) { return read_input(path, settings.size_limit); };
    Output output("");
    for (std::string line; std::getline(std::cin, line);) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        output.line(answer_record(line, stream));
        // Whoever feeds the stream may wait for each answer.
        output.flush();
    }
    return finish(output, "", kAllRead);
}

}  // namespace fenjie::tool
