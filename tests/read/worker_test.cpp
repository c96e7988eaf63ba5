// Files read in a process of their own: what comes back is what was read, whatever becomes of the process.
#include "read/worker.hpp"

#include <gtest/gtest.h>

#include <random>

#include "pdf_writer.hpp"
#include "places.hpp"
#include "read/read.hpp"
#include "sources.hpp"

namespace {

using fenjie::ReadDocument;

void expect_same(const ReadDocument& want, const ReadDocument& got) {
    EXPECT_EQ(want.error, got.error);
    EXPECT_EQ(want.utf8, got.utf8);
    EXPECT_EQ(want.encoding, got.encoding);
    EXPECT_EQ(want.media_type, got.media_type);
    EXPECT_EQ(want.wraps, got.wraps);
    ASSERT_EQ(want.warnings.size(), got.warnings.size());
    for (std::size_t i = 0; i < want.warnings.size(); ++i) {
        EXPECT_EQ(want.warnings[i].code, got.warnings[i].code);
        EXPECT_EQ(want.warnings[i].message, got.warnings[i].message);
        EXPECT_EQ(want.warnings[i].source, got.warnings[i].source);
    }
    ASSERT_EQ(want.tables.size(), got.tables.size());
    for (std::size_t t = 0; t < want.tables.size(); ++t) {
        const fenjie::SourceTable& a = want.tables[t];
        const fenjie::SourceTable& b = got.tables[t];
        EXPECT_EQ(std::tuple(a.where, a.rows, a.columns), std::tuple(b.where, b.rows, b.columns));
        ASSERT_EQ(a.cells.size(), b.cells.size());
        for (std::size_t c = 0; c < a.cells.size(); ++c) {
            EXPECT_EQ(std::tuple(a.cells[c].row, a.cells[c].column, a.cells[c].row_span, a.cells[c].column_span),
                      std::tuple(b.cells[c].row, b.cells[c].column, b.cells[c].row_span, b.cells[c].column_span));
            EXPECT_EQ(a.cells[c].paragraphs, b.cells[c].paragraphs);
        }
    }
}

std::string small_pdf() {
    pdf::Writer writer;
    writer.page().text(90, 700, 16, "正文");
    return writer.bytes();
}

/// A document of everything that one may hold.
ReadDocument sample() {
    fenjie::DocumentBuilder builder;
    builder.printed_line("一、建设助餐点，", true);
    builder.printed_line("覆盖率达到60%。", false);
    builder.end_page();
    builder.table({{0, 0, 1, 2, {"任务", "要求"}}, {1, 0, 2, 1, {"甲"}}, {1, 1, 1, 1, {"乙"}}, {2, 1, 1, 1, {}}});
    builder.warn("page-unread", "pages are missing or broken: 2", fenjie::Range{0, 3});
    return builder.finish("application/pdf", "UTF-8");
}

std::string reason_of(const std::vector<std::string>& worker, const std::string& bytes, unsigned seconds = 10) {
    fenjie::Options options;
    options.reading.worker = worker;
    options.reading.limits.time = seconds;
    options.reading.limits.memory = 1U << 20U;
    const fenjie::Text text = fenjie::read_text(bytes, options);
    return text.error ? text.error->reason : "read: " + text.utf8;
}

TEST(Worker, WhatIsReadIsTheSameAsInThisProcess) {
    for (const std::string& bytes : {sources::content(sources::root() / "tests/formats/plan.pdf"), small_pdf(),
                                     std::string("%PDF-1.7 damaged"), pdf::Writer().bytes()}) {
        fenjie::ReadSettings settings;
        const ReadDocument here = fenjie::read_drawn(bytes, settings);
        // A program of its own, and a copy of this process.
        for (const std::string& program : {places::tool().string(), std::string("/proc/self/exe")}) {
            settings.worker = {program, "read-one"};
            expect_same(here, fenjie::read_drawn(bytes, settings));
        }
    }
}

TEST(Worker, DocumentsGoThroughThePipeWhole) {
    const ReadDocument document = sample();
    ASSERT_FALSE(document.tables.empty());
    const std::optional<ReadDocument> back = fenjie::unpacked(fenjie::packed(document));
    ASSERT_TRUE(back.has_value());
    expect_same(document, *back);
    const std::optional<ReadDocument> error = fenjie::unpacked(fenjie::packed(fenjie::unreadable("it is broken")));
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->error, "it is broken");
    EXPECT_FALSE(error->wraps.has_value());
}

