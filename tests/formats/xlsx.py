"""The plan's table as a workbook: a merged title, merged cells, numbers and a date that are no text, a note."""
import datetime
import re

from package import escape, write

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MONTH = 1  # index of the cell format that prints a date as 2025年10月
NOTE = "注：本表由区湿地保护工作联席会议办公室负责解释。"


def name(row, column):
    return f"{chr(ord('A') + column)}{row}"


def sheet(plan):
    strings = []

    def shared(text):
        if text not in strings:
            strings.append(text)
        return strings.index(text)

    def value(row, column, text):
        month = re.fullmatch(r"([0-9]{4})年([0-9]{1,2})月", text)
        if month:
            days = (datetime.date(int(month[1]), int(month[2]), 1) - datetime.date(1899, 12, 30)).days
            return f'<c r="{name(row, column)}" s="{MONTH}"><v>{days}</v></c>'
        if re.fullmatch(r"[0-9]+", text):
            return f'<c r="{name(row, column)}"><v>{text}</v></c>'
        return f'<c r="{name(row, column)}" t="s"><v>{shared(text)}</v></c>'

    title = next(p.text for p in plan.paragraphs if p.level == "table_title")
    columns = len(plan.rows[0])
    rows = {1: value(1, 0, title)}
    merged = [f"A1:{name(1, columns - 1)}"]
    for cell in plan.cells():
        row = cell.row + 2
        rows[row] = rows.get(row, "") + value(row, cell.column, cell.text)
        if cell.rows > 1:
            merged.append(f"{name(row, cell.column)}:{name(row + cell.rows - 1, cell.column)}")
    last = len(plan.rows) + 2
    rows[last] = value(last, 0, NOTE)
    merged.append(f"A{last}:{name(last, columns - 1)}")
    data = "".join(f'<row r="{r}">{cells}</row>' for r, cells in sorted(rows.items()))
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    widths = "".join(f'<col min="{i + 1}" max="{i + 1}" width="{w}" customWidth="1"/>' for i, w in enumerate((12, 6, 50, 20, 24, 18)))
    xml = (
        f'<worksheet xmlns="{S}"><dimension ref="A1:{name(last, columns - 1)}"/><cols>{widths}</cols>'
        f'<sheetData>{data}</sheetData><mergeCells count="{len(merged)}">{merges}</mergeCells></worksheet>'
    )
    items = "".join(f"<si><t>{escape(s)}</t></si>" for s in strings)
    return xml, f'<sst xmlns="{S}" uniqueCount="{len(strings)}">{items}</sst>'


def make(plan, path):
    data, strings = sheet(plan)
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"), ("sharedStrings", "sharedStrings"))
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    types += '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    for part, kind in parts:
        types += f'<Override PartName="/xl/{part}.xml" ContentType="{main}{kind}+xml"/>'
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    root = f'{head}<Relationship Id="rId1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    relations = head
    for i, (part, kind) in enumerate(parts[1:]):
        relations += f'<Relationship Id="rId{i + 1}" Type="{R}/{kind}" Target="{part}.xml"/>'
    styles = (
        f'<styleSheet xmlns="{S}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Noto Sans CJK SC"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="176" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
    write(path, [
        ("[Content_Types].xml", types + "</Types>"),
        ("_rels/.rels", root),
        ("xl/workbook.xml", f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="任务分解表" sheetId="1" r:id="rId1"/></sheets></workbook>'),
        ("xl/worksheets/sheet1.xml", data),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", strings),
        ("xl/_rels/workbook.xml.rels", relations + "</Relationships>"),
    ])
