// Reads one .tsv file of vocabulary and says what is wrong with it.
//
// In:  "#! at: end start both\nphrase\tat\n全部\tend\n部署\tstrat\n"
// Out: an error, line 4: "strat" is no value of the column at, which wants end, start, both
//
// Lines that begin with "#" are comments, but "#!" ones speak to this reader: "#! replace" as a user file's first line,
// and a rule for each column in the files that are compiled in.
#include "lexicon/table_file.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_set>

#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kSpeaks = "#! ";

void split(std::string_view line, char separator, std::vector<std::string_view>& out) {
    out.clear();
    while (true) {
        const std::size_t at = std::min(line.find(separator), line.size());
        out.push_back(line.substr(0, at));
        if (at == line.size()) return;
        line.remove_prefix(at + 1);
    }
}

bool is_digits(std::string_view cell) {
    return !cell.empty() && cell.size() <= 18 && std::all_of(cell.begin(), cell.end(), utf8::is_digit);
}

bool is_integer(std::string_view cell) {
    return is_digits(cell.substr(cell.starts_with('-') ? 1 : 0));
}

bool is_number(std::string_view cell) {
    const std::size_t point = std::min(cell.find('.'), cell.size());
    return is_integer(cell.substr(0, point)) && (point == cell.size() || is_digits(cell.substr(point + 1)));
}

bool is_year(std::string_view cell) {
    return cell.size() == 4 && is_digits(cell);
}

bool is_character(std::string_view cell) {
    return !cell.empty() && utf8::length_at(cell, 0) == cell.size();
}

bool is_duration(std::string_view cell) {
    return cell.size() > 2 && cell.front() == 'P' && is_digits(cell.substr(1, cell.size() - 2)) &&
           std::string_view("YMWD").find(cell.back()) != std::string_view::npos;
}

bool is_text(std::string_view cell) {
    return !cell.empty();
}

struct CellKind {
    std::string_view name;
    std::string_view shown;
    bool (*allows)(std::string_view cell);
};

constexpr std::array<CellKind, 7> kCellKinds = {
    {{"<integer>", "a whole number", is_integer},
     {"<number>", "a number", is_number},
     {"<year>", "a year", is_year},
     {"<character>", "one character", is_character},
     {"<duration>", "a duration such as P3M", is_duration},
     {"<text>", "some text", is_text},
     {"<empty>", "nothing", [](std::string_view cell) { return cell.empty(); }}}};

const CellKind* cell_kind(std::string_view name) {
    const auto found =
        std::find_if(kCellKinds.begin(), kCellKinds.end(), [&](const CellKind& kind) { return kind.name == name; });
    return found == kCellKinds.end() ? nullptr : &*found;
}

/// What is wrong with a phrase; "" where nothing is.
std::string phrase_fault(std::string_view phrase) {
    if (phrase.empty()) return "empty phrase";
    const std::string_view ends[] = {utf8::at(phrase, 0), utf8::before(phrase, phrase.size())};
    for (const std::string_view end : ends) {
        if (phrase.size() > end.size() && (end == " " || end == "\u3000"))
            return "a blank at an end of the phrase " + std::string(phrase);
    }
    return {};
}

class Reader {
 public:
    Reader(std::string_view file, std::string_view content, const TableShape* shape, bool trusted)
        : text_(std::make_shared<TableText>(TableText{std::string(file), trusted ? "" : std::string(content), {}})),
          content_(trusted ? content : text_->content),
          shape_(shape),
          trusted_(trusted) {}

    std::optional<LexiconError> read() {
        std::string_view content = content_;
        out.rows.reserve(static_cast<std::size_t>(std::count(content.begin(), content.end(), '\n')));
        if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
        while (!content.empty()) {
            ++line_;
            const std::size_t end = std::min(content.find('\n'), content.size());
            std::string_view line = content.substr(0, end);
            content.remove_prefix(std::min(end + 1, content.size()));
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (!trusted_ && !utf8::is_valid(line)) return fault("not valid UTF-8");
            if (std::string message = read_line(line); !message.empty()) return fault(std::move(message));
        }
        line_ = 0;
        const std::size_t width = out.shape.columns.size();
        for (std::size_t i = 0; i < out.rows.size(); ++i)
            out.rows[i].attributes = std::span(text_->cells).subspan(i * width, width);
        out.text = text_;
        return has_header_ ? std::nullopt : std::optional(fault("has no header row"));
    }

