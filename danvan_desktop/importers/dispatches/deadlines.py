"""By when something is to be done. A day is a deadline for what stands before it (“trước ngày”) and what is asked for
in the sentence (“gửi”, “báo cáo”); reporting periods, events and dates of cited papers are none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum, auto

from danvan_desktop.domain.reading import Deadline, Found, Span
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import dates, phrases
from danvan_desktop.importers.dispatches.dates import Day
from danvan_desktop.importers.dispatches.layout import Paragraph

_SENTENCE = re.compile(
    r"(?<=[.!?;])[\"”’)]*\s+(?=[A-ZĐÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ“\"(-])"
)
_HOUR = r"\d{1,2}(?:\.\d{2})?\s*(?:gio|h|g|:)\s*\d{0,2}\s*(?:phut)?|thu\s+\w+"
_CITED = re.compile(r"so\s*:?\s*\d+[a-z]?\s*[-/]\s*\S+\s*,?\s*(?:ban hanh\s*)?ngay\s*$")
_BEFORE_DAY = rf"(?:\s*(?:{phrases.one_of('due', 'links')}|{_HOUR}|,)){{0,8}}\s*(?:ngay\s*)?$"
_PERIOD = re.compile(r"\b(?:ke )?tu\s+(?:ngay\s*|thang\s*)?[\d\s/.\-a-z]{2,40}den\s*(?:het\s*)?(?:ngay\s*)?$")
_DAY_OF = r"(?:truoc|vao|cham nhat(?: la| vao)?|den)?\s*(?:ngay)\s*(?P<day>\d{1,2})(?!\s*[/\-.]?\s*\d|\s*thang\s*\d)"
_DURATION = re.compile(
    r"(?:trong (?:thoi han|vong|thoi gian)|thoi han|cham nhat(?: la)?|khong qua|sau)"
    r"\s*(?P<count>\d{1,3})\s*(?:\(\w[^)]*\)\s*)?"
    r"(?P<unit>ngay(?: lam viec)?|thang|tuan)\s*,?\s*(?P<from>(?:ke )?tu (?:ngay|khi)[^,.;]*|sau khi nhan[^,.;]*)"
)

_NEAR = 500  # letters before a day in which its sense is looked for
_LONGEST = 4000  # letters; what goes on without an end is no sentence
_TIME = re.compile(r"\d|\b(?:ngay|thang|quy|nam|tuan)\b")
"""Without one of these a sentence tells no day."""

# What asks for a day that could not be made out: a slip in its figures, a day counted from another.
_UNREAD = re.compile(
    rf"{phrases.one_of('due', 'triggers')}(?:\s*{phrases.one_of('due', 'links')}){{0,4}}\s+(?:ngay|thang|\d)"
)


def read(paragraphs: Sequence[Paragraph], signed: date | None) -> Found:
    """The deadlines in the order of the text. `sure` only where each is beyond doubt and no day was left undecided."""
    found: list[Deadline] = []
    undecided = False
    for paragraph in paragraphs:
        for sentence, start in _sentences(paragraph):
            made, doubtful = _of_sentence(sentence, start, signed)
            undecided = undecided or doubtful
            known = {(one.day, one.recurring, one.month) for one in found}
            found += [one for one in made if (one.day, one.recurring, one.month) not in known]
    sure = not undecided and all(deadline.sure for deadline in found)
    return Found(tuple(found), sure, tuple(deadline.span for deadline in found))


def _sentences(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    start = 0
    for gap in [*_SENTENCE.finditer(paragraph.text), None]:
        end = gap.start() if gap else len(paragraph.text)
        for first in range(start, end, _LONGEST):
            sentence = paragraph.text[first : min(end, first + _LONGEST)]
            if sentence.strip():
                yield sentence, paragraph.start + first
        start = gap.end() if gap else end


def _of_sentence(sentence: str, start: int, signed: date | None) -> tuple[list[Deadline], bool]:
    """The deadlines of one sentence, and whether there is a day in it that may be one."""
    told = flat(sentence)
    if not _TIME.search(told):
        return [], False
    span = (start, start + len(sentence))
    recurring = _recurring(sentence, told, span)
    made: list[Deadline] = []
    undecided = False
    for day in dates.find(sentence, signed.year if signed else None):
        if recurring and not (day.day and day.sure):
            continue  # a part of the rhythm
        verdict = _judged(sentence, told, day, signed)
        undecided = undecided or verdict is _Verdict.MAYBE
        if verdict in (_Verdict.MAYBE, _Verdict.OTHER):
            continue
        made.append(
            Deadline(
                day=day.day,
                month=day.month,
                sentence=" ".join(sentence.split()),
                span=(start + day.span[0], start + day.span[1]),
                sure=verdict is _Verdict.SURE and day.sure,
            )
        )
    if recurring:
        both = [replace(one, sure=False) for one in (*made, *recurring)]
        return (both, False) if made else (recurring, False)
    counted = _counted(sentence, told, span, signed)
    unread = not made and not counted and bool(_UNREAD.search(told) or _DURATION.search(told))
    return made + counted, undecided or unread


class _Verdict(Enum):
    """What a day is taken for."""

    SURE = auto()
    UNSURE = auto()
    MAYBE = auto()  # to be looked at, but not listed
    OTHER = auto()  # no deadline


def _judged(sentence: str, told: str, day: Day, signed: date | None) -> _Verdict:
    """By what stands before the day in its clause, and what is asked for there."""
    clause = re.sub(r"\s+", " ", re.split(r"[;()]", told[max(0, day.span[0] - _NEAR) : day.span[0]])[-1])
    if _CITED.search(clause):
        return _Verdict.OTHER
    spoken, one_of = phrases.told(sentence)
    spoken = spoken[max(0, day.span[0] - _NEAR) : day.span[0]]
    never = re.search(rf"{one_of('due', 'never')}[^,;]{{0,45}}$", spoken)
    handed = phrases.one_of("due", "handing")
    past = bool(signed and day.day and day.day < signed)
    if re.search(rf"{phrases.one_of('due', 'triggers')}{_BEFORE_DAY}", clause):
        return _triggered(told, past=past, never=bool(never))
    if never or past:
        return _Verdict.OTHER
    if _PERIOD.search(clause):
        receives = re.search(one_of("due", "receiving"), spoken)
        return _Verdict.UNSURE if receives else _Verdict.OTHER
    named = re.search(r"(?:han|thoi han|thoi gian)\b[^.;:]{0,70}[:]?\s*(?:la|:)?\s*(?:ngay\s*)?$", clause)
    weak = re.search(rf"{phrases.one_of('due', 'weak')}{_BEFORE_DAY}", clause)
    if (named and re.search(handed, named[0])) or (weak and re.search(handed, clause[-160:])):
        return _Verdict.UNSURE
    if day.month and weak and re.search(phrases.one_of("due", "actions"), told):
        return _Verdict.UNSURE
    # A day still to come, in a sentence that asks for something, is left to the user.
    return _Verdict.MAYBE if re.search(handed, told) else _Verdict.OTHER


def _triggered(told: str, *, past: bool, never: bool) -> _Verdict:
    """A day behind “trước”, “chậm nhất” and the like."""
    if never:
        return _Verdict.MAYBE if re.search(phrases.one_of("due", "handing"), told) else _Verdict.OTHER
    if past:
        return _Verdict.MAYBE
    return _Verdict.SURE if re.search(phrases.one_of("due", "actions"), told) else _Verdict.UNSURE


def _recurring(sentence: str, told: str, span: Span) -> list[Deadline]:
    """Rhythms: every month by the 23rd, every year by 15 November, every six months."""
    handed = re.search(phrases.one_of("due", "handing"), told)
    if not handed or re.search(r"(?<!\d)\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}", told):
        return []
    quarter = re.search(phrases.one_of("due", "recurring_quarter"), told)
    month = re.search(phrases.one_of("due", "recurring_month"), told)
    year = re.search(phrases.one_of("due", "recurring_year"), told)
    half = re.search(rf"{phrases.one_of('due', 'periodic')}\s*(?:{phrases.one_of('due', 'recurring_half')})", told)
    day = re.search(_DAY_OF, told)
    dated = re.search(r"(?:ngay\s*)?(?P<d>\d{1,2})\s*(?:/|thang)\s*(?P<m>\d{1,2})(?!\s*/?\s*\d)", told)
    made: list[tuple[str, bool]] = []
    rhythms = sum(bool(found) for found in (quarter, month, year, half))
    days = len(re.findall(r"ngay\s*\d{1,2}", told))
    single = rhythms == 1 and days == 1
    if quarter and day:
        made.append((f"quarter-end-month:{int(day['day'])}", single))
    elif month and day and not year:
        made.append((f"monthly:{int(day['day'])}", single))
    elif year and dated and 1 <= int(dated["m"]) <= 12:
        made.append((f"yearly:{int(dated['m']):02d}-{int(dated['d']):02d}", single))
    elif half:
        made.append(("every:6-months", False))
    elif quarter and re.search(phrases.one_of("due", "periodic"), told):
        made.append(("every:3-months", False))
    elif month and re.search(r"bao cao", told):
        made.append(("every:1-months", False))
    elif year and re.search(r"(?:dinh ky|bao cao)[^.;]{0,40}(?:hang|moi) nam", told):
        made.append(("every:12-months", False))
    text = " ".join(sentence.split())
    return [Deadline(day=None, recurring=rhythm, sentence=text, span=span, sure=sure) for rhythm, sure in made]


def _counted(sentence: str, told: str, span: Span, signed: date | None) -> list[Deadline]:
    """Days counted from the signing are worked out and marked; from another day only the sentence is known."""
    match = _DURATION.search(told)
    if match is None:
        return []
    from_signing = re.search(phrases.one_of("due", "from_signing"), told)
    day = None
    if from_signing and signed and match["unit"] in ("ngay", "tuan"):
        day = signed + timedelta(days=int(match["count"]) * (7 if match["unit"] == "tuan" else 1))
    received = re.search(phrases.one_of("due", "from_receipt"), told)
    if day is None and not (received and re.search(phrases.one_of("due", "handing"), told)):
        return []
    return [Deadline(day=day, sentence=" ".join(sentence.split()), span=span, computed=day is not None, sure=False)]
