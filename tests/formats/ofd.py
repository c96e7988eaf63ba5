"""The plan as an OFD file (GB/T 33190): pages of text at places, a line of print a TextObject; the table's rules are paths.

Places are millimetres from a page's upper left corner. A Chinese character is as wide as the print is high, a Latin one
half as wide, so that lines can be set without a font's measures.
"""
from package import escape, write

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
MARGIN_X, TOP, BOTTOM = 28.0, 37.0, 262.0
TEXT_WIDTH = 156.8  # 28 characters
SIZE, LEADING = 5.6, 9.8
TABLE_SIZE, TABLE_LEADING = 3.7, 5.4
WIDTHS = [15.0, 11.0, 55.0, 25.0, 27.8, 23.0]
NEVER_FIRST = "，。；：、）》！？％%"


def advance(c, size):
    return size / 2 if ord(c) < 0x2000 else size


def break_lines(text, size, first, width):
    """Lines of at most `width`, the first shorter by `first`; no closing mark begins a line, no figure is cut."""
    lines, line, used = [], "", first
    for c in text:
        if used + advance(c, size) > width + 0.01 and c not in NEVER_FIRST:
            keep = len(line)
            while keep > 0 and c.isascii() and c.isalnum() and line[keep - 1].isascii() and line[keep - 1].isalnum():
                keep -= 1
            lines.append(line[:keep])
            line = line[keep:]
            used = sum(advance(x, size) for x in line)
        line += c
        used += advance(c, size)
    return lines + [line]


class Pages:
    def __init__(self):
        self.pages = [[]]
        self.y = TOP
        self.ids = 100

    def new_page(self):
        self.pages[-1].append(self.text(f"— {len(self.pages)} —", 97.0, 275.0, 4.2))
        self.pages.append([])
        self.y = TOP

    def next_id(self):
        self.ids += 1
        return self.ids

    def text(self, text, x, y, size):
        """A line whose base line lies at `y` + `size`."""
        steps = [advance(c, size) for c in text]
        deltas = []
        for step in steps[:-1]:  # g N D: the step D, N times
            if deltas and deltas[-1][1] == step:
                deltas[-1][0] += 1
            else:
                deltas.append([1, step])
        delta = " ".join(f"g {n} {step:g}" if n > 1 else f"{step:g}" for n, step in deltas)
        attribute = f' DeltaX="{delta}"' if delta else ""
        return (
            f'<ofd:TextObject ID="{self.next_id()}" Boundary="{x:g} {y:g} {sum(steps):g} {size * 1.2:g}" Font="3" Size="{size:g}">'
            f'<ofd:FillColor Value="0 0 0"/><ofd:TextCode X="0" Y="{size:g}"{attribute}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
        )

    def rule(self, x, y, width, height):
        return (
            f'<ofd:PathObject ID="{self.next_id()}" Boundary="{x:g} {y:g} {max(width, 0.2):g} {max(height, 0.2):g}" LineWidth="0.2">'
            f'<ofd:StrokeColor Value="0 0 0"/><ofd:AbbreviatedData>M 0 0 L {width:g} {height:g}</ofd:AbbreviatedData></ofd:PathObject>'
        )

    def add(self, item):
        self.pages[-1].append(item)

    def lines(self, text, size, leading, indent, centred=False):
        for i, line in enumerate(break_lines(text, size, indent, TEXT_WIDTH)):
            if self.y + leading > BOTTOM:
                self.new_page()
            x = MARGIN_X + (indent if i == 0 else 0)
            if centred:
                x = MARGIN_X + (TEXT_WIDTH - sum(advance(c, size) for c in line)) / 2
            self.add(self.text(line, x, self.y, size))
            self.y += leading

    def table(self, plan):
        cells = plan.cells()
        wrapped = {(c.row, c.column): break_lines(c.text, TABLE_SIZE, 0, WIDTHS[c.column] - 2) for c in cells}
        # Only cells of one row make it higher: merged cells have the room of several.
        heights = [
            max([len(wrapped[c.row, c.column]) for c in cells if c.row == r and c.rows == 1] or [1]) * TABLE_LEADING + 3
            for r in range(len(plan.rows))
        ]
        tops = [self.y + sum(heights[:r]) for r in range(len(heights) + 1)]
        lefts = [MARGIN_X + sum(WIDTHS[:c]) for c in range(len(WIDTHS) + 1)]
        for cell in cells:
            top, bottom = tops[cell.row], tops[cell.row + cell.rows]
            left, right = lefts[cell.column], lefts[cell.column + 1]
            for x, y, width, height in (
                (left, top, right - left, 0), (left, bottom, right - left, 0),
                (left, top, 0, bottom - top), (right, top, 0, bottom - top),
            ):
                self.add(self.rule(x, y, width, height))
            lines = wrapped[cell.row, cell.column]
            y = top + (bottom - top - len(lines) * TABLE_LEADING) / 2 + (TABLE_LEADING - TABLE_SIZE) / 2
            for i, line in enumerate(lines):
                self.add(self.text(line, left + 1, y + i * TABLE_LEADING, TABLE_SIZE))
        self.y = tops[-1]


def make(plan, path):
    pages = Pages()
    for p in plan.paragraphs:
        if p.level == "annex":
            pages.new_page()
        title = p.level in ("title", "table_title")
        gap = " " if p.level == "item" else ""
        indent = 0 if title or p.level == "annex" else 2 * SIZE
        pages.lines(p.number + gap + p.text, 6.4 if title else SIZE, LEADING, indent, title)
    pages.table(plan)
    pages.add(pages.text(f"— {len(pages.pages)} —", 97.0, 275.0, 4.2))
    contents = [
        (f"Doc_0/Pages/Page_{i}/Content.xml",
         f'<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer ID="{i + 10}">{"".join(items)}</ofd:Layer></ofd:Content></ofd:Page>')
        for i, items in enumerate(pages.pages)
    ]
    listed = "".join(f'<ofd:Page ID="{i + 50}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(contents)))
    write(path, [
        ("OFD.xml",
         f'<ofd:OFD {NAMESPACE} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:DocID>{"0" * 32}</ofd:DocID>'
         "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"),
        ("Doc_0/Document.xml",
         f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>{pages.ids}</ofd:MaxUnitID><ofd:PageArea>"
         "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
         f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"),
        ("Doc_0/PublicRes.xml",
         f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="仿宋"/></ofd:Fonts></ofd:Res>'),
        *contents,
    ])
