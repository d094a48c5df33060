"""What a list asks for: words, choices, what the values of its columns must be, and its order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from danvan_desktop.domain.fields import Checker
from danvan_desktop.texts import lists as texts

LARGEST = Decimal(10) ** 15


class Kind(StrEnum):
    """What a column holds, and so how it can be filtered."""

    TEXT = "text"
    CHOICE = "choice"
    DAY = "day"
    NUMBER = "number"
    MONEY = "money"


class How(StrEnum):
    """How the values of a column are looked at."""

    CONTAINS = "contains"
    ONE_OF = "one_of"
    DAYS = "days"
    NUMBERS = "numbers"
    EMPTY = "empty"
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Condition:
    """What the values of a column must be. `values` are, for CONTAINS, the words, which must stand there just so, but
    without accents where none were typed; for ONE_OF the keys; for DAYS and NUMBERS the first and the last, "" for an
    open end: days as `2026-07-01`, numbers as `12.5`.
    """

    column: str
    how: How
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """One column of an order. Where it holds keys, `keys` are these in their order; others come behind them."""

    column: str
    descending: bool = False
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListQuery:
    """`search` are words, with or without accents, of which all must be found; `filters` are keys by name, an empty one
    does not filter; all `conditions` must hold; `order` are columns, the first one first, none for the
    list's own order.
    """

    search: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    order: tuple[Order, ...] = ()


def between(column: str, kind: Kind, first: str, last: str, today: date) -> Condition | None:
    """The condition that two typed ends mean, days such as `1/7/26`, amounts such as `1.500.000` or other numbers such
    as `12,5`; None where nothing was typed. Raises InvalidInput at `first` or `last`.
    """
    check = Checker(texts.ENDS, today)

    def read(end: str, typed: str) -> date | Decimal | int | None:
        if kind is Kind.DAY:
            return check.date(end, typed)
        if kind is Kind.MONEY:
            return check.money(end, typed)
        return check.decimal(end, typed, low=Decimal(0), high=LARGEST)

    ends: list[Any] = [read("first", first), read("last", last)]
    if None not in ends and ends[0] > ends[1]:
        check.fail("last", texts.ENDS_TURNED)
    values = tuple("" if end is None else str(end) for end in ends)
    how = How.DAYS if kind is Kind.DAY else How.NUMBERS
    return check.passed(Condition(column, how, values) if any(values) else None)
