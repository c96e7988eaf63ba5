// A limit of time that work inside the process looks at between its steps.
#pragma once

namespace fenjie {

class Deadline {
 public:
    /// So many seconds from now; 0: never.
    explicit Deadline(unsigned seconds);
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
    unsigned asked_ = 0;
    bool passed_ = false;
};

}  // namespace fenjie
