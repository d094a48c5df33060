"""Which papers a directive answers and cites, and which answer it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from danvan_desktop.db import links
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.store import Store
from danvan_desktop.domain import numbering
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Directive, Reference, Relation
from danvan_desktop.texts import references as texts

_NUMBERED = re.compile(r"\d{1,6}\s*[a-zđ]?\s*[-/].*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Related:
    """Another paper as it is called; `uid` is None where it is not here."""

    uid: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Relations:
    """What a directive has to do with others."""

    answers: tuple[Related, ...]
    answered_by: tuple[Related, ...]
    cites: tuple[Related, ...]


class ReferenceService:
    """References of directives."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, uid: str) -> Relations:
        """Those of the directive with that uid. A cited paper is found once it is here, whenever it came."""
        with self._store.read() as reader:
            record = reader.get(Directive, uid)
            asked = [one.paper for one in record.references if one.relation is Relation.ANSWERS and one.paper]
            cited = [one.text for one in record.references if one.relation is Relation.CITES]
            return Relations(
                answers=_named(reader, asked),
                answered_by=_named(reader, links.answering(reader.connection, uid)),
                cites=tuple(Related(_cited(reader, text, uid), text) for text in cited),
            )

    def answered(self, uid: str) -> tuple[str, ...]:
        """The uids of the directives that this one answers."""
        return tuple(related.uid for related in self.of(uid).answers if related.uid)

    def answer(self, uid: str, asked: Sequence[str]) -> Directive:
        """Says which directives this one answers, also of a paper that was issued: that changes nothing in it."""
        with self._store.read() as reader:
            record = reader.get(Directive, uid)
        kept = tuple(one for one in record.references if one.relation is not Relation.ANSWERS)
        new = tuple(Reference(relation=Relation.ANSWERS, paper=one) for one in asked if one != uid)
        with self._store.change(texts.CHANGED.format(number=record.printed_number.strip())) as changes:
            return changes.save(replace(record, references=(*new, *kept)))


def _named(reader: Reader, uids: Sequence[str]) -> tuple[Related, ...]:
    found = reader.by_uids(Directive, uids)
    return tuple(Related(uid, _called(found[uid])) for uid in uids if uid in found)


def _called(record: Directive) -> str:
    if record.number is None or record.signed_on is None:
        return record.subject
    return texts.PAPER.format(number=record.printed_number, day=format_date(record.signed_on))


def _cited(reader: Reader, text: str, own: str) -> str | None:
    """The directive that a text such as “Kế hoạch số 33-KH/TU” names, where there is just one of that number."""
    match = _NUMBERED.search(text)
    typed = numbering.parse(match[0]) if match else None
    if typed is None:
        return None
    same = reader.find(Directive, number=typed.number, suffix=typed.suffix)
    fitting = [one.uid for one in same if numbering.bare(one.symbol) == numbering.bare(typed.symbol) and one.uid != own]
    return fitting[0] if len(fitting) == 1 else None
