#!/usr/bin/env python3
"""The manual page and the completions say what --help says: no option is missing, none is too many.

    shell_test.py TOOL MANUAL man|bash|zsh|fish      MANUAL: the folder that fenjie_manual wrote

The page is rendered; the completions run in their shells, as a person who presses Tab would have them run.
"""
import pathlib, re, subprocess, sys, tempfile

TOOL, MANUAL, WHAT = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
failures = []


def check(holds, message):
    if not holds:
        failures.append(message)


def run(*command, text=None, cwd=None):
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=cwd, timeout=120)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def help_of(command):
    return run(TOOL, *command, "--help")


def options_of(text):
    """The options that a --help lists: at the begin of a line, "  -f,--format FORMAT"."""
    out = set()
    for line in text.splitlines():
        if match := re.match(r"  ((?:-\w,)?-{1,2}[\w-]+)", line):
            out |= set(match[1].split(","))
    return out


WHOLE = help_of([])
COMMANDS = re.findall(r"^  ([a-z]+) ", WHOLE.split("Subcommands:\n")[1].split("\n\n")[0], re.M)
OPTIONS = {command: options_of(help_of([command])) for command in COMMANDS}
OPTIONS[""] = options_of(WHOLE)
if len(COMMANDS) < 7 or not {"-f", "--format", "--help", "-h", "--lexicon"} <= OPTIONS["extract"]:
    sys.exit(f"--help is not read rightly: {OPTIONS}")
FORMATS = {"json", "ndjson", "markdown", "html", "csv"}


def check_manual():
    page = MANUAL / "fenjie.1"
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], capture_output=True, text=True)
    # A page without a date is a page that is the same whenever it is made.
    problems = [line for line in lint.stdout.splitlines() if "missing date" not in line]
    check(not problems, "\n".join(problems))
    # Each bold letter is printed twice, one over the other.
    text = re.sub(".\b", "", run("mandoc", "-T", "utf8", "-O", "width=100", page))
    commands = text.split("\nCOMMANDS\n")[1].split("\nEXIT STATUS\n")[0]
    parts = dict(zip(*[iter(re.split(r"^   (\w+)$", commands, flags=re.M)[1:])] * 2))
    check(list(parts) == COMMANDS, f"commands of the page: {list(parts)}")
    parts[""] = text.split("\nOPTIONS\n")[1].split("\nCOMMANDS\n")[0]
    for command, part in parts.items():
        told = set()
        for line in re.findall(r"^       (-.*)$", part, re.M):
            told |= set(re.findall(r"(?:^|, )(--?[\w-]+)", line.split("  ")[0]))
        check(told == OPTIONS[command], f"man, {command or 'fenjie'}: {sorted(told ^ OPTIONS[command])}")
        example = re.search(r"^  (fenjie .*)$", help_of([command] if command else []), re.M)
        if command and example:
            check(example[1] in part, f"man, {command}: no example {example[1]}")
    # The library's version and every exit code.
    check(f"fenjie {run(TOOL, '--version').split()[1]}" in text, "man: another version")
    for code in "012":
        check(re.search(rf"^       {code} ", text.split("EXIT STATUS")[1], re.M), f"man: no exit code {code}")


def check_completion(complete):
    """complete(words): what the shell offers for the last of the words, in a folder with plan.txt and words/."""
    check(set(complete(["fenjie", ""])) >= set(COMMANDS), f"commands: {complete(['fenjie', ''])}")
    check(complete(["fenjie", "ext"]) == ["extract"], f"ext: {complete(['fenjie', 'ext'])}")
    for command, options in OPTIONS.items():
        words = ["fenjie", command] if command else ["fenjie"]
        offered = {word for word in complete([*words, "--"]) if word.startswith("--")}
        wanted = {option for option in options if option.startswith("--")}
        check(offered == wanted, f"{command} --: {sorted(offered ^ wanted)}")
        short = {option for option in options if not option.startswith("--")}
        offered = {word for word in complete([*words, "-"]) if re.fullmatch(r"-\w", word)}
        check(offered == short, f"{command} -: {sorted(offered ^ short)}")
    for option in ("-f", "--format"):
        offered = complete(["fenjie", "extract", option, ""])
        check(set(offered) >= FORMATS and not {"plan.txt", "words/"} & set(offered), f"{option}: {offered}")
    check(sorted(complete(["fenjie", "stream", "--ocr", ""])) == ["always", "never", "scans"], f"--ocr: {complete(['fenjie', 'stream', '--ocr', ''])}")
    offered = complete(["fenjie", "extract", "--limit", ""])
    check({"size=", "total-time=", "table-rows="} <= set(offered) and "plan.txt" not in offered, f"--limit: {offered}")
    check(complete(["fenjie", "text", "--limit", "ar"]) == ["archives="], "--limit ar")
    check(complete(["fenjie", "compare", "-f", "mark"]) == ["markdown"], "compare -f mark")
    check(sorted(complete(["fenjie", "schema", ""])) == ["compare", "extract"], f"schema: {complete(['fenjie', 'schema', ''])}")
    offered = [word.rstrip("/") for word in complete(["fenjie", "extract", "--lexicon", ""])]
    check(offered == ["words"], f"--lexicon: {offered}")


def bash(words):
    script = (f"source {MANUAL}/fenjie.bash; COMP_WORDS=({' '.join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}; "
              'complete -p fenjie >/dev/null || exit 1; _fenjie fenjie; printf "%s\\n" "${COMPREPLY[@]}"')
    return [line for line in run("bash", "--norc", "-c", script, cwd=FOLDER).splitlines() if line]


def fish(words):
    line = " ".join(words)
    out = run("fish", "--no-config", "-c", f"source {MANUAL}/fenjie.fish; complete -C {line!r}", cwd=FOLDER)
    return [entry.split("\t")[0] for entry in out.splitlines() if entry]


def zsh(words):
    if not hasattr(zsh, "shell"):
        script = pathlib.Path(__file__).with_name("press_tab.zsh")
        zsh.shell = subprocess.Popen(["zsh", "-f", script, FOLDER, MANUAL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    zsh.shell.stdin.write(" ".join(words) + "\n")
    zsh.shell.stdin.flush()
    offered = {}
    while (word := zsh.shell.stdout.readline()) != "\n":
        if not word:
            sys.exit("zsh ended")
        offered[word.rstrip("\n")] = True
    return list(offered)


with tempfile.TemporaryDirectory() as FOLDER:
    pathlib.Path(FOLDER, "plan.txt").write_text("x")
    pathlib.Path(FOLDER, "words").mkdir()
    if WHAT == "man":
        check_manual()
    else:
        check_completion({"bash": bash, "fish": fish, "zsh": zsh}[WHAT])
        if WHAT == "bash":
            # --format=mark is three words to bash, and --format= two.
            check(bash(["fenjie", "compare", "--format", "=", "mark"]) == ["markdown"], "--format=mark")
            check(set(bash(["fenjie", "extract", "--format", "="])) >= FORMATS, "--format=")
        if hasattr(zsh, "shell"):
            zsh.shell.communicate()
if failures:
    sys.exit("\n".join(failures))
