"""A list of exemplars from Excel or CSV: choose the file, match its columns, look at what would come in, take it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import ITEMS
from danvan_desktop.texts import editing, exemplars
from danvan_desktop.texts import imports as texts
from danvan_desktop.ui import errors, prompts
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.import_rows import PROBLEM, SKIPPED, UNSURE, ImportRowsModel, rows_of
from danvan_desktop.ui.list_cells import ROW_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.importers.exemplars import Preview
    from danvan_desktop.ui.jobs import JobRunner

T = TypeVar("T")

FILE, COLUMNS, ROWS = range(3)
REQUIRED = ("name", "unit", "field", "year")
TARGETS = (*REQUIRED, "holder", "officer", "kind", "number", "registered_on", "status", *ITEMS)
"""The fields of the form that a column can hold, the needed ones first."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WIDTHS = (56, 120, 0, 168, 176, 56, 0)  # of the columns of the preview; 0 shares the rest


@dataclass(frozen=True, slots=True)
class ImportForm:
    """The widgets that code touches."""

    step_label: QLabel
    file_label: QLabel
    message_label: QLabel
    pages: QStackedWidget
    choose_button: QPushButton
    columns_table: QTableWidget
    summary_label: QLabel
    problems_check: QCheckBox
    notes_label: QLabel
    rows_view: QTableView
    row_label: QLabel
    progress_bar: QProgressBar
    reload_button: QPushButton
    back_button: QPushButton
    next_button: QPushButton
    cancel_button: QPushButton


