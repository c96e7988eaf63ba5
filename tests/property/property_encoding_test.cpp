// The same plan in other bytes: UTF-8 with and without a mark, GB18030, UTF-16, other line ends, full-width digits.
// What is extracted must be the same; where the characters stay in place, spans too.
#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <nlohmann/json.hpp>

#include "corpus_files.hpp"
#include "fenjie/write.hpp"

namespace {

using fenjie::testing_corpus::Source;
using nlohmann::json;

std::string converted(const std::string& utf8, const char* charset) {
    const auto text = icu::UnicodeString::fromUTF8(utf8);
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(charset, &status);
    if (U_FAILURE(status)) throw std::runtime_error(charset);
    std::string out(static_cast<std::size_t>(text.length()) * 4 + 8, '\0');
    const int32_t size = ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()), text.getBuffer(),
                                         text.length(), &status);
    ucnv_close(converter);
    if (U_FAILURE(status)) throw std::runtime_error(charset);
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t pos = 0; (pos = text.find(from, pos)) != std::string::npos; pos += to.size())
        text.replace(pos, from.size(), to);
    return text;
}

void drop_key(json& value, const std::string& key) {
    if (value.is_object()) value.erase(key);
    if (!value.is_structured()) return;
    for (json& child : value) drop_key(child, key);
}

json extracted(const Source& source, const std::string& bytes, bool with_spans) {
    Source other = source;
    other.bytes = bytes;
    const fenjie::Extraction e = fenjie::testing_corpus::extract_source(other);
    EXPECT_FALSE(e.error) << e.error->reason;
    json out = json::parse(fenjie::to_json(e.plan));
    out.erase("source");
    if (!with_spans) drop_key(out, "span");
    return out;
}

class Encoding : public testing::TestWithParam<Source> {
 protected:
    // One kind of line end, so that LineEnds replaces each once.
    void SetUp() override { utf8_ = replaced(fenjie::read_text(GetParam().bytes).utf8, "\r\n", "\n"); }

    void same(const std::string& bytes, bool with_spans, const char* what) {
        const json want = extracted(GetParam(), utf8_, with_spans);
        const json got = extracted(GetParam(), bytes, with_spans);
        if (want == got) return;
        const json patch = json::diff(want, got);
        ADD_FAILURE() << GetParam().name << " as " << what << " differs in " << patch.size()
                      << " places, the first: " << patch.front().dump() << "\n  was "
                      << want.value(json::json_pointer(patch.front().at("path").get<std::string>()), json()).dump();
    }

    std::string utf8_;
};

TEST_P(Encoding, ByteOrderMark) {
    same("\xEF\xBB\xBF" + utf8_, true, "UTF-8 with a mark");
}
TEST_P(Encoding, Gb18030) {
    same(converted(utf8_, "gb18030"), true, "GB18030");
}
TEST_P(Encoding, Utf16) {
    same("\xFF\xFE" + converted(utf8_, "UTF-16LE"), true, "UTF-16LE");
    same("\xFE\xFF" + converted(utf8_, "UTF-16BE"), true, "UTF-16BE");
}
TEST_P(Encoding, LineEnds) {
    same(replaced(utf8_, "\n", "\r\n"), false, "CRLF");
    same(replaced(utf8_, "\n", "\r"), true, "CR");
}
TEST_P(Encoding, FullWidthDigits) {
    std::string wide;
    for (const char c : utf8_) {
        if (c >= '0' && c <= '9')
            wide += std::string("\xEF\xBC") + static_cast<char>(0x90 + (c - '0'));
        else
            wide += c;
    }
    same(wide, true, "full-width digits");
}
TEST_P(Encoding, NoLineEndAtTheEnd) {
    std::string shorter = utf8_;
    while (!shorter.empty() && (shorter.back() == '\n' || shorter.back() == ' ')) shorter.pop_back();
    same(shorter, true, "a text without a last line end");
    same(shorter + "\n\n\n", true, "a text with many last line ends");
}

INSTANTIATE_TEST_SUITE_P(Plans, Encoding, testing::ValuesIn(fenjie::testing_corpus::all_plans()),
                         [](const auto& plan) { return fenjie::testing_corpus::test_name(plan.param.name); });

}  // namespace
