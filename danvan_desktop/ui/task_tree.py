"""Directives with their tasks, to tick those that an exemplar answers."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QWidget

from danvan_desktop.domain import deadlines
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.texts import directives as texts
from danvan_desktop.ui.list_cells import Index, WrappingDelegate

GAP = 8  # between tasks, px
_TASK = Qt.ItemDataRole.UserRole


class TaskTree(QTreeWidget):
    """A tree of tasks; its value are the uids of those ticked, in order. `changed` is sent when one is ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._branches: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.setHeaderLabels([texts.TASKS_OF_DIRECTIVES, texts.TASK_DAY])
        self.setWordWrap(True)
        self.setItemDelegate(_TaskDelegate(self))
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setUniformRowHeights(False)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().sectionResized.connect(self.scheduleDelayedItemsLayout)
        self.itemChanged.connect(lambda *_: self.changed.emit())

    def show_tasks(self, directives: Iterable[Directive]) -> None:
        """Shows the directives that have tasks, with nothing ticked."""
        with QSignalBlocker(self):
            self.clear()
            self._branches = [_branch(directive) for directive in directives if directive.tasks]
            self.addTopLevelItems([branch for branch, _ in self._branches])
            self.expandAll()

    def value(self) -> tuple[str, ...]:
        ticked = (item for item in self._tasks() if item.checkState(0) is Qt.CheckState.Checked)
        return tuple(item.data(0, _TASK) for item in ticked)

    def set_value(self, tasks: Sequence[str]) -> None:
        for item in self._tasks():
            ticked = item.data(0, _TASK) in tasks
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def search(self, words: str) -> None:
        """Shows only the tasks in which, or in whose directive, all the words stand, accents or not."""
        wanted = fold(words).split()
        for branch, items in self._branches:
            for item in items:
                text = fold(f"{branch.text(0)} {item.text(0)}")
                item.setHidden(not all(word in text for word in wanted))
            branch.setHidden(all(item.isHidden() for item in items))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.topLevelItemCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(16, 16, -16, -16), flags, texts.NO_TASKS)

    def _tasks(self) -> list[QTreeWidgetItem]:
        return [item for _, items in self._branches for item in items]


class _TaskDelegate(WrappingDelegate):
    """A tree does not tell its delegate how wide the cells are."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(0, GAP)

    def width_of(self, _option: QStyleOptionViewItem, index: Index) -> int:
        level = 2 if index.parent().isValid() else 1
        indented = level * self._tree.indentation() if index.column() == 0 else 0
        return self._tree.columnWidth(index.column()) - indented


def _branch(directive: Directive) -> tuple[QTreeWidgetItem, list[QTreeWidgetItem]]:
    number = directive.printed_number.strip()
    if directive.signed_on is None:
        title = texts.NUMBERLESS.format(number=number)
    else:
        title = texts.NUMBER_AND_DAY.format(number=number, day=format_date(directive.signed_on))
    branch = QTreeWidgetItem([f"{title}: {directive.subject}"])
    bold = QFont()
    bold.setBold(True)
    branch.setFont(0, bold)
    branch.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    items = []
    for place, task in enumerate(directive.tasks, start=1):
        due = (task.due, task.due_included) if task.due else (directive.due, directive.due_included)
        item = QTreeWidgetItem([f"{place}. {task.text}", deadlines.shown(*due)])
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setData(0, _TASK, task.uid)
        branch.addChild(item)
        items.append(item)
    return branch, items
