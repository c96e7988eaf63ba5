// The operators of the whole program. They stand in a file of their own, so that no caller is compiled with them in
// sight: gcc would take a delete that frees for a mistake. All forms are here: a sanitizer has its own of those that
// are left out.
#include "failing_new.hpp"

#include <cstdlib>
#include <new>

thread_local long failing_new::left = -1;

namespace {

void* memory_or_null(std::size_t size) {
    if (failing_new::left == 0) return nullptr;
    if (failing_new::left > 0) --failing_new::left;
    return std::malloc(size == 0 ? 1 : size);
}

void* memory(std::size_t size) {
    if (void* out = memory_or_null(size)) return out;
    throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) {
    return memory(size);
}
void* operator new[](std::size_t size) {
    return memory(size);
}
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
    return memory_or_null(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
    return memory_or_null(size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t /*size*/) noexcept {
    std::free(memory);
}
