"""What a list is asked for: the search, the choices above the table, what columns must hold, and the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.lists import Condition, How, Kind, ListQuery, Order
from danvan_desktop.domain.money import format_decimal, format_money
from danvan_desktop.domain.vietnamese import sort_key
from danvan_desktop.texts import lists as texts
from danvan_desktop.ui.chip_bar import Chip
from danvan_desktop.ui.tab_parts import Filter, RecordTabForm
from danvan_desktop.ui.tables import TableColumn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_desktop.bootstrap import Office

NARROW_FILTER = 125  # pixels to which a filter gives way
YEAR = "year"


class FilterBar(QObject):
    """Holds what is asked for; `changed` tells that the user changed it and the list has to be read anew. A filter and
    a column of one name are the same thing: what is chosen in one takes the place of the other.
    """

    changed = Signal()

    def __init__(
        self, form: RecordTabForm, filters: Sequence[Filter], columns: Sequence[TableColumn[Any]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._filters = filters
        self._columns = {column.name: column for column in columns if column.name}
        self._choices: dict[str, list[tuple[str, str]]] = {}
        self._combos: dict[str, QComboBox] = {}
        self._conditions: dict[str, Condition] = {}
        self._order: tuple[Order, ...] = ()
        self._filled = False
        for filter_ in filters:
            self._combos[filter_.name] = self._combo(filter_)
        for first, second in pairwise([form.more_button, *self._combos.values(), form.filter_button]):
            QWidget.setTabOrder(first, second)

    # --- what is asked for

    def query(self) -> ListQuery:
        """What the list is asked for now."""
        return ListQuery(
            search=self._form.search_edit.text(),
            filters={name: combo.currentData() or "" for name, combo in self._combos.items()},
            conditions=tuple(self._conditions.values()),
            order=tuple(replace(one, keys=self._keys(one.column)) for one in self._order),
        )

    def show(self, asked: ListQuery) -> None:
        """Asks for this from now on, as far as the list knows its columns; the caller reads the list anew."""
        with QSignalBlocker(self._form.search_edit):
            self._form.search_edit.setText(asked.search)
        self._conditions = {one.column: one for one in asked.conditions if one.column in self._columns}
        self._order = tuple(replace(one, keys=()) for one in asked.order if one.column in self._columns)
        for name, combo in self._combos.items():
            key = asked.filters.get(name, "")
            if combo.findData(key) < 0:  # its choices come with the office
                combo.addItem("", key)
            combo.setCurrentIndex(combo.findData(key))
        self.show_chips()

    @property
    def order(self) -> tuple[Order, ...]:
        """The columns that the user sorts by, the first one first."""
        return self._order

    def is_on(self) -> bool:
        """Whether anything narrows the list down."""
        return any(self._form.search_edit.text().strip() or self._conditions or self._chosen())

    def condition(self, column: str) -> Condition | None:
        """What the column must hold, also where the combo of that name says it."""
        if column in self._conditions:
            return self._conditions[column]
        key = self._combos[column].currentData() if column in self._combos else ""
        return Condition(column, How.ONE_OF, (key,)) if key else None

    # --- what the user does

    def filter(self, column: str, condition: Condition | None) -> None:
        """Lets the column hold that only, or anything."""
        self._conditions.pop(column, None)
        if column in self._combos:
            self._combos[column].setCurrentIndex(0)
        if condition is not None:
            self._conditions[column] = condition
        self.changed.emit()

    def sort(self, column: str, *, descending: bool | None = None, add: bool = False) -> None:
        """Sorts by the column, besides others with `add`. Without a direction: up, then down, then no more."""
        known = next((one for one in self._order if one.column == column), None)
        if not add and len(self._order) > 1:
            known = None
        if descending is None:
            wanted = None if known is not None and known.descending else Order(column, known is not None)
        else:
            wanted = Order(column, descending)
        if not add:
            self._order = (wanted,) if wanted else ()
        elif known is None:
            self._order += (wanted,) if wanted else ()
        else:
            changed = (wanted if one.column == column else one for one in self._order)
            self._order = tuple(one for one in changed if one is not None)
        self.changed.emit()

    def sort_by(self, order: Sequence[Order]) -> None:
        """Sorts by these columns; by none: in the list's own order."""
        self._order = tuple(order)
        self.changed.emit()

    def clear(self) -> None:
        """Takes back all that narrows the list down; its order stays."""
        self.show(ListQuery(order=self._order))
        self.changed.emit()

    # --- how it is shown

    def fill(self, office: Office) -> None:
        """Reads the choices anew and keeps what was chosen."""
        for column in self._columns.values():
            if column.choices is not None:
                self._choices[column.name] = list(column.choices(office))
        for filter_ in self._filters:
            combo = self._combos[filter_.name]
            chosen = combo.currentData()
            combo.clear()
            combo.addItem(filter_.everything, "")
            for key, label in filter_.choices(office):
                combo.addItem(label, key)
            combo.setCurrentIndex(max(combo.findData(chosen), 0))
        self._filled = True
        self.show_chips()

    def choices(self, column: str) -> Sequence[tuple[str, str]]:
        """What a column of keys can hold, as (key, label)."""
        return self._choices.get(column, [])

    def show_chips(self) -> None:
        """Shows what is on above the table, once the names of choices are known."""
        if not self._filled:
            return
        search = self._form.search_edit.text().strip()
        chips = [Chip(text, remove) for text, remove in self._narrowing()]
        if search:
            chips.insert(0, Chip(texts.SEARCH.format(words=search), self._clear_search))
        self._form.chip_bar.show_chips(chips, self.clear, self._form.search_edit)

    def phrases(self) -> Iterator[str]:
        """What the filters, the search and the order say."""
        for text, _ in self._narrowing():
            yield text
        if words := self._form.search_edit.text().strip():
            yield texts.SEARCH.format(words=words)
        for one in self._order:
            phrase = texts.SORT_DOWN if one.descending else texts.SORT_UP
            yield phrase.format(column=self._columns[one.column].title)

    # --- inside

    def _combo(self, filter_: Filter) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(f"{filter_.name}_filter")
        combo.addItem(filter_.everything, "")
        combo.setAccessibleName(filter_.everything)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(9)
        combo.setMinimumWidth(NARROW_FILTER)
        combo.activated.connect(partial(self._activated, filter_.name))
        self._form.filter_bar.addWidget(combo)
        return combo

    def _activated(self, name: str, _index: int) -> None:
        self._conditions.pop(name, None)
        self.changed.emit()

    def _chosen(self) -> list[str]:
        return [name for name, combo in self._combos.items() if combo.currentData()]

    def _narrowing(self) -> Iterator[tuple[str, Any]]:
        """Each filter as a phrase, and what takes it back."""
        for name in self._chosen():
            label = self._combos[name].currentText()
            column = self._columns.get(name)
            if column is not None:
                yield texts.one_of(column.title, [label]), partial(self.filter, name, None)
            else:
                year = name == YEAR and label.isdecimal()
                yield texts.of_year(label) if year else label, partial(self._clear_combo, name)
        for name, condition in self._conditions.items():
            yield self._phrase(condition), partial(self.filter, name, None)

    def _phrase(self, asked: Condition) -> str:
        column = self._columns[asked.column]
        match asked.how:
            case How.CONTAINS:
                return texts.contains(column.title, asked.values[0])
            case How.ONE_OF:
                labels = dict(self.choices(asked.column))
                return texts.one_of(column.title, [labels.get(key, key) for key in asked.values])
            case How.EMPTY:
                return texts.empty(column.title)
            case How.FILLED:
                return texts.filled(column.title)
            case _:
                first, last = (shown(end, column.kind) for end in asked.values)
                return texts.between(column.title, first, last)

    def _clear_combo(self, name: str) -> None:
        self._combos[name].setCurrentIndex(0)
        self.changed.emit()

    def _clear_search(self) -> None:
        with QSignalBlocker(self._form.search_edit):
            self._form.search_edit.clear()
        self.changed.emit()

    def _keys(self, name: str) -> tuple[str, ...]:
        """The keys of a column in the order that sorts it."""
        choices = self.choices(name)
        if not self._columns[name].ranked:
            choices = sorted(choices, key=lambda choice: sort_key(choice[1]))
        return tuple(key for key, _ in choices)


def shown(end: str, kind: Kind) -> str:
    """One end of a condition as the user types it."""
    if not end:
        return ""
    if kind is Kind.DAY:
        return format_date(date.fromisoformat(end))
    return format_money(int(end)) if kind is Kind.MONEY else format_decimal(Decimal(end))
