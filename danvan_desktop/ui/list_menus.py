"""What the user can ask of a list beside the search: the menu of a column, the menu of filters, and their dialogs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from danvan_desktop.texts import lists as texts
from danvan_desktop.ui import prompts
from danvan_desktop.ui.list_columns import ColumnLayout

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from danvan_desktop.domain.lists import ListQuery
    from danvan_desktop.ui.column_header import ColumnHeader
    from danvan_desktop.ui.filter_bar import FilterBar
    from danvan_desktop.ui.list_columns import ListColumns
    from danvan_desktop.ui.list_memory import ListMemory
    from danvan_desktop.ui.tab_parts import RecordTabForm
    from danvan_desktop.ui.tables import TableColumn


class ListMenus(QObject):
    """`said` tells what was done, for the status line."""

    said = Signal(str)

    def __init__(
        self,
        tab: QWidget,
        form: RecordTabForm,
        header: ColumnHeader,
        columns: ListColumns,
        filters: FilterBar,
        today: Callable[[], date],
    ) -> None:
        super().__init__(tab)
        self.memory: ListMemory | None = None
        self._tab = tab
        self._form = form
        self._header = header
        self._columns = columns
        self._filters = filters
        self._today = today
        header.menu_wanted.connect(self.column_menu)
        columns.changed.connect(self._remember_columns)
        menu = QMenu(form.filter_button)
        menu.aboutToShow.connect(partial(self._fill_filters, menu))
        form.filter_button.setMenu(menu)

    # --- commands

    def current_column_menu(self) -> None:
        """The menu of the column in which the cursor stands."""
        self.column_menu(max(self._form.table.currentIndex().column(), 1))

    def column_menu(self, section: int) -> None:
        """The menu of a column, below its heading."""
        rect = self._header.section_rect(section)
        menu = QMenu(self._tab)
        if section:
            self._fill_column(menu, self._columns.all[section - 1])
        menu.addAction(texts.MENU_COLUMNS, self.choose_columns)
        menu.addAction(texts.MENU_RESET, self.reset_columns)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._header.viewport().mapToGlobal(QPoint(max(rect.left(), 0), rect.bottom())))

    def choose_columns(self) -> None:
        """Lets the user choose the columns and the order."""
        from danvan_desktop.ui.columns_dialog import ColumnsDialog

        dialog = ColumnsDialog(self._tab, self._columns, self._filters.order)
        if dialog.exec():
            self._use(dialog.layout_)
            if dialog.order != self._filters.order:
                self._filters.sort_by(dialog.order)
        dialog.deleteLater()

    def reset_columns(self) -> None:
        """Columns, their order and widths as they were at first."""
        self._use(ColumnLayout())

    def filter_column(self, column: TableColumn[Any]) -> None:
        """Asks what the column must hold."""
        from danvan_desktop.ui.column_filter_dialog import ColumnFilterDialog

        filters = self._filters
        known = filters.condition(column.name)
        dialog = ColumnFilterDialog(self._tab, column, filters.choices(column.name), known, self._today())
        if dialog.exec() and dialog.condition != known:
            filters.filter(column.name, dialog.condition)
        dialog.deleteLater()

    def save_filter(self) -> None:
        """Keeps what is asked for under a name."""
        if not self._filters.is_on():
            prompts.inform(self._tab, texts.NOTHING_TO_SAVE)
            return
        name = prompts.ask(self._tab, texts.SAVE_FILTER_TITLE, texts.SAVE_FILTER_NAME)
        if name and self.memory is not None:
            self.memory.filters = {**self.memory.filters, name: self._filters.query()}
            self.said.emit(texts.FILTER_SAVED.format(name=name))

    # --- inside

    def _fill_column(self, menu: QMenu, column: TableColumn[Any]) -> None:
        filters, name = self._filters, column.name
        menu.addAction(texts.MENU_UP, partial(filters.sort, name, descending=False))
        menu.addAction(texts.MENU_DOWN, partial(filters.sort, name, descending=True))
        known = [one.column for one in filters.order]
        if known and name not in known:
            menu.addAction(texts.MENU_ADD, partial(filters.sort, name, add=True))
        if known:
            menu.addAction(texts.MENU_NO_ORDER, partial(filters.sort_by, ()))
        menu.addSeparator()
        menu.addAction(texts.MENU_FILTER.format(column=column.title), partial(self.filter_column, column))
        if filters.condition(name) is not None:
            menu.addAction(texts.MENU_NO_FILTER.format(column=column.title), partial(filters.filter, name, None))
        menu.addSeparator()
        if len(self._columns.visible()) > 1:
            menu.addAction(texts.MENU_HIDE.format(column=column.title), partial(self._hide, column))

    def _fill_filters(self, menu: QMenu) -> None:
        menu.clear()
        saved = self.memory.filters if self.memory is not None else {}
        for name, query in saved.items():
            menu.addAction(name.replace("&", "&&"), partial(self._choose, query))
        menu.addSeparator()
        by_column = menu.addMenu(texts.BY_COLUMN)
        for column in self._columns.ordered():
            by_column.addAction(column.title, partial(self.filter_column, column))
        menu.addAction(texts.SAVE_FILTER, self.save_filter).setEnabled(self._filters.is_on())
        if saved:
            forget = menu.addMenu(texts.FORGET_FILTER)
            for name in saved:
                forget.addAction(name.replace("&", "&&"), partial(self._forget, name))
        menu.addSeparator()
        menu.addAction(texts.REMOVE_ALL, self._filters.clear).setEnabled(self._filters.is_on())

    def _choose(self, query: ListQuery) -> None:
        self._filters.show(query)
        self._filters.changed.emit()

    def _forget(self, name: str) -> None:
        if self.memory is not None:
            self.memory.filters = {one: query for one, query in self.memory.filters.items() if one != name}
            self.said.emit(texts.FILTER_FORGOTTEN.format(name=name))

    def _hide(self, column: TableColumn[Any]) -> None:
        order = tuple(one.name for one in self._columns.ordered())
        shown = tuple(one.name for one in self._columns.visible() if one is not column)
        self._use(ColumnLayout(shown, order, self._columns.layout.widths))

    def _use(self, layout: ColumnLayout) -> None:
        self._columns.use(layout)
        self._remember_columns()

    def _remember_columns(self) -> None:
        if self.memory is not None:
            self.memory.columns = self._columns.layout
