"""Papers in both formats, read back: ours as it is, the Word file as LibreOffice prints it."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from danvan_desktop import resources
from danvan_desktop.exporters import docx, pdf
from danvan_desktop.papers import layouts
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Paper
from tests.rendering import Rendered, pdfs_of, read

FONTS = resources.resource("fonts")
FORMATS = ("pdf", "docx")
LAYOUTS = {
    path.stem: layouts.read(path.stem, tomllib.loads(path.read_text("utf-8")))
    for path in sorted(resources.resource("layouts").glob("*.toml"))
}

Made = dict[tuple[str, str], Rendered]
"""What was made, by format and name."""


def both(papers: Mapping[str, tuple[Layout, list[Paper]]], folder: Path) -> Made:
    """Writes each group of papers into one file of each format and reads them back; the files stay in `folder`."""
    for name, (layout, group) in papers.items():
        docx.write(group, layout, folder / f"{name}.docx")
        pdf.write(group, layout, folder / f"{name}-ours.pdf", FONTS)
    printed = pdfs_of([folder / f"{name}.docx" for name in papers], folder)
    made = {("docx", name): read(path) for name, path in zip(papers, printed, strict=True)}
    return made | {("pdf", name): read(folder / f"{name}-ours.pdf") for name in papers}
