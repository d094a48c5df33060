"""Recovery: a database that cannot be read is put aside, the best backup takes its place, and the change log makes the
work since then once more. Works on a folder that no office is open on.
"""

import tempfile
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from danvan_desktop.db import backup, changelog, copies, restore, sealing
from danvan_desktop.db.changelog import ChangeLog
from danvan_desktop.db.copies import Copy
from danvan_desktop.db.copying import examine
from danvan_desktop.db.engine import connect
from danvan_desktop.db.migrate import migrate_file
from danvan_desktop.db.preflight import FILE, SCHEMA
from danvan_desktop.db.replay import replay
from danvan_desktop.texts import backups as texts


@dataclass(frozen=True, slots=True)
class Offer:
    """A backup to begin from, None for an empty database; `later` counts the change sets of the log that follow it,
    None where the log does not go on from it.
    """

    copy: Copy | None
    later: int | None


@dataclass(frozen=True, slots=True)
class Recovered:
    """What is there now. `replayed` of `logged` change sets were made again, `kept` is where the damaged file lies,
    `gaps` says what of the log could not be used.
    """

    records: int
    replayed: int
    logged: int
    kept: Path | None
    gaps: tuple[str, ...]


def offers(folder: Path) -> list[Offer]:
    """What the data can be made again from, the best first: what the log goes on from, then the newest."""
    places = [folder / copies.FOLDER]
    if second := copies.state(folder).settings.second_place:
        places.append(Path(second))
    seen: set[str] = set()
    found: list[Offer] = []
    for copy in (copy for place in places for copy in copies.copies(place)):
        if copy.manifest is None or copy.manifest.contents.schema > SCHEMA or copy.path.name in seen:
            continue
        seen.add(copy.path.name)
        entries = changelog.since(folder, copy.manifest.contents.head)
        found.append(Offer(copy, None if entries is None else len(entries)))
    found.sort(key=lambda one: (one.later is None, -_moment(one).timestamp()))
    from_nothing = changelog.since(folder, "")
    if from_nothing:
        found.append(Offer(None, len(from_nothing)))
    return found


def recover(folder: Path, source: Path | None, now: datetime, secret: str = "") -> Recovered:
    """Makes the data again from the backup `source`, or from the log alone. Raises UserError; then all is as it was."""
    with tempfile.TemporaryDirectory(prefix=".recovery-", dir=folder) as name:
        room = Path(name)
        if source is None:
            fresh = room / f"fresh-{FILE}"
            migrate_file(fresh)
        else:
            with backup.opened(source, room, secret, folder) as (plain, manifest):
                fresh = restore.unpacked(plain, manifest, room)
                restore.put_files_back(plain, manifest, folder, now)
        entries = changelog.since(folder, examine(fresh).head)
        engine = connect(fresh)
        try:
            replayed = replay(engine, entries or [])
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            engine.dispose()
        damaged = list(changelog.damages(folder))
        whole = entries is not None and replayed == len(entries)
        with nullcontext() if source is None else sealing.going_on(folder, source, secret):
            kept, contents = restore.swap(folder, fresh, ChangeLog(folder), now, follows=whole and not damaged)
    gaps = [texts.GAP_IN_LOG.format(file=one.segment.name, line=one.line) for one in damaged]
    if entries is None:
        gaps.append(texts.NO_LOG)
    elif not whole:
        gaps.append(texts.LOG_STOPPED.format(done=replayed, count=len(entries)))
    return Recovered(contents.records, replayed, len(entries or []), kept, tuple(gaps))


def start_anew(folder: Path, now: datetime) -> Path:
    """Puts the damaged file aside, if there is one, with the log and the backups, so that the next start begins with
    nothing; returns where they are. Raises UserError.
    """
    with backup.in_words(folder):
        kept = restore.quarantine(folder, now) or restore.new_place(folder, now)
        (folder / FILE).unlink(missing_ok=True)
        for place in (changelog.FOLDER, copies.FOLDER):
            with suppress(FileNotFoundError):
                (folder / place).rename(kept / place)
    return kept


def _moment(offer: Offer) -> datetime:
    return offer.copy.manifest.made_at if offer.copy and offer.copy.manifest else datetime.fromtimestamp(0)  # noqa: DTZ006
