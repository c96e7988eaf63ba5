// A folder of documents, a file each, that an interrupted run can be gone on with.
//
// In:  out/ with .fenjie-done of a run that was killed: "<sha256>  a.txt.json" a line; --resume
// Out: a.txt is not read again unless it has changed; b.txt.json appears when it is whole, and then its line
//
// The list comes after the file: what is killed between the two is done once more, which does no harm.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "documents.hpp"
#include "files.hpp"
#include "interrupt.hpp"

namespace fenjie::tool {
namespace {

namespace fs = std::filesystem;

constexpr const char* kList = ".fenjie-done";
constexpr std::size_t kDigest = 64;

std::string last_error() {
    return std::strerror(errno);
}

class FolderDocuments final : public Documents {
 public:
    FolderDocuments(fs::path folder, std::string ending) : folder_(std::move(folder)), ending_(std::move(ending)) {}
    ~FolderDocuments() override {
        if (list_ < 0) return;
        (void)::close(list_);
        if (!interrupted()) forget("", name());
    }

    std::string open(const std::string& fingerprint, bool resume, std::string& note) {
        std::error_code error;
        fs::create_directories(folder_, error);
        if (error == std::errc::file_exists || error == std::errc::not_a_directory) return "is a file, no folder";
        if (error) return error.message();
        const fs::path path = folder_ / kList;
        list_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
        if (list_ < 0) return last_error();
        if (::flock(list_, LOCK_EX | LOCK_NB) != 0) return "another fenjie is writing into it";
        const std::string header = "fenjie " + fingerprint + "\n";
        std::ifstream file(path, std::ios::binary);
        std::string text(std::istreambuf_iterator<char>(file), {});
        text.resize(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
        const bool same = text.starts_with(header);
        if (resume && !same && !text.empty())
            note = "the interrupted run was one of another version or with other options: it is begun anew";
        if (!resume || !same) text.clear();
        if (::ftruncate(list_, static_cast<off_t>(text.size())) != 0) return last_error();
        if (text.empty() && !append(header)) return last_error();
        load(std::string_view(text).substr(text.empty() ? 0 : header.size()));
        remember({"", name(), true, true});
        return "";
    }

    [[nodiscard]] std::optional<std::string> refuse(const Origin& origin) override {
        const std::string file = file_of(origin);
        for (const fs::path& part : fs::path(file)) {
            if (part.native().size() > NAME_MAX) return "its name is too long for that of a file of its own";
        }
        if (!used_.insert(file).second) return "its document would be " + file + ", which is that of another input";
        return std::nullopt;
    }

    [[nodiscard]] bool holds(const Origin& origin) const override {
        const auto found = done_.find(file_of(origin));
        std::error_code ignored;
        return found != done_.end() && found->second == origin.sha256 &&
               fs::is_regular_file(folder_ / found->first, ignored);
    }

    [[nodiscard]] std::optional<std::string> keep(const Origin& /*origin*/) override { return std::nullopt; }

    [[nodiscard]] std::optional<std::string> add(const Origin& origin, std::string_view document) override {
        const std::string file = file_of(origin);
        const fs::path path = folder_ / file;
        std::error_code error;
        fs::create_directories(path.parent_path(), error);
        if (error) return file + ": " + error.message();
        Output output(path.string());
        output.write(document);
        if (auto failure = output.finish()) return file + ": " + *failure;
        // A name that would break the list is not in it: its input is read every time.
        const bool listed = file.find('\n') == std::string::npos;
        if (listed && !append(origin.sha256 + "  " + file + "\n")) return last_error();
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::string> finish() override { return std::nullopt; }
    [[nodiscard]] std::string name() const override { return folder_.string(); }

 private:
    [[nodiscard]] std::string file_of(const Origin& origin) const { return origin.name + ending_; }

    [[nodiscard]] bool append(std::string_view text) const {
        // cppcheck-suppress invalidLifetime ; the text lives as long as the call
        const ssize_t wrote = ::write(list_, text.data(), text.size());
        if (wrote >= 0 && static_cast<std::size_t>(wrote) < text.size()) errno = ENOSPC;
        return wrote == static_cast<ssize_t>(text.size());
    }

    // Later lines stand for what was done again. Names may be of another folder's making: one that leads elsewhere is
    // never asked for, since only inputs' names are.
    void load(std::string_view lines) {
        while (!lines.empty()) {
            const std::size_t end = lines.find('\n');
            const std::string_view line = lines.substr(0, end);
            lines.remove_prefix(end + 1);
            if (line.size() > kDigest + 2)
                done_.insert_or_assign(std::string(line.substr(kDigest + 2)), std::string(line.substr(0, kDigest)));
        }
    }

    fs::path folder_;
    std::string ending_;
    int list_ = -1;
    std::unordered_map<std::string, std::string> done_;
    std::unordered_set<std::string> used_;
};

}  // namespace

OpenedDocuments open_folder(const std::string& path, const std::string& ending, const std::string& fingerprint,
                            bool resume) {
    OpenedDocuments out;
    auto documents = std::make_unique<FolderDocuments>(path, ending);
    out.failure = documents->open(fingerprint, resume, out.note);
    if (out.failure.empty()) out.documents = std::move(documents);
    return out;
}

}  // namespace fenjie::tool
