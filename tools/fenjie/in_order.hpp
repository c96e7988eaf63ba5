// Work done by several threads at once whose results come out in the order in which it was given.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace fenjie::tool {

/// Guarantees: 1. results come in the order of the works; 2. at most `jobs` works run at once and as many wait; 3. at
/// most kWindow results a job, and about kMostBytes of them, wait for one before them that takes long.
template <typename Result>
class InOrder {
 public:
    using Work = std::function<Result()>;
    static constexpr std::size_t kWindow = 32;
    static constexpr std::size_t kMostBytes = 64U << 20U;

    /// `weigh` tells how many bytes a result takes. A single job needs no thread: its work is done when it is given.
    InOrder(std::size_t jobs, std::function<std::size_t(const Result&)> weigh) : jobs_(jobs), weigh_(std::move(weigh)) {
        for (std::size_t i = 0; jobs > 1 && i < jobs; ++i) {
            try {
                threads_.emplace_back([this] { run(); });
            } catch (const std::system_error&) {
                // No more threads are to be had; with those that are there it only takes longer.
                break;
            }
        }
    }
    InOrder(const InOrder&) = delete;
    InOrder& operator=(const InOrder&) = delete;
    /// Waits for the works that run; those that wait are not begun.
    ~InOrder() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        changed_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

    [[nodiscard]] bool empty() const { return slots_.empty(); }
    [[nodiscard]] bool has_room() {
        const std::lock_guard lock(mutex_);
        return room();
    }

    void give(Work work) {
        auto slot = std::make_shared<Slot>();
        slot->work = std::move(work);
        slots_.push_back(slot);
        if (threads_.empty()) {
            finish(*slot);
            return;
        }
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(std::move(slot));
            ++unfinished_;
        }
        changed_.notify_all();
    }

    /// Waits until the first result is there, which it returns, or, where `more` is to come, until there is room for
    /// another work: nothing then. What the work threw is thrown here.
    [[nodiscard]] std::optional<Result> take(bool more) {
        std::shared_ptr<Slot> first = slots_.front();
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return first->done || (more && room()); });
            if (!first->done) return std::nullopt;
            bytes_ -= first->bytes;
        }
        slots_.pop_front();
        if (first->failure) std::rethrow_exception(first->failure);
        return std::move(first->result);
    }

 private:
    struct Slot {
        Work work;
        std::optional<Result> result;
        std::exception_ptr failure;
        std::size_t bytes = 0;
        bool done = false;
    };

    [[nodiscard]] bool room() const {
        if (threads_.empty()) return slots_.empty();
        return unfinished_ < 2 * jobs_ && slots_.size() < kWindow * jobs_ && bytes_ < kMostBytes;
    }

    void finish(Slot& slot) {
        try {
            slot.result = slot.work();
        } catch (...) {
            slot.failure = std::current_exception();
        }
        slot.work = nullptr;
        slot.bytes = slot.result ? weigh_(*slot.result) : 0;
        const std::lock_guard lock(mutex_);
        bytes_ += slot.bytes;
        slot.done = true;
    }

    void run() {
        while (true) {
            std::shared_ptr<Slot> slot;
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
                if (ended_) return;
                slot = std::move(waiting_.front());
                waiting_.pop_front();
            }
            finish(*slot);
            {
                const std::lock_guard lock(mutex_);
                --unfinished_;
            }
            changed_.notify_all();
        }
    }

    std::size_t jobs_;
    std::function<std::size_t(const Result&)> weigh_;
    std::deque<std::shared_ptr<Slot>> slots_;  // of the giving thread alone
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::shared_ptr<Slot>> waiting_;
    std::size_t unfinished_ = 0;
    std::size_t bytes_ = 0;
    bool ended_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace fenjie::tool
