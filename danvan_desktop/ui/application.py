"""Starts Qt, shows the window, then lets it open the data."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from danvan_desktop import bootstrap
from danvan_desktop.arguments import Parser
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import console as texts
from danvan_desktop.ui import errors, theme
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.translation import QtWords

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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
    folder: Path = options.data or bootstrap.default_folder()
    app = QApplication([sys.argv[0]])
    app.setApplicationName("danvan-desktop")
    theme.apply(app)
    translator = QtWords(app)
    app.installTranslator(translator)
    errors.install()
    try:
        bootstrap.check_folder(folder)
    except UserError as error:
        if options.smoke or options.exit_after:
            sys.stderr.write(f"{error}\n")
        else:
            errors.report(None, error)
        return 1
    logging.basicConfig(filename=folder / "danvan.log", encoding="utf-8", format="%(asctime)s %(message)s")
    window = MainWindow(folder)
    window.show()

    def first_page() -> None:
        window.glance()
        _FirstPaint(window.page(), app.quit if options.exit_after == "first-page" else window.open)

    _FirstPaint(window, app.quit if options.exit_after == "first-paint" else first_page)
    quiet = options.smoke or options.exit_after
    window.not_opened.connect(lambda error: _fail(app, error) if quiet else errors.report(window, error))
    if options.smoke:
        window.opened.connect(lambda: _smoke(app, window))
    code = app.exec()
    window.jobs.wait()
    return code


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
    parser.add_argument("--data", type=Path, metavar=texts.FOLDER, help=texts.DATA)
    parser.add_argument("--smoke", action="store_true", help=texts.SMOKE)
    parser.add_argument("--exit-after", choices=("first-paint", "first-page"), help=texts.EXIT_AFTER)
    return parser
