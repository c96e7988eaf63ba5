// A list in the room of a pointer: for members that are mostly empty.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace fenjie {

/// Used as a std::vector is; an empty one is a null pointer, a fuller one points to its length and its values. A value
/// that is put into it must be movable without an exception. Iterators and references end when it grows. More than 2^32
/// values throw std::length_error.
template <typename T>
class CompactVector {
 public:
    using value_type = T;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = T&;
    using const_reference = const T&;
    using iterator = T*;
    using const_iterator = const T*;

    CompactVector() noexcept = default;
    CompactVector(std::initializer_list<T> values) : CompactVector(values.begin(), values.end()) {}
    template <std::forward_iterator Iterator>
    CompactVector(Iterator first, Iterator last) : CompactVector() {
        append(first, last);
    }
    CompactVector(const std::vector<T>& values) : CompactVector(values.begin(), values.end()) {}  // NOLINT
    CompactVector(std::vector<T>&& values) : CompactVector() {  // NOLINT(google-explicit-constructor)
        reserve(values.size());
        for (T& value : values) put(std::move(value));
    }
    CompactVector(const CompactVector& other) : CompactVector(other.begin(), other.end()) {}
    CompactVector(CompactVector&& other) noexcept : head_(std::exchange(other.head_, nullptr)) {}
    CompactVector& operator=(const CompactVector& other) {  // NOLINT(bugprone-unhandled-self-assignment): swaps a copy
        CompactVector(other).swap(*this);
        return *this;
    }
    CompactVector& operator=(CompactVector&& other) noexcept {
        CompactVector(std::move(other)).swap(*this);  // cppcheck-suppress accessMoved; moved once
        return *this;
    }
    ~CompactVector() { let_go(); }

    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return head_ == nullptr ? 0 : head_->size; }
    [[nodiscard]] std::size_t capacity() const noexcept { return head_ == nullptr ? 0 : head_->capacity; }
    [[nodiscard]] T* data() noexcept { return head_ == nullptr ? nullptr : values_of(head_); }
    [[nodiscard]] const T* data() const noexcept { return head_ == nullptr ? nullptr : values_of(head_); }
    [[nodiscard]] T* begin() noexcept { return data(); }
    [[nodiscard]] T* end() noexcept { return data() + size(); }
    [[nodiscard]] const T* begin() const noexcept { return data(); }
    [[nodiscard]] const T* end() const noexcept { return data() + size(); }
    [[nodiscard]] T& operator[](std::size_t i) noexcept { return data()[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return data()[i]; }
    [[nodiscard]] T& at(std::size_t i) { return data()[checked(i)]; }
    [[nodiscard]] const T& at(std::size_t i) const { return data()[checked(i)]; }
    [[nodiscard]] T& front() noexcept { return *data(); }
    [[nodiscard]] const T& front() const noexcept { return *data(); }
    [[nodiscard]] T& back() noexcept { return data()[size() - 1]; }
    [[nodiscard]] const T& back() const noexcept { return data()[size() - 1]; }

    void reserve(std::size_t count) {
        if (count > capacity()) move_to(count);
    }
    /// Gives back the room that is not used.
    void shrink_to_fit() {
        if (empty())
            let_go();
        else if (size() < capacity())
            move_to(size());
    }
    void clear() noexcept {
        if (head_ != nullptr) cut(0);
    }
    template <typename... Arguments>
    T& emplace_back(Arguments&&... arguments) {
        if (size() == capacity()) {
            // The new value may be made of one of the old.
            T value(std::forward<Arguments>(arguments)...);
            move_to(std::max(size() + 1, size() + size() / 2));
            return put(std::move(value));
        }
        return put(std::forward<Arguments>(arguments)...);
    }
    void push_back(const T& value) { emplace_back(value); }
    void push_back(T&& value) { emplace_back(std::move(value)); }
    void pop_back() noexcept { cut(size() - 1); }
    T* erase(const T* first, const T* last) {
        T* const at = begin() + (first - begin());
        if (first == last) return at;
        T* const rest = std::move(begin() + (last - begin()), end(), at);
        cut(static_cast<std::size_t>(rest - begin()));
        return at;
    }
    T* erase(const T* at) { return erase(at, at + 1); }
    template <std::forward_iterator Iterator>
    void append(Iterator first, Iterator last) {
        reserve(size() + static_cast<std::size_t>(std::distance(first, last)));
        for (; first != last; ++first) put(*first);
    }
    void swap(CompactVector& other) noexcept { std::swap(head_, other.head_); }

    friend bool operator==(const CompactVector& a, const CompactVector& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }
    friend bool operator==(const CompactVector& a, const std::vector<T>& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

 private:
    struct Head {
        std::uint32_t size = 0;
        std::uint32_t capacity = 0;
    };
    static constexpr std::size_t offset() noexcept { return std::max(sizeof(Head), alignof(T)); }
    static T* values_of(Head* head) noexcept {
        return reinterpret_cast<T*>(reinterpret_cast<std::byte*>(head) + offset());
    }
    [[nodiscard]] std::size_t checked(std::size_t i) const {
        if (i >= size()) throw std::out_of_range("CompactVector::at");
        return i;
    }
    // Into room that is there.
    template <typename... Arguments>
    T& put(Arguments&&... arguments) {
        T* const value = std::construct_at(end(), std::forward<Arguments>(arguments)...);
        ++head_->size;
        return *value;
    }
    void cut(std::size_t count) noexcept {
        std::destroy(begin() + count, end());
        head_->size = static_cast<std::uint32_t>(count);
    }
    void move_to(std::size_t count) {
        static_assert(std::is_nothrow_move_constructible_v<T>);
        static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);
        if (count > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("CompactVector");
        auto* const head = new (::operator new(offset() + count * sizeof(T))) Head;
        head->size = static_cast<std::uint32_t>(size());
        head->capacity = static_cast<std::uint32_t>(count);
        std::uninitialized_move(begin(), end(), values_of(head));
        let_go();
        head_ = head;
    }
    void let_go() noexcept {
        if (head_ == nullptr) return;
        std::destroy(begin(), end());
        ::operator delete(static_cast<void*>(std::exchange(head_, nullptr)));
    }

    Head* head_ = nullptr;
};

}  // namespace fenjie
