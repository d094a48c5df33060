"""What was typed into open forms and is not saved yet, set aside in a file each, so that a power cut takes nothing.

A form that is closed, saved or not, takes its file away. What lies there at the start was left by a crash. The files
stand beside the database and not in it: half-typed words are nobody's record and belong into no journal or backup.
"""

import json
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.serial import MALFORMED, decode
from danvan_desktop.exporters.files import written

FOLDER = "drafts"
SHOWN_WORDS = 80  # letters

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`dialog` names the form with the `arguments` that open it again; `uid` and `revision` are those of the record
    that was being changed, None for a new one; `values` is what the form held, `words` how it began.
    """

    title: str
    dialog: str
    arguments: Mapping[str, Any]
    uid: str | None
    revision: int | None
    values: Mapping[str, Any]
    words: str
    at: datetime


class DraftService:
    """The drafts of one data folder. `now` is the clock."""

    SETUP = "setup"
    """The key of the first-run form, which is taken up again by itself and not among what a crash left."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder / FOLDER
        self._now = now

    def keep(
        self,
        key: str,
        *,
        title: str,
        dialog: str,
        arguments: Mapping[str, Any],
        uid: str | None,
        revision: int | None,
        values: Mapping[str, Any],
    ) -> None:
        """Sets aside what a form holds, in the place of what it held before. A full disk is no reason to disturb
        somebody who types: it is logged.
        """
        data = {
            "title": title,
            "dialog": dialog,
            "arguments": arguments,
            "uid": uid,
            "revision": revision,
            "values": values,
            "words": _words(values),
            "at": self._now().isoformat(),
        }
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with written(self._path(key)) as path:
                path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        except (OSError, UserError) as error:
            _log.warning("draft not kept: %s", error)

    def drop(self, key: str) -> None:
        """Takes a draft away."""
        with suppress(OSError):
            self._path(key).unlink(missing_ok=True)

    def left(self) -> dict[str, Draft]:
        """The drafts that are there, by key, the latest first. A file that cannot be read is left where it is."""
        keys = [path.stem for path in self._folder.glob("*.json")] if self._folder.is_dir() else []
        found = {key: draft for key in keys if key != self.SETUP and (draft := self.kept(key)) is not None}
        return dict(sorted(found.items(), key=lambda item: item[1].at, reverse=True))

    def kept(self, key: str) -> Draft | None:
        """The draft of that key; None where there is none that can be read."""
        path = self._path(key)
        if not path.exists():
            return None
        try:
            data = json.loads(path.read_text("utf-8"))
            draft = decode(Draft, data | {name: dict(data[name]) for name in ("arguments", "values")})
            return replace(draft, at=draft.at.replace(tzinfo=None))
        except (OSError, *MALFORMED) as error:
            _log.warning("draft %s not read: %s", path.name, error)
            return None

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json"


def _words(values: Any) -> str:
    """The first words of a form: what was typed as running text, not keys of choices."""
    texts = [text for text in _texts(values) if " " in text.strip()] or list(_texts(values))
    whole = " ".join(" · ".join(texts).split())
    return whole if len(whole) <= SHOWN_WORDS else whole[: SHOWN_WORDS - 1].rstrip() + "…"


def _texts(values: Any) -> list[str]:
    if isinstance(values, str):
        return [values] if values.strip() else []
    if isinstance(values, Mapping):
        return [text for value in values.values() for text in _texts(value)]
    if isinstance(values, list | tuple):
        return [text for value in values for text in _texts(value)]
    return []
