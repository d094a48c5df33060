"""Where an office that made a copy has added its own head and foot below the signature: SAO LỤC, SAO Y BẢN CHÍNH."""

import re
from collections.abc import Sequence
from functools import cache

from danvan_desktop.importers.dispatches import phrases, signing
from danvan_desktop.importers.dispatches.front import DATE, SHORT_DATE
from danvan_desktop.importers.dispatches.layout import Piece, is_separator

_LONGEST = 60  # letters of a heading
_NUMBER = re.compile(
    r"^so\s*:?[\s.…]*\d*\s*[-/]\s*(?:\d{4}\s*[-/]\s*)?(?:bs|sy|sl|trs|ts|tl|btrs|bsl|bsy)(?:\s*[-/]|$)"
)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"^[\[(*\s]*{phrases.one_of('ending', 'copied')}")


def is_mark(piece: Piece) -> bool:
    """Whether a piece says that what stands around it belongs to a copy."""
    told = piece.flat
    return len(told) <= _LONGEST and bool(_heading().match(told) or _NUMBER.match(told))


def begin(pieces: Sequence[Piece]) -> int | None:
    """Where the part that the copying office added begins, among the pieces behind the body: with the name, number or
    day above its mark, below those who sign the paper itself.
    """
    signed = False
    for index, piece in enumerate(pieces):
        if signed and is_mark(piece):
            first = index
            while first and _is_head(pieces[first - 1]):
                first -= 1
            return next(at for at, other in enumerate(pieces) if other.line == pieces[first].line)
        recipients = re.match(phrases.one_of("ending", "recipients"), piece.flat)
        signed = signed or bool(recipients) or signing.is_authority(piece) or signing.is_title(piece)
    return None


def _is_head(piece: Piece) -> bool:
    """Whether a piece belongs to a head: a body in capitals, the second line of one, a number, a day."""
    told = piece.flat
    bodies = phrases.one_of("bodies", "starts", "goes_on")
    named = piece.in_capitals and re.match(rf"{bodies}|{phrases.one_of('head', 'national')}", told)
    motto = re.match(phrases.one_of("head", "motto"), told)
    dated = DATE.match(told) or SHORT_DATE.match(told)
    return bool(
        named or motto or dated or is_separator(piece.text) or re.match(r"so\s*:?\s*\d", told) or is_mark(piece)
    )
