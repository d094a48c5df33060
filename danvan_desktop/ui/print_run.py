"""Sends the pages of a PDF to a printer, one in each turn of the event loop: the window lives and can stop it."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import printing as texts
from danvan_desktop.ui.printers import DPI, SHEETS, PrintChoice

POINTS = 72  # in an inch


class PrintRun(QObject):
    """`moved` tells how many pages of how many are sent; then comes one of `finished`, `stopped`, `failed`."""

    moved = Signal(int, int)
    finished = Signal()
    stopped = Signal()
    failed = Signal(object)

    def __init__(
        self, document: QPdfDocument, printer: QPrinter, pages: Sequence[int], choice: PrintChoice, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._printer = printer
        self._pages = pages
        self._choice = choice
        self._painter = QPainter()
        self._sent = 0
        self._stop = False

    def start(self) -> None:
        QTimer.singleShot(0, self._next)

    def stop(self) -> None:
        """No further page is sent."""
        self._stop = True

    def _next(self) -> None:
        if self._stop:
            if self._painter.isActive():
                self._printer.abort()
                self._painter.end()
            self.stopped.emit()
            return
        try:
            self._send(self._pages[self._sent] - 1)
        except UserError as error:
            self._painter.end()
            self.failed.emit(error)
            return
        self._sent += 1
        self.moved.emit(self._sent, len(self._pages))
        if self._sent < len(self._pages):
            QTimer.singleShot(0, self._next)
        elif self._painter.end():
            self.finished.emit()
        else:
            self.failed.emit(self._refused())

    def _send(self, page: int) -> None:
        size = self._document.pagePointSize(page)
        self._lay_out(size)
        ready = self._printer.newPage() if self._painter.isActive() else self._painter.begin(self._printer)
        if not ready:
            raise self._refused()
        room = self._room(size)
        self._painter.drawImage(room, render(self._document, page, DPI * room.width() / self._dots(size.width())))

    def _lay_out(self, size: QSizeF) -> None:
        """The sheet of the page, upright or across."""
        sheet = self._choice.sheet
        across = size.width() > size.height()
        if sheet == "own":
            upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
            paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        else:
            paper = QPageSize(SHEETS[sheet])
        way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        self._printer.setPageLayout(QPageLayout(paper, way, QMarginsF()))
        self._printer.setFullPage(True)

    def _room(self, size: QSizeF) -> QRectF:
        """Where the page stands on the sheet, in dots: as large as it is from the corner, or shrunk into what the
        printer reaches.
        """
        width, height = self._dots(size.width()), self._dots(size.height())
        if self._choice.scale == "real" and self._choice.sheet == "own":
            return QRectF(0, 0, width, height)
        layout = self._printer.pageLayout()
        whole = QRectF(layout.fullRectPixels(self._printer.resolution()))
        reach = whole
        if self._choice.scale == "fit":
            side = layout.minimumMargins()
            dots = self._dots(1)
            reach = whole.marginsRemoved(
                QMarginsF(side.left() * dots, side.top() * dots, side.right() * dots, side.bottom() * dots)
            )
        share = min(1.0, reach.width() / width, reach.height() / height)
        shrunk = QSizeF(width * share, height * share)
        return QRectF(
            reach.x() + (reach.width() - shrunk.width()) / 2,
            reach.y() + (reach.height() - shrunk.height()) / 2,
            shrunk.width(),
            shrunk.height(),
        )

    def _dots(self, points: float) -> float:
        return points * self._printer.resolution() / POINTS

    def _refused(self) -> UserError:
        return UserError(texts.PRINT_REFUSED.format(name=self._printer.printerName()))


def render(document: QPdfDocument, page: int, dpi: float) -> QImage:
    """The page, counted from 0, as a picture. What a PDF leaves free is transparent: it is white here, as on paper."""
    size = (document.pagePointSize(page) * dpi / POINTS).toSize()
    return document.render(page, size, QPdfDocumentRenderOptions(), QImage.Format.Format_RGB32, Qt.GlobalColor.white)
