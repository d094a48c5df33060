"""The window: menus, tabs, status line. It knows which tab answers which action, and nothing of their rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow, QStatusBar, QTabWidget, QToolButton, QVBoxLayout, QWidget

from danvan_desktop import __version__
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.updates import SUFFIX as UPDATE
from danvan_desktop.texts import window as texts
from danvan_desktop.ui import errors, helping, icons, prompts
from danvan_desktop.ui.appearance import Appearance
from danvan_desktop.ui.deadlines import Deadlines
from danvan_desktop.ui.finding import TABS as KINDS
from danvan_desktop.ui.finding import Finding
from danvan_desktop.ui.first_run import FirstRun
from danvan_desktop.ui.forms import child, load_form
from danvan_desktop.ui.jobs import JobRunner
from danvan_desktop.ui.looking_back import LookingBack
from danvan_desktop.ui.practice import Practice
from danvan_desktop.ui.printing import PrintCommands
from danvan_desktop.ui.receiving import Receiving
from danvan_desktop.ui.safety import Safety
from danvan_desktop.ui.updating import Updating

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.record_tab import RecordTab

MORE = (
    "assign_action",
    "register_action",
    "link_action",
    "score_action",
    "councils_action",
    "choose_action",
    "decide_action",
    "issue_action",
    "attachments_action",
    "answers_action",
    "copy_action",
    "cancel_number_action",
    "draft_submission_action",
    "draft_invitation_action",
    "draft_plan_action",
    "draft_report_action",
    "draft_notice_action",
    "draft_guidance_action",
    "import_action",
    "export_action",
    "export_list_action",
)
"""What the button “Việc khác” of a tab offers, as far as the tab or the window knows it."""
ALWAYS = ("import_action", "export_action", "export_list_action")
_WAITING = Qt.CursorShape.BusyCursor
LARGE_STEP = 200  # records; undoing more takes so long that it would be felt
SMALL_SCREEN = 1500  # pixels: on a narrower one the window takes all there is
TABS = ("directives_action", "exemplars_action", "evaluations_action", "awards_action")


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
        self.tabs: list[RecordTab[Any]] = []
        self._folder = folder
        self._steps: tuple[str | None, str | None] = (None, None)
        self._status = QLabel()
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self._printing = PrintCommands(self, self._settings)
        self._updating = Updating(self)
        self.safety = Safety(self)
        self.following: Path | None = None
        self.practice = Practice(self)
        self.first_run = FirstRun(self, self._settings)
        self._looking_back = LookingBack(self, self._settings, self._after_write, self._failed)
        self._finding = Finding(self, self._settings)
        self._deadlines = Deadlines(self, self._settings, self._finding)
        self.receiving = Receiving(self, self._settings)
        self._appearance = Appearance(self, self._settings, partial(icons.dress, self, TABS))
        self._build()

    def open(self) -> None:
        """Begins to open the data; called when the first rows are on the screen."""
        self.jobs.run(partial(_open_office, self._folder), self._opened, self.not_opened.emit)

    def close_office(self) -> None:
        """Ends the connections to the data; `open` opens them again."""
        self.jobs.wait()
        if self.office is not None:
            self.office.close()
        self.office = None
        for tab in self.tabs:
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
            "import_action": self.import_exemplars,
            "print_action": self._printing.paper,
            "print_list_action": self._printing.listing,
            "export_action": self._printing.export_paper,
            "export_list_action": self._printing.export_list,
            "issuers_action": partial(self.open_dialog, "issuers"),
            "units_action": partial(self.open_dialog, "units"),
            "catalogues_action": partial(self.open_dialog, "catalogues"),
            "layouts_action": partial(self.open_dialog, "layouts"),
            "councils_action": self.open_councils,
            "registers_action": self.open_registers,
            "agenda_action": self._deadlines.calendar,
            "wording_action": partial(self.open_dialog, "wording"),
            "quit_action": self._quit,
            "undo_action": self.undo,
            "redo_action": self.redo,
            "history_action": self._looking_back.record,
            "day_action": self._looking_back.day,
            "trash_action": self._looking_back.trash,
            "erase_action": self._looking_back.erase,
            "find_everywhere_action": self._finding.find,
            "detail_action": self._toggle_detail,
            "help_action": self.show_help,
            "update_action": self._updating.choose,
            "licences_action": self.show_licences,
            "about_action": self.show_about,
        }
        own |= self.safety.commands() | self._appearance.commands() | self.practice.commands()
        own |= self.first_run.commands()
        own |= self.receiving.commands()
        own |= {name: partial(self.form.tabs.setCurrentIndex, number) for number, name in enumerate(TABS)}
        if self.form.tabs.currentIndex() == TABS.index("exemplars_action"):
            own["paste_rows_action"] = self.paste_exemplars
        tab = self.current_tab()
        return own | dict(tab.commands) if tab is not None else own

    def current_tab(self) -> RecordTab[Any] | None:
        """The tab in front; None before the data are open."""
        index = self.form.tabs.currentIndex()
        return self.tabs[index] if 0 <= index < len(self.tabs) else None

    # --- commands

    def undo(self) -> None:
        self._step(texts.UNDONE, redo=False)

    def redo(self) -> None:
        self._step(texts.REDONE, redo=True)

    def tab_title(self) -> str:
        """What the tab in front is called."""
        return self.form.tabs.tabText(self.form.tabs.currentIndex()).replace("&", "")

    def show_record(self, kind: str, uid: str) -> None:
        """Shows a record where it lives."""
        self._finding.open(kind, uid)

    def paste_exemplars(self) -> None:
        """Leads through the import of the rows on the clipboard."""
        from danvan_desktop.ui.pasted_list import pasted_list

        with pasted_list() as path:
            if path is None:
                prompts.inform(self, texts.NO_ROWS_TO_PASTE)
            else:
                self.import_exemplars(path)

    def import_exemplars(self, path: Path | None = None) -> None:
        """Leads through the import of a list, of that file where it is given."""
        if self.office is None:
            return
        from danvan_desktop.ui.dialogs import importing

        if importing(self, self.office, self.jobs, path).exec():
            self.form.tabs.setCurrentIndex(TABS.index("exemplars_action"))
            self._after_write(texts.SAVED)

    def open_dialog(self, name: str) -> None:
        """Opens one of the dialogs about the office itself."""
        from danvan_desktop.ui.dialogs import OFFICE_DIALOGS

        if self.office is not None:
            OFFICE_DIALOGS[name](self, self.office).exec()
            self._after_write("")

    def open_councils(self, uid: str | None = None) -> None:
        """The sessions of the councils, with their papers; the one with that uid first."""
        from danvan_desktop.ui.dialogs import councils

        if self.office is not None:
            councils(self, self.office, self._printing.record, self._printing.add_more, uid)
            self._after_write("")

    def open_registers(self) -> None:
        """The registers of the office, which can be printed."""
        from danvan_desktop.ui.registers_dialog import RegistersDialog

        if self.office is not None:
            RegistersDialog(self, self.office, self.jobs, self._settings).exec()
            self._after_write("")

    def show_help(self) -> None:
        """The page of the manual about the tab in front."""
        helping.show(self, TABS[self.form.tabs.currentIndex()])

    def open_file(self, path: Path) -> None:
        """Takes what Windows hands over when somebody opens a file of ours: an update or a backup."""
        if path.suffix.casefold() == UPDATE:
            self._updating.begin(path)
        else:
            self.safety.restore(path)

    def show_licences(self) -> None:
        """The licences of the program and of all that comes with it."""
        from danvan_desktop.ui.licences_dialog import LicencesDialog

        LicencesDialog(self).exec()

    def show_about(self) -> None:
        from danvan_desktop.bootstrap import is_portable

        prompts.inform(self, texts.about(__version__, str(self._folder), portable=is_portable()))

    # --- inside

    def _build(self) -> None:
        form = self.form
        self.setWindowTitle(self.practice.title(texts.TITLE))
        self.setAcceptDrops(True)
        for number, name in enumerate(TABS):
            form.tabs.addTab(_waiting(), _plain(self._action(name).text()))
            form.tabs.setTabToolTip(number, self._action(name).shortcut().toString())
        form.tabs.currentChanged.connect(lambda _index: self._tab_shown())
        for action in self.findChildren(QAction):
            if action.objectName().endswith("_action"):
                action.triggered.connect(partial(self._run, action.objectName()))
        # Ctrl+Shift+Z is what other programs call “redo”.
        form.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        everywhere = QToolButton(self.menuBar())
        everywhere.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        everywhere.setDefaultAction(self._action("find_everywhere_action"))
        everywhere.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.menuBar().setCornerWidget(everywhere)
        # Plus stands on the key with “=”, with or without Shift.
        self._action("larger_action").setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        form.status_bar.addPermanentWidget(self._status)
        self._status.setText(texts.OPENING)
        self.jobs.busy.connect(lambda busy: form.tabs.setCursor(_WAITING if busy else Qt.CursorShape.ArrowCursor))
        self._enable()
        geometry = self._settings.value("geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(room * 0.92)
            if room.width() < SMALL_SCREEN:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def _action(self, name: str) -> QAction:
        return child(self, QAction, name)

    def _run(self, name: str, _checked: bool = False) -> None:
        command = self.commands().get(name)
        if command is not None:
            command()

    def glance(self) -> None:
        """Builds the tabs, which bring their dialogs along, and shows the first rows before SQLAlchemy loads."""
        from danvan_desktop.bootstrap import glance
        from danvan_desktop.ui.awards_tab import AwardsTab
        from danvan_desktop.ui.directives_tab import DirectivesTab
        from danvan_desktop.ui.evaluations_tab import EvaluationsTab
        from danvan_desktop.ui.exemplars_tab import ExemplarsTab
        from danvan_desktop.ui.numbered_tab import NumberedTab
        from danvan_desktop.ui.tables import PAGE

        directives = DirectivesTab()
        evaluations = EvaluationsTab()
        evaluations.councils_wanted.connect(self.open_councils)
        tabs: list[RecordTab[Any]] = [directives, ExemplarsTab(), evaluations, AwardsTab()]
        self.form.tabs.blockSignals(True)
        for number, tab in enumerate(tabs):
            label, tip = self.form.tabs.tabText(number), self.form.tabs.tabToolTip(number)
            self.form.tabs.removeTab(number)
            self.form.tabs.insertTab(number, tab, label)
            self.form.tabs.setTabToolTip(number, tip)
            tab.changed.connect(self._after_write)
            tab.selected.connect(self._enable)
            tab.opened.connect(partial(self._finding.remember, KINDS[number]))
            tab.practice_wanted.connect(self.practice.open)
            tab.export_wanted.connect(self._printing.export_paper)
            if isinstance(tab, NumberedTab):
                tab.copy_made.connect(partial(self._printing.record, "copy"))
            self._printing.attach(tab.form.print_button)
            tab.form.more_button.addActions(
                [self._action(name) for name in MORE if name in tab.commands or name in ALWAYS]
            )
        self.form.tabs.setCurrentIndex(0)
        self.form.tabs.blockSignals(False)
        self.tabs = tabs
        keys, rows = glance(self._folder, directives.today(), PAGE)
        if rows:
            directives.glance(keys, rows)

    def _opened(self, office: Office) -> None:
        self.office = office
        self.tabs[self.form.tabs.currentIndex()].open(office)
        self._after_write("")
        icons.dress(self, TABS)
        self.opened.emit()
        QTimer.singleShot(0, partial(self._looking_back.begin, office))

    def page(self) -> QWidget:
        """What shows the rows of the tab in front, or that there are none."""
        tab = self.current_tab()
        if tab is None:
            return self
        return tab.page()

    def _failed(self, error: BaseException) -> None:
        self.form.status_bar.clearMessage()
        errors.report(self, error)
        self._enable()

    def _tab_shown(self) -> None:
        tab = self.current_tab()
        if tab is not None and self.office is not None:
            if tab.office is None:
                tab.open(self.office)
            elif tab.stale:
                tab.refresh()
            tab.show_detail_panel(self.form.detail_action.isChecked())
            tab.focus()
        self._enable()

    def _after_write(self, message: str) -> None:
        """Other tabs read their lists anew when they are shown; undo and the status line say what is now."""
        for tab in self.tabs:
            tab.stale = True
        front = self.current_tab()
        if front is not None and front.office is not None:
            front.refresh()
        if message:
            self.form.status_bar.showMessage(message, 8000)
        if self.office is not None:
            self._steps = undo, redo = self.office.history.next_steps()
            self.form.undo_action.setText(texts.UNDO.format(what=undo) if undo else texts.NO_UNDO)
            self.form.redo_action.setText(texts.REDO.format(what=redo) if redo else texts.NO_REDO)
            own = next((issuer for issuer in self.office.issuers.all().values() if issuer.own), None)
            self.setWindowTitle(self.practice.title(f"{texts.TITLE} – {own.name}" if own else texts.TITLE))
            self._status.setText(self.safety.wrote(self.office))
            self._status.setToolTip(self.safety.reminder(self.office) or texts.FOLDER.format(folder=self._folder))
        self._enable()

    def _step(self, sentence: str, *, redo: bool) -> None:
        """A step of undo or redo; one of many records is made on the worker."""
        office = self.office
        if office is None:
            return

        def done(what: str) -> None:
            self._after_write(sentence.format(what=what))

        work = office.history.redo if redo else office.history.undo
        if office.history.size(redo=redo) > LARGE_STEP:
            self.form.status_bar.showMessage(texts.STEPPING)
            self.jobs.run(work, done, self._failed)
            return
        try:
            what = work()
        except UserError as error:
            errors.report(self, error)
            return
        done(what)

    def _toggle_detail(self) -> None:
        for tab in self.tabs:
            tab.show_detail_panel(self.form.detail_action.isChecked())

    def _enable(self) -> None:
        commands = self.commands()
        tab = self.current_tab()
        for action in self.findChildren(QAction):
            if action.objectName().endswith("_action"):
                action.setEnabled(self.office is not None and action.objectName() in commands)
        for name in ("quit_action", "help_action"):
            self._action(name).setEnabled(True)
        if self.office is not None:
            undo, redo = self._steps
            self.form.undo_action.setEnabled(undo is not None)
            self.form.redo_action.setEnabled(redo is not None)
            self._action("history_action").setEnabled(tab is not None and tab.current() is not None)
            self.form.export_action.setEnabled(tab is not None and tab.paper() is not None)
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
        self.jobs.wait()
        super().closeEvent(event)


def _open_office(folder: Path) -> Office:
    from danvan_desktop.bootstrap import open_office

    icons.load()
    return open_office(folder)


def _waiting() -> QWidget:
    """A page that says that the data are being opened, until its tab is there."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(QLabel(texts.OPENING, alignment=Qt.AlignmentFlag.AlignCenter))
    return page


def _plain(text: str) -> str:
    """The text of an action without the mark of its mnemonic."""
    return text.replace("&", "").removesuffix("…")
