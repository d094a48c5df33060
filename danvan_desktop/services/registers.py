"""The registers of the office: their rows with the gaps between them, reservations, cancelled numbers, closing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from danvan_desktop.db import numbers
from danvan_desktop.db.journal import Kind
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain import numbering, registers
from danvan_desktop.domain.directives import Direction, Directive
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.issuing import series_of
from danvan_desktop.domain.registers import (
    ArrivalInput,
    DeliveryInput,
    EntryState,
    Gap,
    Register,
    RegisterEntry,
    ReservationInput,
)
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.issuers import IssuerService
from danvan_desktop.services.issuing import NumberedService, check_free, register_of
from danvan_desktop.texts import registers as texts

LONGEST_GAP = 200  # numbers that one explanation may cover; a longer gap is a register that begins later


@dataclass(frozen=True, slots=True)
class Book:
    """A register as it can be chosen: one series of one issuer."""

    issuer: Issuer
    direction: Direction
    series: str

    @property
    def key(self) -> tuple[str, str]:
        return self.issuer.uid, self.series


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """What the register shows of a number: its entry, or a gap, and of a paper that is here who signed and who gets it
    or, where it came in, who sent it under which number.
    """

    entry: RegisterEntry | None
    gap: Gap | None = None
    state: str
    signer: str = ""
    receivers: tuple[str, ...] = ()
    author: str = ""
    original_number: str = ""
    original_day: date | None = None


class RegisterService:
    """`papers` are the services whose records take numbers."""

    def __init__(
        self,
        store: Store,
        today: Callable[[], date],
        issuers: IssuerService,
        catalogues: CatalogueService,
        papers: Sequence[NumberedService[Any, Any]],
    ) -> None:
        self._store = store
        self._today = today
        self._issuers = issuers
        self._catalogues = catalogues
        self._papers = papers

    # --- reading

    def books(self) -> list[Book]:
        """The registers in use, and then those that the office could begin today, of each issuer."""
        issuers = self._issuers.all()
        with self._store.read() as reader:
            used = [(issuer, Direction(way), name) for issuer, way, name in numbers.series_in_use(reader.connection)]
        books = [Book(issuers[issuer], way, name) for issuer, way, name in used if issuer in issuers]
        known = {book.key for book in books}
        catalogues = self._catalogues.current()
        for issuer in issuers.values():
            if not issuer.own:
                continue
            fresh = [
                Book(issuer, Direction.OUTGOING, series_of(issuer, kind, self._today(), catalogues))
                for kind in (*catalogues.paper_kinds, numbering.COPY)
            ]
            fresh.append(Book(issuer, Direction.INCOMING, arrivals(self._today())))
            for book in fresh:
                if book.key not in known:
                    known.add(book.key)
                    books.append(book)
        return books

    def register(self, book: Book) -> Register:
        """What the office fixed for it."""
        with self._store.read() as reader:
            return register_of(reader, *book.key, book.direction)

    def entries(self, book: Book) -> list[RegisterEntry]:
        """All its numbers in their order: 12, 12a, 12b, 13."""
        with self._store.read() as reader:
            return _entries(reader, book)

    def rows(self, book: Book) -> list[RegisterRow]:
        """All its numbers in their order with the gaps between them."""
        today = self._today()
        with self._store.read() as reader:
            entries = _entries(reader, book)
            found = registers.gaps(entries, register_of(reader, *book.key).start, today)
            rows = [*self._told(reader, entries)]
        rows += [RegisterRow(entry=None, gap=gap, state="gap") for gap in found]
        return sorted(rows, key=_place)

    def unexplained(self, book: Book) -> list[Gap]:
        """The gaps that still need an explanation."""
        return [row.gap for row in self.rows(book) if row.gap is not None]

    def next_number(self, book: Book) -> int:
        """The number that would be reserved or given next."""
        with self._store.read() as reader:
            start = register_of(reader, *book.key).start
            return registers.next_number(_entries(reader, book), start, self._today())

    def next_arrival(self, issuer: str, day: date) -> int:
        """The number that a paper would get that comes in on that day."""
        return self.next_number(Book(self._issuers.all()[issuer], Direction.INCOMING, arrivals(day)))

    # --- writing

    def reserve(self, book: Book, given: ReservationInput) -> RegisterEntry:
        """Keeps a number for somebody. Raises InvalidInput, also where it is another's."""
        asked = registers.reservation(given, self._today())
        with self._store.change(texts.RESERVED.format(number=given.number or book.series)) as changes:
            start = register_of(changes, *book.key).start
            number = asked.number or registers.next_number(_entries(changes, book), start, self._today())
            fields: dict[str, Any] = {
                "state": EntryState.RESERVED,
                "holder": asked.holder,
                "reason": asked.reason,
                "expires": asked.expires,
            }
            return self._put(changes, book, number, asked.suffix, fields)

    def explain(self, book: Book, gap: Gap, reason: str) -> None:
        """Says why numbers were left out. Raises InvalidInput where nothing is said, UserError for too many."""
        why = registers.needed_reason(reason, self._today())
        count = gap.last - gap.first + 1
        if count > LONGEST_GAP:
            raise UserError(texts.too_many(count, LONGEST_GAP))
        with self._store.change(texts.EXPLAINED.format(first=texts.gap(gap.first, gap.last))) as changes:
            for number in range(gap.first, gap.last + 1):
                self._put(changes, book, number, "", {"state": EntryState.SKIPPED, "reason": why})

    def cancel(self, uid: str, reason: str) -> None:
        """Takes a number out of use: a paper becomes a draft again and its number stays visible as cancelled, for good;
        a reservation or an explanation goes. Raises InvalidInput where a reason is needed and none is given.
        """
        with self._store.read() as reader:
            entry = reader.get(RegisterEntry, uid)
        if entry.state is EntryState.CANCELLED:
            raise UserError(texts.cancelled(entry.printed_number, entry.reason))
        if entry.state is not EntryState.TAKEN:
            with self._store.change(texts.RELEASED.format(number=entry.printed_number)) as changes:
                changes.remove(changes.get(RegisterEntry, uid))
            return
        service = next((one for one in self._papers if one.get_key(entry.paper or "") is not None), None)
        if entry.direction is Direction.OUTGOING and service is not None and entry.paper is not None:
            service.cancel_number(entry.paper, reason)
            return
        why = registers.needed_reason(reason, self._today())
        with self._store.change(texts.CANCELLED.format(number=entry.printed_number), Kind.BARRIER) as changes:
            changes.save(replace(entry, state=EntryState.CANCELLED, reason=why))

    def start(self, book: Book, number: str) -> None:
        """Sets the first number, for an office that begins in mid-year. Raises InvalidInput, UserError."""
        with self._store.change(texts.STARTED.format(series=book.series)) as changes:
            first = registers.start_number(number, _entries(changes, book), self._today())
            changes.save(replace(register_of(changes, *book.key, book.direction), start=first))

    def close(self, book: Book) -> None:
        """The closing line: no number is taken any more. Raises UserError while gaps are unexplained."""
        missing = self.unexplained(book)
        if missing:
            raise UserError(texts.unexplained(book.series, [texts.gap(gap.first, gap.last) for gap in missing]))
        with self._store.change(texts.CLOSED.format(series=book.series), Kind.BARRIER) as changes:
            changes.save(replace(register_of(changes, *book.key, book.direction), closed_on=self._today()))

    def reopen(self, book: Book) -> None:
        """Lets numbers be taken again."""
        with self._store.change(texts.REOPENED.format(series=book.series), Kind.BARRIER) as changes:
            changes.save(replace(register_of(changes, *book.key, book.direction), closed_on=None))

    def deliver(self, uid: str, given: DeliveryInput, revision: int | None = None) -> RegisterEntry:
        """Fills in the last columns of a row. Raises InvalidInput."""
        fields = registers.delivery(given, self._today())
        with self._store.read() as reader:
            entry = reader.get(RegisterEntry, uid)
        if revision is not None:
            entry = replace(entry, revision=revision)
        with self._store.change(texts.DELIVERED.format(number=entry.printed_number)) as changes:
            return changes.save(replace(entry, **fields))  # type: ignore[arg-type]  # checked above

    def arrive(self, uid: str, given: ArrivalInput) -> RegisterEntry:
        """Enters a directive that came in into the receiver's register of incoming papers. Raises InvalidInput."""
        check = Checker(texts.LABELS, self._today())
        check.one_of("receiver", given.receiver, {key: one for key, one in self._issuers.all().items() if one.own})
        day = check.date("arrived_on", given.arrived_on, required=True)
        if day is not None and day > self._today():
            check.fail("arrived_on", texts.NOT_YET_HERE)
        number = check.whole("number", given.number, low=1, high=registers.HIGHEST)
        keeper = check.line("keeper", given.keeper, limit=120)
        came = check.passed(day) or self._today()
        with self._store.read() as reader:
            record = reader.get(Directive, uid)
        if record.direction is not Direction.INCOMING:
            raise UserError(texts.NOT_INCOMING)
        with self._store.change(texts.ARRIVED.format(subject=record.subject), Kind.BARRIER) as changes:
            before = changes.find(RegisterEntry, paper=uid, state=EntryState.TAKEN)
            if before:
                raise UserError(texts.ALREADY_ARRIVED.format(number=before[0].printed_number))
            book = Book(changes.get(Issuer, given.receiver), Direction.INCOMING, arrivals(came))
            entries = _entries(changes, book)
            start = register_of(changes, *book.key).start
            fields: dict[str, Any] = {
                "state": EntryState.TAKEN,
                "paper": uid,
                "kind": record.kind,
                "subject": record.subject,
                "dated": came,
                "keeper": keeper,
            }
            return self._put(changes, book, number or registers.next_number(entries, start, self._today()), "", fields)

    def printed(self, book: Book, uids: Sequence[str], pages: int) -> None:
        """Remembers that these rows are in the printed book, which has that many pages now."""
        with self._store.change(texts.PRINTED.format(series=book.series)) as changes:
            for entry in changes.by_uids(RegisterEntry, uids).values():
                changes.save(replace(entry, printed_on=self._today()))
            register = register_of(changes, *book.key, book.direction)
            changes.save(replace(register, pages=pages))

    def _put(self, changes: ChangeSet, book: Book, number: int, suffix: str, fields: dict[str, Any]) -> RegisterEntry:
        """Writes a number that nobody else has, over what no longer stands."""
        named: dict[str, Any] = {"issuer": book.issuer.uid, "series": book.series, "number": number, "suffix": suffix}
        holder = next(iter(changes.find(RegisterEntry, **named)), None)
        check_free(changes, named, numbering.printed(number, suffix, ""), holder, self._today())
        base = holder or RegisterEntry(**named, direction=book.direction, state=EntryState.TAKEN)
        blank: dict[str, Any] = {"holder": "", "reason": "", "expires": None, "paper": None}
        return changes.save(replace(base, **{**blank, **fields}))

    def _told(self, reader: Reader, entries: Sequence[RegisterEntry]) -> Iterator[RegisterRow]:
        """Each entry with what its paper says."""
        known: dict[str, tuple[Any, tuple[str, ...]]] = {}
        uids = [entry.paper for entry in entries if entry.paper]
        for service in self._papers:
            for uid, record in reader.by_uids(service.kind, uids).items():
                known[uid] = record, service.receivers(record)
        issuers = self._issuers.all()
        for entry in entries:
            row = RegisterRow(entry=entry, state=state_of(entry, self._today()))
            record, receivers = known.get(entry.paper or "", (None, ()))
            if record is not None and entry.direction is Direction.INCOMING:
                row = replace(
                    row,
                    author=issuers[record.issuer].name if record.issuer in issuers else "",
                    original_number=record.printed_number.strip(),
                    original_day=record.signed_on,
                )
            elif record is not None and entry.state is EntryState.TAKEN:
                issuer = issuers.get(record.issuer)
                signer = issuer.signer(record.signer) if issuer else None
                row = replace(row, signer=signer.full_name if signer else "", receivers=receivers)
            yield row


def arrivals(day: date) -> str:
    """The series of incoming papers of that year: all kinds together (NĐ 30/2020 art. 22)."""
    return f"{texts.ARRIVALS} {day.year}"


def state_of(entry: RegisterEntry, today: date) -> str:
    """What is shown of a number's state, a key of `texts.STATES`."""
    if entry.state is EntryState.TAKEN and entry.late:
        return "late"
    return "expired" if not entry.stands(today) else entry.state.value


def _entries(reader: Reader, book: Book) -> list[RegisterEntry]:
    found = reader.find(RegisterEntry, issuer=book.issuer.uid, series=book.series)
    return sorted(found, key=lambda entry: (entry.number, _letter(entry.suffix)))


def _place(row: RegisterRow) -> tuple[int, int]:
    if row.entry is not None:
        return row.entry.number, _letter(row.entry.suffix)
    return (row.gap.first if row.gap else 0), -1


def _letter(suffix: str) -> int:
    return registers.LETTERS.find(suffix) + 1 if suffix else 0
