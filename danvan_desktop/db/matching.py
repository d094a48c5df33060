"""Conditions that find records by their words: by the full-text index, or without one by reading all words.

Plain SQL over any connection, as the lists are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from danvan_desktop.domain.searching import Term

Execute = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]
"""Runs one SELECT with `:name` parameters and gives its rows."""
NEWEST_INDEXED = "search_words.rowid DESC"
"""In this order the index finds: by the equal `search.id`, all hits would be sorted before the first is there."""


def matching(
    execute: Execute, wanted: Sequence[Term], kinds: Sequence[str]
) -> tuple[str, list[str], dict[str, str], str]:
    """Tables with `search` among them, conditions, parameters, and the order newest first: for the records of these
    kinds in which all the words stand.
    """
    if any(execute("SELECT 1 FROM sqlite_master WHERE name = 'search_words'", {})):
        kind = " OR ".join(f'"{kind}"' for kind in kinds)
        asked = [f'{"exact" if term.exact else "folded"} : "{term.word}"{"*" * term.begins}' for term in wanted]
        match = " AND ".join([f"kind : ({kind})", *asked])
        # CROSS JOIN keeps the index in front: its hits come newest first, and a first page ends early.
        source = "search_words CROSS JOIN search"
        return source, ["search_words MATCH :match", "search.id = search_words.rowid"], {"match": match}, NEWEST_INDEXED
    like = [
        f"' ' || search.{'exact' if term.exact else 'folded'} || ' ' LIKE :word{place}"
        for place, term in enumerate(wanted)
    ]
    words = {f"word{place}": f"% {term.word}{'' if term.begins else ' '}%" for place, term in enumerate(wanted)}
    kind = ", ".join(f"'{kind}'" for kind in kinds)
    return "search", [f"search.kind IN ({kind})", *like], words, "search.id DESC"
