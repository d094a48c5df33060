"""A list as an Excel file: the header stays in sight and repeats in print, columns are as wide as their words."""

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from danvan_desktop.exporters.files import written

WIDEST = 60  # characters; longer texts are wrapped


def write(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], path: Path) -> None:
    """Text stays text, so that 012 keeps its zero. Raises UserError where the file cannot be written."""
    with written(path) as temporary, xlsxwriter.Workbook(str(temporary)) as book:
        sheet = book.add_worksheet()
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        for column, heading in enumerate(headings):
            longest = max((len(row[column]) for row in rows), default=0)
            sheet.set_column(column, column, min(max(longest, len(heading)) + 2, WIDEST))
            sheet.write_string(2, column, heading, head)
            for number, row in enumerate(rows, start=3):
                sheet.write_string(number, column, row[column], cell)
        sheet.freeze_panes(3, 0)
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
