// Charts by hand: a few lines, dots and words need no library.
//
// In:  规范管理率: p1 95 %, p2 80 %, p3 90 %
// Out: <svg …> a line a plan, a dot at its value, the strictest in green </svg>
#include "write/compare_charts.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

#include "write/excerpt.hpp"
#include "write/html_text.hpp"

namespace fenjie {
namespace {

constexpr double kLeft = 240;
constexpr double kWidth = 420;
constexpr double kLine = 24;
constexpr std::size_t kLabel = 14;  // characters of a plan's name beside a chart

// Positions with one decimal: a tenth of a pixel.
std::string px(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 1);
    return {buffer.data(), end.ptr};
}

double number(const Decimal& d) {
    auto out = static_cast<double>(d.mantissa);
    for (int i = 0; i < d.scale; ++i) out /= 10;
    return out;
}

std::string text(double x, double y, std::string_view words, const char* anchor = "start") {
    return "<text x=\"" + px(x) + "\" y=\"" + px(y) + "\" text-anchor=\"" + anchor + "\">" + html_escaped(words) +
           "</text>";
}

std::string open_svg(double height, const std::string& label) {
    return "<svg width=\"" + px(kLeft + kWidth + 120) + "\" height=\"" + px(height) + "\" role=\"img\" aria-label=\"" +
           html_escaped(label) + "\">";
}

struct Point {
    std::string plan;
    double value = 0;
    std::string figure;
    bool best = false;
    int day = 0;  // days since year 0, of 372 each: enough to order and to space
};

int day_number(const std::string& iso) {
    const auto part = [&](std::size_t at, std::size_t n) {
        int value = 0;
        std::from_chars(iso.data() + at, iso.data() + std::min(at + n, iso.size()), value);
        return value;
    };
    return part(0, 4) * 372 + part(5, 2) * 31 + part(8, 2);
}

std::vector<Point> points_of(const Indicator& indicator) {
    std::vector<Point> out;
    for (const ComparedValue& v : indicator.values) {
        if (v.status != ValueStatus::figure) continue;
        Point p;
        p.plan = v.plan;
        p.value = number(*v.value);
        p.figure = figure_text(*v.comparator, *v.value, v.value_max, v.ratio, indicator.unit);
        p.best = v.rank == 1;
        if (v.deadline && v.deadline->end) p.day = day_number(*v.deadline->end);
        out.push_back(std::move(p));
    }
    return out;
}

std::map<std::string, std::string> labels_of(const Comparison& comparison) {
    std::map<std::string, std::string> out;
    for (const ComparedPlan& plan : comparison.plans) out[plan.id] = plan.id + " " + excerpt(plan.label(), kLabel);
    return out;
}

// Room on both sides of the values; one value stands in the middle.
struct Scale {
    double low = 0;
    double high = 1;
    double from = 0;
    double length = 1;
    [[nodiscard]] double at(double value) const { return from + length * (value - low) / (high - low); }
};

Scale scale_of(double low, double high, double from, double length) {
    const double room = high > low ? (high - low) * 0.1 : 1;
    return {low - room, high + room, from, length};
}

}  // namespace

std::string dumbbell_chart(const Comparison& comparison, const Indicator& indicator) {
    const std::vector<Point> points = points_of(indicator);
    std::vector<std::string> plans;
    for (const Point& p : points) {
        if (std::find(plans.begin(), plans.end(), p.plan) == plans.end()) plans.push_back(p.plan);
    }
    if (plans.size() < 2) return {};
    const auto [low, high] = std::minmax_element(points.begin(), points.end(),
                                                 [](const Point& a, const Point& b) { return a.value < b.value; });
    const Scale scale = scale_of(low->value, high->value, kLeft, kWidth);
    std::map<std::string, std::string> labels = labels_of(comparison);
    std::string out = open_svg(kLine * static_cast<double>(plans.size()) + 10, indicator.label());
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const double y = kLine * static_cast<double>(i) + 18;
        out += text(kLeft - 12, y + 4, labels[plans[i]], "end");
        out += "<line class=\"axis\" x1=\"" + px(kLeft) + "\" x2=\"" + px(kLeft + kWidth) + "\" y1=\"" + px(y) +
               "\" y2=\"" + px(y) + "\"/>";
        double first = kLeft + kWidth;
        double last = kLeft;
        std::string dots;
        std::string figure;
        for (const Point& p : points) {
            if (p.plan != plans[i]) continue;
            const double x = scale.at(p.value);
            first = std::min(first, x);
            last = std::max(last, x);
            dots += std::string("<circle class=\"dot") + (p.best ? " best" : "") + "\" cx=\"" + px(x) + "\" cy=\"" +
                    px(y) + "\" r=\"6\"><title>" + html_escaped(p.figure) + "</title></circle>";
            figure = p.figure;
        }
        if (first < last)
            out += "<line class=\"link\" x1=\"" + px(first) + "\" x2=\"" + px(last) + "\" y1=\"" + px(y) + "\" y2=\"" +
                   px(y) + "\"/>";
        out += dots + text(kLeft + kWidth + 10, y + 4, figure);
    }
    return out + "</svg>";
}

