"""The table behind a paper of ours, as an appendix of it."""

from datetime import date

from danvan_desktop.domain.annexes import Annex
from danvan_desktop.domain.dates import format_date_long
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Align, Appendix, Column, Table, Title
from danvan_desktop.papers.wording import Wording, of_track

UPRIGHT = 5
"""With more columns the sheet is turned."""
_SHORT, _LONG = 12, 34  # letters that a column has room for at least, and asks for at most
_NARROW = 22  # what stands in the middle of its cell: days, short words


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
    widths = [_asked([row[place] for row in (titles, *rows)]) for place in range(len(titles))]
    columns = tuple(
        Column(title, width / sum(widths), Align.CENTRE if place != 1 and width <= _NARROW else Align.LEFT)
        for place, (title, width) in enumerate(zip(titles, widths, strict=True))
    )
    title = Title(annex.kind, annex.subject, reference)
    return Appendix(title, (Table(columns, rows),), landscape=len(annex.columns) > UPRIGHT)


def _asked(cells: list[str]) -> int:
    word = max(len(word) for cell in cells for word in (cell.split() or [""]))
    return min(max(_SHORT if len(cells[0]) > 3 else 6, word, *(len(cell) for cell in cells[1:] or [""])), _LONG)
