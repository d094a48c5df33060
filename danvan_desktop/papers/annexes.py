"""The table behind a paper of ours, as an appendix of it."""

from collections.abc import Sequence
from datetime import date

from danvan_desktop.domain.annexes import Annex
from danvan_desktop.domain.dates import format_date_long
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Align, Appendix, Column, Table, Title
from danvan_desktop.papers.wording import Wording, of_track

ROOM, ROOM_TURNED = 165.0, 252.0  # mm between the margins
MOST_UPRIGHT = 5
"""With more columns the sheet is turned."""
_LETTER, _PADDING, _LEAST = 2.3, 4.0, 13.0  # mm of a letter at 12 pt, of the room beside the words, of a column
_LONG = 34  # letters that a column asks for at most
_SHORT = 22  # letters of what stands in the middle of its cell: days, short words


def appendix(
    annex: Annex,
    directive: Directive,
    issuer: Issuer,
    kind_name: str,
    layout: Layout,
    wording: Wording,
    today: date,
) -> Appendix:
    """The table with a running number, under a heading that names the paper; a draft shows gaps."""
    day = format_date_long(directive.signed_on, year=today.year)
    template = of_track(wording, "annex_reference", layout.track)
    reference = template.format(kind=kind_name, number=directive.printed_number, day=day, issuer=issuer.name)
    titles = (wording["annex_number"], *annex.columns)
    rows = [(str(number), *row) for number, row in enumerate(annex.rows, start=1)]
    cells = [[row[place] for row in (titles, *rows)] for place in range(len(titles))]
    turned = len(annex.columns) > MOST_UPRIGHT or sum(map(_needed, cells)) > ROOM
    widths = _widths(cells, ROOM_TURNED if turned else ROOM)
    columns = tuple(
        Column(title, width / sum(widths), Align.CENTRE if place != 1 and _longest(texts) <= _SHORT else Align.LEFT)
        for place, (title, width, texts) in enumerate(zip(titles, widths, cells, strict=True))
    )
    title = Title(annex.kind, annex.subject, reference)
    return Appendix(title, (Table(columns, rows),), landscape=turned)


def _widths(columns: Sequence[Sequence[str]], room: float) -> list[float]:
    """Room for the longest word of each column; what is left goes to those with longer texts."""
    needed = [_needed(cells) for cells in columns]
    wished = [
        max(min(_longest(cells), _LONG) * _LETTER + _PADDING - least, 1.0)
        for cells, least in zip(columns, needed, strict=True)
    ]
    spare = max(room - sum(needed), 0.0)
    return [least + more * spare / sum(wished) for least, more in zip(needed, wished, strict=True)]


def _needed(cells: Sequence[str]) -> float:
    word = max(len(word) for cell in cells for word in (cell.split() or [""]))
    return max(word * _LETTER + _PADDING, _LEAST)


def _longest(cells: Sequence[str]) -> int:
    """Letters of the longest text below the title."""
    return max(map(len, cells[1:]), default=0)
