"""Printing: which pages of a paper are wanted."""

import re

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import printing as texts

_STRETCH = re.compile(r"(\d*)\s*[-–]\s*(\d*)|(\d+)")


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
