"""The journal: who changed what, when and why, from what to what, in a chain of hashes.

The chain holds the hashes of the payloads, not the payloads, so that one person's data can be erased later and the
chain still verifies.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select

from danvan_desktop.db.changelog import Entry
from danvan_desktop.db.preflight import SCHEMA
from danvan_desktop.db.tables import change, change_set
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.records import Record, new_uid
from danvan_desktop.domain.serial import encode
from danvan_desktop.texts import store as texts

UNDO_DEPTH = 200


class Kind(StrEnum):
    """What a change set is to undo: a BARRIER is never crossed."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    BARRIER = "barrier"


@dataclass(frozen=True, slots=True)
class Change:
    """One record's part of a change set: the changed fields before and after; None before it was made or after it was
    removed.
    """

    kind: str
    record: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Step:
    """A change set that can be undone or redone."""

    id: int
    why: str


def difference(kind: str, before: Record | None, after: Record | None) -> Change:
    """What changed between two states of one record. The local key and the revision are no content."""
    old = None if before is None else encode(before)
    new = None if after is None else encode(after)
    record = (after or before).uid  # type: ignore[union-attr]  # one of the two is there
    if old is not None and new is not None:
        names = [name for name in new if new[name] != old[name] and name not in ("id", "revision")]
        old, new = {name: old[name] for name in names}, {name: new[name] for name in names}
    return Change(kind, record, old, new)


def append(
    connection: Connection, changes: Sequence[Change], at: datetime, who: str, why: str, kind: Kind, target: int | None
) -> Entry:
    """Writes one change set at the end of the chain; what the change log is to hold comes back."""
    previous = head(connection)
    payloads = [json.dumps({"before": c.before, "after": c.after}, ensure_ascii=False, sort_keys=True) for c in changes]
    hashes = [_sha(payload) for payload in payloads]
    row: dict[str, Any] = {
        "uid": new_uid(),
        "at": at,
        "who": who,
        "why": why,
        "schema": SCHEMA,
        "kind": str(kind),
        "target": target,
    }
    links = [(c.kind, c.record, h) for c, h in zip(changes, hashes, strict=True)]
    row["hash"] = _link(previous, row, links)
    result = connection.execute(insert(change_set).values(**row))
    key = result.inserted_primary_key
    if key is None:
        raise RuntimeError("the change set got no key")
    rows = [
        {"change_set": key[0], "kind": c.kind, "record": c.record, "payload": p, "payload_hash": h}
        for c, p, h in zip(changes, payloads, hashes, strict=True)
    ]
    if rows:
        connection.execute(insert(change), rows)
    logged = [(c.kind, c.record, payload) for c, payload in zip(changes, payloads, strict=True)]
    return Entry(row | {"id": key[0], "at": at.isoformat()}, previous, logged)


def head(connection: Connection) -> str:
    """The hash of the last change set, "" before the first: where the chain stands."""
    return connection.execute(select(change_set.c.hash).order_by(change_set.c.id.desc()).limit(1)).scalar() or ""


def changes_in(entry: Entry) -> list[Change]:
    """The changes of a set of the log. Raises UserError where a payload was erased on purpose."""
    found = []
    for kind, record, payload in entry.changes:
        if payload is None:
            raise UserError(texts.ERASED)
        values = json.loads(payload)
        found.append(Change(kind, record, values["before"], values["after"]))
    return found


def put_back(connection: Connection, entry: Entry) -> None:
    """Writes a set of the log at the end of the chain, as it was."""
    row = dict(entry.row) | {"at": datetime.fromisoformat(entry.row["at"])}
    connection.execute(insert(change_set).values(**row))
    rows = [
        {
            "change_set": row["id"],
            "kind": kind,
            "record": record,
            "payload": payload,
            "payload_hash": _sha(payload or ""),
        }
        for kind, record, payload in entry.changes
    ]
    if rows:
        connection.execute(insert(change), rows)


def changes_of(connection: Connection, step: int) -> list[Change]:
    """The changes of a set in the order they were made."""
    rows = connection.execute(select(change).where(change.c.change_set == step).order_by(change.c.id)).mappings()
    found = []
    for row in rows:
        payload = json.loads(row["payload"])
        found.append(Change(row["kind"], row["record"], payload["before"], payload["after"]))
    return found


def steps(connection: Connection) -> tuple[list[Step], list[Step]]:
    """What can be undone and what can be redone, the next one last. A barrier ends both."""
    rows = connection.execute(
        select(change_set.c.id, change_set.c.why, change_set.c.kind, change_set.c.target)
        .order_by(change_set.c.id.desc())
        .limit(UNDO_DEPTH)
    ).all()
    undo: list[Step] = []
    redo: list[Step] = []
    for row in reversed(rows):
        match Kind(row.kind):
            case Kind.DO:
                undo.append(Step(row.id, row.why))
                redo.clear()
            case Kind.UNDO:
                # The step undone may be older than the window that was read.
                redo.append(undo.pop() if undo and undo[-1].id == row.target else Step(row.target, row.why))
            case Kind.REDO:
                undo.append(redo.pop() if redo and redo[-1].id == row.target else Step(row.target, row.why))
            case Kind.BARRIER:
                undo.clear()
                redo.clear()
    return undo, redo


def broken_links(connection: Connection) -> Iterator[tuple[int, datetime]]:
    """Every change set whose hash does not fit its content and the one before it. A payload that was erased on
    purpose is None and fits.
    """
    previous = ""
    for row in connection.execute(select(change_set).order_by(change_set.c.id)).mappings().all():
        changes = (
            connection.execute(select(change).where(change.c.change_set == row["id"]).order_by(change.c.id))
            .mappings()
            .all()
        )
        whole = all(c["payload"] is None or _sha(c["payload"]) == c["payload_hash"] for c in changes)
        links = [(c["kind"], c["record"], c["payload_hash"]) for c in changes]
        if not whole or row["hash"] != _link(previous, dict(row), links):
            yield row["id"], row["at"]
        previous = row["hash"]


def _link(previous: str, row: Mapping[str, Any], links: Sequence[tuple[str, str, str]]) -> str:
    fixed = [row["uid"], row["at"].isoformat(), row["who"], row["why"], row["schema"], row["kind"], row["target"]]
    return _sha(json.dumps([previous, fixed, list(links)], ensure_ascii=False))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
