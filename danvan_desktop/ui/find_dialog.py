"""Tìm mọi thứ: hits over all records while the user types, the keys never leave the field."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QShortcut, QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from danvan_desktop.domain.searching import Term, hits, terms
from danvan_desktop.texts import finding as texts
from danvan_desktop.ui import icons, theme
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.table_clipboard import COPY_ALL, copy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.finding import Hit

SEARCH_DELAY = 100  # ms after the last key
HIT_ROLE = Qt.ItemDataRole.UserRole
HITS, EMPTY = range(2)
PADDING = 8
_IN_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class FindForm:
    """The widgets that code touches."""

    search_edit: QLineEdit
    heading_label: QLabel
    stack: QStackedWidget
    hits_list: QListWidget
    empty_title: QLabel
    empty_text: QLabel


class FindDialog(QDialog):
    """`recent` are kinds and uids of the records opened last, the last one first; `chosen` is the hit to be opened."""

    def __init__(self, parent: QWidget | None, office: Office, recent: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.chosen: Hit | None = None
        self._office = office
        self._recent = office.search.records(recent)
        self.form = form = load_form(self, "find_dialog", FindForm)
        self._hits = _HitDelegate(form.hits_list)
        form.hits_list.setItemDelegate(self._hits)
        form.search_edit.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._timer.timeout.connect(self.reload)
        form.search_edit.textChanged.connect(lambda _text: self._timer.start())
        form.search_edit.returnPressed.connect(self._take)
        form.hits_list.itemClicked.connect(lambda _item: self._take())
        # The list itself never gets the keys.
        QShortcut(COPY_ALL, self, lambda: copy(form.hits_list, everything=True))
        self.resize(self.size().boundedTo(self.screen().availableSize() * 0.9))
        self.reload()

    def reload(self) -> None:
        """Shows what is found for the words in the field; without any, the recent records."""
        self._timer.stop()
        form, typed = self.form, self.form.search_edit.text().strip()
        wanted = terms(form.search_edit.text())
        found = self._office.search.find(form.search_edit.text()) if wanted else self._recent
        self._hits.wanted = wanted
        form.hits_list.clear()
        for hit in found:
            item = QListWidgetItem(texts.SPOKEN.format(kind=texts.KINDS[hit.kind], title=hit.title))
            item.setData(HIT_ROLE, hit)
            form.hits_list.addItem(item)
        form.hits_list.setCurrentRow(0)
        form.stack.setCurrentIndex(HITS if found else EMPTY)
        form.heading_label.setText(_heading(len(found), self._office.search.limit) if wanted else texts.RECENT)
        form.heading_label.setVisible(bool(found))
        form.empty_title.setText(texts.NOTHING.format(words=typed) if typed else texts.NO_RECENT)
        form.empty_text.setText(texts.HOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _IN_THE_LIST:
            QApplication.sendEvent(self.form.hits_list, event)
            return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        if self._timer.isActive():
            self.reload()
        item = self.form.hits_list.currentItem()
        if item is not None:
            self.chosen = item.data(HIT_ROLE)
            self.accept()


class _HitDelegate(QStyledItemDelegate):
    """Kind and title in one line, the piece with the words below it, the words set off."""

    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self.wanted: Sequence[Term] = ()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, 2 * option.fontMetrics.lineSpacing() + 2 * PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        hit: Hit = index.data(HIT_ROLE)
        room = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        kind = texts.KINDS[hit.kind]
        side_length = option.fontMetrics.height()
        icons.icon(icons.KINDS[hit.kind]).paint(painter, room.left(), room.top(), side_length, side_length)
        room.setLeft(room.left() + side_length + PADDING)
        left = room.width() - option.fontMetrics.horizontalAdvance(f"{kind}  ")
        colours, metrics = theme.tokens(), option.fontMetrics
        side = Qt.TextElideMode.ElideRight
        # What is found stands in bold, which takes more room.
        title = self._marked(metrics.elidedText(hit.title, side, int(left * 0.94)))
        text = self._marked(metrics.elidedText(hit.text, side, int(room.width() * 0.94)))
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(option.font)
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.NoWrap)
        document.setDefaultTextOption(wrapping)
        document.setHtml(
            f'<span style="color:{colours.muted}">{escape(kind)}</span>'
            f'<span style="color:{colours.text}">&nbsp; {title}</span><br>'
            f'<span style="color:{colours.muted}">{text}</span>'
        )
        painter.save()
        painter.setClipRect(option.rect)
        painter.translate(QPointF(room.topLeft()))
        document.drawContents(painter)
        painter.restore()

    def _marked(self, text: str) -> str:
        """The text as rich text, the words that were found set off in bold and in colour."""
        colour, pieces, done = theme.tokens().mark, [], 0
        for start, end in hits(text, self.wanted):
            pieces += [escape(text[done:start]), f'<b style="color:{colour}">{escape(text[start:end])}</b>']
            done = end
        return "".join([*pieces, escape(text[done:])])


def _heading(count: int, most: int) -> str:
    return (texts.FOUND_MORE if count == most else texts.FOUND).format(count=count)
