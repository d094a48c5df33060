"""What a change set holds of a changed record: of each side only the fields that differ, encoded.

A field of parts, such as the tasks of a directive, is a list where parts came, went or moved. Where they are the same
ones in the same order, it is a mapping by uid of just those that differ: one word in one of fifty tasks is no reason to
write all fifty down twice.
"""

import functools
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, cast

from danvan_desktop.db.journal import Change
from danvan_desktop.domain.records import Part, Record
from danvan_desktop.domain.serial import encode

Values = Mapping[str, Any]
_ASIDE = ("id", "revision")
"""The local key and the count of saves are no content."""
_UID = attrgetter("uid")


def difference(kind: str, before: Record | None, after: Record | None) -> Change:
    """What changed between two states of one record."""
    if before is None or after is None:
        record = (after or before).uid  # type: ignore[union-attr]  # one of the two is there
        old, new = (None if one is None else encode(one) for one in (before, after))
        return Change(kind, record, old, new)
    old, new = {}, {}
    names, contents = _contents(cast("Hashable", type(after)))
    for name, one, other in zip(names, contents(before), contents(after), strict=True):
        if one is not other and one != other:
            old[name], new[name] = _sides(one, other)
    return Change(kind, after.uid, old, new)


def merged(values: Values, side: Values) -> dict[str, Any]:
    """An encoded record as it is with one side of a change."""
    return {**values, **{name: _merged(values.get(name), value) for name, value in side.items()}}


def agrees(values: Values, side: Values) -> bool:
    """Whether an encoded record is what one side of a change says, as far as that says anything."""
    return all(_agrees(values.get(name), value) for name, value in side.items() if name not in _ASIDE)


@functools.cache
def _contents(kind: Hashable) -> tuple[tuple[str, ...], Callable[[Record], tuple[Any, ...]]]:
    """The names of the contents of a record, and what takes these out of one."""
    names = tuple(field.name for field in fields(cast("type[Record]", kind)) if field.name not in _ASIDE)
    return names, attrgetter(*names)


def _sides(before: Any, after: Any) -> tuple[Any, Any]:
    if not _same_parts(before, after):
        return encode(before), encode(after)
    # Most parts are the same object (`Reader.stored`), and to compare one with itself goes through all its fields.
    pairs = zip(before, after, strict=True)
    different = [(one, other) for one, other in pairs if one is not other and one != other]
    return {one.uid: encode(one) for one, _ in different}, {one.uid: encode(one) for _, one in different}


def _same_parts(before: Any, after: Any) -> bool:
    parts = isinstance(after, tuple) and bool(after) and isinstance(after[0], Part)
    return parts and list(map(_UID, before)) == list(map(_UID, after))


def _merged(value: Any, side: Any) -> Any:
    if isinstance(value, list) and isinstance(side, Mapping):
        return [side.get(part["uid"], part) for part in value]
    return side


def _agrees(value: Any, side: Any) -> bool:
    if isinstance(value, list) and isinstance(side, Mapping):
        parts = {part["uid"]: part for part in value}
        return all(parts.get(uid) == part for uid, part in side.items())
    return bool(value == side)
