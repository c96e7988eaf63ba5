// Every input that is kept, through its target: what fuzzing found stays mended. A folder of seeds/ is one target's;
// what begins with "found-" was a find. The texts of the composed plans go through every target that reads text.
//
// tests/fuzz/README.md tells how a find is kept.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "places.hpp"
#include "target.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> sorted(const fs::path& folder) {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(folder)) out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

const fuzz::Target* target_of(const std::string& name) {
    for (const fuzz::Target& target : fuzz::targets()) {
        if (target.name == name) return &target;
    }
    return nullptr;
}

/// The input lies in a block of exactly its size, so that a sanitizer sees what reads past it.
void run(const fuzz::Target& target, const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    ASSERT_TRUE(in) << path;
    const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
    EXPECT_NO_THROW(target.run({bytes.data(), bytes.size()})) << target.name << ": " << path;
}

TEST(KeptInputs, EveryTargetHoldsItsPromisesOnThem) {
    const std::set<std::string> formats = {"zip", "html", "docx", "xlsx", "ofd", "pdf"};
    std::size_t inputs = 0;
    for (const fs::path& folder : sorted(places::project() / "tests/fuzz/seeds")) {
        const std::string name = folder.filename().string();
        const fuzz::Target* target = target_of(name);
        if (target == nullptr) {
            EXPECT_TRUE(formats.contains(name)) << name << " is no target";
            continue;  // a format that this build does not read
        }
        for (const fs::path& path : sorted(folder)) {
            run(*target, path);
            ++inputs;
        }
    }
    EXPECT_GT(inputs, 10U);
}

TEST(KeptInputs, ComposedPlansPassThroughTheTargetsOfText) {
    for (const fs::path& plan : sorted(places::project() / "corpus")) {
        if (!fs::is_directory(plan)) continue;
        for (const fs::path& path : sorted(plan)) {
            if (path.stem() != "source") continue;
            for (const char* name : {"extract", "layout", "dates", "quantities", "organizations", "owners"})
                run(*target_of(name), path);
        }
    }
}

}  // namespace
