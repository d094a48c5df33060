"""Printing: which pages of a paper are wanted, and what was printed when."""

import re
from dataclasses import dataclass
from datetime import datetime

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.records import Record
from danvan_desktop.texts import printing as texts

_STRETCH = re.compile(r"(\d*)\s*[-–]\s*(\d*)|(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing(Record):
    """A paper that went to a printer. `record` is the uid of what it was made of, `sha256` the hash of the very PDF,
    under which it is kept, `size` its bytes; `pages` as chosen, empty for all.
    """

    record: str
    kind: str
    name: str
    printed_at: datetime
    who: str
    printer: str
    copies: int
    pages: str
    sha256: str
    size: int


def chosen_pages(typed: str, count: int) -> list[int]:
    """The pages, counted from 1, that `1-3, 5, 8-` names of a paper with `count` pages, each once and in order; an
    empty text names all. Raises UserError where a piece is no page or none of this paper.
    """
    if not typed.strip():
        return list(range(1, count + 1))
    pages: set[int] = set()
    for piece in re.split("[,;]", typed):
        found = _STRETCH.fullmatch(piece.strip())
        if found is None or not any(found.groups()):
            raise UserError(texts.bad_pages(piece.strip()))
        start, end, only = found.groups()
        first, last = (int(only), int(only)) if only else (int(start or 1), int(end or count))
        if not 1 <= first <= last <= count:
            raise UserError(texts.no_such_page(piece.strip(), count))
        pages |= set(range(first, last + 1))
    return sorted(pages)
