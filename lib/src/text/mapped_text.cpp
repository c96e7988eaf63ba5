// The runs behind MappedText (see the header for the picture).
//
// In:  "达到" as it stands at byte 0, "60%" read from ６０％ at byte 6      Out: "达到60%", whose "60%" maps to [6, 15)
//
// A run is linear when its clean and source lengths are equal: then both advance byte by byte.
#include "text/mapped_text.hpp"

#include <algorithm>

namespace fenjie {

std::size_t MappedText::clean_length(std::size_t run) const {
    const std::size_t end = run + 1 < runs_.size() ? runs_[run + 1].clean : text_.size();
    return end - runs_[run].clean;
}

std::size_t MappedText::run_at(std::size_t clean) const {
    const auto after = std::upper_bound(runs_.begin(), runs_.end(), clean,
                                        [](std::size_t value, const Run& run) { return value < run.clean; });
    return static_cast<std::size_t>(after - runs_.begin()) - 1;
}

// Must be called before the bytes are added to text_, so that the last run's length is still known.
void MappedText::push(std::size_t source, std::size_t length, std::size_t source_length) {
    if (!runs_.empty()) {
        Run& last = runs_.back();
        const bool last_linear = clean_length(runs_.size() - 1) == last.source_length;
        if (last_linear && length == source_length && last.source + last.source_length == source) {
            last.source_length += static_cast<std::uint32_t>(source_length);
            return;
        }
    }
    runs_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(source),
                     static_cast<std::uint32_t>(source_length)});
}

void MappedText::append_verbatim(std::string_view bytes, std::size_t source_begin) {
    if (bytes.empty()) return;
    push(source_begin, bytes.size(), bytes.size());
    text_.append(bytes);
}

void MappedText::append_replaced(std::string_view clean, Range source) {
    if (clean.empty()) return;
    push(source.begin, clean.size(), source.size());
    text_.append(clean);
}

void MappedText::append(const MappedText& other) {
    for (std::size_t i = 0; i < other.runs_.size(); ++i) {
        const Run& run = other.runs_[i];
        const std::size_t length = other.clean_length(i);
        push(run.source, length, run.source_length);
        text_.append(other.text_, run.clean, length);
    }
}

MappedText MappedText::slice(std::size_t begin, std::size_t end) const {
    MappedText out;
    end = std::min(end, text_.size());
    if (begin >= end) return out;
    for (std::size_t i = run_at(begin); i < runs_.size() && runs_[i].clean < end; ++i) {
        const Run& run = runs_[i];
        const std::size_t length = clean_length(i);
        const std::size_t from = std::max<std::size_t>(begin, run.clean);
        const std::size_t to = std::min<std::size_t>(end, run.clean + length);
        const bool linear = length == run.source_length;
        const std::size_t source = linear ? run.source + (from - run.clean) : run.source;
        out.push(source, to - from, linear ? to - from : run.source_length);
        out.text_.append(text_, from, to - from);
    }
    return out;
}

Range MappedText::original(std::size_t begin, std::size_t end) const {
    if (runs_.empty()) return {};
    end = std::min(end, text_.size());
    begin = std::min(begin, end);
    const auto start_of = [&](std::size_t pos) -> std::size_t {
        const std::size_t i = run_at(pos);
        const Run& run = runs_[i];
        return clean_length(i) == run.source_length ? run.source + (pos - run.clean) : run.source;
    };
    if (begin == end) {
        const std::size_t at =
            begin < text_.size() ? start_of(begin) : runs_.back().source + runs_.back().source_length;
        return {at, at};
    }
    const std::size_t i = run_at(end - 1);
    const Run& run = runs_[i];
    const bool linear = clean_length(i) == run.source_length;
    return {start_of(begin), linear ? run.source + (end - run.clean) : run.source + run.source_length};
}

}  // namespace fenjie
