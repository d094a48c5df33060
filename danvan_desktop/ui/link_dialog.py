"""Which tasks the chosen exemplars answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from danvan_desktop.domain.errors import InvalidInput, Problem
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.texts import directives as directive_texts
from danvan_desktop.texts import exemplars as texts
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.record_dialog import RecordDialog
from danvan_desktop.ui.task_tree import TaskTree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danvan_desktop.bootstrap import Office


@dataclass(frozen=True, slots=True)
class LinkForm:
    """The widgets of the form that need more than a value."""

    exemplars_label: QLabel
    tasks_search_edit: QLineEdit
    tasks_tree: TaskTree
    tasks_count_label: QLabel


class LinkDialog(RecordDialog):
    """Links each of the exemplars to each of the tasks ticked; links that exist stay. `saved` are the tasks."""

    def __init__(self, parent: QWidget | None, office: Office, exemplar_uids: Sequence[str]) -> None:
        super().__init__(parent, office)
        self._exemplars = tuple(exemplar_uids)
        self.form = form = load_form(self, "link_dialog", LinkForm)
        form.exemplars_label.setText(self._question())
        form.tasks_tree.show_tasks(office.directives.find(ListQuery()))
        self.bind(("tasks",))
        form.tasks_search_edit.textChanged.connect(form.tasks_tree.search)
        form.tasks_tree.changed.connect(self._count)
        self._count()
        self.snapshot()

    def arguments(self) -> Mapping[str, Any]:
        return {"exemplar_uids": self._exemplars}

    def save(self) -> tuple[str, ...]:
        tasks: tuple[str, ...] = self.value("tasks")
        if not tasks:
            raise InvalidInput([Problem("tasks", texts.NEEDS_TASK)])
        self.office.exemplars.link(self._exemplars, tasks)
        return tasks

    def _question(self) -> str:
        if len(self._exemplars) == 1:
            return texts.LINK_ONE.format(name=self.office.exemplars.get(self._exemplars[0]).name)
        return texts.LINK_MANY.format(count=len(self._exemplars))

    def _count(self) -> None:
        count = len(self.form.tasks_tree.value())
        self.form.tasks_count_label.setText(directive_texts.CHOSEN_TASKS.format(count=count))
