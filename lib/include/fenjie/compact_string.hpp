// A text in eight bytes: what a plan's ids, names, titles and wordings are kept in.
#pragma once

#include <atomic>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <new>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "fenjie/rare.hpp"

namespace fenjie {

/// A text that is given as a whole and read as a std::string_view: it is compared, streamed, hashed and joined like a
/// std::string, and never changed in place. Up to seven bytes stand in the object itself; a longer text is shared by
/// its copies, so that a copy takes no memory. Any bytes are allowed, zeros too. An object is not to be read while
/// another thread assigns to it; copies of it may be. More than 4 GB throw std::length_error.
///
///     const CompactString id = "t12";
///     std::cout << id << (id == "t12") << id.view().substr(1) << std::string(id);
class CompactString {
    template <typename Text>
    static constexpr bool kIsText = !std::is_same_v<std::remove_cvref_t<Text>, CompactString> &&
                                    std::is_convertible_v<const Text&, std::string_view>;

 public:
    CompactString() noexcept = default;
    template <typename Text>
    requires(kIsText<Text>) CompactString(const Text& text) : word_(word_of(text)) {}  // NOLINT: as std::string
    CompactString(const CompactString& other) noexcept : word_(other.word_) {
        if (other.is_shared()) other.block()->owners.fetch_add(1, std::memory_order_relaxed);
    }
    CompactString(CompactString&& other) noexcept : word_(std::exchange(other.word_, kEmpty)) {}
    CompactString& operator=(const CompactString& other) noexcept {
        CompactString(other).swap(*this);
        return *this;
    }
    CompactString& operator=(CompactString&& other) noexcept {
        CompactString(std::move(other)).swap(*this);  // cppcheck-suppress accessMoved; moved once
        return *this;
    }
    ~CompactString() {
        if (is_shared() && block()->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) free_block(block());
    }

    /// Valid while this object, or a copy of it that shares a longer text, stays as it is.
    [[nodiscard]] std::string_view view() const noexcept {
        if (is_shared()) return {bytes_of(block()), block()->size};
        return {reinterpret_cast<const char*>(&word_) + kFirst, static_cast<std::size_t>((word_ & kTag) >> 1U)};
    }
    operator std::string_view() const noexcept { return view(); }  // NOLINT(google-explicit-constructor)
    operator std::string() const { return std::string(view()); }   // NOLINT: a copy, as its readers ask
    [[nodiscard]] std::size_t size() const noexcept { return view().size(); }
    [[nodiscard]] bool empty() const noexcept { return word_ == kEmpty; }
    void swap(CompactString& other) noexcept { std::swap(word_, other.word_); }

    friend bool operator==(const CompactString& a, const CompactString& b) noexcept {
        return a.word_ == b.word_ || a.view() == b.view();
    }
    friend std::strong_ordering operator<=>(const CompactString& a, const CompactString& b) noexcept {
        return a.view() <=> b.view();
    }
    template <typename Text>
    requires(kIsText<Text>) friend bool operator==(const CompactString& a, const Text& b) noexcept {
        return a.view() == std::string_view(b);
    }
    template <typename Text>
    requires(kIsText<Text>) friend std::strong_ordering operator<=>(const CompactString& a, const Text& b) noexcept {
        return a.view() <=> std::string_view(b);
    }
    /// Joined with another text it is a std::string.
    template <typename Text>
    requires(kIsText<Text>) friend std::string operator+(const CompactString& a, const Text& b) { return joined(a, b); }
    template <typename Text>
    requires(kIsText<Text>) friend std::string operator+(const Text& a, const CompactString& b) { return joined(a, b); }
    friend std::string operator+(const CompactString& a, const CompactString& b) { return joined(a, b); }
    friend std::ostream& operator<<(std::ostream& out, const CompactString& text) { return out << text.view(); }

 private:
    friend class Rare<CompactString>;
    // Of a longer text: how many share it, how long it is; its bytes follow.
    struct Block {
        std::atomic<std::uint32_t> owners = 1;
        std::uint32_t size = 0;
    };
    // The word is a Block's address, or a tag with its lowest bit set, the length above, beside the bytes themselves.
    static constexpr std::size_t kInside = 7;
    static constexpr std::uint64_t kTag = 0xFF;
    static constexpr std::uint64_t kEmpty = 1;
    static constexpr std::uint64_t kNone = 0;  // what a Rare of it has that holds nothing
    static constexpr std::size_t kFirst = std::endian::native == std::endian::little ? 1 : 0;
    static_assert(std::endian::native == std::endian::little || std::endian::native == std::endian::big);

    struct Nothing {};
    explicit CompactString(Nothing /*unused*/) noexcept : word_(kNone) {}

