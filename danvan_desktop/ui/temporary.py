"""A folder for the files that a dialog shows, gone with it."""

import shutil
import tempfile
import weakref
from pathlib import Path

from PySide6.QtCore import QObject


def folder_of(owner: QObject) -> Path:
    """A new folder that lasts as long as its owner, who may `clear` it before."""
    path = Path(tempfile.mkdtemp(prefix="danvan-"))
    weakref.finalize(owner, clear, path)
    return path


def clear(folder: Path) -> None:
    """Removes the folder; what another program still holds open stays for the system to remove."""
    shutil.rmtree(folder, ignore_errors=True)
