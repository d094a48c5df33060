"""The practice data: a folder of their own beside the real one, with a mark by which nobody takes one for the other.
Standard library only.
"""

import shutil
from fnmatch import fnmatch
from pathlib import Path

from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import practice as texts

MARK = "practice.txt"
SETTINGS = "window.ini"
_SUFFIX = "-lam-thu"
_STAYS = (MARK, SETTINGS, "*.log", "*.lock")


def is_practice(folder: Path) -> bool:
    """Whether the folder holds practice data."""
    return (folder / MARK).is_file()


def folder_of(real: Path) -> Path:
    """Where the practice data of an office lie."""
    return real.parent / f"{real.name}{_SUFFIX}"


def real_folder(folder: Path) -> Path:
    """The real data beside practice data; only the name is kept, as a stick has another letter on another machine."""
    try:
        name = Path((folder / MARK).read_text("utf-8").strip()).name
    except (OSError, ValueError):
        name = ""
    return folder.parent / (name or folder.name.removesuffix(_SUFFIX))


def begin(real: Path) -> Path:
    """The folder of the practice data, which may be new. Raises UserError where other data lie there."""
    folder = folder_of(real)
    if (folder / FILE).exists() and not is_practice(folder):
        raise UserError(texts.PLACE_TAKEN.format(path=folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARK).write_text(f"{real.name}\n", "utf-8")
        if (real / SETTINGS).exists() and not (folder / SETTINGS).exists():
            shutil.copyfile(real / SETTINGS, folder / SETTINGS)  # letters as large as in the office's own window
    except OSError as error:
        raise UserError(texts.NOT_WRITTEN.format(path=folder)) from error
    return folder


def clear(folder: Path) -> None:
    """Throws practice data away, which nobody may have open; nothing of a folder without the mark. Raises UserError."""
    if not is_practice(folder):
        raise UserError(texts.PLACE_TAKEN.format(path=folder))
    try:
        for path in folder.iterdir():
            if any(fnmatch(path.name, pattern) for pattern in _STAYS):
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
    except OSError as error:
        raise UserError(texts.NOT_WRITTEN.format(path=folder)) from error
