"""Where the head of a document is: its pieces, and the one that names the kind or those addressed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.debris import is_debris
from danvan_desktop.importers.dispatches.layout import Piece, in_capitals, is_separator

LONG = 150
"""Letters of a line that is no longer part of a head."""

_LINES = 70
"""A head does not reach further."""

# Blanks are taken for good (`*+`): a damaged text may have thousands of them in a row.
NUMBER = re.compile(
    r"(?:^|(?<=\s))(?:s[o06]\s*+[:.;]?|s\s*+[:.](?=\s*+\d))\s*+"
    r"(?P<number>\d{1,6}\s?[a-z]?(?![a-z])|(?=[lio]*\d)[lio\d]{1,6}(?![a-z])|[.…_\s]*+)\s*+(?P<mark>[-/–])\s*+(?P<symbol>.*)$"
)
_HOUR = r"(?:(?:vao )?(?:hoi|luc)?\s*+\d{1,2}\s*+(?:gio|g|h|:)\s*+(?:\d{1,2}\s*+)?(?:phut)?\s*+,?\s*+)?"
_PLACE = r"[^,\d]{2,50}?(?:\s\d{1,2}(?=\s*+,))?"  # a place may bear a number: Ia Hrú 2
DATE = re.compile(
    rf"^(?:(?P<place>{_PLACE})\s*+(?:[,.]\s*+)?)??{_HOUR}"
    r"ngay\s*+(?P<day>[\dloi]{1,2}|[.…_\s]*+)\s*+thang\s*+(?P<month>[\dloi]{1,2}|[.…_\s]*+)"
    r"\s*+nam\s*+(?P<year>[12l][\doli]{3}|20[.…_\s]*+|[.…_\s]*+)\s*+[.)]?$"
)
SHORT_DATE = re.compile(
    rf"^(?P<place>{_PLACE})\s*+,\s*+(?:ngay\s*+)?"
    r"(?P<day>\d{1,2})\s*+[-/.]\s*+(?P<month>\d{1,2})\s*+[-/.]\s*+(?P<year>\d{4})\.?$"
)
_SECTION = re.compile(
    r"(?:i|a)\s*[.)/]\s*\S|phan (?:i|1|thu nhat)\b|dieu 1\b|chuong i\b"
)  # the first heading of a text
_BODY_MARK = (
    r"phan thu\s|(?:dieu|chuong|phan|muc)\s+[\divx]+\b|[ivx]+\s*[.\-–/]\s|\d{1,2}\s*[.)/]\s|[a-z]\)\s|-\s*can cu"
)


def is_own_number(text: str, told: str) -> bool:
    """Whether a piece bears a number that is the paper's own, not one that is cited within a line."""
    match = NUMBER.search(told)
    return match is not None and (text[match.start()].isupper() or (match.start() == 0 and ":" in match[0][:5]))


@dataclass(slots=True)
class Front:
    """The pieces that may belong to the head, the same flat, and what is known of them: the index of the piece that
    names those `address`ed and of the `title`, the `kind` that this names with what stands behind it (`rest`), and the
    `end`, behind which it is no longer the head. `step` is how many lines
    further the next line stands. `used` are the pieces that have been made out.
    """

    pieces: Sequence[Piece]
    flats: Sequence[str]
    address: int | None = None
    title: int | None = None
    kind: str | None = None
    rest: str = ""
    end: int = 0
    step: int = 1
    used: set[int] = field(default_factory=set)

    @property
    def flat_kind(self) -> str:
        return flat(self.kind or "")

    def head(self) -> Iterator[tuple[int, Piece, str]]:
        """Index, piece and flat text of what stands before the end."""
        return zip(range(self.end), self.pieces, self.flats, strict=False)

    def is_known(self, index: int) -> bool:
        """Whether a piece is one of those that no name or subject is made of: headings, number, date."""
        told = self.flats[index]
        return bool(
            is_separator(self.pieces[index].text)
            or re.match(phrases.one_of("head", "motto"), told)
            or (self.pieces[index].in_capitals and self._is_heading(told))
            or re.fullmatch(rf"[\[(]?{phrases.one_of('head', 'urgency', 'secret', 'draft')}[\])!.]*", told)
            or is_own_number(self.pieces[index].text, told)
            or DATE.match(told)
            or SHORT_DATE.match(told)
            or told.startswith("v/v")
            or is_debris(self.pieces[index].text)
            or arrival().match(told)
            or re.match(r"(?:so|ngay|chuyen)\s*:", told)
        )

    def _is_heading(self, told: str) -> bool:
        """Whether capitals are the national heading, or that of a union in its place."""
        national = re.compile(phrases.one_of("head", "national"))
        if national.match(told):
            return True
        union = re.fullmatch(phrases.one_of("head", "unions"), told)
        return union is not None and not any(national.search(other) for other in self.flats[: self.end or None])

    def unexplained(self) -> list[Piece]:
        """What stands in the head and was not made out: nothing can be said for certain of what it may be."""
        stamps = phrases.one_of("head", "urgency", "secret", "arrival", "draft")
        stamped = re.compile(rf"[\[(]?\s*{stamps}")
        return [
            piece
            for index, piece, told in self.head()
            if index not in self.used and not self.is_known(index) and not stamped.match(told)
        ]


