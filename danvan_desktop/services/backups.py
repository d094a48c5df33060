"""Backups: made when due, copied to a second place, rotated; and what the official is told about them."""

import threading
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from danvan_desktop.db import backup, copies, leftovers, sealing
from danvan_desktop.db import history as past
from danvan_desktop.db.copies import Copy
from danvan_desktop.db.copying import Step, no_step
from danvan_desktop.db.store import Store
from danvan_desktop.domain.backups import (
    MAX_MINUTES,
    MIN_MINUTES,
    SECOND_PLACE_DAYS,
    Manifest,
    Reason,
    Settings,
    is_due,
)
from danvan_desktop.domain.errors import InvalidInput, Problem, UserError
from danvan_desktop.papers import recovery_sheet
from danvan_desktop.services import paper_files
from danvan_desktop.services.layouts import LayoutService
from danvan_desktop.services.printing import Printable
from danvan_desktop.texts import backups as texts
from danvan_desktop.texts import recovery_sheet as sheet_texts


class BackupService:
    """The backups of one data folder. One copy is made at a time. `now` is the clock."""

    def __init__(self, folder: Path, store: Store, now: Callable[[], datetime], layouts: LayoutService) -> None:
        self._folder = folder
        self._store = store
        self._now = now
        self._layouts = layouts
        self._one_at_a_time = threading.Lock()

    @property
    def place(self) -> Path:
        """Where the copies lie."""
        return self._folder / copies.FOLDER

    def settings(self) -> Settings:
        return copies.state(self._folder).settings

    def check_settings(self, minutes: str, second_place: str) -> None:
        """Raises InvalidInput for `minutes` and `second_place`."""
        problems = []
        typed = minutes.strip()
        if not (typed.isascii() and typed.isdecimal() and MIN_MINUTES <= int(typed) <= MAX_MINUTES):
            problems.append(Problem("minutes", texts.MINUTES.format(least=MIN_MINUTES, most=MAX_MINUTES)))
        second = Path(second_place.strip()) if second_place.strip() else None
        if second is not None and not _is_folder(second):
            problems.append(Problem("second_place", texts.NO_SECOND_PLACE.format(path=second)))
        elif second is not None and second.resolve().is_relative_to(self._folder.resolve()):
            problems.append(Problem("second_place", texts.SAME_PLACE))
        if problems:
            raise InvalidInput(problems)

    def save_settings(self, minutes: str, second_place: str) -> None:
        """Raises InvalidInput for `minutes` and `second_place`."""
        self.check_settings(minutes, second_place)
        known = copies.state(self._folder)
        settings = replace(known.settings, every_minutes=int(minutes), second_place=second_place.strip())
        done = known.done
        if settings.second_place != known.settings.second_place:
            done = replace(done, second_at=None, second_problem="")
        copies.keep_state(self._folder, replace(known, settings=settings, done=done))

    def pause(self, *, paused: bool) -> None:
        """Automatic copies stop, or go on again."""
        known = copies.state(self._folder)
        copies.keep_state(self._folder, replace(known, settings=replace(known.settings, paused=paused)))

    def copies(self) -> list[Copy]:
        """What is there, the newest first."""
        return copies.copies(self.place)

    def head(self) -> str:
        """Where the journal stands; another value means that something was written, by whomever."""
        return self._store.head()

    def last_head(self) -> str:
        """Where the journal stood at the last good copy, "" before the first."""
        return copies.state(self._folder).done.head

    def goes_on(self) -> bool:
        """Whether the data of today have grown out of those of the last good copy. Where none was made yet they may
        have come without their log, as those do on which an update is tried out.
        """
        last = self.last_head()
        return bool(last) and bool(self._known([last]))

    def second_problem(self) -> str:
        """Why the last copy is not in the second place; "" where it is, or where there is none."""
        return copies.state(self._folder).done.second_problem

    def is_due(self) -> bool:
        return is_due(copies.state(self._folder), self._store.head(), self._now())

    def has_changed(self) -> bool:
        """Whether a copy is to be made before the program ends."""
        known = copies.state(self._folder)
        return not known.settings.paused and known.done.head != self._store.head()

    def back_up(self, reason: Reason = Reason.MANUAL, out: Path | None = None, step: Step = no_step) -> Manifest:
        """Makes a checked copy, in the usual place with its rotation, or as the file `out`. A copy made by hand ends a
        pause. Raises UserError; what is wrong with the second place is only remembered.
        """
        with self._one_at_a_time:
            now = self._now()
            if out is not None:
                return backup.write(self._folder, out, now, reason, step)
            path = copies.new_name(self.place, now, reason)
            manifest = backup.write(self._folder, path, now, reason, step)
            self._remember(path, manifest)
        return manifest

    def file_at(self, place: Path) -> Path:
        """The file for a copy made by hand at `place`: that itself, or in a folder one that is not there yet. Raises
        UserError.
        """
        with backup.in_words(place):
            return copies.new_name(place, self._now(), Reason.MANUAL) if place.is_dir() else place

    def _remember(self, path: Path, manifest: Manifest) -> None:
        self._store.rotate_log()
        known = copies.state(self._folder)
        done = replace(known.done, at=manifest.made_at, head=manifest.contents.head)
        second = known.settings.second_place
        if second:
            try:
                self._copy_to(Path(second), path, manifest)
                done = replace(done, second_at=manifest.made_at, second_problem="")
            except UserError as error:
                done = replace(done, second_problem=str(error))
        settings = known.settings
        if manifest.reason is Reason.MANUAL:
            settings = replace(settings, paused=False)
        copies.keep_state(self._folder, replace(known, settings=settings, done=done))
        copies.prune(self.place, manifest.made_at)

    def _copy_to(self, second: Path, path: Path, manifest: Manifest) -> None:
        """Another office may have its copies there too: none of those is overwritten, and none taken away."""
        with backup.in_words(second):
            leftovers.sweep_copies(second)
            out = copies.new_name(second, manifest.made_at, manifest.reason)
        backup.copy(path, out)
        copies.prune(second, manifest.made_at, self._known)

    def _known(self, heads: Collection[str]) -> Collection[str]:
        with self._store.read() as reader:
            return past.known(reader.connection, heads)

    def begin_anew(self) -> None:
        """Makes a copy and throws away what the change log held before: it tells of somebody who shall be forgotten."""
        self.back_up(Reason.AUTOMATIC)
        self._store.forget_log()

    def is_sealed(self) -> bool:
        return sealing.has_key(self._folder)

    def seal(self, passphrase: str) -> str:
        """Later copies open with this passphrase only, or with the recovery code that is returned and kept nowhere.
        Raises UserError where the passphrase is too short.
        """
        return sealing.make_key(self._folder, passphrase)

    def leave_open(self) -> None:
        """Later copies need no passphrase."""
        sealing.forget_key(self._folder)

    def code_sheet(self, code: str) -> Printable:
        """The recovery code on paper, for the safe."""
        return Printable(
            "recovery-sheet", "", sheet_texts.NAME, sheet_texts.STEM, partial(self._write_sheet, code), (".pdf",)
        )

    def _write_sheet(self, code: str, path: Path, step: Callable[[int], None] | None = None) -> Path:
        paper = recovery_sheet.paper(code, self._folder.absolute(), self._now().date())
        return paper_files.write([paper], self._layouts.current()[paper.layout], path, step)

    def status(self) -> str:
        """A few words for the status line."""
        known = copies.state(self._folder)
        if known.settings.paused:
            return texts.STATUS_PAUSED
        first = texts.when(known.done.at, self._now())
        if not known.settings.second_place:
            return texts.STATUS_ONE.format(at=first)
        return texts.STATUS_TWO.format(at=first, second=texts.when(known.done.second_at, self._now()))

    def reminder(self) -> str:
        """What the official should do for the copies; "" when all is well."""
        known = copies.state(self._folder)
        second = known.done.second_at
        if known.settings.paused:
            return texts.REMIND_PAUSED
        if not known.settings.second_place:
            return texts.REMIND_NO_SECOND
        if second is None or abs(self._now() - second) > timedelta(days=SECOND_PLACE_DAYS):
            return texts.REMIND_SECOND.format(at=texts.when(second, self._now()), why=known.done.second_problem).strip()
        return ""


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that cannot be, a place that is closed
        return False
