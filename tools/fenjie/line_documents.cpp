// A file of documents, one a line, that an interrupted run can be gone on with.
//
// In:  plans.ndjson.3fa90c11.Xq2b7d.part of a run that was killed: 512 lines and half a line; --resume
// Out: a new part that takes over those of the 512 whose inputs come up again, renamed to plans.ndjson in the end
//
// A line tells what it was made from (its "source"), so that no list of what is done can be at odds with it. A new part
// is always written from the beginning: the result is what a run without an interruption writes, whatever became of the
// inputs meanwhile. A part is locked while its writer lives.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

#include "documents.hpp"
#include "fingerprint.hpp"
#include "interrupt.hpp"

namespace fenjie::tool {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".part";
constexpr std::string_view kRandom = "XXXXXX";
constexpr std::size_t kDigits = 8;         // of the fingerprint in a part's name
constexpr std::size_t kHead = 1U << 16U;   // bytes of a line in which its source must stand
constexpr std::size_t kBlock = 1U << 20U;  // bytes read at once
constexpr std::string_view kOpening = R"({"schema_version":)";
constexpr std::string_view kSource = R"("source":{)";

struct CloseFile {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string last_error() {
    return std::strerror(errno);
}

// What a line was made from, by its beginning.
std::optional<Origin> origin_of(std::string_view head) {
    const std::size_t at = head.find(kSource);
    if (!head.starts_with(kOpening) || at == std::string_view::npos) return std::nullopt;
    const std::size_t begin = at + kSource.size() - 1;
    bool quoted = false;
    for (std::size_t pos = begin; pos < head.size(); ++pos) {
        if (quoted && head[pos] == '\\')
            ++pos;
        else if (head[pos] == '"')
            quoted = !quoted;
        else if (!quoted && head[pos] == '}') {
            const auto source = nlohmann::json::parse(head.substr(begin, pos + 1 - begin), nullptr, false);
            if (!source.is_object() || !source.contains("name") || !source.contains("sha256")) return std::nullopt;
            if (!source["name"].is_string() || !source["sha256"].is_string()) return std::nullopt;
            return Origin{source["name"].get<std::string>(), source["sha256"].get<std::string>()};
        }
    }
    return std::nullopt;
}

std::string key_of(const Origin& origin) {
    return sha256(origin.sha256 + origin.name).substr(0, 32);
}

struct Line {
    std::string key;
    std::uint64_t begin = 0;
    std::uint64_t length = 0;  // with its end
};

// The whole lines of a part. A last one without its end, and whatever is no document, is passed over.
std::vector<Line> lines_of(std::FILE* file) {
    std::vector<Line> out;
    std::vector<char> block(kBlock);
    std::string head;
    char last = 0;
    std::uint64_t begin = 0;
    std::uint64_t at = 0;
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), file)) {
        const std::string_view text(block.data(), got);
        for (std::size_t pos = 0; pos < got;) {
            const std::size_t end = std::min(text.find('\n', pos), got);
            head.append(text.substr(pos, std::min(end - pos, kHead - head.size())));
            if (end > pos) last = text[end - 1];
            if (end == got) break;
            if (const auto origin = origin_of(head); origin && last == '}')
                out.push_back({key_of(*origin), begin, at + end + 1 - begin});
            begin = at + end + 1;
            head.clear();
            last = 0;
            pos = end + 1;
        }
        at += got;
    }
    return out;
}

// A file whose writer has ended, locked for us; nothing where the writer lives.
File take_part(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        (void)::close(descriptor);
        return nullptr;
    }
    return File(::fdopen(descriptor, "rb"));
}

class LineDocuments : public Documents {
 public:
    LineDocuments(fs::path target, std::string shown) : target_(std::move(target)), shown_(std::move(shown)) {}
    ~LineDocuments() override {
        if (path_.empty()) return;
        file_.reset();
        if (count_ == 0) (void)::unlink(path_.c_str());
        if (!interrupted()) forget(path_, shown_);
    }

    std::string open(const std::string& fingerprint, bool resume, std::string& note) {
        const std::string digits = fingerprint.substr(0, kDigits);
        const std::vector<fs::path> parts = parts_of_target();
        const auto is_ours = [&](const fs::path& part) {
            return part.filename().string().substr(target_.filename().string().size() + 1).starts_with(digits);
        };
        const bool ours = std::any_of(parts.begin(), parts.end(), is_ours);
        if (!resume && ours) note = "an interrupted run left what it had done; --resume would go on with it";
        if (resume && !ours && !parts.empty())
            note = "the interrupted run was one of another version or with other options: it is begun anew";
        if (resume) {
            for (const fs::path& part : parts) {
                if (is_ours(part)) take_over(part);
            }
        }
        std::string path = target_.string() + "." + digits + "." + std::string(kRandom) + std::string(kEnding);
        const int descriptor = ::mkostemps(path.data(), static_cast<int>(kEnding.size()), O_CLOEXEC);
        if (descriptor < 0) return last_error();
        path_ = path;
        (void)::flock(descriptor, LOCK_EX | LOCK_NB);
        const mode_t mask = ::umask(0);
        (void)::umask(mask);
        (void)::fchmod(descriptor, 0666U & ~mask);
        file_.reset(::fdopen(descriptor, "wb"));
        remember({path_, shown_});
        return file_ ? "" : last_error();
    }

