"""“Hôm nay tôi đã làm gì”: the steps of a day, and what each of them did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from danvan_desktop.domain.dates import InvalidDate, format_date, parse_date, with_year
from danvan_desktop.texts import history as texts
from danvan_desktop.ui.forms import act_at_once, load_form
from danvan_desktop.ui.list_cells import WrappingDelegate
from danvan_desktop.ui.list_output import ListOutput, Seen
from danvan_desktop.ui.past_tree import PastTree

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QSettings

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.jobs import JobRunner

A_DAY = timedelta(days=1)
_KEY_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class DayForm:
    """The widgets that code touches."""

    day_edit: QLineEdit
    earlier_button: QPushButton
    later_button: QPushButton
    who_combo: QComboBox
    done_tree: QTreeWidget
    past_tree: PastTree
    note_label: QLabel
    print_button: QPushButton
    export_button: QPushButton
    close_button: QPushButton


class DayDialog(QDialog):
    """Begins with what the user did today."""

    def __init__(self, parent: QWidget | None, office: Office, jobs: JobRunner, settings: QSettings) -> None:
        super().__init__(parent)
        self._office = office
        self.form = form = load_form(self, "day_dialog", DayForm)
        form.who_combo.addItem(texts.ONLY_ME, office.history.me())
        form.who_combo.addItem(texts.EVERYBODY, "")
        form.done_tree.setItemDelegate(WrappingDelegate(form.done_tree))  # rows as high as elsewhere
        form.done_tree.setHeaderLabels(texts.DAY_COLUMNS)
        header = form.done_tree.header()
        header.setStretchLastSection(False)
        for place, mode in enumerate(("ResizeToContents", "ResizeToContents", "Stretch", "ResizeToContents")):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode[mode])
        self._day = office.today()
        form.day_edit.editingFinished.connect(self._typed)
        form.earlier_button.clicked.connect(lambda: self._go_to(self._day - A_DAY))
        form.later_button.clicked.connect(lambda: self._go_to(self._day + A_DAY))
        for button in (form.earlier_button, form.later_button):
            act_at_once(button)
        form.who_combo.currentIndexChanged.connect(lambda _index: self._show())
        form.done_tree.currentItemChanged.connect(lambda _new, _old: self._show_details())
        form.close_button.clicked.connect(self.reject)
        ListOutput(self, office, jobs, settings, self._seen).attach(form.print_button, form.export_button)
        self._show()
        form.done_tree.setFocus()

    def _typed(self) -> None:
        if not self.form.day_edit.isModified():
            return
        try:
            today = self._office.today()
            day = parse_date(with_year(self.form.day_edit.text(), today), today)
        except InvalidDate as error:
            self._note(str(error))
            return
        self._go_to(day)

    def _note(self, sentence: str) -> None:
        self.form.note_label.setText(sentence)
        self.form.note_label.setVisible(bool(sentence))

    def _go_to(self, day: date) -> None:
        self._day = day
        self._show()

    def _show(self) -> None:
        self.form.day_edit.setText(format_date(self._day))
        self._rows = self._office.history.of_day(self._day, self.form.who_combo.currentData())
        tree = self.form.done_tree
        tree.clear()
        for row in self._rows:
            item = QTreeWidgetItem([f"{row.at:%H:%M}", row.who, row.what, str(row.records)])
            item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(2, row.what)
            item.setData(0, _KEY_ROLE, row.id)
            tree.addTopLevelItem(item)
        self._note("" if self._rows else texts.NOTHING_DONE)
        tree.setCurrentIndex(tree.model().index(0, 0))
        if not self._rows:
            self._show_details()

    def _show_details(self) -> None:
        item = self.form.done_tree.currentItem()
        rows = self._office.history.of_set(item.data(0, _KEY_ROLE)) if item is not None else []
        self.form.past_tree.show_rows(rows, titled=True)

    def _seen(self) -> Seen:
        rows = [(f"{row.at:%H:%M}", row.who, row.what, str(row.records)) for row in self._rows]
        return texts.DONE_ON.format(day=format_date(self._day)), texts.DAY_COLUMNS, rows
