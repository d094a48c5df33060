"""A list as an Excel file: the header stays in sight and repeats in print, columns are as wide as their words."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from danvan_desktop.exporters.files import written

Value = str | int | Decimal | date | None

WIDEST = 60  # characters; longer texts are wrapped


def write(title: str, headings: Sequence[str], rows: Sequence[Sequence[Value]], path: Path) -> None:
    """Days and numbers are real ones; text stays text, so that 012 keeps its zero and `=1+1` is no formula.

    Raises FileError where the file cannot be written.
    """
    with written(path) as temporary, xlsxwriter.Workbook(str(temporary)) as book:
        sheet = book.add_worksheet()
        frame = {"border": 1, "text_wrap": True, "valign": "top"}
        head = book.add_format({**frame, "bold": True, "valign": "vcenter"})
        plain = book.add_format(frame)
        day = book.add_format({**frame, "num_format": "dd/mm/yyyy", "align": "left"})
        number = book.add_format({**frame, "num_format": "#,##0"})
        decimal = book.add_format({**frame, "num_format": "#,##0.##"})
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        for column, heading in enumerate(headings):
            longest = max((_length(row[column]) for row in rows), default=0)
            sheet.set_column(column, column, min(max(longest, len(heading)) + 2, WIDEST))
            sheet.write_string(2, column, heading, head)
            for place, row in enumerate(rows, start=3):
                match value := row[column]:
                    case None:
                        sheet.write_blank(place, column, None, plain)
                    case date():
                        sheet.write_datetime(place, column, value, day)
                    case int():
                        sheet.write_number(place, column, value, number)
                    case Decimal():
                        sheet.write_number(place, column, float(value), decimal)
                    case _:
                        sheet.write_string(place, column, value, plain)
        sheet.freeze_panes(3, 0)
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)


def _length(value: Value) -> int:
    """Characters of the cell as it is shown."""
    return len(f"{value:,}") if isinstance(value, int) else len(str(value or ""))
