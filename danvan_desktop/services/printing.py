"""What can be previewed and printed, and what was printed: the very PDF is kept, to be printed again as it was."""

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from danvan_desktop.db.journal import Kind
from danvan_desktop.db.store import Store
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.printing import Printing
from danvan_desktop.exporters.files import written
from danvan_desktop.services.attachments import AttachmentService, FileState
from danvan_desktop.services.papers import PaperService
from danvan_desktop.texts import printing as texts


class Write(Protocol):
    """Makes a file, in the format of its ending; `step` is told how many pages of a PDF are made, and may raise."""

    def __call__(self, path: Path, step: Callable[[int], None] | None = None) -> Path: ...


@dataclass(frozen=True, slots=True)
class Printable:
    """A paper before it is a file, of one of the `formats`. The choices of the printer are remembered for its `kind`;
    `record` is the uid of what it is made of, empty for a list. `name` is for people, `stem` for files; `warnings` are
    sentences about what to look at before it is signed.
    """

    kind: str
    record: str
    name: str
    stem: str
    write: Write
    formats: tuple[str, ...] = (".pdf", ".docx")
    warnings: tuple[str, ...] = ()


class PrintService:
    """Papers as they go to the printer. `now` is the clock; the files lie among those of `attachments`."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], papers: PaperService, attachments: AttachmentService
    ) -> None:
        self._store = store
        self._now = now
        self._papers = papers
        self._files = attachments

    def paper(self, kind: str, uid: str) -> Printable:
        """The paper of a record. Raises UserError where the record is gone."""
        stem = Path(self._papers.file_name(kind, uid)).stem
        return Printable(
            kind,
            uid,
            self._papers.title(kind, uid),
            stem,
            partial(self._papers.export, kind, uid),
            warnings=tuple(self._papers.warnings(kind, uid)),
        )

    def keep(self, printable: Printable, pdf: Path, *, printer: str, copies: int, pages: str) -> Printing:
        """Keeps what was printed of a record. It is noted in the journal and no step of undo: paper stays printed.
        Raises UserError where the file cannot be kept.
        """
        sha256, size = self._files.take(pdf)
        record = Printing(
            record=printable.record,
            kind=printable.kind,
            name=printable.name,
            printed_at=self._now(),
            who=getpass.getuser(),
            printer=printer,
            copies=copies,
            pages=pages,
            sha256=sha256,
            size=size,
        )
        with self._store.change(texts.KEPT.format(name=record.name, copies=copies), Kind.NOTE) as changes:
            return changes.save(record)

    def past(self, record: str) -> list[Printing]:
        """What was printed of a record, the latest first."""
        return sorted(self._store.find(Printing, record=record), key=lambda one: one.printed_at, reverse=True)

    def again(self, uid: str) -> Printable:
        """The paper exactly as it was printed then, whatever has become of its record. Raises UserError where its file
        is missing or no longer what it was.
        """
        record = self._store.get(Printing, uid)
        if self._files.state(record) is not FileState.WHOLE:
            raise UserError(texts.lost(record.name, record.printed_at))
        stem = f"{record.name} {record.printed_at:%Y-%m-%d}".replace("/", "-").replace(" ", "-")
        return Printable(record.kind, record.record, record.name, stem, partial(self._copy, record), (".pdf",))

    def _copy(self, record: Printing, path: Path, step: Callable[[int], None] | None = None) -> Path:  # noqa: ARG002
        with written(path) as temporary:
            temporary.write_bytes(self._files.path(record).read_bytes())
        return path
