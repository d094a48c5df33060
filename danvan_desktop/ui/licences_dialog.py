"""The licences of the program and of what comes with it, in full."""

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QListWidget, QPlainTextEdit, QPushButton, QSplitter, QWidget

from danvan_desktop.services.licences import licences
from danvan_desktop.ui.forms import load_form


@dataclass(frozen=True, slots=True)
class LicencesForm:
    """The widgets that code touches."""

    splitter: QSplitter
    names_list: QListWidget
    licence_text: QPlainTextEdit
    close_button: QPushButton


class LicencesDialog(QDialog):
    """The components on the left, the words of the chosen one on the right."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.form = form = load_form(self, "licences_dialog", LicencesForm)
        self._licences = licences()
        form.names_list.addItems([f"{one.name} {one.version}".strip() for one in self._licences])
        form.names_list.currentRowChanged.connect(self._show)
        form.names_list.setCurrentRow(0)
        form.splitter.setSizes([320, 600])
        form.close_button.clicked.connect(self.accept)
        self.resize(self.size().boundedTo(self.screen().availableSize() * 0.9))

    def _show(self, row: int) -> None:
        chosen = self._licences[row]
        self.form.licence_text.setPlainText("\n\n".join(filter(None, [chosen.name, chosen.summary, chosen.text])))
