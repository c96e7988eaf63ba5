// fenjie(1): the manual page.
//
// In:  the command line
// Out: .SS extract … .TP \fB\-f\fR, \fB\-\-format\fR \fIFORMAT\fR …
#include "fenjie/write.hpp"
#include "manual.hpp"

namespace fenjie::manual {
namespace {

/// Text that roff prints as it is.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
    return out;
}

std::string names(const Told& option) {
    std::string out;
    for (const std::string& name : option.names)
        out.append(out.empty() ? "" : ", ").append("\\fB" + escaped(name) + "\\fR");
    return out;
}

std::string told(const Told& option) {
    std::string out = ".TP\n" + names(option);
    if (!option.what.empty()) out += (option.names.empty() ? "\\fI" : " \\fI") + escaped(option.what) + "\\fR";
    out += "\n" + escaped(option.help);
    if (!option.default_text.empty()) out += " (" + escaped(option.default_text) + " where it is not given)";
    return out + ".\n";
}

/// Prose as paragraphs, indented lines as examples.
std::string told(const std::vector<std::string>& lines) {
    std::string out;
    bool example = false;
    for (const std::string& line : lines) {
        const bool indented = line.starts_with(' ');
        if (indented && !example) out += ".EX\n";
        if (!indented && example) out += ".EE\n";
        if (!indented) out += ".PP\n";
        out += escaped(indented ? "  " + line.substr(line.find_first_not_of(' ')) : line) + "\n";
        example = indented;
    }
    return out + (example ? ".EE\n" : "");
}

std::string synopsis(const Command& command) {
    std::string out = "\\fBfenjie " + command.name + "\\fR";
    for (const Told& argument : command.arguments) {
        const bool one = argument.value == Value::words;
        out += one ? " [\\fI" + argument.what + "\\fR]" : " \\fI" + argument.what + "\\fR ...";
    }
    return out + " [\\fIOPTION\\fR ...]\n.br\n";
}

}  // namespace

std::string page(const tool::CommandLine& line) {
    const std::vector<Command> all = commands(line);
    const Command& whole = all.front();
    std::string out = ".\\\" Made from the command line of the tool.\n.TH FENJIE 1 \"\" \"fenjie " +
                      std::string(version()) +
                      "\" \"User Commands\"\n.SH NAME\nfenjie \\- plans of Chinese authorities "
                      "as lists of tasks, owners, deadlines and targets\n.SH SYNOPSIS\n";
    for (const Command& command : all) {
        if (!command.name.empty()) out += synopsis(command);
    }
    out +=
        "\\fBfenjie \\-\\-help\\fR | \\fB\\-\\-version\\fR\n.SH DESCRIPTION\n" + escaped(whole.help) +
        "\n.PP\nA plan is a file of any kind that the build reads (\\fBfenjie \\-\\-version\\fR lists them), told by "
        "its bytes; \\fB\\-\\fR is standard input. The output names the place in the text of everything that it "
        "states; nothing is guessed, and what the text leaves open is a warning. It works by rules and word lists, "
        "without a network.\n.SH OPTIONS\n";
    for (const Told& option : whole.options) out += told(option);
    out += ".SH COMMANDS\n";
    for (const Command& command : all) {
        if (command.name.empty()) continue;
        out += ".SS " + command.name + "\n" + escaped(command.help) + ".\n";
        for (const Told& argument : command.arguments) out += told(argument);
        for (const Told& option : command.options) out += told(option);
        out += told(command.footer);
    }
    out +=
        ".SH EXIT STATUS\n.TP\n0\nAll was read.\n.TP\n1\nSome input could not be read; the others are written, and "
        "standard error names each with the reason.\n.TP\n2\nWrong usage.\n.SH FILES\nBeside the tool, under "
        "\\fIshare/fenjie\\fR:\n.TP\n\\fIschemas/\\fR\nThe JSON Schemas of the output.\n.TP\n\\fIlexicon/\\fR\nThe "
        "vocabulary, as it is built in; a folder with changed files is what \\fB\\-\\-lexicon\\fR takes.\n.TP\n"
        "\\fImetrics/metrics.tsv\\fR\nThe spellings of indicators, as they are built in; \\fB\\-\\-metrics\\fR takes "
        "more.\n";
    return out;
}

}  // namespace fenjie::manual
