// What all commands share: complaints, the library's options, the end of an output.
//
// In:  settings with --lexicon words/
// Out: options with that vocabulary, or "fenjie: --lexicon: words/target_verb.tsv:2: …" on standard error
#include <iostream>

#include "commands.hpp"
#include "interrupt.hpp"

namespace fenjie::tool {

void complain(std::string_view about, std::string_view reason) {
    // Readers that were ended are no news.
    if (interrupted()) return;
    std::cerr << "fenjie: " << about << ": " << reason << '\n';
}

std::optional<Options> library_options(const Settings& settings) {
    Options options;
    if (!settings.issued.empty()) options.issued = settings.issued;
    options.reading = settings.reading;
    // The program that runs, wherever it lies.
    options.reading.worker = {"/proc/self/exe", kReaderCommand};
    if (settings.lexicon.empty()) return options;
    LoadedLexicon loaded = load_lexicon(settings.lexicon);
    if (loaded.error) {
        complain("--lexicon", loaded.error->reason);
        return std::nullopt;
    }
    options.lexicon = std::move(loaded.lexicon);
    return options;
}

bool load_metrics(const Settings& settings, std::shared_ptr<const Metrics>& metrics) {
    if (settings.metrics.empty()) return true;
    const Loaded loaded = read_input(settings.metrics, settings.reading.limits.size);
    LoadedMetrics table;
    if (loaded.error)
        table.error = ReadError{settings.metrics + " " + loaded.error->reason};
    else
        table = fenjie::load_metrics(loaded.bytes, settings.metrics);
    if (table.error) {
        complain("--metrics", table.error->reason);
        return false;
    }
    metrics = std::move(table.metrics);
    return true;
}

Options options_for(const Options& options, const std::string& path) {
    Options named = options;
    named.name = source_name(path);
    return named;
}

int finish(Output& output, int code) {
    const auto failure = output.finish();
    if (!failure) return code;
    complain(output.name(), *failure);
    return kSomeUnreadable;
}

}  // namespace fenjie::tool
