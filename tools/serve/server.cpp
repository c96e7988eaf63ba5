// Routes requests and answers them.
//
// In:  POST /extract?name=plan.docx&format=csv
// Out: 200 and the ledger; 4xx and 5xx bear {"id","error"}, as the answers of `fenjie stream` do
//
// A connection has a thread of its own, which mostly waits; the work itself is done by few at a time (Turns).
#include "server.hpp"

#include <algorithm>

#include "body.hpp"
#include "fenjie/feed.hpp"
#include "fenjie/service.hpp"
#include "fenjie/validate.hpp"
#include "fenjie/write.hpp"

namespace fenjie::tool {
namespace {

// Bodies of so many requests of the largest size are held at once.
constexpr std::uint64_t kLargestBodies = 4;
constexpr const char* kNothing = "default-src 'none'; frame-ancestors 'none'";
// The pages of plans run their own script and nothing else, without an origin.
constexpr const char* kPlanPage =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-downloads allow-modals";
constexpr const char* kOwnPage =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

// The connection whose request this thread answers.
thread_local Connection* at_hand = nullptr;

void put(const Answer& answer, httplib::Response& response, const char* policy = kNothing) {
    response.status = answer.status;
    response.set_content(answer.body, answer.type);
    for (const auto& [name, value] : answer.headers) response.set_header(name, value);
    response.set_header("Content-Security-Policy", answer.status == 200 ? policy : kNothing);
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("Cross-Origin-Resource-Policy", "same-origin");
    response.set_header("Cache-Control", "no-store");
    if (at_hand != nullptr && at_hand->body_pending) response.set_header("Connection", "close");
}

std::string quoted_list(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "\"" : ",\"") + word + "\"";
    return "[" + out + "]";
}

}  // namespace

const std::vector<Server::Route>& Server::routes() {
    static const std::vector<Route> kRoutes = {
        {"GET", "/", {}},
        {"GET", "/health", {}},
        {"GET", "/openapi.json", {}},
        {"GET", "/schema", {}},
        {"GET", "/schema/extract", {}},
        {"GET", "/schema/compare", {}},
        {"POST", "/extract", {"name", "format", "issued", "ocr", "member"}},
        {"POST", "/compare", {"name", "format", "issued", "ocr"}},
    };
    return kRoutes;
}

Server::Server(const Settings& settings, fenjie::Options options, std::shared_ptr<const Metrics> metrics, Guard guard)
    : settings_(settings),
      options_(std::move(options)),
      metrics_(std::move(metrics)),
      guard_(std::move(guard)),
      turns_(settings.jobs, settings.queue),
      room_(kLargestBodies * settings.max_body),
      page_(service_page()) {
    add_handlers();
}

std::optional<Answer> Server::refuses(const httplib::Request& request) const {
    const std::string method = request.method == "HEAD" ? "GET" : request.method;
    std::string allowed;
    const Route* found = nullptr;
    for (const Route& route : routes()) {
        if (request.path != route.path) continue;
        allowed = route.method;
        if (method == route.method) found = &route;
    }
    if (std::optional<Answer> refused = guard_.refuses(request)) return refused;
    if (allowed.empty()) return refusal(404, "there is nothing of that name");
    if (found == nullptr) {
        Answer out = refusal(405, "this takes " + allowed + " only");
        out.headers.emplace_back("Allow", allowed == "GET" ? "GET, HEAD" : allowed);
        return out;
    }
    for (const auto& [name, value] : request.params) {
        if (std::find(found->parameters.begin(), found->parameters.end(), name) == found->parameters.end())
            return refusal(400, "no parameter of that name", name);
    }
    return std::nullopt;
}

