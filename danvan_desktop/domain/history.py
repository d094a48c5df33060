"""What became of records, as a person reads it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TrashDays(StrEnum):
    """How long what was removed can be taken back, in days."""

    MONTH = "30"
    QUARTER = "90"
    HALF_YEAR = "180"
    YEAR = "365"
    ALWAYS = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a change, in words; `field` is its name in the record."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRow:
    """One change of a record. `id` is its key in the journal, `act` is `added`, `changed`, `removed` or `erased`."""

    id: int
    at: datetime
    who: str
    why: str
    act: str
    title: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneRow:
    """One change set of a day; `records` is how many it concerned."""

    id: int
    at: datetime
    who: str
    what: str
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashRow:
    """A record that was removed; `id` is the key of its removal in the journal, `kind` the word for it."""

    id: int
    uid: str
    at: datetime
    who: str
    why: str
    kind: str
    title: str
