// An OFD package (GB/T 33190) to its text and tables: pages in the document's order, read by where everything stands.
//
// In:  OFD.xml -> Doc_0/Document.xml -> Pages/Page_0/Content.xml, a template that it stands on
// Out: the lines and tables of every page, a form feed behind each
//
// Names of elements are compared without their prefix: files bear several namespaces. Annotations, attachments and the
// seals of signatures are files of their own that no page names; they are not opened.
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "read/ofd/page.hpp"
#include "read/package.hpp"
#include "read/read.hpp"
#include "read/xml.hpp"

namespace fenjie {
namespace {

constexpr double kPoints = 72 / 25.4;  // in a millimetre
constexpr double kPaperWidth = 210;    // millimetres, where none or an absurd one is given
constexpr double kPaperHeight = 297;
constexpr double kLargestPaper = 5000;
constexpr std::size_t kMostDocuments = 1000;
constexpr std::size_t kBytesOfGlyph = 256;  // what one takes on its way to the text

// A path inside the package, seen from the file that names it; nothing leads out of the package.
std::string resolved(std::string_view from, std::string_view path) {
    std::vector<std::string_view> parts;
    const auto add = [&](std::string_view p) {
        while (!p.empty()) {
            const std::size_t end = std::min(p.find_first_of("/\\"), p.size());
            const std::string_view part = p.substr(0, end);
            if (part == ".." && !parts.empty()) parts.pop_back();
            if (!part.empty() && part != "." && part != "..") parts.push_back(part);
            p.remove_prefix(std::min(end + 1, p.size()));
        }
    };
    const std::size_t slash = from.rfind('/');
    if (!path.starts_with('/') && slash != std::string_view::npos) add(from.substr(0, slash));
    add(path);
    std::string out;
    for (const std::string_view part : parts) out.append(out.empty() ? "" : "/").append(part);
    return out;
}

std::string text_of(pugi::xml_node element) {
    std::string out;
    append_text(element, out);
    const std::size_t begin = std::min(out.find_first_not_of(" \t\r\n"), out.size());
    return out.substr(begin, out.find_last_not_of(" \t\r\n") + 1 - begin);
}

class OfdReader {
 public:
    OfdReader(std::string_view bytes, const ReadSettings& settings)
        : package_(bytes, settings.limits.memory),
          settings_(settings),
          room_(settings.limits.memory / kBytesOfGlyph),
          deadline_(settings.limits.time) {}

    ReadDocument read() {
        if (package_.error()) return unreadable(*package_.error());
        if (package_.has("Encryptions.xml")) return unreadable("it is an OFD file that is encrypted");
        const std::unique_ptr<XmlPart> root = load("OFD.xml");
        if (!root) return unreadable("it is an OFD file that cannot be read: " + reason_);
        std::size_t documents = 0;
        for (const pugi::xml_node body : root->root().children()) {
            const std::string path = resolved("OFD.xml", text_of(ofd_child(body, "DocRoot")));
            if (local_name(body.name()) != "DocBody" || path.empty() || ++documents > kMostDocuments) continue;
            if (read_document(path)) continue;
            if (deadline_.passed()) return too_slow(settings_.limits.time);
            return unreadable("it is an OFD file that cannot be read: " + reason_);
        }
        if (pages_.empty()) return unreadable("it is an OFD file without pages");
        if (missing_.size() == pages_.size()) return unreadable("it is an OFD file without readable pages: " + reason_);
        DocumentBuilder out;
        write_pages(std::move(pages_), out);
        if (!missing_.empty()) out.warn("page-unread", missing_pages(missing_), Range{});
        if (is_cut_)
            out.warn("limit-reached", "groups on its pages stand too deep in one another; what is inside is left out",
                     Range{});
        return out.finish("application/ofd", "UTF-8");
    }

 private:
    std::unique_ptr<XmlPart> load(const std::string& path) {
        std::optional<std::string> bytes = package_.read(path, reason_);
        if (!bytes) return nullptr;
        auto out = std::make_unique<XmlPart>(std::move(*bytes), settings_.limits.memory);
        if (!out->error()) return out;
        reason_ = path + " " + *out->error();
        return nullptr;
    }

    bool read_document(const std::string& path) {
        const std::unique_ptr<XmlPart> file = load(path);
        if (!file) return false;
        const pugi::xml_node common = ofd_child(file->root(), "CommonData");
        std::map<std::string_view, Template> templates;
        for (const pugi::xml_node node : common.children()) {
            if (local_name(node.name()) == "TemplatePage")
                templates[attribute(node, "ID")].path = resolved(path, attribute(node, "BaseLoc"));
        }
        for (const pugi::xml_node node : ofd_child(file->root(), "Pages").children()) {
            if (local_name(node.name()) != "Page") continue;
            if (pages_.size() >= settings_.limits.pages)
                return fail("it has more pages than the limit of " + std::to_string(settings_.limits.pages));
            const std::unique_ptr<XmlPart> page = load(resolved(path, attribute(node, "BaseLoc")));
            if (!page) missing_.push_back(static_cast<int>(pages_.size()) + 1);
            if (page)
                read_page(page->root(), ofd_child(common, "PageArea"), templates);
            else
                pages_.emplace_back();
            if (room_ == 0)
                return fail("its pages hold more than the memory limit of " + std::to_string(settings_.limits.memory) +
                            " bytes allows");
            if (deadline_.passed()) return false;
        }
        return true;
    }

    bool fail(std::string reason) {
        reason_ = std::move(reason);
        return false;
    }

    struct Template {
        std::string path;
        bool loaded = false;
        std::unique_ptr<XmlPart> file;  // nothing where it cannot be read
    };

    void draw(pugi::xml_node page, DrawnPage& drawn) {
        if (!draw_ofd(ofd_child(page, "Content"), drawn, deadline_)) is_cut_ = true;
    }

    void read_page(pugi::xml_node page, pugi::xml_node paper, std::map<std::string_view, Template>& templates) {
        DrawnPage drawn(room_ - 1);
        const pugi::xml_node own = ofd_child(ofd_child(page, "Area"), "PhysicalBox");
        std::vector<double> box = ofd_numbers(text_of(own.empty() ? ofd_child(paper, "PhysicalBox") : own), 4);
        box.resize(4);
        const auto side = [](double value, double otherwise) {
            return (value > 0 && value <= kLargestPaper ? value : otherwise) * kPoints;
        };
        drawn.set_size(side(box[2], kPaperWidth), side(box[3], kPaperHeight));
        for (const pugi::xml_node node : page.children()) {
            if (local_name(node.name()) != "Template") continue;
            const auto found = templates.find(attribute(node, "TemplateID"));
            if (found == templates.end()) continue;
            Template& behind = found->second;
            // A template of a template is none: there are no cycles.
            if (!behind.loaded) behind.file = load(behind.path);
            behind.loaded = true;
            if (behind.file) draw(behind.file->root(), drawn);
        }
        draw(page, drawn);
        const bool full = drawn.full();
        pages_.push_back(drawn.take());
        room_ -= full ? room_ : std::min(room_ - 1, pages_.back().glyphs.size() + pages_.back().rules.size());
    }

    Package package_;
    const ReadSettings& settings_;
    std::size_t room_;
    Deadline deadline_;
    std::string reason_;
    std::vector<PlacedPage> pages_;
    std::vector<int> missing_;
    bool is_cut_ = false;
};

}  // namespace

ReadDocument read_ofd(std::string_view bytes, const ReadSettings& settings) {
    return OfdReader(bytes, settings).read();
}

}  // namespace fenjie