// Every place that comes out is one in the text, whatever goes in.
TEST(Worker, WhatADecoderLedAstrayMaySayIsChecked) {
    const std::string whole = fenjie::packed(sample());
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(fenjie::unpacked(whole.substr(0, size)).has_value()) << size;
    EXPECT_FALSE(fenjie::unpacked(whole + "x").has_value());
    std::mt19937 random(7);
    std::size_t taken = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes = whole;
        for (int changes = 0; changes < 2; ++changes) bytes[random() % bytes.size()] = static_cast<char>(random());
        const std::optional<ReadDocument> document = fenjie::unpacked(bytes);
        if (!document) continue;
        ++taken;
        const std::size_t size = document->utf8.size();
        EXPECT_TRUE(fenjie::utf8::is_valid(document->utf8));
        for (const fenjie::SourceWarning& warning : document->warnings) EXPECT_LE(warning.source.end, size);
        for (const fenjie::SourceTable& table : document->tables) {
            EXPECT_LE(table.where.end, size);
            for (const fenjie::SourceCell& cell : table.cells) {
                EXPECT_LE(cell.row + cell.row_span, table.rows);
                EXPECT_LE(cell.column + cell.column_span, table.columns);
                for (const fenjie::Range& paragraph : cell.paragraphs) {
                    EXPECT_LE(table.where.begin, paragraph.begin);
                    EXPECT_LE(paragraph.begin, paragraph.end);
                    EXPECT_LE(paragraph.end, table.where.end);
                }
            }
        }
    }
    EXPECT_GT(taken, 100U) << "messages may change";
}

TEST(Worker, AProcessThatDoesNotDoItsWorkIsAnErrorInWords) {
    const std::string file = small_pdf();
    EXPECT_EQ(reason_of({"sleep", "100"}, file, 1), "reading it takes longer than the limit of 1 s");
    EXPECT_EQ(reason_of({"/nowhere/fenjie"}, file),
              "the program that reads such files cannot be started: /nowhere/fenjie");
    EXPECT_EQ(reason_of({"yes"}, file), "its text is larger than the memory limit of 1048576 bytes");
    for (const std::vector<std::string>& worker :
         {std::vector<std::string>{"false"}, {"true"}, {"cat"}, {"sh", "-c", "kill -SEGV $$"}}) {
        EXPECT_EQ(reason_of(worker, file),
                  "it is broken in a way that ends its reader, or reading it takes more than the memory limit of "
                  "1048576 bytes")
            << worker[0];
    }
    EXPECT_EQ(reason_of({"sh", "-c", "exit 3"}, file), "reading it takes more than the memory limit of 1048576 bytes");
}

TEST(Worker, OtherFormatsNeverNeedIt) {
    for (const std::string bytes : {"一、建设助餐点。", "<html><p>一、建设助餐点。</p>"})
        EXPECT_EQ(reason_of({"/nowhere/fenjie"}, bytes).find("cannot be started"), std::string::npos) << bytes;
}

// A file that keeps its reader busy for longer than anybody waits ends with the process.
TEST(Worker, ALimitOfTimeHoldsInsideTheDecoder) {
    pdf::Writer writer;
    // Every form draws the next one ten times: ten to the ninth drawings of nothing that is noted.
    std::string tenfold;
    for (int i = 0; i < 10; ++i) tenfold += "/X Do ";
    for (int i = 0; i < 9; ++i) {
        const std::string body = i == 8 ? "q Q" : tenfold;
        writer.extra.push_back("<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X " +
                               std::to_string(11 + i) + " 0 R >> >> /Length " + std::to_string(body.size()) +
                               " >>\nstream\n" + body + "\nendstream");
    }
    writer.page().text(90, 700, 16, "正文").raw("/X Do");
    std::string bytes = writer.bytes();
    const std::string fonts = "/Resources << /Font << /F1 3 0 R >> /ExtGState";
    bytes.replace(bytes.rfind(fonts), fonts.size(),
                  "/Resources << /XObject << /X 10 0 R >> /Font << /F1 3 0 R >> /ExtGState");
    for (const std::string& program : {places::tool().string(), std::string("/proc/self/exe")}) {
        fenjie::Options options;
        options.reading.worker = {program, "read-one"};
        options.reading.limits.time = 1;
        const fenjie::Text text = fenjie::read_text(bytes, options);
        ASSERT_TRUE(text.error.has_value());
        EXPECT_EQ(text.error->reason, "reading it takes longer than the limit of 1 s");
    }
}

}  // namespace
