// A fuzz target: a function that takes any bytes and throws where the library breaks a promise. libFuzzer runs them
// (libfuzzer_main.cpp), and an ordinary test runs them on every input that is kept (inputs_test.cpp).
#pragma once

#include <string_view>
#include <vector>

namespace fuzz {

struct Target {
    std::string_view name;
    void (*run)(std::string_view input);
};

/// All targets of this build; those of formats that it does not read are left out.
[[nodiscard]] const std::vector<Target>& targets();

// One function a target.
void run_extract(std::string_view input);        ///< a plan: the whole program, spans read back
void run_layout(std::string_view input);         ///< text to blocks, headings, rosters, attachments
void run_tables(std::string_view input);         ///< cells of a table to tasks and owners
void run_dates(std::string_view input);          ///< dates, recurrences, lengths of time
void run_quantities(std::string_view input);     ///< figures, and the targets that they make
void run_organizations(std::string_view input);  ///< names
void run_owners(std::string_view input);         ///< notes, labels, subjects, headings and cells of owners
void run_lexicon(std::string_view input);        ///< files of a vocabulary, and a table of metrics
void run_json(std::string_view input);           ///< documents that validate and compare read
void run_stream(std::string_view input);         ///< a line of `fenjie stream`
void run_zip(std::string_view input);
void run_html(std::string_view input);
void run_docx(std::string_view input);
void run_xlsx(std::string_view input);
void run_ofd(std::string_view input);
void run_pdf(std::string_view input);

}  // namespace fuzz
