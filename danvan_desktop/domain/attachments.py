"""Attachments: files that belong to a record, such as the signed scan of a paper that was issued."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan_desktop.domain.records import Record


class AttachmentKind(StrEnum):
    """SIGNED is the paper as it went out: the scan with seal and signature, or the digitally signed file."""

    SIGNED = "signed"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A file that was copied into the data folder. `owner` is the uid of its record, `name` what the file was called,
    `sha256` the hash of its bytes in hexadecimal, under which it is kept, `size` their count, `text` what was read in
    it, so that it can be searched.
    """

    owner: str
    kind: AttachmentKind
    name: str
    sha256: str
    size: int
    added_on: date
    text: str = ""
