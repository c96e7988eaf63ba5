// Text that knows where it stood, while others look at it.
#include "text/mapped_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using fenjie::MappedText;
using fenjie::Range;

// Long enough not to lie inside the object, and other bytes than those appended.
const std::string kLine(100, 'a');
const std::string kMore(10'000, 'b');

MappedText text_of(const std::string& bytes, std::size_t at) {
    MappedText out;
    out.append_verbatim(bytes, at);
    return out;
}

TEST(MappedText, ViewsStayWhereACopyGrows) {
    const MappedText line = text_of(kLine, 0);
    const std::string_view seen = line.view();
    MappedText title = line;
    title.append(text_of(kMore, 200));
    title.append_replaced(kMore, {20'000, 20'001});
    title.append_verbatim(kMore, 30'000);
    EXPECT_EQ(seen, kLine);
    EXPECT_EQ(seen.data(), line.view().data());
    EXPECT_EQ(title.view(), kLine + kMore + kMore + kMore);
    EXPECT_EQ(title.original(100, 102), (Range{200, 202}));
}

TEST(MappedText, ViewsOfSlicesStayWhereTheWholeGrows) {
    MappedText all;
    std::vector<MappedText> lines;
    std::vector<std::string_view> views;
    for (std::size_t i = 0; i < 200; ++i) {
        const std::size_t begin = all.size();
        all.append_verbatim(kLine, 1000 * i);
        lines.push_back(all.slice(begin, all.size()));
        views.push_back(lines.back().view());
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        EXPECT_EQ(views[i], kLine);
        EXPECT_EQ(views[i].data(), lines[i].view().data());
        EXPECT_EQ(lines[i].original(0, 100), (Range{1000 * i, 1000 * i + 100}));
    }
    EXPECT_EQ(all.size(), 200 * kLine.size());
}

// The near miss: a text that nobody else looks at grows in its place, and a piece that follows is not copied.
TEST(MappedText, PiecesThatFollowAreSharedAgain) {
    const MappedText whole = text_of(kLine + kMore, 0);
    MappedText pieces = whole.slice(0, 100);
    pieces.append(whole.slice(100, whole.size()));
    EXPECT_EQ(pieces.view().data(), whole.view().data());
    EXPECT_EQ(pieces.size(), whole.size());
}

}  // namespace
