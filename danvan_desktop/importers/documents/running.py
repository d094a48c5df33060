"""What stands at the head or foot of one page after another: its number, the title of the paper, an address."""

import re
from collections import Counter

from danvan_desktop.importers.documents.lines import Line

_NUMBER = re.compile(r"\W*(?:(?:trang|page)\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*", re.IGNORECASE)


def without_running(pages: list[list[Line]]) -> list[str]:
    """The lines of all pages without those that stand on several at the same height. Capitals and columns are kept, as
    each annex may have the same heading, and each page of a table the same row.
    """
    heads = Counter(_height(lines, at) for lines in pages if (at := _outmost(lines)) is not None)
    feet = Counter(_height(lines[::-1], at) for lines in pages if (at := _outmost(lines[::-1])) is not None)
    kept: list[str] = []
    for number, lines in enumerate(pages):
        above, below = _outmost(lines), _outmost(lines[::-1])
        first, end = 0, len(lines)
        if number and above is not None and heads[_height(lines, above)] > 1:
            first = above + 1
        elif number and lines and _NUMBER.fullmatch(lines[0].text):
            first = 1
        if below is not None and feet[_height(lines[::-1], below)] > 1:
            end -= below + 1
        kept += [line.text for line in lines[first:end]]
    return kept


def _outmost(lines: list[Line]) -> int | None:
    """The place of the first line that is not the number of the page, if it may be a running one."""
    for place, (text, _) in enumerate(lines):
        if text and not _NUMBER.fullmatch(text):
            return None if "\t" in text or text.isupper() else place
    return None


def _height(lines: list[Line], place: int) -> tuple[str, int]:
    return lines[place].text, round(lines[place].base)
