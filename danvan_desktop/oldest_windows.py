"""Tells who starts the program on a Windows that Qt does not run on, before Qt is loaded and fails without a word."""

import sys

from danvan_desktop.texts import console as texts

BUILD = 17763
"""Windows 10 1809: https://doc.qt.io/qt-6.11/windows.html"""


def is_too_old() -> bool:
    """Whether this is a Windows before 10 1809."""
    ask = getattr(sys, "getwindowsversion", None)
    return ask is not None and ask().platform_version[2] < BUILD


def say_so() -> None:
    """In a box of Windows itself."""
    import ctypes

    if sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, texts.TOO_OLD, texts.TITLE, 0x10)
