"""Papers as an editable Word file: named styles, borderless tables for heading and signature, rules as borders."""

from collections.abc import Iterable
from pathlib import Path

from danvan_desktop.exporters.docx_base import new_document
from danvan_desktop.exporters.docx_parts import Known, Parts
from danvan_desktop.exporters.docx_sections import Sections
from danvan_desktop.exporters.files import written
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Paper


def write(papers: Iterable[Paper], layout: Layout, path: Path) -> None:
    """Writes papers of one layout into one file, each on pages of its own that are counted from 1. The file is named
    after the first one. Raises UserError where it cannot be written.
    """
    first, *more = papers
    document = new_document(first, layout)
    sections = Sections(document, layout)
    known: Known | None = {} if more else None
    for paper in (first, *more):
        parts = Parts(paper, layout, known)
        sections.add(
            parts.all(),
            landscape=paper.landscape,
            numbered=paper.numbered,
            contact=paper.contact,
            restart=paper.first_page if more or paper.first_page > 1 else None,
            first=paper.first_page == 1,
        )
        for appendix in paper.appendices:
            sections.add(
                parts.appendix(appendix),
                landscape=appendix.landscape,
                numbered=paper.numbered,
                restart=1 if appendix.numbered_pages else None,
                first=appendix.numbered_pages,
            )
    sections.close()
    with written(path) as temporary:
        document.save(str(temporary))