def find(pieces: Sequence[Piece]) -> Front:
    """The head among the pieces of a document."""
    near = [piece for piece in pieces if piece.line < _LINES + (pieces[0].line if pieces else 0)]
    front = Front(near, [piece.flat for piece in near])
    # What stands above the heading, and above any number, is a mail's own.
    heading = _first(front, rf"^{phrases.one_of('head', 'national')}") or 0
    if any(is_own_number(piece.text, piece.flat) for piece in near[:heading]):
        heading = 0
    front.address = _first(front, rf"^{phrases.one_of('head', 'addressees')}\s*:", heading)
    if front.address is None:
        front.address = _first(front, r"^kinh (?:gui|goi|trinh|moi)\b", heading)
    if (
        front.address is not None
        and not front.flats[front.address].startswith("kinh gui")
        and _in_text(front, front.address)
    ):
        front.address = None  # a phrase of the text
    front.title = _title(front)
    if front.address is None:
        front.address = _named_below(front)
    front.end = _end(front)
    lines = sorted({piece.line for piece in near[: front.end + 1]})
    gaps = [below - above for above, below in pairwise(lines)]
    front.step = 2 if len(gaps) > 3 and gaps.count(2) > 0.7 * len(gaps) else 1
    return front


@cache
def opens_body() -> re.Pattern[str]:
    """What begins so is no longer subject or addressees."""
    return re.compile(rf"^(?:{phrases.one_of('body', 'opens')}|{_BODY_MARK})")


@cache
def arrival() -> re.Pattern[str]:
    """The stamp of the office that received the document."""
    return re.compile(rf"^{phrases.one_of('head', 'arrival')}")


def _first(front: Front, pattern: str, after: int = 0) -> int | None:
    wanted = re.compile(pattern)
    return next((index for index, told in enumerate(front.flats) if index >= after and wanted.search(told)), None)


def _is_body(front: Front, index: int) -> bool:
    """Whether a piece is a sentence of the text."""
    piece = front.pieces[index]
    if piece.in_capitals and index and _SECTION.match(front.flats[index]):
        return True
    if piece.in_capitals or front.is_known(index):
        return False
    return len(piece.text) > LONG or (len(piece.text) > 60 and bool(opens_body().match(front.flats[index])))


def _in_text(front: Front, address: int) -> bool:
    """Whether the text has begun above a piece, or the piece ends it."""
    items = re.compile(r"(?:[ivx]+|\d{1,2})\s*[.)]\s")
    above = range(address)
    ends = front.pieces[address].text.endswith("./.")
    return ends or any(_is_body(front, index) or items.match(front.flats[index]) for index in above)


def _named_below(front: Front) -> int | None:
    """The piece that ends with the words above a list of those who get a telegram, or are invited."""
    words = {"cong dien": r"^[^:.;]{4,120}\bdien(?:\s+(?:gui|toi))?\s*:", "giay moi": r"\b(?:kinh|tran trong) moi\s*:"}
    pattern = words.get(front.flat_kind)
    if pattern is None or front.title is None:
        return None
    said = re.compile(pattern)
    below = range(front.title + 1, len(front.pieces))
    return next((index for index in below if said.search(front.flats[index])), None)


def _title(front: Front) -> int | None:
    """The piece that names the kind; notes the kind, and what stands behind it in the same piece."""
    names = phrases.kinds()
    part = rf"(?:\(?{phrases.one_of('head', 'title_before')}\)?\s+)?"
    begins = re.compile(rf"^{part}(?P<kind>{phrases.any_of(names)})(?P<rest>.*)$")
    for index, piece in enumerate(front.pieces[: front.address]):
        told = front.flats[index].rstrip(" .:*")
        if not _alone(front, piece) or (len(piece.text) > LONG and not piece.in_capitals) or arrival().match(told):
            continue
        if any(NUMBER.match(later) for later in front.flats[index + 1 : index + 8]):
            continue  # the number always stands above the title: this is a part of a name
        if told in names:
            front.kind = names[told]
            return index
        match = begins.match(told)
        if match and _reads_as_title(piece, match):
            front.kind = names[" ".join(match["kind"].split())]
            rest = piece.text[match.start("rest") :].strip(" :")
            ends = re.match(phrases.one_of("head", "title_goes_on"), flat(rest)) or re.fullmatch(
                phrases.one_of("head", "title_ends"), flat(rest)
            )
            front.rest = "" if ends else rest
            return index
    return None


def _alone(front: Front, piece: Piece) -> bool:
    return sum(other.line == piece.line for other in front.pieces) == 1


def _reads_as_title(piece: Piece, match: re.Match[str]) -> bool:
    rest = flat(piece.text[match.start("rest") :]).strip()
    return in_capitals(piece.text[: match.end("kind")]) and not re.match(r"so\s*:?\s*\d|so\s*:|\d", rest)


def _end(front: Front) -> int:
    """The piece behind the head: what is addressed or titled, else the first long line."""
    ends = [index for index in (front.address, front.title) if index is not None]
    if ends:
        return min(ends)
    return next((index for index in range(len(front.pieces)) if _is_body(front, index)), len(front.pieces))
