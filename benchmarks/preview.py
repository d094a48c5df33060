"""How long the preview of a PDF of 1,000 pages takes from the file to its first page on the screen, beside a whole
rendering of that one page.

`python benchmarks/preview.py [--pages N] [--runs N]`. Without a screen it runs offscreen.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

if sys.platform == "linux" and "DISPLAY" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from reportlab.pdfgen.canvas import Canvas

from danvan_desktop.services.printing import Printable
from danvan_desktop.ui.jobs import JobRunner
from danvan_desktop.ui.print_dialog import PrintDialog
from danvan_desktop.ui.print_run import render

GOAL = 100  # ms


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Preview of a long PDF.")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        make(path, options.pages)
        shown, rendered = [], []
        for _ in range(options.runs + 1):
            dialog = window(path, Path(folder))
            dialog.show()
            app.processEvents()
            start = time.perf_counter()
            dialog.controls.load(str(path))
            while not has_ink(dialog.controls.view):
                app.processEvents()
            shown.append((time.perf_counter() - start) * 1000)
            start = time.perf_counter()
            render(dialog.controls.document, 0, 96)
            rendered.append((time.perf_counter() - start) * 1000)
            dialog.done(0)
        print(f"{options.pages} pages, median of {options.runs} runs (smallest - largest), ms")
        print(f"file to first page on the screen {spread(shown[1:])}, goal <= {GOAL}")
        print(f"one page rendered at 96 dpi      {spread(rendered[1:])}")


def has_ink(view: QWidget) -> bool:
    """Whether letters are to be seen in the view, not only white paper."""
    picture = view.grab().toImage()
    middle = picture.height() // 2
    rows = range(middle, middle + 40)
    return any(picture.pixelColor(x, y).lightness() < 90 for y in rows for x in range(100, picture.width() - 100, 3))


def window(path: Path, folder: Path) -> PrintDialog:
    """The preview, which waits for its file."""
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    printable = Printable("list", "", "long", "long", lambda _path, _step=None: path)
    dialog = PrintDialog(None, printable, JobRunner(), settings)
    dialog._building = True  # noqa: SLF001 - the file is there already, and loading it is what is measured
    return dialog


def make(path: Path, pages: int) -> None:
    """A PDF with that many pages of text."""
    canvas = Canvas(str(path))
    for page in range(1, pages + 1):
        for line in range(45):
            canvas.drawString(70, 780 - 16 * line, f"Page {page}, line {line}: " + "words of a long list " * 3)
        canvas.showPage()
    canvas.save()


def spread(values: list[float]) -> str:
    """Median, smallest and largest."""
    return f"{median(values):.1f} ({min(values):.1f} - {max(values):.1f})"


if __name__ == "__main__":
    main()
