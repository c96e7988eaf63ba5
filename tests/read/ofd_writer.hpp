// Writes small OFD files for tests: pages of objects at places, in millimetres.
//
//     ofd::Writer writer;
//     writer.page().text(25, 40, 5.6, "一、主要任务").raw("<ofd:PathObject …/>");
//     const std::string bytes = writer.bytes();
#pragma once

#include <cstdio>
#include <deque>
#include <map>
#include <string>

#include "package_writer.hpp"
#include "text/utf8.hpp"

namespace ofd {

inline const std::string kSpace = R"(xmlns:ofd="http://www.ofdspec.org/2016")";

inline std::string number(double value) {
    char out[40];
    (void)std::snprintf(out, sizeof out, "%g", value);
    return out;
}

/// A text object whose characters stand `size` apart on a baseline that begins at (x, y). `attributes` are its own.
inline std::string text_object(double x, double y, double size, const std::string& text,
                               const std::string& attributes = "", const std::string& inside = "") {
    const std::size_t steps = fenjie::utf8::count(text) - 1;
    const std::string delta = steps == 0 ? "" : " DeltaX=\"g " + std::to_string(steps) + " " + number(size) + "\"";
    return "<ofd:TextObject Boundary=\"" + number(x) + " " + number(y - size) + " 160 8\" Size=\"" + number(size) +
           "\" " + attributes + ">" + inside + "<ofd:TextCode X=\"0\" Y=\"" + number(size) + "\"" + delta + ">" + text +
           "</ofd:TextCode></ofd:TextObject>";
}

class Page {
 public:
    Page& text(double x, double y, double size, const std::string& text, const std::string& attributes = "",
               const std::string& inside = "") {
        return raw(text_object(x, y, size, text, attributes, inside));
    }
    Page& raw(const std::string& object) {
        objects += object;
        return *this;
    }
    std::string objects;
    std::string before;  ///< in front of the content: <ofd:Area>, <ofd:Template>
};

class Writer {
 public:
    Page& page() { return pages_.emplace_back(); }
    std::string templates;         ///< elements of CommonData
    std::string order;             ///< the Pages element's children, in place of the pages in turn
    package_writer::Members more;  ///< further members; one that bears a page's name takes its place

    [[nodiscard]] std::string bytes() const {
        package_writer::Members members = {
            {"OFD.xml",
             "<ofd:OFD " + kSpace +
                 " DocType=\"OFD\" Version=\"1.0\"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml"
                 "</ofd:DocRoot></ofd:DocBody></ofd:OFD>"}};
        std::string list;
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            const std::string path = "Pages/Page_" + std::to_string(i) + "/Content.xml";
            list += "<ofd:Page ID=\"" + std::to_string(i + 1) + "\" BaseLoc=\"" + path + "\"/>";
            members.emplace_back("Doc_0/" + path, content(pages_[i].objects, pages_[i].before));
        }
        members.emplace_back(
            "Doc_0/Document.xml",
            "<ofd:Document " + kSpace +
                "><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>" +
                templates + "</ofd:CommonData><ofd:Pages>" + (order.empty() ? list : order) +
                "</ofd:Pages></ofd:Document>");
        for (const auto& member : more) {
            std::erase_if(members, [&](const auto& other) { return other.first == member.first; });
            members.push_back(member);
        }
        return package_writer::zipped(members);
    }

    /// A page or a template of these objects.
    static std::string content(const std::string& objects, const std::string& before = "") {
        return "<ofd:Page " + kSpace + ">" + before + "<ofd:Content><ofd:Layer ID=\"1\">" + objects +
               "</ofd:Layer></ofd:Content></ofd:Page>";
    }

 private:
    std::deque<Page> pages_;
};

}  // namespace ofd
