"""What a document is about, and to whom it goes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from danvan_desktop.domain.reading import Found, Span
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.debris import is_debris, is_misread
from danvan_desktop.importers.dispatches.front import LONG, NUMBER, Front, arrival, is_own_number, opens_body
from danvan_desktop.importers.dispatches.layout import Piece, in_capitals, is_separator

_MARKED = re.compile(r"[-–+*•]\s*\S")
_NUMBERED = re.compile(r"\d{1,2}\s*[.)]\s+(?=[^\W\d_][^.;]{1,100}[;,.]?$)")
_LIST_ENDS = (";", ",")
_PAIRS = (("“", "”"), ("(", ")"), ("‘", "’"))


def subject(front: Front) -> Found:
    """The subject: under the title, or behind “V/v” in a công văn."""
    if front.title is not None:
        return _under_title(front, front.title)
    marks = re.compile(rf"^[\"'“(\s]*{phrases.one_of('head', 'subject')}\s*:?\s*")
    limit = front.address if front.address is not None else front.end
    for index in range(limit):
        match = marks.match(front.flats[index]) or _without_mark(front, index)
        if match:
            return _gathered(front, index, front.pieces[index].text[match.end() :], limit)
    bare = _bare_subject(front, limit)
    if bare is not None:
        return bare
    mentioned = any(re.search(r"v/v|trich yeu|ve viec", told) for told in front.flats[: front.end + 8])
    return Found(None, sure=front.address is not None and not mentioned)


def _bare_subject(front: Front, limit: int) -> Found | None:
    """Lines below the number with no mark at all, as in papers of the Party; in others it may be something else."""
    numbered = [index for index in range(limit) if is_own_number(front.pieces[index].text, front.flats[index])]
    if front.address is None or len(numbered) != 1:
        return None
    line = front.pieces[numbered[0]].line
    for index in range(numbered[0] + 1, limit):
        piece = front.pieces[index]
        if front.is_known(index) or index in front.used or piece.column > 0:
            continue
        if piece.line > line + 2 * front.step or piece.in_capitals or not piece.text[:1].isalpha():
            return None
        if re.match(r"[^:]{0,25}:", piece.text) or len(piece.text.split()) < 2:
            return None
        found = _gathered(front, index, piece.text, limit)
        of_party = re.search(r"-\s?cv/", front.flats[numbered[0]]) is not None
        return replace(found, sure=found.sure and of_party)
    return None


def _without_mark(front: Front, index: int) -> re.Match[str] | None:
    """A line “Về …” below the number."""
    above = front.flats[index - 1] if index else ""
    return re.match(r"ve\s+", front.flats[index]) if NUMBER.match(above) else None


def _gathered(front: Front, first: int, begun: str, limit: int) -> Found:
    """The subject and the lines in which it goes on, the right column passed over."""
    parts, last, seen = [begun], first, front.pieces[first].line
    front.used.add(first)
    sure = True
    for index in range(first + 1, limit):
        piece = front.pieces[index]
        apart, seen = piece.line - seen, piece.line
        if front.is_known(index) and not _is_year(piece, parts) and not is_separator(piece.text):
            sure = sure and not (piece.column == 0 and piece.text[:1].islower())  # the day of a paper that is cited
            continue
        small = piece.text[:1].islower() or not _is_whole(" ".join(parts))
        if apart > (2 if small else front.step) or (is_separator(piece.text) and piece.column == 0):
            break
        if index in front.used or piece.column > 0:
            continue
        if piece.in_capitals or parts[-1].rstrip().endswith((".", ";")):
            sure = piece.in_capitals and _is_whole(" ".join(parts))
            break
        parts.append(piece.text)
        front.used.add(index)
        last = index
    rest = [index for index in range(last + 1, limit) if index not in front.used and not front.is_known(index)]
    sure = sure and not any(front.pieces[index].column == 0 and not front.pieces[index].in_capitals for index in rest)
    text = _cleaned(parts, " .;,")
    whole = sure and len(parts) <= 5 and _is_whole(" ".join(parts))
    return Found(
        text or None,
        bool(text) and whole and not is_misread(text),
        ((front.pieces[first].start, front.pieces[last].span[1]),),
    )


def _is_year(piece: Piece, parts: Sequence[str]) -> bool:
    """Whether a figure on a line of its own is the year that the line above awaits, not the number of a page."""
    awaited = bool(parts) and flat(parts[-1]).rstrip().endswith(" nam")
    return awaited and piece.column == 0 and re.fullmatch(r"(?:19|20)\d{2}\W*", piece.text) is not None


def _cleaned(parts: Sequence[str], marks: str) -> str:
    """The lines of a subject as one, without a mark or a quote that only closes or opens the whole."""
    text = " ".join(" ".join(parts).split()).strip(marks)
    for opened, closed in _PAIRS:
        if text.endswith(closed) and text.count(closed) > text.count(opened):
            text = text.removesuffix(closed).rstrip(marks)
    return text.removesuffix('"') if text.count('"') == 1 else text


def _is_whole(text: str) -> bool:
    """Whether a subject may end so: with no comma, no word that asks for another, all quotes closed."""
    text = text.rstrip()
    if text.endswith((",", "-", "–", ":", "/")):
        return False
    told, one_of = phrases.told(text)
    cited = rf"(?:{phrases.any_of(phrases.kinds())})\s+so$"  # not “chuyển đổi số”
    if re.search(rf"{one_of('head', 'unfinished')}$", told) or re.search(cited, flat(text)):
        return False
    return all(text.count(opened) <= text.count(closed) for opened, closed in _PAIRS)


def _under_title(front: Front, title: int) -> Found:
    parts = [front.rest] if front.rest else []
    used = [title]
    names_writers = rf"{phrases.one_of('head', 'title_goes_on')}"
    sure = True
    for index in range(title + 1, len(front.pieces)):
        piece = front.pieces[index]
        writes = re.match(names_writers, front.flats[index]) and not re.search(r"\sve\s", front.flats[index])
        if (is_separator(piece.text) or writes) and not parts:
            used += [index] * (not is_separator(piece.text))
            continue
        apart = piece.line > front.pieces[used[-1]].line + front.step
        if index == front.address or is_separator(piece.text):
            break
        if (is_debris(piece.text) and not _is_year(piece, parts)) or arrival().match(front.flats[index]):
            used.append(index)
            continue
        plainly = re.match(r"v/v|ve\s", front.flats[index]) is not None
        if _only_names_kind(front, parts) and not piece.in_capitals and _is_subject(front, index, [], apart=False):
            parts, sure = [], plainly
        if not _is_subject(front, index, parts, apart=apart):
            sure = _is_explained(front, index, apart=apart)
            break
        parts.append(piece.text)
        used.append(index)
    front.used.update(used)
    text = " ".join(part.strip() for part in parts).strip(" .;")
    sure = sure and not _only_names_kind(front, parts)
    span = (front.pieces[used[0]].start, front.pieces[used[-1]].span[1])
    return Found(
        text or None, sure and bool(text) and len(parts) <= 4 and _is_whole(text) and not is_misread(text), (span,)
    )


def _only_names_kind(front: Front, parts: Sequence[str]) -> bool:
    """Whether all that is known is a word or two behind the kind, in the same line: CÔNG ĐIỆN KHẨN."""
    return bool(front.rest) and list(parts) == [front.rest] and len(front.rest.split()) < 4 and front.rest.isupper()


def _is_subject(front: Front, index: int, parts: Sequence[str], *, apart: bool) -> bool:
    """Whether a piece below the title belongs to the subject, of which `parts` stand above it."""
    piece, told = front.pieces[index], front.flats[index]
    if piece.text.startswith("(") or len(piece.text) > 2 * LONG or piece.text.endswith((";", "./.", ":")):
        return False
    if len(piece.text) > LONG and (parts or piece.text.endswith(".")):
        return False
    if parts and not apart and (not _is_whole(" ".join(parts)) or piece.text[:1].islower()):
        return not parts[-1].endswith((".", ":"))
    if parts and (apart or in_capitals(parts[-1]) != piece.in_capitals or parts[-1].endswith((".", ":"))):
        return False
    if piece.in_capitals:
        return not _decides(front, index)
    begins = re.match(r"(?:v/v|ve |trien khai|to chuc|ket qua|thuc hien)", told)
    return not opens_body().match(told) or (bool(begins) and not parts and not piece.text.endswith("."))


def _decides(front: Front, index: int) -> bool:
    """Whether capitals name who decides: the issuer once more, or the head of it, above the grounds."""
    told = front.flats[index]
    below = [front.flats[at] for at in range(index + 1, len(front.pieces)) if not is_separator(front.pieces[at].text)][
        :1
    ]
    grounds = any(re.match(r"[-–\s]*(?:can cu|xet|theo|thuc hien)\b", one) for one in below)
    again = any(len(one) > 5 and told.startswith(one) for one in front.flats[: front.title])
    told, one_of = phrases.told(front.pieces[index].text)
    if front.flat_kind in ("quyet dinh", "nghi quyet") and re.match(one_of("ending", "titles"), told):
        return True
    return again or (grounds and bool(re.match(rf"{one_of('ending', 'titles')}|{one_of('bodies', 'starts')}", told)))


def _is_explained(front: Front, index: int, *, apart: bool) -> bool:
    """Whether a piece below the subject plainly does not go on with it."""
    piece, told = front.pieces[index], front.flats[index]
    if apart or piece.text[:1].islower():
        return not piece.text[:1].islower()
    sentence = len(piece.text) > 100 or piece.text.endswith((";", "./.", ":", "."))
    return sentence or piece.text.startswith("(") or bool(opens_body().match(told)) or _decides(front, index)


def addressees(front: Front) -> Found:
    """Those addressed: behind the word, or each on a line below it."""
    if front.address is None:
        opening = (piece.flat for piece in front.pieces[: front.end + 6] if len(piece.text) <= LONG)
        addressed = any(
            re.match(r"(?:dong )?(?:kinh|gui|goi)\b|.*\bdien\s*:|.*\bkinh (?:gui|goi|trinh|moi)\b", told)
            for told in opening
        )
        invited = front.flat_kind in ("giay moi", "cong dien") or any("kinh moi" in told for told in front.flats)
        return Found((), sure=not addressed and not invited and front.kind is not None)
    first = front.pieces[front.address]
    match = re.match(rf"{phrases.one_of('head', 'addressees')}\s*:?\s*", front.flats[front.address])
    head = first.text[match.end() :] if match else first.text.partition(":")[2]
    names = [head] if head.strip(" -–+*:") else []
    spans: list[Span] = [first.span]
    used = {front.address}
    listed = bool(re.match(r"\s*[-–+*]", head))
    sure = bool(match) or not names
    previous = first
    for index in range(front.address + 1, len(front.pieces)):
        piece = front.pieces[index]
        counted = _NUMBERED.match(piece.text) is not None and (not names or _NUMBERED.match(names[-1]) is not None)
        marked = counted or bool(_MARKED.match(piece.text))
        if is_debris(piece.text) or arrival().match(front.flats[index]):
            previous = piece
            continue
        labelled = re.match(rf"{phrases.one_of('body', 'labels')}\s*:", front.flats[index])
        opens = labelled or (not match and opens_body().match(front.flats[index]))
        if index == front.title or is_separator(piece.text) or opens:
            break
        if not marked and _ends_list(piece, front.flats[index], names, apart=piece.line > previous.line + front.step):
            sure = sure and (
                piece.line > previous.line + front.step
                or bool(opens_body().match(front.flats[index]))
                or len(piece.text) > 60
            )
            break
        joins, plain = (False, True) if marked or not names else _joins(piece, names[-1], listed=listed)
        sure = sure and plain
        if joins:
            names[-1] = f"{names[-1].rstrip()} {piece.text}"
        else:
            sure = sure and (marked or not names or names[-1].rstrip().endswith(_LIST_ENDS))
            names.append(piece.text)
            listed = listed or marked
        used.add(index)
        spans.append(piece.span)
        previous = piece
    # Whom an invitation names stands in its text.
    front.used.update(used if match or front.flat_kind != "giay moi" else ())
    if len(names) == 1 and ";" in names[0].rstrip(" ;."):
        names = names[0].split(";")
    sure = sure and not (names and names[-1].rstrip().endswith(_LIST_ENDS))  # something was to follow
    cleaned = tuple(name for name in (_plain_name(_NUMBERED.sub("", one, count=1)) for one in names) if name)
    sure = sure and all(len(name) < 120 or ". " not in name for name in cleaned)
    sure = sure and not any(is_misread(name) for name in cleaned)
    return Found(cleaned, sure and bool(cleaned), tuple(spans))


def _plain_name(text: str) -> str:
    """An addressee without marks and without words of address of its own."""
    text = " ".join(text.split()).strip(" -–+*•.;,:")
    address = re.match(r"(?:dong )?kinh gui\s*:\s*", flat(text))
    return text[address.end() :] if address else text


def _joins(piece: Piece, above: str, *, listed: bool) -> tuple[bool, bool]:
    """Whether a line without a dash goes on with the addressee above it, and whether this is plain; with dashes each
    new one has its own.
    """
    if piece.text[:1].islower() or piece.text.startswith("("):
        return True, True
    if listed:
        return not above.rstrip().endswith((";", ".")), True
    if above.rstrip().endswith(":"):
        return True, True
    told, one_of = phrases.told(piece.text)
    begins = re.match(rf"(?:{one_of('bodies', 'starts')}|{one_of('head', 'persons')})", told)
    if not above.rstrip().endswith(","):
        return not begins and not above.rstrip().endswith((";", ".")), bool(begins)
    listing = ":" in above or "," in above.rstrip()[:-1]  # the line above has several already
    return not begins or ":" in above, not (begins and listing)


def _ends_list(piece: Piece, told: str, names: Sequence[str], *, apart: bool) -> bool:
    """Whether a line without a dash is no longer an addressee."""
    if len(piece.text) > 2 * LONG or (opens_body().match(told) and (names or len(piece.text) > 60)):
        return True
    if not names or names[-1].rstrip().endswith(_LIST_ENDS):
        return False
    return apart or names[-1].rstrip().endswith(".")
