// The verbs: read a source, extract a plan, link two files of one plan, explain every fact.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/limits.hpp"
#include "fenjie/plan.hpp"
#include "fenjie/read_error.hpp"

namespace fenjie {

/// A vocabulary with the rules over it, made ready (see load_lexicon).
struct Recognizers;

/// When pages that are pictures are read by character recognition (where the build has it).
enum class Ocr {
    never,
    scans,   ///< pictures, and PDF files without any text
    always,  ///< every page of a PDF file that has no text, too
};

/// never, scans or always by its name; nothing for another word.
[[nodiscard]] std::optional<Ocr> ocr_from_name(std::string_view name);

/// How files other than plain text are read, and how much they may take.
struct ReadSettings {
    Limits limits;
    Ocr ocr = Ocr::scans;
    /// A program, and its arguments, that reads one PDF file or picture in a process of its own: it must call
    /// run_reader_worker(), as {"fenjie", "read-one"} does. Then the limits of memory and time hold whatever the file
    /// makes the PDF library do, and a crash of it is an error in words. Empty: they are read in this process, which
    /// looks at the time between the steps that it can see. Other formats never need it.
    std::vector<std::string> worker;
};

/// Settings of one extraction. The defaults are right for nearly every caller.
struct Options {
    std::string name;                            ///< how the source is called in the output (a file's base name)
    std::optional<std::string> issued;           ///< YYYY-MM-DD a missing year is taken from, where the text has none
    std::shared_ptr<const Recognizers> lexicon;  ///< from load_lexicon; empty: the built-in vocabulary
    ReadSettings reading;
};

/// The formats that this build reads: "text" and of "html", "docx", "xlsx", "pdf", "ocr", "ofd", "office", "zip" those
/// that it has. "office" needs LibreOffice on the machine at run time.
[[nodiscard]] std::vector<std::string> formats();

/// Whether a text is a day as Options::issued wants it: "2023-03-08", and one that the calendar has.
[[nodiscard]] bool is_day(std::string_view iso);

/// Lower-case hexadecimal SHA-256 of the bytes, as SourceInfo::sha256 has it.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// A vocabulary made ready for reading plans, to be shared by any number of calls; or the reason why there is none
/// (with the file and line at fault).
struct LoadedLexicon {
    std::shared_ptr<const Recognizers> lexicon;
    std::optional<ReadError> error;
};

/// The built-in vocabulary changed by the .tsv files of a folder; each bears the name of a built-in one and adds its
/// rows, or takes its place where its first line is "#! replace".
[[nodiscard]] LoadedLexicon load_lexicon(const std::string& folder);

/// What a program does that is named in ReadSettings::worker: reads settings and one file from standard input, writes
/// what was read of it to standard output. Returns the program's exit code. It gives up the process's right to write
/// files.
[[nodiscard]] int run_reader_worker();

/// The decoded text that spans point into, or the reason why there is none.
struct Text {
    std::string utf8;        ///< well-formed, in traditional characters where the file is
    std::string media_type;  ///< as in SourceInfo
    std::string encoding;    ///< likewise
    std::optional<ReadError> error;
};

/// The text of a file of any kind that the build reads. Any bytes are accepted; what cannot be read is an error. An
/// archive of one file is read as that file, one of several is an error that names them.
[[nodiscard]] Text read_text(std::string_view bytes, const Options& options = {});

/// A file inside an archive: its bytes, or the reason why they cannot be had.
struct Member {
    std::string name;  ///< with its folders, as in "附件/任务分解表.xlsx"; no way out of a folder, nothing unprintable
    std::string bytes;
    std::optional<ReadError> error;
};

/// The files inside a ZIP archive in its order, those of archives inside it in their place; nothing where the bytes are
/// no such archive (a Word document is none). Hidden files and what systems leave behind are left out. A member that is
/// encrypted, damaged or too large has an error and keeps no other from being read. Each is bounded by Limits::size,
/// all together by Limits::memory.
[[nodiscard]] std::optional<std::vector<Member>> archive_members(std::string_view bytes, const Options& options = {});

/// An extracted plan, or the reason why the source could not be read.
struct Extraction {
    Plan plan;
    std::optional<ReadError> error;
};

/// Reads one plan. Never throws on input; doubt becomes a warning in the plan.
[[nodiscard]] Extraction extract(std::string_view bytes, const Options& options = {});

/// Fills what `main` leaves open (owners, deadlines, the year, full names) from another file of the
/// same plan; what `main` says itself stands. Filled values have the origin "linked".
[[nodiscard]] Extraction extract_linked(std::string_view main, std::string_view other, const Options& options = {},
                                        const Options& other_options = {});

/// One recognized fact, as `fenjie explain` prints it. Which fields are set depends on `kind`.
struct Fact {
    std::string kind;  ///< quantity | date | duration | recurrence | organization | responsibility | target
    std::string text;  ///< as it stands in the clean text
    Span span;
    std::string rule;                         ///< id of the rule that found it
    std::optional<Decimal> value;             ///< of a quantity or target, in `unit`
    std::optional<Decimal> value_max;         ///< the upper end of a range
    std::optional<std::string> unit;          ///< %, ‰, 个百分点, 1:N or the measure word as printed
    std::optional<std::string> comparator;    ///< >= <= > < ~ =
    std::optional<std::string> start;         ///< first day of a date, ISO 8601
    std::optional<std::string> end;           ///< last day, inclusive
    std::optional<std::string> edtf;          ///< ISO 8601-2; XXXX-07-31 where no year is known
    std::optional<std::string> precision;     ///< day | ten_days | month | quarter | half_year | year
    std::optional<std::string> duration;      ///< ISO 8601, as in P2M
    std::optional<std::string> every;         ///< ISO 8601: how often, or what a rate is counted over
    std::optional<std::string> rrule;         ///< RFC 5545, of a recurrence
    std::optional<std::string> role;          ///< lead | responsible | implement | cooperate | supervise
    std::optional<std::string> organization;  ///< as this text writes it
    std::optional<std::string> metric;        ///< what is measured
    std::optional<std::string> subject;       ///< whose
    std::optional<std::string> excluding;     ///< what a bracket takes out of the subject
    std::optional<std::string> each;          ///< what a rate is counted over: 街道
    std::optional<std::string> change;        ///< increase | decrease
    std::optional<std::string> baseline;      ///< what a change is counted from: 2020年
    std::optional<std::string> modality;      ///< aim, where it is no must
    std::optional<std::string> deadline;      ///< the last day (EDTF without a year) the text itself gives the target
};

/// The facts of a text, or the reason why it could not be read.
struct Explanation {
    std::vector<Fact> facts;
    std::optional<ReadError> error;
};

/// Every fact of a text with the rule that found it, in reading order.
[[nodiscard]] Explanation explain(std::string_view bytes, const Options& options = {});

}  // namespace fenjie
