"""Papers as files: the format by the ending of the name, PDFs with the letters that are shipped."""

from collections.abc import Callable, Iterable
from pathlib import Path

from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Paper
from danvan_desktop.resources import resource


def write(papers: Iterable[Paper], layout: Layout, path: Path, step: Callable[[int], None] | None = None) -> Path:
    """Writes papers of one layout into one file: .docx, or a PDF for any other ending. `step` is told how many pages of
    a PDF are made; what it raises ends the work. Raises UserError where the file cannot be written.
    """
    # Word and PDF writers are heavy: each is loaded when it is needed.
    if path.suffix.lower() == ".docx":
        from danvan_desktop.exporters import docx

        docx.write(papers, layout, path)
    else:
        from danvan_desktop.exporters import pdf

        pdf.write(papers, layout, path, resource("fonts"), step)
    return path
