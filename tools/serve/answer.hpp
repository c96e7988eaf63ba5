// What is asked of the service and what it answers, without the protocol in between.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fenjie/compare.hpp"
#include "inputs.hpp"
#include "turns.hpp"

namespace fenjie::tool {

struct Answer {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// A request to work on files.
struct Asked {
    std::map<std::string, std::string> parameters;  ///< of the address, and fields of a form that are no files
    std::string accept;                             ///< the header
    std::vector<Input> files;
    std::optional<Input> with;
    Clock::time_point until;  ///< when the work has to be done

    [[nodiscard]] std::string parameter(const std::string& name) const {
        const auto found = parameters.find(name);
        return found == parameters.end() ? std::string{} : found->second;
    }
};

/// {"id","error"} with a status.
[[nodiscard]] Answer refusal(int status, std::string_view reason, const std::optional<std::string>& id = std::nullopt);

/// The media type of a format that the service writes.
[[nodiscard]] std::string media_type(const std::string& format);

/// The format asked for by the parameter, else by the header; `fallback` where neither says; nothing where what they
/// ask for is not among `known`.
[[nodiscard]] std::optional<std::string> format_asked(const Asked& asked, const std::vector<std::string>& known,
                                                      const std::string& fallback);

/// The options for what is asked: the day and the recognition that it wants, no more time than it has.
[[nodiscard]] std::optional<Answer> adapt_options(const Asked& asked, Options& options);

/// Opens archives. Whether there is more than one input by the request's form.
bool open_files(const Asked& asked, const Options& options, std::deque<Input>& out);

/// Inputs that could not be read.
struct Unread {
    std::vector<std::pair<std::string, ReadError>> errors;  ///< by name
    void add(const std::string& name, ReadError error) { errors.emplace_back(name, std::move(error)); }
    /// The answer where nothing else could be read either.
    [[nodiscard]] Answer answer() const;
    /// Names them in a header, so that they are not missed.
    void tell(Answer& answer) const;
};

[[nodiscard]] std::vector<std::string> extract_formats_served();
[[nodiscard]] Answer answer_extract(const Asked& asked, const Options& options);
[[nodiscard]] Answer answer_compare(const Asked& asked, const Options& options,
                                    const std::shared_ptr<const Metrics>& metrics);

}  // namespace fenjie::tool
