"""The numbers that Word shows before paragraphs of a list; they are not in the text."""

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMANS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """Counts through the paragraphs of a document, in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._read(numbering)
        if styles is not None:
            for style in styles.iter(f"{W}style"):
                found = _numbered(style.find(f"{W}pPr"))
                if found:
                    self._styles[str(style.get(f"{W}styleId"))] = found

    def _read(self, numbering: etree._Element) -> None:
        abstract = {str(one.get(f"{W}abstractNumId")): one for one in numbering.iter(f"{W}abstractNum")}
        for number in numbering.iter(f"{W}num"):
            link = number.find(f"{W}abstractNumId")
            source = abstract.get(str(link.get(f"{W}val"))) if link is not None else None
            if source is None:
                continue
            for level in [*source.iter(f"{W}lvl"), *number.iter(f"{W}lvl")]:
                self._levels[str(number.get(f"{W}numId")), _whole(level.get(f"{W}ilvl"), 0)] = _Level(
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    _whole(_value(level, "start", ""), 1),
                )

    def mark(self, paragraph: etree._Element) -> str:
        """What stands before the paragraph, with a blank; empty for one that is in no list."""
        properties = paragraph.find(f"{W}pPr")
        place = _numbered(properties)
        if place is None and properties is not None:
            style = properties.find(f"{W}pStyle")
            place = self._styles.get(str(style.get(f"{W}val"))) if style is not None else None
        if place is None or place not in self._levels:
            return ""
        number, depth = place
        level = self._levels[place]
        counts = self._counts[number]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "- "
        if level.form == "none":
            return ""
        shown = level.text
        for upper in range(depth + 1):
            form = self._levels.get((number, upper), level).form
            shown = shown.replace(f"%{upper + 1}", _shown(counts.get(upper, 1), form))
        return f"{shown} " if shown else ""


def _numbered(properties: etree._Element | None) -> tuple[str, int] | None:
    if properties is None:
        return None
    number = properties.find(f"{W}numPr/{W}numId")
    if number is None or number.get(f"{W}val") == "0":
        return None
    level = properties.find(f"{W}numPr/{W}ilvl")
    return str(number.get(f"{W}val")), _whole(level.get(f"{W}val"), 0) if level is not None else 0


def _value(level: etree._Element, name: str, default: str) -> str:
    found = level.find(f"{W}{name}")
    value = found.get(f"{W}val") if found is not None else None
    return default if value is None else str(value)


def _whole(text: str | None, default: int) -> int:
    """A small number of the file, which may hold anything there."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default


def _shown(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        shown, rest = "", count
        for value, sign in _ROMANS:
            shown += sign * (rest // value)
            rest %= value
        return shown.upper() if form == "upperRoman" else shown
    return f"{count:02d}" if form == "decimalZero" else str(count)
