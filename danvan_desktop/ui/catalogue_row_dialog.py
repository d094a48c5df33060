"""One row of a catalogue, with the fields that its catalogue has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from danvan_desktop.domain.fields import Checker
from danvan_desktop.services.catalogue_rows import FIELDS, completed, is_day, labels, text_of, typed
from danvan_desktop.texts import catalogues as texts
from danvan_desktop.ui.forms import child, load_form
from danvan_desktop.ui.record_dialog import RecordDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.services.catalogue_rows import EditorRow

_ALL = tuple(dict.fromkeys(field for shown in FIELDS.values() for field in shown))
_DATES = ("valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class CatalogueRowForm:
    """The widgets that code touches."""

    key_edit: QLineEdit
    name_edit: QLineEdit


class CatalogueRowDialog(RecordDialog):
    """Adds a row to the catalogue, or puts the office's own in the place of `row`. `saved` is the key."""

    def __init__(self, parent: QWidget | None, office: Office, catalogue: str, row: EditorRow | None = None) -> None:
        super().__init__(parent, office)
        form = load_form(self, "catalogue_row_dialog", CatalogueRowForm)
        self._catalogue = catalogue
        self._row = row
        self._choices = labels(office.catalogues.current())
        if row is not None and row.key in texts.SETTINGS:
            self._choices["choice"] = texts.SETTINGS[row.key]
        fields = FIELDS[catalogue]
        self._day = row is not None and is_day(row, "choice") and catalogue == "settings"
        if self._day:  # the field of a day serves for it
            fields = tuple("valid_from" if field == "choice" else field for field in fields)
        self.setWindowTitle(texts.NAMES[catalogue])
        for field in _ALL:
            child(self, QWidget, f"{field}_field").setVisible(field in fields)
        for field in fields:
            if field in self._choices:
                combo = child(self, QComboBox, f"{field}_combo")
                for key, name in self._choices[field].items():
                    combo.addItem(name, key)
        child(self, QComboBox, "cited_in_combo").setCurrentIndex(0)
        dates = [field for field in _DATES if field in fields]
        self.bind(fields, dates=dates, follows={"valid_to": "valid_from"})
        if row is not None:
            for field in fields:
                text = text_of(row, "choice" if self._day and field == "valid_from" else field)
                self.set_value(field, text if field in self._choices else typed(field, text))
        form.key_edit.setEnabled(row is None)
        form.name_edit.setEnabled(catalogue != "settings")
        self.adjustSize()
        self.snapshot()

    def arguments(self) -> Mapping[str, Any] | None:
        return {"catalogue": self._catalogue} if self._row is None else None

    def save(self) -> str:
        values, catalogues, today = self.values(), self.office.catalogues, self.office.today()
        if self._row is None:
            return catalogues.add(self._catalogue, values)
        if self._day:
            check = Checker(texts.LABELS, today)
            check.needed_date("valid_from", values["valid_from"])
            check.passed(None)
            values["choice"] = values.pop("valid_from")
        row = completed(self._catalogue, values, self._choices, today)
        catalogues.put(self._catalogue, {**row, "key": self._row.key})
        return self._row.key
