#!/usr/bin/env python3
"""Compares the targets of the plans of several districts and plots them.

    compare_targets.py PLAN PLAN... [-o targets.png] [--metric WORD]...

A panel is an indicator for which at least two plans state a figure, a bar a plan; the strictest is dark. A bar's end says
what is promised (≥60%). Without --metric the six indicators that most plans share are shown.
"""
import argparse
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

import fenjie  # noqa: E402

SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈", "=": ""}


def figures(plans, words):
    """The last step of each plan for every indicator that at least two of them set, most shared first."""
    frame = fenjie.comparison_frame(fenjie.compare(plans))
    frame = frame[frame["status"] == "figure"]
    if words:
        frame = frame[frame["metric"].map(lambda metric: any(word in metric for word in words))]
    key = ["metric", "population", "unit"]
    frame = frame.groupby([*key, "plan_id"], dropna=False, sort=False).tail(1)
    frame = frame.assign(sharing=frame.groupby(key, dropna=False)["plan_id"].transform("nunique"))
    return [group for _, group in frame[frame["sharing"] > 1].groupby(key, dropna=False, sort=False)]


def draw(panels, out):
    fig, axes = plt.subplots(len(panels), 1, figsize=(8, 1 + 1.6 * len(panels)), squeeze=False, layout="constrained")
    for axis, group in zip(axes[:, 0], panels):
        first = group.iloc[0]
        population = f"（{first['population']}）" if isinstance(first["population"], str) else ""
        axis.set_title(f"{first['metric']}{population}", loc="left")
        names = [row.issuer or row.plan for row in group.itertuples()]
        bars = axis.barh(range(len(group)), group["value"], color=["#1f4e79" if rank == 1 else "#9dc3e6" for rank in group["rank"].fillna(0)])
        axis.set_yticks(range(len(group)), names)
        axis.bar_label(bars, [f"{SIGNS[row.comparator]}{row.value:g}{row.unit}" for row in group.itertuples()], padding=3)
        axis.invert_yaxis()
        axis.margins(x=0.15)
        axis.spines[["top", "right"]].set_visible(False)
    fig.savefig(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plans", nargs="+", metavar="PLAN")
    parser.add_argument("-o", "--output", default="targets.png")
    parser.add_argument("--metric", action="append", default=[], help="only indicators with this word in their name")
    arguments = parser.parse_args()
    plt.rcParams["font.family"] = ["Noto Sans CJK SC", "WenQuanYi Zen Hei", "DejaVu Sans"]
    plt.rcParams["svg.fonttype"] = "none"
    panels = figures([fenjie.extract(plan) for plan in arguments.plans], arguments.metric)
    if not panels:
        sys.exit("no indicator for which two of the plans state a figure")
    draw(panels[:6], arguments.output)
    print(f"{arguments.output}: {min(len(panels), 6)} of {len(panels)} shared indicators")


if __name__ == "__main__":
    main()
