"""The part of the menu “In” that fills the office's own Word files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import office_templates as texts
from danvan_desktop.ui import errors
from danvan_desktop.ui.saving import Saving, show_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.records import Record
    from danvan_desktop.ui.main_window import MainWindow


class TemplateCommands(QObject):
    """Fills templates for the record that the menu is opened for."""

    def __init__(self, window: MainWindow, saving: Saving) -> None:
        super().__init__(window)
        self._window = window
        self._saving = saving

    def fill_menu(self, menu: QMenu, office: Office, record: Record) -> None:
        """The templates by name, the fields, the folder."""
        names = office.office_templates.names()
        for name in names:
            menu.addAction(Path(name).stem.replace("&", "&&"), partial(self.fill, office, record, name))
        if not names:
            menu.addAction(texts.NO_TEMPLATES).setEnabled(False)
        menu.addSeparator()
        menu.addAction(texts.FIELDS_ACTION, partial(self.show_fields, office, record))
        menu.addAction(texts.FOLDER_ACTION, partial(self.open_folder, office))

    def fill(self, office: Office, record: Record, name: str) -> None:
        """Writes the filled template where the user says, and opens it in Word."""

        def over(path: Path | None) -> None:
            if path is not None:
                show_file(path)
                self._window.form.status_bar.showMessage(texts.FILLED.format(path=path), 15000)

        fill = office.office_templates.fill
        self._saving.save(texts.SAVE, name, (".docx",), lambda path: partial(fill, name, record, path), over)

    def show_fields(self, office: Office, record: Record) -> None:
        """The fields of the record, to be copied."""
        from danvan_desktop.ui.fields_dialog import FieldsDialog

        try:
            fields = office.office_templates.fields(record)
        except UserError as error:
            errors.report(self._window, error)
            return
        FieldsDialog(self._window, fields, partial(self.open_folder, office)).exec()

    def open_folder(self, office: Office) -> None:
        """Shows the folder of templates in the system's own program."""
        try:
            folder = office.office_templates.folder()
        except UserError as error:
            errors.report(self._window, error)
            return
        show_file(folder)
