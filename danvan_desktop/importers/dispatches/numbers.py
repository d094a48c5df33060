"""Number, symbol, kind, place and date in the head of a document."""

import re
from datetime import date

from danvan_desktop.domain.reading import Found, Span
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.debris import is_printed_right, is_slip
from danvan_desktop.importers.dispatches.front import DATE, NUMBER, SHORT_DATE, Front, arrival, is_own_number
from danvan_desktop.importers.dispatches.layout import Piece

_NAMED = re.compile(r"(?P<number>\d{1,6}[a-z]?)\s*(?P<mark>[-/–])\s*(?P<symbol>\S.*)$")
_SYMBOL = re.compile(r"[^\W_]+(?:\s*[-/–.&]\s*[^\W_]+|\([^\W_]+\))*")
_MONTH = re.compile(r"(?P<place>[^,\d]{2,40}?)\s*+,\s*+thang\s*+\d{1,2}\s*+(?:nam|[/-])\s*+\d{4}\s*+[.)]?$")
_YEAR = re.compile(r"^\d{4}\s*[/-]\s*")

_FIGURES = str.maketrans("lio", "110")  # letters that a reading machine takes figures for

_MISREAD = re.compile(r"\d*[lio]+\d")

_Numbered = tuple[str | None, str, Span, bool]
"""Number, symbol, where they stand, and whether a letter stands in the number for a figure."""


def number(front: Front) -> tuple[Found, Found]:
    """Number and symbol. A number not yet given is None beside its symbol."""
    found = _printed(front) or _named(front)
    if not found:
        sure = not any(_like_number(piece) for _, piece, _ in front.head())
        return Found(None, sure), Found(None, sure)
    value, symbol, span, _ = found[0]
    sure = len({(other, sign) for other, sign, _, _ in found}) == 1 and symbol[-1:] not in "-/–."
    sure = sure and not any(misread for _, _, _, misread in found)
    return Found(value, sure, (span,)), Found(symbol, sure, (span,))


def _like_number(piece: Piece) -> bool:
    """Whether something in the head looks like what is left of a number and a symbol."""
    return bool(re.match(r"s\w?\s*[:.]|so\b|s\w?\s*\d", piece.flat) or re.search(r"\d\s*[-/–]\s*[A-ZĐ]{2}", piece.text))


def _printed(front: Front) -> list[_Numbered]:
    """What stands behind “Số” in the head."""
    found = []
    for index, piece, told in front.head():
        match = NUMBER.search(told)
        if match is None or arrival().match(told):
            continue
        if not is_own_number(piece.text, told):
            continue  # the number of a paper that is cited
        made = _numbered(front, index, match, 0)
        if made is not None:
            front.used.add(index)
            found.append(made)
    return found


def _named(front: Front) -> list[_Numbered]:
    """A heading such as “Công văn 13/BTC-TĐKT”, which websites put above a document."""
    kinds = phrases.any_of(phrases.kinds())
    found = []
    for index, _, told in front.head():
        named = re.match(rf"^{kinds}\s*(?:so\s*:?\s*)?", told)
        match = _NAMED.match(told[named.end() :]) if named else None
        made = _numbered(front, index, match, named.end()) if named and match else None
        found += [made] if made else []
    return found


def _numbered(front: Front, index: int, match: re.Match[str], shift: int) -> _Numbered | None:
    piece = front.pieces[index]
    text = piece.text[shift:]
    rest = text[match.start("symbol") :]
    if match["mark"] == "/":
        rest = _YEAR.sub("", rest)  # of a regulation: 09/2009/CT-UBND
    found = _SYMBOL.match(rest)
    if found is None or not any(letter.isalpha() for letter in found[0]):
        return None
    symbol = re.sub(r"\s*([-/–.&])\s*", r"\1", found[0]).replace("–", "-")
    value = text[match.start("number") : match.end("number")].strip(" .…_\xa0").replace(" ", "").lower()
    misread = _MISREAD.match(value) is not None
    value = value.translate(_FIGURES) if misread else value
    begin = piece.start + shift
    end = begin + len(text) - len(rest) + len(found[0])
    return value or None, symbol, (begin + match.start("number"), end), misread


