"""Which columns of lists hold which fields of an exemplar, told by the headers."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from danvan_desktop.domain.exemplars import ITEMS
from danvan_desktop.domain.names import name_key
from danvan_desktop.importers.headers import PARTS
from danvan_desktop.importers.tables import Table
from danvan_desktop.importers.values import FieldNames
from danvan_desktop.importers.words import Hit, Phrases, Words

TARGETS = ("name", "unit", "field", "year", "holder", "officer", "kind", "number", "registered_on", "status", *ITEMS)
"""The fields that a column can hold."""

Columns = Mapping[str, tuple[int, ...]]
"""Fields of `TARGETS`, each with its columns in order. Of several the first that is filled counts, but the items of the
form (`ITEMS`) take all, and `field` may have a column to tick for each field of the movement.
"""

_SEVERAL = ("field", "holder", *ITEMS)


@dataclass(frozen=True, slots=True)
class Guess:
    """Columns of one list with their fields; `weak` are the fields that are seen there for want of a better column."""

    fields: dict[int, str]
    weak: frozenset[str]


def guess(table: Table, words: Words, names: FieldNames) -> Guess:
    """The fields that the headers name. One column for a field, but for those that lists give in parts."""
    hits = _hits(table, words.columns)
    ticked = [column for column in table.headers if column not in hits and ticks(table.headers[column], names)]
    if len(ticked) > 1:
        hits |= dict.fromkeys(ticked, Hit("field", 0))
    found = _best({column: hit for column, hit in hits.items() if hit.group in TARGETS}, _SEVERAL)
    free = {
        column: hit
        for column, hit in _hits(table, words.columns_otherwise).items()
        if hit.group not in found.values() and found.get(column, "area") == "area"
    }
    others = _best(free, ())
    return Guess(found | others, frozenset(others.values()))


def ticks(header: str, names: FieldNames) -> str | None:
    """The key of the field of the movement for which a tick below this header stands; None for other headers."""
    found = names.find(header.rsplit(PARTS, 1)[-1])
    return found[0] if found and found[1] else None


class Union:
    """The columns of several lists as one row of `headers`: equal headers are one column, wherever they stand."""

    def __init__(self, lists: Iterable[Table]) -> None:
        self.headers: list[str] = []
        self._places: list[dict[int, int]] = []  # for each list its columns with their place in `headers`
        known: dict[tuple[str, int], int] = {}
        for table in lists:
            met: dict[str, int] = {}
            places = {}
            for column, text in table.headers.items():
                key = name_key(text)
                met[key] = met.get(key, 0) + 1
                if (key, met[key]) not in known:
                    known[key, met[key]] = len(self.headers)
                    self.headers.append(text)
                places[column] = known[key, met[key]]
            self._places.append(places)

    def mapping(self, guesses: Iterable[Guess]) -> Columns:
        """The guesses as one; the earlier list is right where two do not agree."""
        fields: dict[int, str] = {}
        for places, one in zip(self._places, guesses, strict=True):
            for column, field in one.fields.items():
                fields.setdefault(places[column], field)
        return {field: tuple(i for i, other in fields.items() if other == field) for field in fields.values()}

    def columns(self, number: int, mapping: Columns) -> Columns:
        """The mapping in terms of the columns of the list with that number, counted from 0."""
        there = {place: column for column, place in self._places[number].items()}
        found = {field: tuple(there[i] for i in indices if i in there) for field, indices in mapping.items()}
        return {field: found[field] for field in TARGETS if found.get(field)}


def _hits(table: Table, phrases: Phrases) -> dict[int, Hit]:
    """What the headers say: of one with parts the whole counts most, then the lower part."""
    hits = {}
    for column, text in table.headers.items():
        for part in (text, *reversed(text.split(PARTS))):
            if hit := phrases.find(part, table.marked):
                hits[column] = hit
                break
    return hits


def _best(hits: dict[int, Hit], several: Collection[str]) -> dict[int, str]:
    """Columns with their fields; of two columns for one field the one with the better phrase, then the first."""
    best: dict[str, int] = {}
    for column, hit in hits.items():
        if hit.group not in best or hit.place < hits[best[hit.group]].place:
            best[hit.group] = column
    return {c: hit.group for c, hit in hits.items() if hit.group in several or best[hit.group] == c}
