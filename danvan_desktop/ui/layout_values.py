"""The values of a layout profile as a tree: groups, fields, and for each what it holds and what it may hold."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from danvan_desktop.domain.money import format_decimal
from danvan_desktop.papers.layout_fields import NO, SWITCH, YES, Choice, Number, Words, kind
from danvan_desktop.texts import exporters as style_texts
from danvan_desktop.texts import layouts as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.list_cells import ROW_HEIGHT

VALUE = 1
FIELD_ROLE = Qt.ItemDataRole.UserRole
KEY_ROLE = Qt.ItemDataRole.UserRole + 1
LINE = " | "
"""Between the lines of a value that has several."""

Trigger = QAbstractItemView.EditTrigger


class LayoutValues(QObject):
    """Fills the tree and reads it. `changed` tells that the user changed a value."""

    changed = Signal()

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shipped: Mapping[str, str] = {}
        tree.setColumnCount(3)
        tree.setHeaderLabels([texts.ITEM, texts.VALUE, texts.ROOM])
        tree.setColumnWidth(VALUE, theme.scaled(190))
        tree.setColumnWidth(2, theme.scaled(84))
        tree.setItemDelegate(_Editor(tree))
        tree.setEditTriggers(
            Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed | Trigger.SelectedClicked
        )
        tree.itemChanged.connect(self._changed)
        tree.itemClicked.connect(lambda item, _column: tree.setCurrentItem(item, VALUE))

    def show(self, values: Mapping[str, str], shipped: Mapping[str, str]) -> None:
        """Shows the values of a profile; those that differ from the shipped ones are bold."""
        tree, opened = self._tree, {field for field, item in self._items.items() if item.isExpanded()}
        self._shipped = shipped
        tree.blockSignals(True)
        tree.clear()
        self._items = {}
        for field, text in values.items():
            item = QTreeWidgetItem(self._parent(field), [_label(field)])
            item.setData(0, FIELD_ROLE, field)
            _put(item, field, text)
            item.setSizeHint(0, QSize(0, theme.scaled(ROW_HEIGHT)))
            self._items[field] = item
            self._look(item)
        for field, item in self._items.items():
            if item.childCount() and (field in opened or (not opened and field == "page")):
                item.setExpanded(True)
        tree.blockSignals(False)
        tree.setCurrentItem(next(item for item in self._items.values() if not item.childCount()), VALUE)

    def all(self) -> dict[str, str]:
        """The values as they stand, by field."""
        return {field: _taken(item, field) for field, item in self._items.items() if not item.childCount()}

    def edit(self) -> None:
        """Begins to edit the value with the cursor, or ticks it."""
        item = self._tree.currentItem()
        if item is None or item.childCount():
            return
        if kind(item.data(0, FIELD_ROLE)) is SWITCH:
            ticked = item.checkState(VALUE) is Qt.CheckState.Checked
            item.setCheckState(VALUE, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        else:
            self._tree.editItem(item, VALUE)

    def finish(self) -> None:
        """Takes over what is being typed."""
        self._tree.setFocus()

    def mark(self, problems: Mapping[str, str]) -> None:
        """Shows a sentence at each field that has a problem, and takes earlier ones away."""
        self._tree.blockSignals(True)
        for field, item in self._items.items():
            wrong = field in problems
            brush = QBrush(QColor(theme.tokens().error)) if wrong else QBrush()
            for column in range(3):
                item.setForeground(column, brush)
                item.setToolTip(column, problems.get(field, ""))
        self._tree.blockSignals(False)

    def go_to(self, field: str) -> None:
        """Brings a field in sight, ready to type."""
        item = self._items[field]
        self._tree.setCurrentItem(item, VALUE)
        self._tree.scrollToItem(item)
        self._tree.setFocus()

    def _parent(self, field: str) -> QTreeWidgetItem:
        """The group of the field; each style is a group in that of the styles."""
        names = field.split(".")
        path = names[:1] if names[0] != "styles" else names[:2]
        parent: QTreeWidgetItem = self._tree.invisibleRootItem()
        for count in range(1, len(path) + 1):
            key = ".".join(path[:count])
            if key not in self._items:
                label = texts.GROUPS[key] if count == 1 else style_texts.STYLES[path[1]]
                self._items[key] = QTreeWidgetItem(parent, [label])
                self._items[key].setSizeHint(0, QSize(0, theme.scaled(ROW_HEIGHT)))
            parent = self._items[key]
        return parent

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == VALUE and item.data(0, FIELD_ROLE):
            self._tree.blockSignals(True)
            self._look(item)
            self._tree.blockSignals(False)
            self.changed.emit()

    def _look(self, item: QTreeWidgetItem) -> None:
        field = item.data(0, FIELD_ROLE)
        if kind(field) is SWITCH:
            item.setText(VALUE, texts.CHOICES[_taken(item, field)])
        font = item.font(VALUE)
        font.setBold(_same(_taken(item, field)) != _same(self._shipped[field]))
        item.setFont(VALUE, font)


def _label(field: str) -> str:
    return texts.LOOKS[field.rpartition(".")[2]].capitalize() if field.startswith("styles.") else texts.label(field)


def _put(item: QTreeWidgetItem, field: str, text: str) -> None:
    """Shows a value as its kind is typed."""
    editable = item.flags() | Qt.ItemFlag.ItemIsEditable
    match kind(field):
        case Number(low, high):
            item.setText(VALUE, text.replace(".", ","))
            item.setText(2, texts.room(format_decimal(low), format_decimal(high)))
        case Words():
            item.setText(VALUE, text.replace("\n", LINE))
        case Choice() as choice if choice is SWITCH:
            editable = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
            item.setCheckState(VALUE, Qt.CheckState.Checked if text == YES else Qt.CheckState.Unchecked)
        case Choice():
            item.setData(VALUE, KEY_ROLE, text)
            item.setText(VALUE, texts.CHOICES[text])
    item.setFlags(editable)


def _taken(item: QTreeWidgetItem, field: str) -> str:
    match kind(field):
        case Words(lines=True):
            return "\n".join(line.strip() for line in item.text(VALUE).split(LINE.strip()))
        case Choice() as choice if choice is SWITCH:
            return YES if item.checkState(VALUE) is Qt.CheckState.Checked else NO
        case Choice():
            return str(item.data(VALUE, KEY_ROLE))
    return item.text(VALUE)


def _same(text: str) -> str:
    """A number however it was typed."""
    try:
        return format_decimal(Decimal(text.strip().replace(",", ".")))
    except InvalidOperation:
        return text


class _Editor(QStyledItemDelegate):
    """In the column of the values a line to type in, or a list to choose from."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        if index.column() != VALUE:
            return None  # type: ignore[return-value] # which Qt takes for “not to be edited”
        choice = kind(str(index.sibling(index.row(), 0).data(FIELD_ROLE)))
        if not isinstance(choice, Choice):
            return super().createEditor(parent, option, index)
        combo = QComboBox(parent)
        for key in choice.values:
            combo.addItem(texts.CHOICES[key], key)
        return combo

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(KEY_ROLE)))
        else:
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), KEY_ROLE)
            model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)
