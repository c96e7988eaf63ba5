// What every page is made of.
//
// In:  page_head("<方案>", {"page_style"})
// Out: <!DOCTYPE html><html lang="zh-CN"><head>… <title>&lt;方案&gt;</title><style>…</style></head>
#include "write/html_text.hpp"

#include "lexicon/embedded.hpp"
#include "write/json_writer.hpp"

namespace fenjie {

std::string html_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                // Control characters are no characters of HTML.
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
        }
    }
    return out;
}

std::string script_safe(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    for (const char c : json) {
        if (c == '<')
            out += "\\u003c";
        else
            out += c;
    }
    return out;
}

std::string json_string(std::string_view text) {
    JsonWriter writer(JsonLayout::line);
    writer.string(text);
    return writer.take();
}

std::string_view page_part(std::string_view name) {
    for (const EmbeddedFile& file : embedded_pages()) {
        if (file.name == name) return file.content;
    }
    return {};
}

std::string page_head(std::string_view title, std::initializer_list<std::string_view> styles,
                      std::string_view connect) {
    std::string out =
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; connect-src ";
    out += connect;
    out +=
        "\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<link rel=\"icon\" href=\"data:,\">\n<title>" +
        html_escaped(title) + "</title>\n<style>\n";
    for (const std::string_view style : styles) out += page_part(style);
    return out + "</style>\n</head>\n";
}

}  // namespace fenjie
