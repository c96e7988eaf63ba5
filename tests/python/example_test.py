#!/usr/bin/env python3
"""The example plots what three districts promise: every bar with its value, the strictest dark.

    example_test.py EXAMPLE
"""
import pathlib, re, subprocess, sys, tempfile

PLANS = {
    "和安区": ("2024年底前，助餐点覆盖率达到60%以上，护理员持证率不低于80%。", "每个社区设置1个助餐点。"),
    "临江区": ("2024年底前，助餐点覆盖率达到75%以上，护理员持证率达到80%。", "每个社区设置2个助餐点。"),
    "青禾区": ("2024年底前，助餐点覆盖率达到50%。", "开展宣传。"),
}

with tempfile.TemporaryDirectory() as folder:
    files = []
    for name, (first, second) in PLANS.items():
        files.append(pathlib.Path(folder, f"{name}.txt"))
        files[-1].write_text(f"{name}人民政府办公室关于印发{name}居家养老服务实施方案的通知\n一、主要任务\n1. {first}\n2. {second}\n")
    done = subprocess.run([sys.executable, sys.argv[1], *files, "-o", "targets.svg"], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    picture = pathlib.Path(folder, "targets.svg").read_text()
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", picture)
    for text in ("覆盖率（助餐点）", "持证率（护理员）", "≥75%", "≥60%", "≥50%", "≥80%", *(f"{name}人民政府办公室" for name in PLANS)):
        if not any(text in each for each in texts):
            sys.exit(f"no {text} among {texts}")
    if picture.count("fill: #1f4e79") < 2:
        sys.exit("no dark bar")
    one = subprocess.run([sys.executable, sys.argv[1], files[0]], cwd=folder, capture_output=True, text=True)
    if one.returncode != 1 or "two of the plans" not in one.stderr:
        sys.exit(f"one plan cannot be compared: {one.stderr}")
