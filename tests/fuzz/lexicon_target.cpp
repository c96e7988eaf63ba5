// A user's vocabulary, and a user's table of metrics, of any content.
//
// In:  == comparator.tsv⏎phrase⇥position⇥op⏎不低於⇥before⇥ge
// Out: nothing, or std::logic_error: an error that does not say where, a vocabulary under which a plan reads badly
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "check.hpp"
#include "fenjie/compare.hpp"
#include "fenjie/extract.hpp"
#include "fenjie/validate.hpp"
#include "fenjie/write.hpp"
#include "lexicon/embedded.hpp"
#include "lexicon/table_file.hpp"
#include "package_input.hpp"
#include "target.hpp"

namespace fuzz {
namespace {

const std::string kPlan =
    "云泽区老年助餐服务实施方案\n一、主要任务\n1.建设助餐点。每个社区至少设置1个助餐点，2024年6月底前覆盖率达到60%"
    "以上。（牵头单位：区民政局；配合单位：各街道）\n2.规范运营管理。每季度抽查，会同区市场监管局整改，"
    "问题整改率分别达到90%、95%。\n";

/// A folder of this process, empty at first and gone at its end.
class Folder {
 public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("fenjie-lexicon-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    void clear() const {
        for (const auto& entry : std::filesystem::directory_iterator(path_)) std::filesystem::remove(entry.path());
    }
    void write(const std::string& name, const std::string& content) const {
        std::ofstream(path_ / name, std::ios::binary) << content;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

const fenjie::EmbeddedFile* built_in(std::string_view name) {
    for (const fenjie::EmbeddedFile& file : fenjie::embedded_lexicon()) {
        if (std::string(file.name) + ".tsv" == name) return &file;
    }
    return nullptr;
}

/// Reads one file as the loader does; false where it is refused.
bool accepted(const fenjie::EmbeddedFile& table, const std::string& name, const std::string& content) {
    const fenjie::TableShape shape = fenjie::read_built_in_file(table.name, table.content).shape;
    std::optional<fenjie::LexiconError> error;
    const fenjie::TableFile file = fenjie::read_table_file(name, content, &shape, error);
    if (error) {
        const auto lines = std::count(content.begin(), content.end(), '\n') + 1;
        require(!error->message.empty() && error->file == name, "an error that does not say where");
        require(error->line >= 0 && error->line <= lines, "an error in a line that is not there");
        return false;
    }
    for (const fenjie::LexiconRow& row : file.rows) {
        require(!row.phrase.empty(), "an empty phrase");
        require(row.attributes.size() == shape.columns.size(), "a row of other columns");
    }
    return true;
}

void read_plan_with(const std::vector<std::pair<std::string, std::string>>& files) {
    static const Folder folder;
    folder.clear();
    for (const auto& [name, content] : files) folder.write(name, content);
    const fenjie::LoadedLexicon loaded = fenjie::load_lexicon(folder.path().string());
    require(loaded.error.has_value() != (loaded.lexicon != nullptr), "neither a vocabulary nor an error, or both");
    require(!loaded.error, "refused as a folder, and each file accepted");
    fenjie::Options options;
    options.lexicon = loaded.lexicon;
    const fenjie::Extraction extraction = fenjie::extract(kPlan, options);
    require(!extraction.error, "no plan");
    require(fenjie::validate(to_json(extraction.plan)).empty(), "not of the schema");
    (void)fenjie::explain(kPlan, options);
}

void compare_by(const std::string& content) {
    static const fenjie::Plan plan = fenjie::extract(kPlan).plan;
    const fenjie::LoadedMetrics loaded = fenjie::load_metrics(content, "metrics.tsv");
    require(loaded.error.has_value() != (loaded.metrics != nullptr), "neither metrics nor an error, or both");
    if (loaded.error) {
        require(loaded.error->reason.starts_with("metrics.tsv"), "an error that does not say where");
        return;
    }
    const std::string json = to_json(fenjie::compare({plan, plan}, loaded.metrics));
    require(fenjie::validate(json, "compare").empty(), "not of the schema");
}

}  // namespace

void run_lexicon(std::string_view input) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& [name, content] : parts_of(input)) {
        if (name == "metrics.tsv") compare_by(content);
        const fenjie::EmbeddedFile* table = built_in(name);
        if (table != nullptr && accepted(*table, name, content)) files.emplace_back(name, content);
    }
    if (!files.empty()) read_plan_with(files);
}

}  // namespace fuzz
