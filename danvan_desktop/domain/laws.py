"""Texts that decisions cite: which of them a track cites on a day, and which cited ones are not in force then."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from danvan_desktop.domain.catalogues import Law
from danvan_desktop.domain.issuers import Track
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.texts import laws as texts

_NUMBER = re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐ]+[\w-]*(?:/\w+)?")


def cited(laws: Iterable[Law], track: Track, day: date) -> list[Law]:
    """What an award decision of the track cites of itself on that day, in the order of the catalogue."""
    return [law for law in laws if track in law.cited_in.split() and law.in_force(day)]


def not_in_force(bases: Sequence[str], laws: Iterable[Law], day: date) -> list[str]:
    """A sentence for each known text that the căn cứ cite although it is not in force on that day. A text is known by
    its number (`152/2025/NĐ-CP`), one without a number by its name.
    """
    lines = "\n".join(fold(line) for line in bases)
    return [
        texts.not_in_force(law.name, day, law.valid_from, law.valid_to)
        for law in laws
        if not law.in_force(day) and _mark(law.name).search(lines)
    ]


def _mark(name: str) -> re.Pattern[str]:
    """What tells a text apart wherever it is cited; 52/2025/NĐ-CP is not in 152/2025/NĐ-CP."""
    number = _NUMBER.search(name)
    mark = fold(number[0] if number else name.split("(", maxsplit=1)[0].strip())
    return re.compile(rf"(?<!\w){re.escape(mark)}(?!\w)")
