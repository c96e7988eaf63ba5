// Refuses by the head alone, before a byte of the body is read.
//
// In:  Host: evil.example        (a page whose name was pointed at 127.0.0.1)     Out: 403
// In:  Origin: http://evil.example, POST                                          Out: 403
// In:  Content-Length: 9999999999                                                 Out: 413
//
// Two lengths, or a length beside a transfer coding, are how requests are smuggled past one reader to another: 400.
#include "guard.hpp"

#include <algorithm>
#include <cctype>

namespace fenjie::tool {
namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// "localhost" of "localhost:8017", "[::1]" of "[::1]:8017".
std::string without_port(const std::string& host) {
    const std::size_t bracket = host.rfind(']');
    const std::size_t colon = host.rfind(':');
    const bool port = colon != std::string::npos && (bracket == std::string::npos || colon > bracket);
    return port ? host.substr(0, colon) : host;
}

std::optional<Answer> wrong_length(const httplib::Request& request, std::uint64_t most) {
    const std::size_t lengths = request.get_header_value_count("Content-Length");
    const std::size_t codings = request.get_header_value_count("Transfer-Encoding");
    if (lengths + codings > 1) return refusal(400, "more than one length of the body");
    if (codings == 1 && lower(request.get_header_value("Transfer-Encoding")) != "chunked")
        return refusal(400, "a transfer coding other than chunked");
    if (lengths == 0) {
        if (codings == 0 && request.method == "POST") return refusal(411, "the body's length is missing");
        return std::nullopt;
    }
    const std::string length = request.get_header_value("Content-Length");
    if (length.empty() || length.find_first_not_of("0123456789") != std::string::npos)
        return refusal(400, "Content-Length is no number");
    constexpr std::size_t kDigits = 18;
    if (length.size() > kDigits || std::stoull(length) > most)
        return refusal(413, "the body is larger than the limit of " + std::to_string(most) + " bytes");
    return std::nullopt;
}

}  // namespace

bool has_body(const httplib::Request& request) {
    return request.has_header("Transfer-Encoding") ||
           (request.has_header("Content-Length") && request.get_header_value("Content-Length") != "0");
}

std::optional<Answer> Guard::refuses(const httplib::Request& request) const {
    if (request.get_header_value_count("Host") != 1) return refusal(400, "one Host is needed");
    const std::string asked = lower(request.get_header_value("Host"));
    const std::string name = without_port(asked);
    const bool own = name == "localhost" || name == "127.0.0.1" || name == "[::1]" || name == lower(host) ||
                     name == "[" + lower(host) + "]";
    if (loopback && !own) return refusal(403, "this is a service of localhost only");
    if (request.method == "POST") {
        const std::string origin = lower(request.get_header_value("Origin"));
        const std::string site = lower(request.get_header_value("Sec-Fetch-Site"));
        const bool foreign = request.has_header("Origin") && origin != "http://" + asked;
        if (foreign || site == "cross-site" || site == "same-site")
            return refusal(403, "pages of other sites are not answered");
    }
    return wrong_length(request, max_body);
}

}  // namespace fenjie::tool
