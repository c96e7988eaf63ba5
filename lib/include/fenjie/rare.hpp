// An optional value that costs a pointer: for what is large, or seldom there.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace fenjie {

/// Used as a std::optional is, and a value like one: a copy never changes with its original. Inside, copies share what
/// they hold until one of them is written to, so that a deadline of a task costs its targets nothing. Reading through a
/// non-const Rare counts as writing: prefer const access. As with std::optional, one object is not to be read while
/// another thread writes to it; copies of it may be.
template <typename T>
class Rare {
    template <typename Value>
    static constexpr bool kIsValue =
        !std::is_same_v<std::remove_cvref_t<Value>, Rare> &&
        !std::is_same_v<std::remove_cvref_t<Value>, std::nullopt_t> &&
        !std::is_same_v<std::remove_cvref_t<Value>, std::optional<T>> && std::is_convertible_v<Value, T>;

 public:
    Rare() noexcept = default;
    Rare(std::nullopt_t) noexcept {}  // NOLINT(google-explicit-constructor): as std::optional
    template <typename Value = T>
    // NOLINTNEXTLINE(google-explicit-constructor, bugprone-forwarding-reference-overload): as std::optional
    requires(kIsValue<Value>) Rare(Value&& value) : held_(new Held(std::in_place, std::forward<Value>(value))) {}
    Rare(const std::optional<T>& value) : held_(value ? new Held(std::in_place, *value) : nullptr) {}        // NOLINT
    Rare(std::optional<T>&& value) : held_(value ? new Held(std::in_place, std::move(*value)) : nullptr) {}  // NOLINT
    Rare(const Rare& other) noexcept : held_(other.held_) {
        if (held_ != nullptr) held_->owners.fetch_add(1, std::memory_order_relaxed);
    }
    Rare(Rare&& other) noexcept : held_(std::exchange(other.held_, nullptr)) {}
    // NOLINTNEXTLINE(bugprone-unhandled-self-assignment): what is swapped is a copy
    Rare& operator=(const Rare& other) noexcept {
        Rare(other).swap(*this);
        return *this;
    }
    Rare& operator=(Rare&& other) noexcept {
        Rare taken = std::move(other);
        swap(taken);
        return *this;
    }
    template <typename Value = T>
    requires(kIsValue<Value>) Rare& operator=(Value&& value) {
        Rare(std::forward<Value>(value)).swap(*this);
        return *this;
    }
    ~Rare() { reset(); }

    [[nodiscard]] bool has_value() const noexcept { return held_ != nullptr; }
    explicit operator bool() const noexcept { return held_ != nullptr; }
    [[nodiscard]] const T& operator*() const noexcept { return held_->value; }
    [[nodiscard]] const T* operator->() const noexcept { return &held_->value; }
    [[nodiscard]] T& operator*() { return own(); }
    [[nodiscard]] T* operator->() { return &own(); }
    /// A copy for where a std::optional is wanted.
    operator std::optional<T>() const {  // NOLINT(google-explicit-constructor)
        return held_ == nullptr ? std::nullopt : std::optional<T>(held_->value);
    }
    template <typename Other>
    [[nodiscard]] T value_or(Other&& other) const {
        return held_ == nullptr ? static_cast<T>(std::forward<Other>(other)) : held_->value;
    }

    void reset() noexcept {
        Held* const held = std::exchange(held_, nullptr);
        if (held != nullptr && held->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete held;
    }
    template <typename... Arguments>
    T& emplace(Arguments&&... arguments) {
        Rare(T(std::forward<Arguments>(arguments)...)).swap(*this);
        return held_->value;
    }
    void swap(Rare& other) noexcept { std::swap(held_, other.held_); }

    friend bool operator==(const Rare& a, const Rare& b) {
        return a.held_ == b.held_ || (a && b && a.held_->value == b.held_->value);
    }
    friend bool operator==(const Rare& a, std::nullopt_t) noexcept { return !a; }
    template <typename Value>
    requires(kIsValue<const Value&>) friend bool operator==(const Rare& a, const Value& b) {
        return a && a.held_->value == b;
    }

 private:
    struct Held {
        template <typename Value>
        Held(std::in_place_t, Value&& of) : value(std::forward<Value>(of)) {}
        T value;
        std::atomic<std::size_t> owners = 1;
    };
    // The value, shared with nobody.
    T& own() {
        if (held_->owners.load(std::memory_order_acquire) != 1) Rare(std::as_const(*this).operator*()).swap(*this);
        return held_->value;
    }

    Held* held_ = nullptr;
};

}  // namespace fenjie
