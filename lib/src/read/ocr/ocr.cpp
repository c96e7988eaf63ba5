// A picture of a page to glyphs and rules: row by row, each at the size at which recognition is best.
//
// In:  a page at 300 dots an inch with "二、主要任务" in it      Out: six glyphs on one baseline with their confidences
//
// Left to itself Tesseract looks for lines on the whole page: it loses some, joins cells over the rules of tables, and
// reads each line at the size it was scanned at. Here a row is cut out first and scaled so that a character is as high
// as those that the data was trained on; that halves the errors. A row that it is unsure of is read at a second size.
#include "read/ocr/ocr.hpp"

#include <dlfcn.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <functional>

#include "read/deadline.hpp"
#include "read/ocr/page_picture.hpp"
#include "read/ocr/recognized_text.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr double kEm = 30;        // pixels of a character's height
constexpr double kSecondEm = 35;  // for the second reading
constexpr double kThirdEm = 25;
constexpr float kSure = 93;         // percent: a row whose every character is surer is read once
constexpr double kRingHeight = 28;  // of the figure in a ring
constexpr double kBaseline = 0.12;  // em below which nothing of a Chinese character stands
constexpr int kMostInRing = 20;     // ① to ⑳ have characters of their own

std::string ring_of(int number) {
    std::string out;
    utf8::append(out, static_cast<char32_t>(0x2460 + number - 1));
    return out;
}

// Tesseract shares each row out to threads; a row is so small that they wait for each other twice as long as one works.
// While this lives the library that it has its threads from (OpenMP) opens none for this thread. That library is loaded
// with Tesseract, if at all, and is not linked against.
class OneThread {
 public:
    OneThread() : set_{function<void (*)(int)>("omp_set_max_active_levels")} {
        const auto get = function<int (*)()>("omp_get_max_active_levels");
        if (set_ == nullptr || get == nullptr) return;
        before_ = get();
        set_(0);
    }
    ~OneThread() {
        if (before_ >= 0) set_(before_);
    }
    OneThread(const OneThread&) = delete;
    OneThread& operator=(const OneThread&) = delete;

 private:
    template <typename Function>
    static Function function(const char* name) {
        return reinterpret_cast<Function>(::dlsym(RTLD_DEFAULT, name));
    }
    void (*set_)(int);
    int before_ = -1;
};

struct Engine {
    tesseract::TessBaseAPI api;

    Symbols read(const RowPicture& picture) {
        Symbols out;
        const GrayImage& image = picture.image;
        if (image.pixels.empty()) return out;
        api.SetImage(image.pixels.data(), image.width, image.height, 1, image.width);
        api.SetSourceResolution(std::clamp(static_cast<int>(image.dpi), 70, 600));
        if (api.Recognize(nullptr) != 0) return out;
        const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
        if (!at) return out;
        do {
            const std::unique_ptr<char[]> text(at->GetUTF8Text(tesseract::RIL_SYMBOL));
            int left = 0;
            int top = 0;
            int right = 0;
            int bottom = 0;
            if (!text || text[0] == 0 || text[0] == ' ' ||
                !at->BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom))
                continue;
            out.push_back({text.get(), picture.left + left / picture.scale, picture.left + right / picture.scale,
                           at->Confidence(tesseract::RIL_SYMBOL), at->IsAtBeginningOf(tesseract::RIL_WORD)});
        } while (at->Next(tesseract::RIL_SYMBOL));
        api.Clear();
        return out;
    }

    // Empty where nothing is recognized: then other sizes and another way may still do.
    Symbols read_somehow(const std::function<RowPicture(double)>& picture, std::initializer_list<double> sizes) {
        for (const tesseract::PageSegMode mode : {tesseract::PSM_SINGLE_LINE, tesseract::PSM_RAW_LINE}) {
            api.SetPageSegMode(mode);
            for (const double size : sizes) {
                Symbols out = read(picture(size));
                if (out.empty()) continue;
                api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
                return out;
            }
        }
        api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
        return {};
    }

    // The figure in a ring, or nothing where it is none.
    std::optional<Symbol> read_ring(const PagePicture& page, const PixelBox& ring) {
        api.SetVariable("tessedit_char_whitelist", "0123456789");
        const Symbols inside = read_somehow([&](double size) { return page.ring(ring, size); }, {kRingHeight, 24, 34});
        api.SetVariable("tessedit_char_whitelist", "");
        int number = 0;
        float confidence = 100;
        for (const Symbol& s : inside) {
            if (s.text.size() != 1 || s.text[0] < '0' || s.text[0] > '9' || number > kMostInRing) return std::nullopt;
            number = 10 * number + (s.text[0] - '0');
            confidence = std::min(confidence, s.confidence);
        }
        if (number < 1 || number > kMostInRing) return std::nullopt;
        return Symbol{ring_of(number), static_cast<double>(ring.left), static_cast<double>(ring.right), confidence,
                      false};
    }

    // — 3 —, or nothing where no figures stand between the dashes.
    std::optional<Symbols> read_page_number(const PagePicture& page, const TextRow& row) {
        const PixelBox& inside = *row.between_dashes;
        api.SetVariable("tessedit_char_whitelist", "0123456789");
        Symbols out = read_somehow([&](double em) { return page.between_dashes(row, em); }, {kEm, 24, kSecondEm});
        api.SetVariable("tessedit_char_whitelist", "");
        if (out.empty()) return std::nullopt;
        const float confidence = out.front().confidence;
        out.insert(out.begin(), {"—", static_cast<double>(row.box.left), static_cast<double>(inside.left), confidence});
        out.push_back({"—", static_cast<double>(inside.right), static_cast<double>(row.box.right), confidence});
        return out;
    }

    Symbols read_row(const PagePicture& page, TextRow row) {
        if (row.between_dashes) {
            if (std::optional<Symbols> number = read_page_number(page, row)) return std::move(*number);
        }
        std::vector<Symbol> in_rings;
        std::vector<PixelBox> rings;
        for (const PixelBox& ring : row.rings) {
            if (std::optional<Symbol> symbol = read_ring(page, ring)) {
                in_rings.push_back(std::move(*symbol));
                rings.push_back(ring);
            }
        }
        row.rings = rings;
        const auto picture = [&](double em) { return page.row(row, em); };
        Symbols out = read_somehow(picture, {kEm, kSecondEm, kThirdEm});
        if (std::any_of(out.begin(), out.end(), [](const Symbol& s) { return s.confidence < kSure; }))
            out = better_of(out, read(picture(kSecondEm)));
        for (Symbol& symbol : in_rings) {
            const auto behind = std::find_if(
                out.begin(), out.end(), [&](const Symbol& s) { return s.left + s.right > symbol.left + symbol.right; });
            out.insert(behind, std::move(symbol));
        }
        mend_figures(out, row.em);
        return out;
    }
};

