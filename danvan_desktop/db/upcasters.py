"""Old entries of the journal in the words of today.

An entry keeps the schema number it was written under and is never rewritten, for its hash stands in the chain. Whoever
reads it gets it brought up step by step, one function a schema. A field that was added needs none: it takes its
default. A migration that renames, splits or removes one registers a function here.
"""

from collections.abc import Callable, Mapping
from typing import Any

from danvan_desktop.db.preflight import SCHEMA

Values = dict[str, Any]
Upcaster = Callable[[str, Values], Values]
"""From the kind of a record and the values of some of its fields, as journalled, to the same in the next schema."""

UPCASTERS: Mapping[int, Upcaster] = {}
"""By the schema from which they lead to the next one."""


def upcast(
    schema: int, kind: str, values: Mapping[str, Any] | None, upcasters: Mapping[int, Upcaster] = UPCASTERS
) -> Values | None:
    """What an entry of that schema says today; None stays None: the record was not there."""
    if values is None:
        return None
    current = dict(values)
    for number in range(schema, SCHEMA):
        if number in upcasters:
            current = upcasters[number](kind, current)
    return current
