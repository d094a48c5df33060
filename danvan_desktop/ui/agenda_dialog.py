"""Lịch hạn: the deadlines of a month as a calendar and as a list, printed, and written for other calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSignalBlocker, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from danvan_desktop.domain.agenda import AgendaDay, AgendaItem, AgendaKind, AgendaState, Month, shifted
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.working_days import DayKind
from danvan_desktop.texts import agenda as texts
from danvan_desktop.ui.forms import act_at_once, fit, load_form
from danvan_desktop.ui.list_cells import TreeDelegate
from danvan_desktop.ui.month_table import MonthTable, state_colour
from danvan_desktop.ui.saving import Saving

if TYPE_CHECKING:
    from pathlib import Path

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.jobs import JobRunner

ITEM_ROLE = Qt.ItemDataRole.UserRole
EXPORTED_MONTHS = 12
_WIDTHS = (
    "ResizeToContents",
    "ResizeToContents",
    "ResizeToContents",
    "Stretch",
    "ResizeToContents",
    "ResizeToContents",
)


@dataclass(frozen=True, slots=True)
class AgendaForm:
    """The widgets that code touches."""

    earlier_button: QPushButton
    later_button: QPushButton
    today_button: QPushButton
    month_label: QLabel
    kind_combo: QComboBox
    open_check: QCheckBox
    pages: QTabWidget
    month_table: MonthTable
    day_label: QLabel
    day_note: QLabel
    day_tree: QTreeWidget
    list_tree: QTreeWidget
    note_label: QLabel
    count_label: QLabel
    open_button: QPushButton
    print_button: QPushButton
    export_button: QPushButton
    close_button: QPushButton


class AgendaDialog(QDialog):
    """Begins with today. `chosen` is the line whose record the user wants to see; the dialog then is done."""

    def __init__(self, parent: QWidget | None, office: Office, jobs: JobRunner, settings: QSettings) -> None:
        super().__init__(parent)
        self.chosen: AgendaItem | None = None
        self._office = office
        self._jobs = jobs
        self._settings = settings
        self._saving = Saving(self, jobs, settings)
        self._day = office.today()
        self._days: dict[date, AgendaDay] = {}
        self.form = form = load_form(self, "agenda_dialog", AgendaForm)
        form.kind_combo.addItem(texts.EVERY_KIND, "")
        for kind, name in texts.KINDS.items():
            form.kind_combo.addItem(name, kind)
        self._build_trees()
        form.month_table.wanted.connect(self.show_day)
        form.month_table.opened.connect(self._open_day)
        form.earlier_button.clicked.connect(lambda: self.show_day(shifted(self._day, -1)))
        form.later_button.clicked.connect(lambda: self.show_day(shifted(self._day, 1)))
        form.today_button.clicked.connect(lambda: self.show_day(office.today()))
        form.kind_combo.currentIndexChanged.connect(lambda _index: self.reload())
        form.open_check.toggled.connect(lambda _on: self.reload())
        form.pages.currentChanged.connect(lambda _index: self._page_shown())
        form.open_button.clicked.connect(self._open_current)
        form.print_button.clicked.connect(self._print)
        form.export_button.clicked.connect(self._export)
        form.close_button.clicked.connect(self.reject)
        for button in (form.earlier_button, form.later_button, form.print_button, form.export_button):
            act_at_once(button)
        self.reload()
        form.month_table.setFocus()
        fit(self)

    @property
    def month(self) -> Month:
        """The month in front."""
        return Month(self._day.year, self._day.month)

    def show_day(self, day: date) -> None:
        """Goes to that day, in whatever month."""
        before, self._day = self.month, day
        if self.month == before:
            self._show_month()
        else:
            self.reload()

    def reload(self) -> None:
        """Reads the month anew."""
        form, month = self.form, self.month
        kind = form.kind_combo.currentData()
        kinds = (AgendaKind(kind),) if kind else tuple(AgendaKind)
        self._days = self._office.agenda.days(month, kinds, only_open=form.open_check.isChecked())
        form.month_label.setText(texts.month(self._day))
        form.note_label.setText(self._office.agenda.doubts(self._day.year))
        form.note_label.setVisible(bool(form.note_label.text()))
        items = self._items()
        states = [item.state for item in items]
        counts = texts.counts(states.count(AgendaState.LATE), states.count(AgendaState.SOON), len(items))
        form.count_label.setText(counts if items else texts.NOTHING.format(month=texts.month(self._day)))
        _fill(form.list_tree, [(item, _line(item)) for item in items])
        self._show_month()

    # --- inside

    def _build_trees(self) -> None:
        form = self.form
        tree = form.list_tree
        tree.setHeaderLabels(texts.COLUMNS)
        tree.header().setStretchLastSection(False)
        for place, mode in enumerate(_WIDTHS):
            tree.header().setSectionResizeMode(place, QHeaderView.ResizeMode[mode])
        for tree in (form.list_tree, form.day_tree):
            tree.setItemDelegate(TreeDelegate(tree))
            tree.itemActivated.connect(lambda item, _column: self._open(item.data(0, ITEM_ROLE)))
            tree.currentItemChanged.connect(lambda _new, _old: self._show_actions())

    def _items(self) -> list[AgendaItem]:
        """What is due in the month itself, in order."""
        return [item for day in self._days.values() if self.month.holds(day.day) for item in day.items]

    def _show_month(self) -> None:
        form, day = self.form, self._days[self._day]
        with QSignalBlocker(form.month_table):
            form.month_table.show_month(self.month, self._days, self._day, self._office.today())
        form.day_label.setText(texts.day(self._day))
        swapped = day.kind is DayKind.SWAPPED
        named = f"{texts.SWAPPED}: {day.name}" if swapped else day.name
        form.day_note.setText(named or ("" if day.items else texts.FREE))
        _fill(form.day_tree, [(item, (self._told(item),)) for item in day.items])
        self._show_actions()

    def _told(self, item: AgendaItem) -> str:
        left = "" if item.state is AgendaState.DONE else self._office.agenda.left(item.day)
        state = f"{texts.SIGNS[item.state]} {texts.STATES[item.state]}"
        return texts.told(item.number, item.text, state, (left[:1].upper() + left[1:], item.note))

    def _page_shown(self) -> None:
        month = self.form.pages.currentIndex() == 0
        (self.form.month_table if month else self.form.list_tree).setFocus()
        self._show_actions()

    def _current(self) -> AgendaItem | None:
        tree = self.form.day_tree if self.form.pages.currentIndex() == 0 else self.form.list_tree
        item = tree.currentItem()
        found: AgendaItem | None = item.data(0, ITEM_ROLE) if item is not None else None
        return found

    def _show_actions(self) -> None:
        self.form.open_button.setEnabled(self._current() is not None)

    def _open_day(self) -> None:
        """One line opens at once, of several the user takes one."""
        items = self._days[self._day].items
        if len(items) == 1:
            self._open(items[0])
        elif items:
            self.form.day_tree.setFocus()

    def _open_current(self) -> None:
        item = self._current()
        if item is not None:
            self._open(item)

    def _open(self, item: AgendaItem) -> None:
        self.chosen = item
        self.accept()

    def _print(self) -> None:
        from danvan_desktop.ui.print_dialog import PrintDialog

        printable = self._office.agenda.printable(self.month, self._days)
        PrintDialog(self, printable, self._jobs, self._settings).exec()

    def _export(self) -> None:
        """From the month in front on, a year."""
        first = self._day.replace(day=1)
        last = shifted(first, EXPORTED_MONTHS) - timedelta(days=1)
        agenda = self._office.agenda
        name = texts.FILE.format(first=format_date(first), last=format_date(last)).replace("/", "-")
        counts: list[int] = []

        def work(path: Path) -> Path:
            counts.append(agenda.export_ics(first, last, path))
            return path

        def over(path: Path | None) -> None:
            if path is not None:
                self.form.count_label.setText(texts.ICS_SAVED.format(count=counts[-1], path=path))

        self._saving.save(texts.EXPORT_ICS, f"{name}.ics", (".ics",), lambda path: lambda: work(path), over)


def _fill(tree: QTreeWidget, lines: list[tuple[AgendaItem, tuple[str, ...]]]) -> None:
    tree.clear()
    for item, cells in lines:
        row = QTreeWidgetItem([*cells])
        row.setData(0, ITEM_ROLE, item)
        row.setForeground(len(cells) - 2 if len(cells) > 1 else 0, QBrush(QColor(state_colour(item.state))))
        for place, cell in enumerate(cells):
            row.setToolTip(place, cell)
        tree.addTopLevelItem(row)
    tree.setCurrentIndex(tree.model().index(0, 0))


def _line(item: AgendaItem) -> tuple[str, ...]:
    state = f"{texts.SIGNS[item.state]} {texts.STATES[item.state]}"
    return (format_date(item.day), texts.KINDS[item.kind], item.number, item.text, state, item.note)
