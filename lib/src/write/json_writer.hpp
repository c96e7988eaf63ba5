// Writes JSON straight into a string, without a tree in between. The caller keeps the grammar: a key before
// every value inside an object, as many ends as begins.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/write.hpp"

namespace fenjie {

class JsonWriter {
 public:
    explicit JsonWriter(JsonLayout layout) : indented_(layout == JsonLayout::indented) {}

    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }
    void key(std::string_view name);
    void string(std::string_view text);
    /// A number, true, false, null or a whole value that is JSON already.
    void raw(std::string_view json);

    [[nodiscard]] std::string take() { return std::move(out_); }

 private:
    void begin(char bracket);
    void end(char bracket);
    void before_value();
    void new_line();
    void quoted(std::string_view text);

    std::string out_;
    std::size_t depth_ = 0;
    bool indented_;
    bool first_ = true;       // nothing stands yet in the innermost brackets
    bool after_key_ = false;  // the value follows its key on the same line
};

}  // namespace fenjie
