"""The journal: who changed what, when and why, from what to what, in a chain of hashes.

The chain holds the hashes of the payloads, not the payloads, so that one person's data can be erased later and the
chain still verifies.
"""

import functools
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from json.encoder import encode_basestring as _quoted
from typing import Any

import orjson
from sqlalchemy import Connection, select

from danvan_desktop.db.changelog import Entry
from danvan_desktop.db.engine import execute, execute_many
from danvan_desktop.db.preflight import SCHEMA
from danvan_desktop.db.tables import change, change_set
from danvan_desktop.db.upcasters import upcast
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.records import new_uid
from danvan_desktop.texts import store as texts


class Kind(StrEnum):
    """What a change set is to undo: a BARRIER is never crossed, a NOTE is recorded and passed by."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    BARRIER = "barrier"
    NOTE = "note"


End = tuple[int, str]
"""Key and hash of the last change set."""
Fixed = tuple[str, str, str, str, int, str, int | None]
"""Of a change set: uid, moment, who, why, schema, kind, target."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record's part of a change set: the changed fields before and after, as `differences` has them; None before it
    was made or after it was removed.
    """

    kind: str
    record: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def append(
    connection: Connection,
    end: End,
    changes: Sequence[Change],
    at: datetime,
    who: str,
    why: str,
    kind: Kind,
    target: int | None,
) -> Entry:
    """Writes one change set at the end of the chain; what the change log is to hold comes back."""
    last, previous = end
    logged = [(one.kind, one.record, _payload(one)) for one in changes]
    hashes = [_sha(payload) for _, _, payload in logged]
    links = [(kind_, record, hash_) for (kind_, record, _), hash_ in zip(logged, hashes, strict=True)]
    row: dict[str, Any] = {
        "id": last + 1,
        "uid": new_uid(),
        "at": at.isoformat(),
        "who": who,
        "why": why,
        "schema": SCHEMA,
        "kind": str(kind),
        "target": target,
    }
    fixed = (row["uid"], row["at"], who, why, SCHEMA, row["kind"], target)
    row["hash"] = _link(previous, fixed, links)
    entry = Entry(row, previous, logged)
    _write(connection, entry, hashes)
    return entry


def _payload(one: Change) -> str:
    """What a change held, first what is there now: by that beginning `history` knows a removal."""
    after, before = (orjson.dumps(values).decode() for values in (one.after, one.before))
    return f'{{"after": {after}, "before": {before}}}'


def put_back(connection: Connection, entry: Entry) -> None:
    """Writes a set of the log at the end of the chain, as it was."""
    _write(connection, entry, [_sha(payload or "") for _, _, payload in entry.changes])


def _write(connection: Connection, entry: Entry, hashes: Sequence[str]) -> None:
    moment = datetime.fromisoformat(entry.row["at"]).isoformat(" ", "microseconds")  # as SQLAlchemy reads it
    execute(connection, _CHANGE_SET, {**entry.row, "at": moment})
    made = zip(entry.changes, hashes, strict=True)
    key = entry.row["id"]
    execute_many(connection, _CHANGE, [(key, *changed, hash_) for changed, hash_ in made])


_CHANGE_SET = """
    INSERT INTO change_set (id, uid, at, who, why, schema, kind, target, hash)
    VALUES (:id, :uid, :at, :who, :why, :schema, :kind, :target, :hash)
