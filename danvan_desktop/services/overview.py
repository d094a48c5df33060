"""The overview of the office: what waits today, and the figures of a period."""

from collections.abc import Callable
from datetime import date

from danvan_desktop.db import overview as counting
from danvan_desktop.db.store import Store
from danvan_desktop.domain.overview import Overview, overview
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.deadlines import now_of


class OverviewService:
    """`today` is the clock."""

    def __init__(self, store: Store, today: Callable[[], date], catalogues: CatalogueService) -> None:
        self._store = store
        self._today = today
        self._catalogues = catalogues

    def of(self, period: str = "") -> Overview:
        """The figures of a year (`2026`), a stage (`2016-2020`) or, with "", of all."""
        today = now_of(self._today(), self._catalogues)
        with self._store.read() as reader:
            return overview(counting.tallies(reader.execute, today), period)
