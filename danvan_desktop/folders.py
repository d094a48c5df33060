"""A data folder around its office: where it is, who has it open, what is seen of it first, how damaged data are mended.

Without SQLAlchemy as far as that goes: what loads it is imported inside functions, and the window shows before.
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_desktop.db import locks, practice, preflight
from danvan_desktop.domain.errors import AlreadyOpen, UserError
from danvan_desktop.texts import store as texts

if TYPE_CHECKING:
    from danvan_desktop.db.locks import FolderLock
    from danvan_desktop.domain.backups import Contents
    from danvan_desktop.domain.directives import DirectiveRow
    from danvan_desktop.domain.lists import ListQuery
    from danvan_desktop.domain.overview import Overview
    from danvan_desktop.services.recovery import Offer, Recovered

PORTABLE = "portable.txt"
PORTABLE_DATA = "du-lieu"


def program_folder() -> Path:
    """The folder that the setup fills: the program lies in a folder inside it, as the versions before and after do."""
    return Path(sys.executable).parent.parent


def is_portable() -> bool:
    """Whether the program and its data travel together, on a USB stick: a file beside the program says so."""
    return (program_folder() / PORTABLE).exists()


def default_folder() -> Path:
    """Where the data of this user lives."""
    if is_portable():
        return program_folder() / PORTABLE_DATA
    import platformdirs

    return Path(platformdirs.user_data_dir("DanVanKheo", appauthor=False))


def check_folder(folder: Path) -> None:
    """A quick look before the window shows. Raises UserError where the folder cannot be used."""
    preflight.inspect(folder)


def check_there(folder: Path) -> None:
    """Raises UserError where the folder is not there: most commands would work on nothing, and say that all is well."""
    try:
        there = folder.is_dir()
    except OSError:  # a name that cannot be, a place that is closed: the preflight says so
        return
    if not there:
        raise UserError(texts.NO_FOLDER.format(path=folder.absolute()))


def resolve(folder: Path) -> Path:
    """Where the data of the folder are, if they were moved to a safer place."""
    try:
        moved = (folder / "moved.txt").exists()
    except OSError:  # a name that cannot be, a place that is closed: the preflight says so
        moved = False
    if not moved:
        return folder
    from danvan_desktop.db import moving

    return moving.resolve(folder)


def move(folder: Path, target: Path) -> Contents:
    """Takes the data, which nobody may have open, to another folder, and checks them there. Raises UserError."""
    from danvan_desktop.db import moving

    return moving.move(folder, target)


def is_practice(folder: Path) -> bool:
    """Whether the folder holds data to try the program with."""
    return practice.is_practice(folder)


def real_folder(folder: Path) -> Path:
    """Where the office's own data are, beside those to try the program with."""
    return practice.real_folder(folder)


def hold(folder: Path) -> FolderLock | None:
    """Takes the folder for a window; None where another machine has it, and it can only be looked at.

    Raises AlreadyOpen where another window of this machine has it, UserError where it cannot be written.
    """
    try:
        found = locks.hold(folder)
    except OSError as error:
        raise UserError(texts.READ_ONLY) from error
    if isinstance(found, locks.FolderLock):
        return found
    if found.here:
        raise AlreadyOpen(texts.ALREADY_OPEN)
    return None


def glance(
    folder: Path, today: date, count: int, asked: ListQuery | None = None
) -> tuple[list[int], list[DirectiveRow]]:
    """The keys of the directives asked for and the first `count` rows, without SQLAlchemy: what is shown first."""
    from danvan_desktop.db.glance import directives

    return directives(folder, today, count, asked)


def glance_overview(folder: Path, today: date, period: str) -> Overview | None:
    """The overview of that period, without SQLAlchemy; None where the data cannot be read now."""
    from danvan_desktop.db.glance import glance
    from danvan_desktop.db.overview import tallies
    from danvan_desktop.domain.deadlines import now
    from danvan_desktop.domain.overview import overview

    counted = glance(folder, lambda execute: tallies(execute, now(today)))
    return None if counted is None else overview(counted, period)


def recovery_offers(folder: Path) -> list[Offer]:
    """What damaged data can be made again from, the best first."""
    from danvan_desktop.services.recovery import offers

    return offers(folder)


def recover(folder: Path, source: Path | None, secret: str = "") -> Recovered:
    """Makes damaged data again from a backup, or from the change log alone. Raises UserError; then all is as it was."""
    from danvan_desktop.services import recovery

    return recovery.recover(folder, source, datetime.now(), secret)  # noqa: DTZ005 - the clock on the official's desk


def start_anew(folder: Path) -> Path:
    """Puts damaged data aside, so that the next start begins with nothing; returns where they are. Raises UserError."""
    from danvan_desktop.services import recovery

    return recovery.start_anew(folder, datetime.now())  # noqa: DTZ005
