"""The list of exemplars once: `ours` is the tab of the program, `all` the same table whose model holds every row.

`python benchmarks/runs/exemplar_list.py FOLDER WAY` prints a `Run` of `benchmarks/lists.py` as JSON.
"""

import json
import random
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

import danvan_desktop.ui  # noqa: F401 - it mends Qt
from danvan_desktop import bootstrap
from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.ui import theme
from danvan_desktop.ui.exemplars_tab import ExemplarsTab
from danvan_desktop.ui.tables import RecordTableModel

JUMPS = 200


def main() -> None:
    """Shows the list and prints."""
    app = QApplication(sys.argv[:1])
    theme.apply(app)
    with closing(bootstrap.open_office(Path(sys.argv[1]))) as office:
        office.exemplars.rows(office.exemplars.keys(ListQuery(search="nothing"), limit=1))  # warms up
        tab = ExemplarsTab()
        tab.resize(1366, 700)
        tab.show()
        table = QTableView()
        table.resize(900, 600)
        table.show()
        settle()
        before, start = memory(), time.perf_counter()
        if sys.argv[2] == "ours":
            tab.open(office)
            table = tab.form.table
        else:
            table.setModel(everything(office, tab))
        settle()
        table.viewport().repaint()
        page, grown = time.perf_counter() - start, memory() - before
        print(json.dumps({"page": page, "memory": grown, "jump": jumps(table)}))
        tab.close()


def everything(office: Office, tab: ExemplarsTab) -> RecordTableModel[Any]:
    """A model of the same columns over a list of all rows."""
    tab.catalogues = office.catalogues.current()  # for the names of the fields
    keys = office.exemplars.keys(ListQuery())
    places = {key: place for place, key in enumerate(keys)}
    rows = office.exemplars.rows(keys)
    model: RecordTableModel[Any] = RecordTableModel(tab.model.columns, "STT")
    model.show(keys, lambda asked: rows[places[asked[0]] : places[asked[0]] + len(asked)])
    return model


def jumps(table: QTableView) -> float:
    """p95 of the milliseconds until another place of the list is painted."""
    choose = random.Random(2026)
    times = []
    for _ in range(JUMPS):
        row = choose.randrange(table.model().rowCount())
        start = time.perf_counter()
        table.scrollTo(table.model().index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        table.viewport().repaint()
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)[int(JUMPS * 0.95)]


def settle() -> None:
    """Lets Qt do what it has put off."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    QApplication.sendPostedEvents(None, 0)


def memory() -> float:
    """MiB that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / (1 << 20)


if __name__ == "__main__":
    main()
