"""All dialogs by name: for the menus, and for the smoke run that builds every one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from danvan_desktop.papers.lists import ListView
from danvan_desktop.texts.window import TITLE
from danvan_desktop.ui.attachments_dialog import AttachmentsDialog
from danvan_desktop.ui.award_dialog import AwardDialog
from danvan_desktop.ui.catalogues_dialog import CataloguesDialog
from danvan_desktop.ui.copy_dialog import CopyDialog
from danvan_desktop.ui.councils_dialog import CouncilsDialog
from danvan_desktop.ui.day_dialog import DayDialog
from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.drafts_dialog import DraftsDialog
from danvan_desktop.ui.erasing_dialog import ErasingDialog
from danvan_desktop.ui.evaluation_dialog import EvaluationDialog
from danvan_desktop.ui.exemplar_dialog import ExemplarDialog
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
from danvan_desktop.ui.register_forms import DeliveryDialog, ReasonDialog, ReservationDialog, StartDialog
from danvan_desktop.ui.registers_dialog import RegistersDialog
from danvan_desktop.ui.restore_dialog import RestoreDialog
from danvan_desktop.ui.seal_dialog import SealDialog
from danvan_desktop.ui.trash_dialog import TrashDialog
from danvan_desktop.ui.units_dialog import UnitsDialog
from danvan_desktop.ui.wording_dialog import WordingDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.records import Record
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


def importing(parent: QWidget, office: Office, jobs: JobRunner) -> QDialog:
    """The way of a list into the register of exemplars."""
    dialog: QDialog = ImportDialog(parent, office, jobs)
    return dialog


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
    for dialog in (
        *(kind(window, office) for kind in OFFICE_DIALOGS.values()),
        DirectiveDialog(window, office),
        ExemplarDialog(window, office),
        EvaluationDialog(window, office),
        AwardDialog(window, office),
        CouncilsDialog(window, office),
        LinkDialog(window, office, []),
        DraftsDialog(window, office),
        DayDialog(window, office, window.jobs, QSettings()),
        ErasingDialog(window, office),
        HistoryDialog(window, office, "", "", window.jobs, QSettings()),
        TrashDialog(window, office, window.jobs, QSettings()),
        FindDialog(window, office, []),
        HelpDialog(window, window.actions()),
        LicencesDialog(window),
        importing(window, office, window.jobs),
        HealthDialog(window, office, window.jobs),
        SealDialog(window, office, window.jobs),
        RestoreDialog(window, office, window.jobs, lambda *_arguments: None),
        *_of_registers(window, office),
    ):
        dialog.show()
        QApplication.processEvents()
        dialog.hide()
        dialog.deleteLater()


def _of_registers(window: MainWindow, office: Office) -> list[QDialog]:
    """Those of the registers: each needs something that it is about."""
    papers = office.directives.find_all()
    dialogs: list[QDialog] = [
        RegistersDialog(window, office, window.jobs, QSettings()),
        ReasonDialog(window, office, "", "", str),
        *(AttachmentsDialog(window, office, paper.uid, "", issued=True) for paper in papers[:1]),
        *(IssueDialog(window, office, office.directives, paper.uid) for paper in papers[:1]),
        *(ArrivalDialog(window, office, paper.uid) for paper in papers[:1]),
        *(CopyDialog(window, office, paper.uid, "") for paper in papers[:1]),
    ]
    for book in office.registers.books()[:1]:
        dialogs += [ReservationDialog(window, office, book), StartDialog(window, office, book)]
        dialogs += [DeliveryDialog(window, office, entry) for entry in office.registers.entries(book)[:1]]
    return dialogs
