// Reads .tsv vocabulary files and answers "which phrase begins (ends) here?".
//
// In:  "phrase\tposition\top" / "不低于\tbefore\tge"      (lib/lexicon/comparator.tsv)
// Out: longest_at("应不低于95%", 3) -> row "不低于" with op = "ge".
//
// Phrases are indexed from both sides (phrase_index.hpp), so that a look-up at a character that begins no phrase costs
// an array access.
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "lexicon/embedded.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

/// A file's bytes, or nothing where they cannot be read.
std::optional<std::string> content_of(const std::filesystem::path& path) {
    std::error_code code;
    if (!std::filesystem::is_regular_file(path, code)) return std::nullopt;
    std::ifstream in(path, std::ios::binary);
    std::string content;
    std::array<char, 1 << 16> piece{};
    do {
        in.read(piece.data(), piece.size());
        content.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    } while (in);
    return in.bad() || !in.eof() ? std::nullopt : std::optional(std::move(content));
}

/// Whether a byte begins a character of three bytes, as nearly all do.
bool is_three(char lead) {
    return (static_cast<unsigned char>(lead) & 0xF0U) == 0xE0U;
}

/// utf8::packed_at() of such a character.
std::uint32_t three_at(std::string_view text, std::size_t pos) {
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(text[pos + i])}; };
    return byte(0) << 16U | byte(1) << 8U | byte(2);
}

}  // namespace

std::size_t LexiconTable::add(const LexiconRow& row) {
    if (const LexiconRow* known = find(row.phrase)) {
        const auto index = static_cast<std::size_t>(known - rows_.data());
        rows_[index] = row;
        return index;
    }
    return append(row);
}

std::size_t LexiconTable::append(const LexiconRow& row) {
    const auto index = static_cast<std::uint32_t>(rows_.size());
    const std::string_view phrase = row.phrase;
    const std::size_t first = utf8::length_at(phrase, 0);
    const std::size_t last = utf8::previous(phrase, phrase.size());
    const bool single = first == phrase.size();
    by_begin_.add(utf8::packed_at(phrase, 0), single ? 0 : utf8::packed_at(phrase, first), phrase, index);
    by_end_.add(utf8::packed_at(phrase, last), single ? 0 : utf8::packed_before(phrase, last), phrase, index);
    rows_.push_back(row);
    return index;
}

void LexiconTable::add(const TableFile& file) {
    texts_.push_back(file.text);
    rows_.reserve(rows_.size() + file.rows.size());
    by_begin_.reserve(rows_.size() + file.rows.size());
    by_end_.reserve(rows_.size() + file.rows.size());
    // A file's phrases differ from each other.
    const bool fresh = rows_.empty();
    for (const LexiconRow& row : file.rows) fresh ? append(row) : add(row);
}

const LexiconRow* LexiconTable::longest_from(std::string_view text, std::size_t pos, std::uint32_t first) const {
    std::uint32_t second = 0;
    if (text.size() - pos >= 6 && is_three(text[pos]) && is_three(text[pos + 3])) {
        second = three_at(text, pos + 3);
    } else if (const std::size_t next = pos + utf8::length_at(text, pos); next < text.size()) {
        second = utf8::packed_at(text, next);
    }
    if (!by_begin_.may_begin(first, second)) return nullptr;
    const std::string_view rest = text.substr(pos);
    const std::uint32_t row =
        by_begin_.longest(first, second, [&](std::string_view phrase) { return rest.starts_with(phrase); });
    return row == PhraseIndex::kNone ? nullptr : &rows_[row];
}

const LexiconRow* LexiconTable::longest_to(std::string_view text, std::size_t end, std::uint32_t last) const {
    std::uint32_t second = 0;
    if (end >= 6 && is_three(text[end - 3]) && is_three(text[end - 6])) {
        second = three_at(text, end - 6);
    } else if (const std::size_t before = utf8::previous(text, end); before > 0) {
        second = utf8::packed_before(text, before);
    }
    if (!by_end_.may_begin(last, second)) return nullptr;
    const std::string_view head = text.substr(0, end);
    const std::uint32_t row =
        by_end_.longest(last, second, [&](std::string_view phrase) { return head.ends_with(phrase); });
    return row == PhraseIndex::kNone ? nullptr : &rows_[row];
}

