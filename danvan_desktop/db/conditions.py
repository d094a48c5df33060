"""Conditions and orders of lists as plain SQL with named parameters."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import product
from typing import Any
from unicodedata import normalize

from danvan_desktop.domain.lists import Condition, How, Order
from danvan_desktop.domain.vietnamese import Spelling, fold, spelled

Sql = tuple[str, dict[str, Any]]
"""An expression and its parameters."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a column of a list is in SQL: `value` is compared and, where `order` is no other expression, sorted by; a
    number with decimals is kept as a whole one, `places` of them behind the comma; `total` sums the column up; `join`
    brings what `value` needs beyond the tables of the list.
    """

    value: str
    order: str = ""
    places: int = 0
    total: str = ""
    join: str = ""


def condition(field: Field, asked: Condition, name: str) -> Sql:
    """The condition on that column; its parameters begin with `name`."""
    if asked.how is How.EMPTY:
        return f"coalesce({field.value}, '') = ''", {}
    if asked.how is How.FILLED:
        return f"coalesce({field.value}, '') <> ''", {}
    if asked.how is How.CONTAINS:
        found = named(patterns(asked.values[0]), name)
        return f"({' OR '.join(f'{field.value} GLOB :{one}' for one in found)})", found
    if asked.how is How.ONE_OF:
        found = named(asked.values, name)
        return f"{field.value} IN ({', '.join(f':{one}' for one in found)})", found
    first, last = asked.values
    ends: dict[str, Any] = {}
    if first:
        ends[f"{name}_first"] = _whole(first, field.places, ROUND_CEILING) if asked.how is How.NUMBERS else first
    if last:
        ends[f"{name}_last"] = _whole(last, field.places, ROUND_FLOOR) if asked.how is How.NUMBERS else last
    signs = {f"{name}_first": ">=", f"{name}_last": "<="}
    return " AND ".join(f"{field.value} {signs[end]} :{end}" for end in ends), ends


def order(field: Field, asked: Order, name: str) -> Sql:
    """The term of ORDER BY for one column; its parameters begin with `name`."""
    direction = "DESC" if asked.descending else "ASC"
    keys = named(asked.keys, name)
    if not keys:
        return f"{field.order or field.value} {direction}", {}
    places = " ".join(f"WHEN :{one} THEN {place}" for place, one in enumerate(keys))
    return f"CASE {field.value} {places} ELSE {len(keys)} END {direction}", keys


def patterns(typed: str) -> list[str]:
    """The GLOB patterns of the texts in which the typed words stand, capital letters or small ones: a word typed with
    accents just so, wherever its tone mark was put; one without with any accents.

    Patterns are what SQLite compares quickly by itself; 100,000 calls of a function of ours would take seconds.
    """
    words = [dict.fromkeys(spelled(word, one) for one in Spelling) for word in typed.split()]
    return [f"*{' '.join(map(_pattern, spelling))}*" for spelling in product(*words)]


def named(values: Sequence[str], name: str) -> dict[str, str]:
    """The values under the parameters `name_0`, `name_1` …"""
    return {f"{name}_{place}": value for place, value in enumerate(values)}


def _pattern(word: str) -> str:
    exact = fold(word) != word.lower()
    return "".join(_letter(letter, exact=exact) for letter in word)


def _letter(letter: str, *, exact: bool) -> str:
    variants = "" if exact else _VARIANTS.get(letter.lower(), "")
    letters = variants or "".join(dict.fromkeys((letter.lower(), letter.upper())))
    return f"[{letters}]" if len(letters) > 1 or letters in "*?[" else letters


def _whole(number: str, places: int, rounding: str) -> int:
    return int(Decimal(number).scaleb(places).to_integral_value(rounding))


def _variants() -> dict[str, str]:
    """The letters that are one without accents, small and capital, by that."""
    found: dict[str, str] = {"d": "dđDĐ"}
    for vowel in "aăâeêioôơuưy":
        letters = [vowel, *(normalize("NFC", vowel + tone) for tone in "\u0300\u0301\u0303\u0309\u0323")]
        base = fold(vowel)
        found[base] = found.get(base, "") + "".join(letters) + "".join(letters).upper()
    return found


_VARIANTS = _variants()
