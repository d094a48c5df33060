"""Lists as they are seen in the window, as papers and as spreadsheets."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from danvan_desktop.domain.errors import UserError
from danvan_desktop.papers import lists as papers
from danvan_desktop.papers.lists import ListView
from danvan_desktop.services import paper_files
from danvan_desktop.services.layouts import LayoutService
from danvan_desktop.services.printing import Printable
from danvan_desktop.texts import lists as texts

KIND = "list"
LAYOUT = "state-nd30"
"""Lists of the window are nobody's official papers; they take its letters."""


class ListService:
    """`today` is the clock."""

    def __init__(self, layouts: LayoutService, today: Callable[[], date]) -> None:
        self._layouts = layouts
        self._today = today

    def plain(self, title: str, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> ListView:
        """A list of which all cells are text."""
        return ListView(
            title=title, filters=(), titles=tuple(titles), numeric=(False,) * len(titles), rows=rows, values=rows
        )

    def printable(self, view: ListView) -> Printable:
        """The list as a paper. Raises UserError where it has no rows."""
        if not view.rows:
            raise UserError(texts.EMPTY)
        stem = f"{view.title} {self._today():%Y-%m-%d}"
        return Printable(KIND, "", view.title, stem, partial(self.export, view))

    def export(self, view: ListView, path: Path, step: Callable[[int], None] | None = None) -> Path:
        """Writes the list as .xlsx, .csv, .pdf or .docx, by the ending of `path`. `step` is told how many pages of a
        PDF are made. Raises UserError, and what `step` raises.
        """
        last = [view.total] if view.total else []
        match path.suffix.lower():
            case ".xlsx":
                from danvan_desktop.exporters import xlsx

                xlsx.write(self._layouts.marked(view.title), view.titles, [*view.values, *last], path)
            case ".csv":
                from danvan_desktop.exporters import csv_file

                csv_file.write(view.titles, [*view.rows, *last], path)
            case ".pdf" | ".docx":
                self._write(view, path, step)
            case suffix:
                raise UserError(texts.unknown_format(suffix))
        return path

    def _write(self, view: ListView, path: Path, step: Callable[[int], None] | None) -> None:
        layout = papers.layout_for(view, self._layouts.current()[LAYOUT])
        paper_files.write([papers.paper(view, layout, self._today())], layout, path, step)
