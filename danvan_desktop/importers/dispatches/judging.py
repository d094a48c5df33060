"""What a day in a sentence is: a deadline, perhaps one, or none for a reason that can be named."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto

from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.clauses import Told, Word
from danvan_desktop.importers.dispatches.dates import Day

_HOUR = r"\d{1,2}(?:\.\d{2})?\s*(?:gio|h|g|:)\s*\d{0,2}\s*(?:phut|['’′])?|thu\s+\w+|chu nhat"
_BEFORE_DAY = rf"(?:\s*(?:{phrases.one_of('due', 'links')}|{_HOUR}|,|\()){{0,8}}\s*(?:ngay\s*)?$"
TRIGGER = re.compile(rf"{phrases.one_of('due', 'triggers')}{_BEFORE_DAY}")
_UNTIL = re.compile(rf"(?:den het|het|xong|xong trong|den){_BEFORE_DAY}")
_WITHIN = re.compile(rf"(?:trong|xong){_BEFORE_DAY}")
_WEAK = re.compile(rf"{phrases.one_of('due', 'weak')}{_BEFORE_DAY}")
_VAGUE = re.compile(r"\b(?:tuan|dau|giua|cuoi|nua|trung tuan)\b[^,;]*$")
_CITED = re.compile(
    r"(?:so\s*:?\s*\d+[a-z]?\s*[-/]\s*\S+|\d[a-z]?\s*[-/](?:\d+/)?[a-z]{2}\S*)\s*,?\s*(?:ban hanh\s*)?ngay\s*$"
)
_PERIOD = re.compile(
    rf"\b(?:ke )?tu\s+(?=[^,]{{0,20}}\d)[\d\s/.:\-a-z]{{1,50}}(?:den|toi)\s*(?:het\s*)?(?:{_HOUR}|\s)*(?:ngay\s*)?$"
    r"|\d\s*[-–]\s*(?:ngay\s*)?$"
)
_FROM = re.compile(rf"\b(?:tu|bat dau|sau)\s*(?:tu\s*)?(?:(?:{_HOUR})\s*,?\s*)?(?:ngay\s*)?$")
_HOURS = re.compile(rf"\b(?:tu|luc|hoi)\s*(?:{_HOUR})")
_SINCE = re.compile(r"\b(?:ke|tinh) tu\s+(?:ngay|khi)\s[^,;\d]*\b(?:den|toi)\b")
_UNTIL_LATER = re.compile(r"\s*(?:den|toi|[-–])\s*(?:het\s*)?(?:ngay\s*)?\d")
_AT = re.compile(rf"\b(?:luc|hoi|tu)\s*(?:{_HOUR})[\s,]*(?:ngay\s*)?$")
_ON_CONDITION = re.compile(r"\s*(?:,\s*)?(?:thi|van|duoc|khong phai|se duoc|moi duoc)\b")
_OF_PAPER = re.compile(r"\bso\s*:?\s*\d+[a-z]?\s*[-/][^();]{0,80}\([^()]*$")
_PAPER = re.compile(r"\bso\s*:?\s*\d+[a-z]?\s*[-/]")
_NAMED = re.compile(r"(?:han|thoi han|thoi gian)\b[^.;:]{0,70}[:]?\s*(?:la|:)?\s*(?:ngay\s*)?$")
_LAST = re.compile(r"\s*(?:la\s+)?(?:han|thoi han|han chot)\s+(?:nhan|nop|gui|chot|cuoi)")
_HEADS_DAY = re.compile(r"\s*[:(]?\s*(?:truoc|cham nhat|gui|nop|bao cao|tu ngay)\b[^;.]{0,25}\d")
_LABEL = re.compile(r"[\s\-+•*\d.)a-z]{0,5}(?:trong\s+)?$")
_PLANNED = re.compile(
    r"\b(?:du kien|chuan bi|phuc vu|nhan dip|khai mac|dien ra|luc|vao hoi|du bao|lich|nghi)\b[^,;]{0,80}$"
)
_TIME_OF = re.compile(r"\bthoi gian[^:,;]{0,40}:[^;:]{0,60}$")
_PLACE = re.compile(r"\s*(?:\([^)]*\)\s*)?,?\s*(?:tai|luc|vao luc)\b")
_BESIDE = 12  # letters between an event and its day
_SENT = re.compile(
    r"(?<!da )\b(?:gui|goi|nop)\s+(?:ve|cho|toi|den)\b[^,;]*\sngay\s*$"
    r"|^[\s\-+•*\d.)]*(?:gui|goi|nop|dang ky|hoan thanh)\b[^,;]*\sngay\s*$"
    r"|(?<!da )\b(?:gui|nop)\s+ngay\s*$"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_NOT_YET = re.compile(r"(?:\bchua\b[^,]*|^[\s\-+•*\d.)]*chua\b(?!.*\bthi\b).*)$")
_BEFORE_IT = re.compile(r"\b(?:truoc|cham nhat|muon nhat)\s[^,;\d]{1,60}$")
_NOT_TO = re.compile(r"\bkhong\s+(?:\w+\s+){1,4}$")  # “không tổ chức trước ngày”
_ANOTHER = re.compile(r"\s*phai\s[^;.]*?\s(?:truoc|cham nhat|muon nhat)\s")  # “các khoản chi trước … phải … trước …”
_GOES_ON = re.compile(r"\b(?:ve|cho|toi|den|qua|xong)\b|[\d,]")
_YEARS = re.compile(r"\d{4}\s*[-–]\s*\d{4}")
_FEW = 2  # words between “hiệu lực” and “trước”
_LONG_PAST = timedelta(days=400)
_NEAR = 200  # letters before a day in which its sense is looked for


class Verdict(Enum):
    """What a day is taken for."""

    SURE = auto()
    UNSURE = auto()
    MAYBE = auto()  # to be looked at, but not listed
    OTHER = auto()  # no deadline


class Row(Enum):
    """Of what table a sentence is a row."""

    NONE = auto()
    DUE = auto()  # with a column for the day by which
    PLANNED = auto()  # with a column for the time
    EVENTS = auto()  # with such a column, and one for the place


@dataclass(frozen=True, slots=True)
class Sense:
    """In what a sentence stands: a paper signed on a day, one that looks back (a report), the row of a table."""

    signed: date | None
    backward: bool
    row: Row


def placed(day: Day, signed: date | None) -> Day:
    """A day whose year was not told, in the year that is meant: that of the paper, early in the year the next one."""
    if day.sure or signed is None:
        return day
    if day.day is None:
        return replace(day, sure=day.month is not None and day.month >= f"{signed:%Y-%m}")
    if day.day >= signed:
        return replace(day, sure=(day.day - signed).days < 366)
    if day.day.year == signed.year and signed.month >= 10 and day.day.month <= 3:
        return replace(day, day=day.day.replace(year=signed.year + 1))
    return day


def judged(told: Told, day: Day, sense: Sense) -> Verdict:
    """By what stands before the day in its clause, and what is asked for there."""
    first = max(0, day.span[0] - _NEAR)
    near = re.sub(r"\s+", " ", re.split(r"[;()]", told.flat[first : day.span[0]])[-1])
    if _CITED.search(near) or (day.month and _HEADS_DAY.match(told.flat, day.span[1])):
        return Verdict.OTHER
    if trigger := TRIGGER.search(re.sub(r"\s+", " ", told.flat[first : day.span[0]])):
        return _triggered(told, day, sense, told.flat.rfind(trigger[0].split()[0], 0, day.span[0]))
    if _is_past(day, sense.signed):
        return Verdict.OTHER
    if sense.row is not Row.NONE:
        return _in_row(told, day, near, sense.row)
    word = told.nearest(day.span[0])
    if _PERIOD.search(near):
        return _to_period_end(told, day, near)
    if word is Word.NEVER or _FROM.search(near):
        begun = re.search(r"\d", told.gap(day.span[0])) or _SINCE.search(near)
        until = word is Word.NEVER and begun and _UNTIL.search(near)
        return Verdict.MAYBE if until and told.handed_in_part(day.span[0]) else Verdict.OTHER
    if _LAST.match(told.flat, day.span[1]):
        return Verdict.UNSURE
    return _weakly(told, day, near, word) if _WEAK.search(near) else _plainly(told, day, near, word, sense)


def _in_row(told: Told, day: Day, near: str, row: Row) -> Verdict:
    """A day in a table, with nothing before it that makes it a deadline."""
    if row is Row.EVENTS or _HOURS.search(near) or (row is Row.PLANNED and told.hour(day.span[0])):
        return Verdict.MAYBE
    if _FROM.search(near):
        return Verdict.OTHER if _UNTIL_LATER.match(told.flat, day.span[1]) else Verdict.MAYBE
    plain = row is Row.DUE and day.day and day.sure and not _PERIOD.search(near)
    return Verdict.SURE if plain else Verdict.UNSURE


def _is_past(day: Day, signed: date | None) -> bool:
    if signed is None:
        return False
    return day.day < signed if day.day else bool(day.month and day.month < f"{signed:%Y-%m}")


def _triggered(told: Told, day: Day, sense: Sense, trigger: int) -> Verdict:
    """A day behind “trước”, “chậm nhất” and the like."""
    word = told.nearest(trigger)
    clause = told.flat[told.clause(trigger)[0] : trigger]
    back = re.search(phrases.one_of("due", "looking_back"), clause[-80:])
    past = _is_past(day, sense.signed)
    if condition := _as_condition(told, day, trigger, past=past):
        return condition
    if past:
        long_past = day.day and sense.signed and sense.signed - day.day > _LONG_PAST
        return Verdict.OTHER if long_past or back or sense.backward or _PAPER.search(clause) else Verdict.MAYBE
    if back and word is not Word.HANDED:
        return Verdict.MAYBE
    vague = day.day is None and (not day.sure or bool(_VAGUE.search(told.flat[trigger : day.span[0]])))
    elsewhere = _OF_PAPER.search(told.flat[:trigger])
    seldom = word is Word.SELDOM and not told.handed_in_part(trigger)
    either = told.either(trigger + 1) is not None
    counted = word is Word.NEVER and not _YEARS.search(told.gap(trigger))
    doubtful = ((either or counted) and not told.handed_in_part(trigger)) or _NOT_TO.search(clause)
    doubtful = doubtful or _ANOTHER.match(told.flat, day.span[1])
    if seldom or vague or elsewhere or doubtful or "co mat" in clause:
        return Verdict.UNSURE
    return Verdict.SURE if told.asks or sense.row is not Row.NONE or sense.signed else Verdict.UNSURE


def _as_condition(told: Told, day: Day, trigger: int, *, past: bool) -> Verdict | None:
    """What a day is where the words before it tell whom something applies to, or what was: “được cấp trước ngày”. Of a
    day still to come that is not sure where something is asked for beside it.
    """
    word = told.nearest(trigger)
    handed = told.handed_in_part(trigger) and not past
    if _ON_CONDITION.match(told.flat, day.span[1]):
        return Verdict.UNSURE if word is Word.HANDED and not past else Verdict.OTHER
    if told.never(trigger + 1):
        return Verdict.UNSURE if handed else Verdict.OTHER if past else Verdict.MAYBE
    before = told.either(trigger + 1)
    condition = phrases.marked_one_of("due", "condition") + r"[^,]*$"
    if before is not None and (past or re.search(condition, before)):
        return Verdict.UNSURE if handed else Verdict.OTHER
    clause = told.flat[told.clause(trigger)[0] : trigger]
    if not past and word is not Word.HANDED and _NOT_YET.search(clause):
        return Verdict.MAYBE
    beside = not past and (len(told.gap(trigger).split()) > _FEW or _GOES_ON.search(told.gap(trigger)))
    if word is Word.NEVER and not beside:
        return Verdict.UNSURE if handed else Verdict.OTHER
    return None


def _to_period_end(told: Told, day: Day, near: str) -> Verdict:
    """The end of a period: by it things are handed in, or it is but told of."""
    if not told.collected(day.span[0]):
        # “việc bàn giao tiến hành từ 26/6 đến hết 28/6”: with its last day the work is to be done.
        if (
            re.search(r"den het", near)
            and told.handed_in_part(day.span[0])
            and told.nearest(day.span[0]) is Word.HANDED
        ):
            return Verdict.UNSURE
        return Verdict.MAYBE if _SINCE.search(near) and told.handed_in_part(day.span[0]) else Verdict.OTHER
    collected = re.search(r"(?:thoi gian|thoi han)\s+(?:tiep )?(?:nhan|nop|gui|thu|dang ky)\b", near)
    plain = collected or re.search(r"den het", near)
    return Verdict.SURE if plain and day.day and day.sure else Verdict.UNSURE


def _weakly(told: Told, day: Day, near: str, word: Word | None) -> Verdict:
    """A day behind “đến hết”, “trong”, “vào”."""
    if word is Word.HANDED:
        plain = (_UNTIL.search(near) or _WITHIN.search(near)) and day.sure and not _VAGUE.search(near[-40:])
        # Behind another day and a comma something else may begin: “xong trước ngày 20/3, trong tháng 4 …”.
        own = told.handed_in_part(day.span[0]) or not re.search(r"\d", told.gap(day.span[0]))
        return Verdict.SURE if plain and own else Verdict.UNSURE
    if word is Word.SELDOM:
        return Verdict.MAYBE if told.handed_in_part(day.span[0]) else Verdict.OTHER
    if word is Word.EVENT and not day.month:
        until = re.search(rf"den het{_BEFORE_DAY}", near)
        asked = told.handed_in_part(day.span[0]) and not _PLANNED.search(near)
        return Verdict.UNSURE if until or asked else Verdict.OTHER
    until = _UNTIL.search(near) or _WITHIN.search(near)
    if day.month or (until and told.asks):
        return Verdict.UNSURE
    return Verdict.MAYBE if until or told.handed(day.span[0]) else Verdict.OTHER


def _plainly(told: Told, day: Day, near: str, word: Word | None, sense: Sense) -> Verdict:
    """A day with nothing before it that tells its sense."""
    if day.month:  # mostly the name of a period: “báo cáo quý I”
        if _TIME_OF.search(near):
            return Verdict.UNSURE
        return Verdict.MAYBE if _LABEL.fullmatch(near) and told.asks else Verdict.OTHER
    named = _NAMED.search(near)
    if named and re.search(phrases.one_of("due", "handing"), named[0]):
        plain = named[0].startswith(("han", "thoi han")) and day.sure
        return Verdict.SURE if plain else Verdict.UNSURE
    if (sense.signed and day.day == sense.signed) or (word is not Word.HANDED and _AT.search(near)):
        return Verdict.OTHER
    if word is Word.EVENT:
        own = told.distance(day.span[0]) <= _BESIDE or _PLANNED.search(near)  # the day of the event itself
        asked = told.handed_in_part(day.span[0]) and (not own or _BEFORE_IT.search(near))
        return Verdict.MAYBE if asked else Verdict.OTHER
    if word is None and (
        _PLACE.match(told.flat, day.span[1]) or _PLANNED.search(near) or _TIME_OF.search(near) or told.hour(day.span[0])
    ):
        return Verdict.OTHER
    clause = _BRACKETS.sub("", told.flat[told.clause(day.span[0])[0] : day.span[0]])
    sent = word is Word.HANDED and sense.signed and not sense.backward and _SENT.search(clause)
    # A day still to come, in a clause that asks for something, is left to the user: “Nộp về Phòng Nội vụ ngày …”.
    if sent:
        return Verdict.UNSURE
    return Verdict.MAYBE if told.handed(day.span[0]) or word is None else Verdict.OTHER
