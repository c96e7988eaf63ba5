// Loads the plans once. In: corpus/*/source.txt, ../shared/plans/*.txt; out: their texts in UTF-8.
// A long text is what no plan is, but it has what plans have in the proportion that plans have it.
// Example: long_text(10'000) is the begin of the first plans, up to a line end.
#include "bench_texts.hpp"

#include "corpus_files.hpp"

namespace fenjie::bench {

const std::vector<std::string>& plans() {
    static const std::vector<std::string> texts = [] {
        std::vector<std::string> out;
        for (const testing_corpus::Source& source : testing_corpus::all_plans()) {
            if (source.linked.empty()) out.push_back(read_text(source.bytes).utf8);
        }
        return out;
    }();
    return texts;
}

std::size_t plans_bytes() {
    std::size_t bytes = 0;
    for (const std::string& plan : plans()) bytes += plan.size();
    return bytes;
}

std::string long_text(std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) {
        for (const std::string& plan : plans()) out += plan + "\n\n";
    }
    const std::size_t end = out.find('\n', bytes);
    if (end != std::string::npos) out.resize(end + 1);
    return out;
}

}  // namespace fenjie::bench
