"""What paragraphs and runs of a .docx take from their styles: font, capitals, hidden text, place in a list."""

import re
from collections.abc import Iterator

from lxml import etree

from danvan_desktop.domain import legacy
from danvan_desktop.domain.legacy import Encoding

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_CAPITALS = re.compile(r"\..*h(?:$|[,\- ]|bold|italic)", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")


class Styles:
    """The styles of one document. `judge` is called once, before its text is read."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        self._basis: etree._Element | None = None
        self._inherits_old = True
        if root is None:
            return
        self._basis = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        for style in root.iter(f"{W}style"):
            name = str(style.get(f"{W}styleId"))
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default = name

    def judge(self, document: etree._Element) -> None:
        """Sees whether the runs without a font of their own are in Unicode: then an old font of the style is only what
        was left of an older paper.
        """
        texts = (
            text.text or ""
            for run in document.iter(f"{W}r")
            if not _font(run.find(f"{W}rPr"))
            for text in run.iter(f"{W}t")
        )
        self._inherits_old = not any(_UNICODE_ONLY.search(text) for text in texts)

    def shown(self, text: str, run: etree._Element) -> str:
        """The text of a run as it is seen: in Unicode, in capitals where the font or the format makes them, empty
        where it is hidden.
        """
        sources = list(self._sources(run))
        if _is_on(sources, "vanish"):
            return ""
        own = _font(run.find(f"{W}rPr"))
        inherited = next(filter(None, map(_font, sources)), "") if self._inherits_old else ""
        text = modern(text, own or inherited)
        return text.upper() if _is_on(sources, "caps") or _is_on(sources, "smallCaps") else text

    def place(self, paragraph: etree._Element) -> tuple[str, int | None, str] | None:
        """List and level of a paragraph and the style that put it there; None for one that is in no list. The level
        is None where the list tells it by the style.
        """
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        own = properties.find(f"{W}numPr/{W}numId")
        if own is not None:
            level = properties.find(f"{W}numPr/{W}ilvl")
            return _listed(str(own.get(f"{W}val")), level, 0, "")
        style = properties.find(f"{W}pStyle")
        first = str(style.get(f"{W}val")) if style is not None else ""
        for name, one in self._line(first):
            number = one.find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                return _listed(str(number.get(f"{W}val")), one.find(f"{W}pPr/{W}numPr/{W}ilvl"), None, name)
        return None

    def rules_columns(self, name: str) -> bool:
        """Whether a style of tables has rules between the columns."""
        rules = (one.find(f"{W}tblPr/{W}tblBorders/{W}insideV") for _, one in self._line(name))
        rule = next((one for one in rules if one is not None), None)
        return rule is not None and is_rule(rule)

    def _line(self, name: str) -> Iterator[tuple[str, etree._Element]]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield name, self._styles[name]
            basis = self._styles[name].find(f"{W}basedOn")
            name = str(basis.get(f"{W}val")) if basis is not None else ""

    def _sources(self, run: etree._Element) -> Iterator[etree._Element]:
        """The formats that hold for a run, the nearest first."""
        own = run.find(f"{W}rPr")
        if own is not None:
            yield own
        paragraph = next(run.iterancestors(f"{W}p"))
        properties = paragraph[0] if paragraph[0].tag == f"{W}pPr" else None  # a search would pass over all runs
        of_run = own.find(f"{W}rStyle") if own is not None else None
        of_paragraph = properties.find(f"{W}pStyle") if properties is not None else None
        names = [str(one.get(f"{W}val")) for one in (of_run,) if one is not None]
        names.append(str(of_paragraph.get(f"{W}val")) if of_paragraph is not None else self._default)
        for name in names:
            for _, style in self._line(name):
                format_ = style.find(f"{W}rPr")
                if format_ is not None:
                    yield format_
        if self._basis is not None:
            yield self._basis


def is_rule(border: etree._Element) -> bool:
    """Whether a border of a table is drawn."""
    return border.get(f"{W}val") not in ("nil", "none")


def code(font: str) -> Encoding | None:
    """The code from before Unicode that a font of that name was made for (.VnTime, VNI-Times); None for another one."""
    if re.match(r"\.vn", font, re.IGNORECASE):
        return Encoding.TCVN3
    return Encoding.VNI if re.match(r"vni", font, re.IGNORECASE) else None


def modern(text: str, font: str) -> str:
    """Text in a font from before Unicode in Unicode; fonts .Vn… that end in H show capitals."""
    old = code(font)
    if old is None or _UNICODE_ONLY.search(text):
        return text
    converted = legacy.convert(text, old)
    return converted.upper() if old is Encoding.TCVN3 and _CAPITALS.match(font) else converted


def _font(format_: etree._Element | None) -> str:
    """The font that a format names; one of the theme goes before one that is named."""
    fonts = format_.find(f"{W}rFonts") if format_ is not None else None
    if fonts is None:
        return ""
    kinds = ("asciiTheme", "ascii", "hAnsiTheme", "hAnsi")
    return next((str(fonts.get(f"{W}{kind}")) for kind in kinds if fonts.get(f"{W}{kind}")), "")


def _is_on(formats: list[etree._Element], name: str) -> bool:
    found = next((one for one in (format_.find(f"{W}{name}") for format_ in formats) if one is not None), None)
    return found is not None and found.get(f"{W}val") not in _OFF


def _listed(
    number: str, level: etree._Element | None, default: int | None, style: str
) -> tuple[str, int | None, str] | None:
    value = level.get(f"{W}val") if level is not None else None
    depth = int(value) if value and value.isascii() and value.isdigit() and len(value) < 3 else default
    return None if number == "0" else (number, depth, style)
