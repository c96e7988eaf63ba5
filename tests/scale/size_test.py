#!/usr/bin/env python3
"""How much memory a large plan takes: of each shape some megabytes, and twice as many.

    size_test.py TOOL SOURCE
"""
import os, pathlib, subprocess, sys, tempfile

TOOL, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
OWN = 20e6  # bytes: the program itself, its libraries and its vocabulary
SENTENCE = "各单位要加强组织领导，健全工作机制，服务覆盖率达到90%以上，区民政局6月底前完成。"


def prose(megabytes):
    plans = sorted((SOURCE / "corpus").glob("*/source.txt"))
    text = "\n\n".join(subprocess.run([TOOL, "text", path], check=True, capture_output=True, text=True).stdout for path in plans)
    return (text + "\n\n") * round(megabytes * 1e6 / len(text.encode()))


def line(megabytes):
    return "一、主要任务" + SENTENCE * round(megabytes * 1e6 / len(SENTENCE.encode()))


def table(megabytes):
    return "任务分解表\n序号\t任务内容\t责任单位\t完成时限\n" + "".join(
        f"{i + 1}\t建设第{i + 1}批助餐点，覆盖率达到60%以上。\t区民政局、各街道\t2024年6月底前\n" for i in range(round(megabytes * 9500)))


def headings(megabytes):
    return "一、主要任务\n" + "".join(f"（一）完善服务网络\n{i + 1}.建设助餐点。\n" for i in range(round(megabytes * 19000)))


def peak(text, folder):
    """Bytes of the text, and the most memory that its extraction took."""
    path = pathlib.Path(folder, "plan.txt")
    path.write_text(text, encoding="utf-8")
    child = subprocess.Popen([TOOL, "extract", path, "-f", "ndjson", "-o", os.devnull])
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"the tool ended with {status}")
    return path.stat().st_size, usage.ru_maxrss * 1024


failed = []
with tempfile.TemporaryDirectory() as folder:
    # Of how many bytes a byte of the text may be the reason.
    for make, most in ((prose, 8), (line, 11), (table, 12), (headings, 19)):
        (half, half_peak), (size, size_peak) = peak(make(3), folder), peak(make(6), folder)
        each = (size_peak - OWN) / size
        growth = size_peak / half_peak
        print(f"{make.__name__}: {size / 1e6:.1f} MB take {size_peak / 1e6:.0f} MB, {each:.1f} bytes a byte; twice as much: × {growth:.2f}")
        if each > most or growth > 2.2:
            failed.append(make.__name__)
if failed:
    sys.exit("too much memory: " + ", ".join(failed))
