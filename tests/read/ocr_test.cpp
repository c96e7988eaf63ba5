// Pictures of pages: what is found on them, in which files they come, and that none takes more than it may.
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <cstdlib>
#include <fstream>

#include "fenjie/extract.hpp"
#include "fenjie/write.hpp"
#include "pdf_writer.hpp"
#include "places.hpp"
#include "read/ocr/page_picture.hpp"
#include "read/pdf/file.hpp"

namespace {

using fenjie::GrayImage;
using fenjie::Ocr;
using fenjie::PagePicture;
using fenjie::PixelBox;

constexpr double kDpi = 300;

/// A drawing board: white, a byte a dot.
struct Board {
    GrayImage image;
    Board(int width, int height) {
        image.width = width;
        image.height = height;
        image.dpi = kDpi;
        image.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    }
    void dot(int x, int y, int value = 0) {
        image
            .pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)] =
            static_cast<std::uint8_t>(value);
    }
    Board& fill(const PixelBox& box, int value = 0) {
        for (int y = box.top; y < box.bottom; ++y) {
            for (int x = box.left; x < box.right; ++x) dot(x, y, value);
        }
        return *this;
    }
    /// Blocks with holes, as large as characters of 12 points.
    Board& words(int x, int y, int count) {
        for (int i = 0; i < count; ++i, x += 52)
            fill({x, y, x + 44, y + 46}).fill({x + 8, y + 10, x + 36, y + 36}, 255);
        return *this;
    }
    Board& ring(int x, int y, int radius) {
        for (int i = 0; i < 3000; ++i) {
            const double angle = i * 2 * 3.14159265 / 3000;
            for (const double r : {radius - 0.0, radius - 1.0, radius - 2.0})
                dot(static_cast<int>(x + r * std::cos(angle)), static_cast<int>(y + r * std::sin(angle)));
        }
        return *this;
    }
};

TEST(PagePicture, LinesAreRowsAndColumnsArePartedByRules) {
    Board board(2400, 1600);
    board.words(200, 200, 20).words(200, 300, 8);
    // A table of two columns and two rows; its left cell holds two lines.
    for (const int y : {600, 760, 920}) board.fill({200, y, 1800, y + 4});
    for (const int x : {200, 1000, 1796}) board.fill({x, 600, x + 4, 924});
    board.words(230, 620, 6).words(230, 690, 3).words(1030, 650, 5).words(230, 800, 4).words(1030, 800, 4);
    const PagePicture page(board.image);
    EXPECT_EQ(page.rules().size(), 6U);
    ASSERT_EQ(page.rows().size(), 7U);
    EXPECT_NEAR(page.rows()[0].em, 49, 4);
    EXPECT_NEAR(page.rows()[0].box.left, 200, 3);
    EXPECT_NEAR(page.rows()[0].box.right, 200 + 20 * 52 - 8, 3);
    for (const fenjie::TextRow& row : page.rows()) EXPECT_LT(row.box.height(), 60);
}

TEST(PagePicture, ADashIsNoRule) {
    Board board(2400, 800);
    board.words(200, 200, 10).fill({740, 220, 840, 224}).words(860, 200, 6);
    EXPECT_TRUE(PagePicture(board.image).rules().empty());
}

TEST(PagePicture, PageNumbersAndRingsAreKnownByTheirShapes) {
    Board board(2400, 1600);
    board.words(200, 200, 20).words(200, 300, 20);
    board.ring(225, 424, 22).fill({222, 412, 228, 436}).words(270, 400, 10);
    board.fill({1000, 1400, 1040, 1404}).words(1060, 1380, 1).fill({1124, 1400, 1164, 1404});
    const PagePicture page(board.image);
    ASSERT_EQ(page.rows().size(), 4U);
    ASSERT_EQ(page.rows()[2].rings.size(), 1U);
    EXPECT_NEAR(page.rows()[2].rings[0].left, 203, 3);
    EXPECT_TRUE(page.rows()[0].rings.empty());  // characters with square outlines
    EXPECT_FALSE(page.rows()[0].between_dashes);
    ASSERT_TRUE(page.rows()[3].between_dashes);
    EXPECT_NEAR(page.rows()[3].between_dashes->left, 1041, 3);
}

