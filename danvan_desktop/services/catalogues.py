"""Catalogues: the shipped rows with the office's own over them, and the editor's way to change those."""

import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, get_type_hints

from danvan_desktop.db.store import Store
from danvan_desktop.domain import catalogues as domain
from danvan_desktop.domain.catalogues import CatalogueRow, Catalogues, Entry
from danvan_desktop.domain.errors import InvalidInput, Problem, UserError
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.history import TrashDays
from danvan_desktop.domain.money import Rounding, ZeroWord
from danvan_desktop.domain.records import identity
from danvan_desktop.domain.serial import decode
from danvan_desktop.domain.shares import Share
from danvan_desktop.domain.vietnamese import Spelling, fold
from danvan_desktop.resources import resource
from danvan_desktop.services.catalogue_rows import EditorRow, completed, labels, new_key
from danvan_desktop.texts import catalogues as texts

KINDS: Mapping[str, type[Entry]] = {
    "fields": domain.Field,
    "paper_kinds": domain.PaperKind,
    "award_kinds": domain.AwardKind,
    "base_wages": domain.BaseWage,
    "coefficients": domain.Coefficient,
    "laws": domain.Law,
    "terms": domain.Entry,
    "holidays": domain.Holiday,
    "settings": domain.Setting,
}
"""The catalogues, each with what its rows are. The names are those of the files and of the fields of Catalogues."""


SETTINGS: Mapping[str, type[StrEnum]] = {
    "money_rounding": Rounding,
    "zero_word": ZeroWord,
    "spelling": Spelling,
    "quorum": Share,
    "pass_share": Share,
    "party_subject": domain.SubjectForm,
    "nominations": domain.NominationForm,
    "trash_days": TrashDays,
    "day_count": domain.DayCount,
}
"""Settings that are a choice; the others are days."""
LONGEST_HOLIDAY = timedelta(days=31)
HIGHEST = Decimal(1000)  # no award is a thousand base wages


