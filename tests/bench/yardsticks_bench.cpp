// What the same text costs elsewhere: three steps of ICU that every program on Chinese text knows. Ratios to them hold
// on any machine, megabytes a second do not.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/ustring.h>

#include <memory>

#include "bench_texts.hpp"

namespace {

constexpr std::size_t kBytes = 1'000'000;

std::u16string utf16(const std::string& utf8) {
    const auto text = icu::UnicodeString::fromUTF8(utf8);
    return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

/// Throws where ICU cannot do its part: a yardstick that measures nothing is worse than none.
void check(UErrorCode status) {
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
}

void count_bytes(benchmark::State& state, const std::string& text) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void icu_utf16_and_back(benchmark::State& state) {
    const std::string text = fenjie::bench::long_text(kBytes);
    std::u16string wide(text.size(), u'\0');
    std::string back(text.size(), '\0');
    for (auto _ : state) {
        UErrorCode status = U_ZERO_ERROR;
        int32_t units = 0;
        u_strFromUTF8(wide.data(), static_cast<int32_t>(wide.size()), &units, text.data(),
                      static_cast<int32_t>(text.size()), &status);
        u_strToUTF8(back.data(), static_cast<int32_t>(back.size()), nullptr, wide.data(), units, &status);
        check(status);
        benchmark::DoNotOptimize(back.data());
    }
    count_bytes(state, text);
}
BENCHMARK(icu_utf16_and_back);

void icu_nfkc(benchmark::State& state) {
    const std::string text = fenjie::bench::long_text(kBytes);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    check(status);
    for (auto _ : state) {
        std::string out;
        icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
        nfkc->normalizeUTF8(0, text, sink, nullptr, status);
        check(status);
        benchmark::DoNotOptimize(out.data());
    }
    count_bytes(state, text);
}
BENCHMARK(icu_nfkc);

/// Over UTF-16 that was made before: the break iterator alone.
void icu_words(benchmark::State& state) {
    const std::string text = fenjie::bench::long_text(kBytes);
    const std::u16string wide = utf16(text);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance("zh", status));
    check(status);
    const icu::UnicodeString view(false, wide.data(), static_cast<int32_t>(wide.size()));
    for (auto _ : state) {
        words->setText(view);
        std::size_t boundaries = 0;
        while (words->next() != icu::BreakIterator::DONE) ++boundaries;
        benchmark::DoNotOptimize(boundaries);
    }
    count_bytes(state, text);
}
BENCHMARK(icu_words)->Unit(benchmark::kMillisecond);

}  // namespace
