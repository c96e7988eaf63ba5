"""The plan in corpus/wetland/source.txt as paragraphs with their numbers taken off, and its table with merged cells."""
import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "corpus/wetland/source.txt"

# How a paragraph begins tells its level; the number itself is left to whoever renders it.
LEVELS = [
    ("chapter", re.compile(r"[一二三四五六七八九十]+、")),
    ("section", re.compile(r"（[一二三四五六七八九十]+）")),
    ("item", re.compile(r"[0-9]+\. ")),
    ("part", re.compile(r"[①-⑳]")),
]
# Columns whose cells are merged where rows follow each other with the same value.
MERGED = {0, 3, 5}


class Paragraph:
    def __init__(self, level, number, text):
        self.level = level  # title | text | chapter | section | item | part | annex | table_title
        self.number = number  # as printed, "" without one
        self.text = text


class Cell:
    def __init__(self, row, column, text):
        self.row, self.column, self.text = row, column, text
        self.rows = 1


class Plan:
    def __init__(self):
        self.paragraphs = []
        self.rows = []  # of the table, header first: lists of texts
        for line in SOURCE.read_text(encoding="utf-8").splitlines():
            if "\t" in line:
                self.rows.append(line.split("\t"))
            elif line:
                self.paragraphs.append(self._paragraph(line))

    def _paragraph(self, line):
        if not self.paragraphs:
            return Paragraph("title", "", line)
        if self.paragraphs[-1].level == "annex":
            return Paragraph("table_title", "", line)
        if line == "附件":
            return Paragraph("annex", "", line)
        for level, pattern in LEVELS:
            match = pattern.match(line)
            if match:
                return Paragraph(level, match.group().strip(), line[match.end():])
        return Paragraph("text", "", line)

    def cells(self):
        """The table's cells row by row; what a merged cell covers is left out."""
        out = []
        above = {}
        for r, row in enumerate(self.rows):
            for c, text in enumerate(row):
                if r > 1 and c in MERGED and above[c].text == text:
                    above[c].rows += 1
                    continue
                above[c] = Cell(r, c, text)
                out.append(above[c])
        return out
