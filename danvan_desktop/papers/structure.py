"""Text as an official types it, seen as parts of a paper: `I. TIÊU ĐỀ`, `1.`, `a)`, `- `, `Điều 1.`, căn cứ."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from danvan_desktop.domain.issuers import Track
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Paragraph, Run, Style
from danvan_desktop.texts import papers as texts

LONGEST_TITLE = 160
"""Letters: what is longer is a sentence, however it begins."""

_CHAPTER = re.compile(r"(?:Phần|Chương|Mục)\s+(?:[IVXL]+|\d{1,2}|thứ \w+)\s*[.:]?", re.IGNORECASE)
_SECTION = re.compile(r"([IVXL]+)\s*[-.–]\s+\S")
_ARTICLE = re.compile(r"(Điều\s+\d+\s*[.:])\s*(.*)", re.IGNORECASE)
_ITEM = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\s*[.)]?\s+\S")
_BULLET = re.compile(r"[-–—•*]\s+")
_BASIS = re.compile(rf"(?:[-–—•]\s*)?((?:{'|'.join(texts.BASIS_WORDS)})\s.*)", re.IGNORECASE)
_SENTENCE_ENDS = (".", ";", ":", ",", "…", "!", "?")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})|XL|L")


@dataclass(frozen=True, slots=True)
class _Look:
    """What differs between the tracks: the Party writes căn cứ with a dash and numbered titles like their text."""

    basis: str
    titled: Style


def paragraphs(text: str, layout: Layout, *, bases: bool = False) -> list[Paragraph]:
    """A paragraph for each line, in the role that its beginning tells. With `bases` the lines at the top that begin
    with “Căn cứ”, “Thực hiện”, “Theo đề nghị” and end with a mark of a list are căn cứ.
    """
    return list(_read([line.strip() for line in text.splitlines() if line.strip()], _look(layout), bases=bases))


def basis_lines(given: Iterable[str], layout: Layout, end: str) -> list[Paragraph]:
    """Căn cứ one below the other, a semicolon between them and `end` after the last."""
    lines = [text.strip().rstrip(" .,;") for text in given if text.strip(" .,;")]
    last, look = len(lines) - 1, _look(layout)
    return [_basis(line + (end if index == last else ";"), look) for index, line in enumerate(lines)]


def _look(layout: Layout) -> _Look:
    return _Look("- ", Style.BODY) if layout.track is Track.PARTY else _Look("", Style.ITEM)


def _read(lines: list[str], look: _Look, *, bases: bool) -> Iterator[Paragraph]:
    count = _count_bases(lines) if bases else 0
    chapter = False  # the line after `Chương I` is its title
    for index, line in enumerate(lines):
        if index < count:
            yield _basis(line, look)
        elif _CHAPTER.fullmatch(line) or (chapter and line.isupper()):
            yield Paragraph((Run(line),), Style.CENTRED, keep_next=True)
        else:
            yield _paragraph(line, look)
        chapter = _CHAPTER.fullmatch(line) is not None


def _count_bases(lines: list[str]) -> int:
    """How many lines at the top are căn cứ: each but the last ends with a semicolon, the last as it likes, unless it
    leads over to the text (`… như sau:`). A single line is one only with its mark.
    """
    count = 0
    for line in lines:
        if _BASIS.fullmatch(line) is None:
            break
        if not line.endswith((";", ",")):
            return count + 1 if count and line.endswith(".") else count
        count += 1
    return count


def _basis(line: str, look: _Look) -> Paragraph:
    found = _BASIS.fullmatch(line)
    return Paragraph((Run(look.basis + (found[1] if found else line)),), Style.BASIS)


def _paragraph(line: str, look: _Look) -> Paragraph:
    title = len(line) <= LONGEST_TITLE and not line.endswith(_SENTENCE_ENDS)
    roman = _SECTION.match(line)
    if roman and title and _ROMAN.fullmatch(roman[1]):
        return Paragraph((Run(line),), Style.ARTICLE, keep_next=True)
    if article := _ARTICLE.fullmatch(line):
        word, rest = article[1], article[2]
        if title:
            return Paragraph((Run(line),), Style.ARTICLE, keep_next=True)
        return Paragraph((Run(f"{word} ", bold=True), Run(rest)) if rest else (Run(word, bold=True),))
    if _ITEM.match(line) and title:
        return Paragraph((Run(line),), look.titled, keep_next=True)
    if bullet := _BULLET.match(line):
        return Paragraph((Run(f"- {line[bullet.end() :]}"),))
    return Paragraph((Run(line),))
