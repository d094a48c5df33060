"""The anatomy that all tabs share: action bar, filters, search, table, detail panel with the next step."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.texts import window as texts
from danvan_desktop.ui import errors, table_clipboard
from danvan_desktop.ui.column_header import ColumnHeader
from danvan_desktop.ui.detail_panel import DetailPanel
from danvan_desktop.ui.filter_bar import FilterBar
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.list_columns import ListColumns
from danvan_desktop.ui.list_memory import ListMemory
from danvan_desktop.ui.list_menus import ListMenus
from danvan_desktop.ui.list_pages import ListPages
from danvan_desktop.ui.sorting import Sorting
from danvan_desktop.ui.tab_parts import Command, Detail, Filter, RecordTabForm, Row, Words
from danvan_desktop.ui.tables import ROW_ROLE, RecordTableModel, TableColumn, jump_to_ends
from danvan_desktop.ui.totals_line import TotalsLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QSettings

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.catalogues import Catalogues
    from danvan_desktop.papers.lists import ListView
    from danvan_desktop.services.records import RecordService
    from danvan_desktop.ui.cell_editing import CellEditing

SEARCH_DELAY = 150  # ms after the last key
REST_DELAY = 500  # ms after the first rows of a search, when the user has stopped typing
FIRST = 200  # rows that a search shows at once


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
        self.filters = FilterBar(self.form, filters, columns, self)
        self._pages = ListPages(self.form, words)
        self._memory: ListMemory | None = None
        self._panel = DetailPanel(self.form)
        self._header = ColumnHeader(self.form.table)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._rest = QTimer(self, singleShot=True, interval=REST_DELAY)
        self._build()
        self.columns = ListColumns(self.form.table, self._header, columns)
        self._sorting = Sorting(self._header, columns, self.filters)
        self.menus = ListMenus(self, self.form, self._header, self.columns, self.filters, self._day)
        self.menus.said.connect(self.changed)
        self._totals = TotalsLine(self.form.count_label, self.form.table, self.model, self._service)
        self._connect()
        self.fit_text()
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
            "columns_action": self.menus.choose_columns,
            "reset_columns_action": self.menus.reset_columns,
            "column_menu_action": self.menus.current_column_menu,
            "save_filter_action": self.menus.save_filter,
            "clear_filters_action": self.filters.clear,
        }

    # --- what all tabs do

    def _office(self) -> Office:
        if self.office is None:
            raise RuntimeError("the tab is used before its office is open")
        return self.office

    def _service(self) -> RecordService[Any, Row] | None:
        return self.service() if self.office is not None else None

    def _day(self) -> date:
        return self.today()

    def remember(self, settings: QSettings, name: str) -> None:
        """Takes up the columns, filters and order that the settings keep under that name, and keeps them there."""
        self._memory = self.menus.memory = ListMemory(settings, name)
        self.columns.use(self._memory.columns)
        self.filters.show(self._memory.asked)
        self._sorting.show()
        if panel := self._memory.panel:
            self.form.splitter.restoreState(panel)

    def open(self, office: Office) -> None:
        """Shows the records of the office."""
        self.office = office
        self.today = office.today
        self._pages.opened()
        self.refresh()

    def glance(self, keys: list[int], rows: list[Row]) -> None:
        """Shows the first rows while the office is being opened; what can be done with them comes with it."""
        self.model.show(keys, lambda asked: rows if asked == keys[: len(rows)] else [])
        self._pages.glance()
        self._totals.show()

    def refresh(self, select: str | None = None) -> None:
        """Reads the list anew and keeps the selection, or selects the record with that uid."""
        office = self.office
        if office is None:
            return
        self.stale = False
        self._sorting.show()
        before = self.current()
        keep = select or (before.uid if before else None)
        self.catalogues = office.catalogues.current()  # once for all cells that show a name from there
        self.filters.fill(office)
        service = self.service()
        query = self.filters.query()
        try:
            keys = service.keys(query, FIRST if query.search else None)
        except UserError as error:
            errors.report(self, error)
            return
        self.model.show(keys, service.rows)
        self._rest.stop()
        if query.search and len(keys) == FIRST:
            self._rest.start()
        filtered = self.filters.is_on()
        empty_office = not keys and not filtered and office.sample.is_empty()
        self._pages.show(rows=bool(keys), filtered=filtered, sample=empty_office and not office.practice)
        self._totals.show(more=self._rest.isActive())
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
            self.filters.show(ListQuery(order=self.filters.order))
            self._keep_asked()
        self.refresh(uid)
        self.focus()

    def show_filtered(self, filters: Mapping[str, str]) -> None:
        """Shows the records that fit these filters, each with the key of its choice, in place of what was asked for
        before; also before the tab was first shown. Raises KeyError for a filter that the tab has not.
        """
        unknown = set(filters) - set(self.filters.query().filters)
        if unknown:
            raise KeyError(*unknown)
        self.filters.show(ListQuery(filters=filters, order=self.filters.order))
        self._asked_anew()

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
            places = [index.row() for index in self.form.table.selectionModel().selectedRows()]
            near = self.model.row(max(places) + 1) or self.model.row(min(places) - 1)  # who works down a list goes on
            work = partial(self.service().remove, [row.uid for row in rows])
            self.run(work, texts.removed(len(rows)), near.uid if near else None)

    def copy_rows(self) -> None:
        """Puts the selected rows on the clipboard."""
        self._complete()
        table_clipboard.copy(self.form.table)

    def search(self) -> None:
        self.form.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.search_edit.selectAll()

    def next_step(self) -> None:
        self._panel.next_step()

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
        return self._pages.front()

    def focus(self) -> None:
        """Gives the keys to the list, or to what stands in its place: without that a keyboard would be lost."""
        self._pages.focus(filtered=self.filters.is_on())

    def show_detail_panel(self, visible: bool) -> None:
        self.form.detail_frame.setVisible(visible)

    def as_seen(self, title: str, *, hidden: bool = False) -> ListView:
        """The list with its filters and its order; with `hidden`, also the columns that the table has no room for."""
        self._complete()
        return self.model.as_seen(title, self.filters.phrases(), self.columns.visible(spare=hidden))

    def fit_text(self) -> None:
        """Rows and columns as large as texts are now."""
        self.columns.fit_text()

    # --- inside

    def _build(self) -> None:
        form = self.form
        form.table.setModel(self.model)
        form.table.setHorizontalHeader(self._header)
        form.table.verticalHeader().setVisible(False)
        jump_to_ends(form.table)
        form.action_bar.collapse(form.more_button, [form.edit_button, form.remove_button])
        form.splitter.setStretchFactor(0, 1)
        form.splitter.setSizes([1000, 320])

    def _connect(self) -> None:
        form = self.form
        self.filters.changed.connect(self._asked_anew)
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
        form.clear_button.clicked.connect(self.filters.clear)
        form.sample_button.clicked.connect(self.practice_wanted)
        form.splitter.splitterMoved.connect(self._panel_moved)

    def _edited(self, uid: str | None) -> None:
        try:
            saved = self.open_dialog(uid)
        except UserError as error:
            errors.report(self, error)
            return
        if saved or uid:
            self.opened.emit(saved or uid)
        self.saved(saved, self.added())

    def _asked_anew(self) -> None:
        """The user changed the filters or the order."""
        self._keep_asked()
        self.refresh()

    def _keep_asked(self) -> None:
        if self._memory is not None:
            self._memory.asked = self.filters.query()

    def _panel_moved(self, _place: int, _index: int) -> None:
        if self._memory is not None:
            self._memory.panel = self.form.splitter.saveState()

    def _complete(self) -> None:
        """Waits no longer for the rest of what a search found."""
        if self._rest.isActive():
            self._go_on()

    def _go_on(self) -> None:
        """The rest of what a search found."""
        self._rest.stop()
        self.model.go_on(self.service().keys(self.filters.query()))
        self._totals.show()

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
        for widget in (self.form.edit_button, self.form.remove_button):
            widget.setEnabled(row is not None)
        self._panel.show(self.detail(row) if row is not None else None)
        self.selected.emit()
