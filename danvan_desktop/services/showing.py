"""Journalled values as a person reads them: dates as printed, words of choices, names in the place of uids."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from danvan_desktop.db.conflicts import title_of
from danvan_desktop.db.mappings import BY_NAME
from danvan_desktop.db.reader import Reader
from danvan_desktop.domain import deadlines, recurrence
from danvan_desktop.domain.catalogues import Catalogues
from danvan_desktop.domain.dates import format_date, format_moment
from danvan_desktop.domain.hours import format_time
from danvan_desktop.domain.money import format_decimal, format_money
from danvan_desktop.domain.recurrence import Recurrence
from danvan_desktop.domain.serial import decode_field
from danvan_desktop.texts import history as texts

_MONEY = ("amount",)
_CATALOGUES = {
    "exemplar.field": "fields",
    "award_decision.award_kind": "award_kinds",
    "directive.kind": "paper_kinds",
    "register_entry.kind": "paper_kinds",
}
_BETWEEN = " · "
_FORMATS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (type(None), lambda _none: ""),
    (bool, lambda value: texts.YES_NO[value]),
    (datetime, format_moment),
    (date, format_date),
    (time, format_time),
    (Decimal, format_decimal),
    (Recurrence, recurrence.typed),
    (Mapping, lambda values: _BETWEEN.join(str(one) for one in values.values() if one)),
)


class Showing:
    """Shows the values of one state of the database; names that it looked up are kept for the next value."""

    def __init__(self, reader: Reader, catalogues: Catalogues) -> None:
        self._reader = reader
        self._catalogues = catalogues
        self._names: dict[str, str] = {}

    def value(self, kind: str, field: str, data: Any) -> str:
        """A field of a record, as the journal holds it; empty where nothing was there."""
        if kind not in BY_NAME:
            return _plain(data)
        try:
            found = decode_field(BY_NAME[kind].record, field, data)
        except (KeyError, ValueError, TypeError):  # a field or a choice of former days
            return _plain(data)
        return self._shown(f"{kind}.{field}", found)

    def both(self, kind: str, field: str, before: Any, after: Any) -> tuple[str, str]:
        """A field before and after; of parts only those that differ, unless nothing but their order does."""
        if kind in BY_NAME and field in BY_NAME[kind].parts:
            before, after = (list(side.values()) if isinstance(side, Mapping) else side for side in (before, after))
        if not isinstance(before, list) or not isinstance(after, list):
            return self.value(kind, field, before), self.value(kind, field, after)
        old = [part for part in before if part not in after]
        new = [part for part in after if part not in before]
        return self.value(kind, field, old or (before if not new else [])), self.value(
            kind, field, new or (after if not old else [])
        )

    def _shown(self, at: str, value: Any) -> str:
        for kind, show in _FORMATS:
            if isinstance(value, kind):
                return show(value)
        if isinstance(value, StrEnum):
            return texts.CHOICES.get(at, {}).get(value) or str(value)
        if isinstance(value, int):
            return format_money(value) if at.rsplit(".", 1)[-1] in _MONEY else str(value)
        if isinstance(value, tuple):
            return "\n".join(shown for one in value if (shown := self._shown(at, one)))
        return self._part(at, value) if is_dataclass(value) else self._text(at, str(value))

    def _part(self, at: str, part: Any) -> str:
        cells = (self._cell(f"{at}.{field.name}", part, field.name) for field in fields(part))
        return _BETWEEN.join(cell for cell in cells if cell)

    def _cell(self, at: str, part: Any, name: str) -> str:
        """A field of a part, beside others without its label: what says nothing alone is told with its neighbour."""
        value = getattr(part, name)
        if name in ("uid", "due_included"):
            return ""
        if name == "due":
            return deadlines.shown(value, part.due_included)
        return texts.FLAGS[at][value] if at in texts.FLAGS else self._shown(at, value)

    def _text(self, at: str, text: str) -> str:
        if at in texts.CHOICES:
            return texts.CHOICES[at].get(text, text)
        if at in _CATALOGUES:
            rows = getattr(self._catalogues, _CATALOGUES[at])
            return rows[text].name if text in rows else text
        if len(text) != 36 or text.count("-") != 4:
            return text
        if text not in self._names:
            self._names[text] = title_of(self._reader, text) or text
        return self._names[text]


def _plain(data: Any) -> str:
    if isinstance(data, Mapping):
        return _BETWEEN.join(_plain(value) for key, value in data.items() if value and key != "uid")
    if isinstance(data, Sequence) and not isinstance(data, str):
        return "\n".join(_plain(one) for one in data)
    return "" if data is None else str(data)
