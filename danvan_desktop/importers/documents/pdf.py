"""The text of a PDF with a text layer, line by line; a wide gap within a line parts columns."""

from collections.abc import Callable
from ctypes import create_string_buffer
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from danvan_desktop.domain.errors import Unreadable, UserError
from danvan_desktop.importers.documents.styles import modern
from danvan_desktop.texts import documents as texts

_MAX_PAGES = 400
_MAX_STRETCHES = 20_000  # on one page; a full one has some hundreds
_GAP = 1.2
"""Heights of a letter; a wider gap is no blank."""

_BLANK = 0.2
"""Heights of a letter; a narrower gap is none."""

_NOTE = 0.62
"""Heights of the text beside it; a lower number that stands raised leads to a note at the foot of the page."""

_PARAGRAPH = 1.5
"""Usual distances of lines; a larger one parts paragraphs."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    text: str
    left: float
    right: float
    bottom: float
    top: float


def text_of(name: str, data: bytes, step: Callable[[int, int], None] | None) -> str:
    """The text of all pages. Raises UserError for a file that is damaged, locked by a password, or too long."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        if locked:
            raise Unreadable(texts.PROTECTED.format(name=name)) from error
        raise UserError(texts.DAMAGED.format(name=name)) from error
    try:
        count = len(document)
        if count > _MAX_PAGES:
            raise Unreadable(texts.TOO_LONG.format(name=name, limit=_MAX_PAGES))
        lines: list[str] = []
        for number in range(count):
            if step is not None:
                step(number, count)
            lines += _page(name, document[number], first=number == 0)
    except pypdfium2.PdfiumError as error:
        raise UserError(texts.DAMAGED.format(name=name)) from error
    finally:
        document.close()
    return "\n".join(lines)


def _page(name: str, page: Any, *, first: bool) -> list[str]:
    text_page = page.get_textpage()
    if text_page.count_rects() > _MAX_STRETCHES:
        raise Unreadable(texts.TOO_MUCH_TEXT.format(name=name))
    stretches = []
    for index in range(text_page.count_rects()):
        left, bottom, right, top = text_page.get_rect(index)
        text = text_page.get_text_bounded(left, bottom, right, top).replace("\r", "").replace("\n", " ")
        font = _font(text_page, (left + right) / 2, (bottom + top) / 2)
        # The library's sign for a hyphen at the end of a line; in fonts .VnTime the soft one is the letter ư.
        text = modern(text.replace("\x02", "\xad" if font.lower().startswith(".vn") else "-"), font)
        if text.strip():
            stretches.append(_Stretch(text, left, right, bottom, top))
    text_page.close()
    marks = [one for one in stretches if _leads_to_note(one, stretches)]
    lines = [_joined(line) for line in _lines([one for one in stretches if one not in marks])]
    if marks:
        # A note begins with its number and a blank, and nothing comes after the notes.
        first_note = f"{min(int(mark.text) for mark in marks)} "
        foot = next((n for n, line in enumerate(lines) if 2 * n > len(lines) and line.startswith(first_note)), None)
        lines = lines[:foot]
    if not first and lines and lines[0].strip().isdigit():
        lines = lines[1:]  # the page number
    return lines


def _leads_to_note(mark: _Stretch, stretches: list[_Stretch]) -> bool:
    """Whether a number is the raised mark of a note, close behind the words that it belongs to."""
    if not (mark.text.strip().isdecimal() and len(mark.text.strip()) < 4):
        return False
    for words in stretches:
        height = words.top - words.bottom
        behind = abs(mark.left - words.right) < 0.5 * height
        raised = words.bottom + 0.3 * height < mark.bottom < words.top
        if behind and raised and mark.top - mark.bottom < _NOTE * height:
            return True
    return False


def _font(text_page: Any, x: float, y: float) -> str:
    """The name of the font at a place, without the mark of a subset: old ones (.VnTime) tell the code."""
    from pypdfium2 import raw

    index = raw.FPDFText_GetCharIndexAtPos(text_page, x, y, 10, 10)
    if index < 0:
        return ""
    buffer = create_string_buffer(100)
    length = raw.FPDFText_GetFontInfo(text_page, index, buffer, len(buffer), None)
    name = buffer.raw[: max(length - 1, 0)].decode("utf-8", "replace") if length <= len(buffer) else ""
    return name.split("+", 1)[-1]


def _lines(stretches: list[_Stretch]) -> list[list[_Stretch]]:
    """What stands on one base line, from the top down; an empty line for a gap of more than a line."""
    lines: list[list[_Stretch]] = []
    for stretch in sorted(stretches, key=lambda one: -one.bottom):
        if lines and lines[-1] and abs(lines[-1][0].bottom - stretch.bottom) < 0.5 * (stretch.top - stretch.bottom):
            lines[-1].append(stretch)
        else:
            lines.append([stretch])
    pitches = sorted(above[0].bottom - below[0].bottom for above, below in pairwise(lines))
    usual = pitches[len(pitches) // 2] if pitches else 0
    spaced: list[list[_Stretch]] = []
    for line in lines:
        if spaced and spaced[-1] and spaced[-1][0].bottom - line[0].bottom > _PARAGRAPH * usual:
            spaced.append([])
        spaced.append(line)
    return spaced


def _joined(line: list[_Stretch]) -> str:
    text, previous = "", None
    for stretch in sorted(line, key=lambda one: one.left):
        if previous is not None:
            gap = (stretch.left - previous.right) / max(stretch.top - stretch.bottom, 1)
            parted = text[-1:].isspace() or stretch.text[:1].isspace()
            if gap > _GAP:
                text = f"{text.rstrip()}\t"
            elif gap > _BLANK and not parted:
                text += " "
        text += stretch.text
        previous = stretch
    return text.strip()
