"""Checks of what was typed into fields: every problem is collected, each with its field and a sentence."""

import datetime
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from danvan_desktop.domain import deadlines, legacy
from danvan_desktop.domain.dates import InvalidDate, parse_date
from danvan_desktop.domain.errors import InvalidInput, Problem
from danvan_desktop.domain.hours import InvalidTime, parse_time
from danvan_desktop.domain.money import InvalidNumber, parse_decimal, parse_money
from danvan_desktop.domain.recurrence import InvalidRecurrence, Recurrence
from danvan_desktop.domain.recurrence import parse as parse_recurrence
from danvan_desktop.domain.vietnamese import nfc
from danvan_desktop.texts import fields as texts

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

LINE = 255
TEXT = 10_000


class Checker:
    """Turns typed text into values. A bad one is noted as a problem and replaced by a stand-in of the right type;
    `passed` then raises, so that no stand-in ever leaves. `labels` names the fields in sentences.
    """

    def __init__(self, labels: Mapping[str, str], today: datetime.date) -> None:
        self._labels = labels
        self._today = today
        self._problems: list[Problem] = []

    def fail(self, field: str, message: str, suggestion: str | None = None) -> None:
        self._problems.append(Problem(field, message, suggestion))

    def passed(self, record: T) -> T:
        """`record`, if nothing was wrong. Raises InvalidInput with all problems otherwise."""
        if self._problems:
            raise InvalidInput(self._problems)
        return record

    def label(self, field: str) -> str:
        """The Vietnamese name of a field; `tasks.2.due` is looked up as `tasks.due`."""
        return self._labels[".".join(word for word in field.split(".") if not word.isdecimal())]

    def line(self, field: str, given: str, *, required: bool = False, limit: int = LINE) -> str:
        """One line of text, in NFC, blanks collapsed."""
        return self._checked(field, " ".join(nfc(given).split()), required=required, limit=limit)

    def text(self, field: str, given: str, *, required: bool = False, limit: int = TEXT) -> str:
        """Paragraphs, in NFC, each trimmed, empty ones dropped."""
        lines = (" ".join(line.split()) for line in nfc(given).splitlines())
        return self._checked(field, "\n".join(line for line in lines if line), required=required, limit=limit)

    def _checked(self, field: str, text: str, *, required: bool, limit: int) -> str:
        if required and not text:
            self.fail(field, texts.required(self.label(field)))
        if len(text) > limit:
            self.fail(field, texts.too_long(self.label(field), len(text), limit))
        if text.isascii() and text.isprintable():
            return text
        encoding = legacy.detect(text)
        if encoding is not None:
            self.fail(field, texts.legacy(self.label(field), encoding.name), legacy.convert(text, encoding))
        elif (printable := "".join(letter for letter in text if _is_text(letter))) != text:
            self.fail(field, texts.control_characters(self.label(field)), printable)
        return text

    def date(
        self, field: str, given: str, *, not_before: datetime.date | None = None, required: bool = False
    ) -> datetime.date | None:
        """A date or None where nothing was typed."""
        if not given.strip():
            if required:
                self.fail(field, texts.required(self.label(field)))
            return None
        try:
            day = parse_date(given, self._today)
        except InvalidDate as error:
            self.fail(field, str(error))
            return None
        if not_before is not None and day < not_before:
            self.fail(field, texts.ends_before_start(self.label(field)))
        return day

    def needed_date(self, field: str, given: str) -> datetime.date:
        return self.date(field, given, required=True) or self._today

    def deadline(self, field: str, given: str) -> tuple[datetime.date | None, bool]:
        """A day and whether it is included, as `deadlines.parse` knows them; None where nothing was typed."""
        if not given.strip():
            return None, False
        try:
            return deadlines.parse(given, self._today)
        except InvalidDate as error:
            self.fail(field, str(error))
            return None, False

    def recurrence(self, field: str, given: str) -> Recurrence | None:
        """A rhythm, or None where nothing was typed."""
        try:
            return parse_recurrence(given)
        except InvalidRecurrence as error:
            self.fail(field, str(error))
            return None

    def time(self, field: str, given: str) -> datetime.time | None:
        """An hour of the day, or None where nothing was typed."""
        if not given.strip():
            return None
        try:
            return parse_time(given)
        except InvalidTime as error:
            self.fail(field, str(error))
            return None

    def choice(self, field: str, given: str, kind: type[E]) -> E:
        try:
            return kind(given)
        except ValueError:
            self.fail(field, texts.choose(self.label(field)))
            return next(iter(kind))

    def one_of(self, field: str, given: str, keys: Mapping[str, object]) -> str:
        """A key of a catalogue."""
        if given not in keys:
            self.fail(field, texts.choose(self.label(field)))
        return given

    def whole(self, field: str, given: str, *, low: int, high: int) -> int | None:
        """A whole number in figures, or None where nothing was typed."""
        text = given.strip()
        if not text:
            return None
        figures = text.isascii() and text.isdecimal() and len(text.lstrip("0")) <= len(str(high))
        if not (figures and low <= int(text.lstrip("0") or "0") <= high):
            self.fail(field, texts.whole(self.label(field), low, high))
            return None
        return int(text.lstrip("0") or "0")

    def decimal(self, field: str, given: str, *, low: Decimal, high: Decimal, places: int = 2) -> Decimal | None:
        """A number such as `12,5`, or None where nothing was typed."""
        if not given.strip():
            return None
        try:
            number = parse_decimal(given)
        except InvalidNumber as error:
            self.fail(field, str(error))
            return None
        if not low <= number <= high or number != round(number, places):
            self.fail(field, texts.between(self.label(field), low, high, places))
            return None
        return number

    def money(self, field: str, given: str) -> int | None:
        """Whole đồng, or None where nothing was typed."""
        if not given.strip():
            return None
        try:
            return parse_money(given)
        except InvalidNumber as error:
            self.fail(field, str(error))
            return None


def _is_text(letter: str) -> bool:
    """Not a control character, a lone surrogate, a private or unassigned code point."""
    return letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
