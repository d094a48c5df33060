"""To whom the answers go, and by way of whom."""

import re
from collections.abc import Sequence

from danvan_desktop.domain.reading import Deadline, Found
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.layout import Paragraph

_STOP = re.compile(r"[.,;:()]")


def read(paragraphs: Sequence[Paragraph], deadlines: Sequence[Deadline]) -> tuple[Found, str | None]:
    """The body that gets the answers, first looked for where a deadline stands; and the one that they go through."""
    dated = {_at(paragraphs, deadline.span[0]) for deadline in deadlines}
    ordered = sorted(range(len(paragraphs)), key=lambda i: (i not in dated, "bao cao" not in paragraphs[i].flat, i))
    found = [_in(paragraphs[index], sure=index in dated) for index in ordered]
    named = [one for one in found if one is not None]
    if not named:
        asked = any(re.search(r"\b(?:bao cao|gui|nop|phan anh|dang ky|lien he)\b", one.flat) for one in paragraphs)
        return Found(None, sure=not deadlines and not asked), None
    body, through = named[0]
    others = {flat(one.value) for one, _ in named}
    return Found(body.value, body.sure and len(others) == 1 and len(dated) == 1, body.spans), through


def _at(paragraphs: Sequence[Paragraph], place: int) -> int:
    return next((i for i, paragraph in enumerate(paragraphs) if paragraph.span[0] <= place < paragraph.span[1]), -1)


def _in(paragraph: Paragraph, *, sure: bool) -> tuple[Found, str | None] | None:
    told, one_of = phrases.told(paragraph.text)
    verbs, links = one_of("report", "verbs"), one_of("report", "links")
    bodies, through = one_of("report", "bodies"), one_of("report", "through")
    direct = re.compile(rf"{verbs}[^.;]{{0,160}}?\s{links}\s+(?={bodies}\s)")
    plain = re.compile(rf"{one_of('report', 'plain')}\s+(?={bodies}\s)")
    by_way = re.compile(rf"{verbs}[^.;]{{0,200}}?{through}\s+(?={bodies}\s)")
    for pattern in (direct, plain, by_way):
        for match in pattern.finditer(told):
            name = _name(paragraph.text, match.end())
            if name is None:
                continue
            span = (paragraph.start + match.end(), paragraph.start + match.end() + len(name))
            way = re.match(rf"[\s(,]*{through}\s+(?={bodies}\s)", told[match.end() + len(name) :])
            via = _name(paragraph.text, match.end() + len(name) + way.end()) if way and pattern is not by_way else None
            return Found(
                name, sure and pattern is direct and len(name.split()) <= 12 and " và " not in name, (span,)
            ), via
    return None


def _name(text: str, start: int) -> str | None:
    """The name of a body that begins there: up to a mark, or a word that no name goes on with."""
    rest = text[start:]
    told, one_of = phrases.told(rest)
    body = re.match(one_of("report", "bodies"), told)  # “Ban Chỉ đạo”: here “chỉ đạo” is no end
    end = re.compile(rf"\s{one_of('report', 'ends')}(?=\s)")
    stops = (_STOP.search(told), end.search(told, body.end() if body else 0))
    ends = [match.start() for match in (*stops, re.search(r"\s(?:truoc|cham nhat|muon nhat) ", flat(rest))) if match]
    name = rest[: min(ends)] if ends else rest
    name = " ".join(name.split()).strip(" -–")
    return name if 1 < len(name.split()) <= 25 or len(name) > 5 else None
