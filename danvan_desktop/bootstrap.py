"""The composition root: a data folder in, the services out. Knows nothing of windows.

With the services comes SQLAlchemy: what starts the window imports this module when the window shows.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from danvan_desktop.db import practice
from danvan_desktop.db.changelog import ChangeLog
from danvan_desktop.db.opening import open_database
from danvan_desktop.db.store import Store
from danvan_desktop.domain.awards import AwardDecision
from danvan_desktop.domain.backups import Manifest, Reason
from danvan_desktop.domain.units import Unit
from danvan_desktop.folders import is_portable, program_folder
from danvan_desktop.services import restoring
from danvan_desktop.services.agenda import AgendaService
from danvan_desktop.services.assignments import AssignmentService
from danvan_desktop.services.attachments import AttachmentService
from danvan_desktop.services.awards import AwardService
from danvan_desktop.services.backups import BackupService
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.copies import CopyService
from danvan_desktop.services.councils import CouncilService
from danvan_desktop.services.directives import DirectiveService
from danvan_desktop.services.drafting import DraftingService
from danvan_desktop.services.drafts import DraftService
from danvan_desktop.services.erasing import ErasingService
from danvan_desktop.services.evaluations import EvaluationService
from danvan_desktop.services.exemplars import ExemplarService
from danvan_desktop.services.follow_up import FollowUpService
from danvan_desktop.services.health import HealthService
from danvan_desktop.services.history import HistoryService
from danvan_desktop.services.imports import ImportService
from danvan_desktop.services.installation import Installation
from danvan_desktop.services.issuers import IssuerService
from danvan_desktop.services.layouts import LayoutService
from danvan_desktop.services.lists import ListService
from danvan_desktop.services.office_templates import OfficeTemplateService
from danvan_desktop.services.overview import OverviewService
from danvan_desktop.services.papers import PaperService
from danvan_desktop.services.printing import PrintService
from danvan_desktop.services.receiving import ReceivingService
from danvan_desktop.services.references import ReferenceService
from danvan_desktop.services.register_printing import RegisterPrinting
from danvan_desktop.services.registers import RegisterService
from danvan_desktop.services.restoring import RestoringService
from danvan_desktop.services.sample import SampleService
from danvan_desktop.services.search import SearchService
from danvan_desktop.services.setup import SetupService
from danvan_desktop.services.trash import TrashService
from danvan_desktop.services.units import UnitService
from danvan_desktop.services.updates import UpdateService
from danvan_desktop.services.wording import WordingService
from danvan_desktop.texts import backups as backup_texts
from danvan_desktop.texts import practice as practice_texts


@dataclass(frozen=True, slots=True)
class Office:
    """The services of one open database."""

    folder: Path
    today: Callable[[], date]
    agenda: AgendaService
    assignments: AssignmentService
    attachments: AttachmentService
    awards: AwardService
    backups: BackupService
    catalogues: CatalogueService
    copies: CopyService
    councils: CouncilService
    directives: DirectiveService
    drafts: DraftService
    drafting: DraftingService
    evaluations: EvaluationService
    exemplars: ExemplarService
    erasing: ErasingService
    follow_up: FollowUpService
    health: HealthService
    history: HistoryService
    imports: ImportService
    issuers: IssuerService
    layouts: LayoutService
    lists: ListService
    office_templates: OfficeTemplateService
    overview: OverviewService
    papers: PaperService
    printing: PrintService
    receiving: ReceivingService
    references: ReferenceService
    register_printing: RegisterPrinting
    registers: RegisterService
    restoring: RestoringService
    sample: SampleService
    search: SearchService
    setup: SetupService
    trash: TrashService
    units: UnitService
    updates: UpdateService
    wording: WordingService
    practice: bool
    """Whether these are data to try the program with."""
    read_only: str
    """Why nothing can be written, "" where it can."""
    notices: tuple[str, ...]
    """What happened at the start that the official should know."""
    close: Callable[[], None]
    """Ends the connections; what was written ahead goes into the file."""


def practise(real: Path, *, anew: bool = False) -> Path:
    """The folder of the practice data of an office, filled with the sample where nothing is there yet; `anew` throws
    away what is there, which nobody may have open. Raises UserError.
    """
    folder = practice.begin(real)
    if anew:
        practice.clear(folder)
    with closing(open_office(folder)) as office:
        if office.sample.is_empty():
            office.sample.load()
            office.sample.load_papers()
    return folder


def open_office(folder: Path, now: Callable[[], datetime] = datetime.now) -> Office:
    """Opens the database of the folder, makes it where there is none, brings an older one up to date. `now` is the
    clock. Raises UserError where the folder cannot be used.
    """
    opened = open_database(folder, now)

    def today() -> date:
        return now().date()

    store = Store(opened.engine, ChangeLog(folder), now)
    attachments = AttachmentService(folder, store, today)
    catalogues = CatalogueService(store, today)
    wording = WordingService(store, today, catalogues)
    issuers = IssuerService(store, today)
    exemplars = ExemplarService(store, today, catalogues)
    evaluations = EvaluationService(store, today)
    if not opened.read_only:
        evaluations.ensure_rubric()
    is_practice = practice.is_practice(folder)
    layouts = LayoutService(store, catalogues, practice_texts.MARK if is_practice else "")
    assignments = AssignmentService(store, today, catalogues)
    drafting = DraftingService(store, today, catalogues, wording)
    follow_up = FollowUpService(store, today, catalogues, wording, assignments, drafting)
    papers = PaperService(store, today, catalogues, wording, layouts, follow_up.outdated)
    awards = AwardService(store, today, issuers, catalogues, wording)
    copies = CopyService(store, today, issuers, catalogues)
    councils = CouncilService(store, today, issuers, catalogues)
    directives = DirectiveService(store, today, issuers, catalogues)
    units = UnitService(store, today)
    history = HistoryService(store, catalogues, {Unit: units.check_names, AwardDecision: awards.recognise})
    registers = RegisterService(store, today, issuers, catalogues, (directives, awards, councils, copies))
    backups = BackupService(folder, store, now, layouts)
    return Office(
        folder=folder,
        today=today,
        agenda=AgendaService(store, now, catalogues, layouts),
        assignments=assignments,
        attachments=attachments,
        awards=awards,
        backups=backups,
        catalogues=catalogues,
        copies=copies,
        councils=councils,
        directives=directives,
        drafts=DraftService(folder, now),
        drafting=drafting,
        evaluations=evaluations,
        exemplars=exemplars,
        erasing=ErasingService(store, backups),
        follow_up=follow_up,
        health=HealthService(folder, store, history, backups, attachments, now),
        history=history,
        imports=ImportService(today, catalogues, exemplars),
        issuers=issuers,
        layouts=layouts,
        lists=ListService(layouts, today),
        office_templates=OfficeTemplateService(folder, store, today, catalogues),
        overview=OverviewService(store, today, catalogues),
        papers=papers,
        printing=PrintService(store, now, papers, attachments),
        references=ReferenceService(store),
        receiving=ReceivingService(store, today, issuers, catalogues, directives, attachments),
        register_printing=RegisterPrinting(today, catalogues, layouts, registers, wording),
        registers=registers,
        restoring=RestoringService(folder, store, history, now),
        sample=SampleService(store, today, catalogues),
        search=SearchService(store),
        setup=SetupService(folder, today, issuers, backups),
        trash=TrashService(store, now, catalogues, history),
        units=units,
        updates=UpdateService(
            folder,
            Installation(program_folder(), portable=is_portable()),
            partial(backups.back_up, Reason.MIGRATION),
        ),
        wording=wording,
        practice=is_practice,
        read_only=opened.read_only,
        notices=opened.notices,
        close=opened.close,
    )


def restore(
    folder: Path,
    path: Path,
    secret: str = "",
    *,
    sure: bool = False,
    now: Callable[[], datetime] = datetime.now,
    tell: Callable[[str], object] = lambda _sentence: None,
) -> Manifest:
    """Puts the data of the backup `path` in the place of those of the folder, which no window may have open, after a
    copy of these for safety. Automatic backups then pause, so that they do not push out the good copies. `tell` gets
    what else the official should know. Raises UserError; then the data are as they were.
    """
    with closing(open_office(folder, now)) as office:
        erased = office.restoring.preview(path, secret).erased
        office.backups.back_up(Reason.RESTORE)
        was_sealed = office.backups.is_sealed()
    manifest = restoring.put_back(folder, path, now(), secret, sure=sure)
    with closing(open_office(folder, now)) as office:
        restored = backup_texts.restored(backup_texts.when(manifest.made_at, now()), erased)
        office.history.bar(restored)
        office.backups.pause(paused=True)
        if office.backups.is_sealed() and not was_sealed:
            tell(backup_texts.STAYS_SEALED)
    if erased:
        tell(backup_texts.BACK_AGAIN.format(count=erased))
    return manifest
