"""All dialogs by name: for the menus, and for the smoke run that builds every one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from danvan_desktop.domain.annexes import Annex
from danvan_desktop.domain.errors import UserError
from danvan_desktop.papers.lists import ListView
from danvan_desktop.resources import resource
from danvan_desktop.texts import catalogues as catalogue_texts
from danvan_desktop.texts import registers as register_texts
from danvan_desktop.texts.window import TITLE
from danvan_desktop.ui.agenda_dialog import AgendaDialog
from danvan_desktop.ui.annex_dialog import AnnexDialog
from danvan_desktop.ui.answers_dialog import AnswersDialog
from danvan_desktop.ui.assign_dialog import AssignDialog
from danvan_desktop.ui.attachments_dialog import AttachmentsDialog
from danvan_desktop.ui.award_dialog import AwardDialog
from danvan_desktop.ui.catalogue_row_dialog import CatalogueRowDialog
from danvan_desktop.ui.catalogues_dialog import CataloguesDialog
from danvan_desktop.ui.column_filter_dialog import ColumnFilterDialog
from danvan_desktop.ui.columns_dialog import ColumnsDialog
from danvan_desktop.ui.copy_dialog import CopyDialog
from danvan_desktop.ui.councils_dialog import CouncilsDialog
from danvan_desktop.ui.day_dialog import DayDialog
from danvan_desktop.ui.digest_dialog import DigestDialog
from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.drafts_dialog import DraftsDialog
from danvan_desktop.ui.erasing_dialog import ErasingDialog
from danvan_desktop.ui.evaluation_dialog import EvaluationDialog
from danvan_desktop.ui.exemplar_dialog import ExemplarDialog
from danvan_desktop.ui.fields_dialog import FieldsDialog
from danvan_desktop.ui.find_dialog import FindDialog
from danvan_desktop.ui.health_dialog import HealthDialog
from danvan_desktop.ui.help_dialog import HelpDialog
from danvan_desktop.ui.history_dialog import HistoryDialog
from danvan_desktop.ui.import_dialog import ImportDialog
from danvan_desktop.ui.issue_dialog import ArrivalDialog, IssueDialog
from danvan_desktop.ui.issuers_dialog import IssuersDialog, has_issuer
from danvan_desktop.ui.layouts_dialog import LayoutsDialog
from danvan_desktop.ui.licences_dialog import LicencesDialog
from danvan_desktop.ui.link_dialog import LinkDialog
from danvan_desktop.ui.many_exemplars_dialog import ManyExemplarsDialog
from danvan_desktop.ui.reading_dialog import ReadingDialog
from danvan_desktop.ui.recovery_dialog import RecoveryDialog
from danvan_desktop.ui.register_forms import DeliveryDialog, ReasonDialog, ReservationDialog, StartDialog
from danvan_desktop.ui.registers_dialog import RegistersDialog
from danvan_desktop.ui.reminder_dialog import ReminderDialog
from danvan_desktop.ui.report_dialog import ReportDialog
from danvan_desktop.ui.restore_dialog import RestoreDialog
from danvan_desktop.ui.seal_dialog import SealDialog
from danvan_desktop.ui.setup_dialog import SetupDialog
from danvan_desktop.ui.tasks_dialog import TasksDialog
from danvan_desktop.ui.trash_dialog import TrashDialog
from danvan_desktop.ui.units_dialog import UnitsDialog
from danvan_desktop.ui.wording_dialog import WordingDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.records import Record
    from danvan_desktop.services.office_templates import Field
    from danvan_desktop.services.records import RecordService
    from danvan_desktop.ui.jobs import JobRunner
    from danvan_desktop.ui.main_window import MainWindow

OFFICE_DIALOGS = {
    "issuers": IssuersDialog,
    "units": UnitsDialog,
    "catalogues": CataloguesDialog,
    "layouts": LayoutsDialog,
    "wording": WordingDialog,
}
"""The dialogs about the office itself, by the name of their action."""


def importing(parent: QWidget, office: Office, jobs: JobRunner, path: Path | None = None) -> ImportDialog:
    """The way of a list into the register of exemplars."""
    return ImportDialog(parent, office, jobs, path)


def councils(
    parent: QWidget,
    office: Office,
    print_paper: Callable[[str, str], None],
    add_more: Callable[[QMenu, Record], None],
    uid: str | None = None,
) -> None:
    """The sessions of the councils, the one with that uid first; `print_paper` shows a paper by its kind and the uid of
    its session, `add_more` puts what else can be printed of a session into the menu.
    """
    if has_issuer(parent, office):
        dialog = CouncilsDialog(parent, office, uid)
        dialog.print_wanted.connect(print_paper)
        dialog.menu_filled.connect(lambda menu, uid: add_more(menu, office.councils.get(uid)))
        dialog.exec()


def printing(window: MainWindow, office: Office) -> QDialog:
    """The preview, of a list with a single cell."""
    from danvan_desktop.ui.print_dialog import PrintDialog

    rows = [[TITLE]]
    view = ListView(title=TITLE, filters=(), titles=(TITLE,), numeric=(False,), rows=rows, values=rows)
    settings = QSettings(str(office.folder / "window.ini"), QSettings.Format.IniFormat)
    dialog: QDialog = PrintDialog(window, office.lists.printable(view), window.jobs, settings)
    return dialog


def build_all(window: MainWindow) -> None:
    """Shows every tab and every dialog once. Raises whatever one of them raises."""
    office = window.office
    if office is None:
        raise RuntimeError("the office is not open")
    for index in range(window.form.tabs.count()):
        window.form.tabs.setCurrentIndex(index)
        QApplication.processEvents()
    for dialog in every(window, office):
        dialog.show()
        QApplication.processEvents()
        dialog.hide()
        dialog.deleteLater()


def every(window: MainWindow, office: Office) -> Iterator[QDialog]:
    """Every dialog, with a record of the office where it is about one: each is made when it is asked for."""
    jobs, settings = window.jobs, QSettings()
    for kind in OFFICE_DIALOGS.values():
        yield kind(window, office)
    yield DirectiveDialog(window, office, _first(office.directives))
    yield ReadingDialog(window, office, resource("sample", "incoming.txt").read_text("utf-8"))
    yield ExemplarDialog(window, office, _first(office.exemplars))
    yield EvaluationDialog(window, office, _first(office.evaluations))
    yield AwardDialog(window, office, _first(office.awards))
    yield CouncilsDialog(window, office)
    yield LinkDialog(window, office, [])
    yield ManyExemplarsDialog(window, office, [])
    yield DraftsDialog(window, office)
    yield AgendaDialog(window, office, jobs, settings)
    yield DigestDialog(window, office, jobs, settings)
    yield DayDialog(window, office, jobs, settings)
    yield ErasingDialog(window, office)
    yield HistoryDialog(window, office, _first(office.directives) or "", TITLE, jobs, settings)
    yield TrashDialog(window, office, jobs, settings)
    yield FindDialog(window, office, [])
    yield HelpDialog(window, window.actions())
    yield LicencesDialog(window)
    yield importing(window, office, jobs)
    yield printing(window, office)
    yield HealthDialog(window, office, jobs)
    yield SealDialog(window, office, jobs)
    yield SetupDialog(window, office)
    yield RestoreDialog(window, office, jobs, lambda *_arguments: None)
    yield RecoveryDialog(window, office.folder, TITLE, jobs)
    for name in catalogue_texts.NAMES:
        yield CatalogueRowDialog(window, office, name)
    yield from _of_lists(window, office)
    yield from _of_registers(window, office)


def _of_lists(window: MainWindow, office: Office) -> Iterator[QDialog]:
    """Those of the lists; one column of each kind."""
    for tab in window.tabs.lists.values():
        yield ColumnsDialog(window, tab.columns, ())
    for column in {column.kind: column for tab in window.tabs.lists.values() for column in tab.model.columns}.values():
        yield ColumnFilterDialog(window, column, [(TITLE, TITLE)], None, office.today())


def _first(service: RecordService[Any, Any]) -> str | None:
    """The first record of a service, where there is one."""
    return next((record.uid for record in service.find_all()), None)


def _fields(office: Office, paper: str) -> list[Field]:
    """What an office's own template can say of a paper; nothing where the paper itself is not complete."""
    try:
        return list(office.office_templates.fields(office.directives.get(paper)))
    except UserError:
        return []


