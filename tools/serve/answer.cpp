// What extract and compare have in common when they are asked over HTTP: formats, options, what could not be read.
//
// In:  Accept: text/csv                                     Out: csv
// In:  letters.zip/a.pdf "is encrypted", nothing else read  Out: 415 {"id":"letters.zip/a.pdf","error":"is encrypted"}
#include "answer.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "fenjie/feed.hpp"

namespace fenjie::tool {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 10> kTypes = {{
    {"json", "application/json"},
    {"ndjson", "application/x-ndjson"},
    {"markdown", "text/markdown; charset=utf-8"},
    {"html", "text/html; charset=utf-8"},
    {"csv", "text/csv; charset=utf-8"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"ics", "text/calendar; charset=utf-8"},
    {"sqlite", "application/vnd.sqlite3"},
    {"stratml", "application/xml"},
    {"text", "text/plain; charset=utf-8"},
}};

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           std::string_view("-._~/").find(c) != std::string_view::npos;
        std::array<char, 4> code{};
        (void)std::snprintf(code.data(), code.size(), "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += plain ? std::string(1, c) : std::string(code.data());
    }
    return out;
}

}  // namespace

Answer refusal(int status, std::string_view reason, const std::optional<std::string>& id) {
    Answer out;
    out.status = status;
    out.body = refuse_record(reason, id) + "\n";
    if (status == 503) out.headers.emplace_back("Retry-After", "1");
    return out;
}

std::string media_type(const std::string& format) {
    for (const auto& [name, type] : kTypes) {
        if (format == name) return type;
    }
    return "application/octet-stream";
}

std::optional<std::string> format_asked(const Asked& asked, const std::vector<std::string>& known,
                                        const std::string& fallback) {
    if (const std::string format = asked.parameter("format"); !format.empty())
        return std::find(known.begin(), known.end(), format) != known.end() ? std::optional(format) : std::nullopt;
    // The first type in the header that is known; weights are left aside.
    std::string_view rest = asked.accept;
    if (rest.empty()) return fallback;
    while (!rest.empty()) {
        std::string_view type = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(type.size() + 1, rest.size()));
        type = type.substr(0, type.find(';'));
        while (type.starts_with(' ')) type.remove_prefix(1);
        while (type.ends_with(' ')) type.remove_suffix(1);
        if (type == "*/*") return fallback;
        for (const std::string& format : known) {
            const std::string own = media_type(format);
            if (type == std::string_view(own).substr(0, own.find(';'))) return format;
        }
    }
    return std::nullopt;
}

std::optional<Answer> adapt_options(const Asked& asked, Options& options) {
    if (const std::string day = asked.parameter("issued"); !day.empty()) {
        if (!is_day(day)) return refusal(400, "issued is no day (YYYY-MM-DD)");
        options.issued = day;
    }
    if (const std::string ocr = asked.parameter("ocr"); !ocr.empty()) {
        const std::optional<Ocr> when = ocr_from_name(ocr);
        if (!when) return refusal(400, "ocr is none of never, scans, always");
        options.reading.ocr = *when;
    }
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(asked.until - Clock::now()).count();
    const auto seconds = static_cast<unsigned>(std::max<long long>(left, 1));
    const auto bounded = [&](unsigned limit) { return limit == 0 ? seconds : std::min(limit, seconds); };
    options.reading.limits.time = bounded(options.reading.limits.time);
    options.reading.limits.ocr_time = bounded(options.reading.limits.ocr_time);
    return std::nullopt;
}

bool open_files(const Asked& asked, const Options& options, std::deque<Input>& out) {
    bool several = asked.files.size() > 1;
    for (const Input& file : asked.files) {
        if (open_input(file, options, out)) several = true;
    }
    return several;
}

Answer Unread::answer() const {
    const auto& [name, error] = errors.front();
    const std::string more = errors.size() > 1 ? "; and " + std::to_string(errors.size() - 1) + " more" : "";
    int status = 415;
    if (error.kind == ReadError::Kind::empty) status = 400;
    if (error.kind == ReadError::Kind::over_time) status = 504;
    return refusal(status, error.reason + more, name.empty() ? std::nullopt : std::optional(name));
}

void Unread::tell(Answer& answer) const {
    std::string names;
    for (const auto& [name, error] : errors) names += (names.empty() ? "" : ",") + percent_encoded(name);
    // Long headers are refused by many; the count is right in any case.
    constexpr std::size_t kLongest = 2000;
    if (names.size() > kLongest) names = std::to_string(errors.size());
    if (!errors.empty()) answer.headers.emplace_back("Fenjie-Unread", names);
}

}  // namespace fenjie::tool
