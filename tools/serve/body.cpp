// A body is one file, or a form (multipart/form-data) of files and fields.
//
// In:  curl -F file=@plan.docx -F with=@table.xlsx -F format=csv
// Out: files {plan.docx}, with table.xlsx, parameters {format: csv}
#include "body.hpp"

#include "files.hpp"

namespace fenjie::tool {
namespace {

constexpr std::size_t kMostParts = 256;

std::string base_name(const std::string& name) {
    return name.substr(name.find_last_of("/\\") + 1);
}

Input input_of(const std::string& name, std::string bytes) {
    Loaded loaded{std::move(bytes), std::nullopt};
    if (loaded.bytes.empty()) loaded.error = ReadError{"is empty", ReadError::Kind::empty};
    return {name, name, std::move(loaded)};
}

/// Sorts the parts of a form.
std::optional<Answer> take_parts(std::vector<httplib::MultipartFormData> parts, Asked& asked) {
    for (httplib::MultipartFormData& part : parts) {
        const std::string name = base_name(part.filename);
        if (part.name == "with")
            asked.with = input_of(name, std::move(part.content));
        else if (part.name == "file")
            asked.files.push_back(input_of(name, std::move(part.content)));
        else if (part.filename.empty())
            asked.parameters[part.name] = std::move(part.content);
        else
            return refusal(400, "a file in a field that is neither file nor with");
    }
    if (asked.files.empty()) return refusal(400, "the form has no field file");
    return std::nullopt;
}

}  // namespace

std::optional<Answer> read_body(const httplib::Request& request, const httplib::ContentReader& reader,
                                std::uint64_t most, HeldRoom& room, Asked& asked, bool& whole) {
    std::optional<Answer> wrong;
    std::string bytes;
    std::vector<httplib::MultipartFormData> parts;
    const bool form = request.is_multipart_form_data();
    const auto take = [&](const char* data, std::size_t size) {
        // What was compressed counts as what it becomes.
        if (room.held() + size > most)
            wrong = refusal(413, "the body is larger than the limit of " + std::to_string(most) + " bytes");
        else if (!room.take(size))
            wrong = refusal(503, "there is no room for more requests");
        if (wrong) return false;
        (form ? parts.back().content : bytes).append(data, size);
        return true;
    };
    if (form) {
        whole = reader(
            [&](const httplib::MultipartFormData& part) {
                if (parts.size() == kMostParts) wrong = refusal(413, "a form of too many parts");
                parts.push_back(part);
                return !wrong;
            },
            take);
    } else {
        whole = reader(take);
    }
    if (wrong) return wrong;
    if (!whole) return refusal(400, "the body is not what its headers say");
    if (form) return take_parts(std::move(parts), asked);
    if (bytes.empty()) return refusal(400, "the body is empty");
    const std::string name = asked.parameter("name");
    asked.files.push_back(input_of(base_name(name), std::move(bytes)));
    return std::nullopt;
}

}  // namespace fenjie::tool
