// The command line as a list of commands with what is to be told of each.
//
// In:  CLI::App of `fenjie extract`
// Out: {"extract", "Plans to task lists in JSON", {{"-f", "--format"}, "FORMAT", …}, …}
#include <algorithm>
#include <sstream>

#include "manual.hpp"

namespace fenjie::manual {
namespace {

Value value_of(const Told& told) {
    static const std::vector<std::string> kFiles = {"FILE", "OTHER", "OUT", "PLAN", "JSON"};
    if (told.what.empty()) return Value::none;
    if (!told.words.empty()) return Value::words;
    if (told.what == "DIR") return Value::folders;
    return std::find(kFiles.begin(), kFiles.end(), told.what) != kFiles.end() ? Value::files : Value::own;
}

Told told_of(const CLI::Option& option, const tool::CommandLine& line) {
    Told out;
    for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
    out.help = option.get_description();
    out.default_text = option.get_default_str();
    if (const auto words = line.words.find(&option); words != line.words.end()) out.words = words->second;
    if (option.get_positional())
        out.what = option.get_single_name();
    else if (option.get_items_expected_max() > 0)
        out.what = option.get_type_name();
    out.value = value_of(out);
    return out;
}

Command command_of(const CLI::App& app, const std::string& name, const tool::CommandLine& line) {
    Command out;
    out.name = name;
    out.help = app.get_description();
    for (const CLI::Option* option : app.get_options())
        (option->get_positional() ? out.arguments : out.options).push_back(told_of(*option, line));
    std::istringstream footer(app.get_footer());
    for (std::string text; std::getline(footer, text);) out.footer.push_back(text);
    return out;
}

}  // namespace

std::vector<Command> commands(const tool::CommandLine& line) {
    std::vector<Command> out = {command_of(line.app, "", line)};
    for (const CLI::App* command : line.app.get_subcommands({}))
        out.push_back(command_of(*command, command->get_name(), line));
    return out;
}

std::string join(const std::vector<std::string>& words, std::string_view between) {
    std::string out;
    for (const std::string& word : words) out.append(out.empty() ? "" : between).append(word);
    return out;
}

}  // namespace fenjie::manual
