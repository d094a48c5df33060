"""The search index: for each record its words and those of its title, exact and folded, and over them SQLite's
full-text index if it has one.

The words are worked out here, since SQLite knows no Vietnamese. Triggers (in the migration) keep the full-text index in
step; it holds prefixes of two and three letters, so that a search answers while the user types.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from danvan_desktop.db import statements
from danvan_desktop.db.mappings import BY_NAME, BY_RECORD, Mapped
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.statements import Query
from danvan_desktop.db.tables import search
from danvan_desktop.domain import searching
from danvan_desktop.domain.records import Record, titles


def add(reader: Reader, mapped: Mapped, records: Sequence[Record]) -> None:
    """Indexes new records."""
    if mapped.words is not None:
        statements.insert(reader.connection, search, list(_rows(reader, mapped, records, searching.words_of)))


def change(reader: Reader, mapped: Mapped, changed: Sequence[tuple[Record, Record]]) -> None:
    """Indexes records anew, each given before and after, where their words changed, and those that are found by their
    names too.
    """
    records = [after for before, after in changed if _found_by(mapped, before) != _found_by(mapped, after)]
    if mapped.words is None or not records:
        return
    _put(reader, mapped, records)
    for name, field in _USERS.get(mapped.name, ()):
        user = BY_NAME[name]
        found = _users(user.table, field).rows(reader.connection, [record.uid for record in records])
        if found:
            _put(reader, user, list(reader.by_uids(user.record, [uid for (uid,) in found]).values()))


def remove(connection: Connection, mapped: Mapped, uids: Sequence[str]) -> None:
    """Takes records out of the index."""
    if mapped.words is not None:
        statements.delete(connection, search, uids)


def rebuild(reader: Reader) -> None:
    """Makes the whole index anew."""
    reader.connection.execute(delete(search))
    for mapped in BY_RECORD.values():
        if mapped.words is not None:
            add(reader, mapped, reader.find(mapped.record))


def naming(reader: Reader, name: str) -> list[Record]:
    """The records in whose own words the name stands."""
    _, wanted = searching.both_words(name)
    rows = reader.connection.execute(select(search.c.kind, search.c.uid).where(search.c.folded.contains(wanted))).all()
    records = (one for row in rows for one in reader.by_uids(BY_NAME[row.kind].record, [row.uid]).values())
    return [one for one in records if wanted in searching.both_words(" ".join(filter(None, _own_words(one))))[1]]


def _own_words(record: Record) -> Iterable[str]:
    words = BY_RECORD[type(record)].words
    return words(record) if words is not None else ()


def faults(reader: Reader) -> int:
    """How many records are not indexed as they should be, and entries that belong to no record."""
    known = {row["uid"]: row for row in reader.connection.execute(select(search)).mappings()}
    wrong = 0
    for mapped in BY_RECORD.values():
        if mapped.words is not None:
            for row in _rows(reader, mapped, reader.find(mapped.record), searching.words_of):
                found = known.pop(row["uid"], None)
                wrong += found is None or any(found[name] != value for name, value in row.items())
    return wrong + len(known) + _unsound(reader.connection)


def _unsound(connection: Connection) -> int:
    """1 where the full-text index holds more or fewer entries than there are words for."""
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'search_words'").first()
    if known is None:
        return 0
    indexed = connection.exec_driver_sql("SELECT count(*) FROM search_words_docsize").scalar_one()
    return int(indexed != connection.exec_driver_sql("SELECT count(*) FROM search").scalar_one())


def _put(reader: Reader, mapped: Mapped, records: Sequence[Record]) -> None:
    statements.update(reader.connection, search, list(_rows(reader, mapped, records, searching.words_again)))


def _found_by(mapped: Mapped, record: Record) -> list[str]:
    """The record's own words, and whose words it is found by too."""
    return [*_own_words(record), *(getattr(record, name) for name in mapped.found_by)]


@functools.cache
def _users(table: Table, field: str) -> Query:
    """Which records name one of some others in that field."""
    return Query(select(table.c.uid), table.c[field])


def _rows(
    reader: Reader, mapped: Mapped, records: Sequence[Record], work_out: Callable[[Iterable[str]], tuple[str, str]]
) -> Iterator[dict[str, str]]:
    for record, words in words_of(reader, mapped, records):
        exact, folded = work_out(words)
        exact_title, folded_title = work_out(titles(record))
        known = {"exact": exact, "folded": folded, "exact_title": exact_title, "folded_title": folded_title}
        yield {"kind": mapped.name, "uid": record.uid, **known}


def words_of(reader: Reader, mapped: Mapped, records: Sequence[Record]) -> Iterator[tuple[Record, list[str]]]:
    """The texts that each record is found by, its own first."""
    related = {
        field: reader.by_uids(kind, list({getattr(record, field) for record in records}))
        for field, kind in mapped.found_by.items()
    }
    for record in records:
        yield record, list(filter(None, _words(mapped, record, related)))


def _words(mapped: Mapped, record: Any, related: Mapping[str, Mapping[str, Record]]) -> list[str]:
    found = [*_own_words(record)]
    for field, kind in mapped.found_by.items():
        other, words, told = related[field].get(getattr(record, field)), BY_RECORD[kind].words, mapped.told.get(field)
        if other is not None and told is not None:
            found += told(record, other)
        elif other is not None and words is not None:
            found += words(other)
    return found


_USERS: dict[str, list[tuple[str, str]]] = {}
"""For a kind of record, the kinds that are found by its words, each with the field that names it."""
for _mapped in BY_RECORD.values():
    for _field, _kind in _mapped.found_by.items():
        _USERS.setdefault(BY_RECORD[_kind].name, []).append((_mapped.name, _field))
