// The runs behind MappedText (see the header for the picture).
//
// In:  "达到" as it stands at byte 0, "60%" read from ６０％ at byte 6      Out: "达到60%", whose "60%" maps to [6, 15)
//
// A run is linear when its clean and source lengths are equal: then both advance byte by byte.
#include "text/mapped_text.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fenjie {

std::size_t MappedText::Store::clean_length(std::size_t run) const {
    const std::size_t end = run + 1 < runs.size() ? runs[run + 1].clean : text.size();
    return end - runs[run].clean;
}

std::size_t MappedText::Store::run_at(std::size_t clean) const {
    if (runs.size() == 1) return 0;
    const auto after = std::upper_bound(runs.begin(), runs.end(), clean,
                                        [](std::size_t value, const Run& run) { return value < run.clean; });
    return static_cast<std::size_t>(after - runs.begin()) - 1;
}

std::size_t MappedText::Store::run_from(std::size_t run, std::size_t clean) const {
    return run + 1 == runs.size() || clean < runs[run + 1].clean ? run : run_at(clean);
}

// Must be called before the bytes are added to the text, so that the last run's length is still known.
void MappedText::Store::push(std::size_t source, std::size_t length, std::size_t source_length) {
    if (!runs.empty()) {
        Run& last = runs.back();
        const bool last_linear = clean_length(runs.size() - 1) == last.source_length;
        if (last_linear && length == source_length && last.source + last.source_length == source) {
            last.source_length += static_cast<std::uint32_t>(source_length);
            return;
        }
    }
    runs.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(source),
                    static_cast<std::uint32_t>(source_length)});
}

void MappedText::Store::append(const Store& other, std::size_t begin, std::size_t end) {
    for (std::size_t i = other.run_at(begin); i < other.runs.size() && other.runs[i].clean < end; ++i) {
        const Run run = other.runs[i];
        const std::size_t length = other.clean_length(i);
        const std::size_t from = std::max<std::size_t>(begin, run.clean);
        const std::size_t to = std::min<std::size_t>(end, run.clean + length);
        const bool linear = length == run.source_length;
        const std::size_t source = linear ? run.source + (from - run.clean) : run.source;
        push(source, to - from, linear ? to - from : run.source_length);
        text.append(other.text, from, to - from);
    }
}

// The store, ready to take so many bytes: a new one where this text is not what stands at its end, or where the store
// would have to move its bytes while others look at them. The new one has room to grow, so that a text that is built
// piece by piece is copied seldom.
MappedText::Store& MappedText::growing(std::size_t bytes) {
    if (!store_) {
        store_ = StorePointer(new Store);
    } else if (end_ != store_->text.size() ||
               (store_.shared() && store_->text.capacity() - store_->text.size() < bytes)) {
        StorePointer own(new Store);
        own->text.reserve(2 * (size() + bytes));
        own->append(*store_, begin_, end_);
        end_ -= begin_;
        begin_ = 0;
        store_ = std::move(own);
    }
    return *store_;
}

void MappedText::append_verbatim(std::string_view bytes, std::size_t source_begin) {
    if (bytes.empty()) return;
    Store& store = growing(bytes.size());
    store.push(source_begin, bytes.size(), bytes.size());
    store.text.append(bytes);
    end_at_store();
}

void MappedText::append_replaced(std::string_view clean, Range source) {
    if (clean.empty()) return;
    Store& store = growing(clean.size());
    store.push(source.begin, clean.size(), source.size());
    store.text.append(clean);
    end_at_store();
}

void MappedText::append(const MappedText& other) {
    if (other.empty()) return;
    if (empty()) {
        *this = other;
    } else if (store_ == other.store_ && end_ == other.begin_) {
        end_ = other.end_;
    } else {
        const StorePointer kept = other.store_;  // other may be this text
        const std::size_t begin = other.begin_;
        const std::size_t end = other.end_;
        Store& store = growing(end - begin);
        store.append(*kept, begin, end);
        end_at_store();
    }
}

MappedText MappedText::slice(std::size_t begin, std::size_t end) const {
    MappedText out;
    end = std::min(end, size());
    if (begin >= end) return out;
    out.store_ = store_;
    out.begin_ = begin_ + static_cast<std::uint32_t>(begin);
    out.end_ = begin_ + static_cast<std::uint32_t>(end);
    return out;
}

Range MappedText::original(std::size_t begin, std::size_t end) const {
    if (empty()) return {};
    end = std::min(end, size());
    begin = std::min(begin, end);
    const auto linear = [&](std::size_t i) { return store_->clean_length(i) == store_->runs[i].source_length; };
    const auto start_in = [&](std::size_t i, std::size_t pos) -> std::size_t {
        const Run& run = store_->runs[i];
        return linear(i) ? run.source + (pos - run.clean) : run.source;
    };
    const auto end_in = [&](std::size_t i, std::size_t pos) -> std::size_t {
        const Run& run = store_->runs[i];
        return linear(i) ? run.source + (pos - run.clean) : run.source + run.source_length;
    };
    if (begin == end) {
        const bool inside = begin < size();
        const std::size_t i = store_->run_at(inside ? begin_ + begin : end_ - 1);
        const std::size_t at = inside ? start_in(i, begin_ + begin) : end_in(i, end_);
        return {at, at};
    }
    const std::size_t first = store_->run_at(begin_ + begin);
    const std::size_t last = store_->run_from(first, begin_ + end - 1);
    return {start_in(first, begin_ + begin), end_in(last, begin_ + end)};
}

std::size_t MappedText::first_from(std::size_t from, std::size_t source) const {
    if (from >= size()) return size();
    std::size_t at = begin_ + from;
    for (std::size_t i = store_->run_at(at); i < store_->runs.size() && at < end_; ++i) {
        const Run& run = store_->runs[i];
        const std::size_t length = store_->clean_length(i);
        at = std::max<std::size_t>(at, run.clean);
        if (length == run.source_length && source > run.source) at = std::max(at, run.clean + (source - run.source));
        const std::size_t behind = run.clean + length;
        if (at < behind && (length == run.source_length || run.source >= source)) break;
        at = behind;
    }
    while (at < end_ && !utf8::is_lead(store_->text[at])) ++at;
    return std::min<std::size_t>(at, end_) - begin_;
}

bool MappedText::is_gapless(std::size_t begin, std::size_t end) const {
    end = std::min(end, size());
    if (begin >= end) return true;
    const std::size_t first = store_->run_at(begin_ + begin);
    return first == store_->run_from(first, begin_ + end - 1);
}

}  // namespace fenjie
