"""The anatomy that all tabs share: action bar, filters, search, table, detail panel with the next step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QWidget,
)

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.lists import ListQuery, Order
from danvan_desktop.papers.lists import ListView
from danvan_desktop.texts import lists as list_texts
from danvan_desktop.texts import window as texts
from danvan_desktop.ui import errors, table_clipboard, theme
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.list_cells import ROW_HEIGHT
from danvan_desktop.ui.tab_parts import Command, Detail, Filter, RecordTabForm, Row, Words
from danvan_desktop.ui.tables import ROW_ROLE, RecordTableModel, TableColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.catalogues import Catalogues
    from danvan_desktop.services.records import RecordService
    from danvan_desktop.ui.cell_editing import CellEditing

SEARCH_DELAY = 150  # ms after the last key
REST_DELAY = 500  # ms after the first rows of a search, when the user has stopped typing
FIRST = 200  # rows that a search shows at once
NUMBER_WIDTH = 48
NARROW_FILTER = 125  # pixels to which a filter gives way
WIDE_ENOUGH = 220  # pixels for the column that takes the rest
LOADING, ROWS, EMPTY = range(3)


class RecordTab(QWidget, Generic[Row]):
    """Base of the tabs. `changed` tells that records were written, with a sentence for the status line;
    `practice_wanted` that the user wants the data to try things with, `export_wanted` the paper of the current row;
    `selected` that the cursor moved, `opened` that the record with that uid was worked on.
    """

    changed = Signal(str)
    practice_wanted = Signal()
    export_wanted = Signal()
    selected = Signal()
    opened = Signal(str)

    def __init__(self, words: Words, columns: Sequence[TableColumn[Row]], filters: Sequence[Filter]) -> None:
        super().__init__()
        self.form = load_form(self, "record_tab", RecordTabForm)
        self.model: RecordTableModel[Row] = RecordTableModel(columns, texts.NUMBER)
        self.office: Office | None = None
        self.today: Callable[[], date] = date.today
        self.catalogues: Catalogues | None = None
        self.stale = True
        self.cells: CellEditing | None = None
        self._words = words
        self._filters = filters
        self._combos: dict[str, QComboBox] = {}
        self._sort = ""
        self._descending = False
        self._next: Command | None = None
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._rest = QTimer(self, singleShot=True, interval=REST_DELAY)
        self._build()
        self._show_detail()

    # --- what a tab says for itself

    def service(self) -> RecordService[Any, Row]:
        """The service of the tab's records."""
        raise NotImplementedError

    def detail(self, row: Row) -> Detail:
        """What the panel shows of a row."""
        raise NotImplementedError

    def open_dialog(self, uid: str | None) -> str | None:
        """Lets the user add a record or change one; the uid of what was saved."""
        raise NotImplementedError

    def added(self) -> str:
        """What the status line says after a save."""
        return texts.SAVED

    def paper(self) -> tuple[str, str] | None:
        """The kind of paper that can be exported of the current row, and the uid of its record."""
        return None

    @property
    def commands(self) -> Mapping[str, Command]:
        """The tab's answers to the window's actions, by the action's name."""
        return {
            "add_action": self.add,
            "edit_action": self.edit,
            "remove_action": self.remove,
            "copy_rows_action": self.copy_rows,
            "select_all_action": self.form.table.selectAll,
            "find_action": self.search,
            "refresh_action": self.refresh,
            "next_action": self.next_step,
        }

    # --- what all tabs do

    def _office(self) -> Office:
        if self.office is None:
            raise RuntimeError("the tab is used before its office is open")
        return self.office

    def open(self, office: Office) -> None:
        """Shows the records of the office."""
        self.office = office
        self.today = office.today
        self.form.sample_button.setVisible(False)
        self.refresh()

    def glance(self, keys: list[int], rows: list[Row]) -> None:
        """Shows the first rows while the office is being opened; what can be done with them comes with it."""
        self.model.show(keys, lambda asked: rows if asked == keys[: len(rows)] else [])
        self.form.stack.setCurrentIndex(ROWS)
        self.form.count_label.setText(texts.count(len(keys)))

    def refresh(self, select: str | None = None) -> None:
        """Reads the list anew and keeps the selection, or selects the record with that uid."""
        office = self.office
        if office is None:
            return
        self.stale = False
        before = self.current()
        keep = select or (before.uid if before else None)
        self.catalogues = office.catalogues.current()  # once for all cells that show a name from there
        self._fill_filters(office)
        service = self.service()
        query = self._query()
        try:
            keys = service.keys(query, FIRST if query.search else None)
        except UserError as error:
            errors.report(self, error)
            return
        self.model.show(keys, service.rows)
        self._rest.stop()
        if query.search and len(keys) == FIRST:
            self._rest.start()
        filtered = bool(query.search or any(query.filters.values()))
        self._show_page(keys, filtered=filtered)
        if keys:
            self._select(self._place(keep))
        self._show_detail()
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.focus()

    def show_record(self, uid: str) -> None:
        """Selects the record; where filters or words hide it, they are taken back."""
        key = self.service().get_key(uid)
        if key is not None and self.model.place_of(key) is None:
            with QSignalBlocker(self.form.search_edit):
                self.form.search_edit.clear()
            for combo in self._combos.values():
                combo.setCurrentIndex(0)
        self.refresh(uid)
        self.focus()

    def show_filtered(self, filters: Mapping[str, str]) -> None:
        """Shows the records that fit these filters, each with the key of its choice, in place of what was asked for
        before; also before the tab was first shown. Raises KeyError for a filter that the tab has not.
        """
        with QSignalBlocker(self.form.search_edit):
            self.form.search_edit.clear()
        for combo in self._combos.values():
            combo.setCurrentIndex(0)
        for name, key in filters.items():
            combo = self._combos[name]
            if combo.findData(key) < 0:  # its choices come with the office
                combo.addItem("", key)
            combo.setCurrentIndex(combo.findData(key))
        self.refresh()

    def current(self) -> Row | None:
        """The row with the cursor."""
        index = self.form.table.currentIndex()
        row: Row | None = index.data(ROW_ROLE) if index.isValid() else None
        return row

    def chosen(self) -> list[Row]:
        """All selected rows in the order of the list."""
        selection = self.form.table.selectionModel().selectedRows()
        rows = [self.model.row(index.row()) for index in sorted(selection, key=QModelIndex.row)]
        return [row for row in rows if row is not None]

    def add(self) -> None:
        self._edited(None)

    def edit(self) -> None:
        """In the cell with the cursor where it can be changed there, else in the dialog."""
        if self.cells is None or not self.cells.begin(self.form.table.currentIndex()):
            self.edit_whole()

    def edit_whole(self) -> None:
        row = self.current()
        if row is not None:
            self._edited(row.uid)

    def edit_cells(self, cells: CellEditing) -> None:
        """Lets single cells be changed in the list."""
        self.cells = cells
        cells.saved.connect(lambda uid: self.saved(uid, texts.SAVED))

    def remove(self) -> None:
        rows = self.chosen()
        if rows:
            self.run(lambda: self.service().remove([row.uid for row in rows]), texts.removed(len(rows)))

    def copy_rows(self) -> None:
        """Puts the selected rows on the clipboard."""
        self._complete()
        table_clipboard.copy(self.form.table)

    def search(self) -> None:
        self.form.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.search_edit.selectAll()

    def next_step(self) -> None:
        if self._next is not None:
            self._next()

    def run(self, work: Callable[[], object], message: str, select: str | None = None) -> bool:
        """Does a small piece of writing, shows the list anew and says so; shows the error where it fails."""
        try:
            work()
        except UserError as error:
            errors.report(self, error)
            return False
        self.refresh(select)
        self.changed.emit(message)
        return True

    def saved(self, uid: str | None, message: str) -> None:
        """After a dialog: shows the list anew with the record selected. None means that nothing was saved."""
        if uid is not None:
            self.refresh(uid)
            self.changed.emit(message)

    def page(self) -> QWidget:
        """What shows the rows, or that there are none."""
        return self.form.table.viewport() if self.form.stack.currentIndex() == ROWS else self.form.stack

    def focus(self) -> None:
        """Gives the keys to the list, or to what stands in its place: without that a keyboard would be lost."""
        rows = self.form.stack.currentIndex() == ROWS
        (self.form.table if rows else self.form.empty_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_detail_panel(self, visible: bool) -> None:
        self.form.detail_frame.setVisible(visible)

    def titles_and_texts(self) -> tuple[list[str], list[list[str]]]:
        """The list as it is seen: headings, and all rows as text."""
        self._complete()
        rows = [self.model.row(number) for number in range(self.model.rowCount())]
        titles = [column.title for column in self.model.columns]
        return titles, [[column.text(row) for column in self.model.columns] for row in rows if row is not None]

    def as_seen(self, title: str, *, hidden: bool = False) -> ListView:
        """The list with its filters and its order; with `hidden`, also the columns that the table has no room for."""
        self._complete()
        shown = [
            column
            for place, column in enumerate(self.model.columns, start=1)
            if hidden or not self.form.table.isColumnHidden(place)
        ]
        found = (self.model.row(number) for number in range(self.model.rowCount()))
        rows = [row for row in found if row is not None]
        return ListView(
            title=title,
            filters=tuple(self._phrases()),
            titles=tuple(column.title for column in shown),
            numeric=tuple(column.numeric for column in shown),
            rows=[[column.text(row) for column in shown] for row in rows],
            values=[[column.value(row) if column.value else column.text(row) for column in shown] for row in rows],
        )

    def fit_text(self) -> None:
        """Rows and columns as large as texts are now."""
        table = self.form.table
        table.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
        table.setColumnWidth(0, theme.scaled(NUMBER_WIDTH))
        for place, column in enumerate(self.model.columns, start=1):
            if column.width:
                table.setColumnWidth(place, theme.scaled(column.width))
        self._fit_columns()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.form.table.viewport():
            self._fit_columns()
        return super().eventFilter(watched, event)

    # --- inside

    def _phrases(self) -> Iterator[str]:
        """What the filters, the search and the order say."""
        for combo in self._combos.values():
            if combo.currentData():
                yield combo.currentText()
        if words := self.form.search_edit.text().strip():
            yield list_texts.SEARCH.format(words=words)
        if self._sort:
            title = next(column.title for column in self.model.columns if column.sort == self._sort)
            order = list_texts.SORT_DOWN if self._descending else list_texts.SORT_UP
            yield order.format(column=title)

    def _fit_columns(self) -> None:
        """Hides spare columns, the last one first, while the column that takes the rest would have too little."""
        table = self.form.table
        columns = list(enumerate(self.model.columns, start=1))
        taken = NUMBER_WIDTH + sum(column.width for _, column in columns)
        free = table.viewport().width() - theme.scaled(taken)
        hidden = set()
        for place, column in reversed(columns):
            if free < theme.scaled(WIDE_ENOUGH) and column.spare:
                hidden.add(place)
                free += theme.scaled(column.width)
        for place, _ in columns:
            table.setColumnHidden(place, place in hidden)

    def _build(self) -> None:
        form = self.form
        form.add_button.setText(self._words.add)
        form.empty_button.setText(self._words.add)
        form.empty_title.setText(self._words.empty_title)
        form.table.setModel(self.model)
        header = form.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(self.model.columns, start=1):
            if not column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(40)
        form.table.verticalHeader().setVisible(False)
        self.fit_text()
        form.splitter.setStretchFactor(0, 1)
        form.splitter.setSizes([1000, 320])
        form.table.viewport().installEventFilter(self)
        for filter_ in self._filters:
            combo = QComboBox()
            combo.setObjectName(f"{filter_.name}_filter")
            combo.addItem(filter_.everything, "")
            combo.setAccessibleName(filter_.everything)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(9)
            combo.setMinimumWidth(NARROW_FILTER)
            combo.activated.connect(lambda _index: self.refresh())
            form.filter_bar.addWidget(combo)
            self._combos[filter_.name] = combo
        header.sectionClicked.connect(self._sort_by)
        self._timer.timeout.connect(self.refresh)
        self._rest.timeout.connect(self._go_on)
        form.search_edit.textChanged.connect(lambda _text: self._timer.start())
        form.search_edit.returnPressed.connect(self._to_table)
        form.table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show_detail())
        form.table.doubleClicked.connect(lambda _index: self.edit())
        form.add_button.clicked.connect(self.add)
        form.empty_button.clicked.connect(self.add)
        form.edit_button.clicked.connect(self.edit_whole)
        form.remove_button.clicked.connect(self.remove)
        form.next_button.clicked.connect(self.next_step)
        form.sample_button.clicked.connect(self.practice_wanted)

    def _edited(self, uid: str | None) -> None:
        try:
            saved = self.open_dialog(uid)
        except UserError as error:
            errors.report(self, error)
            return
        if saved or uid:
            self.opened.emit(saved or uid)
        self.saved(saved, self.added())

    def _query(self) -> ListQuery:
        return ListQuery(
            search=self.form.search_edit.text(),
            filters={name: combo.currentData() or "" for name, combo in self._combos.items()},
            order=(Order(self._sort, self._descending),) if self._sort else (),
        )

    def _fill_filters(self, office: Office) -> None:
        for filter_ in self._filters:
            combo = self._combos[filter_.name]
            chosen = combo.currentData()
            combo.clear()
            combo.addItem(filter_.everything, "")
            for key, label in filter_.choices(office):
                combo.addItem(label, key)
            combo.setCurrentIndex(max(combo.findData(chosen), 0))

    def _sort_by(self, section: int) -> None:
        """A click sorts upwards, the next one downwards, the third gives the list's own order back."""
        name = self.model.columns[section - 1].sort if section else ""
        header = self.form.table.horizontalHeader()
        if not name or (name == self._sort and self._descending):
            self._sort, self._descending = "", False
            header.setSortIndicatorShown(False)
        else:
            self._descending = name == self._sort
            self._sort = name
            order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicatorShown(True)
            header.setSortIndicator(section, order)
        self.refresh()

    def _complete(self) -> None:
        """Waits no longer for the rest of what a search found."""
        if self._rest.isActive():
            self._go_on()

    def _go_on(self) -> None:
        """The rest of what a search found."""
        self._rest.stop()
        keys = self.service().keys(self._query())
        self.model.go_on(keys)
        self.form.count_label.setText(texts.count(len(keys)))

    def _show_page(self, keys: list[int], *, filtered: bool) -> None:
        form = self.form
        form.stack.setCurrentIndex(ROWS if keys else EMPTY)
        form.empty_title.setText(texts.NOTHING_FOUND if filtered else self._words.empty_title)
        form.empty_text.setText(texts.CHANGE_FILTER if filtered else self._words.empty_text)
        form.empty_button.setVisible(not filtered)
        empty_office = self.office is not None and not keys and not filtered and self.office.sample.is_empty()
        form.sample_button.setVisible(empty_office and self.office is not None and not self.office.practice)
        form.count_label.setText(texts.count(len(keys), more=self._rest.isActive()) if keys else "")

    def _place(self, uid: str | None) -> int:
        """The place of the record in the list; the top where it is not there."""
        if uid is None:
            return 0
        key = self.service().get_key(uid)
        return (self.model.place_of(key) if key is not None else None) or 0

    def _select(self, place: int) -> None:
        index = self.model.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.form.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.form.table.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _to_table(self) -> None:
        self._timer.stop()
        self.refresh()
        self.form.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_detail(self) -> None:
        row = self.current() if self.office is not None else None
        form = self.form
        for widget in (form.edit_button, form.remove_button):
            widget.setEnabled(row is not None)
        form.detail_frame.setEnabled(row is not None)
        detail = self.detail(row) if row is not None else Detail("", "", "", None)
        form.detail_title.setText(detail.title)
        form.detail_state.setText(detail.state)
        form.detail_state.setVisible(bool(detail.state))
        form.detail_text.setHtml(detail.html)
        form.next_button.setVisible(detail.next_step is not None)
        self._next = None
        if detail.next_step is not None:
            label, self._next = detail.next_step
            form.next_button.setText(texts.next_step(label))
        self.selected.emit()
