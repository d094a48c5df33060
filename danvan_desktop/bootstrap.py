"""The composition root: a data folder in, the services out. Knows nothing of windows.

The imports of the services stand inside `open_office`: with them comes SQLAlchemy, and the window shall show before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_desktop.db import preflight

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_desktop.domain.directives import DirectiveRow
    from danvan_desktop.services.awards import AwardService
    from danvan_desktop.services.backups import BackupService
    from danvan_desktop.services.catalogues import CatalogueService
    from danvan_desktop.services.councils import CouncilService
    from danvan_desktop.services.directives import DirectiveService
    from danvan_desktop.services.evaluations import EvaluationService
    from danvan_desktop.services.exemplars import ExemplarService
    from danvan_desktop.services.history import HistoryService
    from danvan_desktop.services.imports import ImportService
    from danvan_desktop.services.issuers import IssuerService
    from danvan_desktop.services.layouts import LayoutService
    from danvan_desktop.services.papers import PaperService
    from danvan_desktop.services.printing import PrintService
    from danvan_desktop.services.register_printing import RegisterPrinting
    from danvan_desktop.services.registers import RegisterService
    from danvan_desktop.services.sample import SampleService
    from danvan_desktop.services.units import UnitService
    from danvan_desktop.services.wording import WordingService


@dataclass(frozen=True, slots=True)
class Office:
    """The services of one open database."""

    folder: Path
    today: Callable[[], date]
    awards: AwardService
    backups: BackupService
    catalogues: CatalogueService
    councils: CouncilService
    directives: DirectiveService
    evaluations: EvaluationService
    exemplars: ExemplarService
    history: HistoryService
    imports: ImportService
    issuers: IssuerService
    layouts: LayoutService
    papers: PaperService
    printing: PrintService
    register_printing: RegisterPrinting
    registers: RegisterService
    sample: SampleService
    units: UnitService
    wording: WordingService
    close: Callable[[], None]
    """Ends the connections; what was written ahead goes into the file."""


def default_folder() -> Path:
    """Where the data of this user lives."""
    import platformdirs

    return Path(platformdirs.user_data_dir("DanVanKheo", appauthor=False))


def check_folder(folder: Path) -> None:
    """A quick look before the window shows. Raises UserError where the folder cannot be used."""
    preflight.inspect(folder)


def glance(folder: Path, today: date, count: int) -> tuple[list[int], list[DirectiveRow]]:
    """The keys of all directives and the first `count` rows, without SQLAlchemy: what the window shows first."""
    from danvan_desktop.db.glance import directives

    return directives(folder, today, count)


def paper_kinds() -> dict[str, str]:
    """The kinds of paper by key, with their names."""
    from danvan_desktop.services.paper_kinds import KINDS

    return {key: kind.name for key, kind in KINDS.items()}


def open_office(folder: Path, now: Callable[[], datetime] = datetime.now) -> Office:
    """Opens the database of the folder, makes it where there is none, brings an older one up to date. `now` is the
    clock. Raises UserError where the folder cannot be used.
    """
    from danvan_desktop.db.changelog import ChangeLog
    from danvan_desktop.db.engine import connect, in_words
    from danvan_desktop.db.store import Store
    from danvan_desktop.services.awards import AwardService
    from danvan_desktop.services.backups import BackupService
    from danvan_desktop.services.catalogues import CatalogueService
    from danvan_desktop.services.councils import CouncilService
    from danvan_desktop.services.directives import DirectiveService
    from danvan_desktop.services.evaluations import EvaluationService
    from danvan_desktop.services.exemplars import ExemplarService
    from danvan_desktop.services.history import HistoryService
    from danvan_desktop.services.imports import ImportService
    from danvan_desktop.services.issuers import IssuerService
    from danvan_desktop.services.layouts import LayoutService
    from danvan_desktop.services.papers import PaperService
    from danvan_desktop.services.printing import PrintService
    from danvan_desktop.services.register_printing import RegisterPrinting
    from danvan_desktop.services.registers import RegisterService
    from danvan_desktop.services.sample import SampleService
    from danvan_desktop.services.units import UnitService
    from danvan_desktop.services.wording import WordingService

    found = preflight.inspect(folder)
    engine = connect(folder / preflight.FILE)
    if found is not preflight.Found.CURRENT:
        from danvan_desktop.db.migrate import upgrade

        with in_words(engine):
            upgrade(engine)

    def today() -> date:
        return now().date()

    store = Store(engine, ChangeLog(folder), now)
    catalogues = CatalogueService(store, today)
    wording = WordingService(store, today)
    issuers = IssuerService(store, today)
    exemplars = ExemplarService(store, today, catalogues)
    evaluations = EvaluationService(store, today)
    evaluations.ensure_rubric()
    papers = PaperService(store, today, catalogues, wording)
    awards = AwardService(store, today, issuers, catalogues, wording)
    councils = CouncilService(store, today, issuers, catalogues)
    directives = DirectiveService(store, today, issuers, catalogues)
    layouts = LayoutService(store, catalogues)
    registers = RegisterService(store, today, issuers, catalogues, (directives, awards, councils))
    return Office(
        folder=folder,
        today=today,
        awards=awards,
        backups=BackupService(folder, store, now),
        catalogues=catalogues,
        councils=councils,
        directives=directives,
        evaluations=evaluations,
        exemplars=exemplars,
        history=HistoryService(store),
        imports=ImportService(today, catalogues, exemplars),
        issuers=issuers,
        papers=papers,
        printing=PrintService(papers),
        layouts=layouts,
        register_printing=RegisterPrinting(today, catalogues, layouts, registers, wording),
        registers=registers,
        sample=SampleService(store, today, catalogues),
        units=UnitService(store, today),
        wording=wording,
        close=engine.dispose,
    )
