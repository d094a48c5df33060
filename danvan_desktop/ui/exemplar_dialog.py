"""An exemplar: who carries it, the nine items of the registration form, the tasks it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from danvan_desktop.domain.exemplars import ITEMS, Exemplar, ExemplarInput, ExemplarKind, Status
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.texts import directives as directive_texts
from danvan_desktop.texts import exemplars as texts
from danvan_desktop.texts import recipients as recipient_texts
from danvan_desktop.ui.completion import NameCompleter
from danvan_desktop.ui.forms import child, load_form
from danvan_desktop.ui.growing import grow
from danvan_desktop.ui.record_dialog import RecordDialog
from danvan_desktop.ui.task_tree import TaskTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_desktop.bootstrap import Office

FIELDS = (
    *("name", "number", "year", "kind", "field", "holder", "holder_kind", "unit", "officer", "registered_on", "status"),
    *ITEMS,
    "answers",
)


@dataclass(frozen=True, slots=True)
class ExemplarForm:
    """The widgets of the form that need more than a value."""

    kind_combo: QComboBox
    field_combo: QComboBox
    holder_edit: QLineEdit
    holder_kind_combo: QComboBox
    unit_edit: QLineEdit
    status_combo: QComboBox
    answers_search_edit: QLineEdit
    answers_tree: TaskTree
    answers_count_label: QLabel


class ExemplarDialog(RecordDialog):
    """Registers an exemplar, with these tasks ticked, or changes the one with that uid."""

    def __init__(
        self, parent: QWidget | None, office: Office, uid: str | None = None, tasks: Sequence[str] = ()
    ) -> None:
        super().__init__(parent, office)
        self._uid = uid
        self.form = load_form(self, "exemplar_dialog", ExemplarForm)
        self._fill_choices()
        self.bind(FIELDS, dates=("registered_on",))
        self.form.answers_tree.changed.connect(self._count)
        for item in ITEMS:
            grow(child(self, QPlainTextEdit, f"{item}_edit"), most=14)
        if uid is None:
            self.setWindowTitle(texts.DIALOG_NEW)
            self.set_value("year", str(office.today().year))
            self.set_value("kind", ExemplarKind.MODEL)
            self.set_value("holder_kind", RecipientKind.COLLECTIVE)
            self.set_value("status", Status.REGISTERED)
            self.set_value("answers", tasks)
        else:
            self._show_record(office.exemplars.get(uid))
        self._count()
        self.snapshot()

    def save(self) -> Exemplar:
        return self.office.exemplars.save(ExemplarInput(**self.values()), self._uid, self.revision)

    def _fill_choices(self) -> None:
        form = self.form
        fields = {field.key: field.name for field in self.office.catalogues.current().fields.values()}
        for combo, labels in (
            (form.kind_combo, texts.KINDS),
            (form.field_combo, fields),
            (form.holder_kind_combo, recipient_texts.KINDS),
            (form.status_combo, texts.STATUSES),
        ):
            for key, label in labels.items():
                combo.addItem(label, key)
        form.field_combo.setCurrentIndex(-1)
        units, holders = self.office.exemplars.names()
        form.unit_edit.setCompleter(NameCompleter(units, self))
        form.holder_edit.setCompleter(NameCompleter(holders, self))
        form.answers_tree.show_tasks(self.office.directives.find(ListQuery()))
        form.answers_search_edit.textChanged.connect(form.answers_tree.search)

    def _show_record(self, record: Exemplar) -> None:
        self.setWindowTitle(texts.DIALOG_EDIT.format(number=record.printed_number))
        given, self.revision = self.office.exemplars.typed(record.uid)
        for field in FIELDS:
            self.set_value(field, getattr(given, field))

    def _count(self) -> None:
        count = len(self.form.answers_tree.value())
        self.form.answers_count_label.setText(directive_texts.CHOSEN_TASKS.format(count=count))
