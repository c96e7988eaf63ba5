// The service: its routes, its bounds, and the life of a connection.
#pragma once

#include <httplib.h>

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "commands.hpp"
#include "connection.hpp"
#include "guard.hpp"
#include "turns.hpp"

namespace fenjie::tool {

class Server : public httplib::Server {
 public:
    Server(const Settings& settings, fenjie::Options options, std::shared_ptr<const Metrics> metrics, Guard guard);

    /// Answers the requests of a connection until it ends; closes the socket. May be called from any number of threads.
    void serve(int socket, int stop);
    /// Sends a connection away that there is no room for; closes the socket.
    void send_away(int socket) const;

 private:
    struct Route {
        const char* method;
        const char* path;
        std::vector<std::string> parameters;  ///< that an address or a form may have
    };
    [[nodiscard]] static const std::vector<Route>& routes();

    void add_handlers();
    [[nodiscard]] std::optional<Answer> refuses(const httplib::Request& request) const;
    void work(const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& reader);
    [[nodiscard]] Answer worked(const httplib::Request& request, const httplib::ContentReader& reader);
    [[nodiscard]] std::string health() const;

    Settings settings_;
    fenjie::Options options_;
    std::shared_ptr<const Metrics> metrics_;
    Guard guard_;
    Turns turns_;
    Room room_;
    std::string page_;
    std::atomic<std::uint64_t> answered_ = 0;
    std::atomic<std::size_t> connections_ = 0;
    Clock::time_point begun_ = Clock::now();
};

}  // namespace fenjie::tool
