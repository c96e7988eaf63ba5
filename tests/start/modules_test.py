#!/usr/bin/env python3
"""What the program has loaded when it reads and writes, and what it says of a part that is missing.

    modules_test.py TOOL SOURCE
"""
import os, pathlib, re, shutil, subprocess, sys, tempfile

TOOL, SOURCE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
TEXT = SOURCE / "corpus/childcare-plan/source.txt"
FORMATS = SOURCE / "tests/formats"
# All that a text takes to be read and written; a sanitized build has the sanitizers beside.
SMALL = {"libboost_regex", "libicuuc", "libicudata", "libicui18n", "libnettle", "libxml2", "libz", "liblzma", "libstdc++",
         "libm", "libgcc_s", "libc", "ld-linux-x86-64", "ld-linux-aarch64", "libasan", "libubsan", "libdl", "libpthread",
         "librt"}


# What a program that reads for others is told first: when to recognize, and all limits in their order (fenjie/limits.hpp).
WORKER = b"fenjie-read 2 1 268435456 1073741824 10 600 0 20000 3 100000 200000 256 4000000\n"


def check(holds, *message):
    if not holds:
        sys.exit(" ".join(str(part)[-2000:] for part in message))


def loaded(*arguments, input=None):
    """The shared objects that a command loads in its own process."""
    # Told to standard error, not to a file: what reads for others may write none.
    done = subprocess.run([TOOL, *map(str, arguments)], input=input, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          env={**os.environ, "LD_DEBUG": "files"})
    told = done.stderr.decode(errors="replace")
    check(done.returncode == 0, arguments, told)
    names = {pathlib.Path(path).name for path in re.findall(r"calling init: (\S+)", told)}
    check("libc.so.6" in names, "the loader tells nothing:", told)
    return {name.split(".so")[0] for name in names}


def test_what_is_loaded(folder):
    for arguments in (["extract", TEXT], ["extract", TEXT, "--check", "-o", folder / "a.json"], ["explain", TEXT],
                      ["extract", TEXT, "-f", "markdown"], ["extract", TEXT, "-f", "csv"], ["extract", TEXT, "-f", "html"],
                      ["extract", FORMATS / "plan.html"], ["compare", TEXT, TEXT], ["schema"], ["--version"]):
        names = loaded(*arguments)
        check(names <= SMALL, arguments, "loads", names - SMALL)
    wanted = {
        "fenjie-packages": [["extract", FORMATS / name] for name in ("plan.docx", "table.xlsx", "plan.ofd")],
        "fenjie-feeds": [["extract", TEXT, "-f", name, "-o", folder / f"a.{name}"] for name in
                         ("xlsx", "ics", "stratml", "sqlite")] + [["compare", TEXT, "-f", "xlsx", "-o", folder / "b.xlsx"]],
    }
    for module, commands in wanted.items():
        for arguments in commands:
            names = loaded(*arguments)
            check({name for name in names if name.startswith("fenjie-")} == {module}, arguments, "loads", names)
    # The process that reads a PDF file for the tool; Tesseract only where pages are pictures.
    for file, ocr in (("plan.pdf", False), ("scan.pdf", True)):
        names = loaded("read-one", input=WORKER + (FORMATS / file).read_bytes())
        check("fenjie-pdf" in names and "libpoppler" in names, file, "loads", names)
        check(("fenjie-ocr" in names) == ("libtesseract" in names) == ocr, file, "loads", names)


def test_what_is_missing(folder):
    """A copy of the tool somewhere else: whole, without its parts, with parts that are none."""
    (folder / "bin").mkdir()
    tool = folder / "bin/fenjie"
    shutil.copy(TOOL, tool)
    parts = folder / "libexec/fenjie"
    shutil.copytree(TOOL.parent.parent / "libexec/fenjie", parts)

    def run(*arguments):
        return subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True)

    inputs = {"pdf": FORMATS / "plan.pdf", "ocr": FORMATS / "scan.pdf", "packages": FORMATS / "plan.docx"}
    for path in inputs.values():
        done = run("extract", path)
        check(done.returncode == 0 and '"tasks"' in done.stdout, path, done.stderr)

    def complains(why, part, *arguments):
        done = run(*arguments)
        told = f"the part of fenjie that it needs cannot be loaded: {parts}/fenjie-{part}.so"
        check(done.returncode == 1 and told in done.stderr and why in done.stderr, arguments, done.returncode, done.stderr)

    for state, why in (("other", "is of another build"), ("garbage", "invalid ELF header"), ("gone", "No such file")):
        for part in ("pdf", "ocr", "packages", "feeds"):
            path = parts / f"fenjie-{part}.so"
            path.unlink(missing_ok=True)
            if state == "garbage":
                path.write_text("no part of anything\n" * 100)
            if state == "other":
                path.write_bytes(OTHER)
        for part, path in inputs.items():
            # A scan is a PDF file: its reader comes first.
            complains(why, "pdf" if part == "ocr" else part, "extract", path)
        for format in ("xlsx", "ics", "stratml", "sqlite"):
            target = folder / f"c.{format}"
            complains(why, "feeds", "extract", TEXT, "-f", format, "-o", target)
            check(not target.exists(), target, "was written")
        done = run("compare", TEXT, "-f", "xlsx", "-o", folder / "d.xlsx")
        check(done.returncode == 1 and done.stderr, done)
        done = run("extract", TEXT)
        check(done.returncode == 0 and done.stdout == subprocess.run([TOOL, "extract", TEXT], capture_output=True,
                                                                     text=True).stdout, done.stderr)
    # Pages that are pictures want both.
    shutil.copy(TOOL.parent.parent / "libexec/fenjie/fenjie-pdf.so", parts)
    complains("No such file", "ocr", "extract", FORMATS / "scan.pdf")


def other_build(folder):
    """A module that says no to every build but its own."""
    source = folder / "other.c"
    source.write_text("const void* fenjie_module(const char* build) { return build ? (void*)0 : build; }\n")
    subprocess.run(["cc", "-shared", "-fPIC", source, "-o", folder / "other.so"], check=True)
    return (folder / "other.so").read_bytes()


with tempfile.TemporaryDirectory() as name:
    OTHER = other_build(pathlib.Path(name))
    test_what_is_loaded(pathlib.Path(name))
    test_what_is_missing(pathlib.Path(name))
