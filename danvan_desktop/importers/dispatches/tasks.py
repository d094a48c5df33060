"""What a document asks for: the numbered items of its operative part."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from danvan_desktop.domain.reading import Found, Span
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.layout import Paragraph, is_separator

_ARABIC = re.compile(r"^(\d{1,2})\s*([.)/\-])\s*(?!\d)(?=\S)")
_ROMAN = re.compile(r"^([IVX]{1,5})\s*[.\-–/)]\s*(?=\S)")
_ARTICLE = re.compile(r"^Điều\s+(\d{1,2})\s*[.:]?\s*", re.IGNORECASE)
_STEPS = phrases.marked_one_of("body", "steps")
_STEP = re.compile(rf"^{_STEPS}\s+(\d{{1,2}})\s*([.:)\-])\s*(?=\S)", re.IGNORECASE)
_DASH = re.compile(r"^[-–•]\s*(?=[^\W\d_])")
_SLIP = re.compile(r"^(l)\s*([.)])\s*(?=[^\W\d_])(?![a-zđ])")  # “l. Thống kê …”, read for “1.”
_NESTED = re.compile(r"^(?:[a-zđ]\s*[.)]|[-–+•*]\s|\d{1,2}\.\d)")
_LISTED = re.compile(
    r"^(?:\|?\s*\(?\d{1,2}\s*(?:[.)/\-–:|]|\s)|[IVX]{1,4}\s*[.\-–/)]|[a-zđ]\s*[.)]|[-–+•*●▪►✓✔➢→·]|[^\w\s\"'“”‘’(\[/.…]"
    rf"|(?:Một|Hai|Thứ)\s|{_STEPS}\s+\d|Điều\s)"
)
"""How an item of any list begins; and a list within a paragraph, or one announced and not made out."""
_NUMBERED = re.compile(rf"^(?:\(?\d{{1,2}}\s*[.)/]\s*(?!\d)|[IVX]{{1,4}}\s*[.\-–/)]|{_STEPS}\s+\d|\|\s*\d{{1,2}}\s*\|)")
_INLINE = re.compile(rf":\s*$|[:;.,]\s*\(?(?:1[.)]|a\))\s|{phrases.marked_one_of('body', 'ordinals')}", re.IGNORECASE)
_ANNOUNCES = re.compile(r"(?::|\b(?:nhu sau|sau day|duoi day|bang sau|bieu sau))[\s.:]*+$")
_SHORTEST = 120  # letters; a shorter body was not made out
_LEAD = 200  # letters before the first item
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


@dataclass(frozen=True, slots=True)
class _Item:
    first: int
    text: str


def read(paragraphs: Sequence[Paragraph], kind: str | None, tables: Sequence[Span] = ()) -> Found:
    """The items, each with what stands under it; where `tables` of tasks stand beside them, they are not among these
    paragraphs, and an item that but leads to one is none.
    """
    leads = _leads(paragraphs, tables)
    found = _read(paragraphs, kind, tables, leads)
    whole = zip(found.value, found.spans, strict=True)
    kept = [(value, span) for value, span in whole if span[0] not in leads or "\n" in value]
    if len(kept) < len(found.value):  # the items are sections, one of which holds the table
        kept = [(value, span) for value, span in kept if not _is_section(value)]
    return Found(tuple(value for value, _ in kept), found.sure, tuple(span for _, span in kept))


def _is_section(item: str) -> bool:
    """Whether an item tells the aims, the means or how reports are made (“Kinh phí: …”)."""
    return bool(re.match(rf"{phrases.one_of('body', 'labels', 'introductory', 'reports')}\s*[:,]", flat(item)))


def _leads(paragraphs: Sequence[Paragraph], tables: Sequence[Span]) -> set[int]:
    """Where the paragraphs begin that announce a table, right before it."""
    starts = [paragraph.start for paragraph in paragraphs]
    above = (bisect_left(starts, first) - 1 for first, _ in tables)
    return {starts[at] for at in above if at >= 0 and _ANNOUNCES.search(paragraphs[at].flat[-_LEAD:])}


def _read(paragraphs: Sequence[Paragraph], kind: str | None, tables: Sequence[Span], leads: set[int]) -> Found:
    sections = _sections(paragraphs)
    named = flat(kind or "")
    if named in phrases.phrases("body", "by_articles") and (
        articles := _sequence(paragraphs, 0, len(paragraphs), _ARTICLE)
    ):
        return _found(paragraphs, articles, len(paragraphs), sure=False)
    told = named in phrases.phrases("body", "may_only_tell")
    if sections:
        return _of_sections(paragraphs, sections, tables, told_only=told)
    items = _sequence(paragraphs, 0, len(paragraphs), _ARABIC) or _sequence(paragraphs, 0, len(paragraphs), _STEP)
    if not items and not tables and not told and (dashed := _dashed(paragraphs)):
        return dashed
    if not items:
        whole = bool(tables) or sum(len(one.text) for one in paragraphs) >= _SHORTEST
        others = [one for one in paragraphs if one.start not in leads and not is_separator(one.text)]
        listed = any(_LISTED.match(one.text) or _INLINE.search(one.text) for one in others)
        return Found((), sure=whole and not listed)
    if _proposes(items) or (named in phrases.phrases("body", "invites") and not _asked(paragraphs, items[0].first)):
        return Found((), sure=False)
    found = _found(paragraphs, items, len(paragraphs), sure=len(items) > 1)
    led = _is_led(paragraphs, items[0].first)
    sure = found.sure and not told and led and _ask(found.value) and not _left_over(paragraphs, found)
    return Found(found.value, sure, found.spans)


def _is_led(paragraphs: Sequence[Paragraph], first: int) -> bool:
    """Whether the words before the first item ask for something, and not announce a list of people or papers."""
    if not first:
        return True
    lead, one_of = phrases.told(paragraphs[first - 1].text[-_LEAD:])
    asks = re.search(one_of("body", "leads"), lead)
    return bool(asks) and not re.search(rf"{one_of('body', 'gathers')}[^.;:]{{0,40}}:?\s*$", lead)


def _asked(paragraphs: Sequence[Paragraph], first: int) -> bool:
    """Whether the words before the first item, or one of the items, ask for something, and do not but invite."""
    told = " ".join(one.text for one in paragraphs[max(0, first - 1) :])
    spoken, one_of = phrases.told(told)
    return bool(re.search(one_of("report", "requests"), spoken))


def _ask(items: Sequence[str]) -> bool:
    """Whether most items read as something to be done and none tells what was."""
    plain = [item for item in items if not _is_label(item)]
    return 2 * len(plain) > len(items) and not any(_tells(item) for item in items)


def _is_label(item: str) -> bool:
    """Whether an item tells when, where or who (“Thời gian: …”)."""
    return bool(re.match(rf"{phrases.one_of('body', 'labels')}\s*[:,]", flat(item)))


def _tells(item: str) -> bool:
    """Whether an item tells what was, or names a person."""
    told, one_of = phrases.told(item)
    return bool(re.match(one_of("body", "tells"), told))


def _proposes(items: Sequence[_Item]) -> bool:
    """Whether the items are those who are proposed for an honour."""
    nominees = [item for item in items if re.match(phrases.one_of("body", "nominees"), flat(item.text))]
    return 2 * len(nominees) > len(items)


def _left_over(paragraphs: Sequence[Paragraph], found: Found) -> bool:
    """Whether a list stands beside the items that may tell tasks as well."""
    first, last = found.spans[0][0], found.spans[-1][1]
    before = [one for one in paragraphs if one.start < first]
    after = [one for one in paragraphs if one.start >= last and any(letter.isalnum() for letter in one.text)]
    # What is dashed before the items are those who are addressed, or the grounds.
    return any(_NUMBERED.match(one.text) for one in before) or any(
        _NUMBERED.match(one.text) or _NESTED.match(one.text) for one in after
    )


def _sections(paragraphs: Sequence[Paragraph]) -> list[_Item]:
    """Sections I, II … in order."""
    found: list[_Item] = []
    for index, paragraph in enumerate(paragraphs):
        match = _ROMAN.match(paragraph.text)
        if match and _ROMANS.get(match[1]) == len(found) + 1:
            found.append(_Item(index, paragraph.text[match.end() :]))
    return found if len(found) > 1 else []


def _of_sections(
    paragraphs: Sequence[Paragraph], sections: Sequence[_Item], tables: Sequence[Span], *, told_only: bool
) -> Found:
    """The items of those sections that tell what is to be done. Sure where the others tell the aims, or have no items;
    a section may have a table in the place of items.
    """
    operative = re.compile(phrases.one_of("body", "operative"))
    before = re.compile(rf"^{phrases.one_of('body', 'introductory')}")
    values: list[str] = []
    spans: list[tuple[int, int]] = []
    taken: list[_Item] = []
    sure = not told_only
    ends = [item.first for item in sections[1:]] + [len(paragraphs)]
    for section, end in zip(sections, ends, strict=True):
        told = flat(section.text)
        if before.match(told) or not operative.search(told[:80]):
            rest = _sequence(paragraphs, section.first + 1, end, _ARABIC)
            sure = sure and (bool(before.match(told)) or not rest)
            continue
        items = _sequence(paragraphs, section.first + 1, end, _ARABIC)
        after = paragraphs[end].start if end < len(paragraphs) else None
        # A table stands in the place of items, or the section has but words about one.
        listed = any(_LISTED.match(one.text) for one in paragraphs[section.first + 1 : end])
        tabled = any(_stands_in(table, paragraphs[section.first].start, after) for table in tables)
        if not items and tables and (tabled or not listed):
            continue
        taken.append(section)
        found = _found(paragraphs, items, end, sure=len(items) > 1)
        sure = sure and found.sure and _ask(found.value) and not any(map(_is_label, found.value))
        if found.value and all(map(_is_label, found.value)):
            sure = False
            continue
        values += found.value
        spans += found.spans
    return Found(tuple(values), sure and bool(taken or tables), tuple(spans))


def _stands_in(table: Span, first: int, after: int | None) -> bool:
    return first < table[0] and (after is None or table[0] < after)


def _sequence(paragraphs: Sequence[Paragraph], start: int, end: int, mark: re.Pattern[str]) -> list[_Item]:
    """Items 1, 2, 3 … whose marks are alike; a number out of turn belongs to something inside an item. A letter in the
    place of the first number counts where the second one follows.
    """
    found: list[_Item] = []
    sign = None
    for index in range(start, end):
        paragraph = paragraphs[index]
        match = mark.match(paragraph.text) or (_SLIP.match(paragraph.text) if mark is _ARABIC and not found else None)
        if match is None or (1 if match[1] == "l" else int(match[1])) != len(found) + 1:
            continue
        here = match[2] if mark is _ARABIC else ""
        if sign is not None and here != sign:
            continue
        sign = here
        found.append(_Item(index, paragraph.text[match.end() :].strip()))
    return found if len(found) > 1 or not _slipped(paragraphs, found) else []


def _slipped(paragraphs: Sequence[Paragraph], items: Sequence[_Item]) -> bool:
    """Whether the first of these items has a letter in the place of its number."""
    return bool(items) and _SLIP.match(paragraphs[items[0].first].text) is not None


def _dashed(paragraphs: Sequence[Paragraph]) -> Found | None:
    """What is asked for in dashed paragraphs, right behind the one that asks; never sure."""
    at = next((n for n, one in enumerate(paragraphs) if _DASH.match(one.text)), 0)
    after = next((n for n in range(at, len(paragraphs)) if not _DASH.match(paragraphs[n].text)), len(paragraphs))
    if after - at < 2 or not at or not paragraphs[at - 1].text.rstrip().endswith(":"):
        return None
    asks, one_of = phrases.told(paragraphs[at - 1].text[-_LEAD:])
    values = tuple(_DASH.sub("", one.text) for one in paragraphs[at:after])
    if not re.search(one_of("report", "requests"), asks) or not _is_led(paragraphs, at) or not _ask(values):
        return None
    return Found(values, sure=False, spans=tuple(one.span for one in paragraphs[at:after]))


def _found(paragraphs: Sequence[Paragraph], items: Sequence[_Item], end: int, *, sure: bool) -> Found:
    values: list[str] = []
    spans: list[tuple[int, int]] = []
    ends = [item.first for item in items[1:]] + [end] * bool(items)
    for number, (item, stop) in enumerate(zip(items, ends, strict=True)):
        last = stop if number < len(items) - 1 else _last(paragraphs, item, stop)
        rest = [paragraphs[index].text for index in range(item.first + 1, last)]
        values.append("\n".join([item.text, *rest]).strip())
        spans.append((paragraphs[item.first].start, paragraphs[last - 1].span[1]))
    return Found(tuple(values), sure and not _slipped(paragraphs, items), tuple(spans))


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
