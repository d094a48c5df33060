"""What every record has: a uid that survives the merger of two databases, a local key, a revision."""

import functools
import random
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, cast

# The system is asked for chance once, as a seed: each time it is asked Python is let go of for a moment, and a window
# that waits for it while a worker makes thousands of uids would get it in none of them.
_chance = random.Random()  # noqa: S311 - a uid is no secret
_lock = threading.Lock()
_last = 0


def new_uid() -> str:
    """A UUIDv7 as 36 characters: sorts by time of creation, also within one process and one millisecond (RFC 9562)."""
    global _last  # noqa: PLW0603 - one clock for the process
    with _lock:
        # 48 bits of milliseconds and 12 bits of their fraction; never the same or an earlier one twice.
        _last = max(time.time_ns() * 4096 // 1_000_000, _last + 1)
        ticks = _last
    number = ticks >> 12 << 80 | 7 << 76 | (ticks & 0xFFF) << 64 | 2 << 62 | _chance.getrandbits(62)
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A child that lives and dies with its record, such as a task of a directive. Its place is its index."""

    uid: str = field(default_factory=new_uid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something the store keeps.

    `uid` is for references and for other offices, `id` the key in this database (None until saved), `revision` counts
    the saves, so that nobody overwrites what another has changed meanwhile.
    """

    uid: str = field(default_factory=new_uid)
    id: int | None = None
    revision: int = 0


R = TypeVar("R", bound=Record)


def saved_again(record: R) -> R:
    """The record with the next revision. `replace` would look at each field anew, which takes longer than to save some
    records.
    """
    names, values = _contents(cast("Hashable", type(record)))
    return type(record)(**dict(zip(names, values(record), strict=True), revision=record.revision + 1))


@functools.cache
def _contents(kind: Hashable) -> tuple[tuple[str, ...], Callable[[Record], tuple[Any, ...]]]:
    """The names of the fields of a kind of records, and what takes their values out of one."""
    names = tuple(one.name for one in fields(cast("type[Record]", kind)))
    return names, attrgetter(*names)


def title(record: Record) -> str:
    """What a person knows a record by: its printed number, its name or subject, or both."""
    return " – ".join(titles(record))


def titles(record: Record) -> list[str]:
    """The one or two texts of its title."""
    number = getattr(record, "printed_number", "") if getattr(record, "number", None) is not None else ""
    name = (
        getattr(record, "name", "") or getattr(record, "subject", "") or getattr(record, "values", {}).get("name", "")
    )
    return [part for part in (number, name) if part]


def identity(base: Record | None) -> dict[str, Any]:
    """The keyword arguments that make a changed record the same record as `base`; none for a new one."""
    return {} if base is None else {"uid": base.uid, "id": base.id, "revision": base.revision}


def part_identity(uid: str | None) -> dict[str, Any]:
    """The same for a part, of which a form knows only the uid."""
    return {} if uid is None else {"uid": uid}
