"""The vendored fonts and what texts measure in them. Lengths are in points."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from danvan_desktop.exporters.fonts import ASCENT, LINE
from danvan_desktop.papers.layouts import Layout


class Font(TTFont):
    """A font that looks up known characters in one go: reportlab's own loop over them took a quarter of the time."""

    def splitString(self, text: str, doc: object, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """The text in the codes of this document, by subset of the font."""
        try:
            codes = self.state[doc].assignments  # type: ignore[attr-defined] # missing from the stubs
            return [(0, bytes([codes[ord(character)] for character in text]))]
        except (KeyError, ValueError):  # a character that is new, or beyond the first subset
            return super().splitString(text, doc, encoding)


class Widths(dict[str, float]):
    """The widths of words in one font and size, each measured once: syllables come again and again. Letters that the
    font lacks are put into `missing`, each with the word in which it came first.
    """

    def __init__(self, font: Font, size: float, missing: dict[str, str]) -> None:
        super().__init__()
        self._font = font
        self._size = size
        self._missing = missing

    def __missing__(self, word: str) -> float:
        known = self._font.face.charToGlyph
        for letter in word:
            if ord(letter) not in known and letter != "\n":
                self._missing.setdefault(letter, word)
        self[word] = width = self._font.stringWidth(word, self._size)
        return width


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font in one size. `name` is what reportlab calls it; the baseline of a line lies `ascent` below its top."""

    name: str
    size: float
    underline: bool
    widths: Widths = field(repr=False)

    @property
    def ascent(self) -> float:
        return self.size * ASCENT

    @property
    def leading(self) -> float:
        return self.size * LINE


class Faces:
    """The faces of a layout's styles, from the font files in `folder`: never by the name of a family, which older files
    without Vietnamese letters share.
    """

    def __init__(self, layout: Layout, folder: Path) -> None:
        self._styles = layout.styles
        self._folder = folder
        self._known: dict[tuple[str, bool, bool], Face] = {}
        self.missing: dict[str, str] = {}

    def __call__(self, style: str, *, bold: bool = False, italic: bool = False) -> Face:
        """The face of a style of the layout, bold or italic where the style or the run is."""
        key = (style, bold, italic)
        if key not in self._known:
            self._known[key] = self._face(*key)
        return self._known[key]

    def _face(self, name: str, bold: bool, italic: bool) -> Face:
        style = self._styles[name]
        font = _font(self._folder, _CUTS[style.bold or bold, style.italic or italic])
        pdfmetrics.registerFont(font)
        return Face(font.fontName, style.size, style.underline, Widths(font, style.size, self.missing))


_CUTS = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}


@cache
def _font(folder: Path, cut: str) -> Font:
    name = f"LiberationSerif-{cut}"
    return Font(name, str(folder / f"{name}.ttf"))
