#!/usr/bin/env python3
"""Holds README.zh-CN.md in step with README.md: tests/docs/languages.py README.md README.zh-CN.md

Both have the same code blocks in the same order. Code, plans and output are the same to the letter; in shell blocks and
in the synopsis the commands are, while what is said about them is in the page's language.
"""
import pathlib
import re
import sys

FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: pathlib.Path) -> list[tuple[str, str]]:
    return [(kind, spoken_of(kind, body)) for kind, body in FENCE.findall(page.read_text(encoding="utf-8"))]


def spoken_of(kind: str, body: str) -> str:
    """The block without the remarks beside its commands."""
    if kind not in ("", "sh"):
        return body
    lines = [re.split(r"\s{2,}", line)[0] for line in body.splitlines() if line and not line.startswith(" ")]
    return "\n".join(line for line in lines if line and not line.startswith("#"))


def main() -> int:
    one, other = (pathlib.Path(argument) for argument in sys.argv[1:3])
    left, right = blocks(one), blocks(other)
    faults = [] if len(left) == len(right) else [f"{len(left)} blocks in {one.name}, {len(right)} in {other.name}"]
    for number, (a, b) in enumerate(zip(left, right), 1):
        if a != b:
            faults.append(f"block {number} differs:\n--- {one.name} ({a[0]})\n{a[1]}\n--- {other.name} ({b[0]})\n{b[1]}")
            break
    headings = [len(re.findall(r"^##+ ", page.read_text(encoding="utf-8"), re.MULTILINE)) for page in (one, other)]
    if headings[0] != headings[1]:
        faults.append(f"{headings[0]} headings in {one.name}, {headings[1]} in {other.name}")
    print("\n".join(faults) or f"{len(left)} blocks, {headings[0]} headings in step")
    return 1 if faults or not left else 0


if __name__ == "__main__":
    sys.exit(main())
