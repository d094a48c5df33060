"""Finds records of all kinds by their words."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from danvan_desktop.db.mappings import BY_NAME
from danvan_desktop.db.matching import Place, matching
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.search import words_of
from danvan_desktop.domain.records import Record
from danvan_desktop.domain.searching import Term, nearest_first

KINDS = ("directive", "exemplar", "recipient", "council_session", "award_decision", "attachment")
PARTS = 200  # of a record with thousands the rest is not read, only to show in which of them the words stand
Found = tuple[str, Record, list[str]]
"""The kind of a record, the record, and the texts that it is found by."""
_HOMES: Mapping[str, Sequence[str]] = {
    "recipient": (
        "SELECT 'exemplar', uid FROM exemplar WHERE holder = :uid ORDER BY id DESC LIMIT 1",
        "SELECT 'award_decision', parent FROM award_line WHERE recipient = :uid ORDER BY id DESC LIMIT 1",
        "SELECT 'council_session', parent FROM candidate WHERE recipient = :uid ORDER BY id DESC LIMIT 1",
    ),
    # A copy stands in a register, in no list of its own.
    "attachment": (
        """SELECT search.kind, search.uid FROM search JOIN attachment ON attachment.owner = search.uid
        WHERE attachment.uid = :uid AND search.kind <> 'copy'""",
    ),
}


def find(reader: Reader, wanted: Sequence[Term], limit: int) -> list[Found]:
    """The first `limit` records in which all the words stand: those that have that number, then those that are called
    so, then the rest; among them first as they were typed, whole words before the beginnings of words, then the newest.
    """
    named: dict[tuple[str, str], None] = {}
    places = [Place.NUMBER] * wanted[0].word.isdecimal() + [Place.TITLE, Place.ANYWHERE]
    for place, form in product(places, nearest_first(wanted)):
        if len(named) < limit:
            source, conditions, words, newest = matching(reader.execute, form, KINDS, place)
            where = " AND ".join(conditions)
            sql = f"SELECT search.kind, search.uid FROM {source} WHERE {where} ORDER BY {newest} LIMIT :limit"
            named |= {(row[0], row[1]): None for row in reader.execute(sql, {**words, "limit": limit})}
    return records(reader, list(named)[:limit])


def records(reader: Reader, named: Iterable[tuple[str, str]]) -> list[Found]:
    """The records of these kinds and uids, in that order; those that are gone are left out."""
    wanted: dict[str, list[str]] = {}
    for kind, uid in named:
        if kind in KINDS:
            wanted.setdefault(kind, []).append(uid)
    found: dict[tuple[str, str], Found] = {}
    for kind, uids in wanted.items():
        mapped = BY_NAME[kind]
        several = list(reader.by_uids(mapped.record, uids, PARTS).values())
        found |= {(kind, one.uid): (kind, one, words) for one, words in words_of(reader, mapped, several)}
    return [found[one] for one in named if one in found]


def home(reader: Reader, kind: str, uid: str) -> tuple[str, str] | None:
    """Kind and uid of the record in whose list this one is to be seen: a recipient with the exemplar that it carries or
    the decision that names it, an attachment with its owner. None where there is none.
    """
    if kind not in _HOMES:
        return kind, uid
    for sql in _HOMES[kind]:
        for row in reader.execute(sql, {"uid": uid}):
            return row[0], row[1]
    return None
