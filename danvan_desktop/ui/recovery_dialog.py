"""The screen before the window when the database is damaged: what it can be made again from, the best first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QLineEdit, QProgressBar, QPushButton, QTableWidget, QWidget

from danvan_desktop import folders
from danvan_desktop.domain.dates import format_moment
from danvan_desktop.domain.errors import SecretNeeded, UserError
from danvan_desktop.texts import safety as texts
from danvan_desktop.ui import errors, prompts
from danvan_desktop.ui.copies_table import set_up, show_rows
from danvan_desktop.ui.forms import load_form

if TYPE_CHECKING:
    from danvan_desktop.services.recovery import Offer, Recovered
    from danvan_desktop.ui.jobs import JobRunner


@dataclass(frozen=True, slots=True)
class RecoveryForm:
    """The widgets that code touches."""

    message_label: QLabel
    offers_table: QTableWidget
    secret_label: QLabel
    secret_edit: QLineEdit
    progress_bar: QProgressBar
    file_button: QPushButton
    anew_button: QPushButton
    recover_button: QPushButton
    close_button: QPushButton


class RecoveryDialog(QDialog):
    """Accepted when the folder can be opened again. Works on the worker of `jobs`."""

    def __init__(self, parent: QWidget | None, folder: Path, problem: str, jobs: JobRunner) -> None:
        super().__init__(parent)
        self.form = load_form(self, "recovery_dialog", RecoveryForm)
        self._folder = folder
        self._jobs = jobs
        self._offers: list[Offer] = []
        form = self.form
        form.message_label.setText(texts.NOT_READABLE.format(folder=folder, problem=problem.partition(". ")[0]))
        set_up(form.offers_table, texts.RECOVERY_COLUMNS)
        form.offers_table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        form.progress_bar.setRange(0, 0)
        form.recover_button.clicked.connect(self.recover)
        form.file_button.clicked.connect(self._choose)
        form.anew_button.clicked.connect(self._anew)
        form.close_button.clicked.connect(self.reject)
        self.resize(self.size().boundedTo(self.screen().availableSize() * 0.95))
        self._busy(on=True)
        jobs.run(partial(folders.recovery_offers, folder), self._show, self._failed)

    def recover(self) -> None:
        """From the row that is chosen."""
        row = self.form.offers_table.currentRow()
        if 0 <= row < len(self._offers):
            copy = self._offers[row].copy
            self._from(copy.path if copy else None)

    def reject(self) -> None:
        if self.form.close_button.isEnabled():
            super().reject()

    # --- inside

    def _show(self, offers: list[Offer]) -> None:
        self._offers = offers
        rows = []
        for offer in offers:
            later = texts.NOT_JOINED if offer.later is None else texts.ALL_CHANGES.format(count=offer.later)
            if offer.copy is None or offer.copy.manifest is None:
                rows.append((texts.FROM_LOG, "", "", later, ""))
                continue
            made = offer.copy.manifest
            records = f"{made.contents.records:,}".replace(",", ".")
            rows.append((texts.FROM_BACKUP, format_moment(made.made_at), records, later, str(offer.copy.path)))
        show_rows(self.form.offers_table, rows, right=(2,))
        self._busy(on=False)
        self.form.recover_button.setEnabled(bool(offers))
        self.form.recover_button.setFocus()

    def _from(self, path: Path | None) -> None:
        self._busy(on=True)
        work = partial(folders.recover, self._folder, path, self.form.secret_edit.text())
        self._jobs.run(work, self._recovered, self._failed)

    def _recovered(self, done: Recovered) -> None:
        self._busy(on=False)
        lines = [texts.RECOVERED.format(records=done.records, replayed=done.replayed), *done.gaps]
        if done.kept is not None:
            lines.append(texts.KEPT_AT.format(path=done.kept))
        prompts.inform(self, "\n\n".join(lines))
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._busy(on=False)
        if isinstance(error, SecretNeeded):
            self.form.secret_label.show()
            self.form.secret_edit.show()
            self.form.secret_edit.setFocus()
        errors.report(self, error)

    def _choose(self) -> None:
        path = prompts.open_path(self, texts.CHOOSE_BACKUP, Path.home(), texts.BACKUP_KIND)
        if path is not None:
            self._from(path)

    def _anew(self) -> None:
        if prompts.choose(self, texts.ANEW_QUESTION, (texts.ANEW, texts.BACK)) == 0:
            try:
                folders.start_anew(self._folder)
            except UserError as error:
                errors.report(self, error)
            else:
                self.accept()

    def _busy(self, *, on: bool) -> None:
        form = self.form
        form.progress_bar.setVisible(on)
        for button in (form.file_button, form.anew_button, form.recover_button, form.close_button):
            button.setEnabled(not on)