def _of_registers(window: MainWindow, office: Office) -> Iterator[QDialog]:
    """Those of the registers: each needs something that it is about."""
    yield RegistersDialog(window, office, window.jobs, QSettings())
    yield ReasonDialog(window, office, register_texts.CORRECT, register_texts.ask_correction(TITLE), str)
    paper = _first(office.directives)
    if paper is not None:
        yield AnnexDialog(window, office, Annex(TITLE, TITLE, (TITLE,), ((TITLE,),)))
        yield ReminderDialog(window, office, paper, office.follow_up.late(paper))
        yield FieldsDialog(window, _fields(office, paper), lambda: None)
        yield AttachmentsDialog(window, office, paper, TITLE, issued=True)
        yield AnswersDialog(window, office, paper, TITLE)
        yield IssueDialog(window, office, office.directives, paper)
        yield ArrivalDialog(window, office, paper)
        yield CopyDialog(window, office, paper, TITLE)
        yield AssignDialog(window, office, paper)
    yield TasksDialog(window, office, window.jobs, QSettings())
    for asked in office.assignments.find_all()[:1]:
        yield ReportDialog(window, office, asked.uid)
    for book in office.registers.books()[:1]:
        yield ReservationDialog(window, office, book)
        yield StartDialog(window, office, book)
        for entry in office.registers.entries(book)[:1]:
            yield DeliveryDialog(window, office, entry)
