"""The pictures of the install guide: the setup goes through its pages on a screen of its own."""

import os
import subprocess
import time
from pathlib import Path

from environment import PYTHON, ROOT, need_debian_packages
from win import installer, programs

FOLDER = ROOT / "docs" / "images"
PACKAGES = "xvfb xdotool"
NUMBER = ":83"
PAGES = 3
SHOT = """
import sys
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
app = QApplication([])
app.primaryScreen().grabWindow(0).copy(QRect(*map(int, sys.argv[2:]))).save(sys.argv[1])
"""
PLACE = ("151", "101", "497", "417")  # of the setup's window: in the middle, without a frame


def take() -> None:
    """Writes docs/images/cai-dat-1.png and so on."""
    need_debian_packages(PACKAGES)
    screen = subprocess.Popen(["Xvfb", NUMBER, "-screen", "0", "800x600x24"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(2)
        program = programs.start(installer.SETUP, more={"DISPLAY": NUMBER})
        for page in range(1, PAGES + 1):
            time.sleep(60 if page == PAGES else 10)  # the last page comes when all is unpacked
            _shoot(FOLDER / f"cai-dat-{page}.png")
            _on_screen("xdotool", "key", "Return")
        program.kill()
    finally:
        programs.end()
        screen.kill()


def _shoot(path: Path) -> None:
    _on_screen(str(PYTHON), "-c", SHOT, str(path), *PLACE)


def _on_screen(*command: str) -> None:
    subprocess.run(command, env=os.environ | {"DISPLAY": NUMBER, "QT_QPA_PLATFORM": "xcb"}, check=True)
