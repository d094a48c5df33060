"""The numbers that Word shows before paragraphs of a list; they are not in the text."""

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from danvan_desktop.importers.documents.styles import Styles, W

_ROMANS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    legal: bool
    """Whether the numbers of the levels above are shown as plain ones, too."""
    restart: int | None
    """The level, from 1, after which it begins again; 0 for never, None for each one above."""


class Numbering:
    """Counts through the paragraphs of a document, in order. Lists with one pattern count on from one another."""

    def __init__(self, numbering: etree._Element | None, styles: Styles) -> None:
        self.styles = styles
        self._levels: dict[tuple[str, int], _Level] = {}
        self._patterns: dict[str, str] = {}
        self._linked: dict[tuple[str, str], int] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: etree._Element) -> None:
        abstract = {str(one.get(f"{W}abstractNumId")): one for one in numbering.iter(f"{W}abstractNum")}
        for number in numbering.iter(f"{W}num"):
            link = number.find(f"{W}abstractNumId")
            pattern = str(link.get(f"{W}val")) if link is not None else ""
            if pattern not in abstract:
                continue
            name = str(number.get(f"{W}numId"))
            self._patterns[name] = pattern
            for level in [*abstract[pattern].iter(f"{W}lvl"), *number.iter(f"{W}lvl")]:
                depth = _whole(level.get(f"{W}ilvl"), 0)
                self._levels[name, depth] = _level(level)
                self._linked[name, _value(level, "pStyle", "")] = depth
            for change in number.iter(f"{W}lvlOverride"):
                start = _value(change, "startOverride", "")
                if start:
                    self._starts[name, _whole(change.get(f"{W}ilvl"), 0)] = _whole(start, 1)

    def mark(self, paragraph: etree._Element) -> str:
        """What stands before the paragraph, with a blank; empty for one that is in no list."""
        place = self.styles.place(paragraph)
        if place is None:
            return ""
        number, told, style = place
        depth = self._linked.get((number, style), 0) if told is None else told
        level = self._levels.get((number, depth))
        if level is None:
            return ""
        counts = self._counts[self._patterns[number]]
        first = self._starts.pop((number, depth), None)
        counts[depth] = counts.get(depth, level.start - 1) + 1 if first is None else first
        for deeper in [one for one in counts if one > depth and self._begins_again(number, one, depth)]:
            del counts[deeper]
        if level.form == "bullet":
            return "- "
        if level.form == "none":
            return ""
        shown = level.text
        for upper in range(depth + 1):
            above = self._levels.get((number, upper), level)
            form = "decimal" if level.legal else above.form
            shown = shown.replace(f"%{upper + 1}", _shown(counts.get(upper, above.start), form))
        return f"{shown} " if shown else ""

    def _begins_again(self, number: str, deeper: int, depth: int) -> bool:
        level = self._levels.get((number, deeper))
        return level is None or level.restart is None or depth < level.restart


def _level(level: etree._Element) -> _Level:
    restart = _value(level, "lvlRestart", "")
    return _Level(
        _value(level, "numFmt", "decimal"),
        _value(level, "lvlText", ""),
        _whole(_value(level, "start", ""), 1),
        level.find(f"{W}isLgl") is not None,
        _whole(restart, 0) if restart else None,
    )


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
