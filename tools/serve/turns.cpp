// Turns and room, under one lock each: what they count changes a few times a request.
//
// In:  Turns(1, 1), three requests at once
// Out: one works, one waits until the first is done, the third is told that the house is full
#include "turns.hpp"

namespace fenjie::tool {

Turns::Got Turns::take(Clock::time_point until) {
    std::unique_lock lock(mutex_);
    if (working_ >= at_once_) {
        if (waiting_ >= may_wait_) return Got::full;
        ++waiting_;
        const bool free = freed_.wait_until(lock, until, [&] { return working_ < at_once_; });
        --waiting_;
        if (!free) return Got::late;
    }
    ++working_;
    return Got::turn;
}

void Turns::give_back() {
    const std::lock_guard lock(mutex_);
    --working_;
    freed_.notify_one();
}

std::size_t Turns::working() const {
    const std::lock_guard lock(mutex_);
    return working_;
}

std::size_t Turns::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
}

bool Room::take(std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    if (bytes > free_) return false;
    free_ -= bytes;
    return true;
}

void Room::give_back(std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    free_ += bytes;
}

}  // namespace fenjie::tool
