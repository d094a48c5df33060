"""Takes a data folder to a safer place. What was there stays; a file in it says where the data went."""

import os
import shutil
from fnmatch import fnmatch
from pathlib import Path

from danvan_desktop.db import backup
from danvan_desktop.db.changelog import sync_folder
from danvan_desktop.db.copying import examine, snapshot
from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain.backups import Contents
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import backups as texts

MARK = "moved.txt"
LEFT = (FILE, f"{FILE}-*", "*.lock", ".*", MARK)


def resolve(folder: Path) -> Path:
    """Where the data of a folder are now. A stick may have been carried to a machine that knows nothing of the move:
    then they are where they were.
    """
    try:
        target = Path((folder / MARK).read_text("utf-8").strip())
        return target if (target / FILE).exists() else folder
    except (OSError, ValueError):  # ValueError: no text at all
        return folder


def move(folder: Path, target: Path) -> Contents:
    """Copies everything, which nobody may have open, checks it, and leaves the mark. Raises UserError; then nothing has
    changed.
    """
    with backup.in_words(target):
        if (target / FILE).exists():
            raise UserError(texts.PLACE_TAKEN.format(path=target))
        target.mkdir(parents=True, exist_ok=True)
        fresh = target / f".~{FILE}"
        fresh.unlink(missing_ok=True)
        snapshot(folder / FILE, fresh)
        found = examine(fresh)
        if found != examine(folder / FILE):
            raise UserError(texts.COPY_BROKEN.format(path=target))
        for path in folder.iterdir():
            if not any(fnmatch(path.name, pattern) for pattern in LEFT):
                if path.is_dir():
                    shutil.copytree(path, target / path.name, dirs_exist_ok=True)
                else:
                    shutil.copyfile(path, target / path.name)
        backup.settle(fresh)
        fresh.replace(target / FILE)
        sync_folder(target)
        with (folder / f".~{MARK}").open("w", encoding="utf-8") as file:
            file.write(f"{target.absolute()}\n")
            file.flush()
            os.fsync(file.fileno())
        (folder / f".~{MARK}").replace(folder / MARK)
        sync_folder(folder)
    return found
