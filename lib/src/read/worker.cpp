// Both ends of the pipes to a process that reads one file.
//
// In:  "fenjie-read 2 1 268435456 1073741824 10 600 …\n%PDF-1.4 …" on the process's standard input
// Out: a document on its standard output: numbers as eight bytes, texts as their length and bytes
//
// What comes back is not trusted: a decoder may have been led astray, so every place is checked against the text.
#include "read/worker.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/single_threaded.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <functional>
#include <new>

#include "read/process.hpp"
#include "read/read.hpp"
#include "read/sniff.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kGreeting = "fenjie-read 2 ";
constexpr std::string_view kAnswer = "fenjie-document 1\n";
constexpr int kOutOfMemory = 3;  // exit code
// As a worker it need not be started where there is one thread: a copy of the process does, ten milliseconds sooner.
constexpr std::string_view kThisProgram = "/proc/self/exe";

// The address space that a process has before it reads anything: libraries and their data.
#ifdef FENJIE_SANITIZED
constexpr std::uint64_t kOwnSpace = 0;  // shadow memory takes terabytes: no limit
#else
constexpr std::uint64_t kOwnSpace = 256ULL << 20U;
#endif

void put(std::string& out, std::uint64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8) out += static_cast<char>((value >> shift) & 0xFFU);
}
void put(std::string& out, std::string_view text) {
    put(out, static_cast<std::uint64_t>(text.size()));
    out += text;
}
void put(std::string& out, Range range) {
    put(out, static_cast<std::uint64_t>(range.begin));
    put(out, static_cast<std::uint64_t>(range.end));
}

class Unpacker {
 public:
    explicit Unpacker(std::string_view bytes) : left_(bytes) {}
    [[nodiscard]] bool ok() const { return ok_; }
    void require(bool holds) { ok_ = ok_ && holds; }
    [[nodiscard]] bool at_end() const { return ok_ && left_.empty(); }
    std::uint64_t number() {
        std::uint64_t value = 0;
        if (left_.size() < 8) {
            ok_ = false;
            return 0;
        }
        for (unsigned i = 0; i < 8; ++i) value |= std::uint64_t{static_cast<unsigned char>(left_[i])} << (8 * i);
        left_.remove_prefix(8);
        return value;
    }
    /// How many entries follow, each of `size` bytes or more.
    std::size_t count(std::size_t size) {
        const std::uint64_t value = number();
        if (value > left_.size() / size) ok_ = false;
        return ok_ ? static_cast<std::size_t>(value) : 0;
    }
    std::string text() {
        const std::size_t length = count(1);
        std::string out(left_.substr(0, length));
        left_.remove_prefix(length);
        return out;
    }
    /// Whole characters of a text, inside `of`.
    Range range(std::string_view text, Range of) {
        const std::uint64_t begin = number();
        const std::uint64_t end = number();
        if (begin > end || begin < of.begin || end > of.end) ok_ = false;
        for (const std::uint64_t place : {begin, end})
            ok_ = ok_ && (place == text.size() || utf8::is_lead(text[place]));
        return ok_ ? Range{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)} : Range{};
    }
    Range range(std::string_view text) { return range(text, {0, text.size()}); }
    int integer(int least, int most) {
        const std::uint64_t value = number();
        if (value < static_cast<std::uint64_t>(least) || value > static_cast<std::uint64_t>(most)) ok_ = false;
        return ok_ ? static_cast<int>(value) : least;
    }

 private:
    std::string_view left_;
    bool ok_ = true;
};

bool is_text(std::string_view text) {
    return utf8::is_valid(text) && std::none_of(text.begin(), text.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte == 0x7F || (byte < 0x20 && c != '\t' && c != '\n' && c != '\f');
           });
}

