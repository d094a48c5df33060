"""The bodies on whose behalf papers are written, with their names and signers by date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from danvan_desktop.domain.dates import day_or_none, format_date
from danvan_desktop.domain.issuers import Issuer, IssuerInput, IssuerNameInput, SignerInput
from danvan_desktop.texts import issuers as texts
from danvan_desktop.texts import window
from danvan_desktop.ui import prompts
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.list_dialog import ListDialog, ListForm
from danvan_desktop.ui.list_editor import EditorColumn, ListEditor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from danvan_desktop.bootstrap import Office


@dataclass(frozen=True, slots=True)
class IssuersForm(ListForm):
    """The widgets that code touches."""

    track_combo: QComboBox
    names_table: ListEditor
    signers_table: ListEditor


def has_issuer(parent: QWidget, office: Office) -> bool:
    """Whether there is a body to write papers for; where there is none, the user is asked to enter one first."""
    if not office.issuers.all():
        prompts.inform(parent, window.NEEDS_ISSUER)
        IssuersDialog(parent, office).exec()
    return bool(office.issuers.all())


class IssuersDialog(ListDialog):
    """All issuers of this installation."""

    new = texts.NEW
    wraps = True

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent, office)
        self.form: IssuersForm = load_form(self, "issuers_dialog", IssuersForm)
        for key, label in texts.TRACKS.items():
            self.form.track_combo.addItem(label, key)
        titles = texts.TITLES
        self.form.names_table.set_columns(
            [
                EditorColumn("superior", titles["names.superior"]),
                EditorColumn("name", titles["names.name"]),
                EditorColumn("valid_from", titles["names.valid_from"], "date", 112),
            ]
        )
        self.form.signers_table.set_columns(
            [
                EditorColumn("full_name", titles["signers.full_name"]),
                EditorColumn("authority", titles["signers.authority"], width=168),
                EditorColumn("title", titles["signers.title"], width=128),
                EditorColumn("valid_from", titles["signers.valid_from"], "date", 96),
                EditorColumn("valid_to", titles["signers.valid_to"], "date", 96),
            ]
        )
        self.form.signers_table.since = self._signs_since
        self.bind(["name", "track", "symbol", "place", "archive", "own", "shared_series", "names", "signers"])
        self.start()

    def records(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        return [(issuer.uid, (issuer.name,)) for issuer in self.office.issuers.all().values()]

    def show_record(self, uid: str | None) -> None:
        issuer = self.office.issuers.all()[uid] if uid else None
        self.revision = issuer.revision if issuer else None
        for field in ("name", "track", "symbol", "place", "archive"):
            self.set_value(field, getattr(issuer, field) if issuer else "")
        self.set_value("own", issuer.own if issuer else True)
        self.set_value("shared_series", issuer.shared_series if issuer else False)
        self.set_value(
            "names",
            [
                {"uid": one.uid, "superior": one.superior, "name": one.name, "valid_from": format_date(one.valid_from)}
                for one in (issuer.names if issuer else ())
            ],
        )
        self.set_value(
            "signers",
            [
                {
                    "uid": one.uid,
                    "full_name": one.full_name,
                    "authority": one.authority,
                    "title": one.title,
                    "valid_from": _shown(one.valid_from),
                    "valid_to": _shown(one.valid_to),
                }
                for one in (issuer.signers if issuer else ())
            ],
        )

    def _signs_since(self, row: Mapping[str, str], key: str) -> date | None:
        """Somebody signs until a day after that from which on."""
        return day_or_none(row.get("valid_from", ""), self.office.today()) if key == "valid_to" else None

    def save(self) -> Issuer:
        values = self.values()
        names = tuple(IssuerNameInput(**row) for row in values.pop("names"))
        signers = tuple(SignerInput(**row) for row in values.pop("signers"))
        return self.office.issuers.save(IssuerInput(**values, names=names, signers=signers), self.uid, self.revision)

    def remove(self, uid: str) -> None:
        self.office.issuers.remove(uid)


def _shown(day: date | None) -> str:
    return format_date(day) if day else ""
