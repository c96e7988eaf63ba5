// A file read in a process of its own, so that a decoder that hangs, crashes or takes all memory harms nobody else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fenjie/extract.hpp"
#include "read/document.hpp"

namespace fenjie {

/// Runs settings.worker on the bytes. What does not end in time, or ends badly, is an error in words.
[[nodiscard]] ReadDocument read_by_worker(std::string_view bytes, const ReadSettings& settings);

// The form in which documents go through the pipe.

[[nodiscard]] std::string packed(const ReadDocument& document);
/// Nothing for bytes that packed() never writes. What it gives has the guarantees of DocumentBuilder, but that cells
/// may overlap: a decoder that was led astray may say anything.
[[nodiscard]] std::optional<ReadDocument> unpacked(std::string_view bytes);

}  // namespace fenjie
