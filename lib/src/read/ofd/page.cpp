// Objects of an OFD page to glyphs and rules.
//
// In:  <TextObject Boundary="25 40 160 8" Size="5.6"><TextCode X="0" Y="5" DeltaX="g 3 5.6">工作方案</TextCode>
// Out: four glyphs 5.6 mm apart, the first with its baseline's begin at (25, 45) mm
//
// An object's own coordinates go through its CTM and are counted from its boundary's corner; they are millimetres and
// become points. Fonts are not opened: a glyph is as wide as the step to the next one, up to an em.
#include "read/ofd/page.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "read/xml.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr double kPoints = 72 / 25.4;    // in a millimetre
constexpr double kSmallest = 1.0;        // points: type that nobody reads
constexpr double kWhite = 245;           // of 255
constexpr double kLineWidth = 0.353;     // millimetres, where none is given
constexpr double kReach = 0.5;           // millimetres by which a line may leave its boundary
constexpr std::size_t kMostBlocks = 64;  // blocks in one another

struct Point {
    double x = 0;
    double y = 0;
};

/// From an object's coordinates to the page's, in points.
class Frame {
 public:
    explicit Frame(pugi::xml_node object) {
        std::vector<double> box = ofd_numbers(attribute(object, "Boundary"), 4);
        box.resize(4);
        const std::vector<double> m = ofd_numbers(attribute(object, "CTM"), 6);
        if (m.size() == 6) std::copy(m.begin(), m.end(), matrix_.begin());
        corner_ = {box[0], box[1]};
        boundary_ = {box[0] * kPoints, box[1] * kPoints, (box[0] + box[2]) * kPoints, (box[1] + box[3]) * kPoints};
    }
    [[nodiscard]] Point at(double x, double y) const {
        return {(corner_.x + matrix_[0] * x + matrix_[2] * y + matrix_[4]) * kPoints,
                (corner_.y + matrix_[1] * x + matrix_[3] * y + matrix_[5]) * kPoints};
    }
    /// How long a unit of the object's x becomes, and of its y.
    [[nodiscard]] double across() const { return std::hypot(matrix_[0], matrix_[1]); }
    [[nodiscard]] double down() const { return std::hypot(matrix_[2], matrix_[3]); }
    [[nodiscard]] Point along() const { return {matrix_[0] / across(), matrix_[1] / across()}; }
    /// What is drawn ends at the boundary.
    [[nodiscard]] Area boundary() const {
        const double reach = kReach * kPoints;
        return {boundary_.left - reach, boundary_.top - reach, boundary_.right + reach, boundary_.bottom + reach};
    }

 private:
    Point corner_;
    std::array<double, 6> matrix_ = {1, 0, 0, 1, 0, 0};
    Area boundary_;
};

struct Paint {
    bool used = false;
    bool white = false;
};

// Whether an object is filled, or stroked, and whether that is white on paper.
Paint paint_of(pugi::xml_node object, const char* use, bool by_default, const char* color) {
    Paint out;
    const std::string_view said = attribute(object, use);
    out.used = said.empty() ? by_default : said == "true" || said == "1";
    if (attribute(object, "Alpha") == "0") out.used = false;
    const pugi::xml_node node = ofd_child(object, color);
    if (attribute(node, "Alpha") == "0") out.used = false;
    const std::vector<double> values = ofd_numbers(attribute(node, "Value"), 4);
    out.white = (values.size() == 1 || values.size() == 3) &&
                std::all_of(values.begin(), values.end(), [](double value) { return value >= kWhite; });
    return out;
}

// How wide a character is where no step tells, in parts of its size.
double usual_width(char32_t c) {
    const bool wide = c >= 0x2E80 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E);
    return wide ? 1.0 : 0.5;
}

