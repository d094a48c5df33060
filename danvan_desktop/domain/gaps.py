"""Places of a text that were left to be filled in: `ngày .....`, `____`, empty brackets."""

import re
from collections.abc import Iterable

_GAP = re.compile(r"\.{4,}|…{2,}|_{3,}|\(\s*\)|\[\s*\]")
_AROUND = 40  # letters on each side, enough to find the place again


def gaps(texts: Iterable[str]) -> list[str]:
    """Each gap with the words around it."""
    return [_shown(text, found) for text in texts for found in _GAP.finditer(text)]


def _shown(text: str, found: re.Match[str]) -> str:
    start, end = max(found.start() - _AROUND, 0), found.end() + _AROUND
    before, after = text[start : found.start()], text[found.end() : end]
    if start > 0:
        before = "…" + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{found.group()}{after}".split())
