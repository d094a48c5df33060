"""To whom the answers go, and by way of whom. Sure only where every phrase that sends something somewhere names one
and the same body.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import zip_longest

from danvan_desktop.domain.reading import Deadline, Found, Span
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.layout import Paragraph

_STOP = re.compile(r"[.,;:()]")
_LONGEST = 12  # words of a name that is beyond doubt
_FAR = 160  # letters between what is sent and where to
_LISTED = re.compile(r"(?P<first>[^\W\d]+(?:\s[^\W\d]+){1,4}),\s[A-ZĐ]\w*(?:\s[^\W\d]+){0,3}?\s(?:và|va)\s(?=[A-ZĐ])")
_GUARDED = re.compile(r"(?<=phòng),(?=\s(?:chống|ngừa))|(?<=phong),(?=\s(?:chong|ngua))")
_WINDOW = 400  # letters in which a name ends
_ABBREVIATED = re.compile(r"[A-ZĐ]{2,}[\w&]*\s")
_ASKED = re.compile(
    r"\b(?:gui|nop|phan anh|lien he|phan hoi|tra loi)\b|\b(?:bao cao|dang ky)\s+(?:ve|cho|toi|den|voi|qua)\b"
)


OneOf = Callable[..., str]
"""What makes patterns of phrases for a text (`phrases.told`)."""


class _Way(IntEnum):
    """How a body is named, the plainest way first."""

    TO = 0  # “gửi … về Sở Nội vụ”
    OBJECT = 1  # “gửi Sở Nội vụ”, “báo cáo Ủy ban nhân dân tỉnh”
    THROUGH = 2  # “gửi … (qua Văn phòng)”


@dataclass(frozen=True, slots=True)
class _Named:
    """A body that something is sent to."""

    name: str
    span: Span
    way: _Way
    through: str | None
    closed: bool = True
    """Whether the name ends at a mark, or a word that no name goes on with."""
    reported: bool = False
    """Whether it is a report that is sent, nothing that is but registered."""
    at_need: bool = False
    """Whether it is turned to where there are difficulties only."""

    @property
    def plain(self) -> bool:
        """Whether there is no doubt where the name ends."""
        words = flat(self.name).split()
        another = re.search(rf"\sva\s+{phrases.one_of('report', 'bodies')}\s", f"{flat(self.name)} ")
        inner = re.search(r"\bva (?:ubnd|uy ban nhan dan|hdnd|doan|dao tao|hoi dong)", flat(self.name))
        spoken, one_of = phrases.told(self.name)
        doubtful = re.search(one_of("report", "doubtful"), spoken)
        whole = self.closed and not doubtful and (not another or bool(inner))
        return self.way is not _Way.THROUGH and 1 < len(words) <= _LONGEST and whole


def read(
    paragraphs: Sequence[Paragraph],
    deadlines: Sequence[Deadline],
    *,
    backward: bool = False,
    beside: Sequence[Paragraph] = (),
) -> tuple[Found, str | None]:
    """The body that gets the answers, first looked for where a deadline stands; and the one that they go through.
    `backward` papers tell of what was done; `beside` is what stands around the body, looked at where that names none.
    """
    starts = [paragraph.start for paragraph in paragraphs]
    dated = {bisect_right(starts, deadline.span[0]) - 1 for deadline in deadlines}
    ordered = sorted(range(len(paragraphs)), key=lambda i: (i not in dated, "bao cao" not in paragraphs[i].flat, i))
    found = [(index, one) for index in ordered for one in _in(paragraphs[index])]
    if not found:
        around = [one for paragraph in beside for one in _in(paragraph) if one.way is not _Way.THROUGH]
        if around and deadlines:
            return Found(around[-1].name, sure=False, spans=(around[-1].span,)), around[-1].through
        if at := _received_at(paragraphs):
            return Found(at.name, sure=False, spans=(at.span,)), None
        asked = any(_ASKED.search(one.flat) or _unread(one, ()) for one in paragraphs)
        return Found(None, sure=not deadlines and (backward or not asked)), None
    found = [one for one in found if not one[1].at_need] or found
    general = phrases.phrases("report", "general")
    found.sort(key=lambda one: flat(one[1].name) in general)
    index, body = found[0]
    known = sorted(one.span for _, one in found)
    same = all(_is_same(one, body) for _, one in found)
    left = any(_unread(paragraph, known) for paragraph in paragraphs)
    asked = not body.at_need and (index in dated or body.way is _Way.TO)
    if backward and not deadlines:  # “Công an xã báo cáo Thường trực Đảng ủy …”
        return Found(None, sure=False), None
    sure = body.plain and asked and same and not left and not backward and flat(body.name) not in general
    sure = sure and ("," not in body.name or any(flat(body.name) in flat(one.text) for one in beside))
    return Found(body.name, sure, (body.span,)), body.through


def _received_at(paragraphs: Sequence[Paragraph]) -> _Named | None:
    """The body behind a heading “Nơi nhận báo cáo”, in its line or the next one."""
    head = re.compile(rf"[\s\d.)\-+a-zđ]{{0,6}}{phrases.one_of('report', 'received_at')}\s*(?::\s*|$)")
    body = re.compile(phrases.one_of("report", "bodies"))
    for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
        match = head.match(paragraph.flat)
        if match is None:
            continue
        within = paragraph if match.end() < len(paragraph.flat) else after
        place = match.end() if within is paragraph else 0
        if within and body.match(within.flat, place) and (name := _name(within.text, place)):
            start = within.start + place
            return _Named(name, (start, start + len(name)), _Way.TO, None)
    return None


def _is_same(one: _Named, body: _Named) -> bool:
    """Whether both names mean one body: in full and in short, an organ of it (“Ban Thường vụ Huyện đoàn”), or the one
    by way of which the other gets what is sent.
    """
    names = sorted((_spelt_out(one.name), _spelt_out(body.name)), key=len)
    through = {_spelt_out(way) for way in (one.through, body.through) if way}
    organ = re.fullmatch(rf"{phrases.one_of('report', 'organs')} {re.escape(names[0])}", names[1])
    return names[0] == names[1] or organ is not None or bool(through & {*names})


def _spelt_out(name: str) -> str:
    """A name without abbreviations, flat."""
    told = f" {flat(name)} "
    for short, long in phrases.long_forms().items():
        told = told.replace(f" {short} ", f" {long} ")
    return " ".join(told.split())


def _in(paragraph: Paragraph) -> list[_Named]:
    """The bodies named in a paragraph, the plainest first."""
    told, one_of = phrases.told(paragraph.text)
    verbs, bodies, through = one_of("report", "verbs"), one_of("report", "bodies"), one_of("report", "through")
    body = re.compile(rf"{bodies}(?=[\s.,;:()]|$)")
    ways = (
        (re.compile(rf"\s{one_of('report', 'links')}\s+"), _Way.TO),
        (re.compile(rf"{one_of('report', 'plain')}\s+"), _Way.OBJECT),
        (re.compile(rf"[\s(]{through}\s+"), _Way.THROUGH),
    )
    found: list[_Named] = []
    named: set[int] = set()
    for pattern, way in ways:
        for match in pattern.finditer(told):
            end = match.end()
            abbreviated = way is _Way.TO and _ABBREVIATED.match(paragraph.text, end)
            if not body.match(told, end) and not abbreviated:
                continue
            if way is not _Way.OBJECT and not _is_sent(told, match, verbs, one_of):
                continue
            name = None if end in named or _is_later(told, match, one_of) else _name(paragraph.text, end)
            if name is None:
                continue
            named.update(range(end, end + len(name)))
            span = (paragraph.start + end, paragraph.start + end + len(name))
            by = re.match(rf"[\s(,]*{through}\s+(?={bodies}\s)", told[end + len(name) : end + len(name) + _WINDOW])
            via = _name(paragraph.text, end + len(name) + by.end()) if by and way is not _Way.THROUGH else None
            clause = re.split(r"[.;]", told[max(0, match.start() - _FAR) : match.end()])[-1]
            found.append(
                _Named(
                    name,
                    span,
                    way,
                    via,
                    closed=_is_closed(told, end + len(name), one_of) and not _may_go_on(told, end + len(name), one_of),
                    reported="bao cao" in flat(clause),
                    at_need=bool(re.search(one_of("report", "at_need"), clause)),
                )
            )
    found.sort(key=lambda one: (one.way, not one.reported, one.span))
    direct = [one for one in found if one.way is not _Way.THROUGH]
    return direct or found


def _is_closed(told: str, place: int, one_of: OneOf) -> bool:
    """Whether a name that ends there goes on with nothing behind a comma."""
    rest = told[place : place + _WINDOW]
    goes_on = re.match(r"\s*,\s*(?=\w)", rest)
    return not goes_on or bool(re.match(one_of("report", "ends", "after"), rest[goes_on.end() :]))


def _may_go_on(told: str, place: int, one_of: OneOf) -> bool:
    """Whether a name that ends there, at a word, may go on with that word; behind the level of a body it does not."""
    if re.match(r"\s*\.\s*\w", told[place:]) and re.search(r"(?<!\w)(?:tp|tx|tt|st|ths?|bs)$", told[:place]):
        return True
    return bool(
        re.match(rf"\s+(?:[-–]|{one_of('report', 'may_go_on')})", told[place : place + _WINDOW])
    ) and not re.search(rf"{one_of('report', 'levels')}$", told[max(0, place - _WINDOW) : place])


def _is_later(told: str, match: re.Match[str], one_of: OneOf) -> bool:
    """Whether what is said is what will be done with the answers (“để tổng hợp, báo cáo …”)."""
    return bool(
        re.search(
            rf"[^.;:]\s{one_of('report', 'purpose')}\s(?:(?!{one_of('report', 'requests')})[^.;:]){{0,80}}$",
            told[max(0, match.start() - _FAR) : match.end()],
        )
    )


def _is_sent(told: str, link: re.Match[str], verbs: str, one_of: OneOf) -> bool:
    """Whether something is sent in the clause before a link."""
    before = re.split(r"[.;]", told[max(0, link.start() - _FAR) : link.start() + 1])[-1]
    sent = list(re.finditer(verbs, before))
    if link[0].split()[-1] in ("với", "voi"):
        return bool(sent) and not re.search(one_of("report", "along"), before[sent[-1].end() :])
    return bool(sent)


def _unread(paragraph: Paragraph, known: Sequence[Span]) -> bool:
    """Whether something is sent to a body that was not made out; those `known` stand in order."""
    told, one_of = phrases.told(paragraph.text)
    sent = re.compile(
        rf"{one_of('report', 'sending')}(?:[^.;,:()]{{0,60}}?\s{one_of('report', 'links')})?\s+(?P<to>\w+)"
    )
    for match in sent.finditer(told):
        place = paragraph.start + match.start("to")
        first = paragraph.start + match.start()
        after = bisect_left(known, (first, 0))
        near = after < len(known) and known[after][0] <= place + _FAR
        taken = near or (after > 0 and known[after - 1][1] >= place)
        if _is_later(told, match, one_of):
            continue
        named = paragraph.text[match.start("to")].isupper() or match["to"] in phrases.phrases("report", "unnamed")
        if named and not taken:
            return True
    return False


def _is_named_so(name: str, place: int) -> bool:
    """Whether a word behind which names end is the own name of a body here (“Thường trực Ban Chỉ đạo”)."""
    before = name[:place].split()
    return (
        name[place + 1].isupper()
        and bool(before)
        and before[-1] in ("Ban", "Phòng", "Tổ", "Vụ", "đồng", "tâm", "Cục", "-", "–")
    )


def _inner_commas(name: str, told: str, one_of: OneOf) -> str:
    """What is told without the commas within a name: “Sở Văn hóa, Thể thao và Du lịch”, “Phòng, chống thiên tai”."""
    guarded = _GUARDED.search(told[:_FAR])
    listed = _LISTED.match(name)
    another = listed and re.match(rf"\s*{one_of('report', 'bodies')}(?!\w)", told[listed.end("first") + 1 :])
    for comma in (guarded and guarded.start(), listed and not another and listed.end("first")):
        if comma:
            told = told[:comma] + " " + told[comma + 1 :]
    return told


def _name(text: str, start: int) -> str | None:
    """The name of a body that begins there: up to a mark, or a word that no name goes on with."""
    rest = text[start : start + _WINDOW]
    told, one_of = phrases.told(rest)
    body = re.match(one_of("report", "bodies"), told)  # “Ban Chỉ đạo”: here “chỉ đạo” is no end
    told = _inner_commas(rest, told, one_of)
    end = re.compile(rf"\s{one_of('report', 'ends')}(?=\s)|\s{one_of('report', 'taken')}(?=[,.;])")
    owned = re.compile(rf"\s{one_of('report', 'taken')}\s+(?:của|cua)\s")  # “Phòng Kế hoạch tổng hợp của …”
    last = (
        one
        for one in end.finditer(told, body.end() if body else 0)
        if not _is_named_so(rest, one.start()) and not owned.match(told, one.start())
    )
    stops = (_STOP.search(told), next(last, None))
    ends = [match.start() for match in (*stops, re.search(r"\s(?:truoc|cham nhat|muon nhat) ", flat(rest))) if match]
    name = rest[: min(ends)] if ends else rest
    name = " ".join(name.split()).strip(" -–")
    alone = name.istitle() and flat(name) in phrases.phrases("report", "alone")
    return name if 1 < len(name.split()) <= 25 or len(name) > 5 or alone else None