// A table that begins at or behind `behind`.
SourceTable unpacked_table(Unpacker& in, std::string_view text, std::size_t behind) {
    const auto begins_line = [&](std::size_t at) { return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\f'; };
    SourceTable table;
    table.where = in.range(text, {behind, text.size()});
    in.require(!table.where.empty() && begins_line(table.where.begin) && begins_line(table.where.end));
    table.rows = in.integer(1, kMostRows);
    table.columns = in.integer(1, kMostColumns);
    std::size_t inside = table.where.begin;
    for (std::size_t c = in.count(40); c > 0 && in.ok(); --c) {
        SourceCell cell;
        cell.row = in.integer(0, table.rows - 1);
        cell.column = in.integer(0, table.columns - 1);
        cell.row_span = in.integer(1, table.rows - cell.row);
        cell.column_span = in.integer(1, table.columns - cell.column);
        for (std::size_t p = in.count(16); p > 0 && in.ok(); --p) {
            cell.paragraphs.push_back(in.range(text, {inside, table.where.end}));
            inside = cell.paragraphs.back().end;
        }
        table.cells.push_back(std::move(cell));
    }
    return table;
}

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::write(fd, bytes.data(), bytes.size());
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

// All that comes, where it begins with the greeting.
std::string read_input(int fd) {
    std::string out;
    std::array<char, 1U << 16U> buffer{};
    while (true) {
        const ssize_t got = ::read(fd, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return out;
        out.append(buffer.data(), static_cast<std::size_t>(got));
        if (out.compare(0, kGreeting.size(), kGreeting.substr(0, out.size())) != 0) return {};
    }
}

// The worker's side: reads the file and says what was read. Returns the exit code.
int answer(std::string_view bytes, ReadSettings settings, int output) {
    // It goes with who started it, leaves no picture of its memory behind and writes no file.
    (void)::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit none = {0, 0};
    (void)::setrlimit(RLIMIT_CORE, &none);
#ifndef FENJIE_COVERAGE  // which lines were run is a file that is written at the end
    (void)::setrlimit(RLIMIT_FSIZE, &none);
#endif
    settings.worker.clear();
    try {
        return write_all(output, packed(read_drawn(bytes, settings))) ? 0 : 1;
    } catch (const std::bad_alloc&) {
        return kOutOfMemory;
    }
}

}  // namespace

std::string packed(const ReadDocument& document) {
    std::string out(kAnswer);
    put(out, document.error.value_or(""));
    put(out, static_cast<std::uint64_t>(document.error_kind));
    put(out, document.utf8);
    put(out, document.encoding);
    put(out, document.media_type);
    put(out, static_cast<std::uint64_t>(document.pictures));
    put(out, std::uint64_t{document.wraps ? 1U : 0U});
    const std::vector<std::size_t> none;
    const std::vector<std::size_t>& wraps = document.wraps ? *document.wraps : none;
    put(out, static_cast<std::uint64_t>(wraps.size()));
    for (const std::size_t wrap : wraps) put(out, static_cast<std::uint64_t>(wrap));
    put(out, static_cast<std::uint64_t>(document.warnings.size()));
    for (const SourceWarning& warning : document.warnings) {
        put(out, warning.code);
        put(out, warning.message);
        put(out, warning.source);
    }
    put(out, static_cast<std::uint64_t>(document.tables.size()));
    for (const SourceTable& table : document.tables) {
        put(out, table.where);
        put(out, static_cast<std::uint64_t>(table.rows));
        put(out, static_cast<std::uint64_t>(table.columns));
        put(out, static_cast<std::uint64_t>(table.cells.size()));
        for (const SourceCell& cell : table.cells) {
            for (const int value : {cell.row, cell.column, cell.row_span, cell.column_span})
                put(out, static_cast<std::uint64_t>(value));
            put(out, static_cast<std::uint64_t>(cell.paragraphs.size()));
            for (const Range& paragraph : cell.paragraphs) put(out, paragraph);
        }
    }
    return out;
}

std::optional<ReadDocument> unpacked(std::string_view bytes) {
    if (!bytes.starts_with(kAnswer)) return std::nullopt;
    Unpacker in(bytes.substr(kAnswer.size()));
    ReadDocument out;
    if (std::string error = in.text(); !error.empty()) out.error = std::move(error);
    out.error_kind = static_cast<ReadError::Kind>(in.integer(0, static_cast<int>(ReadError::Kind::over_time)));
    out.utf8 = in.text();
    if (!is_text(out.utf8)) return std::nullopt;
    out.encoding = in.text();
    out.media_type = in.text();
    out.pictures = static_cast<std::size_t>(in.number());
    const bool wrapped = in.integer(0, 1) == 1;
    std::vector<std::size_t> wraps(in.count(8));
    for (std::size_t& wrap : wraps) wrap = static_cast<std::size_t>(in.number());
    const bool in_order = std::adjacent_find(wraps.begin(), wraps.end(), std::greater_equal<>()) == wraps.end();
    const bool at_line_feeds = std::all_of(
        wraps.begin(), wraps.end(), [&](std::size_t wrap) { return wrap < out.utf8.size() && out.utf8[wrap] == '\n'; });
    if (!in_order || !at_line_feeds) return std::nullopt;
    if (wrapped) out.wraps = std::move(wraps);
    for (std::size_t i = in.count(32); i > 0 && in.ok(); --i) {
        SourceWarning warning;
        warning.code = in.text();
        warning.message = in.text();
        warning.source = in.range(out.utf8);
        out.warnings.push_back(std::move(warning));
    }
    std::size_t behind = 0;
    for (std::size_t i = in.count(40); i > 0 && in.ok(); --i) {
        out.tables.push_back(unpacked_table(in, out.utf8, behind));
        behind = out.tables.back().where.end;
    }
    if (!in.at_end()) return std::nullopt;
    return out;
}

namespace {

ReadDocument run_worker(std::string_view bytes, const ReadSettings& settings) {
    ProcessLimits limits;
    const bool endless = settings.limits.time == 0 || (settings.ocr != Ocr::never && settings.limits.ocr_time == 0);
    limits.seconds = settings.limits.time + (settings.ocr == Ocr::never ? 0 : settings.limits.ocr_time);
    if (endless) limits.seconds = 0;
    limits.memory = kOwnSpace == 0 ? 0 : kOwnSpace + std::min(settings.limits.memory, ~std::uint64_t{0} - kOwnSpace);
    limits.output = settings.limits.memory;
    ProcessResult result;
    if (settings.worker.front() == kThisProgram && __libc_single_threaded != 0) {
        prepare_drawn(bytes);
        // What this program has mapped already its copy has too.
        limits.memory += limits.memory == 0 ? 0 : 2 * bytes.size();
        result = run_copy([&](int output) { return answer(bytes, settings, output); }, limits);
    } else {
        std::string input(kGreeting);
        input += std::to_string(static_cast<int>(settings.ocr));
        for (const LimitInfo& info : all_limits()) input += " " + std::to_string(*limit(settings.limits, info.name));
        input += "\n";
        input += bytes;
        result = run_process(settings.worker, input, "", limits);
    }
    const std::string memory = "the memory limit of " + std::to_string(settings.limits.memory) + " bytes";
    using End = ProcessResult::End;
    switch (result.end) {
        case End::finished:
            if (result.exit_code == kOutOfMemory) return unreadable("reading it takes more than " + memory);
            if (std::optional<ReadDocument> document = unpacked(result.output)) return std::move(*document);
            break;
        case End::failed_to_start:
            return unreadable("the program that reads such files cannot be started: " + settings.worker.front());
        case End::timed_out:
            return too_slow(limits.seconds);
        case End::output_too_large:
            return unreadable("its text is larger than " + memory);
        case End::killed:
            break;
    }
    return unreadable("it is broken in a way that ends its reader, or reading it takes more than " + memory);
}

}  // namespace

ReadDocument read_by_worker(std::string_view bytes, const ReadSettings& settings) {
    if (settings.ocr == Ocr::never || sniff(bytes).type == FileType::image) return run_worker(bytes, settings);
    // The time for recognition is given only where it turns out that there is something to recognize.
    ReadSettings text_only = settings;
    text_only.ocr = Ocr::never;
    ReadDocument out = run_worker(bytes, text_only);
    const bool wanted = out.pictures > 0 && (settings.ocr == Ocr::always || out.error);
    return wanted ? run_worker(bytes, settings) : out;
}

int run_reader_worker() {
    const std::string input = read_input(STDIN_FILENO);
    const std::size_t end = input.find('\n');
    if (!input.starts_with(kGreeting) || end == std::string::npos) return 1;
    ReadSettings settings;
    const char* at = input.data() + kGreeting.size();
    const auto next = [&](auto& value) {
        const auto [behind, error] = std::from_chars(at, input.data() + end, value);
        at = std::min(behind + 1, input.data() + end);
        return error == std::errc{};
    };
    int ocr = 0;
    if (!next(ocr) || ocr < 0 || ocr > static_cast<int>(Ocr::always)) return 1;
    for (const LimitInfo& info : all_limits()) {
        std::uint64_t value = 0;
        if (!next(value) || set_limit(settings.limits, info.name, value)) return 1;
    }
    settings.ocr = static_cast<Ocr>(ocr);
    return answer(std::string_view(input).substr(end + 1), settings, STDOUT_FILENO);
}

}  // namespace fenjie
