"""The sheets of a PDF: papers and their appendices page by page, with numbers, margins and the foot of page 1."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from danvan_desktop.exporters import pdf_parts as parts
from danvan_desktop.exporters.pdf_fonts import Faces
from danvan_desktop.exporters.pdf_pages import Slice, kept, pages
from danvan_desktop.exporters.pdf_parts import Place
from danvan_desktop.exporters.pdf_table import rows
from danvan_desktop.exporters.text import clean
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Appendix, Block, Paper, Table, summed_up
from danvan_desktop.texts import exporters as texts

KEPT_WITH_SIGNATURE = 2
MARK_GRAY, MARK_SIZE, MARK_TURN = 0.87, 96, 45  # pale, points, degrees


class Sheets:
    """Draws paper after paper."""

    def __init__(self, canvas: Canvas, layout: Layout, faces: Faces) -> None:
        self._canvas = canvas
        self._layout = layout
        self._faces = faces
        self._sheets = 0  # drawn so far
        self._number = 0  # printed on the last of them
        self._parts = 0

    @property
    def count(self) -> int:
        """How many pages are drawn."""
        return self._sheets

    def add(self, paper: Paper, *, named: bool) -> None:
        """A paper with its appendices from its first page on. As one of several it is `named` in the bookmarks."""
        self._turn(paper.first_page)
        level = 0
        if named:
            self._bookmark(paper.name, level)
            level = 1
        place = self._place(landscape=paper.landscape)
        self._draw(_paper(paper, place, self._key(), level), place, numbered=paper.numbered, contact=paper.contact)
        for appendix in paper.appendices:
            if appendix.numbered_pages:
                self._turn(1)
            self._bookmark(f"{appendix.title.kind} {appendix.title.subject}".strip(), level)
            place = self._place(landscape=appendix.landscape)
            slices = _appendix(appendix, place, self._key(), level + 1)
            self._draw(slices, place, numbered=paper.numbered)

    def _turn(self, number: int) -> None:
        """Makes the next page one of that number; on sheets with two sides an odd one is a front."""
        self._number = number - 1
        if self._layout.page.two_sided and self._sheets % 2 != self._number % 2:
            self._canvas.showPage()
            self._sheets += 1

    def _key(self) -> str:
        self._parts += 1
        return f"part-{self._parts}"

    def _bookmark(self, title: str, level: int) -> None:
        """An entry of the outline for the page that comes next."""
        key = self._key()
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(clean(title), key, level)

    def _place(self, *, landscape: bool) -> Place:
        page = self._layout.page
        width, height = (page.height, page.width) if landscape else (page.width, page.height)
        self._canvas.setPageSize((width * mm, height * mm))
        return Place(
            self._layout,
            self._faces,
            width=(width - page.left - page.right) * mm,
            height=(height - page.top - page.bottom) * mm,
        )

    def _draw(self, slices: Iterable[Slice], place: Place, *, numbered: bool, contact: str = "") -> None:
        page, first, part = place.layout.page, self._number + 1, self._key()
        foot = parts.contact(contact, place) if contact else None
        over = max(0.0, foot.height - (page.bottom - page.number_top) * mm) if foot else 0.0
        top = page.top * mm + place.height + page.bottom * mm  # the upper edge of the sheet
        for drawn in pages(slices, place.height, over):
            self._number += 1
            self._sheets += 1
            left = (page.right if page.two_sided and self._number % 2 == 0 else page.left) * mm
            self._mark(left + place.width / 2, top / 2, place)
            for distance, piece in drawn:
                piece.draw(self._canvas, left, top - page.top * mm - distance)
            if foot is not None and self._number == first:
                foot.draw(self._canvas, left, page.number_top * mm + foot.height)
            if numbered:
                self._canvas.saveState()
                self._canvas.translate(left, 0)
                self._canvas.doForm(f"{part}-{self._number}")
                self._canvas.restoreState()
            elif self._number > 1:
                self._label(str(self._number), left, top, place)
            self._canvas.showPage()
        # How many pages there are is known only now: what they show of it is filled in.
        for number in range(first, self._number + 1 if numbered else first):
            self._canvas.beginForm(f"{part}-{number}")
            self._label(texts.page_of(number, self._number), 0, top, place)
            self._canvas.endForm()

    def _mark(self, x: float, y: float, place: Place) -> None:
        """The mark of the layout, below all that is drawn later."""
        if self._layout.mark:
            canvas = self._canvas
            canvas.saveState()
            canvas.setFillGray(MARK_GRAY)
            canvas.setFont(place.faces("body", bold=True).name, MARK_SIZE)
            canvas.translate(x, y)
            canvas.rotate(MARK_TURN)
            canvas.drawCentredString(0, -MARK_SIZE / 3, self._layout.mark)
            canvas.restoreState()

    def _label(self, text: str, left: float, top: float, place: Place) -> None:
        face = place.faces("page_number")
        self._canvas.setFont(face.name, face.size)
        level = top - place.layout.page.number_top * mm - face.ascent
        self._canvas.drawCentredString(left + place.width / 2, level, text)


def _paper(paper: Paper, place: Place, key: str, level: int) -> Iterator[Slice]:
    """The paper from top to bottom, without its appendices."""
    signed = paper.signature or paper.left_signature or paper.recipients or paper.drafter
    yield from _closed(_top(paper, place, key, level), list(parts.ending(paper, place)) if signed else [])
    if paper.below is not None:
        *block, last = _paper(paper.below, place, f"{key}-below", level)
        yield from (kept(piece) for piece in (parts.line_across(place), *block))
        yield last


def _top(paper: Paper, place: Place, key: str, level: int) -> Iterator[Slice]:
    if paper.heading is not None:
        yield from parts.heading(paper.heading, place)
    if paper.title is not None:
        yield from parts.title(paper.title, place)
    if paper.addressees is not None:
        yield from parts.addressees(paper.addressees, place)
    yield from _blocks(paper.blocks, place, key, level)


def _appendix(appendix: Appendix, place: Place, key: str, level: int) -> Iterator[Slice]:
    yield from parts.title(appendix.title, place, kind="appendix")
    yield from _blocks(appendix.blocks, place, key, level)


def _blocks(blocks: Sequence[Block], place: Place, key: str, level: int) -> Iterator[Slice]:
    for index, block in enumerate(blocks):
        bookmark = (f"{key}-{index}", level)
        if isinstance(block, Table):
            keep = summed_up(blocks, index)
            area = (place.width, place.height)
            yield from rows(block, place.faces, area, place.space_after, keep_last=keep, bookmark=bookmark)
        else:
            yield from parts.paragraph(block, place, bookmark=bookmark)


def _closed(body: Iterable[Slice], closing: list[Slice]) -> Iterator[Slice]:
    """The body and the signature, on whose page the last lines or rows of the body stand."""
    last: deque[Slice] = deque()
    for piece in body:
        last.append(piece)
        if len(last) > KEPT_WITH_SIGNATURE:
            yield last.popleft()
    yield from (kept(piece) for piece in last) if closing else last
    yield from closing
