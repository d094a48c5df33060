"""The text of a PDF with a text layer, and what cannot be trusted of it."""

import re
from collections.abc import Callable, Iterable

from danvan_desktop.domain import legacy
from danvan_desktop.domain.errors import Unreadable, UserError
from danvan_desktop.importers.documents import Source, pages
from danvan_desktop.importers.documents.pages import Page
from danvan_desktop.importers.documents.running import without_running
from danvan_desktop.texts import documents as texts

_MAX_PAGES = 400
_FOREIGN = 0.1
"""Of the words; where more are no Vietnamese ones, letters are lost or wrong."""

_FOREIGN_OLD = 0.02
"""The same in fonts from before Unicode, of which programs drop letters."""

_NO_LETTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffc-\uffff]")
_UNKNOWN = 0.005
"""Of the letters; of more the file does not tell what they are."""

_LONG = 300
"""Letters; a longer text has accents, and the letter ư, which programs drop first of the fonts .VnTime."""


def read(name: str, data: bytes, step: Callable[[int, int], None] | None) -> Source:
    """What all pages say. Raises UserError for a file that is damaged, locked by a password, or too long."""
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
        found: list[Page] = []
        for number in range(count):
            if step is not None:
                step(number, count)
            page = pages.read(document, number)
            if page is None:
                raise Unreadable(texts.TOO_MUCH_TEXT.format(name=name))
            found.append(page)
    except pypdfium2.PdfiumError as error:
        raise UserError(texts.DAMAGED.format(name=name)) from error
    finally:
        document.close()
    return _judged(name, found)


def _judged(name: str, found: list[Page]) -> Source:
    """The text of the pages with what the user has to know about it."""
    text = "\n".join(without_running([page.lines for page in found]))
    doubts = {
        texts.PICTURED: _numbers(page.pictured for page in found),
        texts.CROSSED: _numbers(page.crossed for page in found),
        texts.NOTED: _numbers(page.noted for page in found),
    }
    remarks = [sentence.format(name=name, pages=numbers) for sentence, numbers in doubts.items() if numbers]
    if _lacks_letters(" ".join(page.old for page in found)):
        remarks.append(texts.OLD_LETTERS_LOST.format(name=name))
    elif _is_garbled(text):
        remarks.append(texts.LETTERS_LOST.format(name=name))
    struck = _numbers(page.struck for page in found)
    left_out = [texts.STRUCK.format(name=name, pages=struck)] if struck else []
    return Source(text, (*left_out, *remarks), sure=not remarks)


def _is_garbled(text: str) -> bool:
    """Whether the letters that a file names are others than those that it shows."""
    bare = text.isascii() and len(text) > _LONG
    return bare or len(_NO_LETTERS.findall(text)) > _UNKNOWN * len(text) or legacy.misspelt(text) > _FOREIGN


def _lacks_letters(old: str) -> bool:
    """Whether letters are lost of a text in fonts from before Unicode."""
    foreign = legacy.misspelt(old)
    return foreign > _FOREIGN_OLD or ("ư" not in old.lower() and (foreign > 0 or len(old) > _LONG))


def _numbers(told: Iterable[bool]) -> str:
    """The numbers of the pages of which something is told."""
    return ", ".join(str(number) for number, one in enumerate(told, start=1) if one)
