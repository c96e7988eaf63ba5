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

/// Appends the plans of one argument: an extracted file may hold many.
std::optional<ReadError> add_plans(const std::string& argument, const Settings& settings, const Options& options,
                                   std::vector<Plan>& plans) {
    const PlanFiles files = files_of(argument);
    const Loaded loaded = read_input(files.main, settings.size_limit);
    if (loaded.error) return loaded.error;
    if (is_extracted(loaded.bytes)) {
        ReadPlans read = read_plans(loaded.bytes);
        plans.insert(plans.end(), std::make_move_iterator(read.plans.begin()),
                     std::make_move_iterator(read.plans.end()));
        return read.error;
    }
    const Options named = options_for(options, files.main);
    Extraction extraction;
    if (files.with.empty()) {
        extraction = extract(loaded.bytes, named);
    } else {
        const Loaded other = read_input(files.with, settings.size_limit);
        if (other.error) return ReadError{files.with + " " + other.error->reason};
        extraction = extract_linked(loaded.bytes, other.bytes, named, options_for(options, files.with));
    }
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
    const std::optional<Options> options = library_options(settings);
    if (!options) return kWrongUsage;
    std::shared_ptr<const Metrics> metrics;
    if (!settings.metrics.empty()) {
        const Loaded loaded = read_input(settings.metrics, settings.size_limit);
        LoadedMetrics table;
        if (loaded.error)
            table.error = ReadError{settings.metrics + " " + loaded.error->reason};
        else
            table = load_metrics(loaded.bytes, settings.metrics);
        if (table.error) {
            complain("--metrics", table.error->reason);
            return kWrongUsage;
        }
        metrics = std::move(table.metrics);
    }
    int code = kAllRead;
    std::vector<Plan> plans;
    for (const std::string& argument : expand_folders(settings.files)) {
        if (const auto error = add_plans(argument, settings, *options, plans)) {
            complain(argument, error->reason);
            code = kSomeUnreadable;
        }
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
