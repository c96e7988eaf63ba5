// POST /extract: files in, plans in the format asked for out.
//
// In:  letters.zip of two plans, one of them damaged
// Out: two lines of NDJSON: the plan, and {"id":"letters.zip/b.pdf","error":"…"}
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "answer.hpp"
#include "fenjie/feed.hpp"
#include "fenjie/write.hpp"
#include "files.hpp"

namespace fenjie::tool {
namespace {

/// A database is a file before it is an answer.
struct DatabaseFile {
    std::filesystem::path folder;
    DatabaseFile() {
        std::string name = (std::filesystem::temp_directory_path() / "fenjie-serve-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) folder = name;
    }
    ~DatabaseFile() {
        std::error_code ignored;
        if (!folder.empty()) std::filesystem::remove_all(folder, ignored);
    }
    DatabaseFile(const DatabaseFile&) = delete;
    DatabaseFile& operator=(const DatabaseFile&) = delete;
    [[nodiscard]] std::string path() const { return (folder / "plans.db").string(); }
};

std::string written(const Plan& plan, const std::string& format, std::string_view bytes, const Options& options) {
    if (format == "markdown") return to_markdown(plan) + "\n";
    if (format == "html") return to_html(plan, read_text(bytes, options).utf8);
    return to_json(plan, format == "json" ? JsonLayout::indented : JsonLayout::line) + "\n";
}

/// One of an archive's members in place of the archive.
bool choose_member(const std::string& member, std::deque<Input>& inputs) {
    std::erase_if(inputs, [&](const Input& input) { return !input.name.ends_with("/" + member); });
    return inputs.size() == 1;
}

bool holds_one(const std::string& format) {
    return format == "json" || format == "html" || format == "stratml";
}

}  // namespace

std::vector<std::string> extract_formats_served() {
    std::vector<std::string> out = {"json", "ndjson", "markdown", "html"};
    for (std::string& format : feed_formats()) out.push_back(std::move(format));
    return out;
}

Answer answer_extract(const Asked& asked, const Options& options) {
    Options adapted = options;
    if (std::optional<Answer> wrong = adapt_options(asked, adapted)) return *wrong;
    if (asked.with && asked.files.size() != 1) return refusal(400, "with goes with one file");
    std::deque<Input> inputs;
    bool several = false;
    if (asked.with)
        inputs.push_back(asked.files.front());
    else
        several = open_files(asked, adapted, inputs);
    if (const std::string member = asked.parameter("member"); !member.empty()) {
        if (!choose_member(member, inputs)) return refusal(400, "the archive has no such file");
        several = false;
    }
    const std::optional<std::string> format =
        format_asked(asked, extract_formats_served(), several ? "ndjson" : "json");
    if (!format) return refusal(asked.parameter("format").empty() ? 406 : 400, "this format is not written here");
    if (several && holds_one(*format)) return refusal(400, *format + " holds one plan; take ndjson for several");

    const std::unique_ptr<DatabaseFile> file = *format == "sqlite" ? std::make_unique<DatabaseFile>() : nullptr;
    if (file && file->folder.empty()) return refusal(503, "there is no room for temporary files");
    const std::unique_ptr<Feed> feed = file ? database_feed(file->path()) : make_feed(*format);
    Answer out;
    out.type = media_type(*format);
    Unread unread;
    bool any = false;
    for (const Input& input : inputs) {
        if (Clock::now() >= asked.until) return refusal(504, "the work takes longer than a request may");
        Options named = adapted;
        named.name = input.name;
        Extraction extraction;
        extraction.error = input.loaded.error;
        if (!extraction.error && asked.with) {
            Options other = adapted;
            other.name = asked.with->name;
            extraction = extract_linked(input.loaded.bytes, asked.with->loaded.bytes, named, other);
        } else if (!extraction.error) {
            extraction = extract(input.loaded.bytes, named);
        }
        if (extraction.error) {
            unread.add(input.name, *extraction.error);
            if (*format == "ndjson") out.body += refuse_record(extraction.error->reason, input.name) + "\n";
            continue;
        }
        any = true;
        out.body += feed ? feed->add(extraction.plan) : written(extraction.plan, *format, input.loaded.bytes, named);
    }
    if (!any) return unread.answer();
    if (feed) out.body += feed->finish();
    if (feed && feed->error()) return refusal(500, feed->error()->reason);
    if (file) {
        Loaded database = read_input(file->path(), UINT64_MAX);
        if (database.error) return refusal(500, database.error->reason);
        out.body = std::move(database.bytes);
    }
    unread.tell(out);
    return out;
}

}  // namespace fenjie::tool
