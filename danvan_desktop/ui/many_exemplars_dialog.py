"""Changes the same fields of many exemplars at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from danvan_desktop.domain.errors import InvalidInput, Problem
from danvan_desktop.texts import exemplars as texts
from danvan_desktop.ui.completion import NameCompleter
from danvan_desktop.ui.forms import child, load_form
from danvan_desktop.ui.register_forms import QuestionForm, StepDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from danvan_desktop.bootstrap import Office

FIELDS = ("status", "field", "unit", "officer", "year")


class ManyExemplarsDialog(StepDialog):
    """What is left as it is stays as it is in each of them. `saved` are the changed exemplars."""

    def __init__(self, parent: QWidget | None, office: Office, exemplar_uids: Sequence[str]) -> None:
        super().__init__(parent, office)
        self._exemplars = tuple(exemplar_uids)
        form = load_form(self, "many_exemplars_dialog", QuestionForm)
        form.question_label.setText(texts.CHANGE_MANY.format(count=len(self._exemplars)))
        fields = [(field.key, field.name) for field in office.catalogues.current().fields.values()]
        for name, choices in (("status", list(texts.STATUSES.items())), ("field", fields)):
            combo = child(self, QComboBox, f"{name}_combo")
            for key, label in [("", texts.AS_IT_IS), *choices]:
                combo.addItem(label, key)
        units, _ = office.exemplars.names()
        child(self, QLineEdit, "unit_edit").setCompleter(NameCompleter(units, self))
        self.bind(FIELDS)
        self.snapshot()

    def save(self) -> object:
        changed = {field: value for field in FIELDS if (value := str(self.value(field)).strip())}
        if not changed:
            raise InvalidInput([Problem("status", texts.NOTHING_TO_CHANGE)])
        return self.office.exemplars.change_many(self._exemplars, changed)
