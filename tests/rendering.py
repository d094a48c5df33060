"""Reads exported files with other programs than those that wrote them: LibreOffice lays a .docx out, pdfplumber finds
words and rules on the pages. Lengths are in mm from the left and top edge, sizes in points.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

from danvan_desktop import resources

MM = 72 / 25.4

# Nothing but the vendored fonts: other files of the same name lack Vietnamese letters.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Liberation Serif</string></edit>
  </match>
</fontconfig>
"""


def pdfs_of(documents: Sequence[Path], folder: Path) -> list[Path]:
    """The documents as LibreOffice prints them, put into `folder`."""
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(fonts=resources.resource("fonts"), cache=folder / "fonts"), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, documents)]
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    made = [folder / f"{document.stem}.pdf" for document in documents]
    assert done.returncode == 0, done.stderr
    assert all(path.exists() for path in made), done.stdout + done.stderr
    return made


def pdf_of(document: Path, folder: Path) -> Path:
    """One document as LibreOffice prints it."""
    return pdfs_of([document], folder)[0]


@dataclass(frozen=True, slots=True)
class Text:
    """Words on a page, from the first to the last letter; `baseline` is that of the first one."""

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    italic: bool

    @property
    def axis(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def top(self) -> float:
        """Where capitals without marks and digits end."""
        return self.baseline - 0.66 * self.size / MM

    @property
    def look(self) -> str:
        """Size and weight: `14`, `14 bold italic`."""
        return f"{self.size:g}" + " bold" * self.bold + " italic" * self.italic


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""

    page: int
    left: float
    right: float
    level: float

    @property
    def axis(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Rendered:
    """What stands on the pages of a PDF, which are counted from 1. Words come line by line, across columns."""

    pages: int
    words: tuple[Text, ...]
    rules: tuple[Rule, ...]

    def find(self, phrase: str) -> Text:
        """The first place of the phrase; it may run over several lines but not change its look."""
        return next(self.all(phrase), None) or self._missing(phrase)

    def all(self, phrase: str) -> Iterator[Text]:
        """Each place of the phrase."""
        wanted = phrase.split()
        for start in range(len(self.words) - len(wanted) + 1):
            found = self.words[start : start + len(wanted)]
            if [word.text for word in found] == wanted:
                assert len({word.look for word in found}) == 1, f"{phrase}: {[word.look for word in found]}"
                yield _joined(found)

    def lines(self, page: int) -> list[Text]:
        """The lines of a page; columns side by side count as one line."""
        lines: list[list[Text]] = []
        for word in (word for word in self.words if word.page == page):
            if lines and abs(lines[-1][-1].baseline - word.baseline) < 1 and lines[-1][-1].left < word.left:
                lines[-1].append(word)
            else:
                lines.append([word])
        return [_joined(line) for line in lines]

    def _missing(self, phrase: str) -> Text:
        raise AssertionError(f"“{phrase}” is not in: {' '.join(word.text for word in self.words)}")


def read(pdf: Path) -> Rendered:
    """Words and rules of a PDF."""
    with pdfplumber.open(pdf) as document:
        pages = list(enumerate(document.pages, start=1))
        words = tuple(_word(number, word, float(page.height)) for number, page in pages for word in _words(page))
        rules = {rule for number, page in pages for rule in _rules(number, page)}
    return Rendered(len(pages), words, tuple(sorted(rules, key=lambda rule: (rule.page, rule.level, rule.left))))


def _words(page: Any) -> list[dict[str, Any]]:
    return list(page.extract_words(return_chars=True, extra_attrs=["fontname", "size"]))


def _word(page: int, word: dict[str, Any], height: float) -> Text:
    assert "LiberationSerif" in word["fontname"], f"{word['text']} is not in a vendored font but in {word['fontname']}"
    baseline = (height - word["chars"][0]["matrix"][5]) / MM
    bold, italic = ("Bold" in word["fontname"], "Italic" in word["fontname"])
    return Text(page, word["text"], word["x0"] / MM, word["x1"] / MM, baseline, round(word["size"], 1), bold, italic)


def _rules(number: int, page: Any) -> Iterator[Rule]:
    for edge in page.edges:
        if edge["orientation"] == "h":
            yield Rule(number, *(round(float(edge[side]) / MM, 2) for side in ("x0", "x1", "top")))


def _joined(words: Sequence[Text]) -> Text:
    first = words[0]
    left, right = min(word.left for word in words), max(word.right for word in words)
    text = " ".join(word.text for word in words)
    return Text(first.page, text, left, right, first.baseline, first.size, first.bold, first.italic)


def text_of(pdf: Path, order: str = "-layout") -> str:
    """All words as poppler reads them, in lines across the page or (`-raw`) cell by cell, blanks collapsed."""
    done = subprocess.run(["pdftotext", order, pdf, "-"], check=True, capture_output=True, text=True)
    return " ".join(done.stdout.split())
