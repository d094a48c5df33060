"""Giao nhiệm vụ: which body does which task of a directive, by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from danvan_desktop.domain import deadlines, recurrence
from danvan_desktop.domain.assignments import AssignInput, PlanInput, Role
from danvan_desktop.domain.errors import InvalidInput, Problem
from danvan_desktop.domain.names import name_key
from danvan_desktop.domain.vietnamese import fold, sort_key
from danvan_desktop.texts import assignments as texts
from danvan_desktop.texts import units as unit_texts
from danvan_desktop.ui.assign_grid import AssignGrid, Heading
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.record_dialog import RecordDialog

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.assignments import Assignment
    from danvan_desktop.domain.units import Unit

ASSIGNED = "assigned"
"""The choice of those that have something to do."""


@dataclass(frozen=True, slots=True)
class AssignForm:
    """The widgets of the form that need more than a value."""

    directive_label: QLabel
    kind_combo: QComboBox
    name_edit: QLineEdit
    lead_button: QPushButton
    support_button: QPushButton
    clear_button: QPushButton
    cells_table: AssignGrid
    note_label: QLabel
    count_label: QLabel


class AssignDialog(RecordDialog):
    """The tasks of the directive `directive`. `saved` are its assignments."""

    def __init__(self, parent: QWidget | None, office: Office, directive: str) -> None:
        super().__init__(parent, office)
        self._directive = office.directives.get(directive)
        self.form = form = load_form(self, "assign_dialog", AssignForm)
        self._wrong: list[tuple[str, str | None, str]] = []
        self._made = office.assignments.of_directive(directive)
        self._units = self._known(office)
        self._heirs = office.assignments.asked_now([unit.uid for unit in self._units])
        number, subject = self._directive.printed_number.strip(), self._directive.subject
        form.directive_label.setText(f"{number} – {subject}")
        form.cells_table.signed_on = self._directive.signed_on
        form.cells_table.show_grid(
            [
                Heading(task.uid, texts.task_heading(place, task.text), task.text)
                for place, task in enumerate(self._directive.tasks, start=1)
            ],
            [Heading(unit.uid, self._called(unit)) for unit in self._units],
        )
        self.bind(("cells",))
        note = self._show()
        empty = not self._units or not self._directive.tasks
        if empty:
            note = texts.NO_BODIES if self._directive.tasks else texts.NO_TASKS_YET
        form.note_label.setText(note)
        form.note_label.setVisible(bool(note))
        self._fill_kinds()
        form.kind_combo.currentIndexChanged.connect(self._filter)
        form.name_edit.textChanged.connect(self._filter)
        for button, role in (
            (form.lead_button, Role.LEAD),
            (form.support_button, Role.SUPPORT),
            (form.clear_button, ""),
        ):
            button.clicked.connect(lambda _checked=False, role=role: self._set(role))
        form.cells_table.changed.connect(self._count)
        self._count()
        self.snapshot()

    def arguments(self) -> Mapping[str, Any]:
        return {"directive": self._directive.uid}

    def save(self) -> list[Assignment]:
        value = self.value("cells")
        cells = [AssignInput(**cell) for cell in value["cells"]]
        self._wrong = []
        plans = [PlanInput(**plan) for plan in value["plans"]]
        try:
            return self.office.assignments.assign(self._directive.uid, cells, only=True, plans=plans)
        except InvalidInput as error:
            raise InvalidInput([self._placed(problem, cells) for problem in error.problems]) from error

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Each at its cell too."""
        super().show_problems(problems)
        for place in reversed(self._wrong):
            self.form.cells_table.go_to(*place)

    def _placed(self, problem: Problem, cells: list[AssignInput]) -> Problem:
        """Names the place of a problem in words, and keeps where it is to be marked."""
        tasks = [task.uid for task in self._directive.tasks]
        kind, number, _ = problem.field.split(".")
        if kind != "cells":
            self._wrong.append((tasks[int(number)], None, problem.message))
            return Problem("cells", texts.plan_problem(int(number) + 1, problem.message))
        cell = cells[int(number)]
        self._wrong.append((cell.task, cell.body, problem.message))
        name = next(unit.name for unit in self._units if unit.uid == cell.body)
        return Problem("cells", texts.cell_problem(name, tasks.index(cell.task) + 1, problem.message))

    def _called(self, unit: Unit) -> str:
        """Its name, and who took over where it is no more."""
        heirs = self._heirs[unit.uid]
        return unit.name if unit in heirs else texts.split(unit.name, [heir.name for heir in heirs])

    def _known(self, office: Office) -> list[Unit]:
        """Who can be asked today, and who was asked before, in the order of kinds and names."""
        asked = {one.body for one in self._made}
        units = [one for one in office.units.all() if one.uid in asked or one.exists_on(office.today())]
        kinds = list(unit_texts.KINDS)
        return sorted(units, key=lambda unit: (kinds.index(unit.kind), sort_key(unit.name)))

    def _show(self) -> str:
        """Shows what is assigned; of a directive that never was, the units that it is addressed to. Says so."""
        plans = [
            {"task": task.uid, "product": task.product, "recurrence": recurrence.typed(task.recurrence)}
            for task in self._directive.tasks
        ]
        cells = [
            {
                "task": one.task,
                "body": one.body,
                "role": str(one.role),
                "due": deadlines.typed(one.due, one.due_included),
            }
            for one in self._made
        ]
        note = ""
        if not self._made:
            units = {name_key(unit.name): unit.uid for unit in self._units}
            names = [line.name.rstrip(" ,.;") for line in self._directive.addressees]
            found = [units[name_key(name)] for name in names if name_key(name) in units]
            note = texts.filled(len(found), [name for name in names if name_key(name) not in units])
            cells = [
                {"task": task.uid, "body": uid, "role": str(Role.LEAD), "due": ""}
                for uid in found
                for task in self._directive.tasks
            ]
        self.set_value("cells", {"cells": cells, "plans": plans})
        return note

    def _fill_kinds(self) -> None:
        combo = self.form.kind_combo
        combo.addItem(texts.EVERY_KIND, "")
        there = {unit.kind.value for unit in self._units}
        for key, label in unit_texts.KINDS.items():
            if key in there:
                combo.addItem(label, key)
        combo.addItem(texts.ONLY_ASSIGNED, ASSIGNED)

    def _filter(self) -> None:
        kind, words = self.form.kind_combo.currentData(), fold(self.form.name_edit.text()).split()
        busy = {cell["body"] for cell in self.value("cells")["cells"]}
        self.form.cells_table.show_only(
            unit.uid
            for unit in self._units
            if (kind in ("", unit.kind) or (kind == ASSIGNED and unit.uid in busy))
            and all(word in fold(unit.name) for word in words)
        )

    def _set(self, role: str) -> None:
        self.form.cells_table.set_role(role)
        self.form.cells_table.setFocus()

    def _count(self) -> None:
        cells = self.form.cells_table.peek()["cells"]
        self.form.count_label.setText(texts.grid_count(len(cells), len({cell["body"] for cell in cells})))
