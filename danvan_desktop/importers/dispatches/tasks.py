"""What a document asks for: the numbered items of its operative part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from danvan_desktop.domain.reading import Found
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.layout import Paragraph

_ARABIC = re.compile(r"^(\d{1,2})\s*([.)/\-])\s*(?!\d)(?=\S)")
_ROMAN = re.compile(r"^([IVX]{1,5})\s*[.\-–/)]\s*(?=\S)")
_ARTICLE = re.compile(r"^Điều\s+(\d{1,2})\s*[.:]?\s*", re.IGNORECASE)
_NESTED = re.compile(r"^(?:[a-zđ]\s*[.)]|[-–+•*]\s|\d{1,2}\.\d)")
_LISTED = re.compile(r"^(?:\(?\d{1,2}\s*[.)/\-–:]|[a-zđ]\s*[.)]|[-–+•*]\s|(?:Một|Hai|Thứ)\s|Điều\s)")
_INLINE = re.compile(r":\s*$|[:;.]\s1[.)]\s")
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


@dataclass(frozen=True, slots=True)
class _Item:
    first: int
    text: str


def read(paragraphs: Sequence[Paragraph], kind: str | None) -> Found:
    """The items, each with what stands under it."""
    sections = _sections(paragraphs)
    named = flat(kind or "")
    if named in phrases.phrases("body", "by_articles") and (
        articles := _sequence(paragraphs, 0, len(paragraphs), _ARTICLE)
    ):
        return _found(paragraphs, articles, len(paragraphs), sure=False)
    if sections:
        return _of_sections(paragraphs, sections)
    items = _sequence(paragraphs, 0, len(paragraphs), _ARABIC)
    if not items:
        listed = any(_LISTED.match(one.text) or _INLINE.search(one.text) for one in paragraphs)
        return Found((), sure=not listed)
    found = _found(paragraphs, items, len(paragraphs), sure=len(items) > 1)
    if named in phrases.phrases("body", "may_only_tell"):
        return Found(found.value, sure=False, spans=found.spans)
    return found


def _sections(paragraphs: Sequence[Paragraph]) -> list[_Item]:
    """Sections I, II … in order."""
    found: list[_Item] = []
    for index, paragraph in enumerate(paragraphs):
        match = _ROMAN.match(paragraph.text)
        if match and _ROMANS.get(match[1]) == len(found) + 1:
            found.append(_Item(index, paragraph.text[match.end() :]))
    return found if len(found) > 1 else []


def _of_sections(paragraphs: Sequence[Paragraph], sections: Sequence[_Item]) -> Found:
    """The items of those sections that tell what is to be done; the user decides whether these are the tasks."""
    operative = re.compile(phrases.one_of("body", "operative"))
    before = re.compile(rf"^{phrases.one_of('body', 'introductory')}")
    values: list[str] = []
    spans: list[tuple[int, int]] = []
    ends = [item.first for item in sections[1:]] + [len(paragraphs)]
    for section, end in zip(sections, ends, strict=True):
        told = flat(section.text)
        if before.match(told) or not operative.search(told[:80]):
            continue
        items = _sequence(paragraphs, section.first + 1, end, _ARABIC)
        found = _found(paragraphs, items, end, sure=False)
        values += found.value
        spans += found.spans
    return Found(tuple(values), sure=False, spans=tuple(spans))


def _sequence(paragraphs: Sequence[Paragraph], start: int, end: int, mark: re.Pattern[str]) -> list[_Item]:
    """Items 1, 2, 3 … whose marks are alike; a number out of turn belongs to something inside an item."""
    found: list[_Item] = []
    sign = None
    for index in range(start, end):
        paragraph = paragraphs[index]
        match = mark.match(paragraph.text)
        if match is None or int(match[1]) != len(found) + 1:
            continue
        here = match[2] if mark is _ARABIC else ""
        if sign is not None and here != sign:
            continue
        sign = here
        found.append(_Item(index, paragraph.text[match.end() :].strip()))
    return found


def _found(paragraphs: Sequence[Paragraph], items: Sequence[_Item], end: int, *, sure: bool) -> Found:
    values: list[str] = []
    spans: list[tuple[int, int]] = []
    ends = [item.first for item in items[1:]] + [end] * bool(items)
    for number, (item, stop) in enumerate(zip(items, ends, strict=True)):
        last = stop if number < len(items) - 1 else _last(paragraphs, item, stop)
        rest = [paragraphs[index].text for index in range(item.first + 1, last)]
        values.append("\n".join([item.text, *rest]).strip())
        spans.append((paragraphs[item.first].start, paragraphs[last - 1].span[1]))
    return Found(tuple(values), sure, tuple(spans))


def _last(paragraphs: Sequence[Paragraph], item: _Item, end: int) -> int:
    """Where the last item ends: behind it the document closes with a paragraph of its own."""
    closes = re.compile(rf"^{phrases.one_of('body', 'closes')}")
    titled = not item.text.rstrip().endswith((".", ";", "./."))
    for index in range(item.first + 1, end):
        paragraph = paragraphs[index]
        if _NESTED.match(paragraph.text):
            continue
        if not titled or (closes.match(paragraph.flat) and index > item.first + 1):
            return index
    return end