TEST(PagePicture, NoiseAndEmptyPagesHoldNoRows) {
    Board noise(1500, 1500);
    unsigned state = 1;
    for (int y = 0; y < 1500; y += 2) {
        for (int x = 0; x < 1500; x += 2) {
            state = state * 1103515245U + 12345U;
            if ((state >> 16U) % 3 != 0) noise.dot(x, y);
        }
    }
    EXPECT_TRUE(PagePicture(noise.image).is_noise());
    EXPECT_TRUE(PagePicture(Board(800, 800).image).rows().empty());
    EXPECT_TRUE(PagePicture(Board(1, 1).image).rows().empty());
}

std::string file(const std::string& name) {
    std::ifstream in(places::project() / "tests/formats" / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The head of the scan's first page, as large as `share` of it.
GrayImage scanned(double share) {
    const std::string bytes = file("scan.pdf");
    fenjie::PdfFile pdf(bytes);
    fenjie::Deadline never(0);
    GrayImage out = pdf.picture(1, 200, 20'000'000, never).value();
    out.height = static_cast<int>(out.height * share);
    out.pixels.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    return out;
}

std::string encoded(const GrayImage& image, int format, double degrees = 0) {
    Pix* pix = pixCreate(image.width, image.height, 8);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x)
            pixSetPixel(pix, x, y,
                        image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                                     static_cast<std::size_t>(x)]);
    }
    if (degrees != 0) {
        Pix* turned =
            pixRotate(pix, static_cast<float>(degrees * 3.14159265 / 180), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0);
        pixDestroy(&pix);
        pix = turned;
    }
    pixSetResolution(pix, 200, 200);
    l_uint8* data = nullptr;
    std::size_t size = 0;
    pixWriteMem(&data, &size, pix, format);
    pixDestroy(&pix);
    std::string out(reinterpret_cast<char*>(data), size);
    std::free(data);
    return out;
}

fenjie::Options patient() {
    fenjie::Options out;
    out.reading.limits.time = 120;  // beside other tests
    return out;
}

std::string why(const fenjie::Text& text) {
    return text.error ? text.error->reason : "read: " + text.utf8;
}

TEST(Ocr, PicturesOfEveryKind) {
    const GrayImage page = scanned(0.25);
    const std::pair<int, const char*> kinds[] = {
        {IFF_PNG, "image/png"}, {IFF_JFIF_JPEG, "image/jpeg"}, {IFF_TIFF_LZW, "image/tiff"}, {IFF_BMP, "image/bmp"}};
    for (const auto& [format, media_type] : kinds) {
        const fenjie::Text text = fenjie::read_text(encoded(page, format), patient());
        EXPECT_EQ(text.media_type, media_type) << why(text);
        EXPECT_NE(text.utf8.find("维护区域生态安全，根据"), std::string::npos) << media_type << ": " << why(text);
    }
}

TEST(Ocr, APageThatIsAskew) {
    const fenjie::Text text = fenjie::read_text(encoded(scanned(0.3), IFF_PNG, 1.2), patient());
    EXPECT_NE(text.utf8.find("维护区域生态安全，根据"), std::string::npos) << why(text);
    EXPECT_NE(text.utf8.find("全区湿地保护率达到65%以上"), std::string::npos) << text.utf8;
}

TEST(Ocr, TiffOfSeveralPages) {
    Pix* pix = pixCreate(600, 200, 8);
    pixSetAllArbitrary(pix, 255);
    Pixa* pages = pixaCreate(2);
    pixaAddPix(pages, pix, L_INSERT);
    const GrayImage page = scanned(0.2);
    const std::string png = encoded(page, IFF_PNG);
    pixaAddPix(pages, pixReadMem(reinterpret_cast<const l_uint8*>(png.data()), png.size()), L_INSERT);
    l_uint8* data = nullptr;
    std::size_t size = 0;
    ASSERT_EQ(pixaWriteMemMultipageTiff(&data, &size, pages), 0);
    const fenjie::Text text = fenjie::read_text({reinterpret_cast<char*>(data), size}, patient());
    std::free(data);
    pixaDestroy(&pages);
    EXPECT_EQ(text.utf8.substr(0, 1), "\f") << why(text);  // the first page is empty
    EXPECT_EQ(std::count(text.utf8.begin(), text.utf8.end(), '\f'), 2);
}

