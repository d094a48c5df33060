"""Issuing: the step in which a paper takes its number in a register, and what is allowed after it.

The number is looked for and taken in one transaction that locks the database first, so that two who issue at once get
two numbers; undo never crosses it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from danvan_desktop.db import numbers
from danvan_desktop.db.journal import Kind
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain import numbering, registers
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Direction
from danvan_desktop.domain.errors import InvalidInput, Problem, UserError
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.issuing import Numbered, series_of
from danvan_desktop.domain.registers import Correction, EntryState, IssueInput, Register, RegisterEntry
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.issuers import IssuerService
from danvan_desktop.services.records import Listed, RecordService, as_shown
from danvan_desktop.texts import issuing as head_texts
from danvan_desktop.texts import registers as texts

P = TypeVar("P", bound=Any)
Row = TypeVar("Row", bound=Listed)


@dataclass(frozen=True, slots=True)
class Offer:
    """What issuing would take now: the number as it would be printed, and the reserved numbers that could be used."""

    number: str
    printed: str
    series: str
    reservations: tuple[RegisterEntry, ...]


def enter(changes: ChangeSet, record: Numbered, today: date, *, late: bool = True, reservation: str = "") -> None:
    """Writes the number of a paper into its register, in the change set in which the paper is saved; a draft leaves
    the register. `late`: the paper had its number before it was entered here. Raises InvalidInput where the number is
    another's.
    """
    old = _of(changes, record.uid)
    if record.number is None:
        if old is not None:
            changes.remove(old)
        return
    mine: dict[str, Any] = {
        "issuer": record.issuer,
        "series": record.series,
        "number": record.number,
        "suffix": record.suffix,
    }
    holder = next(iter(changes.find(RegisterEntry, **mine)), None)
    if old is None or holder is None or holder.uid != old.uid:
        check_free(changes, mine, record.printed_number.strip(), holder, today, reservation)
        if holder is not None and old is not None:
            changes.remove(old)
    told: dict[str, Any] = {
        "symbol": record.symbol,
        "kind": record.kind,
        "subject": record.subject,
        "dated": record.signed_on,
    }
    taken: dict[str, Any] = {
        "state": EntryState.TAKEN,
        "paper": record.uid,
        "holder": "",
        "reason": "",
        "expires": None,
    }
    base = holder or old
    if base is not None:
        late = base.late if base is old else late
        changes.save(replace(base, **mine, **told, **taken, late=late))
    else:
        changes.save(RegisterEntry(direction=Direction.OUTGOING, late=late, **mine, **told, **taken))


def check_free(
    changes: ChangeSet,
    named: Mapping[str, Any],
    printed: str,
    holder: RegisterEntry | None,
    today: date,
    reservation: str = "",
) -> None:
    """Raises InvalidInput where the number `named` by issuer, series, number and suffix cannot be had: `holder` has it
    (and is not the `reservation` to be used), or the register is closed or begins later.
    """
    book = register_of(changes, named["issuer"], named["series"])
    sentence = None
    if book.closed_on is not None:
        sentence = texts.closed(book.series, format_date(book.closed_on))
    elif named["number"] < book.start:
        sentence = texts.before_start(printed, book.start)
    elif holder is not None and holder.uid != reservation and holder.stands(today):
        sentence = {
            EntryState.TAKEN: texts.taken(printed, holder.subject),
            EntryState.CANCELLED: texts.cancelled(printed, holder.reason),
            EntryState.RESERVED: texts.held(printed, holder.holder, format_date(holder.expires or today)),
        }.get(holder.state)
    if sentence is not None:
        raise InvalidInput([Problem("number", sentence)])


def register_of(reader: Reader, issuer: str, series: str, direction: Direction = Direction.OUTGOING) -> Register:
    """What the office fixed for the series; the usual, not yet saved, where it fixed nothing."""
    found = reader.find(Register, issuer=issuer, series=series)
    return found[0] if found else Register(issuer=issuer, direction=direction, series=series)


def _of(reader: Reader, paper: str) -> RegisterEntry | None:
    return next(iter(reader.find(RegisterEntry, paper=paper, state=EntryState.TAKEN)), None)


class NumberedService(RecordService[P, Row]):
    """Base of the features whose records are papers with a number in a register."""

    def __init__(
        self,
        kind: type[P],
        store: Store,
        today: Callable[[], date],
        issuers: IssuerService,
        catalogues: CatalogueService,
    ) -> None:
        super().__init__(kind, store, today)
        self._issuers = issuers
        self._catalogues = catalogues

    @property
    def kind(self) -> type[P]:
        return self._kind

    def receivers(self, record: P) -> tuple[str, ...]:  # noqa: ARG002 - for those that know
        """Who gets the paper, for the register."""
        return ()

    def entry(self, uid: str) -> RegisterEntry | None:
        """Where the paper stands in its register; None for a draft."""
        with self._store.read() as reader:
            return _of(reader, uid)

    def is_locked(self, uid: str) -> bool:
        """Whether the paper was issued here: then it is changed by a correction only."""
        entry = self.entry(uid)
        return entry is not None and not entry.late and entry.direction is Direction.OUTGOING

    def next_number(self, issuer: Issuer, kind: str, day: date) -> int:
        """The number that a paper of that day would get."""
        series = series_of(issuer, kind, day, self._catalogues.current())
        with self._store.read() as reader:
            book = register_of(reader, issuer.uid, series)
            entries = numbers.held(reader.connection, issuer.uid, series)
            return registers.next_number(entries, book.start, self._today())

    def offer(self, uid: str, signed_on: date | None = None) -> Offer:
        """What the draft would get, were it signed on that day (today where none is given)."""
        with self._store.read() as reader:
            record = reader.get(self._kind, uid)
            issuer = reader.get(Issuer, record.issuer)
            series, number, suffix = self._offered(reader, record, issuer, signed_on or self._today())
            entries = reader.find(RegisterEntry, issuer=issuer.uid, series=series, state=EntryState.RESERVED)
        kept = tuple(entry for entry in entries if entry.stands(self._today()))
        return Offer(f"{number}{suffix}", numbering.printed(number, suffix, record.symbol), series, kept)

    def correction_reason(self, reason: str) -> str:
        """The reason of a correction, checked before the paper is opened for it. Raises InvalidInput."""
        return registers.needed_reason(reason, self._today())

    def issue(self, uid: str, given: IssueInput, revision: int | None = None) -> P:
        """Gives the draft its number and its day for good. Raises InvalidInput, UserError."""
        day, typed = self._when(given)
        draft = as_shown(self.get(uid), revision)
        with self._store.change(texts.ISSUED.format(subject=draft.subject), Kind.BARRIER) as changes:
            draft = as_shown(changes.get(self._kind, uid), revision)
            return self._take(changes, draft, day, typed, given.reservation)

    def _when(self, given: IssueInput) -> tuple[date, numbering.Number | None]:
        """The checked day of signing and the number that was typed, if any. Raises InvalidInput."""
        check = Checker(texts.LABELS, self._today())
        day = check.date("signed_on", given.signed_on)
        if day is None and not given.signed_on.strip():
            check.fail("signed_on", texts.NEEDS_DAY)
        elif day is not None and day > self._today():
            check.fail("signed_on", texts.DAY_TO_COME)
        typed = numbering.parse(given.number)
        if given.number.strip() and typed is None:
            check.fail("number", texts.PLAIN_NUMBER)
        return check.passed(day) or self._today(), typed

    def _take(self, changes: ChangeSet, draft: P, day: date, typed: numbering.Number | None, reservation: str) -> P:
        """Issues the draft: with the number of the reservation, or the one that was typed, or the next one."""
        self._check_issuable(draft, day)
        issuer = changes.get(Issuer, draft.issuer)
        issuer.name_on(day)
        signer = issuer.signer(draft.signer)
        if signer is not None and not signer.signs_on(day):
            raise InvalidInput([Problem("signed_on", head_texts.signer_not_then(signer.full_name))])
        series, number, suffix = self._offered(changes, draft, issuer, day)
        if reservation:
            kept = changes.get(RegisterEntry, reservation)
            if kept.state is not EntryState.RESERVED or (kept.issuer, kept.series) != (issuer.uid, series):
                raise InvalidInput([Problem("reservation", texts.not_kept(kept.printed_number, series))])
            number, suffix = kept.number, kept.suffix
        elif typed is not None:
            if typed.symbol and numbering.bare(typed.symbol) != numbering.bare(draft.symbol):
                raise InvalidInput([Problem("number", texts.other_symbol(typed.symbol, draft.symbol))])
            number, suffix = typed.number, typed.suffix
        head = {"number": number, "suffix": suffix, "series": series, "signed_on": day}
        record = self._issued(changes, draft, head)
        enter(changes, record, self._today(), late=False, reservation=reservation)
        return record

    def cancel_number(self, uid: str, reason: str, revision: int | None = None) -> P:
        """Takes the number from the paper, which is a draft again; in the register it stays visible as cancelled, for
        good. A paper that came in loses its number of arrival only: the other is its sender's. Raises InvalidInput
        where no reason is given.
        """
        why = registers.needed_reason(reason, self._today())
        record, entry = as_shown(self.get(uid), revision), self.entry(uid)
        if entry is None:
            raise UserError(texts.NO_NUMBER)
        came_in = entry.direction is Direction.INCOMING
        what = texts.ARRIVAL_CANCELLED if came_in else texts.CANCELLED
        with self._store.change(what.format(number=entry.printed_number), Kind.BARRIER) as changes:
            changes.save(replace(entry, state=EntryState.CANCELLED, reason=why))
            if came_in:
                return record
            return self._unissued(changes, record, {"number": None, "suffix": "", "signed_on": None})

    def _offered(self, reader: Reader, record: P, issuer: Issuer, day: date) -> tuple[str, int, str]:
        series = series_of(issuer, record.kind, day, self._catalogues.current())
        book = register_of(reader, issuer.uid, series)
        entries = numbers.held(reader.connection, issuer.uid, series)
        return series, *registers.offer(entries, book.start, day, self._today())

    def _check_issuable(self, record: P, day: date) -> None:  # noqa: ARG002 - for those whose rules change with it
        """Raises UserError where the paper cannot be issued as it stands, InvalidInput where it cannot on that day."""
        if record.number is not None:
            raise UserError(texts.ALREADY.format(number=record.printed_number))

    def _issued(self, changes: ChangeSet, record: P, head: Mapping[str, Any]) -> P:
        """Saves the paper with its number, and what follows from its being issued."""
        return changes.save(replace(record, **head))

    def _unissued(self, changes: ChangeSet, record: P, head: Mapping[str, Any]) -> P:
        """The same the other way round."""
        return changes.save(replace(record, **head))

    def _register(self, changes: ChangeSet, record: P, base: P | None, correction: str) -> None:
        """Keeps the register in step with a paper that is being saved. One that was issued needs a correction, which
        is written down beside its number. Raises UserError, InvalidInput.
        """
        entry = _of(changes, record.uid) if base is not None else None
        if base is None or entry is None or entry.late:
            enter(changes, record, self._today())
            return
        if not correction.strip():
            raise UserError(texts.LOCKED.format(number=base.printed_number))
        if _name(record) != _name(base):
            raise InvalidInput([Problem("number", texts.NUMBER_STAYS)])
        why = registers.needed_reason(correction, self._today())
        noted = (*entry.corrections, Correction(on=self._today(), reason=why))
        changes.save(replace(entry, subject=record.subject, dated=record.signed_on, corrections=noted))

    def _before_removal(self, changes: ChangeSet, record: P) -> None:
        entry = _of(changes, record.uid)
        if entry is None:
            return
        if not entry.late:
            raise UserError(texts.NOT_REMOVED.format(number=record.printed_number))
        changes.remove(entry)


def correcting(record: Numbered, reason: str) -> tuple[str, Kind]:
    """The step that a correction is: undo does not cross it."""
    return texts.CORRECTED.format(number=record.printed_number.strip(), reason=" ".join(reason.split())), Kind.BARRIER


def _name(record: Numbered) -> tuple[object, ...]:
    return record.issuer, record.series, record.number, record.suffix, record.symbol
