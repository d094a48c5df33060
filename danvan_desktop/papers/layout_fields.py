"""What an office may change of a layout profile: its fields, the room each has, and the values as text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from danvan_desktop.domain.fields import Checker
from danvan_desktop.papers.paper import Align
from danvan_desktop.texts import layouts as texts

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Number:
    """A length in mm, a size or distance in points, or a share; the room is what a printer and a reader can bear."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text, or several where `lines` says so; it may be empty."""

    lines: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some values."""

    values: tuple[str, ...]


Kind = Number | Words | Choice
SWITCH = Choice((YES, NO))


def _number(low: str, high: str) -> Number:
    return Number(Decimal(low), Decimal(high))


SIZE = _number("6", "36")
STYLE_FIELDS: Mapping[str, Kind] = {"size": SIZE, "bold": SWITCH, "italic": SWITCH, "underline": SWITCH}

FIELDS: Mapping[str, Kind] = {
    "page.top": _number("10", "50"),
    "page.bottom": _number("10", "50"),
    "page.left": _number("10", "50"),
    "page.right": _number("10", "50"),
    "page.number_top": _number("5", "30"),
    "page.two_sided": SWITCH,
    "heading.left_width": _number("40", "125"),
    "heading.right_width": _number("40", "125"),
    "heading.title": Words(lines=True),
    "heading.title_align": Choice((Align.CENTRE, Align.RIGHT)),
    "heading.separator": Words(),
    "heading.issuer_rule.share": _number("0", "1"),
    "heading.issuer_rule.gap": _number("0", "5"),
    "heading.title_rule.share": _number("0", "1"),
    "heading.title_rule.gap": _number("0", "5"),
    "heading.boxed": SWITCH,
    "body.first_indent": _number("0", "30"),
    "body.space_after": _number("0", "24"),
    "body.line_exact": _number("0", "40"),
    "body.line_multiple": _number("1", "3"),
    "places.addressees_left": _number("30", "110"),
    "places.signature_width": _number("50", "120"),
    "places.signature_gap": _number("10", "60"),
    "words.number": Words(),
    "words.dispatch_subject": Words(),
    "words.addressees": Words(),
    "words.submission": Words(),
    "words.recipients": Words(),
    "words.as_addressed": Words(),
    "words.archive": Words(),
    "words.separator": Words(),
    "words.end_mark": Words(),
    "words.secretary": Words(),
    "words.chair": Words(),
    "words.title_rule": Words(),
}
"""The fields but for those of the styles, each of which has those of `STYLE_FIELDS`."""


def kind(field: str) -> Kind:
    """What a field holds."""
    return FIELDS[field] if field in FIELDS else STYLE_FIELDS[field.rpartition(".")[2]]


def flat(data: Mapping[str, Any]) -> dict[str, str]:
    """The values of a profile as text by field, in the order of the editor."""
    values = {field: _text(_at(data, field)) for field in FIELDS}
    for style, look in data["styles"].items():
        for name in STYLE_FIELDS:
            values[f"styles.{style}.{name}"] = _text(look.get(name, False))
    return values


def overlaid(data: Mapping[str, Any], own: Mapping[str, str]) -> dict[str, Any]:
    """A copy of the profile with values from text over it."""
    copy: dict[str, Any] = _copied(data)
    for field, text in own.items():
        *path, name = field.split(".")
        place = copy
        for step in path:
            place = place[step]
        place[name] = _value(kind(field), text)
    return copy


def checked(given: Mapping[str, str]) -> dict[str, str]:
    """All values as they are kept. Raises InvalidInput with a sentence at each field that is out of its room."""
    check = Checker(texts.labels(given), date.min)
    values = dict(_checked(check, given))
    # Both blocks of the heading together are as wide as the text, and a page needs room for it.
    if _float(values, "page.left") + _float(values, "page.right") > texts.WIDEST_MARGINS:
        check.fail("page.right", texts.MARGINS)
    title = values["heading.title"].split("\n")
    if not 1 <= len(title) <= 2 or not all(title):
        check.fail("heading.title", texts.TITLE_LINES)
    elif len(title) == 2 and "styles.title_2.size" not in values:
        check.fail("heading.title", texts.ONE_TITLE_LINE)
    return check.passed(values)


def _checked(check: Checker, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for field, text in given.items():
        match kind(field):
            case Number(low, high):
                number = check.decimal(field, text, low=low, high=high)
                if not text.strip():
                    check.fail(field, texts.needed(field))
                yield field, _text(float(low if number is None else number))
            case Words(lines=True):
                yield field, check.text(field, text, limit=200)
            case Words():
                # A blank at the end belongs to the word: “Số ” stands before the number.
                line = check.line(field, text, limit=80)
                yield field, line + " " * (bool(line) and text[-1:].isspace())
            case Choice(values):
                if text not in values:
                    check.fail(field, texts.needed(field))
                yield field, text


def _float(values: Mapping[str, str], field: str) -> float:
    return float(values[field])


def _at(data: Mapping[str, Any], field: str) -> Any:
    value: Any = data
    for name in field.split("."):
        value = value[name]
    return value


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return "\n".join(value)
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _value(kind: Kind, text: str) -> Any:
    match kind:
        case Number():
            return float(text)
        case Choice() if kind is SWITCH:
            return text == YES
        case Words(lines=True):
            return text.split("\n")
    return text


def _copied(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {name: _copied(value) for name, value in data.items()}
    return data
