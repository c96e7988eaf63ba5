// Bytes of any kind to text and tables: the kind is told by the content, and each has its reader.
//
//   text (decode.hpp)   html   docx   xlsx   pdf (and pictures of pages, by OCR)   ofd   office (by LibreOffice)
//
// A reader is a function from bytes to a ReadDocument in a file of its own. None of them touches the network or
// writes outside a temporary folder of its own; each is bounded by the settings' limits.
#pragma once

#include <string_view>

#include "fenjie/extract.hpp"
#include "lexicon/lexicon.hpp"
#include "read/document.hpp"

namespace fenjie {

/// Never throws; what is too large, of no kind that is read, or broken is an error in words.
[[nodiscard]] ReadDocument read_document(std::string_view bytes, const Options& options, const Lexicon& lexicon);

/// The same for the kinds that settings.worker is for: PDF files and pictures. It needs no vocabulary.
[[nodiscard]] ReadDocument read_drawn(std::string_view bytes, const ReadSettings& settings);

/// Has the reader of such a file loaded (module.hpp), where it can be, so that copies of the process need not do so
/// each.
void prepare_drawn(std::string_view bytes);

// The readers. Where one is not built in, read_document() says so in its place.

/// The words of a page's furniture and of its header table are the lexicon's.
[[nodiscard]] ReadDocument read_html(std::string_view bytes, const Lexicon& lexicon);
[[nodiscard]] ReadDocument read_docx(std::string_view bytes, const ReadSettings& settings);
[[nodiscard]] ReadDocument read_xlsx(std::string_view bytes, const ReadSettings& settings);
[[nodiscard]] ReadDocument read_pdf(std::string_view bytes, const ReadSettings& settings);
[[nodiscard]] ReadDocument read_image(std::string_view bytes, const ReadSettings& settings);
[[nodiscard]] ReadDocument read_ofd(std::string_view bytes, const ReadSettings& settings);
/// Old and foreign Office files: converted by LibreOffice, then read as what they became.
[[nodiscard]] ReadDocument read_office(std::string_view bytes, const ReadSettings& settings);

/// The readers of PDF files and of pictures; null where one cannot be loaded, with the reason (module.hpp).
using ReadDrawn = ReadDocument(std::string_view bytes, const ReadSettings& settings);
[[nodiscard]] ReadDrawn* pdf_reader(std::string& reason);
[[nodiscard]] ReadDrawn* image_reader(std::string& reason);

}  // namespace fenjie
