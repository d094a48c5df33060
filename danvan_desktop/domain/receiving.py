"""From what was read in a document to the form of the incoming directive: a value a field, and how sure it is."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from danvan_desktop.domain import deadlines, recurrence
from danvan_desktop.domain.catalogues import PaperKind
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.issuers import Issuer, Track
from danvan_desktop.domain.reading import Deadline, Found, Reading, Span
from danvan_desktop.domain.recurrence import Recurrence, Rhythm
from danvan_desktop.domain.vietnamese import flat, fold
from danvan_desktop.texts import receiving as texts

NEW = "new"
"""In the place of a uid: the body, or the signer, that the document names and nobody has entered yet."""

_BEFORE = re.compile(
    r"truoc\s*(?:\d{1,2}\s*(?:gio|h|g|:)\s*\d{0,2}\s*(?:phut)?\s*,?\s*)?(?:(?:ngay|thang|quy)\s*)?(?:\d{1,2}\s*)?$"
)
_TRACKS = (
    (Track.YOUTH, r"\b(?:doan tncs|doan thanh nien|tinh doan|thanh doan|huyen doan|doan (?:xa|phuong))\b"),
    (Track.UNION, r"\b(?:lien doan lao dong|cong doan)\b"),
    (
        Track.FRONT,
        r"\b(?:mat tran|mttq|hoi (?:lien hiep )?phu nu|hoi nong dan|hoi cuu chien binh|hoi nguoi cao tuoi)\b",
    ),
    (
        Track.PARTY,
        r"\b(?:dang uy|dang bo|tinh uy|thanh uy|huyen uy|quan uy|chi bo|ban dan van|ban tuyen giao|trung uong)\b",
    ),
)
_ARCHIVED = re.compile(r"^luu\b")
_ADDRESSED = re.compile(r"^nhu\s+(?:tren|kinh gui|noi gui|dieu \d)")


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text came from: a file, which is attached where `attach` says so, or the clipboard. `cited` are the
    papers that the text names.
    """

    text: str
    path: Path | None = None
    attach: bool = True
    cited: tuple[str, ...] = ()


class Mark(StrEnum):
    """How a value of the form came about."""

    SURE = "sure"
    UNSURE = "unsure"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class NamesOfBodies:
    """`long_forms` spell out abbreviations, both folded; `usual` are words as they are written outside headings."""

    long_forms: Mapping[str, str]
    usual: tuple[str, ...]

    def folded(self, name: str) -> str:
        """The name for comparing it with another."""
        words = re.sub(r"[^\w\s]", " ", fold(name))
        for short, long in self.long_forms.items():
            words = re.sub(rf"\b{re.escape(short)}\b", long, words)
        return " ".join(words.split())

    def written(self, heading: str) -> str:
        """`ỦY BAN NHÂN DÂN XÃ ÁI TỬ` as `Ủy ban nhân dân xã Ái Tử`; a proposal, as capitals do not tell names."""
        if not heading.isupper():
            return heading
        short = {one for one in heading.split() if fold(one) in self.long_forms}
        name = " ".join(word if word in short else word.capitalize() for word in heading.split())
        for usual in sorted(self.usual, key=len):
            name = re.sub(rf"(?<!\w){re.escape(usual)}(?!\w)", usual, name, flags=re.IGNORECASE)
        return name[:1].upper() + name[1:]


@dataclass(frozen=True, slots=True)
class Proposed:
    """The value of a field as it would be typed, where it stood in the text, and what else to know about it."""

    value: Any
    mark: Mark
    spans: tuple[Span, ...] = ()
    note: str = ""


def propose(
    reading: Reading,
    issuers: Mapping[str, Issuer],
    kinds: Mapping[str, PaperKind],
    names: NamesOfBodies,
) -> dict[str, Proposed]:
    """The fields of the form by name, with `issuer_name`, `issuer_symbol` and `issuer_track` for a body that is not
    known yet.
    """
    found = reading.found
    kind = _kind(found["kind"], kinds)
    symbol = _symbol(reading)
    issuer = _issuer(reading, issuers, names, symbol.value)
    tasks = _tasks(reading)
    return {
        "issuer": issuer,
        "kind": kind,
        "number": _text(found["number"]),
        "symbol": symbol,
        "signed_on": _day(found["date"]),
        "place": _text(found["place"]),
        "subject": _text(found["subject"]),
        "addressees": _names(found["addressees"], found["addressees"].value or ()),
        "tasks": tasks,
        "report_to": _text(found["report_to"]),
        "report_through": _through(reading),
        "due": _due(reading),
        "copies": _names(found["recipients"], _copies(found["recipients"].value or ())),
        "signer": _signer(found, issuers.get(issuer.value)),
        **_new_issuer(reading, kinds, names, symbol.value),
    }


