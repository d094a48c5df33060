"""Sức khỏe dữ liệu: what is there, how it is backed up, and what to do when somebody must help."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QLineEdit, QProgressBar, QPushButton, QTableWidget, QWidget

from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.texts import backups as backup_texts
from danvan_desktop.texts import safety as texts
from danvan_desktop.ui import errors, prompts
from danvan_desktop.ui.copies_table import fill, set_up
from danvan_desktop.ui.forms import load_form

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office
    from danvan_desktop.services.history import Health
    from danvan_desktop.ui.jobs import JobRunner


@dataclass(frozen=True, slots=True)
class HealthForm:
    """The widgets that code touches."""

    message_label: QLabel
    facts_label: QLabel
    minutes_edit: QLineEdit
    minutes_error: QLabel
    second_place_edit: QLineEdit
    second_place_error: QLabel
    choose_button: QPushButton
    sealed_label: QLabel
    save_button: QPushButton
    seal_button: QPushButton
    copies_table: QTableWidget
    progress_bar: QProgressBar
    backup_button: QPushButton
    check_button: QPushButton
    folder_button: QPushButton
    bundle_button: QPushButton
    close_button: QPushButton


class HealthDialog(QDialog):
    """Reads, checks and backs up on the worker. `state` is what is known of the data's soundness so far."""

    def __init__(self, parent: QWidget | None, office: Office, jobs: JobRunner, state: str = texts.NOT_CHECKED) -> None:
        super().__init__(parent)
        self.form = load_form(self, "health_dialog", HealthForm)
        self._office = office
        self._jobs = jobs
        self.state = state
        form = self.form
        set_up(form.copies_table, texts.COPY_COLUMNS)
        form.copies_table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        form.progress_bar.setRange(0, 0)
        for button, command in (
            (form.backup_button, self.back_up),
            (form.check_button, self.check),
            (form.folder_button, self._open_folder),
            (form.bundle_button, self._bundle),
            (form.choose_button, self._choose),
            (form.save_button, self.save),
            (form.seal_button, self._seal),
            (form.close_button, self.accept),
        ):
            button.clicked.connect(command)
            button.setAutoDefault(False)
        settings = office.backups.settings()
        form.minutes_edit.setText(str(settings.every_minutes))
        form.second_place_edit.setText(settings.second_place)
        for widget in (form.backup_button, form.save_button, form.seal_button):
            widget.setEnabled(not office.read_only)
        self.resize(self.size().boundedTo(self.screen().availableSize() * 0.95))
        self.refresh()

    def refresh(self) -> None:
        """Shows what is now."""
        form, office = self.form, self._office
        facts = office.health.facts()
        left = texts.CHANGES_LEFT.format(count=facts.log_sets) if facts.log_sets else texts.NOTHING_LEFT
        if facts.log_sets is None:
            left = texts.LOG_NOT_JOINED
        values = {
            "state": self.state,
            "records": f"{facts.contents.records:,}".replace(",", "."),
            "changes": f"{facts.contents.change_sets:,}".replace(",", "."),
            "log": left,
            "database": backup_texts.size(facts.database),
            "attachments": backup_texts.size(facts.attachments),
            "copies": backup_texts.size(facts.copies),
            "free": backup_texts.size(facts.free),
            "version": texts.VERSION.format(app=facts.app, schema=facts.contents.schema, sqlite=facts.sqlite),
            "folder": str(facts.folder),
        }
        rows = "".join(
            f"<tr><td style='white-space:nowrap'>{escape(label)}:&nbsp;</td><td>{escape(values[name])}</td></tr>"
            for name, label in texts.HEALTH_ROWS.items()
        )
        form.facts_label.setText(f"<table cellspacing='3'>{rows}</table>")
        sentences = [office.read_only, texts.risk(facts.risk) if facts.risk else "", office.backups.reminder()]
        message = "\n".join(sentence for sentence in sentences if sentence)
        form.message_label.setText(message)
        form.message_label.setVisible(bool(message))
        sealed = office.backups.is_sealed()
        form.sealed_label.setText(texts.SEALED if sealed else texts.NOT_SEALED)
        form.seal_button.setText(texts.CHANGE_PASSPHRASE if sealed else texts.SET_PASSPHRASE)
        fill(form.copies_table, office.backups.copies())

    def back_up(self) -> None:
        self._work(self._office.backups.back_up, self._backed_up)

    def check(self) -> None:
        self.state = texts.CHECKING
        self.refresh()
        self._work(self._office.health.check, self._checked)

    def save(self) -> bool:
        """Keeps the settings; what is wrong is said at its field."""
        form = self.form
        found: dict[str, str] = {}
        try:
            self._office.backups.save_settings(form.minutes_edit.text(), form.second_place_edit.text())
        except InvalidInput as error:
            found = {problem.field: problem.message for problem in error.problems}
        except UserError as error:
            errors.report(self, error)
            return False
        for label, name in ((form.minutes_error, "minutes"), (form.second_place_error, "second_place")):
            label.setText(found.get(name, ""))
            label.setVisible(name in found)
        if found:
            return False
        self.refresh()
        return True

    # --- inside

    def _work(self, work: Any, done: Any) -> None:
        self._busy(on=True)
        self._jobs.run(work, partial(self._finished, done), partial(self._finished, self._failed))

    def _finished(self, then: Any, result: Any) -> None:
        self._busy(on=False)
        then(result)
        self.refresh()

    def _busy(self, *, on: bool) -> None:
        self.form.progress_bar.setVisible(on)
        for button in (self.form.backup_button, self.form.check_button, self.form.bundle_button):
            button.setEnabled(not on and not (self._office.read_only and button is self.form.backup_button))

    def _failed(self, error: BaseException) -> None:
        self.state = texts.NOT_CHECKED if self.state == texts.CHECKING else self.state
        errors.report(self, error)

    def _backed_up(self, manifest: Any) -> None:
        done = texts.BACKED_UP.format(records=manifest.contents.records)
        why = self._office.backups.second_problem()
        prompts.warn(self, texts.SECOND_FAILED.format(done=done, why=why)) if why else prompts.inform(self, done)

    def _checked(self, health: Health) -> None:
        self.state = texts.UNSOUND.format(count=len(health.problems)) if health.problems else texts.SOUND
        self.refresh()
        if health.problems:
            prompts.warn(self, texts.PROBLEMS.format(problems="\n".join(health.problems)))

    def _choose(self) -> None:
        path = prompts.folder(self, texts.CHOOSE_PLACE, Path(self.form.second_place_edit.text() or Path.home()))
        if path is not None:
            self.form.second_place_edit.setText(str(path))

    def _seal(self) -> None:
        from danvan_desktop.ui.seal_dialog import SealDialog

        SealDialog(self, self._office, self._jobs).exec()
        self.refresh()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._office.folder.absolute())))

    def _bundle(self) -> None:
        path = prompts.save_path(self, texts.BUNDLE, Path.home() / texts.BUNDLE_NAME, texts.BUNDLE_KIND)
        if path is not None:
            self._work(partial(self._office.health.support_bundle, path.with_suffix(".zip")), self._bundled)

    def _bundled(self, path: Path) -> None:
        prompts.inform(self, texts.BUNDLED.format(path=path))
