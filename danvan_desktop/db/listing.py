"""One list: keys in order, the rows of a page, totals. What it is of stands in `lists.py` and beside it.

Plain SQL over any connection, so that the first page can be read with the standard library while SQLAlchemy loads.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from danvan_desktop.db.conditions import Field, condition, order
from danvan_desktop.db.legible import legible
from danvan_desktop.db.matching import Execute, matching
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.searching import as_typed, terms

Row = TypeVar("Row")


def within(year: str) -> str:
    """The filter `year`, a year (2019) or a stage (2016-2020), over an expression for the year as a number."""
    return f"{year} BETWEEN CAST(substr(:year, 1, 4) AS INTEGER) AND CAST(substr(:year, -4) AS INTEGER)"


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """One list over the joined tables `source`, of which `table` holds the records. What a record always has is joined
    from the left all the same: then SQLite passes by the tables that a query does not ask for.

    `columns` are the expressions that `row` gets in their order; `order` is the list's own; `fields` are what can be
    sorted, compared and summed up, by name; `filters` are conditions with the parameter `:NAME`; `year` is what the
    filter of that name and the choice of years use; `parameters` are needed by the expressions.
    """

    table: str
    source: str
    columns: Sequence[str]
    row: Callable[[Sequence[Any]], Row]
    order: str
    fields: Mapping[str, Field]
    filters: Mapping[str, str]
    year: str
    parameters: Mapping[str, Any]

    def keys(self, execute: Execute, asked: ListQuery, limit: int | None = None) -> list[int]:
        """The ids of all records that fit, or the first `limit`, in order. Without an order of the user's, what was
        found just as it was typed comes first, then the newest.
        """
        parameters: dict[str, Any] = {**self.parameters, "limit": -1 if limit is None else limit}
        chosen = {name: value for name, value in asked.filters.items() if value}
        where = [self.filters[name] for name in chosen]
        terms_of_order = []
        tables = {self.source: 0}  # in order, each once
        for place, one in enumerate(asked.conditions):
            tables[self.fields[one.column].join] = 0
            sql, values = condition(self.fields[one.column], one, f"where{place}")
            where.append(sql)
            parameters |= values
        for place, by in enumerate(asked.order):
            tables[self.fields[by.column].join] = 0
            sql, values = order(self.fields[by.column], by, f"order{place}")
            terms_of_order.append(f"{sql}, ")
            parameters |= values
        parameters |= chosen
        first = "".join(terms_of_order)
        joined = " ".join(tables)
        wanted = terms(asked.search)
        if not wanted:
            return self._ids(execute, joined, where, f"{first}{self.order}, {self.table}.id", parameters)
        forms = [wanted] if asked.order or all(term.exact for term in wanted) else [as_typed(wanted), wanted]
        found: dict[int, None] = {}
        for form in forms:
            source, matches, words, newest = matching(execute, form, [self.table])
            source, own = f"{source} CROSS JOIN {joined}", f"{self.table}.uid = search.uid"
            where_all = [*matches, own, *where]
            found |= dict.fromkeys(self._ids(execute, source, where_all, f"{first}{newest}", {**parameters, **words}))
        return list(found)[:limit]

    def _ids(
        self, execute: Execute, source: str, where: Sequence[str], order: str, parameters: Mapping[str, Any]
    ) -> list[int]:
        condition = " AND ".join(where) or "1 = 1"
        sql = f"SELECT {self.table}.id FROM {source} WHERE {condition} ORDER BY {order} LIMIT :limit"
        return [row[0] for row in execute(sql, parameters)]

    def rows(self, execute: Execute, keys: Sequence[int]) -> list[Row]:
        """The rows of those records, in the order of the keys; records that are gone are left out."""
        ids = ", ".join(str(int(key)) for key in keys)
        sql = f"SELECT {self.table}.id, {', '.join(self.columns)} FROM {self.source} WHERE {self.table}.id IN ({ids})"
        with legible(self.table):
            found = {row[0]: self.row(row) for row in execute(sql, self.parameters)}
        return [found[key] for key in keys if key in found]

    def years(self, execute: Execute) -> list[str]:
        """The years that the filter `year` can be set to, the latest first."""
        sql = f"SELECT DISTINCT {self.year} FROM {self.source} WHERE {self.year} IS NOT NULL ORDER BY 1 DESC"
        return [str(row[0]) for row in execute(sql, self.parameters)]

    def totals(self, execute: Execute, keys: Sequence[int]) -> dict[str, Decimal]:
        """The totals of those records, by the name of the column; without those that have none."""
        summed = {name: one for name, one in self.fields.items() if one.total}
        if not summed or not keys:
            return {}
        sql = f"SELECT {', '.join(one.total for one in summed.values())} FROM {self.source} WHERE {self.table}.id IN ("
        sql += "SELECT value FROM json_each(:keys))"
        (row,) = execute(sql, {**self.parameters, "keys": json.dumps(list(keys))})
        return {
            name: Decimal(value).scaleb(-one.places) + 0
            for (name, one), value in zip(summed.items(), row, strict=True)
            if value is not None
        }


def day_of(value: str | None) -> date | None:
    """A date as SQLite keeps it."""
    return None if value is None else date.fromisoformat(value)


def printed_number(table: str) -> str:
    """The number of a paper as `numbering.printed` writes it; a draft has none."""
    number = f"printf('%02d', {table}.number) || {table}.suffix || {table}.symbol"
    return f"CASE WHEN {table}.number IS NOT NULL THEN {number} END"


def summed(value: str) -> Field:
    """A column of whole numbers with its total."""
    return Field(value, total=f"sum({value})")
