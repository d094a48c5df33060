"""What the window and the button “In” of a tab offer to print."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from danvan_desktop.domain.errors import UserError
from danvan_desktop.ui import errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_desktop.domain.records import Record
    from danvan_desktop.services.paper_kinds import PaperKind
    from danvan_desktop.services.printing import Printable
    from danvan_desktop.ui.main_window import MainWindow


class PrintCommands(QObject):
    """Prints what is in the tab in front. `settings` keeps the choices of the printer."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings

    def attach(self, button: QToolButton) -> None:
        """Gives the button its menu, which is made when it is opened."""
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill, menu))
        button.setMenu(menu)

    def ready(self) -> bool:
        """Whether there is anything to print in the tab in front."""
        tab = self._window.current_tab()
        return tab is not None and tab.current() is not None

    def paper(self, kind: str | None = None) -> None:
        """The paper of the current record: of that kind, or the usual one."""
        office, record = self._window.office, self._record()
        if office is None or record is None:
            return
        kinds = [one.key for one in office.papers.kinds_of(record)]
        if kinds:
            self._show(partial(office.printing.paper, kind or kinds[0], record.uid))

    # --- inside

    def _record(self) -> Record | None:
        tab = self._window.current_tab()
        row = tab.current() if tab is not None and tab.office is not None else None
        if tab is None or row is None:
            return None
        try:
            record: Record = tab.service().get(row.uid)
        except UserError as error:
            errors.report(self._window, error)
            return None
        return record

    def _kinds(self) -> list[PaperKind]:
        office, record = self._window.office, self._record()
        return office.papers.kinds_of(record) if office is not None and record is not None else []

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for place, kind in enumerate(self._kinds()):
            action = menu.addAction(kind.name, partial(self.paper, kind.key))
            if not place:
                action.setShortcut(QKeySequence("Ctrl+P"))
                action.setShortcutVisibleInContextMenu(True)

    def _show(self, make: Callable[[], Printable]) -> None:
        from danvan_desktop.ui.print_dialog import PrintDialog

        try:
            printable = make()
        except UserError as error:
            errors.report(self._window, error)
            return
        PrintDialog(self._window, printable, self._window.jobs, self._settings).exec()
