"""What of the followed tasks is asked for: the fields above the matrix and the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLineEdit

from danvan_desktop.domain import matrices
from danvan_desktop.domain.dates import day_or_none, format_date, parse_date
from danvan_desktop.domain.lists import ListQuery, Order
from danvan_desktop.domain.vietnamese import fold, sort_key
from danvan_desktop.texts import assignments as texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.matrices import Matrix


@dataclass(frozen=True, slots=True)
class FiltersForm:
    """The widgets that code touches."""

    directive_combo: QComboBox
    year_combo: QComboBox
    state_combo: QComboBox
    body_combo: QComboBox
    due_from_edit: QLineEdit
    due_to_edit: QLineEdit
    search_edit: QLineEdit


class TaskFilters:
    """Filters by name: directive, year, state (a State, UNREPORTED or OVERDUE), body; due_from, due_to (ISO), which
    hold for the list only.
    """

    def __init__(self, form: FiltersForm, office: Office) -> None:
        self._office = office
        self._search = form.search_edit
        self.combos = {
            "directive": form.directive_combo,
            "year": form.year_combo,
            "state": form.state_combo,
            "body": form.body_combo,
        }
        self.edits = {"due_from": form.due_from_edit, "due_to": form.due_to_edit}
        self._fill()

    def chosen(self, name: str) -> str:
        """The key that is chosen in a combo, empty for everything."""
        key: str = self.combos[name].currentData() or ""
        return key

    def choose(self, filters: Mapping[str, str]) -> None:
        """Sets all filters, without a signal; those that are not named are cleared."""
        for name, combo in self.combos.items():
            with QSignalBlocker(combo):
                combo.setCurrentIndex(max(combo.findData(filters.get(name, "")), 0))
        for name, edit in self.edits.items():
            with QSignalBlocker(edit):
                day = filters.get(name, "")
                edit.setText(format_date(parse_date(day, self._office.today())) if day else "")

    def enable(self, *, for_list: bool) -> None:
        """Lets be typed only what is used for the list, or for the matrix."""
        for edit in self.edits.values():
            edit.setEnabled(for_list)
        self.combos["year"].setEnabled(not self.chosen("directive"))

    def narrowed(self, whole: Matrix) -> Matrix:
        """What the filters and the words leave of a matrix."""
        words = fold(self._search.text()).split()
        return matrices.narrowed(whole, self.chosen("state"), self.chosen("body"), words)

    def query(self, order: Sequence[Order]) -> ListQuery:
        """What the list is asked for, in that order."""
        filters = {name: self.chosen(name) for name in self.combos}
        if filters["directive"]:
            filters["year"] = ""
        for name, edit in self.edits.items():
            if day := self._day(edit):
                filters[name] = day
        return ListQuery(search=self._search.text(), filters=filters, order=tuple(order))

    def phrases(self) -> Iterator[str]:
        """What the filters say."""
        for combo in self.combos.values():
            if combo.currentData() and combo.isEnabled():
                yield combo.currentText()

    def _fill(self) -> None:
        assignments = self._office.assignments
        heirs = assignments.asked_now(assignments.bodies())
        bodies = {unit.uid: unit.name for several in heirs.values() for unit in several}
        for name, everything, choices in (
            ("directive", texts.EVERY_DIRECTIVE, assignments.followed()),
            ("year", texts.EVERY_YEAR, [(year, year) for year in assignments.years()]),
            ("state", texts.EVERY_STATE, list(texts.FILTERS.items())),
            ("body", texts.EVERY_BODY, sorted(bodies.items(), key=lambda one: sort_key(one[1]))),
        ):
            combo = self.combos[name]
            combo.addItem(everything, "")
            for key, label in choices:
                combo.addItem(label, key)

    def _day(self, edit: QLineEdit) -> str:
        """The day typed into a filter, empty while it is none."""
        day = day_or_none(edit.text(), self._office.today())
        return day.isoformat() if day else ""
