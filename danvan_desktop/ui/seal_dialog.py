"""The passphrase of backups, and the recovery code that is printed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import safety as texts
from danvan_desktop.ui import prompts
from danvan_desktop.ui.forms import load_form

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.jobs import JobRunner

TYPE, CODE = range(2)


@dataclass(frozen=True, slots=True)
class SealForm:
    """The widgets that code touches."""

    message_label: QLabel
    pages: QStackedWidget
    first_edit: QLineEdit
    second_edit: QLineEdit
    show_check: QCheckBox
    code_label: QLabel
    code_hint_label: QLabel
    remove_button: QPushButton
    print_button: QPushButton
    set_button: QPushButton
    close_button: QPushButton


class SealDialog(QDialog):
    """Shows the recovery code once it is made, and does not let it go before somebody kept it."""

    def __init__(self, parent: QWidget | None, office: Office, jobs: JobRunner) -> None:
        super().__init__(parent)
        self.form = load_form(self, "seal_dialog", SealForm)
        self._office = office
        self._jobs = jobs
        self._code = ""
        form = self.form
        form.set_button.clicked.connect(self.set_passphrase)
        form.remove_button.clicked.connect(self._remove)
        form.print_button.clicked.connect(self._print)
        form.close_button.clicked.connect(self.reject)
        form.show_check.toggled.connect(self._show_letters)
        form.code_hint_label.setText(texts.CODE_HINT)
        form.remove_button.setVisible(office.backups.is_sealed())
        form.print_button.hide()
        form.pages.setCurrentIndex(TYPE)
        form.first_edit.setFocus()

    def set_passphrase(self) -> None:
        """Takes what was typed twice."""
        form = self.form
        try:
            if form.first_edit.text() != form.second_edit.text():
                raise UserError(texts.DIFFERENT)
            self._code = self._office.backups.seal(form.first_edit.text())
        except UserError as error:
            form.message_label.setText(str(error))
            form.message_label.show()
            return
        form.message_label.hide()
        form.code_label.setText(texts.CODE.format(code=self._code))
        form.pages.setCurrentIndex(CODE)
        form.set_button.hide()
        form.remove_button.hide()
        form.print_button.show()
        form.print_button.setFocus()

    def reject(self) -> None:
        if self._code and prompts.choose(self, texts.CODE_NOT_KEPT, (texts.KEPT, texts.NOT_YET)) != 0:
            return
        super().reject()

    def _remove(self) -> None:
        self._office.backups.leave_open()
        prompts.inform(self, texts.REMOVED)
        self.accept()

    def _print(self) -> None:
        from PySide6.QtCore import QSettings

        from danvan_desktop.ui.print_dialog import PrintDialog

        settings = QSettings(str(self._office.folder / "window.ini"), QSettings.Format.IniFormat)
        PrintDialog(self, self._office.backups.code_sheet(self._code), self._jobs, settings).exec()

    def _show_letters(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for edit in (self.form.first_edit, self.form.second_edit):
            edit.setEchoMode(mode)
