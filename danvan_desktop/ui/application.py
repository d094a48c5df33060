"""Starts Qt, shows the window, then lets it open the data."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from danvan_desktop import folders
from danvan_desktop.arguments import Parser, path_of
from danvan_desktop.domain.errors import AlreadyOpen, Damaged, UserError
from danvan_desktop.texts import console as texts
from danvan_desktop.ui import appearance, errors, theme
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.translation import QtWords

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from danvan_desktop.db.locks import FolderLock


LOG_FORMAT = "%(asctime)s %(message)s"


class _FirstPaint(QObject):
    """Calls back once, when the widget has been painted."""

    def __init__(self, widget: QObject, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def main(arguments: Sequence[str]) -> int:
    """Runs the program. Exit code 1 where the data folder cannot be used, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    folder: Path = folders.resolve(options.data or folders.default_folder())
    app = QApplication([sys.argv[0]])
    app.setApplicationName("danvan-desktop")
    translator = QtWords(app)
    app.installTranslator(translator)
    errors.install()
    code, following = _run(app, folder, options)
    while following is not None:  # from the office's data to those for practice, and back
        options.file = None
        code, following = _run(app, following, options)
    return code


def _run(app: QApplication, folder: Path, options: argparse.Namespace) -> tuple[int, Path | None]:
    """The window of one data folder, until it is closed; the exit code, and the folder whose window follows."""
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    theme.apply(app, appearance.remembered(settings))
    quiet = bool(options.smoke or options.exit_after)
    try:
        if not _can_start(folder, quiet=quiet):
            return 1, None
        lock = None if quiet else folders.hold(folder)
    except AlreadyOpen as error:
        return _show_the_first(folder, error), None
    except UserError as error:
        if quiet:
            sys.stderr.write(f"{error}\n")
        else:
            errors.report(None, error)
        return 1, None
    with suppress(OSError):  # a log that cannot be written is no reason not to work
        logging.basicConfig(filename=folder / "danvan.log", encoding="utf-8", format=LOG_FORMAT, force=True)
    window = MainWindow(folder)
    window.show()

    def first_page() -> None:
        window.glance()
        _FirstPaint(window.page(), app.quit if options.exit_after == "first-page" else window.open)

    _FirstPaint(window, app.quit if options.exit_after == "first-paint" else first_page)
    window.not_opened.connect(lambda error: _fail(app, error) if quiet else _not_opened(window, error))
    if options.file is not None:
        once = Qt.ConnectionType.SingleShotConnection  # the data are also opened again, after a restoring
        window.opened.connect(lambda: window.open_file(options.file), once)
    if options.smoke:
        window.opened.connect(lambda: _smoke(app, window))
    if not quiet:
        window.opened.connect(lambda: _watch_over(app, window, lock))
    code = app.exec()
    window.close_office()
    if lock is not None:
        lock.release()
    window.deleteLater()
    return code, window.following


def _can_start(folder: Path, *, quiet: bool) -> bool:
    """Looks at the folder; a damaged database is offered to be made again. Raises UserError."""
    try:
        folders.check_folder(folder)
    except Damaged as error:
        if quiet:
            raise
        from danvan_desktop.ui.jobs import JobRunner
        from danvan_desktop.ui.recovery_dialog import RecoveryDialog

        if RecoveryDialog(None, folder, str(error), JobRunner()).exec() != QDialog.DialogCode.Accepted:
            return False
        folders.check_folder(folder)
    return True


def _show_the_first(folder: Path, error: AlreadyOpen) -> int:
    from danvan_desktop.ui.instance import bring_first_to_front

    if bring_first_to_front(folder):
        return 0
    errors.report(None, error)
    return 1


def _watch_over(app: QApplication, window: MainWindow, lock: FolderLock | None) -> None:
    """The office is open: begins to look after its data and what is pasted, and to answer later starts."""
    from danvan_desktop.ui.instance import FirstInstance
    from danvan_desktop.ui.legacy_paste import PasteWatch

    if app.findChild(PasteWatch) is None:
        PasteWatch(app)

    if window.office is None:
        return
    window.safety.watch_over(window.office, lock)
    QTimer.singleShot(0, window.first_run.begin)
    if lock is not None and window.findChild(FirstInstance) is None:
        FirstInstance(window.folder, window).called.connect(lambda: _to_front(window))


def _to_front(window: MainWindow) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


def _not_opened(window: MainWindow, error: BaseException) -> None:
    if isinstance(error, Damaged):
        if window.safety.recover(str(error)):
            window.open()
    else:
        errors.report(window, error)


def _fail(app: QApplication, error: BaseException) -> None:
    sys.stderr.write(f"{error}\n")
    app.exit(1)


def _smoke(app: QApplication, window: MainWindow) -> None:
    """Builds every tab and every dialog; an error ends the program with exit code 1."""
    from danvan_desktop.ui import dialogs

    try:
        dialogs.build_all(window)
    except Exception as error:  # noqa: BLE001 - whatever is wrong, the smoke run says so and fails
        _fail(app, error)
    else:
        app.exit(0)


def _parser() -> Parser:
    parser = Parser(prog="danvan-desktop", description=texts.WINDOW)
    parser.add_argument("file", type=path_of, nargs="?", metavar=texts.PATH, help=texts.OPENED_FILE)
    parser.add_argument("--data", type=path_of, metavar=texts.FOLDER, help=texts.DATA)
    parser.add_argument("--smoke", action="store_true", help=texts.SMOKE)
    parser.add_argument("--exit-after", choices=("first-paint", "first-page"), help=texts.EXIT_AFTER)
    return parser
