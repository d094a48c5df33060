"""Rows copied in Excel or Word as a file that the import of lists reads."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QGuiApplication

from danvan_desktop.texts.window import PASTED
from danvan_desktop.ui.pasting import cells_of


@contextmanager
def pasted_list() -> Iterator[Path | None]:
    """The file for as long as it is needed; None where the clipboard holds no more than one row of cells."""
    rows = cells_of(QGuiApplication.clipboard().text())
    if len(rows) < 2 or max(map(len, rows)) < 2:
        yield None
        return
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{PASTED}.txt")
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write("sep=\t\n")
            csv.writer(file, delimiter="\t", quoting=csv.QUOTE_ALL).writerows(rows)
        yield path
