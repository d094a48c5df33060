"""The peer of the award list: the same rows in reportlab's own LongTable with a Paragraph in each cell.

`python benchmarks/peers/longtable.py COUNT OUT` prints work (s, without imports) and peak memory (MiB) as JSON.
"""

import json
import resource
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate

from benchmarks.invented import Invented, recipients

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
SHARES = (7, 24, 25, 30, 14)
HEADS = {
    True: ("STT", "Tên tập thể", "Đơn vị, địa bàn", "Thành tích", "Tiền thưởng (đồng)"),
    False: ("STT", "Họ và tên", "Chức vụ, đơn vị", "Thành tích", "Tiền thưởng (đồng)"),
}
SECTIONS = {True: "I. TẬP THỂ", False: "II. CÁ NHÂN"}


def style(font: str, size: float, align: Literal[0, 1, 2]) -> ParagraphStyle:
    """The look of a text in the spacing that our list has."""
    return ParagraphStyle(f"{font}{align}", fontName=font, fontSize=size, leading=size * 1.149, alignment=align)


def table(given: Iterable[Invented], head: Iterable[str]) -> LongTable:
    """One section of the list."""
    left, centre, right = (style("Serif", 12, TA_LEFT), style("Serif", 12, TA_CENTER), style("Serif", 12, TA_RIGHT))
    bold = style("SerifBold", 12, TA_CENTER)
    rows = [[Paragraph(text, bold) for text in head]]
    for number, one in enumerate(given, start=1):
        money = f"{one.amount:,}".replace(",", ".")
        cells = ((str(number), centre), (one.name, left), (one.position, left), (one.citation, left), (money, right))
        rows.append([Paragraph(text, look) for text, look in cells])
    width = A4[0] - 45 * mm
    every = ((0, 0), (-1, -1))
    return LongTable(
        rows,
        colWidths=[width * share / sum(SHARES) for share in SHARES],
        repeatRows=1,
        style=[
            ("GRID", *every, 0.5, black),
            ("VALIGN", *every, "TOP"),
            ("TOPPADDING", *every, 1.4),
            ("BOTTOMPADDING", *every, 1.4),
            ("LEFTPADDING", *every, 1.5 * mm),
            ("RIGHTPADDING", *every, 1.5 * mm),
        ],
    )


def number_page(canvas: Canvas, _: SimpleDocTemplate) -> None:
    """The page number on top."""
    canvas.setFont("Serif", 14)
    canvas.drawCentredString(112.5 * mm, A4[1] - 15 * mm, f"Trang {canvas.getPageNumber()}")


def write(given: Sequence[Invented], out: str) -> None:
    """From rows to the file."""
    for name, file in (("Serif", "Regular"), ("SerifBold", "Bold")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"LiberationSerif-{file}.ttf")))
    story: list[Flowable] = []
    for collective in (True, False):
        story.append(Paragraph(SECTIONS[collective], style("SerifBold", 14, TA_LEFT)))
        story.append(table((one for one in given if one.collective is collective), HEADS[collective]))
    document = SimpleDocTemplate(
        out, pagesize=A4, topMargin=20 * mm, bottomMargin=20 * mm, leftMargin=30 * mm, rightMargin=15 * mm
    )
    document.build(story, onFirstPage=number_page, onLaterPages=number_page)


if __name__ == "__main__":
    honoured = recipients(int(sys.argv[1]))
    start = time.perf_counter()
    write(honoured, sys.argv[2])
    work = time.perf_counter() - start
    print(json.dumps({"work": work, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
