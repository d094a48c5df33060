"""The backups in a folder, which of them stay, and what is remembered about them beside the database."""

import json
import os
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from danvan_desktop.db import backup
from danvan_desktop.db.changelog import sync_folder
from danvan_desktop.domain.backups import ROTATED, Manifest, Reason, State, kept
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.serial import MALFORMED, decode, encode
from danvan_desktop.texts import backups as texts

FOLDER = "backups"
STATE = "backups.json"


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup and what it says of itself; `problem` where it does not say anything."""

    path: Path
    manifest: Manifest | None
    problem: str = ""


def copies(place: Path) -> list[Copy]:
    """The backups in a folder, the newest first, unreadable ones last. None where the folder cannot be read."""
    found: list[Copy] = []
    with suppress(OSError):
        found = [_copy(path) for path in place.glob(f"*{backup.SUFFIX}") if not path.name.startswith(".")]
    readable = [(copy.manifest.made_at, copy.path.name, copy) for copy in found if copy.manifest is not None]
    return [copy for *_, copy in sorted(readable, reverse=True)] + [copy for copy in found if copy.manifest is None]


def _copy(path: Path) -> Copy:
    try:
        return Copy(path, backup.read_manifest(path))
    except UserError as error:
        return Copy(path, None, str(error))


def new_name(place: Path, now: datetime, reason: Reason) -> Path:
    """A name that no copy in the folder has."""
    stem = texts.FILE_NAMES[reason].format(at=f"{now:%Y%m%d-%H%M%S}")
    number = 1
    while (path := place / f"{stem}{'' if number == 1 else f'-{number}'}{backup.SUFFIX}").exists():
        number += 1
    return path


def prune(place: Path, now: datetime, known: Callable[[Collection[str]], Collection[str]] | None = None) -> None:
    """Removes the copies that the rules do not keep; never one that was made for safety, nor an unreadable one, nor one
    that the system does not let go. `known` tells which heads the journal has gone through: in a place that is not ours
    alone, a copy with another head is of other data, such as those of a second office on the same stick.
    """
    rotated = {
        copy.path: copy.manifest
        for copy in copies(place)
        if copy.manifest is not None and copy.manifest.reason in ROTATED
    }
    if known is not None:
        ours = known({manifest.contents.head for manifest in rotated.values()})
        rotated = {path: manifest for path, manifest in rotated.items() if manifest.contents.head in ours}
    stay = kept((manifest.made_at for manifest in rotated.values()), now)
    for path, manifest in rotated.items():
        if manifest.made_at not in stay:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def state(folder: Path) -> State:
    """What is remembered of the data folder; as for a new one where nothing is, or it cannot be read."""
    try:
        return decode(State, json.loads((folder / STATE).read_text("utf-8")))
    except (OSError, *MALFORMED):
        return State()


def keep_state(folder: Path, state_: State) -> None:
    """Raises UserError where it cannot be written."""
    path = folder / STATE
    temporary = path.with_name(f".~{path.name}")
    with backup.in_words(path):
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(encode(state_), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(folder)
