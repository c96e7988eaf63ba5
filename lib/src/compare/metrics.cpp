// Names of indicators and populations to their canonical form.
//
// In:  规范化管理率 of 在册患者          Out: 规范管理率 of 在册严重精神障碍患者
//      建成率 of 社区, in a task that speaks of 心理咨询室      Out: 心理咨询室建成率 of 社区
//      管理率 of 在册患者               Out: 管理率 of 在册严重精神障碍患者 (what no row covers keeps its name)
#include "compare/metrics.hpp"

#include <algorithm>
#include <array>

#include "lexicon/embedded.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kColumns = 6;
constexpr std::string_view kHeader = "kind\tphrase\tpopulation\twhen\tcanonical\tcanonical_population";

std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t tab = line.find('\t');
        out.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return out;
        line.remove_prefix(tab + 1);
    }
}

}  // namespace

std::string normalized_name(std::string_view name) {
    static constexpr std::array<std::string_view, 9> kDropped = {" ", "\t", "\n", "的", "“", "”", "\"", "　", "'"};
    std::string out;
    for (std::size_t pos = 0; pos < name.size();) {
        const std::string_view c = utf8::at(name, pos);
        pos += c.size();
        if (std::find(kDropped.begin(), kDropped.end(), c) != kDropped.end()) continue;
        out += c == "(" ? std::string_view("（") : c == ")" ? std::string_view("）") : c;
    }
    // 目的率 and the like consist of more than what is dropped; a name of nothing else stays as it is.
    return out.empty() ? std::string(name) : out;
}

std::optional<std::string> Metrics::add_row(const std::vector<std::string_view>& cells) {
    const std::string_view kind = cells[0];
    const std::string phrase = normalized_name(cells[1]);
    const std::string canonical(cells[4]);
    if (phrase.empty()) return "the phrase is missing";
    if (canonical.empty()) return "the canonical name is missing";
    const auto only_names = [&]() -> std::optional<std::string> {
        if (!cells[2].empty() || !cells[3].empty() || !cells[5].empty())
            return std::string(kind) + " has a phrase and a canonical name only";
        return std::nullopt;
    };
    if (kind == "prefix") {
        if (auto wrong = only_names()) return wrong;
        if (canonical != "-") return "the canonical name of a prefix is -";
        prefixes_.push_back(phrase);
        return std::nullopt;
    }
    if (kind == "metric" || kind == "population" || kind == "part" || kind == "mention") {
        if (auto wrong = only_names()) return wrong;
        if (kind == "mention") {
            spellings_[canonical].push_back(phrase);
            return std::nullopt;
        }
        if (kind == "part") {
            parts_[phrase] = canonical;
            for (const std::string& whole : wholes(phrase)) {
                if (whole == phrase) return phrase + " would be part of itself";
            }
            return std::nullopt;
        }
        (kind == "metric" ? metrics_ : populations_)[phrase] = canonical;
        (kind == "metric" ? spellings_ : population_spellings_)[canonical].push_back(phrase);
        return std::nullopt;
    }
    if (kind != "pair") return "the kind is none of metric, mention, population, prefix, part, pair";
    if (cells[2].empty()) return "a pair needs a population (* for any, - for none)";
    const std::string population =
        cells[2] == "*" || cells[2] == "-" ? std::string(cells[2]) : normalized_name(cells[2]);
    Pair pair;
    pair.when = cells[3];
    pair.name.metric = canonical;
    if (!cells[5].empty() && cells[5] != "-") pair.name.population = cells[5];
    std::vector<Pair>& same = pairs_[{phrase, population}];
    std::erase_if(same, [&](const Pair& p) { return p.when == pair.when; });
    same.push_back(std::move(pair));
    return std::nullopt;
}

std::optional<std::string> Metrics::add(std::string_view content, const std::string& name) {
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    if (!utf8::is_valid(content)) return name + ": is not UTF-8";
    bool header = false;
    for (int number = 1; !content.empty(); ++number) {
        std::string_view line = content.substr(0, content.find('\n'));
        content.remove_prefix(std::min(line.size() + 1, content.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        const auto wrong = [&](std::string_view why) {
            return std::string(name).append(":").append(std::to_string(number)).append(": ").append(why);
        };
        if (!header) {
            if (line != kHeader) return wrong("the first row must name the columns: " + std::string(kHeader));
            header = true;
            continue;
        }
        std::vector<std::string_view> cells = split(line);
        if (cells.size() > kColumns) return wrong("it has more than " + std::to_string(kColumns) + " columns");
        cells.resize(kColumns);
        if (const auto why = add_row(cells)) return wrong(*why);
    }
    return std::nullopt;
}

std::shared_ptr<const Metrics> Metrics::built_in() {
    static const std::shared_ptr<const Metrics> table = [] {
        auto made = std::make_shared<Metrics>();
        for (const EmbeddedFile& file : embedded_metrics()) (void)made->add(file.content, std::string(file.name));
        return made;
    }();
    return table;
}

// A name that is nothing but such words stays as it is.
bool Metrics::drop_prefix(std::string& name) const {
    for (const std::string& prefix : prefixes_) {
        if (name.size() <= prefix.size() || !name.starts_with(prefix)) continue;
        name.erase(0, prefix.size());
        return true;
    }
    return false;
}

MetricName Metrics::canonical(const Target& target, std::string_view context) const {
    const std::string metric = normalized_name(target.metric);
    const std::string population = target.subject ? normalized_name(*target.subject) : "-";
    for (const std::string& key : {population, std::string("*")}) {
        const auto found = pairs_.find({metric, key});
        if (found == pairs_.end()) continue;
        // Rows with a condition come before the one without.
        const Pair* plain = nullptr;
        for (const Pair& pair : found->second) {
            if (pair.when.empty())
                plain = &pair;
            else if (context.find(pair.when) != std::string_view::npos)
                return pair.name;
        }
        if (plain != nullptr) return plain->name;
    }
    MetricName out{metric, std::nullopt};
    if (const auto found = metrics_.find(metric); found != metrics_.end()) out.metric = found->second;
    if (target.subject) {
        std::string name = population;
        auto found = populations_.find(name);
        while (found == populations_.end() && drop_prefix(name)) found = populations_.find(name);
        out.population = found == populations_.end() ? name : found->second;
    }
    return out;
}

std::vector<std::string> Metrics::wholes(const std::string& population) const {
    std::vector<std::string> out;
    for (auto found = parts_.find(population); found != parts_.end(); found = parts_.find(found->second)) {
        const bool known = std::find(out.begin(), out.end(), found->second) != out.end();
        out.push_back(found->second);
        if (known) break;
    }
    return out;
}

std::vector<std::string> Metrics::spellings(const std::string& metric) const {
    std::vector<std::string> out = {metric};
    if (const auto found = spellings_.find(metric); found != spellings_.end())
        out.insert(out.end(), found->second.begin(), found->second.end());
    return out;
}

std::vector<std::string> Metrics::population_spellings(const std::string& population) const {
    std::vector<std::string> out = {population};
    if (const auto found = population_spellings_.find(population); found != population_spellings_.end())
        out.insert(out.end(), found->second.begin(), found->second.end());
    return out;
}

LoadedMetrics load_metrics(std::string_view content, const std::string& name) {
    LoadedMetrics out;
    const bool replaces = content.starts_with("#! replace");
    auto made = replaces ? std::make_shared<Metrics>() : std::make_shared<Metrics>(*Metrics::built_in());
    if (auto error = made->add(content, name))
        out.error = ReadError{std::move(*error)};
    else
        out.metrics = std::move(made);
    return out;
}

}  // namespace fenjie