    TableFile out;

 private:
    [[nodiscard]] LexiconError fault(std::string message) const { return {text_->file, line_, std::move(message)}; }

    // "" where the line is as it should be.
    std::string read_line(std::string_view line) {
        if (line_ == 1 && line == "#! replace") out.replaces = true;
        if (line.starts_with(kSpeaks)) rule(line.substr(kSpeaks.size()));
        if (line.empty() || line.starts_with('#')) return {};
        // No reader lets one into a text, where a phrase might meet it or a repair put it.
        const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20U && c != '\t'; };
        if (!trusted_ && std::any_of(line.begin(), line.end(), is_control)) return "a control character";
        split(line, '\t', cells_);
        if (!has_header_) return header(cells_);
        cells_.resize(std::max(cells_.size(), out.shape.columns.size() + 1));
        if (std::string message = trusted_ ? std::string() : row_fault(cells_); !message.empty()) return message;
        text_->cells.insert(text_->cells.end(), std::next(cells_.begin()), cells_.end());
        out.rows.push_back({cells_.front(), {}, text_->file, line_});
        return {};
    }

    std::string row_fault(const std::vector<std::string_view>& cells) {
        if (std::string message = phrase_fault(cells.front()); !message.empty()) return message;
        const std::vector<std::string>& columns = out.shape.columns;
        if (cells.size() > columns.size() + 1) return "more columns than the header row names";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (std::string message = cell_fault(columns[i], cells[i + 1]); !message.empty()) return message;
        }
        if (!phrases_.insert(cells.front()).second) return "the phrase " + std::string(cells.front()) + " stands twice";
        return {};
    }

    std::string header(const std::vector<std::string_view>& cells) {
        has_header_ = true;
        out.shape.columns.assign(std::next(cells.begin()), cells.end());
        text_->cells.reserve(out.rows.capacity() * out.shape.columns.size());
        if (shape_ == nullptr || out.shape.columns == shape_->columns) return {};
        std::string names = "phrase";
        for (const std::string& column : shape_->columns) names += ", " + column;
        return "the header row must name the columns of the built-in file: " + names;
    }

    void rule(std::string_view words) {
        const std::size_t colon = words.find(": ");
        if (colon == std::string_view::npos) return;
        out.shape.rules.emplace(words.substr(0, colon), ColumnRule(words.substr(colon + 2)));
    }

    std::string cell_fault(const std::string& column, std::string_view cell) const {
        const TableShape& shape = shape_ == nullptr ? out.shape : *shape_;
        const auto rule = shape.rules.find(column);
        if (rule == shape.rules.end() || rule->second.allows(cell)) return {};
        const std::string what = cell.empty() ? "nothing in" : "\"" + std::string(cell) + "\" is no value of";
        return what + " the column " + column + ", which wants " + rule->second.wanted();
    }

    std::shared_ptr<TableText> text_;
    std::string_view content_;
    const TableShape* shape_;
    bool trusted_;  // what it says is as it should be
    int line_ = 0;
    bool has_header_ = false;
    std::vector<std::string_view> cells_;  // of the line
    std::unordered_set<std::string_view> phrases_;
};

}  // namespace

ColumnRule::ColumnRule(std::string_view words) {
    std::vector<std::string_view> parts;
    split(words, ' ', parts);
    words_.assign(parts.begin(), parts.end());
}

bool ColumnRule::allows(std::string_view cell) const {
    return std::any_of(words_.begin(), words_.end(), [&](const std::string& word) {
        const CellKind* kind = cell_kind(word);
        return kind == nullptr ? cell == word : kind->allows(cell);
    });
}

std::string ColumnRule::wanted() const {
    std::string out;
    for (const std::string& word : words_) {
        const CellKind* kind = cell_kind(word);
        out += (out.empty() ? "" : ", ") + (kind == nullptr ? word : std::string(kind->shown));
    }
    return out;
}

TableFile read_table_file(std::string_view file, std::string_view content, const TableShape* shape,
                          std::optional<LexiconError>& error) {
    Reader reader(file, content, shape, false);
    error = reader.read();
    return std::move(reader.out);
}

TableFile read_built_in_file(std::string_view name, std::string_view content) {
    Reader reader(name, content, nullptr, true);
    (void)reader.read();
    return std::move(reader.out);
}

}  // namespace fenjie
