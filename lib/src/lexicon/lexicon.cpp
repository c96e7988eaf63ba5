// Reads .tsv vocabulary files and answers "which phrase begins (ends) here?".
//
// In:  "phrase\tposition\top" / "不低于\tbefore\tge"      (lib/lexicon/comparator.tsv)
// Out: longest_at("应不低于95%", 3) -> row "不低于" with op = "ge".
//
// Phrases are indexed by their first and last character, so that a look-up at a character that begins no
// phrase costs one hash probe.
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "lexicon/embedded.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

std::uint32_t packed(std::string_view character) {
    std::uint32_t key = 0;
    for (const char c : character) key = (key << 8U) | static_cast<unsigned char>(c);
    return key;
}

// The low bits of a character's last two bytes: enough to tell most characters apart.
std::size_t bits_of(std::uint32_t key) {
    return (((key >> 8U) & 0x3FU) << 6U | (key & 0x3FU)) & 4095U;
}

std::uint32_t first_key(std::string_view text, std::size_t pos) {
    return packed(text.substr(pos, utf8::length_at(text, pos)));
}

std::uint32_t last_key(std::string_view text, std::size_t end) {
    const std::size_t begin = utf8::previous(text, end);
    return packed(text.substr(begin, end - begin));
}

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

}  // namespace

void LexiconTable::add(LexiconRow row) {
    for (LexiconRow& known : rows_) {
        if (known.phrase == row.phrase) {
            known = std::move(row);
            return;
        }
    }
    const auto index = static_cast<std::uint32_t>(rows_.size());
    const std::string_view phrase = row.phrase;
    const auto insert = [&](std::vector<std::uint32_t>& bucket) {
        const auto longer = [&](std::uint32_t other) { return rows_[other].phrase.size() > phrase.size(); };
        bucket.insert(std::partition_point(bucket.begin(), bucket.end(), longer), index);
    };
    const std::uint32_t first = first_key(phrase, 0);
    const std::uint32_t last = last_key(phrase, phrase.size());
    insert(by_first_[first]);
    insert(by_last_[last]);
    first_bits_.set(bits_of(first));
    last_bits_.set(bits_of(last));
    rows_.push_back(std::move(row));
}

const LexiconRow* LexiconTable::longest_at(std::string_view text, std::size_t pos) const {
    if (pos >= text.size()) return nullptr;
    const std::uint32_t key = first_key(text, pos);
    if (!first_bits_.test(bits_of(key))) return nullptr;
    const auto bucket = by_first_.find(key);
    if (bucket == by_first_.end()) return nullptr;
    const std::string_view rest = text.substr(pos);
    for (const std::uint32_t index : bucket->second) {
        if (rest.starts_with(rows_[index].phrase)) return &rows_[index];
    }
    return nullptr;
}

const LexiconRow* LexiconTable::longest_before(std::string_view text, std::size_t end) const {
    if (end == 0 || end > text.size()) return nullptr;
    const std::uint32_t key = last_key(text, end);
    if (!last_bits_.test(bits_of(key))) return nullptr;
    const auto bucket = by_last_.find(key);
    if (bucket == by_last_.end()) return nullptr;
    const std::string_view head = text.substr(0, end);
    for (const std::uint32_t index : bucket->second) {
        if (head.ends_with(rows_[index].phrase)) return &rows_[index];
    }
    return nullptr;
}

const LexiconRow* LexiconTable::find(std::string_view phrase) const {
    if (phrase.empty()) return nullptr;
    const auto bucket = by_first_.find(first_key(phrase, 0));
    if (bucket == by_first_.end()) return nullptr;
    for (const std::uint32_t index : bucket->second) {
        if (rows_[index].phrase == phrase) return &rows_[index];
    }
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
            std::optional<LexiconError> error;
            TableFile read = read_table_file(file.name, file.content, nullptr, error);
            LexiconTable table(read.shape.columns);
            for (LexiconRow& row : read.rows) table.add(std::move(row));
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
        for (LexiconRow& row : read.rows) table->second.add(std::move(row));
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
