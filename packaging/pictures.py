"""Draws the pictures of the manual (resources/help) and of the README (docs/images) from the sample, with a fixed
day and size, so that they can be made anew when a screen changes:

python3 packaging/dev.py pictures [NAME ...]

Those of the setup come from `packaging/windows.py pictures`, as it runs under Wine.
"""

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEventLoop, QRect, QSettings, QTimer
from PySide6.QtGui import QColor
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from danvan_desktop import bootstrap
from danvan_desktop.ui import dialogs, theme
from danvan_desktop.ui.find_dialog import FindDialog
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.health_dialog import HealthDialog
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.print_dialog import PrintDialog
from danvan_desktop.ui.reading_dialog import ReadingDialog
from danvan_desktop.ui.registers_dialog import RegistersDialog
from danvan_desktop.ui.setup_dialog import SetupDialog
from danvan_desktop.ui.tabs import TABS
from danvan_desktop.ui.translation import QtWords

ROOT = Path(__file__).resolve().parents[1]
MANUAL, DOCS = ROOT / "resources" / "help", ROOT / "docs" / "images"
NOW = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - the clock on an official's desk
SCREEN = {
    "name": "screen",
    "x": 0,
    "y": 0,
    "width": 1366,
    "height": 728,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
SIZE = (1040, 620)
PLACE = r"C:\Users\Văn phòng\AppData\Local\DanVanKheo"
WIDTH = 600  # of a picture in the manual, which also stands beside its table of contents
COLOURS = 128  # of a picture in the README; those of the manual have the colours of the theme
PAPER_HEIGHT = 900
TABS_IN_MANUAL = {
    "overview_action": "tong-quan",
    "directives_action": "van-ban",
    "exemplars_action": "mo-hinh",
    "evaluations_action": "danh-gia",
    "awards_action": "khen-thuong",
}
TABS_IN_README = {
    "overview_action": "tong-quan",
    "directives_action": "van-ban-chi-dao",
    "exemplars_action": "mo-hinh-dien-hinh",
    "evaluations_action": "danh-gia-binh-xet",
    "awards_action": "khen-thuong",
}
DIALOGS = {
    "AgendaDialog": "lich",
    "AssignDialog": "giao-nhiem-vu",
    "FindDialog": "tim",
    "HealthDialog": "sao-luu",
    "ImportDialog": "nhap-excel",
    "LayoutsDialog": "the-thuc",
    "ReadingDialog": "van-ban-den",
    "RegistersDialog": "so",
    "SetupDialog": "thiet-lap",
    "TasksDialog": "theo-doi",
    "WordingDialog": "cau-chu",
}
SHOWN = ("dispatch", "374-CV/HU")
PAPERS = {
    "giay-to-cong-van": ("dispatch", "374-CV/HU"),
    "giay-to-quyet-dinh": ("decision", "06/QĐ-MTTQ-BTT"),
    "giay-to-danh-muc": ("exemplar-list", "2019"),
}


def main() -> None:
    """Draws all of them, or those that are named."""
    wanted = set(sys.argv[1:])
    bootstrap.open_office = partial(bootstrap.open_office, now=lambda: NOW)
    with tempfile.TemporaryDirectory() as name:
        screen = Path(name) / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        app = QApplication([])
        app.installTranslator(QtWords(app))
        theme.apply(app)
        home = Path(name) / "Dân vận khéo"
        for shot, draw in _shots(home):
            if not wanted or shot in wanted:
                draw()
                print(shot, flush=True)
    total = sum(path.stat().st_size for path in MANUAL.glob("*.png"))
    print(f"{total / 1000:.0f} kB of pictures in the manual")


def _shots(home: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """By name what draws the picture."""
    with _window(home) as window:
        yield "lam-thu", partial(_practice, window)
        for number, tab in enumerate(TABS):
            for names, folder in ((TABS_IN_MANUAL, MANUAL), (TABS_IN_README, DOCS)):
                if tab in names:
                    yield names[tab], partial(_tab, window, number, folder / f"{names[tab]}.png")
        assert window.office is not None
        for dialog in dialogs.every(window, window.office):
            if (name := DIALOGS.get(type(dialog).__name__)) is not None:
                yield name, partial(_dialog, dialog, MANUAL / f"{name}.png")
        uid = window.office.papers.resolve(*SHOWN)
        for name, folder in (("in", MANUAL), ("xem-truoc", DOCS)):
            shown = PrintDialog(window, window.office.printing.paper(SHOWN[0], uid), window.jobs, QSettings())
            yield name, partial(_dialog, shown, folder / f"{name}.png")
        for name, (kind, ident) in PAPERS.items():
            yield name, partial(_paper, window.office, kind, ident, DOCS / f"{name}.png")


@contextmanager
def _window(home: Path) -> Iterator[MainWindow]:
    """The window on the sample, as an office would have it: not as practice data."""
    with closing(bootstrap.open_office(home)) as office:
        office.sample.load()
        office.sample.load_papers()
    window = MainWindow(home)
    window.show()
    window.resize(*SIZE)
    window.glance()
    loop = QEventLoop()
    window.opened.connect(loop.quit)
    window.open()
    loop.exec()
    yield window
    window.close()


def _tab(window: MainWindow, number: int, path: Path) -> None:
    window.form.tabs.setCurrentIndex(number)
    _settle()
    child(window, QWidget, "digest_bar").hide()
    _settle()
    _save(window, path)


def _practice(window: MainWindow) -> None:
    """The top of the window with its band."""
    band = child(window, QWidget, "practice_band")
    band.show()
    _settle()
    _save(window, MANUAL / "lam-thu.png", QRect(0, 0, SIZE[0], 160))
    band.hide()


def _dialog(dialog: QDialog, path: Path) -> None:
    if isinstance(dialog, SetupDialog):
        dialog.show_page(0)
    if isinstance(dialog, ReadingDialog):
        dialog.resize(1180, 680)
    if isinstance(dialog, HealthDialog):
        facts = dialog.form.facts_label
        facts.setText(re.sub(r"[^>]*Dân vận khéo", lambda _: PLACE, facts.text()))
    if isinstance(dialog, FindDialog):
        dialog.form.search_edit.setText("hien dat")
    if isinstance(dialog, RegistersDialog):
        dialog.form.book_combo.setCurrentIndex(2)
    dialog.show()
    _settle(1500)  # previews are drawn on the worker
    _save(dialog, path)
    dialog.hide()


def _paper(office: bootstrap.Office, kind: str, ident: str, path: Path) -> None:
    """The first page."""
    with tempfile.TemporaryDirectory() as folder:
        file = office.papers.export(kind, office.papers.resolve(kind, ident), Path(folder) / "paper.pdf")
        pdf = QPdfDocument()
        pdf.load(str(file))
        size = pdf.pagePointSize(0) * (PAPER_HEIGHT / pdf.pagePointSize(0).height())
        image = pdf.render(0, size.toSize())
        pdf.close()
        image.save(str(path))
    _shrink(path, None)


def _settle(milliseconds: int = 200) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QCoreApplication.processEvents()


def _save(widget: QWidget, path: Path, part: QRect | None = None) -> None:
    widget.grab(part or widget.rect()).save(str(path))
    if path.parent == MANUAL:
        with Image.open(path) as image:
            image.convert("RGB").resize(
                (WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS
            ).save(path)
    _shrink(path, _theme() if path.parent == MANUAL else None)


def _shrink(path: Path, palette: Image.Image | None) -> None:
    """Gives the picture a palette: screens have few colours."""
    with Image.open(path) as image:
        sheet = Image.new("RGBA", image.size, "white")
        sheet.alpha_composite(image.convert("RGBA"))
        small = sheet.convert("RGB").quantize(COLOURS, palette=palette, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def _theme() -> Image.Image:
    """The colours of the theme, and of the edges of its letters on a sheet, as a palette."""
    light = theme.LIGHT
    plain = (light.ground, light.sheet, light.line, light.handle, light.accent_soft, light.practice)
    edges = {light.text: 4, light.muted: 2, light.accent: 3, light.late: 2, light.soon: 2, light.good: 2, light.line: 2}
    colours = [_mixed(colour, light.sheet, 1) for colour in plain]
    colours += [
        _mixed(colour, light.sheet, step / steps) for colour, steps in edges.items() for step in range(1, steps + 1)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    return palette


def _mixed(colour: str, ground: str, share: float) -> list[int]:
    one, other = QColor(colour), QColor(ground)
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return [round(above * share + below * (1 - share)) for above, below in pairs]


if __name__ == "__main__":
    main()
