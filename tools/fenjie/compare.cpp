// fenjie compare: targets of several plans side by side.
//
// In:  fenjie compare a.txt b.json c.txt+table.txt -f csv
// Out: the comparison of three plans; the third is read with another file of the same plan
//
// An input that cannot be read keeps no other from being compared.
#include <algorithm>
#include <array>

#include "commands.hpp"
#include "fenjie/compare.hpp"
#include "fenjie/write.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"

namespace fenjie::tool {
namespace {

struct PlanFiles {
    std::string main;
    std::string with;  ///< empty where there is none
};

/// "a.txt+b.txt" is a plan and its other file, unless a file has that very name.
PlanFiles files_of(const std::string& argument) {
    const std::size_t plus = argument.find('+');
    if (plus == std::string::npos || plus == 0 || plus + 1 == argument.size() || exists(argument))
        return {argument, ""};
    return {argument.substr(0, plus), argument.substr(plus + 1)};
}

/// Appends the plans of one input: an extracted file may hold many.
std::optional<ReadError> add_plans(const Input& input, const Options& options, std::vector<Plan>& plans) {
    if (input.loaded.error) return input.loaded.error;
    if (is_extracted(input.loaded.bytes)) {
        ReadPlans read = read_plans(input.loaded.bytes);
        plans.insert(plans.end(), std::make_move_iterator(read.plans.begin()),
                     std::make_move_iterator(read.plans.end()));
        return read.error;
    }
    Options named = options;
    named.name = input.name;
    Extraction extraction = extract(input.loaded.bytes, named);
    if (!extraction.error) plans.push_back(std::move(extraction.plan));
    return extraction.error;
}

/// Appends the one plan of two files.
std::optional<ReadError> add_plan(const PlanFiles& files, const Options& options, std::vector<Plan>& plans) {
    const Loaded main = read_input(files.main, options.reading.limits.size);
    if (main.error) return main.error;
    const Loaded other = read_input(files.with, options.reading.limits.size);
    if (other.error) return ReadError{files.with + " " + other.error->reason};
    Extraction extraction =
        extract_linked(main.bytes, other.bytes, options_for(options, files.main), options_for(options, files.with));
    if (!extraction.error) plans.push_back(std::move(extraction.plan));
    return extraction.error;
}

std::string written(const Comparison& comparison, const std::string& format) {
    if (format == "json") return to_json(comparison) + "\n";
    if (format == "csv") return to_csv(comparison);
    if (format == "html") return to_html(comparison);
    return to_markdown(comparison);
}

}  // namespace

int run_compare(const Settings& settings) {
    const Interrupts interrupts(false);
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    std::shared_ptr<const Metrics> metrics;
    if (!load_metrics(settings, metrics)) return kWrongUsage;
    int code = kAllRead;
    std::vector<Plan> plans;
    const auto note = [&](const std::string& about, const std::optional<ReadError>& error) {
        if (!error) return;
        complain(about, error->reason);
        code = kSomeUnreadable;
    };
    for (const std::string& argument : settings.files) {
        if (const PlanFiles files = files_of(argument); !files.with.empty()) {
            note(argument, add_plan(files, *options, plans));
            continue;
        }
        Inputs inputs({argument}, *options, true);
        while (const std::optional<Input> input = inputs.next()) note(input->path, add_plans(*input, *options, plans));
    }
    if (plans.empty()) return kSomeUnreadable;
    const Comparison comparison = compare(plans, metrics);
    Output output(settings.output);
    if (settings.format == "xlsx") {
        const std::optional<std::string> book = to_xlsx(comparison);
        if (!book) {
            complain("-f xlsx",
                     "the workbook cannot be made: no room in the temporary folder, or no XLSX in this build");
            return kSomeUnreadable;
        }
        output.write(*book);
    } else {
        output.write(written(comparison, settings.format));
    }
    return finish(output, code);
}

}  // namespace fenjie::tool
