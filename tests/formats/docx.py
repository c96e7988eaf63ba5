"""The plan as a Word document: its numbers are automatic, some by the paragraph's style, some by the paragraph."""
from package import escape, write

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FONT = "Noto Serif CJK SC"
WIDTHS = [900, 650, 3300, 1500, 1650, 1400]  # of the columns, twentieths of a point
# Level of the plan -> paragraph properties.
PROPERTIES = {
    "title": '<w:pStyle w:val="a3"/>',
    "text": '<w:ind w:firstLineChars="200" w:firstLine="640"/>',
    "chapter": '<w:pStyle w:val="1"/>',
    "section": '<w:pStyle w:val="2"/>',
    "item": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
    "part": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>',
    "annex": "<w:pageBreakBefore/>",
    "table_title": '<w:pStyle w:val="a3"/>',
}


def runs(text):
    """Several runs, cut inside words as an editor does that has corrected the text."""
    cuts = [0, *range(7, len(text), 23), len(text)]
    return "".join(
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{escape(text[a:b])}</w:t></w:r>'
        for a, b in zip(cuts, cuts[1:])
        if a < b
    )


def paragraph(p):
    return f"<w:p><w:pPr>{PROPERTIES[p.level]}</w:pPr>{runs(p.text)}</w:p>"


def table(plan):
    cells = {(c.row, c.column): c for c in plan.cells()}
    out = "<w:tbl><w:tblPr><w:tblW w:w='9400' w:type='dxa'/><w:tblBorders>"
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        out += f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    out += "</w:tblBorders><w:tblLayout w:type='fixed'/></w:tblPr><w:tblGrid>"
    out += "".join(f'<w:gridCol w:w="{w}"/>' for w in WIDTHS) + "</w:tblGrid>"
    for r, row in enumerate(plan.rows):
        out += "<w:tr><w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if r == 0 else "") + "</w:trPr>"
        for c, width in enumerate(WIDTHS):
            cell = cells.get((r, c))
            merge = "<w:vMerge/>" if cell is None else '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
            text = "" if cell is None else runs(cell.text)
            out += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>'
            out += f'<w:p><w:pPr><w:pStyle w:val="a4"/></w:pPr>{text}</w:p></w:tc>'
        out += "</w:tr>"
    return out + "</w:tbl><w:p/>"


def level(index, form, text, suffix, style=""):
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}<w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>'
    )


def numbering():
    lists = [
        level(0, "chineseCountingThousand", "%1、", "nothing", "1")
        + level(1, "chineseCountingThousand", "（%2）", "nothing", "2"),
        level(0, "decimal", "%1.", "space"),
        level(0, "decimalEnclosedCircleChinese", "%1", "nothing"),
    ]
    out = f'<w:numbering xmlns:w="{W}">'
    for i, levels in enumerate(lists):
        out += f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    out += "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(lists)))
    return out + "</w:numbering>"


def styles():
    def style(ident, name, properties, size, based="a"):
        base = f'<w:basedOn w:val="{based}"/>' if based else ""
        default = "" if based else ' w:default="1"'
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{ident}"><w:name w:val="{name}"/>{base}<w:qFormat/>'
            f'<w:pPr>{properties}</w:pPr><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}"/>'
            f'<w:sz w:val="{size}"/></w:rPr></w:style>'
        )

    return (
        f'<w:styles xmlns:w="{W}">'
        + style("a", "Normal", '<w:spacing w:line="560" w:lineRule="exact"/>', 32, "")
        + style("1", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>', 32)
        + style("2", "heading 2", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>', 32)
        + style("a3", "Title", '<w:spacing w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>', 40)
        + style("a4", "Table", '<w:spacing w:line="320" w:lineRule="exact"/>', 21)
        + "</w:styles>"
    )


def make(plan, path):
    body = "".join(paragraph(p) for p in plan.paragraphs) + table(plan)
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1400"/></w:sectPr>'
    )
    footer = (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t> —</w:t></w:r></w:p></w:ftr>'
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    types += '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    for part, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("footer1", "footer")):
        types += f'<Override PartName="/word/{part}.xml" ContentType="{main}{kind}+xml"/>'
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    root = relations + f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
    for i, (kind, target) in enumerate((("styles", "styles"), ("numbering", "numbering"), ("footer", "footer1"))):
        relations += f'<Relationship Id="rId{i + 1}" Type="{R}/{kind}" Target="{target}.xml"/>'
    write(path, [
        ("[Content_Types].xml", types + "</Types>"),
        ("_rels/.rels", root),
        ("word/document.xml", f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}</w:body></w:document>'),
        ("word/styles.xml", styles()),
        ("word/numbering.xml", numbering()),
        ("word/footer1.xml", footer),
        ("word/_rels/document.xml.rels", relations + "</Relationships>"),
    ])
