"""By when something is to be done. A day is a deadline for what stands before it (“trước ngày”) and what is asked for
in its clause (“gửi”, “báo cáo”); reporting periods, events and dates of cited papers are none. The list is sure only
where a rule has told of each expression of time what it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from danvan_desktop.domain.reading import Deadline, Found, Span
from danvan_desktop.importers.dispatches import dates, phrases, rhythms
from danvan_desktop.importers.dispatches.clauses import Told, Word
from danvan_desktop.importers.dispatches.dates import Day
from danvan_desktop.importers.dispatches.judging import TRIGGER, Row, Sense, Verdict, judged, placed
from danvan_desktop.importers.dispatches.layout import Paragraph
from danvan_desktop.importers.dispatches.rhythms import Spoken, Turn

_SENTENCE = re.compile(
    r"(?<=[.!?;])[\"”’)]*\s+(?=[A-ZĐÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ“\"(-])"
)
_LONGEST = 4000  # letters; what goes on without an end is no sentence
_SHORTEST = 120  # letters; a shorter body was not made out
_TIME = re.compile(r"\d|\b(?:ngay|thang|quy|nam|tuan|truoc)\b")
"""Without one of these a sentence tells no day."""

_AND = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|va|hoac)\s*(?:ngay\s*)?")
"""What stands between two days of which the same is said."""
_CORRECTS = re.compile(phrases.one_of("due", "corrects"))
_TOLD_BEFORE = re.compile(
    r"\b(?:co|da co|ban hanh|da ban hanh|da gui)\s+(?:[a-z]+\s+){1,4}so\s*:?\s*\d"
)  # by an earlier paper
_SAME_DAY = re.compile(rf"{phrases.one_of('due', 'triggers')}[^;.]{{0,30}}\bcung ngay\b")
_COUNTED = r"(?P<count>\d{1,3})\s*(?:\(\w[^)]*\)\s*)?(?P<unit>ngay(?: lam viec)?|thang|tuan|gio)"
_COUNTED_FROM = r"(?P<from>(?:ke |tinh )?tu (?:ngay|khi)[^,.;]*|sau khi nhan[^,.;]*)"
_DURATION = re.compile(
    r"(?:trong (?:thoi han|vong|thoi gian)|trong|thoi han|cham nhat(?: la)?|khong qua|sau|truoc)"
    rf"\s*(?:thoi han\s*)?{_COUNTED}\b(?!\s*\d)\s*,?\s*{_COUNTED_FROM}?"
)
_RELATIVE = re.compile(
    rf"{_COUNTED}\s+(?:truoc|sau)\b|\b(?:truoc|sau)\b[^,.;:]{{1,40}}?\s{_COUNTED.replace('?P<', '?P<of_')}\b"
)

_DAYS = r"(?P<count>\d{1,3})\s*(?:\(\w[^)]*\)\s*)?ngay"
_DAYS_BEFORE = re.compile(rf"{_DAYS}\s+truoc\s+(?:ngay|khi|le|hoi|ky|dai|buoi)\b[^;.\d]*$")
_AFTER = re.compile(r"\b(?:sau|ke tu|tinh tu)\s+(?:ngay|khi)\b[^;.,\d]*$")
_DAYS_AFTER = re.compile(rf"\)?\s*,?\s*(?:khong qua|cham nhat(?: la)?|trong vong)\s+{_DAYS}\b(?!\s+lam viec)")

# What asks for a day that could not be made out: a slip in its figures, a day counted from another, a feast.
_UNREAD = re.compile(
    rf"{phrases.one_of('due', 'triggers')}(?:\s*(?:{phrases.one_of('due', 'links')}|,)){{0,6}}"
    r"\s+(?:(?:ngay|thang|quy)\s*[\d.…(]|\d{1,2}\s*(?:ngay|gio|thang|tuan|h\b|[/\-.]\s*[\dol])|\.{2,}|…)"
)
_BEFORE_EVENT = re.compile(
    r"\b(?:truoc|cham nhat|muon nhat)\s+(?:ngay|thang|tet|dip|mua|khi|ky|hoi nghi|cuoi|dau|tuan|thu|chu nhat|hom"
    r"|khai mac|be mac|dai hoi|buoi|le|\d)"
)
_LED_BY_EVENT = re.compile(
    r"\W*truoc\s+(?:ngay|khi|le|ky|hoi nghi|dai hoi|tet)\s+(?!\d)[^;.]*\d\s*(?:ngay\b|[/.\-]\s*\d)"
)
_VAGUE = re.compile(
    r"\b(?:ngay mai|hom nay)\b|\btrong\s+(?:ngay|tuan|thang|quy|hom nay|nam\s+\d)"
    r"|(?<!thang )\b(?:dau|giua|cuoi)\s+(?:thang|quy|nam|tuan)\b"
)
_SLASHED = re.compile(rf"{phrases.one_of('due', 'triggers')}[^.;,]{{0,25}}?(?<!\d)\d{{1,2}}/\d{{1,2}}(?!\d)")
_KEPT = re.compile(r"\bdinh ky\b|\b(?:hang|moi) nam\b(?!\s*\d)|\bche do (?:thong tin,? )?bao cao\b")
_ALONE = re.compile(r"\s*+\d{1,2}\s*+[/-]\s*+\d{1,2}[\s.]*+")
_FIGURES = r"\d{1,2}\s*+[/-]\s*+\d{1,2}"
_EACH_YEAR = re.compile(rf"\s*+{_FIGURES}(?:\s*+(?:va|,|;)\s*+(?:ngay\s*+)?{_FIGURES})*+\s++(?:hang|moi) nam\b")
_LEADS_DAY = re.compile(r"(?:[\s(\d/,;-]|ngay|va|vao)*+")
_DAY = "ngày "
"""Two figures alone in a column with the day by which are read as if this stood before them."""
_REGULARLY = re.compile(r"[\s\-+•*\d.)]*+(?:[a-h]\s*+[.)]\s*+)?dinh ky\s*+(?:,\s*+)?(?:vao\s++)?$")
_WHOLE_YEAR = re.compile(r"\s*+(?:(?:trong|ca|het|den het|trong ca)\s++)?nam\s++(?P<year>20\d\d)[\s.]*+")
_NEAR = 30  # letters between what is handed in and a time that is told vaguely


def read(
    paragraphs: Sequence[Paragraph],
    signed: date | None,
    *,
    backward: bool = False,
    beside: Sequence[Paragraph] = (),
    listed: Sequence[tuple[Sequence[Deadline], bool]] = (),
) -> Found:
    """The deadlines in the order of the text. `sure` only where each is beyond doubt and no day was left undecided;
    never where a paper tells of its own work (`backward`), or days of what stands `beside` the body, in annexes, are
    among them. `listed` are those of each row of a table, and whether there is a doubt of them.
    """
    found: list[_Made] = []
    alike: defaultdict[tuple[object, ...], list[_Made]] = defaultdict(list)
    doubtful = False
    inner = bool(sum(len(paragraph.text) for paragraph in paragraphs) >= _SHORTEST)
    for part, within in ((paragraphs, True), (beside, False)):
        above = ""
        for paragraph, row in _by_rows(part):
            kept = bool(_KEPT.search(above + paragraph.flat))
            above = paragraph.flat
            for text, start in _sentences(paragraph):
                made, doubt = _of_sentence(Told(text, start), Sense(signed, backward=backward, row=row))
                new = [one for one in made if not any(one.tells_the_same(other) for other in alike[one.told])]
                found += new
                for one in new:
                    alike[one.told].append(one)
                # Without its year a day in what is kept up may be that of each year.
                yearly = kept and any(one.deadline.day and not _told_year(one, paragraph) for one in new)
                doubtful = doubtful or (doubt or yearly if within else bool(new))
    for dues, doubt in listed:
        new = [one for one in map(_Made, dues) if not any(one.tells_the_same(other) for other in alike[one.told])]
        found += new
        for one in new:
            alike[one.told].append(one)
        doubtful = doubtful or doubt
    corrected = any(_CORRECTS.search(one.flat) for one in paragraphs)
    # A paper that sets another day tells the one of the earlier paper first; that holds no more.
    if corrected and any(not one.earlier for one in found):
        found = [one for one in found if not one.earlier]
        doubtful = True
    found.sort(key=lambda one: one.deadline.span)
    deadlines = tuple(one.deadline for one in found)
    sure = inner and not doubtful and all(one.sure for one in deadlines) and not (backward and deadlines)
    # Where a day takes the place of another, the earlier one is told too, and holds no more.
    sure = sure and not (len(deadlines) > 1 and corrected)
    return Found(deadlines, sure, tuple(one.span for one in deadlines))


def of_cell(text: str, start: int, signed: date | None, *, plain: bool) -> list[Deadline]:
    """The deadlines in a cell of a table, whose column names the day by which (`plain`) or but the time."""
    told = Told(text, start)
    if (plain and _ALONE.fullmatch(text)) or _EACH_YEAR.match(told.flat):
        told = Told(f"{_DAY}{text}", start - len(_DAY))
    made, _ = _of_sentence(told, Sense(signed, backward=False, row=Row.DUE if plain else Row.PLANNED))
    if made:
        return [one.deadline for one in made]
    if year := _WHOLE_YEAR.fullmatch(told.flat):
        return [_deadline(told, year.span(), month=f"{year['year']}-12", sure=False)]
    named = [one for one in rhythms.spoken(told) if one.recurring]
    return [_deadline(told, one.span, recurring=one.recurring, sure=False) for one in named]


def tells_time(text: str) -> bool:
    """Whether there may be a time in a text at all."""
    return bool(_TIME.search(text))


def _told_year(one: "_Made", paragraph: Paragraph) -> bool:
    first, last = (place - paragraph.start for place in one.deadline.span)
    return one.deadline.computed or bool(re.search(r"\d{4}|nghin|ngan|cung ngay", paragraph.flat[first:last]))


@dataclass(frozen=True, slots=True)
class _Made:
    """A deadline and the hour of its day; whether it is told as that of an `earlier` paper."""

    deadline: Deadline
    hour: str | None = None
    earlier: bool = False

    def tells_the_same(self, other: "_Made") -> bool:
        """Whether two places tell the same day; two hours of one day are two deadlines."""
        return self.told == other.told and (None in (self.hour, other.hour) or self.hour == other.hour)

    def span_in(self, told: Told) -> Span:
        """Where the day stands in its sentence."""
        return self.deadline.span[0] - told.start, self.deadline.span[1] - told.start

    @property
    def told(self) -> tuple[object, ...]:
        """What is told of the day; a deadline of which only the sentence is known is like no other."""
        one = self.deadline
        return (one.day, one.recurring, one.month) if one.day or one.recurring or one.month else one.span


def _by_rows(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Row]]:
    """The paragraphs, and of what table each is a row."""
    header = re.compile(rf"^\|?\s*(?:tt|stt|so tt)\b.*{phrases.one_of('due', 'columns', 'vague_columns')}")
    within = Row.NONE
    for paragraph in paragraphs:
        heads = bool(header.match(paragraph.flat))
        if heads:
            within = _row_below(paragraph.flat)
        elif not re.match(r"\|?\s*(?:\d{1,2}\b(?!\s*[.)])|[-|:])", paragraph.flat):
            within = Row.NONE
        yield paragraph, Row.NONE if heads else within


def _row_below(header: str) -> Row:
    """What the rows below a header are: a column “thời gian” tells of events where another one names their place."""
    if re.search(rf"{phrases.one_of('due', 'columns')}(?!\s+{phrases.one_of('due', 'other_columns')})", header):
        return Row.DUE
    return Row.EVENTS if re.search(phrases.one_of("due", "event_columns"), header) else Row.PLANNED


def _sentences(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    start = 0
    for gap in [*_SENTENCE.finditer(paragraph.text), None]:
        end = gap.start() if gap else len(paragraph.text)
        for first in range(start, end, _LONGEST):
            sentence = paragraph.text[first : min(end, first + _LONGEST)]
            if sentence.strip():
                yield sentence, paragraph.start + first
        start = gap.end() if gap else end


def _of_sentence(told: Told, sense: Sense) -> tuple[list[_Made], bool]:
    """The deadlines of one sentence, and whether there is an expression of time in it that may be one."""
    if not _TIME.search(told.flat):
        return [], False
    plain = list(dates.find(told.text, sense.signed.year if sense.signed else None))
    turns = list(rhythms.turns(told, plain))
    days = [placed(day, sense.signed) for day in plain]
    known: list[Span] = [turn.span for turn in turns]
    made = [one for turn in turns if (one := _of_turn(told, turn, sense))]
    doubtful = any(turn.recurring is None for turn in turns)
    labels = False
    before: tuple[Day, Verdict] | None = None
    for day in days:
        if any(_meet(day.span, span) for span in known[: len(turns)]):
            continue
        known.append(day.span)
        if counted := _from_day(told, day, sense):
            made.append(counted)
            known.append(counted.span_in(told))
            continue
        # “trước ngày 20/3, quý II trước ngày 20/6”: a month does not go on with a day.
        alike = before is not None and (before[0].day is None) == (day.day is None)
        goes_on = alike and before is not None and _AND.fullmatch(told.flat, before[0].span[1], day.span[0])
        verdict = before[1] if before and goes_on else judged(told, day, sense)
        before = (day, verdict)
        doubtful = doubtful or (verdict is Verdict.MAYBE and day.day is not None)
        labels = labels or (verdict is Verdict.MAYBE and day.day is None)
        if verdict in (Verdict.SURE, Verdict.UNSURE):
            made.append(_of_day(told, day, sure=verdict is Verdict.SURE and day.sure))
    listed = [one.span_in(told) for one in made]
    left = [day for day in days if day.day and day.span not in listed and not (sense.signed and day.day < sense.signed)]
    doubtful = doubtful or any(_is_last_day(told, day) for day in left)
    doubtful = doubtful or bool(days and _CORRECTS.search(told.flat))
    made = [replace(one, earlier=bool(_TOLD_BEFORE.search(told.flat[: one.span_in(told)[0]]))) for one in made]
    doubtful = doubtful or any(one.earlier for one in made)
    impossible = _impossible(told, sense)
    known += [one.span_in(told) for one in impossible]
    made += impossible
    # A month before a whole sentence gives way to the days within.
    doubtful = doubtful or (labels and not made and not any(day.day for day in days))
    made += _of_same_day(told, made, known)
    made += _counted(told, sense.signed, known)
    if not any(one.deadline.recurring for one in made):
        asked = [one for one in rhythms.spoken(told) if told.handed(one.span[0])]
        asked = [one for one in asked if not any(_meet(one.span, span) for span in known)]
        made += _without_day(told, asked) if not made and not sense.backward else []
        doubtful = doubtful or bool(asked)
    made.sort(key=lambda one: one.deadline.span)
    return made, doubtful or _left_over(told, known)


def _of_day(told: Told, day: Day, *, sure: bool) -> _Made:
    before = day.opens and re.search(r"\btruoc\s+(?:het\s+)?$", told.flat[: day.span[0]])
    month = day.opens if before else day.month
    return _Made(_deadline(told, day.span, day=day.day, month=month, sure=sure), told.hour(day.span[0]))


def _from_day(told: Told, day: Day, sense: Sense) -> _Made | None:
    """A day counted from one in the text: “chậm nhất 30 ngày trước ngày 15/10”, “sau ngày … không quá 15 ngày”."""
    if day.day is None or sense.backward:
        return None
    first = max(told.clause(day.span[0])[0], day.span[0] - _SHORTEST)
    if before := _DAYS_BEFORE.search(told.flat, first, day.span[0]):
        span, days = (before.start(), day.span[1]), -int(before["count"])
    elif _AFTER.search(told.flat, first, day.span[0]) and (after := _DAYS_AFTER.match(told.flat, day.span[1])):
        span, days = (day.span[0], after.end()), int(after["count"])
    else:
        return None
    try:
        due = day.day + timedelta(days=days)
    except OverflowError:  # the year 1, or 9999
        return None
    if not told.handed(span[0]) or (sense.signed and due < sense.signed):
        return None
    return _Made(_deadline(told, span, day=due, computed=True, sure=False))


def _is_last_day(told: Told, day: Day) -> bool:
    """Whether what comes behind a day is too late (“sau ngày 20/4 không nhận hồ sơ”)."""
    _, last = told.clause(day.span[0])
    return bool(re.search(phrases.one_of("due", "too_late"), told.flat[day.span[1] : last]))


def _impossible(told: Told, sense: Sense) -> list[_Made]:
    """What is due by a day that there is not (31/11), of which but the sentence is known."""
    found: list[_Made] = []
    for span in dates.impossible(told.text, sense.signed.year if sense.signed else None):
        trigger = TRIGGER.search(re.sub(r"\s", " ", told.flat[max(0, span[0] - _SHORTEST) : span[0]]))
        if trigger and told.asks and not sense.backward and told.nearest(span[0]) not in (Word.NEVER, Word.SELDOM):
            found.append(_Made(_deadline(told, span, sure=False)))
    return found


def _deadline(
    told: Told,
    span: Span,
    *,
    sure: bool,
    day: date | None = None,
    month: str | None = None,
    recurring: str | None = None,
    computed: bool = False,
) -> Deadline:
    return Deadline(
        day=day,
        month=month,
        recurring=recurring,
        sentence=" ".join(told.text.split()),
        span=(told.start + span[0], told.start + span[1]),
        computed=computed,
        sure=sure,
    )


def _of_turn(told: Told, turn: Turn, sense: Sense) -> _Made | None:
    """A day that comes round again, where something is handed in by it."""
    word = told.nearest(turn.span[0])
    back = re.search(phrases.one_of("due", "looking_back"), told.flat[max(0, turn.span[0] - 60) : turn.span[0]])
    if word in (Word.NEVER, Word.SELDOM) or back or sense.backward:
        return None
    triggered = re.search(rf"{phrases.one_of('due', 'triggers')}\s*(?:ngay\s*)?$", told.flat[: turn.span[0]])
    handed = word is not Word.EVENT and told.handed(turn.span[0])
    in_row = sense.row is not Row.NONE and _LEADS_DAY.fullmatch(told.flat, 0, turn.span[0])
    if not triggered and not handed and not in_row and not _REGULARLY.match(told.flat[: turn.span[0]]):
        return None
    asked = handed or sense.row is Row.DUE or (triggered is not None and sense.row is Row.PLANNED)
    return _Made(_deadline(told, turn.span, recurring=turn.recurring, sure=turn.sure and asked))


def _of_same_day(told: Told, made: Sequence[_Made], known: list[Span]) -> list[_Made]:
    """“Trước 20 giờ cùng ngày”: the day told before, at another hour."""
    found: list[_Made] = []
    for match in _SAME_DAY.finditer(told.flat):
        before = [one for one in made if one.deadline.day and one.deadline.span[1] <= told.start + match.start()]
        if before and (hour := told.hour(match.end())):
            known.append(match.span())
            day = before[-1].deadline.day
            found.append(_Made(_deadline(told, match.span(), day=day, sure=before[-1].deadline.sure), hour))
    return found


def _counted(told: Told, signed: date | None, known: list[Span]) -> list[_Made]:
    """Days counted from the signing are worked out and marked; from another day only the sentence is known."""
    found: list[_Made] = []
    for match in _DURATION.finditer(told.flat):
        if any(_meet(match.span(), span) for span in known):
            continue
        from_signing = re.search(phrases.one_of("due", "from_signing"), match["from"] or "")
        received = re.search(phrases.one_of("due", "from_receipt"), match["from"] or "")
        day = None
        if from_signing and signed and match["unit"] in ("ngay", "tuan"):
            day = signed + timedelta(days=int(match["count"]) * (7 if match["unit"] == "tuan" else 1))
        if day is None and not (received and told.handed(match.start())):
            continue
        if told.nearest(match.start()) is Word.NEVER:
            continue
        known.append(match.span())
        found.append(_Made(_deadline(told, match.span(), day=day, computed=day is not None, sure=False)))
    return found


def _without_day(told: Told, asked: Sequence[Spoken]) -> list[_Made]:
    """A rhythm without its day: “định kỳ sáu tháng báo cáo”."""
    named = [one for one in asked if one.recurring]
    if not named or not re.search(r"\bbao cao|\bdinh ky", told.flat):
        return []
    return [_Made(_deadline(told, named[0].span, recurring=named[0].recurring, sure=False))]


def _left_over(told: Told, known: Sequence[Span]) -> bool:
    """Whether there is a time by which something is handed in that no rule has taken for anything."""
    for match in _UNREAD.finditer(told.flat):
        place = (match.start(), match.end() + 25)
        if told.asks and not any(_meet(place, span) for span in known) and not told.never(match.start() + 1):
            return True
    if _LED_BY_EVENT.match(told.flat) and told.handed(0):
        return True
    for span in rhythms.bare(told):
        goes_on = any(0 <= one[0] - span[1] <= 15 for one in known)
        if not goes_on and told.handed(span[0]) and not any(_meet(span, one) for one in known):
            return True
    for pattern in (_DURATION, _RELATIVE, _VAGUE, _BEFORE_EVENT, _SLASHED):
        for match in pattern.finditer(told.flat):
            taken = any(_meet((match.start(), match.end() + 25), one) for one in known)
            if not taken and told.nearest(match.start()) is Word.HANDED and _is_near(told, pattern, match.start()):
                return True
    return False


def _is_near(told: Told, pattern: re.Pattern[str], place: int) -> bool:
    """Whether what is handed in stands near enough to a time that is told vaguely."""
    return pattern is not _VAGUE or told.distance(place) <= _NEAR


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
