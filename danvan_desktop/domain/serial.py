"""Records as plain data and back: for the journal, the console and packages between offices."""

import functools
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

R = TypeVar("R")
MALFORMED = (AttributeError, KeyError, TypeError, ValueError)
"""What `decode` raises of data that `encode` never made."""
_PLAIN = frozenset({str, int, bool, type(None)})
"""Most values: they are what they are."""


def encode(value: Any) -> Any:
    """Dataclasses to dicts, dates and times to ISO, decimals and enums to text; the rest as it is."""
    kind: Any = type(value)
    return _encoder(kind)(value)


def decode(kind: type[R], data: Mapping[str, Any]) -> R:
    """The dataclass `kind` from what `encode` made of one. Fields that are missing take their default."""
    hints: dict[str, Any] = _hints(cast("Hashable", kind))
    return kind(**{name: _decoded(hints[name], value) for name, value in data.items()})


def decode_field(kind: type, name: str, value: Any) -> Any:
    """One field of the dataclass `kind` from what `encode` made of it."""
    return _decoded(_hints(cast("Hashable", kind))[name], value)


# What is to be done is found out once for each type: a change set may hold a million values.
@functools.cache
def _encoder(kind: type) -> Callable[[Any], Any]:
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return lambda value: {
            name: one if type(one := getattr(value, name)) in _PLAIN else encode(one) for name in names
        }
    if issubclass(kind, tuple):
        return lambda value: [encode(item) for item in value]
    if issubclass(kind, Mapping):
        return dict
    if issubclass(kind, date | time):
        return lambda value: value.isoformat()
    return str if issubclass(kind, Decimal | StrEnum) else lambda value: value


@functools.cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _decoded(hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return None if value is None else _decoded(next(arg for arg in get_args(hint) if arg is not type(None)), value)
    if origin is tuple:
        return tuple(_decoded(get_args(hint)[0], item) for item in value)
    if isinstance(hint, type) and is_dataclass(hint):
        return decode(hint, value)
    if hint in (date, datetime, time):
        return hint.fromisoformat(value)
    if hint is str and not isinstance(value, str):
        raise TypeError(value)
    if hint is int:
        return int(value)  # catalogues hold all their values as text
    if isinstance(hint, type) and issubclass(hint, Decimal | StrEnum):
        return hint(value)
    return value
