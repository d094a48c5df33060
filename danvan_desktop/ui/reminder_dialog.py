"""Công văn đôn đốc in one click: who is late with a directive, one paper or one each, the new deadline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.fields import Checker
from danvan_desktop.texts import follow_up as texts
from danvan_desktop.ui import errors, prompts, theme
from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.forms import fit, load_form
from danvan_desktop.ui.issuers_dialog import has_issuer
from danvan_desktop.ui.list_cells import TreeDelegate
from danvan_desktop.ui.register_forms import StepDialog

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.directives import DirectiveInput
    from danvan_desktop.services.follow_up import LateBody

BODY_ROLE = Qt.ItemDataRole.UserRole
_CHECKED = Qt.CheckState.Checked
_NAMES = 200  # pixels at 100 %; longer names take more lines


@dataclass(frozen=True, slots=True)
class ReminderForm:
    """The widgets of the form that need more than a value."""

    question_label: QLabel
    bodies_tree: QTreeWidget
    way_combo: QComboBox
    count_label: QLabel


class ReminderDialog(StepDialog):
    """Begins with all who are late chosen. `saved` are the drafts: one for all, or one for each."""

    def __init__(self, parent: QWidget | None, office: Office, directive: str, late: list[LateBody]) -> None:
        super().__init__(parent, office)
        self._directive = directive
        self.form = form = load_form(self, "reminder_dialog", ReminderForm)
        record = office.directives.get(directive)
        number, subject = record.printed_number.strip(), record.subject
        form.question_label.setText(texts.question(len(late), number, subject))
        for key, name in texts.WAYS.items():
            form.way_combo.addItem(name, key)
        self._fill(late)
        self.bind(("way", "due"), dates=("due",), follows={"due": ""})
        self.set_value("way", next(iter(texts.WAYS)))
        self.set_value("due", office.follow_up.usual_due())
        form.bodies_tree.itemChanged.connect(lambda _item, _column: self._count())
        self._count()
        self.snapshot()
        fit(self)

    def save(self) -> list[DirectiveInput]:
        check = Checker(texts.LABELS, self.office.today())
        due = check.date("due", self.value("due"), required=True)
        if due is not None and due <= self.office.today():
            check.fail("due", texts.DUE_PASSED)
        check.passed(None)
        bodies = self._chosen()
        if not bodies:
            raise UserError(texts.CHOOSE_BODIES)
        typed = format_date(due) if due else ""
        follow_up = self.office.follow_up
        if self.value("way") == texts.EACH:
            return follow_up.reminders(self._directive, typed, bodies)
        return [follow_up.reminder(self._directive, typed, bodies)]

    def _fill(self, late: list[LateBody]) -> None:
        tree = self.form.bodies_tree
        tree.setItemDelegate(TreeDelegate(tree))
        tree.setHeaderLabels(texts.COLUMNS)
        tree.header().setStretchLastSection(False)
        for place, mode in enumerate(("Interactive", "Stretch", "ResizeToContents")):
            tree.header().setSectionResizeMode(place, QHeaderView.ResizeMode[mode])
        tree.header().resizeSection(0, theme.scaled(_NAMES))
        for body in late:
            owed = "\n".join(one.text for one in body.owed)
            days = "\n".join(texts.since(one.due, one.days, included=one.included) for one in body.owed)
            item = QTreeWidgetItem([body.name, owed, days])
            item.setData(0, BODY_ROLE, body.uid)
            item.setCheckState(0, _CHECKED)
            tree.addTopLevelItem(item)
        tree.setCurrentIndex(tree.model().index(0, 0))

    def _chosen(self) -> list[str]:
        tree = self.form.bodies_tree
        items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
        return [item.data(0, BODY_ROLE) for item in items if item is not None and item.checkState(0) == _CHECKED]

    def _count(self) -> None:
        self.form.count_label.setText(texts.CHOSEN.format(count=len(self._chosen())))


def remind(parent: QWidget, office: Office, directive: str) -> list[str]:
    """Leads from those who are late to the drafts; the uids of what was saved, none where the user thought better of
    it. One paper opens in its form, several are drafted at once.
    """
    if not has_issuer(parent, office):
        return []
    try:
        late = office.follow_up.late(directive)
        if not late:
            prompts.inform(parent, texts.NOBODY_LATE)
            return []
        dialog = ReminderDialog(parent, office, directive, late)
        drafts: list[DirectiveInput] = dialog.saved if dialog.exec() else []
        if len(drafts) > 1:
            return [record.uid for record in office.directives.add_all(drafts)]
    except UserError as error:
        errors.report(parent, error)
        return []
    if not drafts:
        return []
    form = DirectiveDialog(parent, office, draft=drafts[0])
    return [form.saved.uid] if form.exec() and form.saved else []