    [[nodiscard]] bool is_shared() const noexcept { return (word_ & 1U) == 0 && word_ != kNone; }
    [[nodiscard]] Block* block() const noexcept {
        return reinterpret_cast<Block*>(static_cast<std::uintptr_t>(word_));  // NOLINT(performance-no-int-to-ptr)
    }
    static char* bytes_of(Block* block) noexcept { return reinterpret_cast<char*>(block + 1); }
    static void free_block(Block* block) noexcept {
        block->~Block();
        ::operator delete(static_cast<void*>(block));
    }
    static std::uint64_t word_of(std::string_view text) {
        if (text.size() <= kInside) {
            std::uint64_t word = 0;
            // An empty view may have no address.
            if (!text.empty()) std::memcpy(reinterpret_cast<char*>(&word) + kFirst, text.data(), text.size());
            return word | (text.size() << 1U) | 1U;
        }
        if (text.size() > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("a text of over 4 GB");
        auto* const block = new (::operator new(sizeof(Block) + text.size())) Block;
        block->size = static_cast<std::uint32_t>(text.size());
        std::memcpy(bytes_of(block), text.data(), text.size());
        return reinterpret_cast<std::uintptr_t>(block);
    }
    static std::string joined(std::string_view a, std::string_view b) {
        std::string out;
        out.reserve(a.size() + b.size());
        return out.append(a).append(b);
    }

    std::uint64_t word_ = kEmpty;
};

/// A text that may be missing, which is not the same as an empty one. It takes no more room than the text.
template <>
class Rare<CompactString> {
    template <typename Value>
    static constexpr bool kIsValue =
        !std::is_same_v<std::remove_cvref_t<Value>, Rare> &&
        !std::is_same_v<std::remove_cvref_t<Value>, std::nullopt_t> && std::is_convertible_v<Value, CompactString>;

 public:
    Rare() noexcept = default;
    Rare(std::nullopt_t) noexcept {}  // NOLINT(google-explicit-constructor): as std::optional
    template <typename Value>
    requires(kIsValue<Value>) Rare(Value&& value) : text_(std::forward<Value>(value)) {}  // NOLINT
    template <typename Value>
    requires(kIsValue<const Value&>) Rare(const std::optional<Value>& value) {  // NOLINT
        if (value) text_ = CompactString(*value);
    }
    Rare(const Rare&) noexcept = default;
    Rare(Rare&& other) noexcept { swap(other); }
    Rare& operator=(const Rare&) noexcept = default;
    Rare& operator=(Rare&& other) noexcept {
        Rare(std::move(other)).swap(*this);  // cppcheck-suppress accessMoved; moved once
        return *this;
    }
    template <typename Value>
    requires(kIsValue<Value>) Rare& operator=(Value&& value) {
        text_ = CompactString(std::forward<Value>(value));
        return *this;
    }
    ~Rare() = default;

    [[nodiscard]] bool has_value() const noexcept { return text_.word_ != CompactString::kNone; }
    explicit operator bool() const noexcept { return has_value(); }
    [[nodiscard]] const CompactString& operator*() const noexcept { return text_; }
    [[nodiscard]] const CompactString* operator->() const noexcept { return &text_; }
    [[nodiscard]] CompactString& operator*() noexcept { return text_; }
    [[nodiscard]] CompactString* operator->() noexcept { return &text_; }
    operator std::optional<CompactString>() const {  // NOLINT(google-explicit-constructor)
        return has_value() ? std::optional(text_) : std::nullopt;
    }
    operator std::optional<std::string>() const {  // NOLINT(google-explicit-constructor)
        return has_value() ? std::optional(std::string(text_)) : std::nullopt;
    }
    template <typename Other>
    [[nodiscard]] CompactString value_or(Other&& other) const {
        return has_value() ? text_ : CompactString(std::forward<Other>(other));
    }
    void reset() noexcept { Rare().swap(*this); }
    template <typename... Arguments>
    CompactString& emplace(Arguments&&... arguments) {
        return text_ = CompactString(std::forward<Arguments>(arguments)...);
    }
    void swap(Rare& other) noexcept { text_.swap(other.text_); }

    friend bool operator==(const Rare& a, const Rare& b) noexcept {
        return a.has_value() == b.has_value() && (!a.has_value() || a.text_ == b.text_);
    }
    friend bool operator==(const Rare& a, std::nullopt_t) noexcept { return !a; }
    template <typename Value>
    requires(kIsValue<const Value&>) friend bool operator==(const Rare& a, const Value& b) {
        return a.has_value() && a.text_ == b;
    }

 private:
    CompactString text_{CompactString::Nothing{}};
};

}  // namespace fenjie

template <>
struct std::hash<fenjie::CompactString> {
    std::size_t operator()(const fenjie::CompactString& text) const noexcept {
        return std::hash<std::string_view>()(text.view());
    }
};
