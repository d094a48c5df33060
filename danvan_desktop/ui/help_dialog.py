"""The manual: table of contents and search at the left, the page at the right."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from danvan_desktop.domain.searching import hits, terms
from danvan_desktop.services import help as manual
from danvan_desktop.texts import help as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.forms import act_at_once, fit, load_form
from danvan_desktop.ui.list_cells import WrappingDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

_KEY = Qt.ItemDataRole.UserRole
_MARKDOWN = QTextDocument.ResourceType.MarkdownResource
_IMAGE = QTextDocument.ResourceType.ImageResource


class ManualBrowser(QTextBrowser):
    """Shows pages by their file names; `#` and the folded words of a heading lead to it. `keys` is the table of the
    menus' keys.
    """

    keys = ""

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        found = super().loadResource(kind, url)
        if kind == _IMAGE.value:
            return self._fitted(QImage.fromData(found))
        if kind == _MARKDOWN.value and QUrl(url).fileName() == f"{manual.KEYS}.md":
            return QByteArray(bytes(found).decode("utf-8").replace(texts.KEYS_HERE, self.keys).encode("utf-8"))
        return found

    def doSetSource(self, url: QUrl | str, kind: QTextDocument.ResourceType = _MARKDOWN) -> None:
        super().doSetSource(url, kind)
        self._calm_headings()
        if fragment := QUrl(url).fragment():
            self.to_heading(fragment)

    def _fitted(self, image: QImage) -> QImage:
        """A picture that is wider than the page, as wide as that."""
        sides = 2 * round(self.document().documentMargin()) + self.verticalScrollBar().sizeHint().width()
        room = self.contentsRect().width() - sides
        if image.width() <= room or room <= 0:
            return image
        return image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)

    def _calm_headings(self) -> None:
        """Qt makes them much larger than the text: too much for a page that shall fit a screen."""
        cursor = QTextCursor(self.document())
        while True:
            if level := cursor.blockFormat().headingLevel():
                look = QTextCharFormat()
                look.setProperty(QTextFormat.Property.FontSizeAdjustment, max(2 - level, 0) + 1)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(look)
            if not cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
                return

    def to_heading(self, anchor: str) -> None:
        """Brings the heading to the top."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and manual.anchor(block.text()) == anchor:
                self.setTextCursor(QTextCursor(block))
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(int(top))
                return
            block = block.next()


@dataclass(frozen=True, slots=True)
class HelpForm:
    """The widgets that code touches."""

    search_edit: QLineEdit
    found_label: QLabel
    contents_tree: QTreeWidget
    page_browser: ManualBrowser
    back_button: QPushButton
    home_button: QPushButton
    smaller_button: QPushButton
    larger_button: QPushButton
    print_button: QPushButton
    close_button: QPushButton


