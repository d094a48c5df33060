"""Walks through every screen and dialog with the sample office, looks for what is wrong, and takes pictures.

    python -m tests.gui.walk OUT [--size 1366x768] [--scale 1.25] [--scheme dark] [--contrast]

OUT gets a PNG of each screen and `problems.txt`. The screens are drawn without a display. Exit code 1 where something
is wrong: a text without room, widgets over each other, a control without a name, a key with two meanings, a text from
nowhere, a form or a dialog that the walk does not reach.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.main_window import MainWindow

TASKBAR = 40  # pixels that Windows keeps for itself


def main() -> int:
    """Walks once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--scheme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _prepare_screen(Path(folder), options.size, options.scale)
        found = _walk(Path(folder) / "data", options.out, options.scheme, contrast=options.contrast)
    (options.out / "problems.txt").write_text("".join(f"{line}\n" for line in found), "utf-8")
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


def _prepare_screen(folder: Path, size: str, scale: str) -> None:
    """A screen of that size without a display; before anything loads Qt."""
    width, height = map(int, size.split("x"))
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height - TASKBAR}
    configuration = folder / "screen.json"
    configuration.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={configuration}"
    os.environ["QT_SCALE_FACTOR"] = scale


def _walk(folder: Path, out: Path, scheme: str, *, contrast: bool) -> list[str]:
    from PySide6.QtCore import QSettings, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from danvan_desktop import bootstrap
    from danvan_desktop.db import preflight
    from danvan_desktop.ui import theme
    from danvan_desktop.ui.main_window import MainWindow
    from danvan_desktop.ui.translation import QtWords
    from tests.gui import looks
    from tests.gui.vocabulary import Vocabulary

    office = bootstrap.open_office(folder)
    _fill(office)
    office.close()
    qInstallMessageHandler(lambda *_message: None)  # a screen without a display has much to complain of
    app = QApplication([])
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
    colours = {
        ("light", False): theme.LIGHT,
        ("dark", False): theme.DARK,
        ("light", True): theme.STRONG_LIGHT,
        ("dark", True): theme.STRONG_DARK,
    }[scheme, contrast]
    theme.tokens = lambda: colours  # a screen without a display knows no schemes
    theme.apply(app)
    words = QtWords(app)
    app.installTranslator(words)
    window = MainWindow(folder)
    vocabulary = Vocabulary(folder / preflight.FILE)
    found: list[str] = []
    reached: set[str] = set()
    taken: Counter[str] = Counter()
    for name, screen in _screens(window):
        reached |= {type(screen).__name__, *(widget.objectName() for widget in [screen, *looks.shown(screen)])}
        taken[name] += 1
        screen.grab().toImage().save(str(out / f"{name}{f'-again-{taken[name]}' if taken[name] > 1 else ''}.png"))
        foreign = {(path, vocabulary.foreign(text), text) for path, text in looks.words(screen)}
        told = [f"{path}: from nowhere: “{rest}” in “{text[:80]}”" for path, rest, text in sorted(foreign) if rest]
        found += [f"{name}: {problem}" for problem in [*looks.problems(screen), *told]]
    found += _unreached(reached)
    window.close_office()
    return list(dict.fromkeys(found))


def _fill(office: "Office") -> None:
    """An office at work: the sample, something changed and something removed, a backup in between."""
    from danvan_desktop.domain.units import UnitInput

    office.sample.load()
    office.backups.back_up()
    for name in ("Thôn Đông", "Thôn Tây"):
        unit = office.units.save(UnitInput(name=name, kind="village"))
        office.units.remove(unit.uid)


def _screens(window: "MainWindow") -> Iterator[tuple[str, "QWidget"]]:
    """The tabs of the window, then every dialog with each of its pages; shown while they are looked at."""
    from PySide6.QtWidgets import QApplication, QMenu

    from danvan_desktop.domain import legacy
    from danvan_desktop.ui import dialogs
    from danvan_desktop.ui.catalogues_dialog import CataloguesDialog
    from danvan_desktop.ui.legacy_paste import PasteQuestion
    from danvan_desktop.ui.restore_dialog import RestoreDialog

    window.show()
    _settle()
    window.glance()
    window.open()
    while window.office is None:
        QApplication.processEvents()
    for place in range(window.form.tabs.count()):
        window.form.tabs.setCurrentIndex(place)
        _settle()
        yield f"MainWindow-{place}", window
    for menu in window.menuBar().findChildren(QMenu):
        menu.popup(window.mapToGlobal(window.rect().topLeft()))
        _settle()
        yield f"menu-{menu.objectName()}", menu
        menu.hide()
    pasted = "D©n vËn khÐo"
    encoding = legacy.detect(pasted)
    assert encoding is not None
    question = PasteQuestion(window.tabs.lists["directive"].form.search_edit, pasted, encoding)
    question.show()
    _settle()
    yield "PasteQuestion", question
    question.deleteLater()
    for dialog in dialogs.every(window, window.office):
        dialog.show()
        _settle()
        window.jobs.wait()
        _settle()
        for page in _pages(dialog):
            yield f"{type(dialog).__name__}{page}", dialog
        if isinstance(dialog, RestoreDialog):
            dialog.go_on()
            window.jobs.wait()
            _settle()
            yield "RestoreDialog-compared", dialog
        if isinstance(dialog, CataloguesDialog):
            combo = dialog.form.catalogue_combo
            for place in range(1, combo.count()):
                combo.setCurrentIndex(place)
                _settle()
                yield f"CataloguesDialog-{dialog.name}", dialog
        dialog.hide()
        dialog.deleteLater()
        window.jobs.wait()
        _settle()


def _pages(dialog: "QWidget") -> Iterator[str]:
    """Goes through the tabs and stacked pages of a dialog."""
    from PySide6.QtWidgets import QStackedWidget, QTabWidget

    yield ""
    stacks: list[QTabWidget | QStackedWidget] = [*dialog.findChildren(QTabWidget), *dialog.findChildren(QStackedWidget)]
    for pages in stacks:
        if pages.objectName().startswith("qt_"):  # the inside of a QTabWidget
            continue
        first = pages.currentIndex()
        for place in range(pages.count()):
            if place != first and pages.isVisible() and pages.isEnabled():
                pages.setCurrentIndex(place)
                _settle()
                yield f"-{pages.objectName()}-{place}"
        pages.setCurrentIndex(first)


def _settle() -> None:
    """Lets everything that waits be done: layouts, timers of zero, paintings."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _unreached(reached: set[str]) -> Iterator[str]:
    from PySide6.QtWidgets import QDialog

    from danvan_desktop.resources import ui_file

    for path in ui_file("main_window").parent.glob("*.ui"):
        name = path.stem.title().replace("_", "")
        if name not in reached:
            yield f"{path.name}: the walk does not reach it"
    waiting = [QDialog]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if (
                kind.__module__.startswith("danvan_desktop.")
                and not kind.__subclasses__()
                and kind.__name__ not in reached
            ):
                yield f"{kind.__module__}.{kind.__name__}: the walk does not reach it"


if __name__ == "__main__":
    sys.exit(main())
