"""Theo dõi nhiệm vụ: who owes what, as a matrix of bodies and tasks and as a list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QWidget,
)

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.lists import Order
from danvan_desktop.domain.matrices import Matrix
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
from danvan_desktop.ui.task_filters import FiltersForm, TaskFilters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.assignments import AssignmentRow
    from danvan_desktop.papers.lists import ListView
    from danvan_desktop.ui.jobs import JobRunner

MATRIX, LIST = range(2)
SEARCH_DELAY = 150  # ms after the last key
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class TasksForm(FiltersForm):
    """The widgets that code touches."""

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
    """Begins with the `filters` of TaskFilters, on the `page` MATRIX or LIST. Every report is written at once; Ctrl+Z
    takes it back.
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
        self._whole = Matrix()
        self._whole_of: tuple[str, str] | None = None  # its directive and its year
        self._awaited: object | None = None  # the overview that the worker reads
        self.form = form = load_form(self, "tasks_dialog", TasksForm)
        self.filters = TaskFilters(form, office)
        self.matrix = MatrixModel()
        self.rows: RecordTableModel[AssignmentRow] = RecordTableModel(task_tables.columns(), window_texts.NUMBER)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
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

    def done(self, result: int) -> None:
        self._awaited = None
        super().done(result)

    def show_filtered(self, filters: Mapping[str, str], page: int = MATRIX) -> None:
        """Shows what fits these filters in place of what was asked for before."""
        self.filters.choose(filters)
        with QSignalBlocker(self.form.pages):
            self.form.pages.setCurrentIndex(page)
        self.refresh()
        self._table().setFocus()

    def refresh(self, said: str = "") -> None:
        """Reads the page in front anew and keeps the place in it. `said` stands below it in place of the count."""
        self._timer.stop()
        self._awaited = None
        for_list, directive = self.form.pages.currentIndex() == LIST, self.filters.chosen("directive")
        self.filters.enable(for_list=for_list)
        try:
            if for_list:
                self._show(self._fill_list, said)
            elif directive:
                self._show_whole(self._office.assignments.matrix(directive), said)
            else:
                self._read_overview(said)
        except UserError as error:
            errors.report(self, error)

    def report(self) -> None:
        """Records a report for the current cell or row; of a whole directive, shows its tasks."""
        uid = self._current()
        if uid and ReportDialog(self, self._office, uid).exec():
            self.refresh(texts.REPORTED_NOW)

    def remind(self) -> None:
        """A công văn đôn đốc to those who are late with the directive in front, or with that of the current cell."""
        directive = self.filters.chosen("directive") or self._directive()
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
        self.refresh(texts.UNDONE.format(what=what))

    def as_seen(self) -> ListView:
        """The page in front with its filters."""
        phrases = tuple(self.filters.phrases())
        if self.form.pages.currentIndex() == LIST:
            return self.rows.as_seen(texts.TITLE, phrases, self.rows.columns)
        titles, rows = self.matrix.as_texts()
        bodies, total = (rows[:-1], rows[-1]) if rows else ([], [])
        return replace(self._office.lists.plain(texts.TITLE, titles, bodies), filters=phrases, total=tuple(total))

    # --- inside

    def _connect(self) -> None:
        form = self.form
        for combo in (form.directive_combo, form.year_combo):
            combo.currentIndexChanged.connect(lambda _index: self.refresh())
        for combo in (form.state_combo, form.body_combo):
            combo.currentIndexChanged.connect(lambda _index: self._narrow())
        for edit in (*self.filters.edits.values(), form.search_edit):
            edit.textChanged.connect(lambda _text: self._timer.start())
        complete_days(form.due_from_edit, form.due_to_edit, self._office.today)
        self._timer.timeout.connect(self._narrow)
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

    def _narrow(self) -> None:
        """The matrix as it was read, with the filters as they are now; a list is read anew."""
        if self.form.pages.currentIndex() == LIST:
            self.refresh()
        elif self._awaited is None:
            self._show(self._fill_matrix)

    def _read_overview(self, said: str) -> None:
        """All directives of the year, on the worker: there may be a hundred thousand tasks."""
        year = self.filters.chosen("year")
        self._awaited = asked = object()

        def read(whole: Matrix) -> None:
            if self._awaited is asked:  # else the window has closed or shows something else
                self._awaited = None
                self._show_whole(whole, said)

        def failed(error: BaseException) -> None:
            if self._awaited is asked:
                self._awaited = None
                self._show(self._fill_matrix)
                errors.report(self, error)

        if self._whole_of == ("", year):
            self.form.count_label.setText(texts.READING)
        else:
            self._show_whole(Matrix())
        self._jobs.run(partial(self._office.assignments.overview, year), read, failed)

    def _show_whole(self, whole: Matrix, said: str = "") -> None:
        self._whole, self._whole_of = whole, (self.filters.chosen("directive"), self.filters.chosen("year"))
        self._show(self._fill_matrix, said)

    def _show(self, fill: Callable[[], str], said: str = "") -> None:
        """Fills the page in front, which gives its count, and keeps the place in it."""
        form, table = self.form, self._table()
        row, column = table.currentIndex().row(), table.currentIndex().column()
        count = fill()
        model = table.model()
        filled = model.rowCount() > 0
        row, column = min(max(row, 0), model.rowCount() - 1), min(max(column, 0), model.columnCount() - 1)
        table.setCurrentIndex(model.index(row, column))
        form.count_label.setText(said or count)
        table.setVisible(filled or self._awaited is not None)
        form.empty_label.setVisible(not filled)
        form.empty_label.setText(self._why_empty())
        for button in (form.report_button, form.remind_button, form.print_button, form.export_button):
            button.setEnabled(filled)

    def _why_empty(self) -> str:
        if self._awaited is not None:
            return texts.READING
        return texts.NOTHING_FITS if self.form.directive_combo.count() > 1 else texts.NOTHING_ASKED

    def _fill_matrix(self) -> str:
        """The matrix, and its totals in words."""
        shown = self.filters.narrowed(self._whole)
        self.matrix.show(shown)
        if shown.lines:
            task_tables.fit_columns(self.form.matrix_table)
        return texts.counted(shown.total())

    def _fill_list(self) -> str:
        """The list, and how many rows it has."""
        service = self._office.assignments
        order = (Order(self._sort, self._descending),) if self._sort else ()
        keys = service.keys(self.filters.query(order))
        self.rows.show(keys, service.rows)
        return window_texts.count(len(keys))

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
