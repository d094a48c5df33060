"""Trả lời văn bản: which papers the chosen one answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.texts import references as texts
from danvan_desktop.ui import errors, theme
from danvan_desktop.ui.forms import act_at_once, load_form
from danvan_desktop.ui.list_cells import ROW_HEIGHT

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.directives import DirectiveRow

_UID_ROLE = Qt.ItemDataRole.UserRole
_MOST = 200  # papers; who does not see the right one types a word
_WIDTHS = (150, 104, 0, 180)


@dataclass(frozen=True, slots=True)
class AnswersForm:
    """The widgets that code touches."""

    question_label: QLabel
    search_edit: QLineEdit
    papers_tree: QTreeWidget
    count_label: QLabel
    save_button: QPushButton
    cancel_button: QPushButton


class AnswersDialog(QDialog):
    """The papers ticked are those that the directive `uid`, which is called `name`, answers."""

    def __init__(self, parent: QWidget | None, office: Office, uid: str, name: str) -> None:
        super().__init__(parent)
        self._office = office
        self._uid = uid
        self._ticked = dict.fromkeys(office.references.answered(uid))
        self.form = form = load_form(self, "answers_dialog", AnswersForm)
        form.question_label.setText(texts.TITLE.format(number=name))
        tree = form.papers_tree
        tree.setHeaderLabels(texts.COLUMNS)
        tree.header().setStretchLastSection(False)
        for place, width in enumerate(_WIDTHS):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            tree.header().setSectionResizeMode(place, mode)
            if width:
                tree.header().resizeSection(place, theme.scaled(width))
        form.search_edit.textChanged.connect(lambda _text: self._show())
        tree.itemChanged.connect(self._tick)
        form.save_button.clicked.connect(self.accept)
        act_at_once(form.save_button)
        form.cancel_button.clicked.connect(self.reject)
        self._show()

    def exec(self) -> int:
        """As QDialog does; then the window goes for good."""
        result = super().exec()
        self.deleteLater()
        return result

    def accept(self) -> None:
        """Saves, and closes if that went well."""
        try:
            self._office.references.answer(self._uid, list(self._ticked))
        except UserError as error:
            errors.report(self, error)
            return
        super().accept()

    def _show(self) -> None:
        """The ticked papers first, then those in which the words stand."""
        directives, words = self._office.directives, self.form.search_edit.text()
        ticked = [key for uid in self._ticked if (key := directives.get_key(uid)) is not None]
        found = [key for key in directives.keys(ListQuery(search=words), _MOST + 1) if key not in ticked]
        tree = self.form.papers_tree
        tree.blockSignals(True)
        tree.clear()
        rows = directives.rows([*ticked, *found[:_MOST]])
        tree.addTopLevelItems([self._item(row) for row in rows if row.uid != self._uid])
        tree.setCurrentIndex(tree.model().index(0, 0))
        tree.blockSignals(False)
        self._count(more=len(found) > _MOST)

    def _item(self, row: DirectiveRow) -> QTreeWidgetItem:
        day = format_date(row.signed_on) if row.signed_on else ""
        item = QTreeWidgetItem([row.printed_number.strip(), day, row.subject, row.issuer])
        item.setData(0, _UID_ROLE, row.uid)
        item.setSizeHint(0, QSize(0, theme.scaled(ROW_HEIGHT)))
        item.setToolTip(2, row.subject)
        item.setCheckState(0, Qt.CheckState.Checked if row.uid in self._ticked else Qt.CheckState.Unchecked)
        return item

    def _tick(self, item: QTreeWidgetItem, _column: int) -> None:
        uid: str = item.data(0, _UID_ROLE)
        if item.checkState(0) is Qt.CheckState.Checked:
            self._ticked[uid] = None
        else:
            self._ticked.pop(uid, None)
        self._count(more=False)

    def _count(self, *, more: bool) -> None:
        told = [texts.CHOSEN.format(count=len(self._ticked))]
        if more:
            told.append(texts.MORE.format(count=_MOST))
        elif not self.form.papers_tree.topLevelItemCount():
            told.append(texts.NONE_FOUND if self.form.search_edit.text().strip() else texts.NONE_YET)
        self.form.count_label.setText(". ".join(told))
