#!/usr/bin/env python3
"""Reads every feed back with readers that are not ours and holds it against the JSON of the same plans.

    read_back.py TOOL CORPUS RNG [FORMAT ...]     exits 1 at the first thing that differs, and says what
"""
import csv, datetime, io, json, pathlib, sqlite3, subprocess, sys, tempfile

import icalendar
import openpyxl

TOOL, CORPUS, RNG = sys.argv[1:4]
FORMATS = sys.argv[4:] or ["csv", "xlsx", "ics", "sqlite", "stratml"]
HEADER = ["序号", "类别", "工作任务", "目标", "牵头单位", "责任单位", "配合单位", "完成时限", "出处"]
PLANS = sorted(str(p) for p in pathlib.Path(CORPUS).glob("*/source.txt"))
EVIL = "加强管理实施方案\n一、主要任务\n1. =HYPERLINK(\"x\")开展“检查”，\t<script>培训1次。（牵头单位：区教育局）\n2. 完善制度。每季度通报1次，2024年6月底前完成。（责任单位：各街道）\n"


def fenjie(*arguments, code=0):
    done = subprocess.run([TOOL, *arguments], capture_output=True)
    if done.returncode != code:
        sys.exit(f"fenjie {' '.join(arguments)}: exit code {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def same(what, got, want):
    if got != want:
        sys.exit(f"{what}:\n got  {got!r}\n want {want!r}")


def owners(task, *roles):
    return [o for o in task["responsible"] if o["role"] in roles]


def names(entries):
    return [o["organization"] for o in entries]


def check_rows(what, rows, tasks):
    """Rows of text, without the header, against the tasks of the JSON."""
    same(f"{what}: number of rows", len(rows), len(tasks))
    for number, (row, task) in enumerate(zip(rows, tasks), 1):
        text = str(row[2] or "").lstrip("'")
        same(f"{what}: row {number}: number", str(row[0]), str(number))
        same(f"{what}: row {number}: text", text, task["text"])
        for column, roles in ((4, ["lead"]), (5, ["responsible", "implement"]), (6, ["cooperate", "supervise"])):
            for name in names(owners(task, *roles)):
                if name not in str(row[column] or ""):
                    sys.exit(f"{what}: row {number}: {name} is not in {row[column]!r}")
        end = task["deadline"] and task["deadline"]["end"]
        if end and not str(row[7]).startswith(end):
            sys.exit(f"{what}: row {number}: deadline {row[7]!r}, not {end}")


def check_csv(files, plans, tasks):
    raw = fenjie("extract", *files, "-f", "csv")
    same("csv: byte order mark", raw[:3], b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    same("csv: header", rows[0], HEADER)
    check_rows("csv", rows[1:], tasks)
    for row in rows[1:]:
        for cell in row:
            if cell.strip()[:1] in "=+-@" and cell.strip() and not cell.strip().lstrip("+-").replace(".", "").isdigit():
                sys.exit(f"csv: a cell that looks like a formula: {cell!r}")


def check_xlsx(files, plans, tasks, folder):
    path = folder / "ledger.xlsx"
    fenjie("extract", *files, "-f", "xlsx", "-o", str(path))
    book = openpyxl.load_workbook(path)
    same("xlsx: sheets", book.sheetnames, ["工作任务", "目标", "提示"])
    sheet = book["工作任务"]
    rows = [["" if v is None else v.strftime("%Y-%m-%d") if isinstance(v, datetime.datetime) else v for v in row]
            for row in sheet.iter_rows(values_only=True)]
    same("xlsx: header", rows[0], HEADER)
    check_rows("xlsx", rows[1:], tasks)
    same("xlsx: frozen header", sheet.freeze_panes, "A2")
    same("xlsx: filter", bool(sheet.auto_filter.ref), True)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                sys.exit(f"xlsx: {cell.coordinate} is a formula")
    targets = [t for p in plans for t in p["targets"]]
    same("xlsx: targets", book["目标"].max_row - 1, len(targets))
    for row, target in zip(book["目标"].iter_rows(min_row=2, values_only=True), targets):
        same("xlsx: a target's figure", (row[1], float(row[5]), row[7] or ""), (target["metric"], float(target["value"]), target["unit"]))
    same("xlsx: warnings", book["提示"].max_row - 1, sum(len(p["warnings"]) for p in plans))


def check_ics(files, plans, tasks):
    calendar = icalendar.Calendar.from_ical(fenjie("extract", *files, "-f", "ics"))
    todos = list(calendar.walk("VTODO"))
    uids = [str(t["UID"]) for t in todos]
    same("ics: identifiers are unique", len(set(uids)), len(uids))
    due = sorted(t["DUE"].dt.isoformat() for t in todos if "DUE" in t)
    once = [t for t in tasks if t["deadline"] and t["deadline"]["end"] and not t["recurrences"]]
    missing = [t["deadline"]["end"] for t in once if t["deadline"]["end"] not in due]
    same("ics: days that are missing", missing, [])
    for todo in todos:
        for field in ("UID", "DTSTAMP", "SUMMARY"):
            if field not in todo:
                sys.exit(f"ics: a VTODO without {field}")
        if "RRULE" in todo and "DTSTART" not in todo:
            sys.exit("ics: a recurrence without a begin")
    if not any("RRULE" in t for t in todos):
        sys.exit("ics: no task recurs")


def check_sqlite(files, plans, tasks, folder):
    path = folder / "plans.db"
    fenjie("extract", files[0], "-f", "sqlite", "-o", str(path))
    fenjie("extract", *files, "-f", "sqlite", "-o", str(path))
    base = sqlite3.connect(path)
    base.execute("PRAGMA foreign_keys = ON")
    same("sqlite: broken keys", base.execute("PRAGMA foreign_key_check").fetchall(), [])
    same("sqlite: integrity", base.execute("PRAGMA integrity_check").fetchone()[0], "ok")
    same("sqlite: plans", base.execute("SELECT count(*) FROM plan").fetchone()[0], len(plans))
    same("sqlite: columns of the ledger", [c[0] for c in base.execute("SELECT * FROM ledger").description], HEADER)
    got = sorted(r[0] for r in base.execute("SELECT 工作任务 FROM ledger"))
    same("sqlite: tasks", got, sorted(t["text"] for t in tasks))
    same("sqlite: targets", base.execute("SELECT count(*) FROM target").fetchone()[0], sum(len(p["targets"]) for p in plans))
    want = sorted((o["organization"], o["role"]) for t in tasks for o in t["responsible"])
    rows = base.execute("SELECT name, role FROM responsible JOIN organization USING (organization_id)")
    same("sqlite: owners", sorted(rows), want)
    word = "管理制度"
    found = base.execute("SELECT count(*) FROM task_search WHERE task_search MATCH ?", (word,)).fetchone()[0]
    same("sqlite: full text", found, sum(word in t["text"] or word in (t["title"] or "") for t in tasks))
    base.execute("DELETE FROM plan")
    for table in ("task", "target", "responsible", "section", "warning"):
        same(f"sqlite: {table} goes with its plan", base.execute(f"SELECT count(*) FROM {table}").fetchone()[0], 0)
    base.close()
    other = folder / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE t (x)").connection.close()
    fenjie("extract", files[0], "-f", "sqlite", "-o", str(other), code=1)
    (folder / "text.db").write_text("no database")
    fenjie("extract", files[0], "-f", "sqlite", "-o", str(folder / "text.db"), code=1)
    same("sqlite: a file of another kind stays", (folder / "text.db").read_text(), "no database")
    fenjie("extract", files[0], "-f", "sqlite", code=2)


def check_stratml(files, folder):
    for file in files:
        path = folder / "plan.xml"
        fenjie("extract", file, "-f", "stratml", "-o", str(path))
        done = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", RNG, str(path)], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"stratml: {file}: {done.stderr}")
    fenjie("extract", *files[:2], "-f", "stratml", code=1)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    evil = folder / "evil.txt"
    evil.write_text(EVIL, encoding="utf-8")
    files = PLANS + [str(evil)]
    plans = [json.loads(line) for line in fenjie("extract", *files).splitlines()]
    tasks = [t for p in plans for t in p["tasks"]]
    same("plans", len(plans), len(files))
    for form in FORMATS:
        if form == "csv":
            check_csv(files, plans, tasks)
        elif form == "xlsx":
            check_xlsx(files, plans, tasks, folder)
        elif form == "ics":
            check_ics(files, plans, tasks)
        elif form == "sqlite":
            check_sqlite(files, plans, tasks, folder)
        elif form == "stratml":
            check_stratml(files, folder)
        else:
            sys.exit(f"no such format: {form}")
        print(f"{form}: {len(plans)} plans, {len(tasks)} tasks read back")
