"""Xem và in: the very PDF that goes to the printer, with the printer's choices beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from danvan_desktop.domain.errors import Cancelled, UserError
from danvan_desktop.domain.printing import chosen_pages
from danvan_desktop.texts import printing as texts
from danvan_desktop.ui import errors, printers, temporary
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.pdf_controls import PdfControls
from danvan_desktop.ui.print_run import PrintRun
from danvan_desktop.ui.printer_panel import PrinterPanel
from danvan_desktop.ui.saving import Saving, show_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from danvan_desktop.services.printing import Printable, PrintService
    from danvan_desktop.ui.jobs import JobRunner
    from danvan_desktop.ui.printers import PrintChoice


@dataclass(frozen=True, slots=True)
class PrintForm:
    """The widgets that code touches; others belong to PdfControls and PrinterPanel."""

    view: QWidget
    print_button: QPushButton
    message_label: QLabel
    done_label: QLabel
    pages_edit: QLineEdit
    more_button: QPushButton
    save_button: QPushButton
    word_button: QPushButton
    folder_button: QPushButton
    close_button: QPushButton
    progress_label: QLabel
    progress_bar: QProgressBar
    stop_button: QPushButton


class _Steps(QObject):
    """Hears on the worker how many pages are made, tells it to the window, and ends the work that nobody waits for."""

    made = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted = True

    def __call__(self, pages: int) -> None:
        if not self.wanted:
            raise Cancelled
        if pages % 10 == 0:
            self.made.emit(pages)


class PrintDialog(QDialog):
    """Makes the PDF on the worker as soon as it is shown. `settings` keeps the choices and the folder of documents,
    `printing` what was printed of a record.
    """

    def __init__(
        self,
        parent: QWidget | None,
        printable: Printable,
        jobs: JobRunner,
        settings: QSettings,
        printing: PrintService | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = load_form(self, "print_dialog", PrintForm)
        self.controls = PdfControls(self)
        self.panel = PrinterPanel(self, settings, printable.kind)
        self._printable = printable
        self._jobs = jobs
        self._saving = Saving(self, jobs, settings)
        self._settings = settings
        self._printing = printing
        self._steps = _Steps(self)
        self._folder = temporary.folder_of(self)
        self._pdf: Path | None = None
        self._building = False
        self._run: PrintRun | None = None
        self._saved: Path | None = None
        self._build()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._pdf is None and not self._building:
            self._building = True
            path = self._folder / "paper.pdf"
            self._jobs.run(partial(self._printable.write, path, self._steps), self._built, self._not_built)
            QTimer.singleShot(0, self._fill_panel)

    def reject(self) -> None:
        """Esc stops what is under way; else it closes the window."""
        if self._run is not None:
            self._run.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self._steps.wanted = False
        self.controls.document.close()
        temporary.clear(self._folder)  # once more when the worker is through: its job may be under way, or never begin
        super().done(result)

    # --- commands

    def print(self) -> None:
        """Sends the chosen pages to the chosen printer."""
        if self._pdf is None or self._run is not None:
            return
        if not self.panel.has_printer():
            self._warn(texts.NO_PRINTER)
            return
        self._tell("")
        try:
            pages = chosen_pages(self.form.pages_edit.text(), self.controls.document.pageCount())
        except UserError as error:
            self._warn(str(error))
            self.form.pages_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        choice = self.panel.choice()
        try:
            printer = self.panel.printer(self._printable.name)
        except UserError as error:
            self._warn(str(error))
            return
        run = PrintRun(self.controls.document, printer, pages, choice, self)
        run.moved.connect(self._moved)
        run.finished.connect(partial(self._printed, choice, len(pages)))
        run.stopped.connect(partial(self._over, texts.STOPPED))
        run.failed.connect(self._failed)
        self._run = run
        self._moved(0, len(pages))
        self._enable()
        run.start()

    def more(self) -> None:
        """The system's own dialog about the printer; what was chosen there holds for the next print."""
        from PySide6.QtPrintSupport import QPrintDialog

        choice = self.panel.choice()
        try:
            printer = printers.open_printer(choice.printer)
        except UserError as error:
            self._warn(str(error))
            return
        printers.set_up(printer, choice, self._printable.name)
        dialog = QPrintDialog(printer, self)
        dialog.setOptions(QPrintDialog.PrintDialogOption.PrintCollateCopies)  # which pages is chosen here
        if dialog.exec():
            self.panel.take(printer)
            self.print()

    def save_pdf(self) -> None:
        self._save(".pdf", texts.SAVE_PDF, lambda path: self._tell(texts.SAVED.format(path=path)))

    def open_in_word(self) -> None:
        """Writes the twin that can be edited, and opens it."""

        def over(path: Path) -> None:
            self._tell((texts.OPENED if show_file(path) else texts.NOT_OPENED).format(path=path))

        self._save(".docx", texts.SAVE_WORD, over)

    def open_folder(self) -> None:
        show_file(self._saved.parent if self._saved else self._saving.folder())

    # --- inside

    def _build(self) -> None:
        form = self.form
        self.setWindowTitle(texts.TITLE.format(name=self._printable.name))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        form.word_button.setEnabled(".docx" in self._printable.formats)
        if ".docx" not in self._printable.formats:
            form.word_button.setToolTip(texts.NO_WORD)
        for button, act in (
            (form.print_button, self.print),
            (form.more_button, self.more),
            (form.save_button, self.save_pdf),
            (form.word_button, self.open_in_word),
            (form.folder_button, self.open_folder),
            (form.close_button, self.reject),
            (form.stop_button, self.reject),
        ):
            button.clicked.connect(act)
        # A button's own shortcut would wait a moment, as if it were pressed by a finger.
        for key, button in (
            ("Ctrl+P", form.print_button),
            ("Ctrl+S", form.save_button),
            ("Ctrl+W", form.word_button),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self.panel.problem.connect(self._warn)
        form.progress_label.setText(texts.PREPARING)
        self._steps.made.connect(self._page_made)
        room = self.screen().availableSize()
        self.resize(self.size().boundedTo(room * 0.96))
        self._enable()

    def _fill_panel(self) -> None:
        self.panel.fill()
        self._enable()

    def _built(self, path: Path) -> None:
        self._building = False
        if not self.isVisible():
            temporary.clear(self._folder)
        elif self.controls.load(str(path)):
            self._pdf = path
            typing = isinstance(self.focusWidget(), QLineEdit)
            self._enable()
            if self._printable.warnings:
                self._warn(texts.LOOK_AT.format(what=" ".join(self._printable.warnings)))
            if not typing:  # who has begun to write while the paper was made goes on
                (self.form.print_button if self.form.print_button.isEnabled() else self.form.view).setFocus(
                    Qt.FocusReason.OtherFocusReason
                )
        else:
            self._not_built(UserError(texts.NOT_A_PDF))

    def _not_built(self, error: BaseException) -> None:
        self._building = False
        if self.isVisible():
            errors.report(self, error)
            self.done(QDialog.DialogCode.Rejected)
        else:
            temporary.clear(self._folder)

    def _page_made(self, pages: int) -> None:
        self.form.progress_label.setText(texts.PREPARING_PAGES.format(done=pages))

    def _moved(self, sent: int, count: int) -> None:
        self.form.progress_bar.setRange(0, count)
        self.form.progress_bar.setValue(sent)
        self.form.progress_label.setText(texts.PRINTING.format(done=sent, total=count))

    def _over(self, sentence: str) -> None:
        if self._run is not None:
            self._run.deleteLater()
        self._run = None
        self._tell(sentence)
        self._enable()
        self.form.print_button.setFocus(Qt.FocusReason.OtherFocusReason)  # it lost the keys while it was off

    def _printed(self, choice: PrintChoice, pages: int) -> None:
        """Says so, and keeps what went out."""
        self._over(texts.printed(pages, choice.copies, choice.printer))
        if self._printing is None or self._pdf is None or not self._printable.record:
            return
        try:
            self._printing.keep(
                self._printable,
                self._pdf,
                printer=choice.printer,
                copies=choice.copies,
                pages=self.form.pages_edit.text().strip(),
            )
        except UserError as error:
            self._warn(texts.NOT_KEPT.format(why=error))

    def _failed(self, error: UserError) -> None:
        self._over("")
        self._warn(str(error))

    def _warn(self, sentence: str) -> None:
        self._show(sentence, self.form.message_label)

    def _tell(self, sentence: str) -> None:
        self._show(sentence, self.form.done_label)

    def _show(self, sentence: str, where: QLabel) -> None:
        """One sentence at a time: what is wrong, or what was done."""
        for label in (self.form.message_label, self.form.done_label):
            label.setText(sentence if label is where else "")
            label.setVisible(bool(label.text()))

    def _enable(self) -> None:
        """What can be done now."""
        form, ready, printing = self.form, self._pdf is not None, self._run is not None
        busy = not ready or printing
        for widget in (form.progress_label, form.progress_bar, form.stop_button):
            widget.setVisible(busy)
        form.print_button.setEnabled(ready and not printing and self.panel.has_printer())
        form.more_button.setEnabled(form.print_button.isEnabled())
        form.save_button.setEnabled(ready and not printing)
        form.word_button.setEnabled(ready and not printing and ".docx" in self._printable.formats)

    def _save(self, suffix: str, title: str, over: Callable[[Path], None]) -> None:
        def saved(path: Path | None) -> None:
            if path is not None:
                self._saved = path
                over(path)

        name, write = f"{self._printable.stem}{suffix}", self._printable.write
        self._saving.save(title, name, (suffix,), lambda path: partial(write, path), saved)
