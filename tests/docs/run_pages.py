#!/usr/bin/env python3
"""Runs what a page shows: tests/docs/run_pages.py TOOL SOURCE PAGE.md

A block opened by ```text file=NAME is written to that file; of a block opened by ```console every line that begins
with "$ " is run by bash and must print what stands below it ("…" on a line of its own: any lines; "…" inside or at the
end of a line: any characters). All blocks of a page share one empty folder, in which `fenjie` is the tool and $SOURCE
the project. A page without any command fails: it would prove nothing.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(block: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output shown below it."""
    out: list[tuple[str, str]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            out.append((line[2:], ""))
        elif out and out[-1][0].endswith("\\") and not out[-1][1] and line.startswith("> "):
            out[-1] = (out[-1][0] + "\n" + line[2:], "")
        elif out:
            out[-1] = (out[-1][0], out[-1][1] + line + "\n")
        else:
            raise ValueError(f"output before any command: {line}")
    return out


def pattern(shown: str) -> str:
    parts = []
    for line in shown.splitlines():
        if line.strip() == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ \t]*\n")
    return "".join(parts)


def main() -> int:
    tool, source, page = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    text = page.read_text(encoding="utf-8")
    ran = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        # python3 is the one that runs the tests: it has the modules.
        path = os.pathsep.join([str(tool.parent), os.path.dirname(sys.executable), os.environ["PATH"]])
        environment = {**os.environ, "PATH": path, "SOURCE": str(source), "LC_ALL": "C.UTF-8"}
        for kind, name, block in FENCE.findall(text):
            if name:
                target = pathlib.Path(folder, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(block, encoding="utf-8")
            if kind != "console":
                continue
            for command, shown in steps(block):
                ran += 1
                done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, text=True, check=False,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
                printed = done.stdout if not done.stdout or done.stdout.endswith("\n") else done.stdout + "\n"
                if not re.fullmatch(pattern(shown), printed):
                    failed += 1
                    print(f"{page.name}: $ {command}\n--- the page shows\n{shown}--- it prints\n{printed}---")
    print(f"{page.name}: {ran} commands, {failed} differ")
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
