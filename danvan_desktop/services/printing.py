"""What can be previewed and printed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from danvan_desktop.services.papers import PaperService


@dataclass(frozen=True, slots=True)
class Printable:
    """A paper before it is a file. The choices of the printer are remembered for its `kind`; `record` is the uid of
    what it is made of, empty for a list; `write` makes the file, in the format of its ending, one of `formats`. `name`
    is for people, `stem` for files.
    """

    kind: str
    record: str
    name: str
    stem: str
    write: Callable[[Path], Path]
    formats: tuple[str, ...] = (".pdf", ".docx")


class PrintService:
    """Papers as they go to the printer."""

    def __init__(self, papers: PaperService) -> None:
        self._papers = papers

    def paper(self, kind: str, uid: str) -> Printable:
        """The paper of a record. Raises UserError where the record is gone."""
        stem = Path(self._papers.file_name(kind, uid)).stem
        return Printable(kind, uid, self._papers.title(kind, uid), stem, partial(self._papers.export, kind, uid))
