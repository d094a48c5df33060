"""The dialogs that the window's menus open: about the office, its councils and registers, lists to take in, help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from danvan_desktop import __version__
from danvan_desktop.texts import imports
from danvan_desktop.texts import window as texts
from danvan_desktop.ui import helping, prompts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from danvan_desktop.ui.main_window import MainWindow
    from danvan_desktop.ui.printing import PrintCommands


class WindowDialogs(QObject):
    """`written` is called after a dialog in which something may have been written, with a sentence."""

    def __init__(
        self, window: MainWindow, settings: QSettings, printing: PrintCommands, written: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._printing = printing
        self._written = written

    def commands(self) -> dict[str, Callable[[], None]]:
        """By the names of the window's actions."""
        return {
            "import_action": self.import_exemplars,
            "issuers_action": partial(self.of_office, "issuers"),
            "units_action": partial(self.of_office, "units"),
            "catalogues_action": partial(self.of_office, "catalogues"),
            "layouts_action": partial(self.of_office, "layouts"),
            "wording_action": partial(self.of_office, "wording"),
            "councils_action": self.councils,
            "registers_action": self.registers,
            "tasks_action": self.tasks,
            "help_action": self.help,
            "licences_action": self.licences,
            "about_action": self.about,
        }

    def paste_exemplars(self) -> None:
        """Leads through the import of the rows on the clipboard."""
        from danvan_desktop.ui.pasted_list import pasted_list

        with pasted_list() as path:
            if path is None:
                prompts.inform(self._window, texts.NO_ROWS_TO_PASTE)
            else:
                self.import_exemplars(path)

    def import_exemplars(self, path: Path | None = None) -> None:
        """Leads through the import of a list, of that file where it is given."""
        window = self._window
        if window.office is None:
            return
        from danvan_desktop.ui.dialogs import importing

        dialog = importing(window, window.office, window.jobs, path)
        if dialog.exec():
            window.tabs.turn_to("exemplars_action")
            self._written(imports.taken(dialog.taken))

    def of_office(self, name: str) -> None:
        """Opens one of the dialogs about the office itself."""
        from danvan_desktop.ui.dialogs import OFFICE_DIALOGS

        if self._window.office is not None:
            OFFICE_DIALOGS[name](self._window, self._window.office).exec()
            self._written("")

    def councils(self, uid: str | None = None) -> None:
        """The sessions of the councils, with their papers; the one with that uid first."""
        from danvan_desktop.ui.dialogs import councils

        if self._window.office is not None:
            councils(self._window, self._window.office, self._printing.record, self._printing.add_more, uid)
            self._written("")

    def registers(self) -> None:
        """The registers of the office, which can be printed."""
        from danvan_desktop.ui.registers_dialog import RegistersDialog

        if self._window.office is not None:
            RegistersDialog(self._window, self._window.office, self._window.jobs, self._settings).exec()
            self._written("")

    def tasks(self, filters: Mapping[str, str] | None = None, *, as_list: bool = False) -> None:
        """Who was asked to do what and how it stands, narrowed by the filters of TasksDialog."""
        from danvan_desktop.ui.tasks_dialog import LIST, MATRIX, TasksDialog

        window = self._window
        if window.office is not None:
            page = LIST if as_list else MATRIX
            TasksDialog(window, window.office, window.jobs, self._settings, filters, page).exec()
            self._written("")

    def help(self) -> None:
        """The page of the manual about the tab in front."""
        helping.show(self._window, self._window.tabs.name())

    def licences(self) -> None:
        """The licences of the program and of all that comes with it."""
        from danvan_desktop.ui.licences_dialog import LicencesDialog

        LicencesDialog(self._window).exec()

    def about(self) -> None:
        """The version, and where the data lie."""
        from danvan_desktop.folders import is_portable

        prompts.inform(self._window, texts.about(__version__, str(self._window.folder), portable=is_portable()))
