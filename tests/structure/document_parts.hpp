// Reads a document given line by line, each line with the role it must get: "letterhead | 和安区人民政府文件". Lines
// of the source that layout joins or splits are given as they come out of it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "layout/layout.hpp"
#include "recognize/recognizers.hpp"
#include "structure/front_matter.hpp"
#include "structure/line_shapes.hpp"
#include "structure/rosters.hpp"
#include "tasks/document.hpp"

namespace parts {

using namespace fenjie;

inline const std::map<BlockRole, std::string> kNames = {
    {BlockRole::letterhead, "letterhead"},
    {BlockRole::notice_title, "notice_title"},
    {BlockRole::title, "title"},
    {BlockRole::addressee, "addressee"},
    {BlockRole::notice_text, "notice"},
    {BlockRole::signature, "signature"},
    {BlockRole::preamble, "preamble"},
    {BlockRole::body, "body"},
    {BlockRole::attachment_note, "note"},
    {BlockRole::attachment_label, "label"},
    {BlockRole::attachment_title, "attached"},
    {BlockRole::roster, "roster"},
    {BlockRole::validity, "validity"},
    {BlockRole::colophon, "colophon"},
};

struct Document {
    std::string source;
    Layout layout;
    DocumentLayout parts;
    DocumentInfo info;
    std::vector<RosterLine> people;
    std::vector<Warning> warnings;
};

inline const Recognizers& recognizers() {
    static const Recognizers all(Lexicon::built_in());
    return all;
}

inline Document read(std::string source) {
    Document d;
    d.source = std::move(source);
    const Lexicon& lexicon = *recognizers().lexicon;
    d.layout = lay_out(d.source, lexicon);
    d.parts = read_front_matter(d.layout.blocks, lexicon);
    d.people = read_rosters(d.layout.blocks, d.parts, lexicon);
    std::vector<std::string> sections;
    for (std::size_t i = 0; i < d.parts.attachments.size(); ++i) sections.push_back("s" + std::to_string(i + 1));
    const SpanOf bytes = [](Range r) {
        return Span{static_cast<std::uint32_t>(r.begin), static_cast<std::uint32_t>(r.end), 1, std::nullopt};
    };
    d.info = document_info(d.parts, d.layout.blocks, recognizers(), {sections, "s1"}, bytes, d.warnings);
    return d;
}

inline std::string shown(const Document& d) {
    std::ostringstream out;
    for (std::size_t i = 0; i < d.layout.blocks.size(); ++i) {
        const Block& block = d.layout.blocks[i];
        if (block.kind == BlockKind::page_break) continue;
        out << kNames.at(d.parts.roles[i]) << " | "
            << (block.kind == BlockKind::table ? "<table>" : std::string(block.text.view())) << "\n";
    }
    return out.str();
}

// Reads "role | line" text: the lines make the document, the roles are what must come out. A line without a role
// goes into the document only.
inline Document expect_roles(const std::string& text) {
    std::string source;
    std::string expected;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        if (line.empty()) continue;
        const std::size_t bar = line.find(" | ");
        if (bar == std::string::npos) {
            source += line + "\n";
            continue;
        }
        const std::string role = line.substr(0, bar);
        const std::string words = line.substr(bar + 3);
        if (words != "<table>") source += words + "\n";
        expected += role + " | " + words + "\n";
    }
    Document d = read(source);
    // Blanks that cleaning drops are left out of the comparison.
    const auto bare = [](std::string s) {
        for (const std::string blank : {"　", "\t"}) {
            for (std::size_t at = 0; (at = s.find(blank)) != std::string::npos;) s.erase(at, blank.size());
        }
        s.erase(std::remove(s.begin(), s.end(), ' '), s.end());
        return s;
    };
    if (bare(shown(d)) != bare(expected)) ADD_FAILURE() << "want\n" << expected << "got\n" << shown(d);
    return d;
}

inline std::vector<std::string> attachments_of(const Document& d) {
    std::vector<std::string> out;
    for (const Attachment& a : d.info.attachments) {
        out.push_back(a.number.value_or("-") + " " + a.title + (a.section ? " present" : " absent"));
    }
    return out;
}

using Strings = std::vector<std::string>;

}  // namespace parts