    [[nodiscard]] std::optional<std::string> refuse(const Origin& /*origin*/) override { return std::nullopt; }
    [[nodiscard]] bool holds(const Origin& origin) const override { return places_.contains(key_of(origin)); }
    [[nodiscard]] std::string name() const override { return shown_; }

    [[nodiscard]] std::optional<std::string> keep(const Origin& origin) override {
        const Place& place = places_.at(key_of(origin));
        std::FILE* part = parts_[place.part].second.get();
        std::string block(std::min<std::uint64_t>(place.line.length, kBlock), '\0');
        if (::fseeko(part, static_cast<off_t>(place.line.begin), SEEK_SET) != 0) return failed(last_error());
        for (std::uint64_t left = place.line.length; left > 0;) {
            const std::size_t some = std::min<std::uint64_t>(left, block.size());
            if (std::fread(block.data(), 1, some, part) != some)
                return failed("the part of the interrupted run is cut");
            if (std::fwrite(block.data(), 1, some, file_.get()) != some) return failed(last_error());
            left -= some;
        }
        return end_line();
    }

    [[nodiscard]] std::optional<std::string> add(const Origin& /*origin*/, std::string_view document) override {
        if (std::fwrite(document.data(), 1, document.size(), file_.get()) != document.size() ||
            std::fputc('\n', file_.get()) == EOF)
            return failed(last_error());
        return end_line();
    }

    [[nodiscard]] std::optional<std::string> finish() override {
        // Nothing could be read: a file that stands under the name stays as it was.
        if (count_ == 0) return std::nullopt;
        // A machine that loses its power must not find the name before the bytes.
        if (::fsync(::fileno(file_.get())) != 0 && errno != EINVAL) return failed(last_error());
        if (std::rename(path_.c_str(), target_.c_str()) != 0) return failed(last_error());
        forget(path_, shown_);
        path_.clear();
        file_.reset();
        parts_.clear();
        for (const fs::path& part : parts_of_target()) {
            if (take_part(part)) (void)::unlink(part.c_str());
        }
        return std::nullopt;
    }

 private:
    struct Place {
        std::size_t part = 0;
        Line line;
    };

    [[nodiscard]] std::vector<fs::path> parts_of_target() const {
        std::vector<fs::path> out;
        std::error_code error;
        const std::string begin = target_.filename().string() + ".";
        const std::size_t length = begin.size() + kDigits + 1 + kRandom.size() + kEnding.size();
        const fs::path folder = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
        for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
            const std::string name = it->path().filename().string();
            if (name.size() == length && name.starts_with(begin) && name.ends_with(kEnding)) out.push_back(it->path());
        }
        return out;
    }

    // A part that has no line beyond those of the others goes: interruptions must not pile up copies.
    void take_over(const fs::path& path) {
        File part = take_part(path);
        if (!part) return;
        bool any = false;
        for (Line& line : lines_of(part.get())) {
            std::string key = line.key;
            any = places_.try_emplace(std::move(key), Place{parts_.size(), std::move(line)}).second || any;
        }
        if (any)
            parts_.emplace_back(path, std::move(part));
        else
            (void)::unlink(path.c_str());
    }

    std::optional<std::string> end_line() {
        // What is done must not lie in this process's memory.
        if (std::fflush(file_.get()) != 0) return failed(last_error());
        if (count_++ == 0) {
            forget(path_, shown_);
            remember({path_, shown_, true});
        }
        return std::nullopt;
    }

    [[nodiscard]] std::string failed(std::string reason) const {
        return std::move(reason) +
               (count_ > 0 ? "; what is done is kept, and the same command with --resume goes on" : "");
    }

    fs::path target_;
    std::string shown_;
    std::string path_;
    File file_;
    std::size_t count_ = 0;
    std::vector<std::pair<fs::path, File>> parts_;
    std::unordered_map<std::string, Place> places_;
};

}  // namespace

OpenedDocuments open_lines(const std::string& path, const std::string& fingerprint, bool resume) {
    std::error_code ignored;
    const fs::path target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : fs::path(path);
    OpenedDocuments out;
    auto documents = std::make_unique<LineDocuments>(target, path);
    out.failure = documents->open(fingerprint, resume, out.note);
    if (out.failure.empty()) out.documents = std::move(documents);
    return out;
}

}  // namespace fenjie::tool
