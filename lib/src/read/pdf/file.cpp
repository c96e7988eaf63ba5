// Opens a PDF and draws its pages: onto the device that notes glyphs, or as a picture for recognition.
//
// In:  "%PDF-1.4 … /Encrypt …" that wants a password      Out: an error that says so
//
// poppler keeps what all files share in one place and reports to one function: both are taken for as long as a file is
// open, and its reports are not printed.
#include "read/pdf/file.hpp"

#include <poppler/Annot.h>
#include <poppler/Error.h>
#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/Stream.h>
#include <poppler/splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>

#include "read/pdf/device.hpp"

namespace fenjie {
namespace {

bool is_form_field(Annot* annotation, void*) {
    return annotation->getType() == Annot::typeWidget;
}

}  // namespace

struct PdfFile::Document {
    explicit Document(std::string_view bytes)
        : parameters([](ErrorCategory, Goffset, const char*) {}),
          file(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull))) {}
    GlobalParamsIniter parameters;
    PDFDoc file;
};

PdfFile::PdfFile(std::string_view bytes) : document_(std::make_unique<Document>(bytes)) {
    PDFDoc& file = document_->file;
    if (file.isOk()) {
        if (pages() == 0) error_ = "it is a PDF file without pages";
        return;
    }
    error_ = file.getErrorCode() == errEncrypted ? "it is a PDF file that opens with a password only"
                                                 : "it is a PDF file that is damaged or cut off";
}

PdfFile::~PdfFile() = default;

int PdfFile::pages() const {
    return std::max(document_->file.getNumPages(), 0);
}

bool PdfFile::has_page(int number) const {
    Page* page = document_->file.getPage(number);
    return page != nullptr && page->isOk();
}

std::optional<PdfPage> PdfFile::page(int number, std::size_t most, Deadline& deadline) {
    if (!has_page(number)) return std::nullopt;
    NotingDevice device(most, deadline);
    document_->file.displayPage(
        &device, number, 72, 72, 0, false, true, false,
        [](void* data) { return static_cast<NotingDevice*>(data)->stopped(); }, &device, is_form_field, nullptr);
    if (device.full() || deadline.passed()) return std::nullopt;
    return device.take();
}

std::optional<GrayImage> PdfFile::picture(int number, double dpi, std::size_t most_pixels, Deadline& deadline) {
    PDFDoc& file = document_->file;
    if (!has_page(number)) return std::nullopt;
    const bool turned = file.getPageRotate(number) % 180 != 0;
    double width = file.getPageCropWidth(number) / 72;
    double height = file.getPageCropHeight(number) / 72;
    if (turned) std::swap(width, height);
    if (!(width > 0) || !(height > 0)) return std::nullopt;
    dpi = std::min(dpi, std::sqrt(static_cast<double>(most_pixels) / (width * height)));
    const int columns = static_cast<int>(width * dpi);
    const int rows = static_cast<int>(height * dpi);
    if (columns < 1 || rows < 1) return std::nullopt;
    SplashColor paper = {255};
    SplashOutputDev device(splashModeMono8, 1, false, paper);
    device.setFontAntialias(true);
    device.startDoc(&file);
    file.displayPageSlice(
        &device, number, dpi, dpi, 0, false, true, false, 0, 0, columns, rows,
        [](void* data) { return static_cast<Deadline*>(data)->passed(); }, &deadline, is_form_field, nullptr);
    SplashBitmap* bitmap = device.getBitmap();
    if (deadline.passed() || bitmap == nullptr || bitmap->getDataPtr() == nullptr) return std::nullopt;
    GrayImage out;
    out.width = bitmap->getWidth();
    out.height = bitmap->getHeight();
    out.dpi = dpi;
    for (int y = 0; y < out.height; ++y) {
        const std::uint8_t* row = bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
        out.pixels.insert(out.pixels.end(), row, row + out.width);
    }
    return out;
}

}  // namespace fenjie