class CatalogueService:
    """Reads the shipped rows once, the office's own whenever they are asked for. `today` is the clock."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today
        self._shipped = {name: _read(name) for name in KINDS}

    def current(self) -> Catalogues:
        """All catalogues as they stand now."""
        own = self._store.find(CatalogueRow)
        return Catalogues(**{name: self._merged(name, own) for name in KINDS})

    def columns(self, name: str) -> list[str]:
        """The fields of a row of the catalogue, the key first."""
        return [field.name for field in fields(KINDS[name])]

    def rows(self, name: str) -> list[EditorRow]:
        """Shipped rows in their order, then the office's own; a replaced row shows the office's values."""
        own = {row.key: row for row in self._store.find(CatalogueRow, catalogue=name)}
        shipped = self._shipped[name]
        rows = [
            EditorRow(
                key,
                own[key].values if key in own and not own[key].removed else values,
                own=key in own,
                shipped=True,
                removed=key in own and own[key].removed,
            )
            for key, values in shipped.items()
        ]
        return rows + [
            EditorRow(key, row.values, own=True, shipped=False, removed=False)
            for key, row in own.items()
            if key not in shipped
        ]

    def put(self, name: str, values: Mapping[str, str]) -> None:
        """Adds a row or puts the office's own in the place of the shipped one. Dates may be typed as everywhere.
        Raises InvalidInput.
        """
        given = self._given(name, values)
        self._save(name, given["key"], given, texts.CHANGED, removed=False)

    def add(self, name: str, values: Mapping[str, str]) -> str:
        """Adds a row as it is typed into the form; its key. Raises InvalidInput."""
        key, given = self._new(name, values, {row.key for row in self.rows(name)}, labels(self.current()))
        self._save(name, key, given, texts.CHANGED, removed=False)
        return key

    def take(self, name: str, rows: Sequence[Mapping[str, str]]) -> list[str]:
        """Adds all rows of a list in one step, typed as into the form; their keys. Raises InvalidInput and takes none
        where one cannot be taken or is there already; the fields of its problems begin with the index in `rows`.
        """
        known, choices = self.rows(name), labels(self.current())
        there = {_called(row.values) for row in known}
        added: dict[str, Mapping[str, str]] = {}
        problems: list[Problem] = []
        for index, values in enumerate(rows):
            try:
                key, given = self._new(name, values, {*added, *(row.key for row in known)}, choices)
                if _called(given) in there:
                    raise InvalidInput([Problem("name", texts.THERE.format(name=given["name"]))])
            except InvalidInput as error:
                problems += [replace(problem, field=f"{index}.{problem.field}") for problem in error.problems]
            else:
                added[key] = given
                there.add(_called(given))
        if problems:
            raise InvalidInput(problems)
        with self._store.change(texts.TAKEN.format(count=len(added))) as changes:
            changes.save_all([CatalogueRow(catalogue=name, key=key, values=given) for key, given in added.items()])
        return list(added)

    def _new(
        self, name: str, values: Mapping[str, str], keys: Collection[str], choices: Mapping[str, Mapping[str, str]]
    ) -> tuple[str, dict[str, str]]:
        """A new row's key, the one that was typed or one that says which it is, and its checked values."""
        row = completed(name, values, choices, self._today())
        key = row.get("key", "").strip()
        if key in keys:
            raise InvalidInput([Problem("key", texts.KEY_TAKEN)])
        given = self._given(name, {**row, "key": key or new_key(row, keys, self._today())})
        return given["key"], given

    def _given(self, name: str, values: Mapping[str, str]) -> dict[str, str]:
        """The values as the files hold them. Raises InvalidInput."""
        check = Checker(texts.LABELS, self._today())
        given = {column: text for column, text in self._checked(check, name, values) if text}
        if name == "holidays":
            _check_days(check, given)
        check.passed(given)
        try:
            decode(KINDS[name], given)
        except TypeError as error:  # a value without a default is missing
            raise InvalidInput([Problem("key", texts.WRONG_ROW)]) from error
        return given

    def _checked(self, check: Checker, name: str, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Every value as the files hold it, by what the rows of the catalogue are."""
        start = check.date("valid_from", values.get("valid_from", ""))
        end = check.date("valid_to", values.get("valid_to", ""), not_before=start)
        days = {"valid_from": start, "valid_to": end}
        for column, kind in get_type_hints(KINDS[name]).items():
            typed = values.get(column, "")
            if column in days:
                yield column, days[column].isoformat() if days[column] else ""  # type: ignore[union-attr]
            elif kind is int:
                yield column, _text(check.money(column, typed))
            elif kind is Decimal:
                yield column, _text(check.decimal(column, typed, low=Decimal(0), high=HIGHEST, places=4))
            elif isinstance(kind, type) and issubclass(kind, StrEnum):
                yield column, check.choice(column, typed, kind)
            elif name == "settings" and column == "value" and values.get("key") in SETTINGS:
                yield column, check.choice(column, typed, SETTINGS[values["key"]])
            elif name == "settings" and column == "value":
                yield column, check.needed_date(column, typed).isoformat()
            else:
                yield column, check.line(column, typed, required=column in ("key", "name"))

    def remove(self, name: str, key: str) -> None:
        """Takes a shipped row out of use, or an own one away. Raises UserError for a setting: it always has a value."""
        if name == "settings":
            raise UserError(texts.SETTING_STAYS)
        if key in self._shipped[name]:
            self._save(name, key, self._shipped[name][key], texts.REMOVED, removed=True)
        else:
            self.restore(name, key)

    def restore(self, name: str, key: str) -> None:
        """Takes the office's own row away, so that the shipped one counts again."""
        for row in self._store.find(CatalogueRow, catalogue=name, key=key):
            with self._store.change(texts.RESTORED.format(name=row.values["name"])) as changes:
                changes.remove(row)

    def _save(self, name: str, key: str, values: Mapping[str, str], why: str, *, removed: bool) -> None:
        with self._store.change(why.format(name=values["name"])) as changes:
            found = changes.find(CatalogueRow, catalogue=name, key=key)
            base = found[0] if found else None
            changes.save(CatalogueRow(**identity(base), catalogue=name, key=key, values=dict(values), removed=removed))

    def _merged(self, name: str, own: list[CatalogueRow]) -> Mapping[str, Any]:
        rows = dict(self._shipped[name])
        for row in own:
            if row.catalogue == name:
                rows[row.key] = row.values
                if row.removed:
                    del rows[row.key]
        return MappingProxyType({key: decode(KINDS[name], values) for key, values in rows.items()})


def _read(name: str) -> dict[str, Mapping[str, str]]:
    data = tomllib.loads(resource("catalogues", f"{name}.toml").read_text("utf-8"))
    return {row["key"]: {column: text for column, text in row.items() if text} for row in data["row"]}


def _called(values: Mapping[str, str]) -> tuple[str, str]:
    """By what two rows are taken for the same: the name, and the day from which on it holds."""
    return fold(values["name"]), values.get("valid_from", "")


def _check_days(check: Checker, given: Mapping[str, str]) -> None:
    """A row of holidays names its days, and no more of them than a holiday ever had."""
    if "valid_from" not in given:
        check.fail("valid_from", texts.NEEDS_DAY)
    elif given["rule"] != domain.HolidayRule.YEARLY and "valid_to" in given:
        first, last = (date.fromisoformat(given[column]) for column in ("valid_from", "valid_to"))
        if last - first > LONGEST_HOLIDAY:
            check.fail("valid_to", texts.TOO_LONG)


def _text(number: object) -> str:
    return "" if number is None else str(number)
