// What shells complete: commands, options, words, files.
//
// In:  the command line
// Out: functions and rules for bash, zsh and fish
#include "manual.hpp"

namespace fenjie::manual {
namespace {

constexpr const char* kMade = "# Made from the command line of the tool.\n";

std::vector<std::string> option_names(const Command& command) {
    std::vector<std::string> out;
    for (const Told& option : command.options) out.insert(out.end(), option.names.begin(), option.names.end());
    return out;
}

std::vector<std::string> command_names(const std::vector<Command>& all) {
    std::vector<std::string> out;
    for (const Command& command : all) {
        if (!command.name.empty()) out.push_back(command.name);
    }
    return out;
}

/// A word between single quotes of a shell; `quote` stands for one inside.
std::string quoted(std::string_view text, std::string_view quote) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'')
            out += quote;
        else
            out += c;
    }
    return out + "'";
}

/// What a case of bash does for a value.
std::string bash_value(const Told& told) {
    switch (told.value) {
        case Value::words:
            return "COMPREPLY=($(compgen -W '" + join(told.words, " ") + "' -- \"$word\"))";
        case Value::folders:
            return "mapfile -t COMPREPLY < <(compgen -d -- \"$word\"); compopt -o filenames 2>/dev/null";
        case Value::own:
            return "compopt +o default 2>/dev/null";
        default:
            return ":";  // files: what bash does by itself
    }
}

std::string zsh_value(const Told& told) {
    switch (told.value) {
        case Value::words:
            return "(" + join(told.words, " ") + ")";
        case Value::folders:
            return "_files -/";
        case Value::files:
            return "_files";
        default:
            return " ";
    }
}

/// Brackets and colons mean something to _arguments.
std::string zsh_help(std::string_view help) {
    std::string out;
    for (const char c : help) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string zsh_option(const Told& option) {
    const std::string value = option.what.empty() ? "" : ":" + option.what + ":" + zsh_value(option);
    const std::string rest = "[" + zsh_help(option.help) + "]" + value;
    if (option.names.size() == 1) return quoted(option.names[0] + rest, "'\\''");
    return "'(" + join(option.names, " ") + ")'{" + join(option.names, ",") + "}" + quoted(rest, "'\\''");
}

std::string fish_value(const Told& told) {
    switch (told.value) {
        case Value::words:
            return " -x -a '" + join(told.words, " ") + "'";
        case Value::folders:
            return " -x -a '(__fish_complete_directories)'";
        case Value::files:
            return " -r -F";
        case Value::own:
            return " -x";
        default:
            return "";
    }
}

std::string fish_option(const std::string& condition, const Told& option) {
    std::string out = "complete -c fenjie -n '" + condition + "'";
    for (const std::string& name : option.names)
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    return out + fish_value(option) + " -d " + quoted(option.help, "\\'") + "\n";
}

}  // namespace

std::string bash_completion(const tool::CommandLine& line) {
    const std::vector<Command> all = commands(line);
    std::string values;
    std::string options;
    for (const Command& command : all) {
        options += "            '" + command.name + "') options='" + join(option_names(command), " ") + "' ;;\n";
        for (const Told& option : command.options) {
            if (option.what.empty()) continue;
            std::vector<std::string> cases;
            for (const std::string& name : option.names) cases.push_back(command.name + ":" + name);
            values += "        " + join(cases, "|") + ") " + bash_value(option) + "; return ;;\n";
        }
    }
    std::string arguments;
    for (const Command& command : all) {
        for (const Told& argument : command.arguments) {
            if (argument.value == Value::words)
                arguments += "        " + command.name + ") " + bash_value(argument) + " ;;\n";
        }
    }
    const std::string names = join(command_names(all), " ");
    return std::string(kMade) +
           "_fenjie() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' options='' i\n"
           "    COMPREPLY=()\n"
           "    # --format=json is three words to bash.\n"
           "    if [[ $word == '=' ]]; then\n"
           "        word=''\n"
           "    elif [[ $before == '=' ]]; then\n"
           "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
           "    fi\n"
           "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        case ${COMP_WORDS[i]} in\n"
           "            " +
           join(command_names(all), "|") + ") command=${COMP_WORDS[i]}; break ;;\n" +
           "        esac\n"
           "    done\n"
           "    case $command:$before in\n" +
           values +
           "    esac\n"
           "    if [[ $word == -* ]]; then\n"
           "        case $command in\n" +
           options +
           "        esac\n"
           "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
           "        return\n"
           "    fi\n"
           "    case $command in\n"
           "        '') COMPREPLY=($(compgen -W '" +
           names + "' -- \"$word\")) ;;\n" + arguments +
           "    esac\n"
           "}\n"
           "complete -o bashdefault -o default -F _fenjie fenjie\n";
}

std::string zsh_completion(const tool::CommandLine& line) {
    const std::vector<Command> all = commands(line);
    std::string told;
    std::string cases;
    std::string first;
    for (const Command& command : all) {
        std::string arguments;
        for (const Told& option : command.options) arguments += " \\\n                " + zsh_option(option);
        if (command.name.empty()) {
            first = arguments;
            continue;
        }
        told += "        " + quoted(command.name + ":" + command.help, "'\\''") + "\n";
        for (const Told& argument : command.arguments) {
            const char* const which = argument.value == Value::words ? "1" : "*";
            arguments +=
                std::string(" \\\n                '") + which + ":" + argument.what + ":" + zsh_value(argument) + "'";
        }
        cases += "            " + command.name + ")\n                _arguments" + arguments + "\n                ;;\n";
    }
    return "#compdef fenjie\n" + std::string(kMade) +
           "_fenjie() {\n"
           "    local -a commands\n"
           "    local context state state_descr line\n"
           "    typeset -A opt_args\n"
           "    commands=(\n" +
           told +
           "    )\n"
           "    _arguments -C" +
           first +
           " \\\n                '1:command:->command' \\\n                '*::argument:->argument' && return\n"
           "    case $state in\n"
           "        command) _describe command commands ;;\n"
           "        argument)\n"
           "            case $words[1] in\n" +
           cases +
           "            esac\n"
           "            ;;\n"
           "    esac\n"
           "}\n"
           "_fenjie \"$@\"\n";
}

std::string fish_completion(const tool::CommandLine& line) {
    const std::vector<Command> all = commands(line);
    const std::string none = "not __fish_seen_subcommand_from " + join(command_names(all), " ");
    std::string out = kMade;
    for (const Command& command : all) {
        const std::string condition = command.name.empty() ? none : "__fish_seen_subcommand_from " + command.name;
        if (!command.name.empty()) {
            out += "complete -c fenjie -n '" + none + "' -f -a " + command.name + " -d " + quoted(command.help, "\\'") +
                   "\n";
        }
        for (const Told& option : command.options) out += fish_option(condition, option);
        for (const Told& argument : command.arguments) {
            if (argument.value == Value::words)
                out += "complete -c fenjie -n '" + condition + "'" + " -f -a '" + join(argument.words, " ") + "'\n";
        }
    }
    return out;
}

}  // namespace fenjie::manual
