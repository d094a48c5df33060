"""Attachments: files copied into the data folder under the hash of their bytes, so that a change is noticed."""

import hashlib
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Protocol

from danvan_desktop.db.store import Store
from danvan_desktop.domain.attachments import Attachment, AttachmentKind
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.registers import EntryState, RegisterEntry
from danvan_desktop.exporters.files import written
from danvan_desktop.texts import attachments as texts
from danvan_desktop.texts import files as file_texts

FOLDER = "attachments"
LARGEST = 200 * 1024 * 1024  # bytes: a scan is some MiB, and every backup carries it along
LONGEST_NAME = 180  # characters; with the folder in front a name must fit into what Windows allows
_HASH = re.compile(r"[0-9a-f]{64}")
# What Windows takes for a device or a path, and letters that turn the direction of writing and so hide an ending.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')


class FileState(Enum):
    """Whether the file still is what was attached."""

    WHOLE = "whole"
    CHANGED = "changed"
    MISSING = "missing"


class KeptFile(Protocol):
    """What a record tells of a file that is kept under its hash."""

    @property
    def name(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def size(self) -> int: ...


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """An attachment with the state of its file now."""

    record: Attachment
    state: FileState


class AttachmentService:
    """The files of one data folder. `today` is the clock."""

    def __init__(self, folder: Path, store: Store, today: Callable[[], date]) -> None:
        self._folder = folder / FOLDER
        self._store = store
        self._today = today

    def add(self, owner: str, path: Path, kind: AttachmentKind = AttachmentKind.OTHER) -> Attachment:
        """Copies the file in and attaches it to the record with that uid. A signed file belongs to a paper that was
        issued. Raises UserError where it cannot be read, is empty or too large, or the paper has no number yet.
        """
        name = safe_name(path.name)
        with self._store.read() as reader:
            issued = reader.find(RegisterEntry, paper=owner, state=EntryState.TAKEN)
        if kind is AttachmentKind.SIGNED and not issued:
            raise UserError(texts.NOT_ISSUED)
        digest, size = self.take(path)
        with self._store.change(texts.ADDED.format(name=name)) as changes:
            for same in changes.find(Attachment, owner=owner, sha256=digest):
                if same.kind is kind:
                    raise UserError(texts.ALREADY.format(name=same.name))
            record = Attachment(owner=owner, kind=kind, name=name, sha256=digest, size=size, added_on=self._today())
            return changes.save(record)

    def taken(self, owner: str, path: Path, text: str) -> Attachment:
        """Copies the file, in which that text was read, in for a record that is being saved; the caller writes the
        attachment. Raises UserError.
        """
        digest, size = self.take(path)
        kind, name = AttachmentKind.OTHER, safe_name(path.name)
        return Attachment(
            owner=owner, kind=kind, name=name, sha256=digest, size=size, added_on=self._today(), text=text
        )

    def of(self, owner: str) -> list[AttachedFile]:
        """The files of a record in the order they came, the signed ones first."""
        found = self._store.find(Attachment, owner=owner)
        found.sort(key=lambda record: record.kind is not AttachmentKind.SIGNED)
        return [AttachedFile(record, self.state(record)) for record in found]

    def state(self, record: KeptFile) -> FileState:
        """Reads the whole file; a link that was put in its place is another file. Raises UserError where it is there
        but cannot be read.
        """
        path = self.path(record)
        try:
            if not path.is_file():
                return FileState.MISSING
            linked = path.resolve() != self._folder.resolve() / path.relative_to(self._folder)
            if linked or path.stat().st_size != record.size:
                return FileState.CHANGED
            return FileState.WHOLE if _digest(path) == record.sha256 else FileState.CHANGED
        except OSError as error:
            raise UserError(file_texts.cannot_read(str(path), file_texts.reason(error.errno))) from error

    def problems(self) -> list[str]:
        """A sentence for each attachment whose file is missing, is not what was attached, or cannot be read."""
        return [problem for record in self._store.find(Attachment) if (problem := self._problem(record))]

    def _problem(self, record: Attachment) -> str:
        try:
            state = self.state(record)
        except UserError as error:
            return str(error)
        sentences = {FileState.MISSING: texts.MISSING, FileState.CHANGED: texts.CHANGED}
        return sentences[state].format(name=record.name) if state in sentences else ""

    def path(self, record: KeptFile) -> Path:
        """Where the file is kept. The name is made of the hash alone: what a file was called leads nowhere."""
        if not _HASH.fullmatch(record.sha256):
            raise UserError(texts.CHANGED.format(name=record.name))
        return self._folder / record.sha256[:2] / record.sha256

    def copy_to_look_at(self, uid: str) -> Path:
        """A copy under the file's own name that programs can open; changing it changes nothing here. Raises UserError
        where the file is missing or is not what was attached, or there is no room for the copy.
        """
        record = self._store.get(Attachment, uid)
        state = self.state(record)
        if state is not FileState.WHOLE:
            raise UserError((texts.MISSING if state is FileState.MISSING else texts.CHANGED).format(name=record.name))
        try:
            copy = Path(tempfile.mkdtemp(prefix="danvan-")) / record.name
            copy.write_bytes(self.path(record).read_bytes())
            copy.chmod(stat.S_IREAD)
        except OSError as error:
            raise UserError(texts.NOT_COPIED.format(name=record.name, reason=file_texts.reason(error.errno))) from error
        return copy

    def remove(self, uid: str) -> None:
        """Takes the attachment off its record; the file stays, so that undo brings it back. Raises UserError for the
        signed file of a paper: it is the proof of what went out.
        """
        record = self._store.get(Attachment, uid)
        if record.kind is AttachmentKind.SIGNED:
            raise UserError(texts.SIGNED_STAYS)
        with self._store.change(texts.REMOVED.format(name=record.name)) as changes:
            changes.remove(record)

    def take(self, path: Path) -> tuple[str, int]:
        """Copies the file to the place of its hash, unless it is there already whole. The hash and the count of its
        bytes. Raises UserError where it cannot be read or kept.
        """
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                raise UserError(texts.NO_FILE.format(name=path.name))
            if not 0 < found.st_size <= LARGEST:
                raise UserError((texts.TOO_LARGE if found.st_size else texts.EMPTY).format(name=path.name))
            content = path.read_bytes()
        except OSError as error:
            raise UserError(file_texts.cannot_read(str(path), file_texts.reason(error.errno))) from error
        digest = hashlib.sha256(content).hexdigest()
        place = self._folder / digest[:2] / digest
        if not place.is_file() or _digest(place) != digest:
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise UserError(file_texts.cannot_write(str(place), file_texts.reason(error.errno))) from error
            with written(place) as temporary:
                temporary.write_bytes(content)
        return digest, len(content)


def safe_name(name: str) -> str:
    """What a file was called, as one name that every system can use: no path, no hidden letters, no device."""
    text = unicodedata.normalize("NFC", os.path.basename(name.replace("\\", "/")))  # noqa: PTH119 - also of other systems' paths
    text = "".join(letter for letter in text if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    text = " ".join(dashed(text).split()).strip(". ")
    if not text or _RESERVED.fullmatch(text):
        text = f"{texts.FILE} {text}".strip()
    stem, dot, ending = text.rpartition(".")
    return text if len(text) <= LONGEST_NAME else f"{(stem or text)[: LONGEST_NAME - 12]}{dot}{ending[:10]}"


def dashed(text: str) -> str:
    """The text with dashes for the letters that must not be in the name of a file: `374-CV-HU`."""
    return _FORBIDDEN.sub("-", text)


def _digest(path: Path) -> str:
    """The SHA-256 of the file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
