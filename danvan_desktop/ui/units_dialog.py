"""The units of the area, with the days from and to which they exist, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHeaderView, QLineEdit

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.units import Unit, UnitInput
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.texts import units as texts
from danvan_desktop.ui import pasted_rows, prompts
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.list_dialog import ListDialog, ListForm
from danvan_desktop.ui.list_editor import EditorColumn, ListEditor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from danvan_desktop.bootstrap import Office

_HEADINGS = ("ten don vi", "don vi", "ten")


@dataclass(frozen=True, slots=True)
class UnitsForm(ListForm):
    """The widgets that code touches."""

    search_edit: QLineEdit
    kind_combo: QComboBox
    successors_table: ListEditor


class UnitsDialog(ListDialog):
    """All units, those of former days too."""

    new = texts.NEW

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent, office)
        self.form: UnitsForm = load_form(self, "units_dialog", UnitsForm)
        self._units: dict[str, Unit] = {}
        for key, label in texts.KINDS.items():
            self.form.kind_combo.addItem(label, key)
        self.bind(
            ["name", "kind", "valid_from", "valid_to", "successors"],
            dates=("valid_from", "valid_to"),
            follows={"valid_to": "valid_from"},
        )
        self.form.successors_table.horizontalHeader().hide()
        header = self.form.records_tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place, width in ((1, 168), (2, 88), (3, 88)):
            header.resizeSection(place, width)
        self.form.search_edit.textChanged.connect(lambda _text: self._filter())
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(lambda: self.form.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason))
        pasted_rows.offer(self.form.records_tree, texts.PASTE, self.paste)
        self.start()

    def paste(self) -> None:
        """Adds the units of a list that was copied in Excel or Word, after asking."""
        given = [_of_row(cells) for cells in pasted_rows.copied_rows(self) if fold(cells[0]) not in _HEADINGS]
        if not given:
            prompts.inform(self, texts.NO_ROWS.format(kinds="; ".join(texts.KINDS.values())))
            return
        names = [unit.name for unit in given]
        if not pasted_rows.take(self, names, texts.ask_paste, lambda: self.office.units.take(given), texts.not_taken):
            return
        self.reload()
        self.form.note_label.setText(texts.TAKEN.format(count=len(given)))

    def records(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        return [
            (unit.uid, (unit.name, texts.KINDS[unit.kind], _shown(unit.valid_from), _shown(unit.valid_to)))
            for unit in self._units.values()
        ]

    def reload(self) -> None:
        self._units = {unit.uid: unit for unit in self.office.units.all()}
        choices = tuple((unit.uid, _label(unit)) for unit in self._units.values())
        self.form.successors_table.set_columns([EditorColumn("unit", texts.SUCCESSOR, "choice", choices=choices)])
        super().reload()
        self._filter()

    def show_record(self, uid: str | None) -> None:
        unit = self._units.get(uid) if uid else None
        self.revision = unit.revision if unit else None
        self.set_value("name", unit.name if unit else "")
        self.set_value("kind", unit.kind if unit else "")
        self.set_value("valid_from", _shown(unit.valid_from) if unit else "")
        self.set_value("valid_to", _shown(unit.valid_to) if unit else "")
        self.set_value("successors", [{"unit": one.unit} for one in (unit.successors if unit else ())])

    def save(self) -> Unit:
        values: dict[str, Any] = self.values()
        check = Checker(texts.LABELS, self.office.today())
        successors = tuple(
            check.one_of(f"successors.{index}", row["unit"], self._units)
            for index, row in enumerate(values.pop("successors"))
            if row["unit"]
        )
        given = check.passed(UnitInput(**values, successors=successors))
        return self.office.units.save(given, self.uid, self.revision)

    def remove(self, uid: str) -> None:
        self.office.units.remove(uid)

    def _filter(self) -> None:
        """Shows the units whose row holds every word that was typed, accents or not."""
        words = fold(self.form.search_edit.text()).split()
        tree = self.form.records_tree
        for place in range(tree.topLevelItemCount()):
            item = tree.topLevelItem(place)
            if item is not None:
                row = fold(" ".join(item.text(column) for column in range(tree.columnCount())))
                item.setHidden(not all(word in row for word in words))


def _of_row(cells: Sequence[str]) -> UnitInput:
    """Name, kind by its label, first and last day; a kind that is none is left to be refused."""
    name, kind, start, end = [*cells, "", "", "", ""][:4]
    kinds = {fold(label): key for key, label in texts.KINDS.items()}
    return UnitInput(name=name, kind=kinds.get(fold(kind), kind), valid_from=start, valid_to=end)


def _shown(day: date | None) -> str:
    return format_date(day) if day else ""


def _label(unit: Unit) -> str:
    """Two units of one name differ by their days."""
    days = texts.days(_shown(unit.valid_from), _shown(unit.valid_to))
    return f"{unit.name} ({days})" if days else unit.name
