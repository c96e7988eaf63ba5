// A workbook: its visible sheets in order.
//
// In:  sheets "任务分解表", "Sheet2" (empty), "备查" (hidden)
// Out: the first as lines and tables; its name goes before it only where another sheet has text as well
#include <algorithm>
#include <cctype>

#include "read/ooxml/ooxml.hpp"
#include "read/read.hpp"
#include "read/xlsx/sheet.hpp"

namespace fenjie {
namespace {

constexpr const char* kMediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

struct SheetName {
    std::string name;
    std::string part;
};

struct Workbook {
    std::vector<SheetName> sheets;  // those that are shown
    bool from_1904 = false;
};

Workbook read_workbook(pugi::xml_node root, const std::unordered_map<std::string, std::string>& parts) {
    Workbook out;
    const std::string_view from_1904 = attribute(property(root, "workbookPr"), "date1904");
    out.from_1904 = from_1904 == "1" || from_1904 == "true";
    for (const pugi::xml_node sheet : property(root, "sheets").children()) {
        const std::string_view state = attribute(sheet, "state");
        if (state == "hidden" || state == "veryHidden") continue;
        const auto part = parts.find(std::string(attribute(sheet, "id")));
        if (part != parts.end()) out.sheets.push_back({std::string(attribute(sheet, "name")), part->second});
    }
    return out;
}

// Sheet1: a name that nobody gave.
bool is_default_name(std::string_view name) {
    return name.starts_with("Sheet") &&
           std::all_of(name.begin() + 5, name.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

}  // namespace

ReadDocument read_xlsx(std::string_view bytes, const ReadSettings& settings) {
    OoxmlPackage package(bytes, settings);
    std::string main = package.related("", "officeDocument");
    if (main.empty()) main = "xl/workbook.xml";
    const auto root = [](const std::unique_ptr<XmlPart>& part) { return part ? part->root() : pugi::xml_node(); };
    const std::unique_ptr<XmlPart> tree = package.xml(main);
    const Workbook workbook = read_workbook(root(tree), package.relations(main));
    XlsxValues values(root(package.xml(package.related(main, "sharedStrings"))),
                      root(package.xml(package.related(main, "styles"))));
    values.count_from_1904(workbook.from_1904);
    std::vector<std::pair<std::string, Flow>> shown;
    std::size_t written = 0;
    for (const SheetName& sheet : workbook.sheets) {
        if (package.error()) break;
        const std::unique_ptr<XmlPart> part = package.xml(sheet.part);
        // Charts and dialogs stand among the sheets, too.
        if (!part || local_name(part->root().name()) != "worksheet") continue;
        XlsxGrid grid(part->root(), values, written, most_text(settings));
        if (written > most_text(settings))
            return unreadable("it holds more than " + std::to_string(most_text(settings)) +
                              " bytes of text, more than the memory limit allows");
        if (!grid.rows().empty()) shown.emplace_back(sheet.name, lines_and_tables(std::move(grid.rows())));
    }
    if (package.error()) return unreadable(*package.error());
    DocumentBuilder builder;
    for (auto& [name, flow] : shown) {
        if (shown.size() > 1 && builder.position() > 0) builder.line("");
        if (shown.size() > 1 && !is_default_name(name)) builder.line(name);
        for (FlowItem& item : flow) {
            if (item.table)
                builder.table(std::move(item.table->cells));
            else
                builder.line(item.text);
        }
    }
    return builder.finish(kMediaType, "UTF-8");
}

}  // namespace fenjie
