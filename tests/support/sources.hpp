// The project's own files as the lint and lexicon tests see them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "places.hpp"

namespace sources {

namespace fs = std::filesystem;

inline fs::path root() {
    return places::project();
}

inline std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// All files below a folder with one of the extensions, sorted; none where the folder does not exist.
inline std::vector<fs::path> files(const std::string& folder, const std::vector<std::string>& extensions) {
    std::vector<fs::path> out;
    if (!fs::exists(root() / folder)) return out;
    for (const auto& entry : fs::recursive_directory_iterator(root() / folder)) {
        const std::string extension = entry.path().extension().string();
        const bool wanted = std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
        if (entry.is_regular_file() && wanted) out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

inline std::string shown(const fs::path& path) {
    return fs::relative(path, root()).generic_string();
}

inline std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

/// A string literal of a C++ file, and the code between it and the literal before (comments left out).
struct Literal {
    int line = 0;
    std::string text;    // as written, escapes and all
    std::string before;  // code since the literal before, white space left out
};

/// Reads C++ roughly: comments, character literals, plain and raw string literals.
class LiteralReader {
 public:
    explicit LiteralReader(std::string_view code) : code_(code) {}

    std::vector<Literal> read() {
        while (at_ < code_.size()) {
            if (starts("//"))
                skip_to("\n");
            else if (starts("/*"))
                skip_to("*/");
            else if (starts("R\""))
                raw();
            else if (code_[at_] == '"')
                quoted();
            else if (code_[at_] == '\'')
                character();
            else
                other();
        }
        return std::move(out_);
    }

 private:
    [[nodiscard]] bool starts(std::string_view text) const { return code_.substr(at_).starts_with(text); }

    void advance(std::size_t to) {
        line_ += static_cast<int>(std::count(code_.begin() + static_cast<std::ptrdiff_t>(at_),
                                             code_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
        at_ = to;
    }

    void skip_to(std::string_view end) {
        const std::size_t found = code_.find(end, at_ + 2);
        advance(found == std::string_view::npos ? code_.size() : found + end.size());
    }

    void add(std::string_view text, std::size_t next) {
        out_.push_back({line_, std::string(text), before_});
        before_.clear();
        advance(next);
    }

    void raw() {
        const std::size_t open = code_.find('(', at_);
        const std::string close = ")" + std::string(code_.substr(at_ + 2, open - at_ - 2)) + "\"";
        const std::size_t end = code_.find(close, open);
        add(code_.substr(open + 1, end - open - 1), end + close.size());
    }

    void quoted() {
        std::size_t end = at_ + 1;
        while (end < code_.size() && code_[end] != '"' && code_[end] != '\n') end += code_[end] == '\\' ? 2 : 1;
        add(code_.substr(at_ + 1, end - at_ - 1), std::min(end + 1, code_.size()));
    }

    void character() {
        const bool separator = at_ > 0 && std::isdigit(static_cast<unsigned char>(code_[at_ - 1])) != 0;
        std::size_t end = at_ + 1;
        if (!separator) {
            while (end < code_.size() && code_[end] != '\'') end += code_[end] == '\\' ? 2 : 1;
            ++end;
        }
        advance(std::min(end, code_.size()));
    }

    void other() {
        if (code_[at_] != ' ' && code_[at_] != '\n') before_ += code_[at_];
        advance(at_ + 1);
    }

    std::string_view code_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::string before_;
    std::vector<Literal> out_;
};

inline std::vector<Literal> literals(std::string_view code) {
    return LiteralReader(code).read();
}

}  // namespace sources