TEST(Ocr, SwitchedOffItSaysSo) {
    fenjie::Options options;
    options.reading.ocr = Ocr::never;
    EXPECT_NE(why(fenjie::read_text(encoded(scanned(0.05), IFF_PNG), options)).find("--ocr never"), std::string::npos);
    EXPECT_NE(why(fenjie::read_text(file("scan.pdf"), options)).find("only pictures"), std::string::npos);
}

TEST(Ocr, PagesThatArePicturesAreToldAmongPagesOfText) {
    pdf::Writer writer;
    writer.extra = {
        "<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 1 /Length 8 "
        ">>\nstream\n12345678\nendstream"};
    writer.page().text(90, 700, 16, "一、主要任务");
    writer.page().raw("q 500 0 0 700 50 50 cm /X Do Q");
    std::string bytes = writer.bytes();
    const std::string fonts = "/Resources << /Font << /F1 3 0 R >> /ExtGState";
    bytes.replace(bytes.rfind(fonts), fonts.size(),
                  "/Resources << /XObject << /X 10 0 R >> /Font << /F1 3 0 R >> /ExtGState");
    const fenjie::Extraction scans = fenjie::extract(bytes);
    ASSERT_FALSE(scans.error) << scans.error->reason;
    ASSERT_FALSE(scans.plan.warnings.empty());
    EXPECT_EQ(scans.plan.warnings[0].code, "page-unread");
    EXPECT_NE(scans.plan.warnings[0].message.view().find("--ocr always reads them): 2"), std::string::npos);
    fenjie::Options options = patient();
    options.reading.ocr = Ocr::always;
    for (const fenjie::Warning& warning : fenjie::extract(bytes, options).plan.warnings)
        EXPECT_EQ(warning.message.view().find("--ocr always"), std::string::npos) << warning.message;
}

TEST(Ocr, WithoutItsDataItSaysWhatIsMissing) {
    ::setenv("TESSDATA_PREFIX", "/nowhere", 1);
    const std::string reason = why(fenjie::read_text(encoded(scanned(0.05), IFF_PNG), patient()));
    ::unsetenv("TESSDATA_PREFIX");
    EXPECT_NE(reason.find("tesseract-ocr-chi-sim"), std::string::npos) << reason;
}

TEST(Ocr, HugeAndDamagedPicturesAreErrors) {
    std::string png = encoded(scanned(0.05), IFF_PNG);
    EXPECT_TRUE(fenjie::read_text(png.substr(0, 200)).error.has_value());
    // 60000 × 60000 pixels, as the header claims: more than memory may be taken for.
    for (const std::size_t at : {16U, 20U}) png.replace(at, 4, std::string("\0\0\xEA\x60", 4));
    EXPECT_NE(why(fenjie::read_text(png)).find("too large"), std::string::npos);
    fenjie::Options small = patient();
    small.reading.limits.memory = 100'000;
    EXPECT_NE(why(fenjie::read_text(encoded(scanned(0.3), IFF_BMP), small)).find("too large"), std::string::npos);
}

TEST(Ocr, DamagedPicturesPrintNothing) {
    for (const int format : {IFF_PNG, IFF_JFIF_JPEG, IFF_TIFF_LZW}) {
        std::string bytes = encoded(scanned(0.1), format);
        testing::internal::CaptureStderr();
        (void)fenjie::read_text(bytes.substr(0, bytes.size() / 2), patient());
        for (std::size_t i = bytes.size() / 3; i < bytes.size(); i += 97) bytes[i] = static_cast<char>(bytes[i] ^ 0x5A);
        (void)fenjie::read_text(bytes, patient());
        EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    }
}

TEST(Ocr, TimeIsBounded) {
    fenjie::Options options;
    options.reading.limits.ocr_time = 1;
    const fenjie::Extraction scan = fenjie::extract(file("scan.pdf"), options);
    if (scan.error) {
        EXPECT_NE(scan.error->reason.find("limits"), std::string::npos) << scan.error->reason;
    } else {
        ASSERT_FALSE(scan.plan.warnings.empty());
        EXPECT_EQ(scan.plan.warnings[0].code, "page-unread");
    }
}

}  // namespace
