// An archive to its members, those of archives inside it in their place.
//
// In:  附件.zip holding "..\方案.docx" (GB18030), "__MACOSX/._方案.docx", "表.zip" holding "任务.xlsx"
// Out: "方案.docx", "表.zip/任务.xlsx"
//
// Nothing is written to disk. All members together may inflate to the memory limit and each to the size limit; what was
// inflated in vain counts, so that a thousand bombs take no longer than one.
#include "read/archive.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "read/package.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

bool is_unsafe(char32_t c) {
    return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

bool is_junk(std::string_view part) {
    std::string small(part);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return small.starts_with('.') || small.starts_with("~$") || small == "__macosx" || small == "thumbs.db" ||
           small == "desktop.ini";
}

// The name to show, or nothing for what is no file of the sender's.
std::optional<std::string> shown_name(std::string_view name) {
    std::string out;
    std::string part;
    bool junk = false;
    const auto end_part = [&] {
        const bool drive = part.size() == 2 && utf8::is_alpha(part[0]) && part[1] == ':';
        if (!part.empty() && part != "." && part != ".." && !drive) {
            junk = junk || is_junk(part);
            out += (out.empty() ? "" : "/") + part;
        }
        part.clear();
    };
    for (std::size_t pos = 0; pos < name.size();) {
        const std::string_view c = utf8::at(name, pos);
        pos += c.size();
        if (c == "/" || c == "\\")
            end_part();
        else
            part += is_unsafe(utf8::code_point(c)) ? std::string_view("\xEF\xBF\xBD") : c;
    }
    const bool folder = part.empty();
    end_part();
    if (folder || junk) return std::nullopt;
    return out.empty() ? "?" : out;
}

class Opener {
 public:
    explicit Opener(const Limits& limits) : limits_(limits), left_(limits.memory) {}

    void open(std::string_view bytes, const std::string& folder, std::uint64_t depth) {
        Package package(bytes, left_);
        if (package.error()) return fail(folder, *package.error());
        for (std::size_t i = 0; i < package.names().size(); ++i) {
            const std::optional<std::string> shown = shown_name(package.names()[i]);
            if (!shown) continue;
            const std::string name = folder.empty() ? *shown : folder + "/" + *shown;
            if (members_.size() >= limits_.members)
                return fail(name,
                            "there are more files before it than the limit of " + std::to_string(limits_.members));
            std::string reason;
            package.limit(left_);
            std::optional<std::string> content = package.read_member(i, limits_.size, reason);
            left_ = package.left();
            if (!content) {
                fail(name, "it " + reason);
            } else if (content->starts_with("PK") && package_kind(*content) == PackageKind::archive) {
                if (depth >= limits_.archives)
                    fail(name, "archives are nested too deeply: the limit is " + std::to_string(limits_.archives));
                else
                    open(*content, name, depth + 1);
            } else {
                members_.push_back({name, std::move(*content), std::nullopt});
            }
        }
    }

    std::vector<Member> take() { return std::move(members_); }

 private:
    void fail(const std::string& name, std::string reason) {
        members_.push_back({name, {}, ReadError{std::move(reason)}});
    }

    std::vector<Member> members_;
    const Limits& limits_;
    std::uint64_t left_;
};

}  // namespace

std::vector<std::string> member_names(std::string_view bytes) {
    std::vector<std::string> out;
    const Package package(bytes, 0);
    for (const std::string& name : package.names()) {
        if (std::optional<std::string> shown = shown_name(name)) out.push_back(std::move(*shown));
    }
    return out;
}

std::optional<std::vector<Member>> archive_members(std::string_view bytes, const Options& options) {
    if (!bytes.starts_with("PK") || bytes.size() > options.reading.limits.size) return std::nullopt;
    if (package_kind(bytes) != PackageKind::archive) return std::nullopt;
    Opener opener(options.reading.limits);
    opener.open(bytes, "", 1);
    return opener.take();
}

}  // namespace fenjie
