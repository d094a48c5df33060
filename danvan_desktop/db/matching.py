"""Conditions that find records by their words: by the full-text index, or without one by reading all words.

Plain SQL over any connection, as the lists are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum, auto
from typing import Any

from danvan_desktop.domain.searching import Term

Execute = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]
"""Runs one SELECT with `:name` parameters and gives its rows."""
NEWEST_INDEXED = "search_words.rowid DESC"
"""In this order the index finds: by the equal `search.id`, all hits would be sorted before the first is there."""


class Place(Enum):
    """Where the words stand: anywhere, in what the record is called, or there with the first of them in front, as the
    number of a paper.
    """

    ANYWHERE = auto()
    TITLE = auto()
    NUMBER = auto()


def matching(
    execute: Execute, wanted: Sequence[Term], kinds: Sequence[str], place: Place = Place.ANYWHERE
) -> tuple[str, list[str], dict[str, str], str]:
    """Tables with `search` among them, conditions, parameters, and the order newest first: for the records of these
    kinds in which all the words stand in that place.
    """
    title = "" if place is Place.ANYWHERE else "_title"
    columns = [f"{'exact' if term.exact else 'folded'}{title}" for term in wanted]
    initial = [place is Place.NUMBER and number == 0 for number in range(len(wanted))]
    if any(execute("SELECT 1 FROM sqlite_master WHERE name = 'search_words'", {})):
        kind = " OR ".join(f'"{kind}"' for kind in kinds)
        asked = [
            f'{column} : {"^" * first}"{term.word}"{"*" * term.begins}'
            for column, first, term in zip(columns, initial, wanted, strict=True)
        ]
        match = " AND ".join([f"kind : ({kind})", *asked])
        # CROSS JOIN keeps the index in front: its hits come newest first, and a first page ends early.
        source = "search_words CROSS JOIN search"
        return source, ["search_words MATCH :match", "search.id = search_words.rowid"], {"match": match}, NEWEST_INDEXED
    like = [f"' ' || search.{column} || ' ' LIKE :word{number}" for number, column in enumerate(columns)]
    words = {
        f"word{number}": f"{'' if first else '%'} {term.word}{'' if term.begins else ' '}%"
        for number, (first, term) in enumerate(zip(initial, wanted, strict=True))
    }
    kind = ", ".join(f"'{kind}'" for kind in kinds)
    return "search", [f"search.kind IN ({kind})", *like], words, "search.id DESC"