class TextRun {
 public:
    TextRun(pugi::xml_node object, DrawnPage& page) : page_(page), frame_(object) {
        const Paint fill = paint_of(object, "Fill", true, "FillColor");
        const Paint stroke = paint_of(object, "Stroke", false, "StrokeColor");
        glyph_.invisible = !fill.used && !stroke.used;
        glyph_.white = fill.used && fill.white;
        const double size = number(object, "Size", 0);
        glyph_.size = size * frame_.down() * kPoints;
        const Point along = frame_.along();
        glyph_.along_x = along.x;
        glyph_.along_y = along.y;
        // An em along the baseline, in the object's coordinates.
        em_ = size * std::clamp(number(object, "HScale", 1), 0.1, 10.0);
    }

    /// Whether anybody can read it.
    [[nodiscard]] bool is_type() const { return glyph_.size >= kSmallest && em_ > 0 && frame_.across() > 0; }

    void draw(pugi::xml_node code) {
        // What is not told is as in the code before.
        begin_ = {number(code, "X", begin_.x), number(code, "Y", begin_.y)};
        std::string text;
        append_text(code, text);
        const std::size_t count = utf8::count(text);
        const std::vector<double> dx = ofd_numbers(attribute(code, "DeltaX"), count);
        const std::vector<double> dy = ofd_numbers(attribute(code, "DeltaY"), count);
        const bool steps_told = !dx.empty() || !dy.empty();
        Point at = begin_;
        std::size_t i = 0;
        for (std::size_t pos = 0; pos < text.size() && !page_.full();) {
            const std::string_view c = utf8::at(text, pos);
            pos += c.size();
            const char32_t code_point = utf8::code_point(c);
            if (code_point < 0x20) continue;  // how the file is laid out
            double step = i < dx.size() ? dx[i] : 0;
            const double advance = step > 0 ? std::min(step, em_) : usual_width(code_point) * em_;
            if (!steps_told) step = advance;
            const Point place = frame_.at(at.x, at.y);
            glyph_.x = place.x;
            glyph_.y = place.y;
            glyph_.advance = advance * frame_.across() * kPoints;
            glyph_.text = is_readable(code_point) ? std::string(c) : std::string();
            page_.glyph(glyph_);
            at.x += step;
            at.y += i < dy.size() ? dy[i] : 0;
            ++i;
        }
    }

 private:
    static double number(pugi::xml_node node, const char* name, double otherwise) {
        const std::vector<double> value = ofd_numbers(attribute(node, name), 1);
        return value.empty() ? otherwise : value[0];
    }

    DrawnPage& page_;
    Frame frame_;
    DrawnGlyph glyph_;
    double em_ = 0;
    Point begin_;
};

class PathDrawing {
 public:
    PathDrawing(pugi::xml_node object, DrawnPage& page, Deadline& deadline)
        : page_(page),
          deadline_(deadline),
          frame_(object),
          stroke_(paint_of(object, "Stroke", true, "StrokeColor")),
          fill_(paint_of(object, "Fill", false, "FillColor")) {
        const std::vector<double> width = ofd_numbers(attribute(object, "LineWidth"), 1);
        half_ = (width.empty() ? kLineWidth : width[0]) * frame_.down() * kPoints / 2;
        if (!(half_ >= 0.1)) half_ = 0.1;
    }

    /// "M 0 0 L 20 0 C": S and M begin a part, L is a line, Q, B and A are curved, C closes the part.
    void draw(std::string_view data) {
        if ((!stroke_.used || stroke_.white) && !fill_.used) return;
        for (std::size_t pos = 0; pos < data.size() && !page_.full() && !deadline_.passed();) {
            const char command = data[pos++];
            if (std::string_view("SMLQBAC").find(command) == std::string_view::npos) continue;
            const std::size_t end = std::min(data.find_first_of("SMLQBAC", pos), data.size());
            const std::vector<double> n = ofd_numbers(data.substr(pos, end - pos), 8);
            pos = end;
            const bool closes = command == 'C';
            if (!closes && n.size() < 2) continue;
            const Point to = closes ? start_ : frame_.at(n[n.size() - 2], n.back());
            if (command == 'S' || command == 'M') {
                close_part();
                start_ = to;
                box_ = {to.x, to.y, to.x, to.y};
                points_ = 1;
            } else {
                if (command == 'L' || closes) line_to(to);
                curved_ = curved_ || command == 'Q' || command == 'B' || command == 'A';
                box_.add(to.x, to.y);
                ++points_;
            }
            last_ = to;
        }
        close_part();
    }