"""
_CHANGE = "INSERT INTO change (change_set, kind, record, payload, payload_hash) VALUES (?, ?, ?, ?, ?)"


def head(connection: Connection) -> str:
    """The hash of the last change set, "" before the first: where the chain stands."""
    return end_of(connection)[1]


def end_of(connection: Connection) -> End:
    """Key and hash of the last change set; 0 and "" before the first."""
    found = execute(connection, "SELECT id, hash FROM change_set ORDER BY id DESC LIMIT 1")
    return found[0] if found else (0, "")


def changes_in(entry: Entry) -> list[Change]:
    """The changes of a set of the log. Raises UserError where a payload was erased on purpose."""
    return [decoded(entry.row["schema"], kind, record, payload) for kind, record, payload in entry.changes]


def changes_of(connection: Connection, step: int) -> list[Change]:
    """The changes of a set in the order they were made. Raises UserError where one was erased on purpose."""
    schema = connection.execute(select(change_set.c.schema).where(change_set.c.id == step)).scalar_one()
    rows = connection.execute(select(change).where(change.c.change_set == step).order_by(change.c.id))
    return [decoded(schema, row.kind, row.record, row.payload) for row in rows]


def decoded(schema: int, kind: str, record: str, payload: str | None) -> Change:
    """A change from the journal in the words of today. Raises UserError where it was erased on purpose."""
    if payload is None:
        raise UserError(texts.ERASED)
    values = orjson.loads(payload)
    return Change(kind, record, upcast(schema, kind, values["before"]), upcast(schema, kind, values["after"]))


def last_change(connection: Connection, record: str) -> tuple[str, datetime] | None:
    """Who changed the record last, and when."""
    query = (
        select(change_set.c.who, change_set.c.at)
        .join(change, change.c.change_set == change_set.c.id)
        .where(change.c.record == record)
        .order_by(change.c.change_set.desc())
        .limit(1)
    )
    found = connection.execute(query).first()
    return (found.who, found.at) if found else None


def broken_links(connection: Connection) -> list[tuple[int, datetime | None]]:
    """Every change set whose hash does not fit its content and the one before it, with its moment, None where that is
    what was altered. A payload that was erased on purpose is None and fits.
    """
    try:
        return list(_broken_links(connection))
    except sqlite3.OperationalError:  # a text that is none any more: once more, slowly
        driver: Any = connection.connection.driver_connection
        driver.text_factory = functools.partial(str, encoding="utf-8", errors="replace")
        try:
            return list(_broken_links(connection))
        finally:
            driver.text_factory = str


def _broken_links(connection: Connection) -> Iterator[tuple[int, datetime | None]]:
    """Sets and changes are read side by side, each once and in order, as plain tuples: there may be hundreds of
    thousands.
    """
    raw = connection.connection
    changes: Any = raw.cursor()
    sets: Any = raw.cursor()
    changes.execute(
        "SELECT change_set, kind, record, payload_hash, CAST(payload AS BLOB) FROM change ORDER BY change_set, id"
    )
    sets.execute("SELECT id, hash, uid, at, who, why, schema, kind, target FROM change_set ORDER BY id")
    following = next(changes, None)
    previous, sha = "", hashlib.sha256
    for key, found, uid, at, who, why, schema, kind, target in sets:
        while following is not None and following[0] < key:
            following = next(changes, None)  # of a set that is gone
        try:
            whole, links = True, []
            while following is not None and following[0] == key:
                _, *link, payload = following
                whole = whole and (payload is None or sha(payload).hexdigest() == link[-1])
                links.append(link)
                following = next(changes, None)
            moment = at.replace(" ", "T").removesuffix(".000000")  # as isoformat() writes it
            text = json_of(previous, (uid, moment, who, why, schema, kind, target), links)
            whole = whole and found == sha(text.encode()).hexdigest()
        except (AttributeError, TypeError):  # something else where a text was written
            whole = False
        if not whole:
            yield key, _moment(at)
        previous = found


def _moment(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None


def _link(previous: str, fixed: Fixed, links: Iterable[Sequence[str]]) -> str:
    return _sha(json_of(previous, fixed, links))


def json_of(previous: str, fixed: Fixed, links: Iterable[Sequence[str]]) -> str:
    """What `json.dumps([previous, fixed, links], ensure_ascii=False)` gives, in a third of the time: a check of the
    chain makes one for each change set. A link is kind, record and payload hash of a change.
    """
    uid, at, who, why, schema, kind, target = fixed
    said = f"{_quoted(uid)}, {_quoted(at)}, {_quoted(who)}, {_quoted(why)}"
    aim = "null" if target is None else target
    parts = ", ".join([f"[{_quoted(name)}, {_quoted(record)}, {_quoted(found)}]" for name, record, found in links])
    return f"[{_quoted(previous)}, [{said}, {schema}, {_quoted(kind)}, {aim}], [{parts}]]"


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
