// One plan as a page for review: its text on one side, its tasks on the other (lib/pages/review_*.js).
//
// In:  the plan and its decoded text
// Out: one HTML file that needs no network; the plan's words enter it as data only
#include "fenjie/write.hpp"
#include "write/html_text.hpp"
#include "write/ledger.hpp"

namespace fenjie {

std::string to_html(const Plan& plan, std::string_view text) {
    std::string out = page_head(plan_label(plan), {"page_style", "review_style"});
    out +=
        "<body>\n<header>\n<h1 id=\"title\"></h1>\n<div class=\"soft\" id=\"about\"></div>\n"
        "<div class=\"bar controls\" id=\"controls\"></div>\n"
        "<div class=\"bar soft\"><span id=\"count\" role=\"status\"></span><span class=\"controls\" "
        "id=\"help\"></span></div>\n"
        "</header>\n<div id=\"timeline\"></div>\n"
        "<div id=\"panes\"><main id=\"text\" tabindex=\"0\"></main><section id=\"list\" "
        "tabindex=\"0\"></section></div>\n"
        "<script type=\"application/json\" id=\"plan\">";
    out += script_safe(to_json(plan, JsonLayout::line));
    out += "</script>\n<script type=\"application/json\" id=\"text-data\">";
    out += script_safe(json_string(text));
    out += "</script>\n<script>\n";
    for (const char* part : {"review_labels", "review_text", "review_edit", "review_page"}) out += page_part(part);
    return out + "</script>\n</body>\n</html>\n";
}

}  // namespace fenjie