class TesseractRecognizer : public PageRecognizer {
 public:
    explicit TesseractRecognizer(const ReadSettings& settings)
        : file_deadline_(settings.limits.ocr_time), page_seconds_(settings.limits.time) {}
    /// False where there is no data for Chinese.
    [[nodiscard]] bool start();
    [[nodiscard]] std::optional<PlacedPage> read(const GrayImage& image) override;
    [[nodiscard]] bool is_out_of_time() override { return file_deadline_.passed(); }

 private:
    Engine engine_;
    Deadline file_deadline_;
    unsigned page_seconds_;
};

bool TesseractRecognizer::start() {
    // It prints what it thinks of its input otherwise.
    engine_.api.SetVariable("debug_file", "/dev/null");
    if (engine_.api.Init(nullptr, "chi_sim", tesseract::OEM_LSTM_ONLY) != 0) return false;
    engine_.api.SetVariable("debug_file", "/dev/null");
    engine_.api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
    return true;
}

std::optional<PlacedPage> TesseractRecognizer::read(const GrayImage& image) {
    const OneThread one_thread;
    Deadline deadline(page_seconds_, 1);
    const PagePicture page(image);
    if (page.is_noise()) return std::nullopt;
    std::vector<Symbols> rows;
    rows.reserve(page.rows().size());
    for (const TextRow& row : page.rows()) {
        if (deadline.passed() || file_deadline_.passed()) return std::nullopt;
        rows.push_back(engine_.read_row(page, row));
    }
    mend_brackets(rows);
    PlacedPage out;
    const double to_points = 72 / image.dpi;
    out.width = image.width * to_points;
    out.height = image.height * to_points;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TextRow& row = page.rows()[i];
        // Rows of low marks (…) and high ones stand where a line of their size would.
        const double middle = (row.box.top + row.box.bottom) / 2.0;
        const double baseline = middle + (0.5 - kBaseline) * row.em;
        const std::vector<Glyph> glyphs =
            glyphs_of(rows[i], row.em, to_points, baseline * to_points, row.em * to_points);
        out.glyphs.insert(out.glyphs.end(), glyphs.begin(), glyphs.end());
    }
    for (const PixelBox& rule : page.rules())
        out.rules.push_back(
            {rule.left * to_points, rule.top * to_points, rule.right * to_points, rule.bottom * to_points});
    return out;
}

}  // namespace

std::unique_ptr<PageRecognizer> make_page_recognizer(const ReadSettings& settings, std::string& reason) {
    auto out = std::make_unique<TesseractRecognizer>(settings);
    if (out->start()) return out;
    reason =
        "its pages are pictures; recognizing them needs Tesseract's data for Chinese (chi_sim), which is not "
        "installed here (Debian: tesseract-ocr-chi-sim)";
    return nullptr;
}

}  // namespace fenjie
