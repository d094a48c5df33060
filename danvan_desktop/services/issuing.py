"""Numbers in series: whether one is taken, and the next free one. Directives and decisions share their series."""

from datetime import date
from typing import Protocol

from danvan_desktop.db import numbers
from danvan_desktop.db.reader import Reader
from danvan_desktop.domain import numbering
from danvan_desktop.domain.catalogues import Catalogues
from danvan_desktop.domain.errors import InvalidInput, Problem
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.texts import issuing as texts


class Numbered(Protocol):
    """What directives and decisions have in common."""

    @property
    def uid(self) -> str: ...
    @property
    def issuer(self) -> str: ...
    @property
    def series(self) -> str: ...
    @property
    def number(self) -> int | None: ...
    @property
    def suffix(self) -> str: ...
    @property
    def printed_number(self) -> str: ...


def check_number(reader: Reader, record: Numbered) -> None:
    """Raises InvalidInput where another paper of the series has the record's number."""
    if record.number is None:
        return
    holder = numbers.taken(reader.connection, record.issuer, record.series).get((record.number, record.suffix))
    if holder is not None and holder[0] != record.uid:
        raise InvalidInput([Problem("number", texts.taken(record.printed_number, holder[1]))])


def next_number(reader: Reader, issuer: Issuer, kind: str, day: date, catalogues: Catalogues) -> int:
    """One more than the highest number in the series of that day."""
    series = numbering.series(issuer.track, kind, day, catalogues.terms.values())
    return max((number for number, _ in numbers.taken(reader.connection, issuer.uid, series)), default=0) + 1
