// A PDF file to its text and tables: pages drawn one by one, then read by where everything stands.
//
// In:  "%PDF-1.4 …", a plan of six pages printed from a browser      Out: its lines, six form feeds
//
// Pages that are pictures have no text to read: they go to character recognition where it is asked for.
#include <algorithm>
#include <string>

#ifdef FENJIE_WITH_OCR
#include "read/ocr/ocr.hpp"
#endif
#include "read/pdf/file.hpp"
#include "read/read.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kBytesOfGlyph = 256;  // what one takes on its way to the text
constexpr const char* kMediaType = "application/pdf";

// What becomes of pages without text.
struct Unread {
    std::vector<int> missing;       // the file lacks them
    std::vector<int> pictures;      // nobody asked to recognize them
    std::vector<int> unrecognized;  // recognition failed, or ran out of time
    bool out_of_time = false;

    void warn(DocumentBuilder& out) const {
        if (!missing.empty()) out.warn("page-unread", missing_pages(missing), Range{});
        if (!pictures.empty())
            out.warn("page-unread", "pages are pictures (--ocr always reads them): " + page_list(pictures), Range{});
        if (!unrecognized.empty())
            out.warn("page-unread", "pages could not be recognized: " + page_list(unrecognized), Range{});
        if (out_of_time)
            out.warn("limit-reached", "recognizing its pages takes longer than the limit ocr-time", Range{});
    }
};

// A page that shows something, of which no text is known.
bool is_picture(const PdfPage& page) {
    constexpr double kPictured = 0.25;  // of the page: a letterhead or a stamp is smaller
    const std::size_t known = page.placed.glyphs.size();
    return page.unmapped > known || (known == 0 && page.pictured >= kPictured);
}

#ifdef FENJIE_WITH_OCR
// Recognizes pages in their places; says why where nothing can be.
std::optional<std::string> recognize(PdfFile& file, const std::vector<int>& numbers, const ReadSettings& settings,
                                     std::vector<PlacedPage>& pages, Unread& unread) {
    std::string reason;
    const std::unique_ptr<PageRecognizer> recognizer = make_page_recognizer(settings, reason);
    if (!recognizer) return reason;
    for (const int number : numbers) {
        std::optional<PlacedPage> page;
        if (!recognizer->is_out_of_time()) {
            Deadline deadline(settings.limits.time);
            const auto picture = file.picture(number, kPageDpi, most_page_pixels(settings.limits.memory), deadline);
            if (picture) page = recognizer->read(*picture);
        }
        if (page)
            pages[static_cast<std::size_t>(number - 1)] = std::move(*page);
        else
            unread.unrecognized.push_back(number);
    }
    unread.out_of_time = recognizer->is_out_of_time();
    return std::nullopt;
}
#else
std::optional<std::string> recognize(PdfFile&, const std::vector<int>&, const ReadSettings&, std::vector<PlacedPage>&,
                                     Unread&) {
    return "its pages are pictures; this build has no character recognition (see fenjie --version)";
}
#endif

}  // namespace

ReadDocument read_pdf(std::string_view bytes, const ReadSettings& settings) {
    Deadline deadline(settings.limits.time);
    PdfFile file(bytes);
    if (file.error()) return unreadable(*file.error());
    if (static_cast<std::uint64_t>(file.pages()) > settings.limits.pages)
        return unreadable("it is a PDF file of " + std::to_string(file.pages()) + " pages, more than the limit of " +
                          std::to_string(settings.limits.pages));
    std::size_t room = settings.limits.memory / kBytesOfGlyph;
    std::vector<PlacedPage> pages;
    std::vector<int> pictures;
    Unread unread;
    for (int number = 1; number <= file.pages(); ++number) {
        std::optional<PdfPage> page = file.page(number, room, deadline);
        if (deadline.passed()) return too_slow(settings.limits.time);
        if (!page && file.has_page(number))
            return unreadable("its pages hold more than the memory limit of " + std::to_string(settings.limits.memory) +
                              " bytes allows");
        if (!page) {
            pages.emplace_back();
            unread.missing.push_back(number);
            continue;
        }
        room -= std::min(room, page->placed.glyphs.size() + page->placed.rules.size());
        if (is_picture(*page)) pictures.push_back(number);
        pages.push_back(std::move(page->placed));
    }
    const bool is_scan = std::none_of(pages.begin(), pages.end(), [&](const PlacedPage& page) {
        const auto number = static_cast<int>(&page - pages.data()) + 1;
        return !page.glyphs.empty() && !std::binary_search(pictures.begin(), pictures.end(), number);
    });
    const bool wanted = settings.ocr == Ocr::always || (settings.ocr == Ocr::scans && is_scan);
    if (!pictures.empty() && wanted) {
        const std::optional<std::string> reason = recognize(file, pictures, settings, pages, unread);
        if (reason && is_scan) return unreadable(*reason);
        if (reason) unread.pictures = pictures;
    } else {
        unread.pictures = pictures;
    }
    DocumentBuilder out;
    write_pages(std::move(pages), out);
    unread.warn(out);
    ReadDocument read = out.finish(kMediaType, "UTF-8");
    if (read.error && !unread.pictures.empty())
        read.error = "there is no text in it, only pictures (--ocr scans reads them)";
    else if (read.error && !unread.unrecognized.empty())
        read.error = "its pages are pictures, and none could be recognized within the limits";
    read.pictures = unread.pictures.size();
    return read;
}

ReadDrawn* pdf_reader(std::string& /*reason*/) {
    return read_pdf;
}

}  // namespace fenjie
