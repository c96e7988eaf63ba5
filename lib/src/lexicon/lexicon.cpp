// Reads .tsv vocabulary files and answers "which phrase begins (ends) here?".
//
// In:  "phrase\tposition\top" / "不低于\tbefore\tge"      (lib/lexicon/comparator.tsv)
// Out: longest_at("应不低于95%", 3) -> row "不低于" with op = "ge".
//
// Phrases are indexed by their first and last character, so that a look-up at a character that begins no
// phrase costs one hash probe.
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

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

std::vector<std::string> split_tabs(std::string_view line) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    while (true) {
        const std::size_t tab = line.find('\t', begin);
        out.emplace_back(line.substr(begin, tab == std::string_view::npos ? tab : tab - begin));
        if (tab == std::string_view::npos) return out;
        begin = tab + 1;
    }
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

std::optional<LexiconError> Lexicon::read(std::string_view name, std::string_view file, std::string_view content,
                                          bool known) {
    std::vector<std::string> header;
    std::vector<LexiconRow> rows;
    bool replace = false;
    int number = 0;
    const auto fail = [&](std::string message) { return LexiconError{std::string(file), number, std::move(message)}; };
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    while (!content.empty()) {
        ++number;
        const std::size_t end = std::min(content.find('\n'), content.size());
        std::string_view line = content.substr(0, end);
        content.remove_prefix(std::min(end + 1, content.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (number == 1 && line == "#! replace") replace = true;
        if (line.empty() || line.front() == '#') continue;
        if (!utf8::is_valid(line)) return fail("not valid UTF-8");
        std::vector<std::string> cells = split_tabs(line);
        if (header.empty()) {
            header = std::move(cells);
            continue;
        }
        if (cells.size() > header.size()) return fail("more columns than the header row names");
        if (cells.front().empty()) return fail("empty phrase");
        const auto same = [&](const LexiconRow& row) { return row.phrase == cells.front(); };
        if (std::any_of(rows.begin(), rows.end(), same)) return fail("the phrase " + cells.front() + " stands twice");
        LexiconRow row{cells.front(), {std::next(cells.begin()), cells.end()}, std::string(file), number};
        row.attributes.resize(header.size() - 1);
        rows.push_back(std::move(row));
    }
    if (header.empty()) return fail("no header row");
    std::vector<std::string> columns(std::next(header.begin()), header.end());
    if (known && columns != table(name).columns()) {
        number = 1;
        return fail("the header row must name the same columns as the built-in table");
    }
    if (!known || replace) tables_.insert_or_assign(std::string(name), LexiconTable(std::move(columns)));
    LexiconTable& into = tables_.find(name)->second;
    for (LexiconRow& row : rows) into.add(std::move(row));
    return std::nullopt;
}

std::shared_ptr<const Lexicon> Lexicon::built_in() {
    // Built once, on first use; later calls only read it.
    static const std::shared_ptr<const Lexicon> lexicon = [] {
        auto made = std::make_shared<Lexicon>();
        for (const EmbeddedFile& file : embedded_lexicon()) (void)made->read(file.name, file.name, file.content, false);
        return made;
    }();
    return lexicon;
}

std::shared_ptr<const Lexicon> Lexicon::with_folder(const std::string& folder, std::optional<LexiconError>& error) {
    namespace fs = std::filesystem;
    error.reset();
    auto made = std::make_shared<Lexicon>(*built_in());
    std::error_code code;
    std::vector<fs::path> files;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        if (it->path().extension() == ".tsv") files.push_back(it->path());
    }
    if (code) {
        error = LexiconError{folder, 0, code.message()};
        return nullptr;
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& path : files) {
        const std::string name = path.stem().string();
        if (!made->tables_.contains(name)) {
            error = LexiconError{path.string(), 0, "no lexicon file has this name"};
            return nullptr;
        }
        std::ifstream in(path, std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        if (!in) {
            error = LexiconError{path.string(), 0, "cannot be read"};
            return nullptr;
        }
        error = made->read(name, path.string(), content, true);
        if (error) return nullptr;
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
