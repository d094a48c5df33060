"""Việc đến hạn: what is due today and this week, what is late, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from danvan_desktop.domain.agenda import AgendaItem, AgendaKind, AgendaState, Digest
from danvan_desktop.domain.dates import format_date
from danvan_desktop.texts import agenda as texts
from danvan_desktop.ui.forms import act_at_once, fit, load_form
from danvan_desktop.ui.list_cells import TreeDelegate
from danvan_desktop.ui.list_output import ListOutput, Seen
from danvan_desktop.ui.month_table import state_colour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.jobs import JobRunner

ITEM_ROLE = Qt.ItemDataRole.UserRole
DAILY, TRAY = "digest/daily", "digest/tray"
"""The user's choices, in the settings of the data folder."""
_MODES = ("ResizeToContents", "ResizeToContents", "Stretch", "ResizeToContents", "ResizeToContents")


class Wish(Enum):
    """What the user wants to do when the dialog has closed."""

    OPEN = auto()
    REMIND = auto()
    CALENDAR = auto()


@dataclass(frozen=True, slots=True)
class DigestForm:
    """The widgets that code touches."""

    summary_label: QLabel
    items_tree: QTreeWidget
    note_label: QLabel
    daily_check: QCheckBox
    tray_check: QCheckBox
    calendar_button: QPushButton
    open_button: QPushButton
    remind_button: QPushButton
    print_button: QPushButton
    export_button: QPushButton
    close_button: QPushButton


class DigestDialog(QDialog):
    """After `exec`, `wish` is what the user wants, None for nothing, and `chosen` the line that he wants it of."""

    def __init__(self, parent: QWidget | None, office: Office, jobs: JobRunner, settings: QSettings) -> None:
        super().__init__(parent)
        self.wish: Wish | None = None
        self.chosen: AgendaItem | None = None
        self._office = office
        self._settings = settings
        self._digest = office.agenda.digest()
        self.form = form = load_form(self, "digest_dialog", DigestForm)
        self._fill()
        for check, name, usual in ((form.daily_check, DAILY, True), (form.tray_check, TRAY, False)):
            check.setChecked(bool(settings.value(name, usual, type=bool)))
            check.toggled.connect(lambda on, name=name: settings.setValue(name, on))
        form.items_tree.currentItemChanged.connect(lambda _new, _old: self._show_actions())
        form.items_tree.itemActivated.connect(lambda _item, _column: self._done(Wish.OPEN))
        form.open_button.clicked.connect(lambda: self._done(Wish.OPEN))
        form.remind_button.clicked.connect(lambda: self._done(Wish.REMIND))
        form.calendar_button.clicked.connect(lambda: self._leave(Wish.CALENDAR))
        form.close_button.clicked.connect(self.reject)
        for button in (form.calendar_button, form.remind_button):
            act_at_once(button)
        ListOutput(self, office, jobs, settings, self._seen).attach(form.print_button, form.export_button)
        self._show_actions()
        form.items_tree.setFocus()
        fit(self)

    def _groups(self) -> Iterator[tuple[str, int, tuple[AgendaItem, ...]]]:
        digest = self._digest
        yield texts.LATE, digest.late_in_all, digest.late
        yield texts.TODAY, len(digest.today), digest.today
        yield texts.WEEK_AHEAD, len(digest.week), digest.week

    def _fill(self) -> None:
        form, tree = self.form, self.form.items_tree
        form.summary_label.setText(told(self._digest))
        tree.setItemDelegate(TreeDelegate(tree))
        tree.setHeaderLabels(texts.DIGEST_COLUMNS)
        tree.header().setStretchLastSection(False)
        for place, mode in enumerate(_MODES):
            tree.header().setSectionResizeMode(place, QHeaderView.ResizeMode[mode])
        first: QTreeWidgetItem | None = None
        for name, count, items in self._groups():
            if not items:
                continue
            head = QTreeWidgetItem([texts.group(name, count)])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            tree.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            for item in items:
                row = QTreeWidgetItem([*self._line(item)])
                row.setData(0, ITEM_ROLE, item)
                row.setForeground(3, QBrush(QColor(state_colour(item.state))))
                row.setToolTip(2, item.text)
                head.addChild(row)
                first = first or row
        tree.expandAll()
        if first is not None:
            tree.setCurrentItem(first)
        hidden = self._digest.late_in_all - len(self._digest.late)
        form.note_label.setText(texts.hidden(hidden) if hidden else "")
        form.note_label.setVisible(hidden > 0)

    def _line(self, item: AgendaItem) -> tuple[str, ...]:
        left = f"{texts.SIGNS[item.state]} {self._office.agenda.left(item.day)}"
        return (format_date(item.day), item.number, item.text, left, item.note)

    def _current(self) -> AgendaItem | None:
        row = self.form.items_tree.currentItem()
        found: AgendaItem | None = row.data(0, ITEM_ROLE) if row is not None else None
        return found

    def _show_actions(self) -> None:
        item = self._current()
        self.form.open_button.setEnabled(item is not None)
        late = item is not None and item.state is AgendaState.LATE and item.kind is not AgendaKind.SESSION
        self.form.remind_button.setEnabled(late)

    def _done(self, wish: Wish) -> None:
        self.chosen = self._current()
        if self.chosen is not None:
            self._leave(wish)

    def _leave(self, wish: Wish) -> None:
        self.wish = wish
        self.accept()

    def _seen(self) -> Seen:
        rows = [self._line(item) for _name, _count, items in self._groups() for item in items]
        return texts.DIGEST_TITLE, texts.DIGEST_COLUMNS, rows


def told(digest: Digest) -> str:
    """The digest in one line."""
    return texts.digest(len(digest.today), len(digest.week), digest.late_in_all)
