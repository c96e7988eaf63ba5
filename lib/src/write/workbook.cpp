// Workbooks by libxlsxwriter, by way of a private temporary file.
//
// In:  sheet("任务", {序号, 工作任务}), row({"1", "建设助餐点。"}, {number, text})
// Out: an XLSX file with one sheet, its header frozen and filtered
#include "write/workbook.hpp"

#include <xlsxwriter.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "read/process.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

// What Excel takes: characters (UTF-16 units) in a cell, characters of a sheet's name.
constexpr std::size_t kLongestCell = 32767;
constexpr std::size_t kLongestName = 31;
constexpr lxw_row_t kMostRows = LXW_ROW_MAX;

// Control characters are not allowed in XML; a text that is too long ends with ….
std::string cell_text(const std::string& text) {
    std::string out;
    std::size_t units = 0;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::string_view c = utf8::at(text, pos);
        pos += c.size();
        if (c.size() == 1 && static_cast<unsigned char>(c[0]) < 0x20 && c[0] != '\n' && c[0] != '\t') continue;
        units += c.size() == 4 ? 2 : 1;
        if (units >= kLongestCell) return out + "…";
        out += c;
    }
    return out;
}

std::optional<lxw_datetime> day_of(const std::string& iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    lxw_datetime out{};
    const auto number = [&](std::size_t at, std::size_t n, int& value) {
        const char* const begin = iso.data() + at;
        return std::from_chars(begin, begin + n, value).ptr == begin + n;
    };
    // Excel's calendar begins in 1900.
    if (!number(0, 4, out.year) || !number(5, 2, out.month) || !number(8, 2, out.day) || out.year < 1900)
        return std::nullopt;
    return out;
}

std::optional<double> number_of(const std::string& text) {
    double out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return out;
}

// Excel refuses these in a sheet's name, and an empty or a long one.
std::string sheet_name(const std::string& name) {
    std::string out;
    std::size_t count = 0;
    for (std::size_t pos = 0; pos < name.size() && count < kLongestName; ++count) {
        const std::string_view c = utf8::at(name, pos);
        pos += c.size();
        out += c.size() == 1 && std::string_view("[]:*?/\\'").find(c[0]) != std::string_view::npos ? "_" : c;
    }
    return out.empty() ? "-" : out;
}

}  // namespace

struct Workbook::State {
    TemporaryFolder folder;
    std::string path;
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* header = nullptr;
    lxw_format* wrapped = nullptr;
    lxw_format* day = nullptr;
    lxw_row_t next = 0;
    lxw_col_t columns = 0;
    bool failed = false;

    State() : path(folder.path() + "/book.xlsx") {
        if (folder.path().empty()) {
            failed = true;
            return;
        }
        std::string temporary = folder.path();
        lxw_workbook_options options{};
        options.constant_memory = LXW_FALSE;
        options.tmpdir = temporary.data();
        book = workbook_new_opt(path.c_str(), &options);
        if (book == nullptr) {
            failed = true;
            return;
        }
        header = workbook_add_format(book);
        format_set_bold(header);
        format_set_border(header, LXW_BORDER_THIN);
        format_set_align(header, LXW_ALIGN_CENTER);
        wrapped = workbook_add_format(book);
        format_set_text_wrap(wrapped);
        format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
        day = workbook_add_format(book);
        format_set_num_format(day, "yyyy-mm-dd");
        format_set_align(day, LXW_ALIGN_VERTICAL_TOP);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (book != nullptr) workbook_close(book);
    }

    void end_sheet() const {
        if (sheet == nullptr || columns == 0) return;
        worksheet_autofilter(sheet, 0, 0, next == 0 ? 0 : next - 1, static_cast<lxw_col_t>(columns - 1));
    }
};

Workbook::Workbook() : state_(std::make_unique<State>()) {}
Workbook::~Workbook() = default;

void Workbook::sheet(const std::string& name, const std::vector<SheetColumn>& columns) {
    State& s = *state_;
    if (s.failed || s.book == nullptr) return;
    s.end_sheet();
    s.sheet = workbook_add_worksheet(s.book, sheet_name(name).c_str());
    s.failed = s.sheet == nullptr;
    if (s.failed) return;
    s.next = 1;
    s.columns = static_cast<lxw_col_t>(columns.size());
    for (lxw_col_t c = 0; c < s.columns; ++c) {
        worksheet_set_column(s.sheet, c, c, columns[c].width, nullptr);
        worksheet_write_string(s.sheet, 0, c, cell_text(columns[c].title).c_str(), s.header);
    }
    worksheet_freeze_panes(s.sheet, 1, 0);
}

void Workbook::row(const std::vector<std::string>& cells, const std::vector<SheetCell>& kinds) {
    State& s = *state_;
    if (s.failed || s.sheet == nullptr) return;
    if (s.next >= kMostRows) {
        s.failed = true;
        return;
    }
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const auto c = static_cast<lxw_col_t>(column);
        const std::string& text = cells[column];
        const SheetCell kind = column < kinds.size() ? kinds[column] : SheetCell::text;
        const auto day = kind == SheetCell::day ? day_of(text) : std::nullopt;
        const auto number = kind == SheetCell::number ? number_of(text) : std::nullopt;
        if (day) {
            lxw_datetime value = *day;
            worksheet_write_datetime(s.sheet, s.next, c, &value, s.day);
        } else if (number) {
            worksheet_write_number(s.sheet, s.next, c, *number, s.wrapped);
        } else if (!text.empty()) {
            worksheet_write_string(s.sheet, s.next, c, cell_text(text).c_str(), s.wrapped);
        }
    }
    ++s.next;
}

std::optional<std::string> Workbook::bytes() {
    State& s = *state_;
    if (s.failed || s.book == nullptr) return std::nullopt;
    s.end_sheet();
    const lxw_error error = workbook_close(s.book);
    s.book = nullptr;
    if (error != LXW_NO_ERROR) return std::nullopt;
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(s.path.c_str(), "rb"), &std::fclose);
    if (!file) return std::nullopt;
    std::string out;
    std::array<char, 1U << 16U> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get()))
        out.append(buffer.data(), got);
    if (std::ferror(file.get()) != 0) return std::nullopt;
    return out;
}

}  // namespace fenjie
