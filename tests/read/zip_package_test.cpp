// Packages that are none.
#include "read/package.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Package, WhatIsNoPackageSaysSo) {
    const fenjie::Package package("PK\x03\x04 and then nothing", 1000);
    EXPECT_TRUE(package.error().has_value());
    EXPECT_TRUE(package.names().empty());
}

}  // namespace
