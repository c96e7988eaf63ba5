// Printed numbers moved from a paragraph's properties into its text.
//
// In:  <w:pPr><w:listPr><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>主要任务</w:t></w:r>
// Out: <w:pPr></w:pPr><w:r><w:t>一、</w:t></w:r><w:r><w:t>主要任务</w:t></w:r>
//
// Word writes these elements and prefixes without variation, so that no tree is built for them; where another program
// wrote them otherwise nothing is found and nothing changed.
#include "read/office/word_xml.hpp"

namespace fenjie {
namespace {

constexpr std::string_view kList = "<w:listPr>";
constexpr std::string_view kListEnd = "</w:listPr>";
constexpr std::string_view kPropertiesEnd = "</w:pPr>";
constexpr std::string_view kNumber = "<wx:t ";
constexpr std::string_view kValue = "wx:val=\"";

// The printed number, still escaped as an attribute is; empty where none is told.
std::string_view printed_number(std::string_view list) {
    const std::size_t number = list.find(kNumber);
    if (number == std::string_view::npos) return {};
    const std::size_t begin = list.find(kValue, number);
    if (begin == std::string_view::npos || begin > list.find('>', number)) return {};
    const std::string_view value = list.substr(begin + kValue.size());
    return value.substr(0, value.find('"'));
}

}  // namespace

std::string with_typed_numbers(std::string_view xml) {
    std::string out;
    if (xml.find(kNumber) == std::string_view::npos) return std::string(xml);
    std::size_t pos = 0;
    std::string_view number;
    while (pos < xml.size()) {
        const std::size_t list = xml.find(kList, pos);
        const std::size_t properties = number.empty() ? std::string_view::npos : xml.find(kPropertiesEnd, pos);
        if (properties < list) {
            const std::size_t end = properties + kPropertiesEnd.size();
            out.append(xml.substr(pos, end - pos)).append("<w:r><w:t>").append(number);
            // What stood between the number and the text was a tab or a blank; Chinese marks need none.
            if (static_cast<unsigned char>(number.back()) < 0x80 && number.back() != ')') out += ' ';
            out += "</w:t></w:r>";
            number = {};
            pos = end;
            continue;
        }
        const std::size_t end = list == std::string_view::npos ? list : xml.find(kListEnd, list);
        if (end == std::string_view::npos) break;
        // A style's list goes as well: its paragraphs have their numbers now.
        out.append(xml.substr(pos, list - pos));
        number = printed_number(xml.substr(list, end - list));
        pos = end + kListEnd.size();
    }
    return out.append(xml.substr(pos));
}

}  // namespace fenjie