class ImportDialog(QDialog):
    """Reads and takes on the worker. After `exec` the number of exemplars that came in is in `taken`."""

    def __init__(self, parent: QWidget | None, office: Office, jobs: JobRunner, path: Path | None = None) -> None:
        super().__init__(parent)
        self.form = load_form(self, "import_dialog", ImportForm)
        self.taken = 0
        self._office = office
        self._jobs = jobs
        self._path: Path | None = None
        self._preview: Preview | None = None
        self._field = ""  # of all rows, as they were read
        self._busy = False
        self._rows = ImportRowsModel()
        self._combos: dict[str, QComboBox] = {}
        self._build()
        self._show_page(FILE)
        if path is not None:
            self.open_file(path)

    def exec(self) -> int:
        """As QDialog does; then the window goes for good."""
        result = super().exec()
        self.deleteLater()
        return result

    def open_file(self, path: Path) -> None:
        """Reads the file and goes on to its columns."""
        self._read(path, None, COLUMNS)

    # --- steps

    def _choose(self) -> None:
        folder = self._path.parent if self._path else Path.home()
        path = prompts.open_path(self, texts.OPEN, folder, texts.FILE_KINDS)
        if path is not None:
            self.open_file(path)

    def _next(self) -> None:
        page = self.form.pages.currentIndex()
        if page == ROWS:
            self._take()
        elif page == FILE:
            self._show_page(COLUMNS)
        elif self._path and self._preview and self._is_to_read(self._preview):
            self._read(self._path, self._mapping(), ROWS, self._common())
        else:
            self._show_page(ROWS)

    def _back(self) -> None:
        self._show_page(self.form.pages.currentIndex() - 1)

    def _reload(self) -> None:
        if self._path and not self._busy:
            self._read(self._path, self._mapping(), ROWS, self._common())

    def _is_to_read(self, preview: Preview) -> bool:
        """Whether what is chosen is not that with which the file was read."""
        return (self._mapping(), self._common()) != (dict(preview.mapping), self._field)

    def _read(self, path: Path, mapping: Mapping[str, tuple[int, ...]] | None, page: int, field: str = "") -> None:
        def done(preview: Preview) -> None:
            self._path, self._preview, self._field = path, preview, field
            self._show_columns(preview)
            self._show_rows(preview)
            self._show_page(page)

        self._work(texts.READING, lambda: self._office.imports.preview(path, mapping, field), done)

    def _take(self) -> None:
        preview, path = self._preview, self._path
        if preview is None or path is None:
            return

        def done(count: int) -> None:
            self.taken = count
            self.accept()

        self.form.cancel_button.setEnabled(False)
        self._work(texts.TAKING, lambda: self._office.imports.take(preview, path.name), done)

    def _work(self, doing: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Runs a job; meanwhile there is nothing to press but Hủy."""

        def finish(result: T) -> None:
            self._set_busy("")
            if self.isVisible():
                done(result)

        self._set_busy(doing)
        self._jobs.run(work, finish, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._set_busy("")
        if not self.isVisible():
            return
        if not isinstance(error, UserError):
            errors.report(self, error)
            return
        self.form.message_label.setText(editing.problem(str(error), None, None))
        self.form.message_label.show()

    # --- what is shown

    def _build(self) -> None:
        form = self.form
        form.message_label.hide()
        table = form.columns_table
        table.verticalHeader().hide()
        table.setRowCount(len(TARGETS))
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT + 4)
        table.horizontalHeader().setDefaultAlignment(LEFT)
        for place in range(table.columnCount()):
            table.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        for row, field in enumerate(TARGETS):
            label = exemplars.LABELS[field].capitalize()
            table.setItem(row, 0, QTableWidgetItem(texts.REQUIRED.format(label=label) if field in REQUIRED else label))
            table.setItem(row, 2, QTableWidgetItem())
            combo = QComboBox()
            combo.setObjectName(f"{field}_combo")
            combo.setAccessibleName(label)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            combo.installEventFilter(self)
            combo.currentIndexChanged.connect(lambda _index, row=row, field=field: self._show_example(row, field))
            table.setCellWidget(row, 1, combo)
            self._combos[field] = combo
        view = form.rows_view
        view.setModel(self._rows)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        view.horizontalHeader().setDefaultAlignment(LEFT)
        for place, width in enumerate(_WIDTHS):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            view.horizontalHeader().setSectionResizeMode(place, mode)
            if width:
                view.setColumnWidth(place, width)
        view.selectionModel().currentRowChanged.connect(lambda _new, _old: self._tell_row())
        form.problems_check.toggled.connect(self._filter)
        form.choose_button.clicked.connect(self._choose)
        form.reload_button.clicked.connect(self._reload)
        form.back_button.clicked.connect(self._back)
        form.next_button.clicked.connect(self._next)
        form.cancel_button.clicked.connect(self.reject)

    def _show_page(self, page: int) -> None:
        form = self.form
        form.message_label.hide()
        form.pages.setCurrentIndex(page)
        form.step_label.setText(texts.STEPS[page])
        form.file_label.setText(self._path.name if self._path and self._preview else "")
        self._show_buttons()
        first = {FILE: form.choose_button, COLUMNS: self._combos["name"], ROWS: form.rows_view}[page]
        first.setFocus()

    def _show_buttons(self) -> None:
        form, page, preview = self.form, self.form.pages.currentIndex(), self._preview
        form.back_button.setVisible(page > FILE)
        form.reload_button.setVisible(page == ROWS)
        form.next_button.setVisible(preview is not None)
        form.next_button.setDefault(page != FILE)  # Enter in a choice of columns goes on
        rows = preview.rows if preview else []
        form.next_button.setText(texts.take(len(rows)) if page == ROWS else texts.NEXT)
        all_good = bool(rows) and not any(row.problems for row in rows)
        form.next_button.setEnabled((all_good or page != ROWS) and not self._busy)
        for button in (form.choose_button, form.back_button, form.reload_button):
            button.setEnabled(not self._busy)

    def reject(self) -> None:
        """Closes; but what is being saved cannot be called off."""
        if self.form.cancel_button.isEnabled():
            super().reject()

    def _set_busy(self, doing: str) -> None:
        self._busy = bool(doing)
        self.form.progress_bar.setVisible(self._busy)
        if doing:
            self.form.message_label.hide()
            self.form.step_label.setText(doing)
        else:
            self.form.step_label.setText(texts.STEPS[self.form.pages.currentIndex()])
            self.form.cancel_button.setEnabled(True)
        self._show_buttons()

    def _show_columns(self, preview: Preview) -> None:
        headers = {index: header or texts.UNNAMED.format(number=index + 1) for index, header in preview.columns}
        for row, field in enumerate(TARGETS):
            combo, columns = self._combos[field], tuple(preview.mapping.get(field, ()))
            chosen = self._field if field == "field" and self._field else columns
            combo.blockSignals(True)
            combo.clear()
            combo.addItem(texts.NOT_TAKEN, ())
            if len(columns) > 1:
                combo.addItem(texts.SEVERAL.join(headers[index] for index in columns), columns)
            for index, header in headers.items():
                combo.addItem(header, (index,))
            if field == "field":
                for one in self._office.catalogues.current().fields.values():
                    combo.addItem(texts.ALL_ROWS.format(name=one.name), one.key)
            combo.setCurrentIndex([combo.itemData(place) for place in range(combo.count())].index(chosen))
            combo.blockSignals(False)
            self._show_example(row, field)

    def _show_example(self, row: int, field: str) -> None:
        """What the file holds for the field, as long as the choice is the one with which it was read."""
        preview, item = self._preview, self.form.columns_table.item(row, 2)
        if preview is None or item is None:
            return
        read = self._chosen(field) == tuple(preview.mapping.get(field, ()))
        found = next((row.values[field] for row in preview.rows if row.values.get(field)), "") if read else ""
        item.setText(" ".join(found.split()))
        item.setToolTip(found)

    def _show_rows(self, preview: Preview) -> None:
        names = {field.key: field.name for field in self._office.catalogues.current().fields.values()}
        rows = rows_of(preview, names)
        self.form.problems_check.setChecked(False)
        self._rows.show(rows)
        counts = {state: sum(row.state == state for row in rows) for state in (PROBLEM, UNSURE, SKIPPED)}
        self.form.summary_label.setText(
            texts.summary(len(preview.rows), counts[PROBLEM], counts[UNSURE], counts[SKIPPED])
        )
        self.form.problems_check.setEnabled(bool(counts[PROBLEM] + counts[UNSURE]))
        self.form.notes_label.setText("\n".join(preview.notes))
        self.form.notes_label.setVisible(bool(preview.notes))
        self._to_worst()

    def _filter(self, doubtful_only: bool) -> None:
        self._rows.filter(doubtful_only=doubtful_only)
        self._to_worst()

    def _to_worst(self) -> None:
        """The first row that keeps the list out, else the first that is not sure."""
        states = [row.state for row in self._rows.rows]
        self.form.rows_view.selectRow(next((states.index(state) for state in (PROBLEM, UNSURE) if state in states), 0))

    def _tell_row(self) -> None:
        place = self.form.rows_view.currentIndex().row()
        row = self._rows.rows[place] if 0 <= place < len(self._rows.rows) else None
        self.form.row_label.setText(texts.TOLD.format(place=row.place, sentences=row.told) if row and row.told else "")

    def _chosen(self, field: str) -> tuple[int, ...]:
        chosen = self._combos[field].currentData()
        return () if isinstance(chosen, str) else tuple(chosen or ())

    def _common(self) -> str:
        """The field that is chosen for all rows; "" where a column says it, or nothing."""
        chosen = self._combos["field"].currentData()
        return chosen if isinstance(chosen, str) else ""

    def _mapping(self) -> dict[str, tuple[int, ...]]:
        return {field: chosen for field in TARGETS if (chosen := self._chosen(field))}

    # --- the mouse

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile() and not self._busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.open_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls; it does not change the choice that lies under the mouse."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)
