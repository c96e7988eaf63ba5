// Megabytes a second of each stage and of the whole, over all plans. A stage gets what the stages before it made of the
// text; its speed is told in bytes of that text, so that 1/speed of the stages may be added.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "bench_texts.hpp"
#include "fenjie/write.hpp"
#include "layout/layout.hpp"
#include "layout/lines.hpp"
#include "read/decode.hpp"
#include "recognize/recognizers.hpp"
#include "tasks/assemble.hpp"
#include "tasks/drafts.hpp"

namespace {

using namespace fenjie;

const Recognizers& recognizers() {
    static const std::shared_ptr<const Recognizers> all = recognizers_or_built_in(nullptr);
    return *all;
}

const Lexicon& lexicon() {
    return *recognizers().lexicon;
}

/// A plan after each of the stages.
struct Staged {
    explicit Staged(const std::string& text)
        : source(text),
          layout(lay_out(source.view(), lexicon(), {})),
          parts(read_front_matter(layout.blocks, lexicon())),
          plan(assemble(source, layout, parts, recognizers(), std::nullopt)) {}

    SourceText source;
    Layout layout;
    DocumentLayout parts;
    Plan plan;
};

const std::vector<Staged>& staged() {
    static const std::vector<Staged> all = [] {
        std::vector<Staged> out;
        for (const std::string& text : bench::plans()) out.emplace_back(text);
        return out;
    }();
    return all;
}

/// Measures what a step takes for all plans together.
template <typename Step>
void over_plans(benchmark::State& state, Step step) {
    const std::vector<Staged>& all = staged();
    for (auto _ : state) {
        for (const Staged& plan : all) step(plan);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bench::plans_bytes()));
}

/// The same for every paragraph and every paragraph of a cell.
template <typename Step>
void over_paragraphs(benchmark::State& state, Step step) {
    over_plans(state, [&](const Staged& plan) {
        for (const Block& block : plan.layout.blocks) {
            if (!block.text.empty()) step(block.text.view());
            for (const Cell& cell : block.table.cells) {
                for (const MappedText& paragraph : cell.paragraphs) step(paragraph.view());
            }
        }
    });
}

template <typename Step>
void plans_bench(const char* name, Step step) {
    benchmark::RegisterBenchmark(name, [step](benchmark::State& state) {
        over_plans(state, step);
    })->Unit(benchmark::kMillisecond);
}

template <typename Step>
void paragraphs_bench(const char* name, Step step) {
    benchmark::RegisterBenchmark(name, [step](benchmark::State& state) {
        over_paragraphs(state, step);
    })->Unit(benchmark::kMillisecond);
}

/// Text in, JSON out: the way of every plan.
std::string whole(std::string_view text) {
    return to_json(extract(text).plan, JsonLayout::line);
}

/// A text cut at line ends into pieces of about so many bytes.
std::vector<std::string_view> pieces_of(std::string_view text, std::size_t bytes) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t line = text.find('\n', std::min(bytes, text.size()) - 1);
        out.push_back(text.substr(0, line == std::string_view::npos ? text.size() : line + 1));
        text.remove_prefix(out.back().size());
    }
    return out;
}

/// Texts of one size, which together hold all plans at least once: their speed differs only by the size.
void whole_long(benchmark::State& state) {
    const auto size = static_cast<std::size_t>(state.range(0));
    const std::string text = bench::long_text(std::max(size, bench::plans_bytes()));
    const std::vector<std::string_view> pieces = pieces_of(text, size);
    for (auto _ : state) {
        for (const std::string_view piece : pieces) benchmark::DoNotOptimize(whole(piece));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(whole_long)->Unit(benchmark::kMillisecond)->RangeMultiplier(10)->Range(10'000, 100'000'000);

// The stages in their order; `parts` is what assemble() calls first, the recognizers are called inside it.
const bool kRegistered = [] {
    using benchmark::DoNotOptimize;
    plans_bench("decode", [](const Staged& p) { DoNotOptimize(decode(p.source.view())); });
    plans_bench("source", [](const Staged& p) { DoNotOptimize(SourceText(std::string(p.source.view()))); });
    plans_bench("lines", [](const Staged& p) {
        std::vector<Repair> repairs;
        DoNotOptimize(read_lines(p.source.view(), {0, p.source.view().size()}, Cleaner(lexicon()), repairs));
    });
    plans_bench("layout", [](const Staged& p) { DoNotOptimize(lay_out(p.source.view(), lexicon(), {})); });
    plans_bench("parts", [](const Staged& p) { DoNotOptimize(read_front_matter(p.layout.blocks, lexicon())); });
    paragraphs_bench("dates", [](std::string_view text) { DoNotOptimize(recognizers().dates.find(text)); });
    paragraphs_bench("quantities", [](std::string_view text) { DoNotOptimize(recognizers().quantities.find(text)); });
    paragraphs_bench("times, quantities and targets", [](std::string_view text) {
        const TimeFacts times = recognizers().dates.find(text);
        DoNotOptimize(recognizers().targets.find(text, recognizers().quantities.find(text), times));
    });
    paragraphs_bench("notes", [](std::string_view text) { DoNotOptimize(recognizers().responsibility.notes(text)); });
    paragraphs_bench("subjects", [](std::string_view text) {
        DoNotOptimize(recognizers().responsibility.subjects(text, 0, text.size()));
    });
    paragraphs_bench("owners in text", [](std::string_view text) {
        DoNotOptimize(recognizers().responsibility.in_text(text, 0, text.size()));
    });
    plans_bench("assemble", [](const Staged& p) {
        DoNotOptimize(assemble(p.source, p.layout, p.parts, recognizers(), std::nullopt));
    });
    plans_bench("write", [](const Staged& p) { DoNotOptimize(to_json(p.plan, JsonLayout::line)); });
    plans_bench("whole", [](const Staged& p) { DoNotOptimize(whole(p.source.view())); });
    return true;
}();

}  // namespace
