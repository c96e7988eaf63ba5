// The page of the service and its description, both compiled in.
//
// In:  lib/pages/serve_*, schemas/openapi.json
// Out: one page that fetches from its own origin only
#include "fenjie/service.hpp"

#include "lexicon/embedded.hpp"
#include "write/html_text.hpp"

namespace fenjie {

std::string service_page() {
    std::string out = page_head("分解", {"page_style", "serve_style"}, "'self'");
    out +=
        "<body>\n<header>\n<div class=\"bar\"><h1>分解</h1><label class=\"choose\">选择文件<input id=\"choose\" "
        "type=\"file\" "
        "multiple></label><button id=\"compare\" type=\"button\" disabled>对比</button>"
        "<span id=\"downloads\" class=\"bar\"></span><span id=\"status\" class=\"soft\" role=\"status\"></span></div>\n"
        "<div id=\"tabs\" role=\"tablist\" aria-label=\"方案\"></div>\n</header>\n"
        "<main id=\"view\" role=\"tabpanel\"><p "
        "id=\"empty\">把方案文件拖到这里，或点“选择文件”。文件只在本机处理。</p></main>\n<script>\n";
    out += page_part("serve_page");
    return out + "</script>\n</body>\n</html>\n";
}

std::string_view service_description() {
    return embedded_service().front().content;
}

}  // namespace fenjie
