"""Moving in a PDF: page, zoom, search; by buttons and by keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from danvan_desktop.texts import printing as texts
from danvan_desktop.ui.forms import child, indent

if TYPE_CHECKING:
    from collections.abc import Callable

PERCENTS = (50, 75, 100, 125, 150, 200, 300)
SMALLEST, LARGEST, STEP = 0.25, 5.0, 1.25


class PdfControls(QObject):
    """Binds the widgets of a window that shows a PDF, which are found by their names: `view`, `page_spin`,
    `page_label`, `zoom_combo`, `zoom_in_button`, `zoom_out_button`, `search_edit`, `hits_label`, `previous_button`,
    `next_button`.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.document = QPdfDocument(self)
        self.view = child(window, QPdfView, "view")
        self._page = child(window, QSpinBox, "page_spin")
        indent(self._page)
        self._pages = child(window, QLabel, "page_label")
        self._zoom = child(window, QComboBox, "zoom_combo")
        self._search = child(window, QLineEdit, "search_edit")
        self._hits = child(window, QLabel, "hits_label")
        self._found = QPdfSearchModel(self)
        self._hit = -1
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setDocument(self.document)
        self.view.setSearchModel(self._found)
        self._found.setDocument(self.document)
        self._fill_zoom()
        self._connect(window)

    def load(self, path: str) -> bool:
        """Shows the file; says whether it could be read."""
        if self.document.load(path) is not QPdfDocument.Error.None_:
            return False
        count = self.document.pageCount()
        self._page.setRange(1, count)
        self._pages.setText(texts.PAGES.format(count=count))
        return True

    def page(self) -> int:
        """The page in sight, counted from 1."""
        return self.view.pageNavigator().currentPage() + 1

    def go_to(self, page: int) -> None:
        """Shows a page, counted from 1; the nearest one that there is."""
        page = min(max(page, 1), max(self.document.pageCount(), 1))
        self.view.pageNavigator().jump(page - 1, QPointF())

    def zoom(self, factor: float) -> None:
        """Larger or smaller than it is now."""
        now = self._factor()
        self._set_factor(min(max(now * factor, SMALLEST), LARGEST))

    def go_to_hit(self, step: int) -> None:
        """The next hit of the search or the one before, round and round."""
        count = self._found.count()
        if not count:
            return
        self._hit = (self._hit + step) % count
        self.view.setCurrentSearchResultIndex(self._hit)
        link = self._found.resultAtIndex(self._hit)
        self.view.pageNavigator().jump(link.page(), link.location(), 0)
        self._say_hits()

    # --- inside

    def _connect(self, window: QWidget) -> None:
        self.view.pageNavigator().currentPageChanged.connect(lambda page: self._page.setValue(page + 1))
        self._page.valueChanged.connect(lambda page: self.go_to(page) if page != self.page() else None)
        self._zoom.activated.connect(self._zoom_chosen)
        child(window, QPushButton, "zoom_in_button").clicked.connect(lambda: self.zoom(STEP))
        child(window, QPushButton, "zoom_out_button").clicked.connect(lambda: self.zoom(1 / STEP))
        child(window, QPushButton, "next_button").clicked.connect(lambda: self.go_to_hit(1))
        child(window, QPushButton, "previous_button").clicked.connect(lambda: self.go_to_hit(-1))
        self._search.textChanged.connect(self._searched)
        self._search.returnPressed.connect(lambda: self.go_to_hit(1))
        self._found.countChanged.connect(self._first_hit)
        self._found.statusChanged.connect(lambda _status: self._say_hits())
        keys: dict[str, Callable[[], object]] = {
            "PgUp": lambda: self.go_to(self.page() - 1),
            "PgDown": lambda: self.go_to(self.page() + 1),
            "Ctrl+Home": lambda: self.go_to(1),
            "Ctrl+End": lambda: self.go_to(self.document.pageCount()),
            "Ctrl++": lambda: self.zoom(STEP),
            "Ctrl+=": lambda: self.zoom(STEP),
            "Ctrl+-": lambda: self.zoom(1 / STEP),
            "Ctrl+0": lambda: self._fit(QPdfView.ZoomMode.FitInView),
            "Ctrl+F": self._to_search,
            "F3": lambda: self.go_to_hit(1),
            "Shift+F3": lambda: self.go_to_hit(-1),
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), window).activated.connect(act)

    def _fill_zoom(self) -> None:
        self._zoom.addItem(texts.FIT_WIDTH, QPdfView.ZoomMode.FitToWidth)
        self._zoom.addItem(texts.FIT_PAGE, QPdfView.ZoomMode.FitInView)
        for percent in PERCENTS:
            self._zoom.addItem(texts.PERCENT.format(percent=percent), percent / 100)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _zoom_chosen(self, index: int) -> None:
        chosen = self._zoom.itemData(index)
        if isinstance(chosen, QPdfView.ZoomMode):
            self._fit(chosen)
        else:
            self._set_factor(float(chosen))

    def _fit(self, mode: QPdfView.ZoomMode) -> None:
        page = self.page()
        self.view.setZoomMode(mode)
        self._zoom.setCurrentIndex(self._zoom.findData(mode))
        self.go_to(page)

    def _set_factor(self, factor: float) -> None:
        page = self.page()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(factor)
        label = texts.PERCENT.format(percent=round(factor * 100))
        place = self._zoom.findText(label)
        self._zoom.setCurrentIndex(place)
        if place < 0:
            self._zoom.setPlaceholderText(label)
        self.go_to(page)

    def _factor(self) -> float:
        """How large pages are shown: 1 is life-size. QPdfView tells its own factor only where it was set."""
        mode = self.view.zoomMode()
        if mode is QPdfView.ZoomMode.Custom:
            return self.view.zoomFactor()
        size = self.document.pagePointSize(self.page() - 1)
        if size.isEmpty():
            return 1.0
        margins, room = self.view.documentMargins(), self.view.viewport().size()
        dots = self.view.screen().logicalDotsPerInch() / 72
        across = (room.width() - margins.left() - margins.right()) / (size.width() * dots)
        down = (room.height() - self.view.pageSpacing()) / (size.height() * dots)
        return across if mode is QPdfView.ZoomMode.FitToWidth else min(across, down)

    def _to_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _searched(self, text: str) -> None:
        self._hit = -1
        self._found.setSearchString(text.strip())
        self._say_hits()

    def _first_hit(self) -> None:
        """The first hit after the page in sight is shown as soon as there is one."""
        if self._hit < 0 and self._found.count():
            self.go_to_hit(1)
        self._say_hits()

    def _say_hits(self) -> None:
        count = self._found.rowCount(QModelIndex())
        if not self._search.text().strip():
            self._hits.setText("")
        elif count:
            self._hits.setText(texts.HIT.format(hit=self._hit + 1, count=count))
        else:
            over = self._found.status() is QPdfSearchModel.Status.Finished
            self._hits.setText(texts.NO_HITS if over else texts.SEARCHING)
