"""Completion that Unikey can live with: a list below the field, never letters put into what is being typed."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from danvan_desktop.domain.vietnamese import fold

FOLDED_ROLE = Qt.ItemDataRole.UserRole + 1


class NameCompleter(QCompleter):
    """Offers the names that hold what was typed, accents or not."""

    def __init__(self, names: Iterable[str], parent: QObject | None = None) -> None:
        model = QStandardItemModel()
        for name in names:
            item = QStandardItem(name)
            item.setData(fold(name), FOLDED_ROLE)
            model.appendRow(item)
        super().__init__(model, parent)
        model.setParent(self)
        self.setCompletionRole(FOLDED_ROLE)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        name: str = index.data(Qt.ItemDataRole.DisplayRole)
        return name
