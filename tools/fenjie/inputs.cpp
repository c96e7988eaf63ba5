// Opens arguments one after another.
//
// In:  plan.txt plans/ letters.zip
// Out: plan.txt, plans/a.txt, plans/b.docx, letters.zip/plan.docx, letters.zip/table.xlsx
#include "inputs.hpp"

#include <utility>

#include "files.hpp"

namespace fenjie::tool {

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
    const std::string name = source_name(path);
    Loaded loaded = read_input(path, options_.size_limit);
    std::optional<std::vector<Member>> members;
    if (open_archives_ && !loaded.error) members = archive_members(loaded.bytes, options_);
    if (!members) {
        waiting_.push_back({path, name, std::move(loaded)});
        return;
    }
    several_ = true;
    if (!members->empty()) total_ += members->size() - 1;
    if (members->empty()) waiting_.push_back({path, name, {{}, ReadError{"it is a ZIP archive without files"}}});
    for (Member& member : *members) {
        const std::string inside = "/" + member.name;
        if (!member.error && member.bytes.empty()) member.error = ReadError{"is empty"};
        waiting_.push_back({path + inside, name + inside, {std::move(member.bytes), std::move(member.error)}});
    }
}

}  // namespace fenjie::tool
