// Reads whole inputs with a bound and writes outputs that are never half there.
//
// In:  "plans/" (a folder)           "plans/a.txt" with a limit of 256 MB
// Out: plans/a.txt, plans/b.txt      its bytes, or "is empty", "is a folder", "No such file or directory" …
#include "files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "interrupt.hpp"

namespace fenjie::tool {
namespace {

namespace fs = std::filesystem;

struct CloseFile {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};

std::string last_error() {
    return std::strerror(errno);
}

Loaded refused(std::string reason) {
    return {{}, ReadError{std::move(reason)}};
}

std::string size_text(std::uint64_t bytes) {
    constexpr std::uint64_t kMegabyte = 1U << 20U;
    if (bytes >= kMegabyte && bytes % kMegabyte == 0) return std::to_string(bytes / kMegabyte) + " MB";
    return std::to_string(bytes) + " bytes";
}

Loaded read_stream(std::FILE* file, std::uint64_t limit) {
    Loaded out;
    struct stat about {};
    // A file takes no more room than it has bytes.
    if (::fstat(::fileno(file), &about) == 0 && S_ISREG(about.st_mode))
        out.bytes.reserve(
            static_cast<std::size_t>(std::min<std::uint64_t>(static_cast<std::uint64_t>(about.st_size), limit)));
    std::array<char, 1U << 16U> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file)) {
        out.bytes.append(buffer.data(), got);
        if (out.bytes.size() > limit) return refused("is larger than the limit of " + size_text(limit));
    }
    if (std::ferror(file) != 0) return refused(last_error());
    if (out.bytes.empty()) return {{}, ReadError{"is empty", ReadError::Kind::empty}};
    return out;
}

// Where a file stands in the midst of a path: letters.zip and plan.docx of "letters.zip/plan.docx"; an empty archive
// where none does.
struct PathInArchive {
    fs::path archive;
    std::string member;
};

PathInArchive in_archive(const std::string& path) {
    std::error_code ignored;
    fs::path member = fs::path(path).filename();
    for (fs::path at = fs::path(path).parent_path(); at.has_filename(); at = at.parent_path()) {
        if (fs::is_regular_file(at, ignored)) return {at, member.string()};
        member = at.filename() / member;
    }
    return {};
}

Loaded read_from_archive(const PathInArchive& path, std::uint64_t limit, const std::string& failure) {
    Loaded archive = read_input(path.archive.string(), limit);
    if (archive.error) return archive;
    Options options;
    options.reading.limits.size = limit;
    std::optional<std::vector<Member>> members = archive_members(archive.bytes, options);
    if (!members) return refused(failure);
    for (Member& member : *members) {
        if (member.name == path.member) return {std::move(member.bytes), std::move(member.error)};
    }
    return refused("the archive has no such file");
}

}  // namespace

Loaded read_input(const std::string& path, std::uint64_t limit) {
    if (path == "-") return read_stream(stdin, limit);
    if (is_folder(path)) return refused("is a folder");
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        const bool inside = errno == ENOTDIR;
        const std::string failure = last_error();
        return inside ? read_from_archive(in_archive(path), limit, failure) : refused(failure);
    }
    return read_stream(file.get(), limit);
}

LineRead read_line(std::istream& in, std::uint64_t limit, std::string& line) {
    using Traits = std::istream::traits_type;
    line.clear();
    std::uint64_t length = 0;
    for (auto c = in.rdbuf()->sbumpc(); c != Traits::eof(); c = in.rdbuf()->sbumpc()) {
        if (c == '\n') return length > limit ? LineRead::cut : LineRead::whole;
        if (++length <= limit) line += Traits::to_char_type(c);
    }
    return length == 0 ? LineRead::none : length > limit ? LineRead::cut : LineRead::whole;
}

std::string source_name(const std::string& path) {
    if (path == "-") return path;
    const PathInArchive inside = exists(path) ? PathInArchive{} : in_archive(path);
    const fs::path file = inside.archive.empty() ? fs::path(path) : inside.archive;
    return file.filename().string() + (inside.archive.empty() ? "" : "/" + inside.member);
}

bool exists(const std::string& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool is_folder(const std::string& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

std::vector<std::string> expand_folders(const std::vector<std::string>& paths) {
    std::vector<std::string> out;
    for (const std::string& path : paths) {
        std::error_code error;
        std::vector<std::string> inside;
        for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
            const bool hidden = it->path().filename().string().starts_with('.');
            if (!hidden && !it->is_directory(error)) inside.push_back(it->path().string());
        }
        // What cannot be listed, or holds nothing, stays in the list: reading it then says why.
        if (inside.empty()) inside.push_back(path);
        std::sort(inside.begin(), inside.end());
        out.insert(out.end(), inside.begin(), inside.end());
    }
    return out;
}

Output::Output(std::string path) : path_(path == "-" ? std::string{} : std::move(path)) {
    if (path_.empty()) file_ = stdout;
}

Output::~Output() {
    if (path_.empty()) return;
    if (file_ != nullptr) {
        (void)std::fclose(file_);
        if (!temporary_.empty()) (void)::unlink(temporary_.c_str());
    }
    // The message of an interruption tells of it.
    if (!temporary_.empty() && !interrupted()) forget(temporary_, path_);
}

// The new file lies beside its target, so that the move is one step of the file system. A link is followed; a
// device or a pipe is written to as it is.
void Output::open() {
    std::error_code ignored;
    if (fs::is_symlink(path_, ignored)) path_ = fs::weakly_canonical(path_, ignored).string();
    if (fs::exists(path_, ignored) && !fs::is_regular_file(path_, ignored)) {
        file_ = std::fopen(path_.c_str(), "wb");
        if (file_ == nullptr) failure_ = last_error();
        return;
    }
    temporary_ = path_ + ".XXXXXX";
    const int descriptor = ::mkstemp(temporary_.data());
    if (descriptor < 0) {
        failure_ = last_error();
        return;
    }
    // mkstemp makes a private file; the result gets the rights that any new file would have.
    const mode_t mask = ::umask(0);
    (void)::umask(mask);
    (void)::fchmod(descriptor, 0666U & ~mask);
    file_ = ::fdopen(descriptor, "wb");
    remember({temporary_, path_});
}

void Output::write(std::string_view text) {
    if (file_ == nullptr && !failure_) open();
    if (failure_) return;
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) failure_ = last_error();
}

void Output::line(std::string_view text) {
    write(text);
    write("\n");
}

void Output::flush() {
    if (file_ != nullptr && std::fflush(file_) != 0 && !failure_) failure_ = last_error();
}

std::optional<std::string> Output::finish() {
    flush();
    if (path_.empty() || failure_) return failure_;
    if (file_ == nullptr) open();
    // Who was told to end leaves what was there.
    if (interrupted()) failure_ = "interrupted";
    if (failure_) return failure_;
    const int closed = std::fclose(file_);
    file_ = nullptr;
    if (closed != 0) failure_ = last_error();
    if (temporary_.empty()) return failure_;
    if (failure_ || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
        if (!failure_) failure_ = last_error();
        (void)::unlink(temporary_.c_str());
    }
    forget(temporary_, path_);
    temporary_.clear();
    return failure_;
}

}  // namespace fenjie::tool
