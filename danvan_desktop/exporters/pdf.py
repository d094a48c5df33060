"""A paper as a PDF, which is what the program prints. Fonts are embedded; the same paper gives the same bytes."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from danvan_desktop.exporters import pdf_parts as parts
from danvan_desktop.exporters.files import written
from danvan_desktop.exporters.pdf_fonts import Faces
from danvan_desktop.exporters.pdf_pages import Slice, pages
from danvan_desktop.exporters.pdf_parts import Place
from danvan_desktop.exporters.pdf_table import rows
from danvan_desktop.exporters.pdf_text import clean
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Paper, Paragraph, Table
from danvan_desktop.texts import exporters as texts

LANGUAGE = "vi-VN"
KEPT_WITH_SIGNATURE = 2

rl_config.useA85 = 0  # streams as they are: as ASCII they would take a fifth more room, and longer to write


def write(paper: Paper, layout: Layout, path: Path, fonts: Path) -> None:
    """Writes the paper in that layout, with the font files of the folder `fonts`.

    Raises UserError where the file cannot be written.
    """
    page = layout.page
    sheet_width, sheet_height = (page.height, page.width) if paper.landscape else (page.width, page.height)
    place = Place(
        layout,
        Faces(layout, fonts),
        width=(sheet_width - page.left - page.right) * mm,
        height=(sheet_height - page.top - page.bottom) * mm,
    )
    with written(path) as temporary:
        canvas = Canvas(
            str(temporary),
            pagesize=(sheet_width * mm, sheet_height * mm),
            invariant=1,
            lang=LANGUAGE,
            pdfVersion=(1, 4),  # the oldest that NĐ 30/2020 admits for electronic copies
            initialFontName=place.faces("body").name,  # type: ignore[arg-type] # a name, whatever the stubs say
        )
        canvas.setTitle(clean(paper.name))
        canvas.setSubject(clean(_subject(paper)))
        canvas.setAuthor("")
        canvas.setCreator("danvan-desktop")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        _draw(canvas, paper, place, sheet_height * mm)
        canvas.save()


def _subject(paper: Paper) -> str:
    if paper.title is not None:
        return paper.title.subject
    return paper.heading.dispatch_subject if paper.heading is not None else ""


def _draw(canvas: Canvas, paper: Paper, place: Place, sheet_height: float) -> None:
    page = place.layout.page
    number = 0
    for number, slices in enumerate(pages(_slices(paper, place), place.height), start=1):
        for distance, piece in slices:
            piece.draw(canvas, page.left * mm, sheet_height - page.top * mm - distance)
        if paper.numbered:
            canvas.doForm(_form(number))
        elif number > 1:
            _label(canvas, str(number), place, sheet_height)
        canvas.showPage()
    # How many pages there are is known only now: what they show of it is filled in.
    for each in range(1, number + 1 if paper.numbered else 1):
        canvas.beginForm(_form(each))
        _label(canvas, texts.page_of(each, number), place, sheet_height)
        canvas.endForm()


def _form(number: int) -> str:
    return f"page-{number}"


def _label(canvas: Canvas, text: str, place: Place, sheet_height: float) -> None:
    page, face = place.layout.page, place.faces("page_number")
    canvas.setFont(face.name, face.size)
    canvas.drawCentredString(page.left * mm + place.width / 2, sheet_height - page.number_top * mm - face.ascent, text)


def _slices(paper: Paper, place: Place) -> Iterator[Slice]:
    """The whole paper from top to bottom."""
    closing = []
    if paper.signature is not None or paper.recipients:
        closing = list(parts.ending(paper.signature, paper.recipients, place))
    return _closed(_body(paper, place), closing)


def _body(paper: Paper, place: Place) -> Iterator[Slice]:
    if paper.heading is not None:
        yield from parts.heading(paper.heading, place)
    if paper.title is not None:
        yield from parts.title(paper.title, place)
    if paper.addressees is not None:
        yield from parts.addressees(paper.addressees, place)
    for index, block in enumerate(paper.blocks):
        following = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
        if isinstance(block, Table):
            # A sentence that sums up a table does not stand without a row of it; one that leads on to the next does.
            summed = isinstance(following, Paragraph) and not following.keep_next
            yield from rows(block, place.faces, place.width, place.height, place.space_after, keep_last=summed)
        else:
            yield from parts.paragraph(block, place, bookmark=f"block-{index}")


def _closed(body: Iterable[Slice], closing: list[Slice]) -> Iterator[Slice]:
    """The body and the signature, on whose page the last lines or rows of the body stand."""
    last: deque[Slice] = deque()
    for piece in body:
        last.append(piece)
        if len(last) > KEPT_WITH_SIGNATURE:
            yield last.popleft()
    yield from (replace(piece, keep=True) for piece in last) if closing else last
    yield from closing
