"""The overview on paper: its numbers and its charts, drawn as on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QMarginsF, QRectF, QSaveFile, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import overview as texts
from danvan_desktop.ui import charts, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from danvan_desktop.services.printing import Printable
    from danvan_desktop.ui.charts import Chart

KIND = "overview"
_DOTS = 96  # to the inch, as on a screen
_TEXT, _HEAD = 14, 22  # dots
_SIDE = 18.0  # mm


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page says: lines of a label with its number."""

    title: str
    below: str
    numbers: Sequence[tuple[str, int]]
    waiting: Sequence[tuple[str, int]]
    charts: Sequence[Chart]


def printable(sheet: Sheet, stem: str) -> Printable:
    """The page for the preview; a picture of numbers is a PDF only."""
    from danvan_desktop.services.printing import Printable

    return Printable(KIND, "", texts.TITLE, stem, partial(write, sheet), (".pdf",))


def write(sheet: Sheet, path: Path, step: Callable[[int], None] | None = None) -> Path:
    """Writes the page as a PDF, whole or not at all. Raises UserError where that cannot be, and what `step` raises."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise UserError(texts.CANNOT_WRITE.format(path=path, why=file.errorString()))
    pdf = QPdfWriter(file)
    pdf.setResolution(_DOTS)
    pdf.setTitle(sheet.title)
    margins = QMarginsF(_SIDE, _SIDE, _SIDE, _SIDE)
    pdf.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    painter = QPainter(pdf)
    _draw(painter, QRectF(0, 0, pdf.width(), pdf.height()), sheet)
    painter.end()
    if step is not None:
        step(1)
    if not file.commit():
        raise UserError(texts.CANNOT_WRITE.format(path=path, why=file.errorString()))
    return path


def _draw(painter: QPainter, page: QRectF, sheet: Sheet) -> None:
    text, bold, large = QFont(), QFont(), QFont()
    text.setPixelSize(_TEXT)
    bold.setPixelSize(_TEXT)
    bold.setWeight(QFont.Weight.DemiBold)
    large.setPixelSize(_HEAD)
    large.setWeight(QFont.Weight.DemiBold)
    line = QFontMetricsF(text).height()
    top = 0.0

    def say(font: QFont, words: str, end: str = "", height: float = 1.4) -> None:
        nonlocal top
        room = QRectF(page.left(), top, page.width(), height * QFontMetricsF(font).height())
        painter.setFont(font)
        painter.setPen(QColor(theme.LIGHT.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, end)
        top += room.height()

    say(large, sheet.title)
    say(text, sheet.below)
    for heading, lines in ((texts.NUMBERS, sheet.numbers), (texts.WAITING_TITLE, sheet.waiting)):
        top += 0.6 * line
        say(bold, heading)
        for label, count in lines:
            say(text, label, texts.number(count))
        if not lines:
            say(text, texts.NOTHING_WAITS)
    for chart in sheet.charts:
        top += line
        height = charts.height(chart, text) + (2 * line if chart.upright else 0)
        charts.draw(painter, QRectF(page.left(), top, page.width(), height), chart, theme.LIGHT, text)
        top += height
