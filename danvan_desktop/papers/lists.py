"""Lists as they are seen in the window: a paper whose sheet is as wide as its columns ask for."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum

from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Align, Column, Paper, Table, Title
from danvan_desktop.texts import lists as texts

Value = str | int | Decimal | date | None
"""What a cell holds for a spreadsheet."""

SIDE, TOP = 15.0, 15.0  # mm
POINTS = 11.0
LETTER = 1.75  # mm of a letter at that size, on the average
PADDING = 4.0  # mm left and right of the words of a cell
SHORT, LONG = 18, 36  # letters: up to SHORT a text stands on one line, and no column asks for more than LONG


class Sheet(Enum):
    """Width and height in mm, as the sheet lies."""

    A4_UPRIGHT = (210.0, 297.0)
    A4_ACROSS = (297.0, 210.0)
    A3_ACROSS = (420.0, 297.0)

    @property
    def room(self) -> float:
        """Width between the margins in mm."""
        return self.value[0] - 2 * SIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """What is seen: `filters` are phrases such as “Năm 2026”, `rows` the cells as text, `values` the same as numbers
    and days; `total` is the row at the end, which has no number, where there is one.
    """

    title: str
    filters: tuple[str, ...]
    titles: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: Sequence[Sequence[str]]
    values: Sequence[Sequence[Value]]
    total: tuple[str, ...] = ()


def paper(view: ListView, layout: Layout, today: date) -> Paper:
    """The list with a running number, on the sheet that `sheet_for` chose."""
    rows = [(str(number), *map(plain, row)) for number, row in enumerate(view.rows, start=1)]
    widths = _widths(view)
    whole = sum(widths)
    aligns = [Align.CENTRE, *(Align.RIGHT if numeric else Align.LEFT for numeric in view.numeric)]
    columns = tuple(
        Column(title, width / whole, align)
        for title, width, align in zip((texts.NUMBER, *view.titles), widths, aligns, strict=True)
    )
    return Paper(
        name=view.title,
        layout=layout.key,
        title=Title(view.title.upper(), texts.BETWEEN.join(view.filters), texts.row_count(len(rows), today)),
        blocks=(Table(columns, tuple(rows), total=("", *view.total) if view.total else ()),),
        numbered=True,
        landscape=sheet_for(view) is not Sheet.A4_UPRIGHT,
    )


def sheet_for(view: ListView) -> Sheet:
    """The smallest sheet on which the columns have the room that they ask for; A3 where none has."""
    wanted = sum(_widths(view))
    return next((sheet for sheet in Sheet if wanted <= sheet.room), Sheet.A3_ACROSS)


def layout_for(view: ListView, layout: Layout) -> Layout:
    """The layout with the sheet, narrow margins and smaller letters."""
    width, height = sorted(sheet_for(view).value)
    page = replace(layout.page, width=width, height=height, left=SIDE, right=SIDE, top=TOP, bottom=TOP, number_top=7)
    small = {name: replace(layout.styles[name], size=POINTS) for name in ("table", "table_head", "reference")}
    subject = replace(layout.styles["subject"], size=12, bold=False)
    return replace(layout, page=page, styles={**layout.styles, **small, "subject": subject})


def plain(text: str) -> str:
    """The words of a cell without the sign of a status (●, ✔), which no font for papers has."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "So").strip()


def _widths(view: ListView) -> list[float]:
    """What each column asks for in mm, the running number first."""
    rows = [*view.rows, *([view.total] if view.total else [])]
    number = _asked([texts.NUMBER, str(len(view.rows))])
    return [number, *(_asked([title, *(row[at] for row in rows)]) for at, title in enumerate(view.titles))]


def _asked(cells: Sequence[str]) -> float:
    """Room for the longest word, and for nearly all texts on one line, or on two where they are long."""
    lengths = sorted(len(plain(cell)) for cell in cells[1:]) or [0]
    usual = lengths[int(0.95 * (len(lengths) - 1))]
    wanted = usual if usual <= SHORT else min(max(SHORT, usual // 2), LONG)
    word = max(len(word) for cell in cells for word in (plain(cell).split() or [""]))
    return max(wanted, min(word, LONG), 4) * LETTER + PADDING
