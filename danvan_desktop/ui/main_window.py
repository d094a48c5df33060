"""The window: menus, tabs, status line. It knows which tab answers which action, and nothing of their rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStatusBar, QTabWidget, QToolButton, QWidget

from danvan_desktop.domain.updates import SUFFIX as UPDATE
from danvan_desktop.texts import window as texts
from danvan_desktop.ui import errors, icons, prompts
from danvan_desktop.ui.actions import Actions
from danvan_desktop.ui.appearance import Appearance
from danvan_desktop.ui.deadlines import Deadlines
from danvan_desktop.ui.finding import Finding
from danvan_desktop.ui.first_run import FirstRun
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.jobs import JobRunner
from danvan_desktop.ui.looking_back import LookingBack
from danvan_desktop.ui.practice import Practice
from danvan_desktop.ui.printing import PrintCommands
from danvan_desktop.ui.receiving import Receiving
from danvan_desktop.ui.safety import Safety
from danvan_desktop.ui.tabs import TABS, Tabs
from danvan_desktop.ui.undoing import Undoing
from danvan_desktop.ui.updating import Updating
from danvan_desktop.ui.window_dialogs import WindowDialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.overview import Figure
    from danvan_desktop.ui.overview_tab import OverviewTab
    from danvan_desktop.ui.record_tab import RecordTab

_WAITING = Qt.CursorShape.BusyCursor
SMALL_SCREEN = 1500  # pixels: on a narrower one the window takes all there is
LAST_TAB = "tab"
DETAIL = "detail_panel"


@dataclass(frozen=True, slots=True)
class MainWindowForm:
    """The widgets that code touches; actions are found by their names."""

    tabs: QTabWidget
    status_bar: QStatusBar
    undo_action: QAction
    redo_action: QAction
    print_action: QAction
    print_list_action: QAction
    export_action: QAction
    detail_action: QAction


class MainWindow(QMainWindow):
    """Shows at once; `glance` then fills in the first rows, and `open` opens the office of `folder` on the worker.
    `opened` tells that it is open, `not_opened` why it cannot be; `following` is the folder whose window comes next.
    """

    opened = Signal()
    not_opened = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.form = load_form(self, "main_window", MainWindowForm)
        self.jobs = JobRunner(self)
        self.office: Office | None = None
        self._folder = folder
        self._status = QLabel()
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self._actions = Actions(self, self.commands)
        self.tabs = Tabs(self.form.tabs, [self._actions[name] for name in TABS], self._settings)
        prompts.remember_folders(self._settings)
        self._printing = PrintCommands(self, self._settings)
        self._updating = Updating(self)
        self.safety = Safety(self)
        self.following: Path | None = None
        self.practice = Practice(self)
        self.first_run = FirstRun(self, self._settings)
        self._looking_back = LookingBack(self, self._settings, self._after_write, self._failed)
        self._undoing = Undoing(self, self._after_write, self._failed)
        self.dialogs = WindowDialogs(self, self._settings, self._printing, self._after_write)
        self._finding = Finding(self, self._settings)
        self._deadlines = Deadlines(self, self._settings, self._finding)
        self.receiving = Receiving(self, self._settings)
        self._appearance = Appearance(self, self._settings, partial(icons.dress, self, TABS))
        self._build()

    def open(self) -> None:
        """Begins to open the data; called when the first rows are on the screen. The tabs that nobody sees yet are made
        while the worker does that.
        """
        self.jobs.run(partial(_open_office, self._folder), self._opened, self.not_opened.emit)
        self.tabs.make_all()

    def close_office(self) -> None:
        """Ends the connections to the data; `open` opens them again."""
        self.jobs.wait()
        if self.office is not None:
            self.office.close()
        self.office = None
        for tab in self.tabs.all():
            tab.office = None
        self._enable()

    def reopen(self, folder: Path) -> None:
        """Closes the window, which the one of that folder then follows."""
        self.following = folder
        if not self.close():
            self.following = None

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._folder

    def refresh(self, message: str) -> None:
        """Reads everything in front anew and says why."""
        self._after_write(message)

    def say(self, message: str) -> None:
        """A few words in the status line that need no answer."""
        self.form.status_bar.showMessage(message, 15000)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What every action of the menus does now: the window's own commands and those of the tab in front."""
        own: dict[str, Callable[[], None]] = {
            "print_action": self._printing.paper,
            "print_list_action": self._printing.listing,
            "export_action": self._printing.export_paper,
            "export_list_action": self._printing.export_list,
            "quit_action": self._quit,
            "history_action": self._looking_back.record,
            "day_action": self._looking_back.day,
            "trash_action": self._looking_back.trash,
            "erase_action": self._looking_back.erase,
            "find_everywhere_action": self._finding.find,
            "detail_action": self._toggle_detail,
            "update_action": self._updating.choose,
        }
        own |= self.dialogs.commands() | self._undoing.commands() | self._deadlines.commands()
        own |= self.safety.commands() | self._appearance.commands() | self.practice.commands()
        own |= self.first_run.commands()
        own |= self.receiving.commands()
        own |= {name: partial(self.tabs.turn_to, name) for name in TABS}
        if self.tabs.name() == "exemplars_action":
            own["paste_rows_action"] = self.dialogs.paste_exemplars
        tab = self.tabs.front()
        return own | dict(tab.commands) if tab is not None else own

    def current_tab(self) -> RecordTab[Any] | None:
        """The tab in front, if it has a list; None before the data are open."""
        return self.tabs.list_in_front()

    # --- commands

    def tab_title(self) -> str:
        """What the tab in front is called."""
        return self.form.tabs.tabText(self.form.tabs.currentIndex()).replace("&", "")

    def show_record(self, kind: str, uid: str) -> None:
        """Shows a record where it lives."""
        self._finding.open(kind, uid)

    def open_file(self, path: Path) -> None:
        """Takes what Windows hands over when somebody opens a file of ours: an update or a backup."""
        if path.suffix.casefold() == UPDATE:
            self._updating.begin(path)
        else:
            self.safety.restore(path)

    # --- inside

    def _build(self) -> None:
        form = self.form
        self.setWindowTitle(self.practice.title(texts.TITLE))
        self.setAcceptDrops(True)
        self.tabs.list_made.connect(self._connect_list)
        self.tabs.overview_made.connect(self._connect_overview)
        form.detail_action.setChecked(str(self._settings.value(DETAIL, "true")).lower() == "true")
        if (last := str(self._settings.value(LAST_TAB, ""))) in TABS:
            self.tabs.turn_to(last)
        self.tabs.turned.connect(self._tab_shown)
        everywhere = QToolButton(self.menuBar())
        everywhere.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        everywhere.setDefaultAction(self._actions["find_everywhere_action"])
        everywhere.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.menuBar().setCornerWidget(everywhere)
        form.status_bar.addPermanentWidget(self._status)
        self._status.setText(texts.OPENING)
        self._status.setContentsMargins(0, 0, 12, 0)
        self.jobs.busy.connect(lambda busy: form.tabs.setCursor(_WAITING if busy else Qt.CursorShape.ArrowCursor))
        self._enable()
        geometry = self._settings.value("geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(room * 0.92)
            if room.width() < SMALL_SCREEN:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def glance(self) -> None:
        """Makes the tab in front and shows what can be read before SQLAlchemy loads."""
        from danvan_desktop import folders
        from danvan_desktop.ui.tables import PAGE

        self.tabs.make(self.tabs.name())
        today = date.today()  # noqa: DTZ011 - the day on the official's desk
        if self.tabs.overview is not None:
            overview = folders.glance_overview(self._folder, today, self.tabs.overview.period)
            if overview is not None:
                self.tabs.overview.glance(overview)
        elif (directives := self.tabs.lists.get("directive")) is not None:
            directives.glance(*folders.glance(self._folder, today, PAGE, directives.filters.query()))

    def _connect_list(self, kind: str, tab: RecordTab[Any]) -> None:
        from danvan_desktop.ui.directives_tab import DirectivesTab
        from danvan_desktop.ui.evaluations_tab import EvaluationsTab
        from danvan_desktop.ui.numbered_tab import NumberedTab

        tab.remember(self._settings, kind)
        tab.form.table.addAction(self._actions["column_menu_action"])
        tab.changed.connect(self._after_write)
        tab.selected.connect(self._enable)
        tab.opened.connect(partial(self._finding.remember, kind))
        tab.practice_wanted.connect(self.practice.open)
        tab.export_wanted.connect(self._printing.export_paper)
        if isinstance(tab, NumberedTab):
            tab.copy_made.connect(partial(self._printing.record, "copy"))
        if isinstance(tab, DirectivesTab):
            tab.tasks_wanted.connect(self.dialogs.tasks)
            tab.paste_wanted.connect(self.receiving.paste)
        if isinstance(tab, EvaluationsTab):
            tab.councils_wanted.connect(self.dialogs.councils)
        tab.show_detail_panel(self.form.detail_action.isChecked())
        self._printing.attach(tab.form.print_button)
        tab.form.more_button.addActions(self._actions.more(tab.commands))

    def _connect_overview(self, tab: OverviewTab) -> None:
        tab.list_wanted.connect(self._show_figure)
        tab.record_wanted.connect(self._finding.open)
        tab.action_wanted.connect(self._actions.run)
        tab.directive_wanted.connect(self._add_directive)
        tab.print_wanted.connect(self._printing.show)

    def _show_figure(self, figure: Figure) -> None:
        """The list of just those records that a figure counted."""
        self.tabs.turn_to_list(figure.kind).show_filtered(figure.filters)

    def _add_directive(self) -> None:
        self.tabs.turn_to_list("directive").add()

    def _opened(self, office: Office) -> None:
        self.office = office
        self.tabs.make(self.tabs.name()).open(office)
        self._after_write("")
        icons.dress(self, TABS)
        self.opened.emit()
        QTimer.singleShot(0, partial(self._begin, office))

    def _begin(self, office: Office) -> None:
        """Looks around in the data, unless the window was closed at once."""
        if self.office is office and self.isVisible():
            self._looking_back.begin(office)
            self._deadlines.begin(office)

    def page(self) -> QWidget:
        """What shows something in the tab in front, or that there is nothing."""
        tab = self.tabs.front()
        return self if tab is None else tab.page()

    def _failed(self, error: BaseException) -> None:
        self.form.status_bar.clearMessage()
        errors.report(self, error)
        self._enable()

    def _tab_shown(self) -> None:
        tab = self.tabs.front()
        if tab is not None and self.office is not None:
            if tab.office is None:
                tab.open(self.office)
            elif tab.stale:
                tab.refresh()
            tab.focus()
        self._enable()

    def _after_write(self, message: str) -> None:
        """Other tabs read their lists anew when they are shown; undo and the status line say what is now."""
        for tab in self.tabs.all():
            tab.stale = True
        front = self.tabs.front()
        if front is not None and front.office is not None:
            front.refresh()
        if message:
            self.form.status_bar.showMessage(message, 8000)
        if self.office is not None:
            self._undoing.look()
            own = next((issuer for issuer in self.office.issuers.all().values() if issuer.own), None)
            self.setWindowTitle(self.practice.title(f"{texts.TITLE} – {own.name}" if own else texts.TITLE))
            self._status.setText(self.safety.wrote(self.office))
            self._status.setToolTip(self.safety.reminder(self.office) or texts.FOLDER.format(folder=self._folder))
        self._enable()

    def _toggle_detail(self) -> None:
        self._settings.setValue(DETAIL, self.form.detail_action.isChecked())
        for tab in self.tabs.lists.values():
            tab.show_detail_panel(self.form.detail_action.isChecked())

    def _enable(self) -> None:
        self._actions.enable(opened=self.office is not None)
        tab = self.current_tab()
        if self.office is not None:
            self._undoing.enable()
            self._actions["history_action"].setEnabled(tab is not None and tab.current() is not None)
            self.form.export_action.setEnabled(tab is not None and tab.paper() is not None)
            self._actions["export_list_action"].setEnabled(tab is not None)
            for action in (self.form.print_action, self.form.print_list_action):
                action.setEnabled(self._printing.ready())

    def _quit(self) -> None:
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.office is not None and self.receiving.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.receiving.drop(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.safety.may_close():
            event.ignore()
            return
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue(LAST_TAB, self.tabs.name())
        self.jobs.wait()
        super().closeEvent(event)


def _open_office(folder: Path) -> Office:
    from danvan_desktop.bootstrap import open_office

    icons.load()
    return open_office(folder)
