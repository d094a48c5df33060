"""The candidates of a ballot with their votes, typed like a block of cells in Excel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem, QWidget

from danvan_desktop.domain.names import name_key
from danvan_desktop.texts import councils as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.marked_table import MarkedTable
from danvan_desktop.ui.points_table import FigureDelegate

VOTES = ("agreed", "against", "abstained")
_NAME, _BALLOTS, _FIRST, _LAST, _SHARE = 0, 1, 2, 4, 5
_CENTRE = Qt.AlignmentFlag.AlignCenter
_WIDTH = 116  # for the longest of the titles


@dataclass(frozen=True, slots=True)
class Result:
    """What follows from the votes for a candidate, as the table shows it."""

    ballots: str
    share: str


class VotesTable(MarkedTable):
    """Enter and Tab go from vote to vote and then to the next candidate, the arrows up and down to another candidate;
    behind the last vote Tab leads out. `changed` is sent after every figure.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(len(texts.VOTE_TITLES))
        self.setHorizontalHeaderLabels(list(texts.VOTE_TITLES))
        self.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for place in range(_BALLOTS, _SHARE + 1):
            self.setColumnWidth(place, theme.scaled(_WIDTH))
            if title := self.horizontalHeaderItem(place):
                title.setTextAlignment(_CENTRE)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        delegate = FigureDelegate(self)
        delegate.stepped.connect(lambda by, onward: self._step(by) if onward else self._move(by))
        self.setItemDelegate(delegate)
        self.itemChanged.connect(self._edited)
        self.currentCellChanged.connect(lambda row, place, *_: self._keep_to_votes(row, place))

    def show_candidates(self, names: Sequence[str]) -> None:
        """Shows these candidates. Votes stay with the name they were given to; where one name took the place of
        another, they go over to it.
        """
        before = [self.cell(row, _NAME).text() for row in range(self.rowCount())]
        if before == list(names):
            return
        votes = self.value()
        known = {name_key(name): vote for name, vote in zip(before, votes, strict=True)}
        now = {name_key(name) for name in names}
        kept = []
        for row, name in enumerate(names):
            renamed = row < len(before) and name_key(before[row]) not in now
            kept.append(known.get(name_key(name), votes[row] if renamed else {}))
        with QSignalBlocker(self):
            self.setRowCount(len(names))
            for row, name in enumerate(names):
                self._show(row, name, kept[row])
        self.setCurrentCell(max(self.currentRow(), 0), _FIRST)

    def show_results(self, results: Sequence[Result]) -> None:
        """Shows what follows from the votes, a result for each candidate."""
        with QSignalBlocker(self):
            for row, result in enumerate(results):
                self.cell(row, _BALLOTS).setText(result.ballots)
                self.cell(row, _SHARE).setText(result.share)

    def place_of(self, key: str) -> int:
        return _FIRST + VOTES.index(key)

    def value(self) -> list[dict[str, str]]:
        """The votes of each candidate as typed, with the figure that is being typed."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
        return [
            {key: self.cell(row, self.place_of(key)).text().strip() for key in VOTES} for row in range(self.rowCount())
        ]

    def peek(self) -> list[dict[str, str]]:
        """The same, while the cell that is being typed into stays open."""
        votes = [{key: self.cell(row, self.place_of(key)).text() for key in VOTES} for row in range(self.rowCount())]
        if (cell := self.typing()) is not None:
            row, place, text = cell
            votes[row][VOTES[place - _FIRST]] = text
        return votes

    def set_value(self, votes: Sequence[Mapping[str, str]]) -> None:
        """Shows the votes of the candidates that are there."""
        with QSignalBlocker(self):
            for row, vote in zip(range(self.rowCount()), votes, strict=False):
                for key in VOTES:
                    self.cell(row, self.place_of(key)).setText(vote.get(key, ""))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(1)
        elif event.key() == Qt.Key.Key_Delete and self.currentItem() is not None:
            self.currentItem().setText("")
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self._next(1 if forward else -1) is None:
            return QWidget.focusNextPrevChild(self, forward)  # past QTableWidget, which keeps Tab for itself
        self._step(1 if forward else -1)
        return True

    def _show(self, row: int, name: str, vote: Mapping[str, str]) -> None:
        texts_ = [name, "", *(vote.get(key, "") for key in VOTES), ""]
        for place, text in enumerate(texts_):
            item = QTableWidgetItem(text)
            if not _FIRST <= place <= _LAST:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            if place != _NAME:
                item.setTextAlignment(_CENTRE)
            self.setItem(row, place, item)

    def _keep_to_votes(self, row: int, place: int) -> None:
        if row >= 0 and not _FIRST <= place <= _LAST:
            self.setCurrentCell(row, _FIRST if place < _FIRST else _LAST)

    def _next(self, by: int) -> tuple[int, int] | None:
        """The vote after or before the current one; None at the end."""
        width = len(VOTES)
        cell = self.currentRow() * width + self.currentColumn() - _FIRST + by
        return (cell // width, _FIRST + cell % width) if 0 <= cell < self.rowCount() * width else None

    def _step(self, by: int) -> None:
        cell = self._next(by)
        if cell is not None:
            self.setCurrentCell(*cell)
        else:
            QWidget.focusNextPrevChild(self, by > 0)

    def _move(self, by: int) -> None:
        if 0 <= self.currentRow() + by < self.rowCount():
            self.setCurrentCell(self.currentRow() + by, self.currentColumn())

    def _paste(self) -> None:
        """A block of figures goes down and right from the current vote."""
        first = self.currentColumn()
        for row, line in enumerate(QGuiApplication.clipboard().text().splitlines(), start=self.currentRow()):
            for place, text in enumerate(line.split("\t"), start=first):
                if row < self.rowCount() and place <= _LAST:
                    self.cell(row, place).setText(text.strip())

    def _edited(self, item: QTableWidgetItem) -> None:
        self.unmark(item)
        self.changed.emit()
