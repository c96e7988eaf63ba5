// Runs the real program in a folder of the test's own.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "places.hpp"
#include "sources.hpp"

namespace cli {

namespace fs = std::filesystem;
using nlohmann::json;
using sources::content;

struct Result {
    int code = -1;
    std::string out;
    std::string err;
};

inline const std::string kPlan =
    "和安区居家养老服务提升行动方案\n一、主要任务\n（一）建设助餐点。2024年6月底前覆盖率达到60%"
    "以上。（牵头单位：区民政局；配合单位：各街道）\n"
    "（二）加强队伍建设。每季度开展1次护理员培训。（责任单位：区民政局）\n";

class Cli : public testing::Test {
 protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("fenjie-cli-" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "work");
        write("plan.txt", kPlan);
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] fs::path path(const std::string& name) const { return folder_ / "work" / name; }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
    }
    [[nodiscard]] std::string read(const std::string& name) const { return content(path(name)); }

    /// Runs `fenjie ARGUMENTS` in the folder of the test's files.
    [[nodiscard]] Result run(const std::string& arguments, const std::string& input = "") const {
        std::ofstream(folder_ / "in", std::ios::binary) << input;
        const std::string streams = " < ../in > ../out 2> ../err";
        const std::string command =
            "cd '" + path("").string() + "' && '" + places::tool().string() + "' " + arguments + streams;
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content(folder_ / "out"), content(folder_ / "err")};
    }

    /// The command fails with this code and a message on standard error.
    void expect_failure(const std::string& arguments, int code, const std::string& message) const {
        const Result result = run(arguments);
        EXPECT_EQ(result.code, code) << arguments;
        EXPECT_NE(result.err.find(message), std::string::npos) << arguments << ": " << result.err;
        EXPECT_EQ(result.out, "") << arguments;
    }

    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const auto& entry : fs::directory_iterator(path(""))) out.push_back(entry.path().filename().string());
        std::sort(out.begin(), out.end());
        return out;
    }

 private:
    fs::path folder_;
};

}  // namespace cli
