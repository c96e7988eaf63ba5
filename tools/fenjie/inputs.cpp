// Opens arguments one after another.
//
// In:  plan.txt plans/ letters.zip
// Out: plan.txt, plans/a.txt, plans/b.docx, letters.zip/plan.docx, letters.zip/table.xlsx
#include "inputs.hpp"

#include <utility>

#include "files.hpp"

namespace fenjie::tool {

bool open_input(Input input, const Options& options, std::deque<Input>& out) {
    std::optional<std::vector<Member>> members;
    if (!input.loaded.error) members = archive_members(input.loaded.bytes, options);
    if (!members) {
        out.push_back(std::move(input));
        return false;
    }
    if (members->empty()) {
        input.loaded = {{}, ReadError{"it is a ZIP archive without files"}};
        out.push_back(std::move(input));
        return true;
    }
    for (Member& member : *members) {
        const std::string inside = "/" + member.name;
        if (!member.error && member.bytes.empty()) member.error = ReadError{"is empty", ReadError::Kind::empty};
        out.push_back({input.path + inside, input.name + inside, {std::move(member.bytes), std::move(member.error)}});
    }
    return true;
}

Inputs::Inputs(const std::vector<std::string>& arguments, Options options, bool open_archives)
    : options_(std::move(options)),
      open_archives_(open_archives),
      files_(expand_folders(arguments)),
      total_(files_.size()) {
    several_ = arguments.size() > 1 || is_folder(arguments.front());
    // Only its bytes tell whether a single file is an archive.
    if (!several_) read_next();
}

std::optional<Input> Inputs::next() {
    while (waiting_.empty() && at_ < files_.size()) read_next();
    if (waiting_.empty()) return std::nullopt;
    Input input = std::move(waiting_.front());
    waiting_.pop_front();
    return input;
}

void Inputs::read_next() {
    const std::string& path = files_[at_++];
    Input input{path, source_name(path), read_input(path, options_.reading.limits.size)};
    const std::size_t before = waiting_.size();
    if (!open_archives_)
        waiting_.push_back(std::move(input));
    else if (open_input(std::move(input), options_, waiting_))
        several_ = true;
    total_ += waiting_.size() - before - 1;
}

}  // namespace fenjie::tool
