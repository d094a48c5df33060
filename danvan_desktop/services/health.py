"""The health of the data: what an official sees of it, the full check, and a bundle for who helps from afar."""

import json
import platform
import re
import shutil
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from danvan_desktop import __version__
from danvan_desktop.db import backup, changelog, copies, places, preflight
from danvan_desktop.db.copying import examine
from danvan_desktop.db.store import Store
from danvan_desktop.domain.backups import Contents
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.serial import encode
from danvan_desktop.services.attachments import AttachmentService
from danvan_desktop.services.backups import BackupService
from danvan_desktop.services.history import Health, HistoryService
from danvan_desktop.services.restoring import contents_of
from danvan_desktop.texts import backups as texts

LOG = "danvan.log"
LOG_LINES = 2000


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be told at once. Sizes and `free` in bytes; `log_sets` counts the changes that are in no backup, None
    where the log does not go on from the last one; `risk` names the service that synchronises the folder."""

    folder: Path
    database: int
    attachments: int
    copies: int
    free: int
    contents: Contents
    log_sets: int | None
    risk: str | None
    app: str
    python: str
    sqlite: str
    system: str


class HealthService:
    """`now` is the clock."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        history: HistoryService,
        backups: BackupService,
        attachments: AttachmentService,
        now: Callable[[], datetime],
    ) -> None:
        self._folder = folder
        self._store = store
        self._history = history
        self._backups = backups
        self._attachments = attachments
        self._now = now

    def facts(self) -> Facts:
        """What can be told without reading everything. Raises UserError where the disk cannot be read."""
        with backup.in_words(self._folder):
            names = (preflight.FILE, f"{preflight.FILE}-wal")
            return Facts(
                folder=self._folder.absolute(),
                database=sum((self._folder / name).stat().st_size for name in names if (self._folder / name).exists()),
                attachments=_size(self._folder / "attachments"),
                copies=_size(self._folder / copies.FOLDER),
                free=shutil.disk_usage(self._folder).free,
                contents=contents_of(self._folder),
                log_sets=self._log_sets(),
                risk=self.risk(),
                app=__version__,
                python=platform.python_version(),
                sqlite=sqlite3.sqlite_version,
                system=platform.platform(),
            )

    def risk(self) -> str | None:
        """What is unsafe about the place of the data: a service that synchronises it, a network; None for nothing."""
        return places.risk(self._folder)

    def check(self) -> Health:
        """Reads all there is: database, journal, change log, attachments."""
        found = self._history.check()
        problems = list(found.problems)
        with backup.in_words(self._folder / changelog.FOLDER):
            problems += self._log_gaps()
        problems += self._attachments.problems()
        return Health(found.records, found.changes, tuple(problems))

    def _log_sets(self) -> int | None:
        last = self._backups.last_head()
        if last == self._store.head():
            return 0
        found = changelog.since(self._folder, last)
        return None if found is None else len(found)

    def _log_gaps(self) -> list[str]:
        """The change log is to hold all since the last backup, unless another state was put in place since then."""
        damaged = [
            texts.LOG_DAMAGED.format(file=damage.segment.name, line=damage.line)
            for damage in changelog.damages(self._folder, self._store.head())
        ]
        if damaged or self._log_sets() is not None or not self._backups.goes_on():
            return damaged
        return [texts.LOG_GAP]

    def quick_problem(self) -> str:
        """What is wrong with the pages of the database; "" for nothing. For the check behind the window: takes as long
        as the file is large, and no lock.
        """
        try:
            examine(self._folder / preflight.FILE)
        except UserError as error:
            return str(error)
        return ""

    def support_bundle(self, out: Path) -> Path:
        """A zip for who helps from afar: versions, counts, health and the program's log, without a word that anybody
        typed. Raises UserError where it cannot be written.
        """
        facts = self.facts()
        report = {
            "made_at": self._now().isoformat(),
            "facts": {
                "app": facts.app,
                "python": facts.python,
                "sqlite": facts.sqlite,
                "system": facts.system,
                "frozen": bool(getattr(sys, "frozen", False)),
                "schema": facts.contents.schema,
                "counts": dict(facts.contents.counts),
                "change_sets": facts.contents.change_sets,
                "database": facts.database,
                "attachments": facts.attachments,
                "copies": facts.copies,
                "free": facts.free,
                "risk": facts.risk,
            },
            "backups": [
                encode(copy.manifest.made_at) if copy.manifest else "unreadable" for copy in self._backups.copies()
            ],
            "problems": len(self.check().problems),
        }
        log = self._folder / LOG
        with backup.in_words(out), backup.placed(out) as temporary, zipfile.ZipFile(temporary, "w") as zip_:
            zip_.writestr("health.json", json.dumps(report, ensure_ascii=False, indent=1))
            if log.exists():
                lines = log.read_text("utf-8", "replace").splitlines()[-LOG_LINES:]
                zip_.writestr("log.txt", "\n".join(map(stripped, lines)))
        return out


def stripped(line: str) -> str:
    """A line of the log without what somebody may have typed or is called: of a traceback the file of the program, the
    number and the function, of an error its kind, of other lines the moment.
    """
    if place := re.match(r'\s*File ".*?([^\\/"]+[\\/][^\\/"]+)", line (\d+), in (\w+)', line):
        return f"  File {place[1]}, line {place[2]}, in {place[3]}"
    if kind := re.match(r"\s*((?:\w+\.)*\w*(?:Error|Exception|Warning|Interrupt|Input))(?::|$)", line):
        return kind[1]
    if moment := re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", line):
        return moment[0]
    return "Traceback" if line.startswith("Traceback") else "…"


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0