void Server::add_handlers() {
    // The head is judged once, be it for a client that asks before it sends the body or for one that does not.
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        const std::optional<Answer> refused = refuses(request);
        if (refused) put(*refused, response);
        return refused ? HandlerResponse::Handled : HandlerResponse::Unhandled;
    });
    set_expect_100_continue_handler([this](const httplib::Request& request, httplib::Response& response) {
        const std::optional<Answer> refused = refuses(request);
        if (refused) put(*refused, response);
        return refused ? refused->status : 100;
    });
    // What the library itself refuses has no body yet.
    set_error_handler(HandlerWithResponse([](const httplib::Request&, httplib::Response& response) {
        if (!response.body.empty()) return HandlerResponse::Unhandled;
        if (at_hand != nullptr) at_hand->body_pending = true;
        if (at_hand != nullptr && at_hand->late())
            put(refusal(408, "the request does not come in in time"), response);
        else if (at_hand != nullptr && at_hand->head_too_large())
            put(refusal(431, "the head of the request is too large"), response);
        else if (response.status == 414)
            put(refusal(414, "the address is too long"), response);
        else
            put(refusal(response.status == 500 ? 500 : 400, "the request cannot be read"), response);
        return HandlerResponse::Handled;
    }));
    set_exception_handler([](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
        if (at_hand != nullptr) at_hand->body_pending = true;
        put(refusal(500, "the memory ran out"), response);
    });
    Get("/", [this](const httplib::Request&, httplib::Response& response) {
        put({200, media_type("html"), page_, {}}, response, kOwnPage);
    });
    Get("/health", [this](const httplib::Request&, httplib::Response& response) {
        put({200, media_type("json"), health(), {}}, response);
    });
    Get("/openapi\\.json", [](const httplib::Request&, httplib::Response& response) {
        put({200, media_type("json"), std::string(service_description()), {}}, response);
    });
    Get("/schema(?:/(extract|compare))?", [](const httplib::Request& request, httplib::Response& response) {
        const std::string name = request.matches[1].matched ? request.matches[1].str() : "extract";
        put({200, "application/schema+json", std::string(schema(name).value_or("")), {}}, response);
    });
    for (const char* path : {"/extract", "/compare"}) {
        Post(path, [this](const httplib::Request& request, httplib::Response& response,
                          const httplib::ContentReader& reader) { work(request, response, reader); });
    }
}

Answer Server::worked(const httplib::Request& request, const httplib::ContentReader& reader) {
    Asked asked;
    for (const auto& [name, value] : request.params) asked.parameters[name] = value;
    asked.accept = request.get_header_value("Accept");
    HeldRoom room(room_);
    bool whole = false;
    std::optional<Answer> wrong = read_body(request, reader, settings_.max_body, room, asked, whole);
    if (at_hand != nullptr && at_hand->late()) return refusal(408, "the request does not come in in time");
    if (at_hand != nullptr && whole) at_hand->body_pending = false;
    if (wrong) return *wrong;
    const bool extracts = request.path == "/extract";
    const std::vector<std::string>& known = routes()[extracts ? 6 : 7].parameters;
    for (const auto& [name, value] : asked.parameters) {
        if (std::find(known.begin(), known.end(), name) == known.end())
            return refusal(400, "no parameter of that name", name);
    }
    const std::chrono::seconds limit(settings_.request_time);
    const Turn turn(turns_, Clock::now() + limit);
    if (turn.got() != Turns::Got::turn) return refusal(503, "too much is asked at once");
    asked.until = Clock::now() + limit;
    return extracts ? answer_extract(asked, options_) : answer_compare(asked, options_, metrics_);
}

void Server::work(const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& reader) {
    put(worked(request, reader), response, kPlanPage);
}

std::string Server::health() const {
    const auto uptime = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - begun_).count();
    return "{\"status\":\"ok\",\"version\":\"" + std::string(version()) + "\",\"reads\":" + quoted_list(formats()) +
           ",\"writes\":" + quoted_list(extract_formats_served()) + ",\"uptime_seconds\":" + std::to_string(uptime) +
           ",\"working\":" + std::to_string(turns_.working()) + ",\"waiting\":" + std::to_string(turns_.waiting()) +
           ",\"connections\":" + std::to_string(connections_) + ",\"answered\":" + std::to_string(answered_) + "}\n";
}

void Server::serve(int socket, int stop) {
    Connection connection(socket, stop, std::chrono::seconds(settings_.request_time));
    ++connections_;
    at_hand = &connection;
    while (connection.wait_for_request()) {
        bool closed = false;
        const bool answered = process_request(connection, false, closed, [&](httplib::Request& request) {
            connection.head_is_read();
            connection.body_pending = has_body(request);
            // Nothing is gained by squeezing what stays on this machine, and parts of an answer are of no use.
            request.headers.erase("Accept-Encoding");
            request.ranges.clear();
        });
        if (!connection.answered() && connection.late())
            (void)connection.write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        if (connection.answered()) ++answered_;
        if (!answered || closed || connection.body_pending || connection.late() || connection.head_too_large()) break;
    }
    at_hand = nullptr;
    --connections_;
}

void Server::send_away(int socket) const {
    Connection connection(socket, -1, std::chrono::seconds(1));
    const std::string body = refusal(503, "too many connections").body;
    (void)connection.write("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Type: " +
                           media_type("json") + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                           body);
}

}  // namespace fenjie::tool
