"""What a document is about, and to whom it goes."""

import re
from collections.abc import Sequence

from danvan_desktop.domain.reading import Found, Span
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.front import LONG, Front, opens_body
from danvan_desktop.importers.dispatches.layout import Piece, in_capitals, is_separator

_MARKED = re.compile(r"[-–+*•]\s*\S")
_LIST_ENDS = (";", ",")


def subject(front: Front) -> Found:
    """The subject: under the title, or behind “V/v” in a công văn."""
    if front.title is not None:
        return _under_title(front, front.title)
    marks = re.compile(rf"^{phrases.one_of('head', 'subject')}\s*:?\s*")
    limit = front.address if front.address is not None else front.end
    for index in range(limit):
        match = marks.match(front.flats[index])
        if match:
            return _gathered(front, index, front.pieces[index].text[match.end() :], limit)
    mentioned = any(re.search(r"v/v|trich yeu|ve viec", told) for _, _, told in front.head())
    return Found(None, sure=front.address is not None or not mentioned)


def _gathered(front: Front, first: int, begun: str, limit: int) -> Found:
    """The subject and the lines in which it goes on, the right column passed over."""
    parts, last = [begun], first
    front.used.add(first)
    for index in range(first + 1, limit):
        piece = front.pieces[index]
        if piece.line > front.pieces[last].line + 1 or is_separator(piece.text):
            break
        if front.is_known(index) or index in front.used or piece.column > 0:
            continue
        if piece.in_capitals or parts[-1].rstrip().endswith((".", ";")):
            break
        parts.append(piece.text)
        front.used.add(index)
        last = index
    text = " ".join(part.strip() for part in parts if part.strip()).strip(" .;,")
    return Found(text or None, sure=bool(text), spans=((front.pieces[first].start, front.pieces[last].span[1]),))


def _under_title(front: Front, title: int) -> Found:
    parts = [front.rest] if front.rest else []
    used = [title]
    names_writers = rf"{phrases.one_of('head', 'title_goes_on')}"
    for index in range(title + 1, len(front.pieces)):
        piece = front.pieces[index]
        writes = re.match(names_writers, front.flats[index]) and not re.search(r"\sve\s", front.flats[index])
        if (is_separator(piece.text) or writes) and not parts:
            used += [index] * (not is_separator(piece.text))
            continue
        apart = piece.line > front.pieces[used[-1]].line + 1
        if index == front.address or is_separator(piece.text) or not _is_subject(front, index, parts, apart=apart):
            break
        parts.append(piece.text)
        used.append(index)
    front.used.update(used)
    text = " ".join(part.strip() for part in parts).strip(" .;")
    span = (front.pieces[used[0]].start, front.pieces[used[-1]].span[1])
    return Found(text or None, sure=bool(text) and len(parts) <= 4, spans=(span,))


def _is_subject(front: Front, index: int, parts: Sequence[str], *, apart: bool) -> bool:
    """Whether a piece below the title belongs to the subject, of which `parts` stand above it."""
    piece, told = front.pieces[index], front.flats[index]
    if piece.text.startswith("(") or len(piece.text) > 2 * LONG or piece.text.endswith((";", "./.", ":")):
        return False
    if parts and (apart or in_capitals(parts[-1]) != piece.in_capitals or parts[-1].endswith((".", ":"))):
        return False
    begins = re.match(r"(?:v/v|ve |trien khai|to chuc|ket qua|thuc hien)", told)
    return not opens_body().match(told) or (bool(begins) and not parts and not piece.text.endswith("."))


def addressees(front: Front) -> Found:
    """Those addressed: behind the word, or each on a line below it."""
    if front.address is None:
        opening = (piece.text.lower() for piece in front.pieces[: front.end + 4])
        words = r"\b(?:kính|gửi|gởi|mời|điện|kinh|gui|goi|moi|dien)\b"  # “mới” is not “mời”
        addressed = any(re.search(words, text) for text in opening)
        return Found((), sure=not addressed and front.kind is not None)
    first = front.pieces[front.address]
    match = re.match(rf"{phrases.one_of('head', 'addressees')}\s*:?\s*", front.flats[front.address])
    head = first.text[match.end() :] if match else ""
    names = [head] if head.strip(" -–+*:") else []
    spans: list[Span] = [first.span]
    front.used.add(front.address)
    listed = bool(re.match(r"\s*[-–+*]", head))
    sure = True
    previous = first
    for index in range(front.address + 1, len(front.pieces)):
        piece = front.pieces[index]
        marked = bool(_MARKED.match(piece.text))
        if index == front.title or is_separator(piece.text):
            break
        if not marked and _ends_list(piece, front.flats[index], names, apart=piece.line > previous.line + 1):
            break
        done = not names or names[-1].rstrip().endswith((*_LIST_ENDS, "."))
        if not marked and names and (piece.text[:1].islower() or piece.text.startswith("(") or (listed and not done)):
            names[-1] = f"{names[-1].rstrip()} {piece.text}"
        else:
            sure = sure and (marked or not names or names[-1].rstrip().endswith(_LIST_ENDS))
            names.append(piece.text)
            listed = listed or marked
        front.used.add(index)
        spans.append(piece.span)
        previous = piece
    if len(names) == 1 and ";" in names[0].rstrip(" ;."):
        names = names[0].split(";")
    cleaned = tuple(name for name in (" ".join(one.split()).strip(" -–+*•.;,:") for one in names) if name)
    sure = sure and all(len(name) < 120 or ". " not in name for name in cleaned)
    return Found(cleaned, sure and bool(cleaned), tuple(spans))


def _ends_list(piece: Piece, told: str, names: Sequence[str], *, apart: bool) -> bool:
    """Whether a line without a dash is no longer an addressee."""
    if len(piece.text) > 2 * LONG or (opens_body().match(told) and (names or len(piece.text) > 60)):
        return True
    if not names or names[-1].rstrip().endswith(_LIST_ENDS):
        return False
    return apart or names[-1].rstrip().endswith(".")
