"""Who writes: the issuer and the body above it, lines of capitals in the head."""

import re
from collections.abc import Sequence
from itertools import pairwise

from danvan_desktop.domain.reading import Found, Span
from danvan_desktop.domain.vietnamese import Spelling, flat, spelled
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.debris import is_plain, words
from danvan_desktop.importers.dispatches.front import Front, arrival, opens_body
from danvan_desktop.importers.dispatches.layout import in_capitals, is_separator


def read(front: Front) -> tuple[Found, Found]:
    """Issuer and superior. With the national heading there, a body that is missing was never there."""
    stamped = next((index for index, told in enumerate(front.flats[: front.end]) if arrival().match(told)), None)
    lines = [index for index in range(front.end) if _names_body(front, index) and index + 1 != stamped]
    apart = _apart(front, lines)
    lines = lines[: apart or None]
    front.used.update(lines)
    grouped, plain = _grouped(front, lines)
    plain = plain and apart is None
    if len(grouped) > 1 and flat(_named(front, grouped[-1][0])).startswith("chu tich"):
        grouped.pop()  # the power by which the head of the body decides, below its name
    if not grouped:
        return Found(None, sure=False), Found(None, sure=False)
    named = [_joined(front, body) for body in grouped]
    if len(named) == 1 and (cut := _glued(named[0][0])) is not None:
        (text, span), plain = named[0], False
        named = [(text[:cut].strip(), span), (text[cut:].strip(), span)]
    elsewhere = _elsewhere(front, lines)
    sure = (
        plain
        and len(named) <= 2
        and all(_readable(name) and _begins(name) and is_plain(name, elsewhere) for name, _ in named)
    )
    if len(grouped) == len(named) > 1 and _is_joint(front, grouped[-2]):
        named[-2:] = [(f"{named[-2][0].rstrip(' ;')}; {named[-1][0]}", (named[-2][1][0], named[-1][1][1]))]
        sure = False
    issuer = Found(named[-1][0], sure, (named[-1][1],))
    if len(named) == 1:
        fixed = phrases.one_of("head", "national", "unions", "motto")
        whole = any(re.search(fixed, told) for _, _, told in front.head())
        return issuer, Found(None, sure and whole)
    above = " ".join(name for name, _ in named[:-1])
    return issuer, Found(above, sure, tuple(span for _, span in named[:-1]))


def _is_joint(front: Front, body: Sequence[int]) -> bool:
    """Whether the body below writes together with this one: a dash or semicolon stands between."""
    return front.pieces[body[-1]].text.endswith(("-", "–", ";"))


def _apart(front: Front, lines: Sequence[int]) -> int | None:
    """Which of these lines stands apart from those above it and begins no name: the title of a kind not known."""
    starts = re.compile(rf"^(?:{phrases.one_of('bodies', 'starts', 'goes_on')})")
    for at, (above, index) in enumerate(pairwise(lines), start=1):
        gap = front.pieces[index].line - front.pieces[above].line > front.step
        between = (one for one in range(above + 1, index) if not is_separator(front.pieces[one].text))
        below = front.pieces[index].column == 0 and not any(front.is_known(one) for one in between)
        if gap and below and not starts.match(flat(_named(front, index))):
            return at
    return None


def _grouped(front: Front, lines: Sequence[int]) -> tuple[list[list[int]], bool]:
    """The lines of each body, and whether there was no doubt which line belongs to which."""
    starts = re.compile(rf"^{phrases.one_of('bodies', 'starts')}")
    incomplete, standing, heads = (set(phrases.phrases("bodies", name)) for name in ("incomplete", "standing", "heads"))
    goes_on = re.compile(rf"^(?:{phrases.one_of('bodies', 'goes_on')})")
    organisation = re.compile(rf"^{phrases.one_of('bodies', 'organisations')}")
    unfinished = re.compile(rf"{phrases.one_of('bodies', 'levels')}$")
    bodies: list[list[int]] = []
    plain = True
    for index in lines:
        told = flat(_named(front, index))
        above = flat(" ".join(_named(front, one) for one in bodies[-1])) if bodies else ""
        standing_above = above in standing and bool(organisation.match(told))
        head_above = above in heads and bool(starts.match(told))  # “CHỦ TỊCH / ỦY BAN NHÂN DÂN TỈNH …”
        if standing_above or head_above:
            bodies[-1].append(index)
        elif bodies and told in standing and above not in standing:
            bodies[-1].append(index)
            plain = plain and bool(organisation.match(above))
        elif bodies and (above in incomplete or " " not in above or not starts.match(told)):
            bodies[-1].append(index)
            plain = plain and bool(
                above in incomplete
                or " " not in above
                or goes_on.match(told)
                or (unfinished.search(above) and not re.match(r"[bcdghklmnpqrstvx]{3}", told))  # a short form: CĐCS
            )
        else:
            bodies.append([index])
    return bodies, plain


def _names_body(front: Front, index: int) -> bool:
    name = _named(front, index)
    if index in front.used or front.is_known(index) or not in_capitals(name) or opens_body().match(flat(name)):
        return False
    stamps = phrases.one_of("head", "urgency", "secret", "arrival", "draft")
    return not re.fullmatch(rf"{stamps}[\s:.\d]*", flat(name)) and flat(name) not in phrases.kinds()


def _readable(name: str) -> bool:
    """Whether a name has nothing in it that a slip of reading or a stamp has put there."""
    counted = re.sub(
        r"\b(?:so|khu vuc|co so|quan khu|vung|khu pho|thon|to dan pho)\s+(?:\d{1,3}|[ivx]+)\b"
        r"|(?<=\s)(?:xa|phuong|quan|huyen|thi tran|dac khu)(?:\s+[^\W\d]+){0,4}\s+\d{1,2}$|^truong\s.*\s\d$",
        "",
        flat(name),
    )
    return (
        len(name) < 130 and _glued(name) is None and not any(letter.isdigit() or letter in "/:*" for letter in counted)
    )


def _begins(name: str) -> bool:
    """Whether a name begins as those of bodies do, its accents counted where it has any."""
    told, one_of = phrases.told(spelled(name, Spelling.FIRST))
    return bool(re.match(one_of("bodies", "starts"), told))


def _elsewhere(front: Front, lines: Sequence[int]) -> frozenset[str]:
    """The words of the document beside those of the names."""
    return words(" ".join(piece.text for index, piece in enumerate(front.pieces) if index not in lines))


def _glued(name: str) -> int | None:
    """Where a name begins that a copy has run together with the one of the body above."""
    # Not the office (văn phòng) or base (cơ sở), a number, nor what is guarded against (phòng thủ, phòng, chống …).
    told, one_of = phrases.told(name)
    outside = r"(?<!\bvan)(?<!\bvăn)(?<!\bco)(?<!\bcơ)"
    guarded = r"(?!,?\s+(?:thu|thủ|chong|chống|khong|không|ngua|ngừa|benh|bệnh|ve|vệ|\d))"
    match = re.search(rf"\S{outside}\s+(?={one_of('bodies', 'below')}{guarded}\s)", told)
    return match.end() if match else None


def _named(front: Front, index: int) -> str:
    """The piece without what is said before the name (“của …”)."""
    words = front.pieces[index].text.strip(" -–*_:").split()
    while words and not words[0].strip("\"'“”‘’(").istitle() and not words[0].strip("\"'“”‘’(").isupper():
        words.pop(0)
    return " ".join(words)


def _joined(front: Front, body: Sequence[int]) -> tuple[str, Span]:
    text = " ".join(_named(front, index) for index in body)
    return text, (front.pieces[body[0]].start, front.pieces[body[-1]].span[1])
