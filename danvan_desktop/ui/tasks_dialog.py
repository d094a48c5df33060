"""Theo dõi nhiệm vụ: who owes what, as a matrix of bodies and tasks and as a list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTabWidget,
    QWidget,
)

from danvan_desktop.domain import matrices
from danvan_desktop.domain.assignments import OVERDUE, UNREPORTED, State
from danvan_desktop.domain.dates import day_or_none, format_date, parse_date
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.lists import ListQuery, Order
from danvan_desktop.domain.vietnamese import fold, sort_key
from danvan_desktop.papers.lists import ListView
from danvan_desktop.texts import assignments as texts
from danvan_desktop.texts import follow_up as follow_up_texts
from danvan_desktop.texts import window as window_texts
from danvan_desktop.ui import errors, task_tables
from danvan_desktop.ui.days import complete_days
from danvan_desktop.ui.forms import act_at_once, fit, load_form
from danvan_desktop.ui.matrix_model import MatrixModel
from danvan_desktop.ui.reminder_dialog import remind
from danvan_desktop.ui.report_dialog import ReportDialog
from danvan_desktop.ui.saving import Saving, show_file
from danvan_desktop.ui.tables import ROW_ROLE, RecordTableModel

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.assignments import AssignmentRow
    from danvan_desktop.domain.matrices import Line, Matrix
    from danvan_desktop.ui.jobs import JobRunner

MATRIX, LIST = range(2)
SEARCH_DELAY = 150  # ms after the last key
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class TasksForm:
    """The widgets that code touches."""

    directive_combo: QComboBox
    year_combo: QComboBox
    state_combo: QComboBox
    body_combo: QComboBox
    due_from_edit: QLineEdit
    due_to_edit: QLineEdit
    search_edit: QLineEdit
    pages: QTabWidget
    matrix_table: QTableView
    list_table: QTableView
    empty_label: QLabel
    count_label: QLabel
    report_button: QPushButton
    remind_button: QPushButton
    print_button: QPushButton
    export_button: QPushButton
    close_button: QPushButton


class TasksDialog(QDialog):
    """Begins with these `filters`: directive, year, state (a State, UNREPORTED or OVERDUE), body, due_from, due_to
    (ISO); on the `page` MATRIX or LIST. Every report is written at once; Ctrl+Z takes it back.
    """

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        jobs: JobRunner,
        settings: QSettings,
        filters: Mapping[str, str] | None = None,
        page: int = MATRIX,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._jobs = jobs
        self._settings = settings
        self._saving = Saving(self, jobs, settings)
        self._sort = ""
        self._descending = False
        self.form = form = load_form(self, "tasks_dialog", TasksForm)
        self._combos = {
            "directive": form.directive_combo,
            "year": form.year_combo,
            "state": form.state_combo,
            "body": form.body_combo,
        }
        self._edits = {"due_from": form.due_from_edit, "due_to": form.due_to_edit}
        self.matrix = MatrixModel()
        self.rows: RecordTableModel[AssignmentRow] = RecordTableModel(task_tables.columns(), window_texts.NUMBER)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._fill_combos()
        form.matrix_table.setModel(self.matrix)
        task_tables.dress_matrix(form.matrix_table)
        form.list_table.setModel(self.rows)
        task_tables.dress_list(form.list_table, self.rows.columns)
        self.show_filtered(filters or {}, page)
        self._connect()
        fit(self)

    def exec(self) -> int:
        """As QDialog does; then the window goes for good."""
        result = super().exec()
        self.deleteLater()
        return result

    def show_filtered(self, filters: Mapping[str, str], page: int = MATRIX) -> None:
        """Shows what fits these filters in place of what was asked for before."""
        form = self.form
        for name, combo in self._combos.items():
            with QSignalBlocker(combo):
                combo.setCurrentIndex(max(combo.findData(filters.get(name, "")), 0))
        for name, edit in self._edits.items():
            with QSignalBlocker(edit):
                day = filters.get(name, "")
                edit.setText(format_date(parse_date(day, self._office.today())) if day else "")
        with QSignalBlocker(form.pages):
            form.pages.setCurrentIndex(page)
        self.refresh()
        self._table().setFocus()

    def refresh(self) -> None:
        """Reads the page in front anew and keeps the place in it."""
        self._timer.stop()
        form, table = self.form, self._table()
        matrix = form.pages.currentIndex() == MATRIX
        place = table.currentIndex()
        for edit in self._edits.values():
            edit.setEnabled(not matrix)
        form.year_combo.setEnabled(not form.directive_combo.currentData())
        try:
            count = self._show_matrix() if matrix else self._show_list()
        except UserError as error:
            errors.report(self, error)
            return
        model = table.model()
        row, column = min(max(place.row(), 0), model.rowCount() - 1), max(place.column(), 0)
        table.setCurrentIndex(model.index(row, min(column, model.columnCount() - 1)))
        form.count_label.setText(count)
        table.setVisible(model.rowCount() > 0)
        form.empty_label.setVisible(model.rowCount() == 0)
        form.empty_label.setText(texts.NOTHING_FITS if form.directive_combo.count() > 1 else texts.NOTHING_ASKED)
        for button in (form.report_button, form.remind_button, form.print_button, form.export_button):
            button.setEnabled(model.rowCount() > 0)

    def report(self) -> None:
        """Records a report for the current cell or row; of a whole directive, shows its tasks."""
        uid = self._current()
        if uid and ReportDialog(self, self._office, uid).exec():
            self.refresh()
            self.form.count_label.setText(texts.REPORTED_NOW)

    def remind(self) -> None:
        """A công văn đôn đốc to those who are late with the directive in front, or with that of the current cell."""
        directive = self._chosen("directive") or self._directive()
        saved = remind(self, self._office, directive) if directive else []
        if saved:
            self.form.count_label.setText(follow_up_texts.drafted(len(saved)))

    def undo(self) -> None:
        """Takes the last step back."""
        try:
            what = self._office.history.undo()
        except UserError as error:
            errors.report(self, error)
            return
        self.refresh()
        self.form.count_label.setText(texts.UNDONE.format(what=what))

    def as_seen(self) -> ListView:
        """The page in front with its filters."""
        form = self.form
        if form.pages.currentIndex() == MATRIX:
            titles, rows = self.matrix.as_texts()
            total = tuple(rows.pop()) if rows else ()
            values: list[list[object]] = [list(row) for row in rows]
        else:
            total = ()
            found = [row for place in range(self.rows.rowCount()) if (row := self.rows.row(place)) is not None]
            columns = self.rows.columns
            titles, rows = [one.title for one in columns], [[one.text(row) for one in columns] for row in found]
            values = [[one.value(row) if one.value else one.text(row) for one in columns] for row in found]
        return ListView(
            title=texts.TITLE,
            filters=tuple(self._phrases()),
            titles=tuple(titles),
            numeric=(False,) * len(titles),
            rows=rows,
            values=values,  # type: ignore[arg-type]
            total=total,
        )

    # --- inside

    def _fill_combos(self) -> None:
        assignments = self._office.assignments
        heirs = assignments.asked_now(assignments.bodies())
        bodies = {unit.uid: unit.name for several in heirs.values() for unit in several}
        for name, everything, choices in (
            ("directive", texts.EVERY_DIRECTIVE, assignments.followed()),
            ("year", texts.EVERY_YEAR, [(year, year) for year in assignments.years()]),
            ("state", texts.EVERY_STATE, list(texts.FILTERS.items())),
            ("body", texts.EVERY_BODY, sorted(bodies.items(), key=lambda one: sort_key(one[1]))),
        ):
            combo = self._combos[name]
            combo.addItem(everything, "")
            for key, label in choices:
                combo.addItem(label, key)

    def _connect(self) -> None:
        form = self.form
        for combo in self._combos.values():
            combo.currentIndexChanged.connect(lambda _index: self.refresh())
        for edit in (*self._edits.values(), form.search_edit):
            edit.textChanged.connect(lambda _text: self._timer.start())
        complete_days(form.due_from_edit, form.due_to_edit, self._office.today)
        self._timer.timeout.connect(self.refresh)
        form.pages.currentChanged.connect(lambda _index: self.refresh())
        for table in (form.matrix_table, form.list_table):
            table.doubleClicked.connect(lambda _index: self.report())
            for key in _ENTER:
                shortcut = QShortcut(QKeySequence(key), table)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(self.report)
        form.report_button.clicked.connect(self.report)
        form.remind_button.clicked.connect(self.remind)
        form.print_button.clicked.connect(self._print)
        form.export_button.clicked.connect(self._export)
        form.close_button.clicked.connect(self.reject)
        form.list_table.horizontalHeader().sectionClicked.connect(self._sort_by)
        for button in (form.remind_button, form.print_button, form.export_button):
            act_at_once(button)
        for keys, act in (("F5", self.refresh), ("Ctrl+Z", self.undo), ("Ctrl+F", self._search)):
            QShortcut(QKeySequence(keys), self, act)

    def _table(self) -> QTableView:
        return self.form.matrix_table if self.form.pages.currentIndex() == MATRIX else self.form.list_table

    def _search(self) -> None:
        self.form.search_edit.setFocus()
        self.form.search_edit.selectAll()

    def _chosen(self, name: str) -> str:
        key: str = self._combos[name].currentData() or ""
        return key

    def _show_matrix(self) -> str:
        """The matrix, and its totals in words."""
        assignments, directive = self._office.assignments, self._chosen("directive")
        whole = assignments.matrix(directive) if directive else assignments.overview(self._chosen("year"))
        shown = self._narrowed(whole)
        self.matrix.show(shown)
        if shown.lines:
            task_tables.fit_columns(self.form.matrix_table)
        return texts.counted(shown.total())

    def _narrowed(self, whole: Matrix) -> Matrix:
        """Only the bodies that the filters and the words leave."""
        state, body = self._chosen("state"), self._chosen("body")
        words = fold(self.form.search_edit.text()).split()

        def wanted(line: Line, counts: Counter[State]) -> bool:
            late = any(one.late for column in whole.columns for one in whole.cell(line, column).told)
            fits = {"": True, UNREPORTED: matrices.owes(counts), OVERDUE: late or counts[State.LATE] > 0}
            named = all(word in fold(line.name) for word in words)
            return named and body in ("", line.key) and (fits[state] if state in fits else counts[State(state)] > 0)

        return matrices.narrowed(whole, wanted)

    def _show_list(self) -> str:
        """The list, and how many rows it has."""
        filters = {name: self._chosen(name) for name in self._combos}
        if filters["directive"]:
            filters["year"] = ""
        for name, edit in self._edits.items():
            if day := self._day(edit):
                filters[name] = day
        order = (Order(self._sort, self._descending),) if self._sort else ()
        service = self._office.assignments
        keys = service.keys(ListQuery(search=self.form.search_edit.text(), filters=filters, order=order))
        self.rows.show(keys, service.rows)
        return window_texts.count(len(keys))

    def _day(self, edit: QLineEdit) -> str:
        """The day typed into a filter, empty while it is none."""
        day = day_or_none(edit.text(), self._office.today())
        return day.isoformat() if day else ""

    def _sort_by(self, section: int) -> None:
        """A click sorts upwards, the next one downwards, the third gives the list's own order back."""
        name = self.rows.columns[section - 1].name if section else ""
        if not name or (name == self._sort and self._descending):
            self._sort, self._descending = "", False
        else:
            self._sort, self._descending = name, name == self._sort
        self.refresh()

    def _current(self) -> str:
        """The assignment in the current cell or row; a directive of the overview is opened instead."""
        table = self._table()
        if table is self.form.list_table:
            row = table.currentIndex().data(ROW_ROLE) if table.currentIndex().isValid() else None
            return row.uid if row else ""
        place = self.matrix.place(table.currentIndex())
        if place is None:
            return ""
        line, column = place
        shown = self.matrix.matrix.cell(line, column).shown
        if shown is None:
            self.form.count_label.setText(texts.NOT_GIVEN)
            return ""
        if not shown.uid:
            self._open_directive(column.key, line.key)
        return shown.uid

    def _directive(self) -> str:
        """The directive of the current row, or of the current column of the overview."""
        index = self._table().currentIndex()
        if self._table() is self.form.list_table:
            row = index.data(ROW_ROLE) if index.isValid() else None
            return row.directive if row else ""
        place = self.matrix.place(index)
        return place[1].key if place else ""

    def _open_directive(self, directive: str, line: str) -> None:
        combo = self.form.directive_combo
        combo.setCurrentIndex(max(combo.findData(directive), 0))
        place = next((at for at, one in enumerate(self.matrix.matrix.lines) if one.key == line), 0)
        self.form.matrix_table.setCurrentIndex(self.matrix.index(place, 0))
        self.form.matrix_table.scrollTo(
            self.form.matrix_table.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter
        )

    def _phrases(self) -> Iterator[str]:
        """What the filters say."""
        for combo in self._combos.values():
            if combo.currentData() and combo.isEnabled():
                yield combo.currentText()

    def _print(self) -> None:
        from danvan_desktop.ui.print_dialog import PrintDialog

        try:
            printable = self._office.lists.printable(self.as_seen())
        except UserError as error:
            errors.report(self, error)
            return
        PrintDialog(self, printable, self._jobs, self._settings, self._office.printing).exec()

    def _export(self) -> None:
        view = self.as_seen()

        def over(path: Path | None) -> None:
            if path is not None:
                self.form.count_label.setText(window_texts.exported(str(path), shown=show_file(path)))

        self._saving.save(
            window_texts.EXPORT_LIST,
            f"{texts.TITLE}.xlsx",
            (".xlsx", ".csv", ".pdf", ".docx"),
            lambda path: partial(self._office.lists.export, view, path),
            over,
        )
