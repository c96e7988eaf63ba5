// A line on a terminal that tells how far a batch is.
//
// In:  1234 done of 100000, 2 of them failed, in 12.8 seconds
// Out: "1234/100000  96.4/s  2 failed  17 min left", over the line before
#include "progress.hpp"

#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdio>

namespace fenjie::tool {
namespace {

constexpr std::chrono::milliseconds kBetween{100};
constexpr double kMinute = 60;
constexpr double kHour = 3600;

std::string time_text(double seconds) {
    std::array<char, 64> text{};
    if (seconds < kMinute)
        (void)std::snprintf(text.data(), text.size(), "%.0f s", std::ceil(seconds));
    else if (seconds < kHour)
        (void)std::snprintf(text.data(), text.size(), "%.0f min", std::ceil(seconds / kMinute));
    else
        (void)std::snprintf(text.data(), text.size(), "%.0f h %02.0f min", std::floor(seconds / kHour),
                            std::floor(std::fmod(seconds, kHour) / kMinute));
    return text.data();
}

}  // namespace

std::string progress_text(const Count& count, std::chrono::duration<double> elapsed) {
    std::string out = std::to_string(count.done) + "/" + std::to_string(count.total);
    // What was taken over took no time to speak of.
    const std::size_t read = count.done - count.kept;
    const double rate = elapsed.count() > 0 ? static_cast<double>(read) / elapsed.count() : 0;
    if (rate > 0) {
        std::array<char, 64> text{};
        (void)std::snprintf(text.data(), text.size(), "  %.1f/s", rate);
        out += text.data();
    }
    if (count.failed > 0) out += "  " + std::to_string(count.failed) + " failed";
    if (rate > 0 && count.total > count.done)
        out += "  " + time_text(static_cast<double>(count.total - count.done) / rate) + " left";
    return out;
}

Progress::Progress(bool shown) : shown_(shown && ::isatty(STDERR_FILENO) == 1), last_(begin_ - kBetween) {}

void Progress::tell(const Count& count) {
    if (!shown_) return;
    const Clock::time_point now = Clock::now();
    if (now - last_ < kBetween) return;
    last_ = now;
    there_ = true;
    (void)std::fprintf(stderr, "\r\033[K%s", progress_text(count, now - begin_).c_str());
}

void Progress::clear() {
    if (there_) (void)std::fputs("\r\033[K", stderr);
    there_ = false;
}

}  // namespace fenjie::tool
