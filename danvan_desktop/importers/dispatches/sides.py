"""Two who sign side by side: whose name and title stand left, whose stand right."""

import re
from collections.abc import Sequence
from itertools import groupby

from danvan_desktop.importers.dispatches import phrases, signing
from danvan_desktop.importers.dispatches.foot import Foot
from danvan_desktop.importers.dispatches.layout import Piece


def two(text: str, pieces: Sequence[Piece]) -> tuple[Foot, Foot] | None:
    """The left and the right signature in a foot; None unless two names stand on one line."""
    lines = [list(group) for _, group in groupby(pieces, lambda piece: piece.line)]
    at = next((index for index, line in enumerate(lines) if _are_names(line)), None)
    if at is None:
        return None
    first = at
    while first and not any(_is_copy(piece) for piece in lines[first - 1]):
        first -= 1
    middle = (_place(text, lines[at][0]) + _place(text, lines[at][1])) / 2
    left, right = Foot(), Foot()
    for piece in (piece for line in lines[first : at + 1] for piece in line):
        (right if piece.column or _place(text, piece) > middle else left).take(piece)
    return (left, right) if left.titles and right.titles and left.names and right.names else None


def _are_names(line: Sequence[Piece]) -> bool:
    return len(line) == 2 and all(signing.is_name(piece) and not piece.in_capitals for piece in line)


def _is_copy(piece: Piece) -> bool:
    """Whether a piece belongs to the recipients."""
    return bool(re.match(rf"[-–+•*]|{phrases.one_of('ending', 'recipients')}", piece.flat))


def _place(text: str, piece: Piece) -> int:
    """How far from the left edge the middle of a piece stands; a tab is wide."""
    before = text[text.rfind("\n", 0, piece.start) + 1 : piece.start]
    return len(before.expandtabs(40)) + len(piece.text) // 2
