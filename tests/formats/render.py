"""Writes the formats that need no other program: web page, Word, Excel, OFD.   python3 render.py FOLDER"""
import sys
from pathlib import Path

import docx
import ofd
import plan
import web
import xlsx

folder = Path(sys.argv[1])
source = plan.Plan()
web.make(source, folder / "plan.html")
docx.make(source, folder / "plan.docx")
xlsx.make(source, folder / "table.xlsx")
ofd.make(source, folder / "plan.ofd")
