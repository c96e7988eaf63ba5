// A timer of the kernel that is read without waiting; no clock is looked at.
//
// In:  Deadline(10), asked a million times within a minute      Out: false for ten seconds, then true
#include "read/deadline.hpp"

#include <sys/timerfd.h>
#include <unistd.h>

#include <cstdint>

namespace fenjie {

Deadline::Deadline(unsigned seconds, unsigned seldom) : seconds_(seconds), seldom_(seldom) {
    if (seconds_ > 0) timer_ = ::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    restart();
}

Deadline::~Deadline() {
    if (timer_ >= 0) ::close(timer_);
}

void Deadline::restart() {
    passed_ = false;
    asked_ = 0;
    itimerspec when{};
    when.it_value.tv_sec = static_cast<time_t>(seconds_);
    if (timer_ >= 0) ::timerfd_settime(timer_, 0, &when, nullptr);
}

bool Deadline::passed() {
    if (steps_) {
        passed_ = passed_ || *steps_ == 0;
        *steps_ -= passed_ ? 0 : 1;
        return passed_;
    }
    if (passed_ || timer_ < 0 || asked_++ % seldom_ != 0) return passed_;
    std::uint64_t times = 0;
    passed_ = ::read(timer_, &times, sizeof times) == static_cast<ssize_t>(sizeof times);
    return passed_;
}

}  // namespace fenjie