 private:
    void line_to(Point to) {
        if (!stroke_.used || stroke_.white || half_ > kThickestRule) return;
        Area line{last_.x, last_.y, last_.x, last_.y};
        line.add(to.x, to.y);
        // None that slopes.
        if (!(line.thickness() <= 1) || !line.cut(frame_.boundary())) return;
        page_.line({line.left - half_, line.top - half_, line.right + half_, line.bottom + half_});
    }

    // What is filled counts as a box where it is one.
    void close_part() {
        Area box = box_;
        if (fill_.used && !curved_ && points_ >= 4 && points_ <= 16 && box.cut(frame_.boundary()))
            page_.box(box, fill_.white);
        points_ = 0;
        curved_ = false;
    }

    DrawnPage& page_;
    Deadline& deadline_;
    Frame frame_;
    Paint stroke_;
    Paint fill_;
    double half_ = 0;  // of a line's width
    Point start_;
    Point last_;
    Area box_;
    std::size_t points_ = 0;
    bool curved_ = false;
};

bool is_visible(pugi::xml_node object) {
    const std::string_view said = attribute(object, "Visible");
    return said != "false" && said != "0";
}

void draw_object(pugi::xml_node object, std::string_view name, DrawnPage& page, Deadline& deadline) {
    if (name == "TextObject") {
        TextRun run(object, page);
        if (!run.is_type()) return;
        for (const pugi::xml_node code : object.children()) {
            if (local_name(code.name()) == "TextCode" && !deadline.passed()) run.draw(code);
        }
    } else if (name == "PathObject") {
        std::string data;
        append_text(ofd_child(object, "AbbreviatedData"), data);
        PathDrawing(object, page, deadline).draw(data);
    } else if (name == "ImageObject") {
        page.picture(Frame(object).boundary());
    }
}

}  // namespace

std::vector<double> ofd_numbers(std::string_view text, std::size_t most) {
    std::vector<double> out;
    std::optional<double> times;  // of a run: "g" and its count are read
    bool in_run = false;
    for (std::size_t pos = 0; pos < text.size() && out.size() < most;) {
        if (text[pos] == 'g') {
            in_run = true;
            times.reset();
            ++pos;
            continue;
        }
        double value = 0;
        const auto [end, error] = std::from_chars(text.data() + pos, text.data() + text.size(), value);
        if (error == std::errc::invalid_argument) {
            ++pos;
            continue;
        }
        pos = static_cast<std::size_t>(end - text.data());
        if (error != std::errc() || !std::isfinite(value)) value = 0;
        if (in_run && !times) {
            times = value;
            continue;
        }
        const auto left = static_cast<double>(most - out.size());
        const double count = in_run ? std::clamp(*times, 0.0, left) : 1.0;
        out.insert(out.end(), static_cast<std::size_t>(count), value);
        in_run = false;
    }
    return out;
}

pugi::xml_node ofd_child(pugi::xml_node parent, std::string_view name) {
    for (const pugi::xml_node child : parent.children()) {
        if (local_name(child.name()) == name) return child;
    }
    return {};
}

bool draw_ofd(pugi::xml_node content, DrawnPage& page, Deadline& deadline) {
    std::size_t blocks = 0;
    bool whole = true;
    for (XmlWalk walk(content); walk.next();) {
        const std::string_view name = walk.name();
        const bool block = name == "Content" || name == "Layer" || name == "PageBlock";
        if (!walk.entering()) {
            if (block) --blocks;
            continue;
        }
        if (page.full() || deadline.passed()) return whole;
        if (block) ++blocks;
        if (block && is_visible(walk.node()) && blocks <= kMostBlocks) continue;
        if (block && is_visible(walk.node())) whole = false;
        if (!block && is_visible(walk.node())) draw_object(walk.node(), name, page, deadline);
        walk.skip();
    }
    return whole;
}

}  // namespace fenjie
