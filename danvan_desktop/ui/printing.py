"""What the window and the button “In” of a tab offer to print and to export."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import office_templates as template_texts
from danvan_desktop.texts import printing as texts
from danvan_desktop.texts import window as window_texts
from danvan_desktop.ui import errors
from danvan_desktop.ui.office_templates import TemplateCommands
from danvan_desktop.ui.saving import Saving, show_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.records import Record
    from danvan_desktop.services.paper_kinds import PaperKind
    from danvan_desktop.services.printing import Printable
    from danvan_desktop.ui.main_window import MainWindow
    from danvan_desktop.ui.saving import Work


PAST = 30
"""So many past prints of a record are offered."""


class PrintCommands(QObject):
    """Prints what is in the tab in front. `settings` keeps the choices of the printer."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._saving = Saving(window, window.jobs, settings)
        self._templates = TemplateCommands(window, self._saving)

    def attach(self, button: QToolButton) -> None:
        """Gives the button its menu, which is made when it is opened."""
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill, menu))
        button.setMenu(menu)

    def ready(self) -> bool:
        """Whether there is anything to print in the tab in front."""
        if self._window.tabs.overview is not None and self._window.tabs.front() is self._window.tabs.overview:
            return self._window.tabs.overview.can_print()
        tab = self._window.current_tab()
        return tab is not None and tab.current() is not None

    def paper(self, kind: str | None = None) -> None:
        """The paper of the current record: of that kind, or the usual one; the list where there is none."""
        office, record = self._window.office, self._record()
        if office is None or record is None:
            return
        kinds = [one.key for one in office.papers.kinds_of(record)]
        if kinds:
            self.record(kind or kinds[0], record.uid)
        else:
            self.listing()

    def record(self, kind: str, uid: str) -> None:
        """The paper of that kind of any record."""
        office = self._window.office
        if office is not None:
            self._show(partial(office.printing.paper, kind, uid))

    def listing(self) -> None:
        """The list in front as it is seen."""
        office, tab = self._window.office, self._window.current_tab()
        if office is not None and tab is not None:
            self._show(lambda: office.lists.printable(tab.as_seen(self._window.tab_title())))

    def add_more(self, menu: QMenu, record: Record) -> None:
        """What was printed of the record, and the office's own templates."""
        office = self._window.office
        if office is not None:
            self._fill_past(menu.addMenu(texts.AGAIN), office, record)
            self._templates.fill_menu(menu.addMenu(template_texts.MENU), office, record)

    def export_paper(self) -> None:
        """Writes the paper of the current row where the user says, and opens it."""
        tab, office = self._window.current_tab(), self._window.office
        paper = tab.paper() if tab is not None else None
        if office is None or paper is None:
            return
        kind, uid = paper
        try:
            name = office.papers.file_name(kind, uid)
        except UserError as error:
            errors.report(self._window, error)
            return
        suffixes = (".pdf", ".docx") if name.endswith(".pdf") else (".docx", ".pdf")
        export = office.papers.export
        self._export(window_texts.EXPORT, name, suffixes, lambda path: partial(export, kind, uid, path))

    def export_list(self) -> None:
        """Writes the list in front, as it is filtered and sorted, to a file; spreadsheets get all its columns."""
        tab, office, title = self._window.current_tab(), self._window.office, self._window.tab_title()
        if tab is None or office is None:
            return

        def work(path: Path) -> Callable[[], Path]:
            view = tab.as_seen(title, hidden=path.suffix.lower() in (".xlsx", ".csv"))
            return partial(office.lists.export, view, path)

        self._export(window_texts.EXPORT_LIST, f"{title}.xlsx", (".xlsx", ".csv", ".pdf", ".docx"), work)

    # --- inside

    def _export(self, title: str, name: str, suffixes: Sequence[str], work: Work) -> None:
        bar = self._window.form.status_bar

        def begin(path: Path) -> Callable[[], Path]:
            bar.showMessage(window_texts.EXPORTING)
            return work(path)

        def over(path: Path | None) -> None:
            if path is None:
                bar.clearMessage()
            else:
                bar.showMessage(window_texts.exported(str(path), shown=show_file(path)), 15000)

        self._saving.save(title, name, suffixes, begin, over)

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
        menu.addAction(self._window.form.print_list_action)
        menu.addSeparator()
        record = self._record()
        if record is not None:
            self.add_more(menu, record)

    def _fill_past(self, menu: QMenu, office: Office, record: Record) -> None:
        """What was printed of the record."""
        found = office.printing.past(record.uid)
        if not found:
            menu.addAction(texts.NEVER_PRINTED).setEnabled(False)
            return
        for one in found[:PAST]:
            label = texts.past(one.name, one.printed_at, one.copies, one.who)
            menu.addAction(label, partial(self._show, partial(office.printing.again, one.uid)))

    def show(self, printable: Printable) -> None:
        """The preview of something that is no paper of a record."""
        self._show(lambda: printable)

    def _show(self, make: Callable[[], Printable]) -> None:
        from danvan_desktop.ui.print_dialog import PrintDialog

        try:
            printable = make()
        except UserError as error:
            errors.report(self._window, error)
            return
        window = self._window
        printing = window.office.printing if window.office is not None else None
        PrintDialog(window, printable, window.jobs, self._settings, printing).exec()
