// Programs with limits: what they print and how they end.
#include "read/process.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace {

TEST(Process, OutputAndExitCodeComeBack) {
    const auto result = fenjie::run_process({"sh", "-c", "cat; exit 3"}, std::string(300000, 'x'), "", {});
    EXPECT_EQ(result.end, fenjie::ProcessResult::End::finished);
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_EQ(result.output.size(), 300000U);
}

TEST(Process, LimitsEndIt) {
    using End = fenjie::ProcessResult::End;
    EXPECT_EQ(fenjie::run_process({"sh", "-c", "sleep 60 & sleep 60"}, "", "", {.seconds = 1}).end, End::timed_out);
    EXPECT_EQ(fenjie::run_process({"yes"}, "", "", {.seconds = 20, .output = 100000}).end, End::output_too_large);
    EXPECT_EQ(fenjie::run_process({"/nowhere/program"}, "", "", {}).end, End::failed_to_start);
    // A program that does not read does not block the one that feeds it, nor raise a signal.
    EXPECT_EQ(fenjie::run_process({"true"}, std::string(1U << 20U, 'x'), "", {.seconds = 20}).end, End::finished);
}

TEST(Process, ATemporaryFolderGoesWithItsObject) {
    std::string path;
    {
        const fenjie::TemporaryFolder folder;
        path = folder.path();
        ASSERT_TRUE(std::filesystem::is_directory(path));
        const auto result = fenjie::run_process({"sh", "-c", "pwd > here; echo $HOME"}, "", path, {});
        EXPECT_EQ(result.output, path + "\n");
        EXPECT_TRUE(std::filesystem::exists(path + "/here"));
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
