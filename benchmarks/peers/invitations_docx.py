"""The peer of the invitations: python-docx, a document for each, built one by one.

`python benchmarks/peers/invitations_docx.py COUNT OUT` prints work (s, without imports) and peak memory (MiB) as JSON.
"""

import json
import resource
import sys
import time
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from benchmarks.invented import Invented, invitation, recipients

CENTRE, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


def write(one: Invented, out: str) -> None:
    """From the texts to the file."""
    text, document = invitation(one), Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(30)
    document.styles["Normal"].font.name = "Times New Roman"
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    line(left, text.issuer, bold=True)
    line(left, text.number)
    for words in text.title:
        line(right, words, bold=True)
    line(right, text.place_date)
    line(document, text.kind, bold=True)
    line(document, text.subject, bold=True)
    line(document, f"Kính mời: {text.guest}")
    for words in text.body:
        line(document, words, align=BOTH)
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    line(left, "Nơi nhận:", bold=True, align=LEFT)
    for words in text.recipients:
        line(left, words, align=LEFT)
    for words in (text.authority, text.signer_title, text.signer):
        line(right, words, bold=True)
    document.save(out)


def line(place: Any, words: str, *, bold: bool = False, align: Any = CENTRE) -> None:
    """A paragraph of one look."""
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(words)
    run.bold = bold
    run.font.size = Pt(14)


if __name__ == "__main__":
    given = recipients(int(sys.argv[1]))
    start = time.perf_counter()
    for one in given:
        write(one, sys.argv[2])
    work = time.perf_counter() - start
    print(json.dumps({"work": work, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
