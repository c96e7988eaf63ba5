// Clean UTF-8 text that knows where each of its bytes stood in the source.
//
//   source   达 到 ６ ０ ％ ⏎ 以 上          (bytes of the decoded text)
//   clean    达到60%以上
//   runs     {0,s0} {6,s6 replaced} …
//
// The map is kept as runs: inside a linear run clean and source advance together byte by byte; a replaced
// run (a width folded, a glyph repaired) maps as a whole. Guarantees:
//   1. runs are in ascending order of both clean and source offsets and cover the whole clean text;
//   2. original(b, e) lies inside the source, begins where the first character stood and ends where the last ended;
//   3. slice and append compose maps; nothing else can change one.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fenjie {

/// A half-open range of bytes, in whatever text the name of the variable says.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] bool empty() const { return begin >= end; }
    [[nodiscard]] std::size_t size() const { return end - begin; }
    bool operator==(const Range&) const = default;
};

/// A Range in half its room, for what a plan has a hundred thousand of. Offsets in its texts fit 32 bits, as a
/// MappedText's do.
struct ShortRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    ShortRange() = default;
    ShortRange(std::size_t from, std::size_t to)
        : begin(static_cast<std::uint32_t>(from)), end(static_cast<std::uint32_t>(to)) {}
    ShortRange(Range r) : ShortRange(r.begin, r.end) {}  // NOLINT(google-explicit-constructor): the same
    operator Range() const { return {begin, end}; }      // NOLINT(google-explicit-constructor): values
    [[nodiscard]] bool empty() const { return begin >= end; }
    [[nodiscard]] std::size_t size() const { return end - begin; }
    /// Widens it to hold the other as well.
    void include(Range r) { *this = {std::min<std::size_t>(begin, r.begin), std::max<std::size_t>(end, r.end)}; }
};

class MappedText {
 public:
    MappedText() = default;
    MappedText(const MappedText&) = default;
    MappedText& operator=(const MappedText&) = default;
    MappedText(MappedText&& other) noexcept
        : store_(std::move(other.store_)), begin_(std::exchange(other.begin_, 0)), end_(std::exchange(other.end_, 0)) {}
    MappedText& operator=(MappedText&& other) noexcept {
        store_ = std::move(other.store_);
        begin_ = std::exchange(other.begin_, 0);
        end_ = std::exchange(other.end_, 0);
        return *this;
    }
    ~MappedText() = default;

    [[nodiscard]] std::string_view view() const {
        return store_ ? std::string_view(store_->text).substr(begin_, size()) : std::string_view{};
    }
    [[nodiscard]] std::size_t size() const { return end_ - begin_; }
    [[nodiscard]] bool empty() const { return begin_ == end_; }

    /// Makes room for a text that is built piece by piece while its pieces are in use already.
    void reserve(std::size_t bytes) { growing(bytes).text.reserve(end_ + bytes); }
    /// Appends source bytes as they are; `source_begin` is where they stand.
    void append_verbatim(std::string_view bytes, std::size_t source_begin);
    /// Appends `clean` as the reading of a source range (a folded width, a repaired glyph).
    void append_replaced(std::string_view clean, Range source);
    void append(const MappedText& other);

    [[nodiscard]] MappedText slice(std::size_t begin, std::size_t end) const;
    /// The source bytes that clean bytes [begin, end) were read from. An empty range gives an empty one.
    [[nodiscard]] Range original(std::size_t begin, std::size_t end) const;
    [[nodiscard]] Range original(Range r) const { return original(r.begin, r.end); }
    /// The first character at or behind `from` that begins at or behind `source` in the source; size() where none does.
    [[nodiscard]] std::size_t first_from(std::size_t from, std::size_t source) const;
    /// Whether what the source has between the characters of [begin, end) is in the text as well: it was read in one
    /// piece, and no original() of a character lies apart from that of the one before.
    [[nodiscard]] bool is_gapless(std::size_t begin, std::size_t end) const;

 private:
    struct Run {
        std::uint32_t clean = 0;   // begin in the clean text
        std::uint32_t source = 0;  // begin in the source
        std::uint32_t source_length = 0;
    };
    /// Text and map that several MappedTexts are ranges of. It only grows at its end, and while it is shared only as
    /// far as its bytes stay where they are, so that no range of it changes and no view of one ends: slices share it,
    /// and a piece that follows in it is appended without copying.
    struct Store {
        std::string text;
        std::vector<Run> runs;
        std::atomic<std::uint32_t> owners = 0;
        [[nodiscard]] std::size_t run_at(std::size_t clean) const;
        /// The same for one that lies in `run` or behind it.
        [[nodiscard]] std::size_t run_from(std::size_t run, std::size_t clean) const;
        [[nodiscard]] std::size_t clean_length(std::size_t run) const;
        void push(std::size_t source, std::size_t clean_length, std::size_t source_length);
        void append(const Store& other, std::size_t begin, std::size_t end);
    };
    /// A std::shared_ptr of half the size: a table of a hundred thousand rows holds half a million of these texts.
    class StorePointer {
     public:
        StorePointer() noexcept = default;
        explicit StorePointer(Store* store) noexcept : store_(store) { hold(); }
        StorePointer(const StorePointer& other) noexcept : store_(other.store_) { hold(); }
        StorePointer(StorePointer&& other) noexcept : store_(std::exchange(other.store_, nullptr)) {}
        StorePointer& operator=(StorePointer other) noexcept {
            std::swap(store_, other.store_);
            return *this;
        }
        ~StorePointer() {
            if (store_ != nullptr && store_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete store_;
        }
        explicit operator bool() const noexcept { return store_ != nullptr; }
        [[nodiscard]] Store& operator*() const noexcept { return *store_; }
        [[nodiscard]] Store* operator->() const noexcept { return store_; }
        [[nodiscard]] bool shared() const noexcept { return store_->owners.load(std::memory_order_acquire) > 1; }
        bool operator==(const StorePointer& other) const noexcept { return store_ == other.store_; }

     private:
        void hold() const noexcept {
            if (store_ != nullptr) store_->owners.fetch_add(1, std::memory_order_relaxed);
        }
        Store* store_ = nullptr;
    };
    Store& growing(std::size_t bytes);
    void end_at_store() { end_ = static_cast<std::uint32_t>(store_->text.size()); }

    StorePointer store_;       // null while empty
    std::uint32_t begin_ = 0;  // in the store's text
    std::uint32_t end_ = 0;
};

}  // namespace fenjie
