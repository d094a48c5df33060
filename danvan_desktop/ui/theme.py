"""One look over Qt's Fusion style: calm, dense, paper-like. Colours, spacing and type scale stand here only."""

from dataclasses import dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from danvan_desktop.resources import resource


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, by what they are for."""

    ground: str
    sheet: str
    line: str
    handle: str
    text: str
    muted: str
    accent: str
    accent_text: str
    accent_soft: str
    accent_hover: str
    mark: str
    """The accent where it is letters or thin lines, which need more contrast than areas."""
    error: str
    late: str
    soon: str
    good: str
    done: str
    practice: str
    practice_text: str
    chart: tuple[str, ...]
    """What is filled in charts, by place; patterns tell the places apart as well."""


LIGHT = Tokens(
    ground="#f3f2ef",
    sheet="#ffffff",
    line="#d5d2cb",
    handle="#c4c0b8",
    text="#222222",
    muted="#5f5b54",
    accent="#9e1b1e",
    accent_text="#ffffff",
    accent_soft="#f6e3e1",
    accent_hover="#8a1113",
    mark="#9e1b1e",
    error="#8a1113",
    late="#a8480c",
    soon="#8a6100",
    good="#1f6b3a",
    done="#4f6b57",
    practice="#ffcf33",
    practice_text="#2b2000",
    chart=("#b3aea4", "#7fb08f", "#dba63a", "#1f6b3a", "#7d7870"),
)
DARK = Tokens(
    ground="#262523",
    sheet="#1d1c1b",
    line="#45423d",
    handle="#57534c",
    text="#ecebe7",
    muted="#b0aca3",
    accent="#c8484b",
    accent_text="#ffffff",
    accent_soft="#4a2a2a",
    accent_hover="#b83c3f",
    mark="#f08a8b",
    error="#ff9a94",
    late="#ffab70",
    soon="#f0c75e",
    good="#7fd19a",
    done="#a8c4b0",
    practice="#e0b020",
    practice_text="#201800",
    chart=("#7d786f", "#5f9a74", "#d9a93f", "#a6dcb6", "#4f4b45"),
)

STRONG_LIGHT = Tokens(
    ground="#ffffff",
    sheet="#ffffff",
    line="#000000",
    handle="#000000",
    text="#000000",
    muted="#303030",
    accent="#7a0006",
    accent_text="#ffffff",
    accent_soft="#ffe08a",
    accent_hover="#5a0004",
    mark="#7a0006",
    error="#7a0006",
    late="#6b2a00",
    soon="#4d3600",
    good="#00451a",
    done="#1d3a26",
    practice="#ffd000",
    practice_text="#000000",
    chart=("#8a8a8a", "#2f7d4c", "#b07a00", "#00300f", "#555555"),
)
STRONG_DARK = Tokens(
    ground="#000000",
    sheet="#000000",
    line="#ffffff",
    handle="#ffffff",
    text="#ffffff",
    muted="#d8d8d8",
    accent="#ffd54a",
    accent_text="#000000",
    accent_soft="#004a8f",
    accent_hover="#ffe27a",
    mark="#ffd54a",
    error="#ffb3ad",
    late="#ffc59a",
    soon="#ffe27a",
    good="#9df0b8",
    done="#c8e6d2",
    practice="#ffd000",
    practice_text="#000000",
    chart=("#9a9a9a", "#63c484", "#ffd54a", "#d9ffe4", "#c0c0c0"),
)
"""High contrast: lines and texts in black or white."""

BASE_POINTS = 10.5
HEADING_POINTS = 13
TITLE_POINTS = 18
ICON = 16  # pixels
BOX = 13  # pixels inside the frame of a box to be ticked
_PERCENT = "text_percent"


def tokens() -> Tokens:
    """The colours of the scheme that the system uses."""
    hints = QApplication.styleHints()
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return STRONG_DARK if dark else STRONG_LIGHT
    return DARK if dark else LIGHT


def apply(app: QApplication, percent: int = 100) -> None:
    """Gives the whole program its look, its texts in `percent` of their usual size."""
    app.setStyle("Fusion")
    app.setProperty(_PERCENT, percent)
    font = QFont(app.font())
    font.setPointSizeF(BASE_POINTS * percent / 100)
    app.setFont(font)
    colours = tokens()
    app.setPalette(_palette(colours))
    app.setStyleSheet(style_sheet(colours, percent))


def scaled(pixels: int) -> int:
    """A length that was chosen for texts of the usual size, for those of today."""
    app = QApplication.instance()
    percent: int = app.property(_PERCENT) if app is not None else 0
    return round(pixels * (percent or 100) / 100)


def style_sheet(colours: Tokens, percent: int = 100) -> str:
    """The style sheet with the colours, the icons of the scheme and the sizes of texts filled in."""
    scheme = "dark" if QColor(colours.ground).lightness() < 128 else "light"
    values = {name: getattr(colours, name) for name in Tokens.__slots__}
    values["icon"] = f"{ICON * percent // 100}px"
    values["box"] = f"{BOX * percent // 100}px"
    values["heading"] = f"{HEADING_POINTS * percent / 100:g}pt"
    values["title"] = f"{TITLE_POINTS * percent / 100:g}pt"
    values["chevron"] = resource("icons", f"chevron-down-{scheme}.svg").as_posix()
    values["check"] = resource("icons", f"check-{scheme}.svg").as_posix()
    values["chevron_up"] = resource("icons", f"chevron-up-{scheme}.svg").as_posix()
    return Template(resource("style.qss").read_text("utf-8")).substitute(values)


def _palette(colours: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, colours.ground),
        (role.Base, colours.sheet),
        (role.AlternateBase, colours.ground),
        (role.Button, colours.ground),
        (role.Text, colours.text),
        (role.WindowText, colours.text),
        (role.ButtonText, colours.text),
        (role.ToolTipBase, colours.sheet),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Highlight, colours.accent_soft),
        (role.HighlightedText, colours.text),
        (role.Link, colours.mark),
        (role.Mid, colours.line),
        (role.Dark, colours.handle),  # also what lies around the pages of a preview
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.muted))
    return palette