class HelpDialog(QDialog):
    """Stays open beside the work. `actions` are those of the menus, whose keys one page lists."""

    def __init__(self, parent: QWidget | None, actions: Iterable[QAction]) -> None:
        super().__init__(parent)
        self.form = form = load_form(self, "help_dialog", HelpForm)
        self._page = ""
        form.page_browser.keys = _keys(actions)
        form.page_browser.setSearchPaths([str(manual.folder())])
        form.page_browser.document().setDocumentMargin(theme.scaled(16))
        form.page_browser.sourceChanged.connect(self._arrived_at)
        form.page_browser.backwardAvailable.connect(form.back_button.setEnabled)
        form.back_button.setEnabled(False)
        form.contents_tree.setItemDelegate(WrappingDelegate(form.contents_tree))
        form.contents_tree.currentItemChanged.connect(lambda item, _old: self._chosen(item))
        form.search_edit.textChanged.connect(lambda _text: self._list())
        form.search_edit.returnPressed.connect(form.contents_tree.setFocus)
        for button, command in (
            (form.back_button, form.page_browser.backward),
            (form.home_button, lambda: self.show_page(manual.HOME)),
            (form.smaller_button, form.page_browser.zoomOut),
            (form.larger_button, form.page_browser.zoomIn),
            (form.print_button, self._print),
        ):
            button.clicked.connect(lambda _checked=False, command=command: command())
            act_at_once(button)
        form.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)
        self._list()
        self.show_page(manual.HOME)
        fit(self)

    def show_page(self, place: str) -> None:
        """The page of that key, at a heading where `#` and its anchor follow."""
        key, _, anchor = place.partition("#")
        url = QUrl(f"{key}.md")
        if anchor:
            url.setFragment(anchor)
        self.form.page_browser.setSource(url, _MARKDOWN)
        self.form.page_browser.setFocus()

    def page(self) -> str:
        """The key of the page that is shown."""
        return self._page

    def reject(self) -> None:
        """Esc empties the search before it closes."""
        if self.form.search_edit.text():
            self.form.search_edit.clear()
        else:
            super().reject()

    # --- inside

    def _list(self) -> None:
        """The table of contents, or what the search finds."""
        form, typed = self.form, self.form.search_edit.text()
        found = manual.search(typed)
        with QSignalBlocker(form.contents_tree):
            form.contents_tree.clear()
            if terms(typed):
                for hit in found:
                    _item(form.contents_tree, f"{hit.page.title}\n{hit.excerpt}", hit.page.key)
            else:
                self._contents()
        form.found_label.setText(texts.FOUND.format(count=len(found)) if found else texts.NOTHING)
        form.found_label.setVisible(bool(terms(typed)))
        first = form.contents_tree.topLevelItem(0)
        if found and first is not None:
            form.contents_tree.setCurrentItem(first)
        self._arrived()

    def _contents(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for page in manual.pages().values():
            if page.group and page.group not in groups:
                groups[page.group] = group = _item(self.form.contents_tree, page.group, "")
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.setExpanded(True)
            _item(groups.get(page.group, self.form.contents_tree), page.title, page.key)

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and (key := item.data(0, _KEY)) and key != self.page():
            self.form.page_browser.setSource(QUrl(f"{key}.md"), _MARKDOWN)

    def _arrived_at(self, url: QUrl) -> None:
        self._page = url.fileName().removesuffix(".md")
        self._arrived()

    def _arrived(self) -> None:
        """The table of contents follows the page, in which the words that were looked for are marked."""
        tree = self.form.contents_tree
        with QSignalBlocker(tree):
            for item in _items(tree):
                if item.data(0, _KEY) == self.page():
                    tree.setCurrentItem(item)
        look = QTextCharFormat()
        look.setBackground(self.palette().highlight())
        marks = []
        for first, last in hits(self.form.page_browser.toPlainText(), terms(self.form.search_edit.text())):
            cursor = QTextCursor(self.form.page_browser.document())
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, look
            marks.append(selection)
        self.form.page_browser.setExtraSelections(marks)

    def _find(self) -> None:
        self.form.search_edit.setFocus()
        self.form.search_edit.selectAll()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(texts.PRINT)
        if dialog.exec():
            self.form.page_browser.print_(printer)


def _item(parent: QTreeWidget | QTreeWidgetItem, text: str, key: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(parent, [text])
    item.setData(0, _KEY, key)
    return item


def _items(tree: QTreeWidget) -> Iterable[QTreeWidgetItem]:
    walk = QTreeWidgetItemIterator(tree)
    while (item := walk.value()) is not None:
        yield item
        walk += 1


def _keys(actions: Iterable[QAction]) -> str:
    """A table of the keys of the menus, in their order."""
    rows = []
    for action in actions:
        if keys := action.shortcut().toString():
            # Undo also says what it would take back: only its name counts here.
            name = action.iconText().partition(":")[0]
            rows.append(f"| **{escape(texts.key(keys))}** | {escape(name)} |")
    return "\n".join([f"| {' | '.join(texts.KEY_TITLES)} |", "|---|---|", *rows])