def typed(deadline: Deadline, text: str) -> str:
    """The deadline as it would be typed; empty for a rhythm, and for a day counted from one that is not known. “Trước
    ngày …” leaves that day out, “chậm nhất” and “đến hết” include it; in a table the head of the column may say so.
    """
    words = deadline.words or text[max(0, deadline.span[0] - 40) : deadline.span[0]]
    before = bool(_BEFORE.search(flat(words)))
    if deadline.day is not None:
        return deadlines.typed(deadline.day, not before)
    if deadline.month is None:
        return ""
    year, month = map(int, deadline.month.split("-"))
    after = date(year + month // 12, month % 12 + 1, 1)
    return deadlines.typed(date(year, month, 1) if before else after - timedelta(days=1), not before)


def rhythm(deadline: Deadline) -> str:
    """The rhythm as it would be typed; empty for a single day. Where no day is told, it is how often alone: that cannot
    be saved until the day is there.
    """
    what, _, when = (deadline.recurring or "").partition(":")
    included = not re.search(r"truoc\s*(?:ngay\s*)?\d", flat(deadline.sentence))
    if what == "monthly":
        found = Recurrence(rhythm=Rhythm.MONTHLY, month=1, day=int(when), included=included)
    elif what == "quarter-end-month":
        found = Recurrence(rhythm=Rhythm.QUARTERLY, month=3, day=int(when), included=included)
    elif what == "yearly":
        month, day = when.split("-")
        found = Recurrence(rhythm=Rhythm.YEARLY, month=int(month), day=int(day), included=included)
    else:
        return recurrence.name_of(int(when.split("-")[0])) if what == "every" else ""
    return recurrence.typed(found)


def _mark(found: Found, value: Any) -> Mark:
    if not value:
        return Mark.ABSENT
    return Mark.SURE if found.sure else Mark.UNSURE


def _text(found: Found) -> Proposed:
    value = str(found.value or "")
    return Proposed(value, _mark(found, value), found.spans)


def _day(found: Found) -> Proposed:
    value = format_date(found.value) if isinstance(found.value, date) else ""
    return Proposed(value, _mark(found, value), found.spans)


def _names(found: Found, names: tuple[str, ...]) -> Proposed:
    return Proposed([{"name": name} for name in names], _mark(found, names), found.spans if names else ())


def _copies(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Who gets a copy beside the addressees themselves and the archive."""
    names = (" ".join(name.split()).strip(" -–+*•.;,") for name in recipients)
    return tuple(
        name for name in names if name and not _ARCHIVED.match(fold(name)) and not _ADDRESSED.match(fold(name))
    )


def _kind(found: Found, kinds: Mapping[str, PaperKind]) -> Proposed:
    if not found.value:
        return Proposed("", Mark.ABSENT)
    key = next((kind.key for kind in kinds.values() if fold(kind.name) == fold(found.value)), "")
    if not key:
        return Proposed("", Mark.UNSURE, found.spans, texts.NO_SUCH_KIND.format(kind=found.value))
    return Proposed(key, _mark(found, key), found.spans)


def _symbol(reading: Reading) -> Proposed:
    """With the mark that parts it from the number, and the year between them, as it stands in the text."""
    number, symbol = reading.found["number"], reading.found["symbol"]
    if not symbol.value:
        return Proposed("", Mark.ABSENT)
    stood = "".join(reading.text[slice(*span)] for span in symbol.spans or number.spans)
    match = re.search(r"[-–/]\s*(\d{4}\s*[-/])?", stood)
    lead = re.sub(r"\s", "", match[0]).replace("–", "-") if match else "/"
    return Proposed(f"{lead}{symbol.value}", _mark(symbol, symbol.value), symbol.spans)


def _tasks(reading: Reading) -> Proposed:
    """The items, each with the day or the rhythm that is told in it and the place where it stood; behind them what is
    asked for again and again elsewhere.
    """
    found, listed = reading.found["tasks"], _deadlines(reading)
    rows, inside = [], []
    places = sorted(reading.rows)
    free = [one for one in listed if not _is_inside(one, places[: bisect_right(places, one.span)][-1:])]
    for text, span in zip(found.value or (), found.spans, strict=False):
        row = reading.rows.get(span)
        own = [row.due] if row and row.due else [one for one in listed if row and _within(one.span, span)]
        own = own if row else [one for one in free if _within(one.span, span)]
        inside += own
        due = next((day for one in own if (day := typed(one, reading.text))), "")
        again = next((words for one in own if (words := rhythm(one))), "")
        rows.append(_row(text, span, due=due, product=row.product if row else "", recurrence=again))
    others = [one for one in free if one.recurring and not _is_inside(one, found.spans)]
    rows += [_row(one.sentence, one.span, recurrence=rhythm(one)) for one in others]
    sure = found.sure and all(one.sure for one in inside) and not others
    mark = (Mark.SURE if sure else Mark.UNSURE) if rows else Mark.ABSENT
    dayless = any(one.recurring and one.recurring.startswith("every") for one in [*inside, *others])
    notes = (texts.AGAIN if others else "", texts.NO_DAY if dayless else "")
    return Proposed(rows, mark, found.spans, " ".join(filter(None, notes)))


def _row(text: str, span: Span, *, due: str = "", product: str = "", recurrence: str = "") -> dict[str, str]:
    """A row of the table of tasks, and where it stood."""
    return {"text": text, "due": due, "product": product, "recurrence": recurrence, "span": f"{span[0]} {span[1]}"}


def _is_inside(deadline: Deadline, spans: Iterable[Span]) -> bool:
    return any(_within(deadline.span, span) for span in spans)


def _due(reading: Reading) -> Proposed:
    """The day for the whole answer: the first that stands in no task of its own."""
    found, tasks = reading.found["deadlines"], reading.found["tasks"]
    general = [one for one in _deadlines(reading) if not _is_inside(one, tasks.spans)]
    dated = [(one, day) for one in general if (day := typed(one, reading.text))]
    if not dated:
        return Proposed("", Mark.ABSENT)
    deadline, day = dated[0]
    before = reading.text[: deadline.span[0]]
    aside = before.rfind("(") > before.rfind(")")  # perhaps what another paper asks of the sender
    sure = found.sure and len(dated) == 1 and not deadline.computed and not aside
    note = texts.COUNTED if deadline.computed else ""
    return Proposed(day, Mark.SURE if sure else Mark.UNSURE, (deadline.span,), note)


def _deadlines(reading: Reading) -> tuple[Deadline, ...]:
    found: tuple[Deadline, ...] = reading.found["deadlines"].value or ()
    return found


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] < outer[1]


def _through(reading: Reading) -> Proposed:
    sure = reading.found["report_to"].sure
    return Proposed(reading.through or "", _mark(Found(None, sure), reading.through), reading.found["report_to"].spans)


def _signer(found: Mapping[str, Found], issuer: Issuer | None) -> Proposed:
    """One who is known to sign for the body, else the one who is to be entered with it."""
    name, title = found["signer"], found["title"]
    spans = (*found["authority"].spans, *title.spans, *name.spans)
    if not name.value:
        return Proposed("", Mark.ABSENT, spans)
    signers = issuer.signers if issuer else ()
    known = next((one.uid for one in signers if fold(one.full_name) == fold(name.value)), None)
    if known is None and not title.value:
        return Proposed("", Mark.UNSURE, spans, texts.NO_TITLE.format(name=name.value))
    return Proposed(known or NEW, Mark.SURE if name.sure and title.sure else Mark.UNSURE, spans)


def _issuer(reading: Reading, issuers: Mapping[str, Issuer], names: NamesOfBodies, symbol: str) -> Proposed:
    """The body that is known under the name in the head; without a head, the one that signs with that symbol there."""
    found, superior = reading.found["issuer"], reading.found["superior"]
    if found.value:
        wanted, above = names.folded(found.value), names.folded(superior.value or "")
        named = [
            (uid, name.superior)
            for uid, issuer in issuers.items()
            for name in issuer.names
            if wanted in (names.folded(name.name), names.folded(issuer.name))
        ]
        agreeing = [uid for uid, over in named if names.folded(over) == above]
        spans = (*superior.spans, *found.spans)
        if named:
            # The same name under another superior may be another body.
            sure = found.sure and len(set(agreeing)) == 1
            return Proposed((agreeing or [uid for uid, _ in named])[0], Mark.SURE if sure else Mark.UNSURE, spans)
        sure = found.sure and superior.sure
        return Proposed(NEW, Mark.SURE if sure else Mark.UNSURE, spans, texts.NEW_ISSUER)
    place = fold(reading.found["place"].value or "")
    signing = [
        uid
        for uid, one in issuers.items()
        if symbol and symbol.endswith(one.symbol) and place and fold(one.place) == place
    ]
    if len(signing) == 1:
        return Proposed(signing[0], Mark.UNSURE, reading.found["symbol"].spans, texts.BY_SYMBOL)
    return Proposed("", Mark.ABSENT, (), texts.NO_ISSUER)


def _new_issuer(
    reading: Reading, kinds: Mapping[str, PaperKind], names: NamesOfBodies, symbol: str
) -> dict[str, Proposed]:
    """What is told of the body itself, should it be entered."""
    name, superior = reading.found["issuer"], reading.found["superior"]
    signs = [part for part in re.split(r"[-/]", str(reading.found["symbol"].value or "")) if part]
    told = fold(f"{superior.value or ''} {name.value or ''} ")
    # Only the Party and the Đoàn part number and symbol by a hyphen.
    party = symbol.startswith("-") or "dang cong san viet nam" in flat(reading.text[:1500])
    track = next((track for track, words in _TRACKS if re.search(words, told)), Track.PARTY if party else Track.STATE)
    # A công văn of the State bears who drafted it behind the body (UBND-VX); that is no part of its name.
    whole = signs[:1] if track is Track.STATE else signs
    bodies = signs[1:] if signs and signs[0] in kinds else whole
    return {
        "issuer_name": Proposed(
            names.written(name.value or ""), Mark.UNSURE if name.value else Mark.ABSENT, name.spans, texts.LOOK_AT_ALL
        ),
        "issuer_symbol": Proposed("-".join(bodies), Mark.UNSURE),
        "issuer_track": Proposed(track.value, Mark.UNSURE),
    }
