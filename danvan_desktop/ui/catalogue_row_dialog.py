"""One row of a catalogue, with the fields that its catalogue has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.money import format_decimal, format_money
from danvan_desktop.texts import catalogues as texts
from danvan_desktop.texts import fields as sentences
from danvan_desktop.texts import issuers, recipients
from danvan_desktop.ui.forms import child, load_form
from danvan_desktop.ui.record_dialog import RecordDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.catalogues import Catalogues
    from danvan_desktop.services.catalogues import EditorRow

_RULE = ("source", "valid_from", "valid_to")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "fields": ("name", "counts_as", *_RULE),
    "paper_kinds": ("key", "name", *_RULE),
    "award_kinds": ("name", "track", *_RULE),
    "base_wages": ("amount", *_RULE),
    "coefficients": ("award_kind", "recipient", "value", *_RULE),
    "laws": ("name", "cited_in", *_RULE),
    "terms": ("name", *_RULE),
    "holidays": ("name", "rule", *_RULE),
    "settings": ("name", "choice", "source"),
}
"""What a user sees of a row, by catalogue. Names of wages and coefficients follow from the rest, and keys tell a user
something only where papers print them. `choice` is the value of a setting.
"""

_ALL = tuple(dict.fromkeys(field for shown in FIELDS.values() for field in shown))
_DATES = ("valid_from", "valid_to")
_HIGHEST = Decimal(1000)


def labels(catalogues: Catalogues) -> dict[str, Mapping[str, str]]:
    """The choices of the fields that have some: names by key."""
    return {
        "track": issuers.TRACKS,
        "cited_in": texts.CITED_IN,
        "recipient": recipients.KINDS,
        "rule": texts.HOLIDAY_RULES,
        "award_kind": {kind.key: kind.name for kind in catalogues.award_kinds.values()},
        "counts_as": {field.key: field.name for field in catalogues.fields.values() if field.counts_as == field.key},
        "choice": {key: name for values in texts.SETTINGS.values() for key, name in values.items()},
    }


def text_of(row: EditorRow, field: str) -> str:
    """A value of a row as it is stored."""
    return row.values.get("value" if field == "choice" else field, "-" if field == "cited_in" else "")


def is_day(row: EditorRow, field: str) -> bool:
    """Whether it is the value of a setting that is a day, not a choice."""
    return field == "choice" and row.key not in texts.SETTINGS


def shown(row: EditorRow, field: str, choices: Mapping[str, Mapping[str, str]]) -> str:
    """A value of a row as a list shows it."""
    text = text_of(row, field)
    if is_day(row, field):
        return _typed("valid_from", text)
    return choices[field].get(text, text) if field in choices else _typed(field, text)


def _typed(field: str, text: str) -> str:
    """A stored value as a user types it."""
    if not text:
        return ""
    if field in _DATES:
        return format_date(date.fromisoformat(text))
    if field == "amount":
        return format_money(int(text))
    return format_decimal(Decimal(text)) if field == "value" else text


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
                self.set_value(field, text if field in self._choices else _typed(field, text))
        form.key_edit.setEnabled(row is None)
        form.name_edit.setEnabled(catalogue != "settings")
        self.adjustSize()
        self.snapshot()

    def arguments(self) -> Mapping[str, Any] | None:
        return {"catalogue": self._catalogue} if self._row is None else None

    def save(self) -> str:
        values = self.values()
        check = Checker(texts.LABELS, self.office.today())
        for field, text in values.items():
            if (field not in _RULE or (self._day and field == "valid_from")) and not text.strip():
                say = sentences.choose if field in self._choices else sentences.required
                check.fail(field, say(texts.TITLES[field].lower()))
        amount = check.money("amount", values.get("amount", ""))
        value = check.decimal("value", values.get("value", ""), low=Decimal(0), high=_HIGHEST, places=4)
        start = check.date("valid_from", values.get("valid_from", ""))
        check.date("valid_to", values.get("valid_to", ""), not_before=start)
        if self._row is None and values.get("key", "").strip() in self._keys():
            check.fail("key", texts.KEY_TAKEN)
        check.passed(None)
        if amount is not None:
            values |= {"amount": str(amount), "name": texts.wage(format_money(amount))}
        if value is not None:
            award_kind, recipient = (self._choices[field][values[field]] for field in ("award_kind", "recipient"))
            values |= {"value": str(value), "name": texts.coefficient(award_kind, recipient)}
        if "choice" in values:
            values["value"] = values.pop("choice")
        if self._day:
            values["value"] = values.pop("valid_from")
        key = self._key(values, start)
        self.office.catalogues.put(self._catalogue, {**values, "key": key})
        return key

    def _keys(self) -> set[str]:
        return {row.key for row in self.office.catalogues.rows(self._catalogue)}

    def _key(self, values: Mapping[str, Any], start: date | None) -> str:
        """The key of the row, the one typed, or for a new row one that says which it is."""
        if self._row is not None:
            return self._row.key
        if "key" in values:
            return str(values["key"]).strip()
        key = " ".join([values["name"].strip(), *([format_date(start)] if start else [])])
        while key in self._keys():
            key += "*"
        return key
