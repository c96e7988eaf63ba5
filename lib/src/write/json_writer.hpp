// Writes JSON straight into a string, or in pieces to whoever takes them, without a tree in between. The caller keeps
// the grammar: a key before every value inside an object, as many ends as begins.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "fenjie/write.hpp"

namespace fenjie {

class JsonWriter {
 public:
    using Take = std::function<void(std::string_view piece)>;

    explicit JsonWriter(JsonLayout layout) : indented_(layout == JsonLayout::indented) {}
    /// Hands over what is written piece by piece; finish() hands over the last one.
    JsonWriter(JsonLayout layout, Take take) : take_(std::move(take)), indented_(layout == JsonLayout::indented) {}

    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }
    /// A constant of the program that needs no escape.
    void key(std::string_view name) {
        room(name.size() + depth_ + 8);
        before_value();
        put('"');
        put(name);
        put('"');
        put(':');
        if (indented_) put(' ');
        after_key_ = true;
    }
    void string(std::string_view text);
    /// true, false, null or a whole value that is JSON already.
    void raw(std::string_view json) {
        room(json.size() + depth_ + 8);
        before_value();
        put(json);
    }
    void number(std::uint64_t value);

    [[nodiscard]] std::string take() {
        out_.resize(used_);
        used_ = 0;
        return std::move(out_);
    }
    void finish() { hand_over(); }

 private:
    // Everything below room() writes into room that was made before: many short pieces, each without a check.
    void room(std::size_t bytes) {
        if (out_.size() - used_ < bytes) make_room(bytes);
    }
    void make_room(std::size_t bytes);
    void hand_over() {
        take_({out_.data(), used_});
        used_ = 0;
    }
    void put(char c) { out_[used_++] = c; }
    void put(std::string_view bytes) {
        std::memcpy(out_.data() + used_, bytes.data(), bytes.size());
        used_ += bytes.size();
    }
    void new_line() {
        put('\n');
        for (std::size_t i = 0; i < depth_; ++i) put(' ');
    }
    void before_value() {
        if (after_key_) {
            after_key_ = false;
            return;
        }
        if (depth_ == 0) return;
        if (!first_) put(',');
        first_ = false;
        if (indented_) new_line();
    }
    void begin(char bracket) {
        room(depth_ + 8);
        before_value();
        put(bracket);
        ++depth_;
        first_ = true;
    }
    void end(char bracket) {
        room(depth_ + 8);
        --depth_;
        if (indented_ && !first_) new_line();
        put(bracket);
        first_ = false;
    }
    void quoted(std::string_view text);

    Take take_;        // empty where all is to stand in one string
    std::string out_;  // longer than what is written, so that there is room
    std::size_t used_ = 0;
    std::size_t depth_ = 0;
    bool indented_;
    bool first_ = true;       // nothing stands yet in the innermost brackets
    bool after_key_ = false;  // the value follows its key on the same line
};

}  // namespace fenjie
