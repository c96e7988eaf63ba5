// Pictures of pages (PNG, JPEG, TIFF, BMP) to text and tables, by recognition.
//
// In:  a TIFF of three scanned pages      Out: their lines and tables, three form feeds
//
// How large a picture becomes is asked before it is unpacked: what would not fit is refused, or unpacked smaller where
// the format can do that.
#include <leptonica/allheaders.h>
#include <png.h>

#include <algorithm>
#include <cmath>

#include "read/ocr/image_jpeg.hpp"
#include "read/ocr/ocr.hpp"
#include "read/ocr/pix.hpp"
#include "read/read.hpp"

namespace fenjie {
namespace {

constexpr std::uint64_t kMostPages = 2000;
constexpr double kPaperWidth = 8.27;  // inches, A4: where a picture tells nothing of its size
constexpr double kLeastDpi = 60;      // what cameras and editors write when they do not know
constexpr double kMostDpi = 1300;
constexpr double kMostPaper = 20;          // inches: a plausible width
constexpr std::uint64_t kBytesAPixel = 8;  // while it is unpacked and made gray

const l_uint8* data_of(std::string_view bytes) {
    return reinterpret_cast<const l_uint8*>(bytes.data());
}

struct Header {
    const char* media_type = "";
    l_int32 format = 0;
    int pages = 1;
};

std::optional<Header> header_of(std::string_view bytes) {
    Header out;
    if (findFileFormatBuffer(data_of(bytes), &out.format) != 0) return std::nullopt;
    switch (out.format) {
        case IFF_PNG:
            out.media_type = "image/png";
            return out;
        case IFF_JFIF_JPEG:
            out.media_type = "image/jpeg";
            return out;
        case IFF_BMP:
            out.media_type = "image/bmp";
            return out;
        default:
            break;
    }
    if (out.format < IFF_TIFF || out.format > IFF_TIFF_ZIP) {
        if (out.format != IFF_TIFF_JPEG) return std::nullopt;
    }
    out.media_type = "image/tiff";
    out.pages = 0;
    int width = 0;
    while (static_cast<std::uint64_t>(out.pages) <= kMostPages &&
           readHeaderMemTiff(data_of(bytes), bytes.size(), out.pages, &width, nullptr, nullptr, nullptr, nullptr,
                             nullptr, nullptr) == 0)
        ++out.pages;
    return out;
}

// Copies a byte a pixel.
void fill(Pix* pix, const std::vector<std::uint8_t>& pixels) {
    const int width = pixGetWidth(pix);
    for (int y = 0; y < pixGetHeight(pix); ++y) {
        l_uint32* line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
        const std::uint8_t* from = pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
        for (int x = 0; x < width; ++x) SET_DATA_BYTE(line, x, from[x]);
    }
}

// A PNG, gray on white paper. Leptonica would let libpng print what it does not like.
PixPtr unpack_png(std::string_view bytes, std::uint64_t most) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return nullptr;
    PixPtr out;
    if (static_cast<std::uint64_t>(image.width) * image.height <= most) {
        image.format = PNG_FORMAT_GRAY;
        std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
        const png_color paper = {255, 255, 255};
        out.reset(pixCreate(static_cast<int>(image.width), static_cast<int>(image.height), 8));
        if (!out || png_image_finish_read(&image, &paper, pixels.data(), 0, nullptr) == 0) {
            png_image_free(&image);
            return nullptr;
        }
        fill(out.get(), pixels);
    }
    png_image_free(&image);
    return out;
}

// Its chunk pHYs: dots a metre, where the unit is told.
void set_png_resolution(Pix* pix, std::string_view bytes) {
    constexpr double kMetersAnInch = 0.0254;
    const std::size_t at = bytes.substr(0, bytes.find("IDAT")).find("pHYs");
    if (at == std::string_view::npos || at + 13 > bytes.size() || bytes[at + 12] != 1) return;
    std::uint32_t dots = 0;
    for (std::size_t i = at + 4; i < at + 8; ++i) dots = dots << 8U | static_cast<unsigned char>(bytes[i]);
    const int dpi = static_cast<int>(std::lround(std::min(dots, 1U << 20U) * kMetersAnInch));
    pixSetResolution(pix, dpi, dpi);
}

// A page, unpacked; nothing where it is damaged or too large.
PixPtr unpack(std::string_view bytes, const Header& header, int page, std::uint64_t memory) {
    int width = 0;
    int height = 0;
    const bool is_tiff = std::string_view(header.media_type) == "image/tiff";
    const int failed =
        is_tiff ? readHeaderMemTiff(data_of(bytes), bytes.size(), page, &width, &height, nullptr, nullptr, nullptr,
                                    nullptr, nullptr)
                : pixReadHeaderMem(data_of(bytes), bytes.size(), nullptr, &width, &height, nullptr, nullptr, nullptr);
    if (failed != 0 || width < 1 || height < 1) return nullptr;
    const std::uint64_t most = memory / kBytesAPixel;
    std::uint64_t pixels = static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
    if (header.format == IFF_JFIF_JPEG) {
        const std::optional<GrayImage> image = read_jpeg(bytes, most, memory);
        PixPtr out(image ? pixCreate(image->width, image->height, 8) : nullptr);
        if (out) {
            fill(out.get(), image->pixels);
            const int dpi = static_cast<int>(image->dpi);
            pixSetResolution(out.get(), dpi, dpi);
        }
        return out;
    }
    if (pixels > most) return nullptr;
    if (header.format == IFF_PNG) {
        PixPtr out = unpack_png(bytes, most);
        if (out) set_png_resolution(out.get(), bytes);
        return out;
    }
    return PixPtr(is_tiff ? pixReadMemTiff(data_of(bytes), bytes.size(), page)
                          : pixReadMem(data_of(bytes), bytes.size()));
}

// Gray, at about the resolution that pages are looked at.
std::optional<GrayImage> gray_page(Pix* pix, std::uint64_t memory) {
    double dpi = pixGetXRes(pix);
    const double narrow = std::min(pixGetWidth(pix), pixGetHeight(pix));
    if (dpi < kLeastDpi || dpi > kMostDpi || narrow / dpi > kMostPaper || narrow / dpi < 1) dpi = narrow / kPaperWidth;
    double scale = kPageDpi / dpi;
    const double pixels = static_cast<double>(pixGetWidth(pix)) * pixGetHeight(pix) * scale * scale;
    scale *= std::min(1.0, std::sqrt(static_cast<double>(most_page_pixels(memory)) / pixels));
    const PixPtr flat(pixRemoveAlpha(pix));
    const PixPtr gray(flat ? pixConvertTo8(flat.get(), 0) : nullptr);
    const PixPtr scaled(gray ? pixScale(gray.get(), static_cast<float>(scale), static_cast<float>(scale)) : nullptr);
    if (!scaled) return std::nullopt;
    GrayImage out;
    out.width = pixGetWidth(scaled.get());
    out.height = pixGetHeight(scaled.get());
    out.dpi = dpi * scale;
    out.pixels.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    for (int y = 0; y < out.height; ++y) {
        const l_uint32* line = pixGetData(scaled.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(scaled.get());
        for (int x = 0; x < out.width; ++x) out.pixels.push_back(static_cast<std::uint8_t>(GET_DATA_BYTE(line, x)));
    }
    return out;
}

}  // namespace

ReadDocument read_image(std::string_view bytes, const ReadSettings& settings) {
    if (settings.ocr == Ocr::never) return unreadable("it is a picture, and recognition is switched off (--ocr never)");
    be_quiet();
    const std::optional<Header> header = header_of(bytes);
    if (!header || header->pages == 0) return unreadable("it is a picture that is damaged or cut off");
    const std::uint64_t most_pages = std::min(settings.limits.pages, kMostPages);
    if (static_cast<std::uint64_t>(header->pages) > most_pages)
        return unreadable("it is a picture of more than " + std::to_string(most_pages) + " pages");
    std::string reason;
    const std::unique_ptr<PageRecognizer> recognizer = make_page_recognizer(settings, reason);
    if (!recognizer) return unreadable(std::move(reason));
    std::vector<PlacedPage> pages;
    std::vector<int> unread;
    for (int number = 0; number < header->pages; ++number) {
        std::optional<PlacedPage> page;
        if (!recognizer->is_out_of_time()) {
            const PixPtr pix = unpack(bytes, *header, number, settings.limits.memory);
            const std::optional<GrayImage> gray = pix ? gray_page(pix.get(), settings.limits.memory) : std::nullopt;
            if (gray) page = recognizer->read(*gray);
        }
        if (!page) unread.push_back(number + 1);
        pages.push_back(page ? std::move(*page) : PlacedPage{});
    }
    if (static_cast<int>(unread.size()) == header->pages)
        return unreadable("it is a picture that is damaged, or too large or too noisy for the limits");
    DocumentBuilder out;
    write_pages(std::move(pages), out);
    if (!unread.empty()) out.warn("page-unread", "pages could not be recognized: " + page_list(unread), Range{});
    if (!unread.empty() && recognizer->is_out_of_time())
        out.warn("limit-reached", "recognizing its pages takes longer than the limit ocr-time", Range{});
    return out.finish(header->media_type, "UTF-8");
}

ReadDrawn* image_reader(std::string& /*reason*/) {
    return read_image;
}

}  // namespace fenjie
