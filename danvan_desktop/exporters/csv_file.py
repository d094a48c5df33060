"""A list as text with commas, which Excel opens in the right letters because of the mark at its beginning."""

import csv
from collections.abc import Sequence
from pathlib import Path

from danvan_desktop.exporters.files import written

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(headings: Sequence[str], rows: Sequence[Sequence[str]], path: Path) -> None:
    """A text that a spreadsheet would take for a formula gets an apostrophe. Raises FileError."""
    with written(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows([f"'{text}" if text.startswith(FORMULA) else text for text in row] for row in rows)
