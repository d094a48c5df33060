"""The layout profiles: every value of one beside the papers that it makes, which are drawn anew after each change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QLabel, QPushButton, QSplitter, QTreeWidget, QWidget

from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.texts import layouts as texts
from danvan_desktop.texts import window
from danvan_desktop.ui import prompts, temporary
from danvan_desktop.ui.forms import fit, load_form
from danvan_desktop.ui.layout_values import LayoutValues

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office

PAUSE = 300
"""Milliseconds without a change before the papers are drawn anew."""


@dataclass(frozen=True, slots=True)
class LayoutsForm:
    """The widgets that code touches."""

    message_label: QLabel
    profile_combo: QComboBox
    splitter: QSplitter
    values_tree: QTreeWidget
    view: QPdfView
    source_label: QLabel
    edit_button: QPushButton
    restore_button: QPushButton
    save_button: QPushButton
    close_button: QPushButton


class LayoutsDialog(QDialog):
    """One profile at a time. What is changed is kept when it is saved, as one step of undo."""

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent)
        self.office = office
        self.form = form = load_form(self, "layouts_dialog", LayoutsForm)
        self.values = LayoutValues(form.values_tree)
        self.document = QPdfDocument(self)
        self._folder = temporary.folder_of(self)
        self._drawn = 0
        self._key = ""
        self._before: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.draw)
        form.view.setPageMode(QPdfView.PageMode.MultiPage)
        form.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        form.view.setDocument(self.document)
        form.splitter.setStretchFactor(1, 1)
        form.splitter.setSizes([560, 640])
        header = form.values_tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for key, layout in office.layouts.current().items():
            form.profile_combo.addItem(layout.name, key)
        form.profile_combo.currentIndexChanged.connect(lambda _index: self._choose())
        self.values.changed.connect(self._changed)
        form.edit_button.clicked.connect(self.values.edit)
        form.restore_button.clicked.connect(self.restore)
        form.save_button.clicked.connect(self.save)
        form.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save)
        self._show(form.profile_combo.currentData())

    def exec(self) -> int:
        """As QDialog does; then the window goes for good."""
        result = super().exec()
        self.deleteLater()
        return result

    def draw(self) -> None:
        """Draws the sample papers with the values as they stand, or says at which of them that fails."""
        self._pause.stop()
        # A new name each time: the file that is shown stays open.
        path = self._folder / f"{self._drawn}.pdf"
        try:
            self.office.layouts.write_samples(self.office.layouts.preview(self._key, self.values.all()), path)
        except InvalidInput as error:
            self._tell(texts.NO_PREVIEW.format(reason=error.problems[0].message))
            self.values.mark({problem.field: problem.message for problem in error.problems})
            return
        except UserError as error:
            self._tell(texts.NO_PREVIEW.format(reason=error))
            return
        self._drawn += 1
        self._tell("")
        self.values.mark({})
        place = self.form.view.verticalScrollBar().value()
        self.document.load(str(path))
        self.form.view.verticalScrollBar().setValue(place)

    def save(self) -> bool:
        """Keeps the values; says whether that went well."""
        self.values.finish()
        try:
            self.office.layouts.save(self._key, self.values.all())
        except InvalidInput as error:
            self._tell("\n".join(problem.message for problem in error.problems))
            self.values.mark({problem.field: problem.message for problem in error.problems})
            self.values.go_to(error.problems[0].field)
            return False
        except UserError as error:
            self._tell(str(error))
            return False
        self._show(self._key)
        self.form.source_label.setText(texts.SAVED)
        return True

    def restore(self) -> None:
        """Takes the office's values of the profile away."""
        self.office.layouts.restore(self._key)
        self._show(self._key)
        self.form.source_label.setText(texts.RESTORED_NOW)

    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return self.values.all() != self._before

    def reject(self) -> None:
        """Closes, but asks before if something would be lost."""
        if self._may_leave():
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        fit(self)
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def done(self, result: int) -> None:
        self.document.close()
        temporary.clear(self._folder)
        super().done(result)

    # --- inside

    def _may_leave(self) -> bool:
        self.values.finish()
        if not self.is_changed():
            return True
        answer = prompts.choose(self, window.UNSAVED, (window.SAVE, window.DISCARD, window.KEEP_EDITING))
        return self.save() if answer == 0 else answer == 1

    def _choose(self) -> None:
        combo = self.form.profile_combo
        if combo.currentData() == self._key:
            return
        if self._may_leave():
            self._show(combo.currentData())
        else:
            combo.setCurrentIndex(combo.findData(self._key))

    def _show(self, key: str) -> None:
        """Reads a profile anew and shows it."""
        self._key = key
        layouts = self.office.layouts
        current, own = layouts.current(), layouts.changed()
        for index, (each, layout) in enumerate(current.items()):
            name = texts.OWN.format(name=layout.name) if each in own else layout.name
            self.form.profile_combo.setItemText(index, name)
        self.form.source_label.setText(texts.SOURCE.format(source=current[key].source))
        self.form.restore_button.setEnabled(key in own)
        self.values.show(layouts.values(key), layouts.values(key, shipped=True))
        self._before = self.values.all()
        self.form.save_button.setEnabled(False)
        self.draw()

    def _changed(self) -> None:
        self.form.save_button.setEnabled(self.is_changed())
        self._pause.start()

    def _tell(self, sentence: str) -> None:
        """What is wrong."""
        self.form.message_label.setText(sentence)
        self.form.message_label.setVisible(bool(sentence))
