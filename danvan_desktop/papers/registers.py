"""The register as a book: sổ đăng ký văn bản đi and văn bản đến in the ten columns of NĐ 30/2020 (Phụ lục IV)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Direction
from danvan_desktop.domain.money import two_digits
from danvan_desktop.domain.registers import EntryState, Register, RegisterEntry
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Align, Block, Column, Paper, Paragraph, Run, Table, Title
from danvan_desktop.papers.wording import Wording

COLUMNS = 10
SHARES = {
    Direction.OUTGOING: (13, 9.3, 21, 11, 14, 8, 6.2, 9.3, 5.2, 7),
    Direction.INCOMING: (9.3, 6, 14, 13, 9.3, 20, 11, 9.3, 5.2, 7),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRow:
    """A number with what its paper says: `kind` by name, who signed, who gets it; of a paper that came in who sent it
    under which number and day.
    """

    entry: RegisterEntry
    kind: str = ""
    signer: str = ""
    receivers: tuple[str, ...] = ()
    author: str = ""
    original_number: str = ""
    original_day: date | None = None


def book(
    register: Register,
    rows: Sequence[BookRow],
    issuer: str,
    archive: str,
    period: str,
    layout: Layout,
    wording: Wording,
    *,
    first_page: int,
    closing: bool,
) -> Paper:
    """The pages of a register with these rows, numbered from `first_page`. `period` says what it covers, `archive` who
    keeps copies where the row does not say it; `closing` adds the closing line of a register that is closed.
    """
    way = register.direction
    cells = [_outgoing(row, archive, wording) if way is Direction.OUTGOING else _incoming(row, wording) for row in rows]
    titles = [wording[f"{way}_{place}"] for place in range(1, COLUMNS + 1)]
    whole = sum(SHARES[way])
    columns = tuple(
        Column(title, share / whole, Align.CENTRE if place in _CENTRED[way] else Align.LEFT)
        for place, (title, share) in enumerate(zip(titles, SHARES[way], strict=True))
    )
    blocks: list[Block] = [Table(columns, cells)]
    if closing and register.closed_on is not None:
        blocks.append(_closing(register, rows, wording))
    return Paper(
        name=f"{wording[f'{way}_title']} {period}",
        layout=layout.key,
        title=Title(wording[f"{way}_title"], issuer, wording["period"].format(period=period)),
        blocks=tuple(blocks),
        landscape=True,
        first_page=first_page,
    )


_CENTRED = {Direction.OUTGOING: (0, 1, 6, 7), Direction.INCOMING: (0, 1, 3, 4, 7)}


def _outgoing(row: BookRow, archive: str, wording: Wording) -> tuple[str, ...]:
    entry = row.entry
    taken = entry.state is EntryState.TAKEN
    return (
        entry.printed_number,
        _day(entry.dated),
        _subject(row, wording),
        row.signer,
        "; ".join(row.receivers),
        entry.keeper or (archive if taken else ""),
        two_digits(entry.copies) if entry.copies else "",
        _day(entry.moved_on),
        "",
        _note(entry, wording),
    )


def _incoming(row: BookRow, wording: Wording) -> tuple[str, ...]:
    entry = row.entry
    return (
        _day(entry.dated),
        entry.printed_number,
        row.author,
        row.original_number,
        _day(row.original_day),
        _subject(row, wording),
        entry.keeper,
        _day(entry.moved_on),
        "",
        _note(entry, wording),
    )


def _subject(row: BookRow, wording: Wording) -> str:
    """Kind and subject; what was cancelled or left out says so first."""
    about = wording["subject"].format(kind=row.kind, subject=row.entry.subject) if row.kind else row.entry.subject
    if row.entry.state is EntryState.TAKEN:
        return about
    why = wording[row.entry.state.value].format(reason=row.entry.reason)
    return f"{why} {about}".strip()


def _note(entry: RegisterEntry, wording: Wording) -> str:
    notes = [entry.note, wording["late"] if entry.late else ""]
    notes += [wording["correction"].format(day=format_date(one.on), reason=one.reason) for one in entry.corrections]
    return " ".join(note for note in notes if note)


def _closing(register: Register, rows: Sequence[BookRow], wording: Wording) -> Paragraph:
    """How many papers there are, from which number to which, and the day: what closes a book at the end of a year."""
    taken = [row.entry for row in rows if row.entry.state is EntryState.TAKEN]
    cancelled = sum(row.entry.state is EntryState.CANCELLED for row in rows)
    text = wording["closing"].format(
        count=two_digits(len(taken)),
        first=taken[0].printed_number if taken else "",
        last=taken[-1].printed_number if taken else "",
        cancelled=two_digits(cancelled),
        day=_day(register.closed_on),
    )
    return Paragraph((Run(text, bold=True),))


def _day(day: date | None) -> str:
    return format_date(day) if day else ""
