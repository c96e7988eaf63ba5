// In: corpus/ and the shared plans (real plans, may be absent). Out: the plans as bytes.
// A folder corpus/NAME holds source.txt, labels.json and expected.json; where labels.linked.json stands too, its
// "linked" names a second source and the plan is read once more together with it.
// Example: corpus/childcare-table gives "childcare-table" and "childcare-table.linked".
#include "corpus_files.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>
#include <stdexcept>

#include "places.hpp"

namespace fenjie::testing_corpus {

namespace fs = std::filesystem;

void PrintTo(const Source& source, std::ostream* out) {
    *out << source.name;
}

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_file(const fs::path& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::vector<Source> corpus() {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(places::project() / "corpus")) {
        if (entry.is_directory()) folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    std::vector<Source> out;
    for (const fs::path& folder : folders) {
        Source plain{folder.filename().string(), folder, "", read_file(folder / "source.txt"), ""};
        out.push_back(plain);
        if (!fs::exists(folder / "labels.linked.json")) continue;
        const auto labels = nlohmann::json::parse(read_file(folder / "labels.linked.json"));
        Source linked = plain;
        linked.name += ".linked";
        linked.suffix = ".linked";
        linked.linked = read_file(folder / labels.at("linked").get<std::string>());
        out.push_back(std::move(linked));
    }
    return out;
}

std::vector<Source> all_plans() {
    std::vector<Source> out = corpus();
    if (!fs::is_directory(places::shared_plans())) return out;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(places::shared_plans())) {
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) out.push_back({file.stem().string(), "", "", read_file(file), ""});
    return out;
}

std::string first_difference(const std::string& want, const std::string& got) {
    std::istringstream a(want);
    std::istringstream b(got);
    std::vector<std::string> before;
    std::string x;
    std::string y;
    for (int line = 1;; ++line) {
        const bool more_a = static_cast<bool>(std::getline(a, x));
        const bool more_b = static_cast<bool>(std::getline(b, y));
        if (!more_a && !more_b) return "";
        if (more_a && more_b && x == y) {
            before.push_back(x);
            continue;
        }
        std::ostringstream out;
        out << "first difference in line " << line << ":\n";
        for (std::size_t i = before.size() > 6 ? before.size() - 6 : 0; i < before.size(); ++i)
            out << "    " << before[i] << '\n';
        out << "  - " << (more_a ? x : "(end)") << "\n  + " << (more_b ? y : "(end)") << '\n';
        for (int i = 0; i < 3 && std::getline(b, y); ++i) out << "    " << y << '\n';
        return out.str();
    }
}

Extraction extract_source(const Source& source, const std::shared_ptr<const Recognizers>& lexicon) {
    Options options;
    options.lexicon = lexicon;
    options.name = "source.txt";
    if (source.linked.empty()) return extract(source.bytes, options);
    Options other = options;
    other.name = "linked.txt";
    return extract_linked(source.bytes, source.linked, options, other);
}

std::string test_name(const std::string& name) {
    std::string out = name;
    for (char& c : out) {
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    }
    return out;
}

}  // namespace fenjie::testing_corpus
