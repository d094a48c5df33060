"""Opens the database of a data folder: brings an older one up to date, makes again what the power took, says what the
official should know.
"""

import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, func, select

from danvan_desktop.db import backup, changelog, copies, journal, locks, preflight
from danvan_desktop.db.engine import connect, disk_in_words, in_words, reading, writing
from danvan_desktop.db.leftovers import sweep
from danvan_desktop.db.replay import replay
from danvan_desktop.db.tables import change_set
from danvan_desktop.domain.backups import Reason
from danvan_desktop.domain.dates import format_moment
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import backups as texts

log = logging.getLogger(__name__)

LATEST = 50  # change sets; a day's work or more


@dataclass(frozen=True, slots=True)
class Opened:
    """`read_only` says why nothing can be written, "" where it can. `notices` are sentences to show once."""

    engine: Engine
    read_only: str
    notices: tuple[str, ...]
    close: Callable[[], None]


def open_database(folder: Path, now: Callable[[], datetime]) -> Opened:
    """Raises UserError where the folder cannot be used, Damaged where a backup is needed."""
    found = preflight.inspect(folder)
    owner = locks.elsewhere(folder)
    if owner is not None:
        return _look(folder, texts.OPEN_ELSEWHERE.format(machine=owner.machine, user=owner.user))
    if found is preflight.Found.OLDER and not _can_migrate(folder, now()):
        return _look(folder, texts.MIGRATION_FAILED)
    engine = connect(folder / preflight.FILE)
    try:
        if found is not preflight.Found.CURRENT:
            from danvan_desktop.db.migrate import upgrade

            with in_words(engine):
                upgrade(engine)
        with disk_in_words():
            notices = (*_catch_up(folder, engine), *_clock(engine, now()))
        sweep(folder)
        return Opened(engine, "", notices, engine.dispose)
    except BaseException:
        engine.dispose()
        raise


def _look(folder: Path, why: str) -> Opened:
    """A copy of the database to look at."""
    room = tempfile.TemporaryDirectory(prefix="danvan-")
    with backup.in_words(folder):
        engine = connect(locks.borrowed(folder, Path(room.name)), read_only=why)

    def close() -> None:
        engine.dispose()
        room.cleanup()

    return Opened(engine, why, (why,), close)


def _can_migrate(folder: Path, now: datetime) -> bool:
    """Makes a backup and does the migration on a copy. False where that fails; the reason is in the program's log."""
    from danvan_desktop.db.migrate import rehearse

    place = folder / copies.FOLDER
    backup.write(folder, copies.new_name(place, now, Reason.MIGRATION), now, Reason.MIGRATION)
    try:
        rehearse(folder / preflight.FILE)
    except UserError:
        raise  # a full disk is no fault of the migration
    except Exception:
        log.exception("the migration fails on a copy")
        return False
    return True


def _catch_up(folder: Path, engine: Engine) -> tuple[str, ...]:
    """Makes the sets again that the log holds and the database lost."""
    with reading(engine) as connection:
        head = journal.head(connection)
    missing = changelog.since(folder, head)
    if missing is None and changelog.segments(folder / changelog.FOLDER):
        with writing(engine):
            changelog.ChangeLog(folder).mend(head)
        if changelog.since(folder, head) is None:
            return (texts.OTHER_LOG.format(file=preflight.FILE),)
    if not missing:
        return ()
    if (done := replay(engine, missing)) == len(missing):
        return (texts.REPLAYED.format(count=done),)
    return (texts.NOT_REPLAYED.format(count=len(missing) - done),)


def _clock(engine: Engine, now: datetime) -> tuple[str, ...]:
    """Looks at the latest sets only: years after a clock was ahead for a day, that is no news."""
    latest = select(change_set.c.at).order_by(change_set.c.id.desc()).limit(LATEST).subquery()
    with reading(engine) as connection:
        last = connection.execute(select(func.max(latest.c.at))).scalar()
    if last is None or last <= now + timedelta(hours=1):
        return ()
    return (texts.CLOCK_BACK.format(now=format_moment(now), last=format_moment(last)),)
