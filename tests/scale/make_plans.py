#!/usr/bin/env python3
"""Makes plans to try a batch with: the same number gives the same plan, on every machine.

    make_plans.py COUNT FOLDER [BYTES]          plan-000000.txt, plan-000001.txt … in a folder
    make_plans.py COUNT - [BYTES] > plans.ndjson   a record {"id", "text"} a line, as `fenjie stream` takes them

The plans are invented; each has tasks with owners, days and figures of its own, two kilobytes of text or at least BYTES.
"""
import json
import pathlib
import random
import sys

PLACES = ["青禾", "云岭", "望川", "临溪", "白石", "丰泽", "长滩", "南屏"]
TOPICS = {
    "养老服务提升": (["老年助餐点", "家庭养老床位", "护理员培训", "适老化改造"], "民政局"),
    "农村人居环境整治": (["卫生厕所", "污水处理设施", "垃圾分类示范村", "村庄清洁行动"], "农业农村局"),
    "普惠托育发展": (["普惠托位", "托育机构", "保育人员培训", "社区托育点"], "卫生健康局"),
    "数字政务优化": (["高频服务事项", "自助终端", "政务数据共享", "窗口人员培训"], "政务服务局"),
    "河湖治理攻坚": (["排污口整治", "河道清淤", "水质监测站", "巡河行动"], "水利局"),
}
PARTNERS = ["财政局", "教育局", "公安局", "住房和城乡建设局", "人力资源和社会保障局", "市场监督管理局"]
HEADS = ["夯实基础", "提升质量", "强化保障", "扩大覆盖"]
NUMERALS = "一二三四五六七八九十"
VERBS = ["新建", "改造", "完成", "建设"]


def task(number, thing, owner, partners, year, dice):
    share = dice.choice([f"覆盖率达到{dice.randint(50, 98)}%以上", f"合格率不低于{dice.randint(80, 99)}%",
                         f"{dice.choice(VERBS)}{thing}{dice.randint(2, 400)}个"])
    day = dice.choice([f"{year}年{dice.randint(1, 12)}月底前", f"到{year}年底", f"{year}年{dice.randint(1, 12)}月{dice.randint(1, 28)}日前"])
    every = dice.choice(["", "每季度开展1次督促检查。", "每年至少组织2次评估。", "持续推进。"])
    return f"{number}.推进{thing}工作。{day}，{share}。{every}（牵头单位：{owner}；配合单位：{'、'.join(partners)}）\n"


def plan(number, least=0):
    dice = random.Random(number)
    topic = dice.choice(sorted(TOPICS))
    things, owner = TOPICS[topic]
    place = dice.choice(PLACES) + dice.choice(["县", "区", "市"])
    level = place[-1]
    year = dice.randint(2019, 2026)
    text = f"{place}{topic}实施方案（第{number}号）\n为做好{topic}工作，结合我{level}实际，制定本方案。\n一、总体要求\n坚持以人民为中心，统筹推进{topic}。\n二、主要任务\n"
    def parts(text, heads):
        for part, head in enumerate(heads):
            text += f"（{NUMERALS[part]}）{head}\n"
            for item in range(dice.randint(2, 6)):
                partners = [level + name for name in dice.sample(PARTNERS, 2)]
                text += task(item + 1, dice.choice(things), level + owner, partners, year, dice)
        return text
    text = parts(text, dice.sample(HEADS, 2))
    chapter = 2
    while len(text.encode()) < least and chapter < len(NUMERALS) - 2:
        text = parts(text + f"{NUMERALS[chapter]}、重点工程\n", HEADS * 2)
        chapter += 1
    return text + f"{NUMERALS[chapter]}、工作要求\n（一）加强领导。各镇、街道要高度重视，明确责任，抓好落实。\n（二）严格考核。{level}政府督查室每半年通报1次。\n{place}人民政府\n{year}年1月{dice.randint(1, 28)}日\n"


def main():
    if len(sys.argv) not in (2, 3, 4) or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    count = int(sys.argv[1])
    folder = pathlib.Path(sys.argv[2]) if sys.argv[2:] and sys.argv[2] != "-" else None
    least = int(sys.argv[3]) if sys.argv[3:] else 0
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        if folder:
            (folder / f"plan-{number:06}.txt").write_text(plan(number, least), encoding="utf-8")
        else:
            print(json.dumps({"id": number, "text": plan(number, least)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
