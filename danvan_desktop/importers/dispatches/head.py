"""The head of a document: who writes, number, date, what about, to whom. Pieces are told by what they say, since a copy
puts the two columns of the head in any order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from danvan_desktop.domain.reading import Found
from danvan_desktop.domain.vietnamese import Spelling, flat, spelled
from danvan_desktop.importers.dispatches import about, bodies, copied, front, numbers, phrases
from danvan_desktop.importers.dispatches.front import Front
from danvan_desktop.importers.dispatches.layout import Piece


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says. `body` is where it ends; `secret` tells of a stamp of state secrets, `draft` of a day or
    number not yet given.
    """

    number: Found
    symbol: Found
    kind: Found
    date: Found
    place: Found
    issuer: Found
    superior: Found
    subject: Found
    addressees: Found
    body: int
    urgency: str | None
    secret: bool
    draft: bool


def read(pieces: Sequence[Piece]) -> Head:
    """The head of the document that these pieces make."""
    found = front.find(pieces)
    number, symbol = numbers.number(found)
    day, place, draft = numbers.dated(found)
    subject = about.subject(found)
    addressees = about.addressees(found)
    issuer, superior = bodies.read(found)
    kind = numbers.kind(found, symbol.value)
    loose = found.unexplained()
    copy = any(copied.is_mark(piece) for _, piece, _ in found.head())  # whose head it is may be the copy's own
    named = any(piece.in_capitals or re.match(phrases.one_of("bodies", "starts"), piece.flat) for piece in loose)
    figures = any(letter.isdigit() for piece in loose for letter in piece.text)
    if place.value and not _agree(place.value, [issuer.value, superior.value]):
        place, issuer, superior = (replace(one, sure=False) for one in (place, issuer, superior))
    if copy:
        issuer, superior, number, symbol, day, place = (
            replace(one, sure=False) for one in (issuer, superior, number, symbol, day, place)
        )
    return Head(
        number=_doubted(number, figures),
        symbol=_doubted(symbol, figures),
        kind=replace(kind, sure=kind.sure and not (found.title is None and any(p.in_capitals for p in loose))),
        date=_doubted(day, figures),
        place=_doubted(place, figures),
        issuer=replace(issuer, sure=issuer.sure and not named),
        superior=replace(superior, sure=superior.sure and not named),
        subject=_doubted(subject, bool(loose)),
        addressees=addressees,
        body=max((found.pieces[index].span[1] for index in found.used), default=0),
        urgency=_stamp(found, "urgency"),
        secret=_stamp(found, "secret") is not None,
        draft=draft or (number.value is None and symbol.value is not None),
    )


def _agree(place: str, names: Sequence[str | None]) -> bool:
    """Whether a place that the name of a body tells too is written there with the same accents."""
    told = spelled(place.lower(), Spelling.FIRST)
    shown = (name for name in names if name and re.search(rf"(?<!\w){re.escape(flat(place))}$", flat(name)))
    return all(flat(name) == name.lower() or spelled(name.lower(), Spelling.FIRST).endswith(told) for name in shown)


def _doubted(found: Found, doubt: bool) -> Found:
    """That there is no such thing is not sure where something else could be it."""
    return replace(found, sure=False) if found.value is None and doubt else found


def _stamp(found: Front, name: str) -> str | None:
    """A word stamped in capitals on a line of its own."""
    pattern = re.compile(rf"^[\[(]?\s*{phrases.one_of('head', name)}\s*[\])]?[.!]?$")
    stamped = (p for _, p, told in found.head() if pattern.match(told) and p.in_capitals)
    return next((piece.text.strip(" []().!") for piece in stamped), None)
