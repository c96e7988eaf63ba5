// Kinds of files, told by their bytes.
#include "read/sniff.hpp"

#include <gtest/gtest.h>

namespace {

using fenjie::FileType;

TEST(Sniff, KindsAreToldByContent) {
    using namespace std::string_view_literals;
    EXPECT_EQ(fenjie::sniff("junk\n%PDF-1.7 …").type, FileType::pdf);
    EXPECT_EQ(fenjie::sniff("PK\x03\x04 …").type, FileType::zip);
    EXPECT_EQ(fenjie::sniff("\n<!DOCTYPE html><html>").type, FileType::html);
    EXPECT_EQ(fenjie::sniff("\xEF\xBB\xBF<div>正文</div>").type, FileType::html);
    EXPECT_EQ(fenjie::sniff("\xFF\xFE<\0h\0t\0m\0l\0>\0"sv).type, FileType::html);
    EXPECT_EQ(fenjie::sniff("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>").type,
              FileType::word_xml);
    EXPECT_EQ(fenjie::sniff("{\\rtf1 …").type, FileType::rtf);
    EXPECT_EQ(fenjie::sniff("\x7F"
                            "ELF")
                  .type,
              FileType::other);
}

TEST(Sniff, APlanThatMentionsTagsIsText) {
    EXPECT_EQ(fenjie::sniff("一、规范网页。正文用<p>标签，表格用<table>标签。").type, FileType::text);
    EXPECT_EQ(fenjie::sniff("<关于加强管理的通知>\n各街道：").type, FileType::text);
    EXPECT_EQ(fenjie::sniff("BM企业名单").type, FileType::text);
}

}  // namespace