def kind(front: Front, symbol: str | None) -> Found:
    """The kind by its title, else by the symbol; a công văn bears neither."""
    if front.kind is not None and front.title is not None:
        return Found(front.kind, sure=True, spans=(front.pieces[front.title].span,))
    signs = phrases.kind_signs()
    sign = re.split(r"[-/]", symbol or "")[0]
    told = signs.get(sign)
    if told:
        return Found(told, sure=True)
    about = any(re.match(r"[\"“(]?(?:v/v|ve viec|trich yeu)", told) for _, _, told in front.head())
    if symbol is not None or about or front.address is not None:
        return Found(phrases.kinds()["cong van"], sure=about or (symbol is not None and front.address is not None))
    return Found(None, sure=False)


def dated(front: Front) -> tuple[Found, Found, bool]:
    """Date and place; True for a draft, whose day is still blank."""
    matches = [
        (index, match)
        for index, told in enumerate(front.flats)
        if (match := DATE.match(told) or SHORT_DATE.match(told)) and not arrival().match(told)
    ]
    matches = [pair for pair in matches if pair[0] < front.end] or [
        (index, match) for index, match in matches if _is_place(front.pieces[index].text[slice(*match.span("place"))])
    ][:1]
    if not matches:
        heading = _heading(front)
        if heading is not None:
            return heading, Found(None, sure=False), False
        monthly = [match for told in front.flats if (match := _MONTH.match(told))]
        if monthly:
            at = front.flats.index(monthly[0].string)
            place = front.pieces[at].text[slice(*monthly[0].span("place"))]
            return Found(None, sure=False), Found(place if _is_place(place) else None, sure=False), False
        absent = not any(re.search(r"ngay\b|\d/\d|thang\b", t) for _, _, t in front.head() if not t.startswith("v/v"))
        return Found(None, absent), Found(None, absent), False
    index, match = matches[0]
    piece = front.pieces[index]
    front.used.update({index} if index < front.end else ())
    figures = [match[part].strip() for part in ("day", "month", "year")]
    if not figures[2].isdigit():
        figures[2] = _year_below(front, index) or figures[2]
    misread = any(letter in "lio" for figure in figures for letter in figure)
    figures = [figure.translate(_FIGURES) for figure in figures]
    draft = not (figures[0].isdigit() and figures[1].isdigit())
    day = _day(*map(int, figures)) if all(figure.isdigit() for figure in figures) else None
    sure = (draft or day is not None) and len({pair[1].groups() for pair in matches}) == 1 and index < front.end
    place = (piece.text[slice(*match.span("place"))] if match["place"] else "").strip(" ,.")
    where = (piece.start, piece.start + len(place))
    return (
        Found(day, sure and not misread, (piece.span,)),
        Found(place or None, sure and (not place or _is_place(place)), (where,) if place else ()),
        draft,
    )


def _is_place(text: str) -> bool:
    """Whether words are the name of a place: each with a capital."""
    words = text.strip(" ,.").split()
    return (
        bool(words)
        and is_printed_right(text)
        and all((word[:1].isupper() or word[:1].isdigit()) and not is_slip(word.strip(".,")) for word in words)
    )


def _heading(front: Front) -> Found | None:
    """The day in a heading such as “Công văn số 12/SNV-TĐ ngày 5/3/2026 …”, which websites put above a document."""
    kinds = phrases.any_of(phrases.kinds())
    heading = re.compile(
        rf"^{kinds}\s+so\s*:?\s*\d+\w?\s*[-/]\s*\S+\s+ngay\s+(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}})(?!\d)"
    )
    for index, piece, told in front.head():
        match = heading.match(told)
        day = _day(*map(int, match.groups())) if match else None
        if day is not None:
            front.used.add(index)
            return Found(day, True, (piece.span,))
    return None


def _year_below(front: Front, index: int) -> str | None:
    """The year of a date that did not fit its line."""
    line = front.pieces[index].line
    below = (piece.text.strip(" .") for piece in front.pieces if piece.line == line + 1)
    return next((text for text in below if re.fullmatch(r"(?:19|20)\d\d", text)), None)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