LexiconTable LexiconTable::only(std::string_view column, std::string_view value) const {
    LexiconTable out(columns_);
    out.texts_ = texts_;
    for (const LexiconRow& row : rows_) {
        if (attribute(row, column) == value) out.append(row);
    }
    return out;
}

const LexiconRow* LexiconTable::next(std::string_view text, std::size_t& pos) const {
    const std::size_t end = text.size();
    while (pos < end) {
        // Nearly all characters have three bytes and begin no phrase.
        while (end - pos >= 3 && is_three(text[pos]) && !by_begin_.may_begin(text[pos + 1], text[pos + 2])) pos += 3;
        if (pos >= end) break;
        if (const LexiconRow* row = longest_at(text, pos)) return row;
        pos += utf8::length_at(text, pos);
    }
    pos = end;
    return nullptr;
}

bool LexiconTable::joins(std::string_view left, std::string_view right) const {
    constexpr std::size_t kNear = 8;  // characters
    std::size_t begin = left.size();
    for (std::size_t n = 0; n < kNear && begin > 0; ++n) begin = utf8::previous(left, begin);
    std::size_t end = 0;
    for (std::size_t n = 0; n < kNear && end < right.size(); ++n) end += utf8::length_at(right, end);
    left.remove_prefix(begin);
    const std::string together = std::string(left) + std::string(right.substr(0, end));
    for (std::size_t at = 0; at < left.size(); at += utf8::length_at(together, at)) {
        const LexiconRow* row = longest_at(together, at);
        if (row != nullptr && at + row->phrase.size() > left.size()) return true;
    }
    return false;
}

const LexiconRow* LexiconTable::find(std::string_view phrase) const {
    const LexiconRow* row = longest_at(phrase, 0);
    if (row == nullptr || row->phrase.size() == phrase.size()) return row;
    return nullptr;
}

std::string_view LexiconTable::attribute(const LexiconRow& row, std::string_view column) const {
    for (std::size_t i = 0; i < columns_.size() && i < row.attributes.size(); ++i) {
        if (columns_[i] == column) return row.attributes[i];
    }
    return {};
}

std::shared_ptr<const Lexicon> Lexicon::built_in() {
    // Built once, on first use; later calls only read it.
    static const std::shared_ptr<const Lexicon> lexicon = [] {
        auto made = std::make_shared<Lexicon>();
        for (const EmbeddedFile& file : embedded_lexicon()) {
            TableFile read = read_built_in_file(file.name, file.content);
            LexiconTable table(read.shape.columns);
            table.add(read);
            made->tables_.emplace(file.name, std::move(table));
            made->shapes_.emplace(file.name, std::move(read.shape));
        }
        return made;
    }();
    return lexicon;
}

std::shared_ptr<const Lexicon> Lexicon::with_folder(const std::string& folder, std::optional<LexiconError>& error) {
    namespace fs = std::filesystem;
    const auto fail = [&](std::string file, int line, std::string message) {
        error = LexiconError{std::move(file), line, std::move(message)};
        return nullptr;
    };
    error.reset();
    std::error_code code;
    std::vector<fs::path> files;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        if (it->path().extension() == ".tsv") files.push_back(it->path());
    }
    if (code) return fail(folder, 0, code.message());
    if (files.empty()) return fail(folder, 0, "holds no .tsv file");
    std::sort(files.begin(), files.end());
    auto made = std::make_shared<Lexicon>(*built_in());
    for (const fs::path& path : files) {
        const auto table = made->tables_.find(path.stem().string());
        if (table == made->tables_.end()) return fail(path.string(), 0, "no lexicon file has this name");
        const std::optional<std::string> content = content_of(path);
        if (!content) return fail(path.string(), 0, "cannot be read");
        TableFile read = read_table_file(path.string(), *content, &made->shapes_.at(table->first), error);
        if (error) return nullptr;
        if (read.replaces) table->second = LexiconTable(read.shape.columns);
        table->second.add(read);
    }
    return made;
}

const LexiconTable& Lexicon::table(std::string_view name) const {
    static const LexiconTable kEmpty;
    const auto found = tables_.find(name);
    return found == tables_.end() ? kEmpty : found->second;
}

std::vector<std::string> Lexicon::names() const {
    std::vector<std::string> out;
    out.reserve(tables_.size());
    for (const auto& [name, table] : tables_) out.push_back(name);
    return out;
}

}  // namespace fenjie
