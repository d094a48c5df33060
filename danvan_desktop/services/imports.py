"""Import of lists: read, show what would be taken and what stands against it, then take all or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from danvan_desktop.importers.columns import Columns
    from danvan_desktop.importers.exemplars import Preview, PreviewRow
    from danvan_desktop.services.catalogues import CatalogueService
    from danvan_desktop.services.exemplars import ExemplarService


class ImportService:
    """`today` is the clock."""

    def __init__(self, today: Callable[[], date], catalogues: CatalogueService, exemplars: ExemplarService) -> None:
        self._today = today
        self._catalogues = catalogues
        self._exemplars = exemplars

    def preview(self, path: Path, mapping: Columns | None = None, field: str = "") -> Preview:
        """What the file holds, with every problem: of the reading and of the rules of the form. With a `field` all rows
        are of that one. Nothing is saved. Raises UserError where the file cannot be read.
        """
        # Readers of Excel files are loaded when one is read.
        from danvan_desktop.importers import exemplars as importer

        found = importer.preview(path, self._today(), self._catalogues.current().fields, mapping)
        if field:
            found = replace(found, rows=[_of_field(row, field) for row in found.rows])
        against = self._exemplars.problems([row.input for row in found.rows])
        rows = []
        for index, row in enumerate(found.rows):
            told = {problem.field for problem in row.problems}
            more = [problem for problem in against.get(index, []) if problem.field not in told]
            rows.append(replace(row, problems=[*row.problems, *more]))
        return replace(found, rows=rows)

    def take(self, preview: Preview, file: str) -> int:
        """Adds all rows that have no problem in one step of undo and says how many. Raises InvalidInput and takes none
        where a rule stands against one.
        """
        return len(self._exemplars.take([row.input for row in preview.rows if not row.problems], file))


def _of_field(row: PreviewRow, field: str) -> PreviewRow:
    """The row with the field that the official chose, whatever the list says or leaves out."""
    return replace(
        row,
        input=replace(row.input, field=field),
        values={target: value for target, value in row.values.items() if target != "field"},
        problems=[problem for problem in row.problems if problem.field != "field"],
        unsure=[target for target in row.unsure if target != "field"],
    )
