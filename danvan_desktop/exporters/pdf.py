"""Papers as a PDF, which is what the program prints. Fonts are embedded; the same papers give the same bytes."""

from collections.abc import Callable, Iterable
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from danvan_desktop.domain.errors import UserError
from danvan_desktop.exporters.files import written
from danvan_desktop.exporters.pdf_fonts import Faces
from danvan_desktop.exporters.pdf_sheets import Sheets
from danvan_desktop.exporters.text import clean
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Paper
from danvan_desktop.texts import exporters as texts

LANGUAGE = "vi-VN"

rl_config.useA85 = 0  # streams as they are: as ASCII they would take a fifth more room, and longer to write


def write(
    papers: Iterable[Paper], layout: Layout, path: Path, fonts: Path, step: Callable[[int], None] | None = None
) -> int:
    """Writes papers of one layout into one file, each on pages of its own that are counted from 1, with the font files
    of the folder `fonts`, and returns how many pages there are. The file is named after the first one. `step` is told
    how many pages are made; what it raises ends the work.

    Raises UserError where the file cannot be written, or where the fonts lack a letter: it would be missing in print.
    """
    first, *more = papers
    faces = Faces(layout, fonts)
    with written(path) as temporary:
        canvas = Canvas(
            str(temporary),
            invariant=1,
            lang=LANGUAGE,
            pdfVersion=(1, 4),  # the oldest that NĐ 30/2020 admits for electronic copies
            initialFontName=faces("body").name,  # type: ignore[arg-type] # a name, whatever the stubs say
        )
        if step is not None:
            canvas.setPageCallBack(step)
        canvas.setTitle(clean(first.name))
        canvas.setSubject(clean(_subject(first)))
        canvas.setAuthor("")
        canvas.setCreator("danvan-desktop")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        sheets = Sheets(canvas, layout, faces)
        for paper in (first, *more):
            sheets.add(paper, named=bool(more))
        if faces.missing:
            raise UserError(texts.missing_letters(faces.missing))
        canvas.save()
    return sheets.count


def _subject(paper: Paper) -> str:
    if paper.title is not None:
        return paper.title.subject
    return paper.heading.dispatch_subject if paper.heading is not None else ""
