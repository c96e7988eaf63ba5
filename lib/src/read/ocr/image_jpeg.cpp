// JPEG by its own library: Leptonica would let it print what it does not like.
//
// In:  a photograph of 12000 × 9000 pixels, most_pixels 50 million      Out: 6000 × 4500 gray pixels
//
// The library reports errors by calling a function that must not return: it jumps back to where the step began. Nothing
// that has a destructor lives in the functions that are left so.
#include "read/ocr/image_jpeg.hpp"

#include <csetjmp>
#include <cstdio>
// After <cstdio>, which it needs and does not include.
#include <jpeglib.h>

namespace fenjie {
namespace {

constexpr int kMostScans = 200;  // a progressive picture has ten

struct Jpeg {
    jpeg_decompress_struct file{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    std::jmp_buf back{};
};

[[noreturn]] void leave(j_common_ptr file) {
    std::longjmp(static_cast<Jpeg*>(file->client_data)->back, 1);
}

void count_scans(j_common_ptr file) {
    if (file->is_decompressor != 0 && reinterpret_cast<j_decompress_ptr>(file)->input_scan_number > kMostScans)
        leave(file);
}

bool open(Jpeg& jpeg, std::string_view bytes) {
    jpeg.file.err = jpeg_std_error(&jpeg.errors);
    jpeg.errors.error_exit = leave;
    jpeg.errors.output_message = [](j_common_ptr) {};
    jpeg.progress.progress_monitor = count_scans;
    jpeg.file.client_data = &jpeg;
    if (setjmp(jpeg.back) != 0) return false;  // NOLINT(cert-err52-cpp): the library's way
    jpeg_create_decompress(&jpeg.file);
    jpeg.file.client_data = &jpeg;
    jpeg.file.progress = &jpeg.progress;
    jpeg_mem_src(&jpeg.file, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return jpeg_read_header(&jpeg.file, TRUE) == JPEG_HEADER_OK;
}

bool size(Jpeg& jpeg, unsigned reduction) {
    if (setjmp(jpeg.back) != 0) return false;  // NOLINT(cert-err52-cpp)
    jpeg.file.scale_num = 1;
    jpeg.file.scale_denom = reduction;
    jpeg.file.out_color_space = JCS_GRAYSCALE;
    jpeg_calc_output_dimensions(&jpeg.file);
    return true;
}

bool unpack(Jpeg& jpeg, std::uint8_t* pixels) {
    if (setjmp(jpeg.back) != 0) return false;  // NOLINT(cert-err52-cpp)
    jpeg_start_decompress(&jpeg.file);
    while (jpeg.file.output_scanline < jpeg.file.output_height) {
        JSAMPROW row = pixels + static_cast<std::size_t>(jpeg.file.output_scanline) * jpeg.file.output_width;
        jpeg_read_scanlines(&jpeg.file, &row, 1);
    }
    return true;
}

double dpi_of(const Jpeg& jpeg) {
    constexpr double kCentimetersAnInch = 2.54;
    if (jpeg.file.density_unit == 1) return jpeg.file.X_density;
    return jpeg.file.density_unit == 2 ? jpeg.file.X_density * kCentimetersAnInch : 0;
}

}  // namespace

std::optional<GrayImage> read_jpeg(std::string_view bytes, std::uint64_t most_pixels, std::uint64_t memory) {
    Jpeg jpeg;
    std::optional<GrayImage> out;
    if (open(jpeg, bytes)) {
        const std::uint64_t pixels = static_cast<std::uint64_t>(jpeg.file.image_width) * jpeg.file.image_height;
        unsigned reduction = 1;
        while (reduction < 8 && pixels / reduction / reduction > most_pixels) reduction *= 2;
        // A progressive picture keeps two bytes for each of three colours of each pixel.
        constexpr std::uint64_t kBytesAPixel = 6;
        const bool kept_whole = jpeg_has_multiple_scans(&jpeg.file) != 0;
        const bool fits =
            pixels / reduction / reduction <= most_pixels && (!kept_whole || pixels <= memory / kBytesAPixel);
        if (fits && size(jpeg, reduction)) {
            out.emplace();
            out->width = static_cast<int>(jpeg.file.output_width);
            out->height = static_cast<int>(jpeg.file.output_height);
            out->dpi = dpi_of(jpeg) / reduction;
            constexpr std::uint8_t kGray = 128;
            out->pixels.assign(static_cast<std::size_t>(out->width) * static_cast<std::size_t>(out->height), kGray);
            if (!unpack(jpeg, out->pixels.data())) out.reset();
        }
    }
    jpeg_destroy_decompress(&jpeg.file);
    return out;
}

}  // namespace fenjie
