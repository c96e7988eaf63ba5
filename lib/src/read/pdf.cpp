// A PDF file to its text and tables: pages drawn one by one, then read by where everything stands.
//
// In:  "%PDF-1.4 …", a plan of six pages printed from a browser      Out: its lines, six form feeds
//
// Pages that are pictures have no text to read: they go to character recognition where it is asked for.
#include <string>

#include "read/pdf_file.hpp"
#include "read/read.hpp"

namespace fenjie {
namespace {

constexpr int kMostPages = 20000;
constexpr std::size_t kBytesOfGlyph = 256;  // what one takes on its way to the text
constexpr const char* kMediaType = "application/pdf";

std::string too_long(const ReadSettings& settings) {
    return "reading it takes longer than the limit of " + std::to_string(settings.time_limit) + " s";
}

}  // namespace

ReadDocument read_pdf(std::string_view bytes, const ReadSettings& settings) {
    Deadline deadline(settings.time_limit);
    PdfFile file(bytes);
    if (file.error()) return unreadable(*file.error());
    if (file.pages() > kMostPages)
        return unreadable("it is a PDF file of " + std::to_string(file.pages()) + " pages, more than the limit of " +
                          std::to_string(kMostPages));
    std::size_t room = settings.memory_limit / kBytesOfGlyph;
    std::vector<PlacedPage> pages;
    std::vector<int> missing;
    for (int number = 1; number <= file.pages(); ++number) {
        std::optional<PdfPage> page = file.page(number, room, deadline);
        if (deadline.passed()) return unreadable(too_long(settings));
        if (!page && file.has_page(number))
            return unreadable("its pages hold more than the memory limit of " + std::to_string(settings.memory_limit) +
                              " bytes allows");
        if (!page) {
            pages.emplace_back();
            missing.push_back(number);
            continue;
        }
        room -= std::min(room, page->placed.glyphs.size() + page->placed.rules.size());
        pages.push_back(std::move(page->placed));
    }
    DocumentBuilder out;
    write_pages(std::move(pages), out);
    if (!missing.empty()) out.warn("page-unread", missing_pages(missing), Range{});
    return out.finish(kMediaType, "UTF-8");
}

}  // namespace fenjie