std::string step_chart(const Comparison& comparison, const Indicator& indicator) {
    std::map<std::string, std::vector<Point>> dated;
    for (Point& p : points_of(indicator)) {
        if (p.day > 0) dated[p.plan].push_back(std::move(p));
    }
    std::erase_if(dated, [](const auto& entry) {
        return std::all_of(entry.second.begin(), entry.second.end(),
                           [&](const Point& p) { return p.day == entry.second.front().day; });
    });
    if (dated.empty()) return {};
    double low = dated.begin()->second[0].value;
    double high = low;
    int first = dated.begin()->second[0].day;
    int last = first;
    for (const auto& [plan, points] : dated) {
        for (const Point& p : points) {
            low = std::min(low, p.value);
            high = std::max(high, p.value);
            first = std::min(first, p.day);
            last = std::max(last, p.day);
        }
    }
    constexpr double kHeight = 140;
    const Scale x = scale_of(first, last, kLeft, kWidth);
    const Scale y = scale_of(low, high, kHeight, 20 - kHeight);
    std::map<std::string, std::string> labels = labels_of(comparison);
    std::string out = open_svg(kHeight + 30, indicator.label());
    for (const auto& [plan, points] : dated) {
        std::string path;
        for (const Point& p : points) {
            if (path.empty())
                path = "M" + px(x.at(p.day)) + " " + px(y.at(p.value));
            else
                path += "H" + px(x.at(p.day)) + "V" + px(y.at(p.value));
        }
        out += "<path class=\"step\" d=\"" + path + "\"/>";
        for (const Point& p : points) {
            out += "<circle class=\"dot\" cx=\"" + px(x.at(p.day)) + "\" cy=\"" + px(y.at(p.value)) + "\" r=\"5\"/>" +
                   text(x.at(p.day) + 8, y.at(p.value) - 6, p.figure) +
                   text(x.at(p.day), kHeight + 20, std::to_string(p.day / 372), "middle");
        }
        out += text(kLeft - 12, y.at(points.back().value) + 4, labels[plan], "end");
    }
    return out + "</svg>";
}

std::string coverage_map(const Comparison& comparison) {
    constexpr double kCell = 26;
    constexpr double kNames = 330;
    if (comparison.indicators.empty()) return {};
    const double width = kNames + kCell * static_cast<double>(comparison.plans.size()) + 10;
    const double height = kCell * static_cast<double>(comparison.indicators.size()) + 30;
    std::string out =
        "<svg width=\"" + px(width) + "\" height=\"" + px(height) + "\" role=\"img\" aria-label=\"coverage\">";
    std::map<std::string, double> column;
    for (const ComparedPlan& plan : comparison.plans) {
        const double x = kNames + kCell * static_cast<double>(column.size());
        column[plan.id] = x;
        out += text(x + kCell / 2, 16, plan.id, "middle");
    }
    double y = 24;
    for (const Indicator& indicator : comparison.indicators) {
        out += text(kNames - 8, y + 16, excerpt(indicator.label(), 24), "end");
        std::map<std::string, const char*> seen;
        for (const ComparedValue& v : indicator.values) {
            seen[v.plan] = v.status == ValueStatus::figure      ? "figure"
                           : v.status == ValueStatus::mentioned ? "mentioned"
                                                                : "absent";
        }
        for (const auto& [plan, what] : seen) {
            out += std::string("<rect class=\"") + what + "\" x=\"" + px(column[plan] + 2) + "\" y=\"" + px(y + 2) +
                   "\" width=\"" + px(kCell - 4) + "\" height=\"" + px(kCell - 4) + "\" rx=\"3\"><title>" +
                   html_escaped(indicator.label() + " " + plan + ": " + what) + "</title></rect>";
        }
        y += kCell;
    }
    return out + "</svg>";
}

}  // namespace fenjie
