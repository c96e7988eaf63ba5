// A limit of time that work inside the process looks at between its steps.
#pragma once

#include <cstdint>
#include <optional>

namespace fenjie {

/// How often it is asked whether it has passed before it has: a deadline in steps rather than seconds.
struct Steps {
    std::uint64_t count = 0;
};

class Deadline {
 public:
    /// So many seconds from now; 0: never. The kernel is asked by one in `seldom` questions: work of long steps
    /// wants 1.
    explicit Deadline(unsigned seconds, unsigned seldom = 32);
    explicit Deadline(Steps steps) : steps_(steps.count) {}
    ~Deadline();
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    /// Cheap enough for every step: it asks the kernel only now and then.
    [[nodiscard]] bool passed();
    /// So many seconds from now once more.
    void restart();

 private:
    int timer_ = -1;
    unsigned seconds_ = 0;
    unsigned seldom_ = 1;
    unsigned asked_ = 0;
    std::optional<std::uint64_t> steps_;
    bool passed_ = false;
};

}  // namespace fenjie
