"""What a list remembers from one start to the next: columns, filters, order, saved filters, the panel's width."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.serial import decode, encode
from danvan_desktop.domain.vietnamese import sort_key
from danvan_desktop.ui.list_columns import ColumnLayout

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SavedFilters:
    """Queries by the names that the user gave them."""

    by_name: Mapping[str, object] = field(default_factory=dict)


class ListMemory:
    """The part of the settings under the name of one list. What cannot be read there any more is passed over."""

    def __init__(self, settings: QSettings, name: str) -> None:
        self._settings = settings
        self._name = name

    @property
    def columns(self) -> ColumnLayout:
        """How the columns were laid out."""
        return self._load("columns", ColumnLayout)

    @columns.setter
    def columns(self, layout: ColumnLayout) -> None:
        self._keep("columns", layout)

    @property
    def asked(self) -> ListQuery:
        """What the list was asked for, but for the search, which is of the moment."""
        return replace(self._load("asked", ListQuery), search="")

    @asked.setter
    def asked(self, query: ListQuery) -> None:
        self._keep("asked", replace(query, search=""))

    @property
    def filters(self) -> dict[str, ListQuery]:
        """The saved filters by name, in the order of the alphabet."""
        found = {name: _decoded(ListQuery, data) for name, data in self._load("filters", SavedFilters).by_name.items()}
        return {name: query for name in sorted(found, key=sort_key) if (query := found[name]) is not None}

    @filters.setter
    def filters(self, filters: Mapping[str, ListQuery]) -> None:
        self._keep("filters", SavedFilters({name: encode(query) for name, query in filters.items()}))

    @property
    def panel(self) -> QByteArray | None:
        """The state of the splitter between list and panel; None where it was never moved."""
        state = self._settings.value(f"{self._name}/panel")
        return state if isinstance(state, QByteArray) else None

    @panel.setter
    def panel(self, state: QByteArray) -> None:
        self._settings.setValue(f"{self._name}/panel", state)

    def _load(self, what: str, kind: type[T]) -> T:
        try:
            data = json.loads(str(self._settings.value(f"{self._name}/{what}", "{}")))
        except ValueError:
            data = {}
        found = _decoded(kind, data)
        return kind() if found is None else found

    def _keep(self, what: str, value: object) -> None:
        self._settings.setValue(f"{self._name}/{what}", json.dumps(encode(value), ensure_ascii=False))


def _decoded(kind: type[T], data: object) -> T | None:
    try:
        return decode(kind, data)  # type: ignore[arg-type]
    except (TypeError, ValueError, AttributeError, LookupError):
        return None
