"""Tables: a grid of cells, row below row. Lengths are in points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from danvan_desktop.exporters.fonts import BESIDE
from danvan_desktop.exporters.pdf_fonts import Face, Faces
from danvan_desktop.exporters.pdf_pages import Bookmark, Slice, marked
from danvan_desktop.exporters.pdf_text import Line, lines, put
from danvan_desktop.exporters.text import clean
from danvan_desktop.papers.paper import Align, Table

ABOVE = 1.4
GRID = 0.5


def rows(
    table: Table, faces: Faces, area: tuple[float, float], gap: float, *, keep_last: bool, bookmark: tuple[str, int]
) -> Iterator[Slice]:
    """The rows of a table, each wrapped when it is asked for, under a head that every page repeats. Only a row that no
    page of that `area` can hold is broken, between its lines. A band stays with the row below it, the total with the
    row above; `keep_last` keeps the last row with what follows. Bands are bookmarks of that level, with keys that begin
    with the one given.
    """
    width, height = area
    if table.unit:
        yield _unit(table.unit, faces("table_unit"), width, gap)
        gap = 0.0
    edges = [width * share for share in accumulate((column.share for column in table.columns), initial=0.0)]
    head = _head(table, faces("table_head"), edges, gap)
    aligns = [column.align for column in table.columns]
    face, band = faces("table"), faces("table_band")
    last = len(table.rows) - 1
    for index, texts in enumerate(table.rows):
        if index in table.bands:
            whole = [edges[0], edges[-1]]
            title = _Row(whole, [Align.LEFT], _wrapped([table.bands[index]], band, whole), band)
            mark = Bookmark(clean(table.bands[index]), f"{bookmark[0]}-{index}", bookmark[1])
            yield Slice(title.height, marked(title.draw, mark), keep=True, head=head)
        row = _Row(edges, aligns, _wrapped(texts, face, edges), face)
        keep = index == last and (keep_last or bool(table.total))
        for part in [row] if row.height + head.height <= height else row.broken():
            yield Slice(part.height, part.draw, keep=keep and part.ends, head=head)
    if table.total:
        row = _Row(edges, aligns, _wrapped(table.total, faces("table_total"), edges), faces("table_total"))
        yield Slice(row.height, row.draw, keep=keep_last, head=head)


def _unit(text: str, face: Face, width: float, gap: float) -> Slice:
    found = lines([(text, face)], width)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        drawn = canvas.beginText()
        for index, line in enumerate(found):
            put(drawn, line, (x, y - face.ascent - index * face.leading), width, Align.RIGHT)
        canvas.drawText(drawn)

    return Slice(len(found) * face.leading, draw, gap=gap, keep=True)


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """A row, the head of a table, or one line of a broken row, which begins or ends elsewhere."""

    edges: Sequence[float]
    aligns: Sequence[Align]
    cells: Sequence[Sequence[Line]]
    face: Face
    head: bool = False
    begins: bool = True
    ends: bool = True

    @property
    def height(self) -> float:
        return max(1, *map(len, self.cells)) * self.face.leading + ABOVE * (self.begins + self.ends) + GRID * self.ends

    def broken(self) -> "list[_Row]":
        """A row for each line of the tallest cell."""
        last = max(map(len, self.cells)) - 1
        return [
            replace(
                self, cells=[cell[at : at + 1] for cell in self.cells], begins=self.begins and at == 0, ends=at == last
            )
            for at in range(last + 1)
        ]

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Rows draw no line above them: the head or another row has done it."""
        foot = y - self.height
        canvas.setLineWidth(GRID)
        canvas.lines([(x + edge, y, x + edge, foot) for edge in self.edges])
        canvas.lines([(x, level, x + self.edges[-1], level) for level in ([y] * self.head + [foot] * self.ends)])
        text = canvas.beginText()
        tallest = max(map(len, self.cells))
        top = y - self.face.ascent - ABOVE * self.begins
        for cell, align, (left, right) in zip(self.cells, self.aligns, pairwise(self.edges), strict=True):
            baseline = top - ((tallest - len(cell)) / 2 * self.face.leading if self.head else 0.0)
            for line in cell:
                put(text, line, (x + left + BESIDE * mm, baseline), right - left - 2 * BESIDE * mm, align)
                baseline -= self.face.leading
        canvas.drawText(text)


def _head(table: Table, face: Face, edges: Sequence[float], gap: float) -> Slice:
    """The titles of the columns, in the middle of their cells."""
    titles = _wrapped([column.title for column in table.columns], face, edges)
    row = _Row(edges, [Align.CENTRE] * len(titles), titles, face, head=True)
    return Slice(row.height, row.draw, gap=gap)


def _wrapped(texts: Sequence[str], face: Face, edges: Sequence[float]) -> list[list[Line]]:
    return [
        lines([(text, face)], right - left - 2 * BESIDE * mm)
        for text, (left, right) in zip(texts, pairwise(edges), strict=True)
    ]
