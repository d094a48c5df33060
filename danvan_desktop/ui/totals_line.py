"""The line below a list: how many rows there are, what they come to, and the same of the selected ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel, QTableView

from danvan_desktop.domain.lists import Kind
from danvan_desktop.domain.money import format_decimal, format_money
from danvan_desktop.texts import window as texts
from danvan_desktop.ui.tables import RecordTableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from danvan_desktop.services.records import RecordService

REST = 120  # ms after the last change; the rows come first


class TotalsLine(QObject):
    """`service` gives the service of the list, None where its office is not open."""

    def __init__(
        self,
        label: QLabel,
        table: QTableView,
        model: RecordTableModel[Any],
        service: Callable[[], RecordService[Any, Any] | None],
    ) -> None:
        super().__init__(table)
        self._label = label
        self._table = table
        self._model = model
        self._service = service
        self._columns = [column for column in model.columns if column.total]
        self._of_all: Mapping[str, Decimal] | None = None
        self._more = False
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._work_out)
        table.selectionModel().selectionChanged.connect(lambda _new, _old: self._timer.start())

    def show(self, *, more: bool = False) -> None:
        """After the list was read: the count at once, the rest soon; `more` where not all rows are known yet."""
        self._of_all = None
        self._more = more
        rows = self._model.rowCount()
        self._label.setText(texts.count(rows, more=more) if rows else "")
        self._timer.start()

    # --- inside

    def _work_out(self) -> None:
        service = self._service()
        rows = self._model.rowCount()
        if service is None or not rows:
            return
        if self._of_all is None:
            # Not while only the beginning is known: its totals would be those of nothing in particular.
            self._of_all = service.totals(self._model.keys) if self._columns and not self._more else {}
        parts = [texts.count(rows, more=self._more), *self._phrases(self._of_all)]
        chosen = self._chosen()
        if len(chosen) > 1:
            found = service.totals([self._model.keys[row] for row in chosen]) if self._columns else {}
            parts.append(texts.chosen(len(chosen), self._phrases(found)))
        self._label.setText(texts.TOTALS_BETWEEN.join(parts))

    def _chosen(self) -> Sequence[int]:
        """The selected rows: from ranges, as a list of each cell would take seconds where all are selected."""
        rows: set[int] = set()
        for part in list(self._table.selectionModel().selection()):  # type: ignore[call-overload]  # the stubs say no
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def _phrases(self, totals: Mapping[str, Decimal]) -> list[str]:
        known = [column for column in self._columns if column.name in totals]
        return [texts.total(column.total, _figures(totals[column.name], column.kind)) for column in known]


def _figures(total: Decimal, kind: Kind) -> str:
    return format_money(int(total)) if kind is Kind.MONEY else format_decimal(total)
