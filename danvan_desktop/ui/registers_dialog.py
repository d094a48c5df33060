"""Sổ văn bản đi, đến: every number with its state, the gaps between them, and the printed book."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Direction
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.money import two_digits
from danvan_desktop.domain.registers import EntryState
from danvan_desktop.texts import registers as texts
from danvan_desktop.texts import window
from danvan_desktop.ui import errors, prompts, theme
from danvan_desktop.ui.forms import act_at_once, fit, load_form
from danvan_desktop.ui.list_cells import ROW_HEIGHT
from danvan_desktop.ui.print_dialog import PrintDialog
from danvan_desktop.ui.register_forms import DeliveryDialog, ReasonDialog, ReservationDialog, StartDialog
from danvan_desktop.ui.saving import Saving

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.services.registers import Book, RegisterRow
    from danvan_desktop.ui.jobs import JobRunner

ROW_ROLE = Qt.ItemDataRole.UserRole
_WIDTHS = (128, 98, 0, 144, 156, 72, 116, 104)


@dataclass(frozen=True, slots=True)
class RegistersForm:
    """The widgets that code touches."""

    issuer_combo: QComboBox
    book_combo: QComboBox
    state_combo: QComboBox
    summary_label: QLabel
    rows_tree: QTreeWidget
    reserve_button: QPushButton
    deliver_button: QPushButton
    explain_button: QPushButton
    cancel_number_button: QPushButton
    start_button: QPushButton
    close_book_button: QPushButton
    new_check: QCheckBox
    export_button: QPushButton
    print_button: QPushButton
    close_button: QPushButton


class RegistersDialog(QDialog):
    """One register at a time. Every change is written at once. `settings` keeps the choices of the printer."""

    def __init__(self, parent: QWidget | None, office: Office, jobs: JobRunner, settings: QSettings) -> None:
        super().__init__(parent)
        self.office = office
        self.form = form = load_form(self, "registers_dialog", RegistersForm)
        self._jobs = jobs
        self._settings = settings
        self._saving = Saving(self, jobs, settings)
        self._books: list[Book] = office.registers.books()
        for issuer in {book.issuer.uid: book.issuer for book in self._books}.values():
            form.issuer_combo.addItem(issuer.name, issuer.uid)
        form.state_combo.addItem(texts.EVERY_STATE, "")
        for state, words in texts.STATES.items():
            form.state_combo.addItem(words, state)
        header = form.rows_tree.header()
        header.setStretchLastSection(False)
        for place, width in enumerate(_WIDTHS):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
            if width:
                header.resizeSection(place, width)
        form.issuer_combo.currentIndexChanged.connect(lambda _index: self._show_books())
        form.book_combo.currentIndexChanged.connect(lambda _index: self.refresh())
        form.state_combo.currentIndexChanged.connect(lambda _index: self.refresh())
        form.rows_tree.currentItemChanged.connect(lambda _new, _old: self._show_actions())
        form.rows_tree.itemActivated.connect(lambda _item, _column: self._do_next())
        for button, act in (
            (form.reserve_button, self.reserve),
            (form.deliver_button, self.deliver),
            (form.explain_button, self.explain),
            (form.cancel_number_button, self.cancel_number),
            (form.start_button, self.set_start),
            (form.close_book_button, self.close_book),
            (form.export_button, self.export),
            (form.close_button, self.reject),
        ):
            button.clicked.connect(act)
        form.print_button.clicked.connect(self.print_book)
        act_at_once(form.print_button)
        QShortcut(QKeySequence("F5"), self, self.refresh)
        self._show_books()
        form.rows_tree.setFocus()
        fit(self)

    def exec(self) -> int:
        """As QDialog does; then the window goes for good."""
        result = super().exec()
        self.deleteLater()
        return result

    @property
    def book(self) -> Book | None:
        """The register that is shown; None where there is no issuer."""
        place = self.form.book_combo.currentData()
        return self._books[place] if place is not None else None

    def current(self) -> RegisterRow | None:
        """The row with the cursor."""
        item = self.form.rows_tree.currentItem()
        row: RegisterRow | None = item.data(0, ROW_ROLE) if item else None
        return row

    def refresh(self) -> None:
        """Reads the register anew and keeps the place in it."""
        form, book = self.form, self.book
        place = max(form.rows_tree.currentIndex().row(), 0)
        form.rows_tree.clear()
        if book is not None:
            rows = self.office.registers.rows(book)
            form.summary_label.setText(self._summary(book, rows))
            wanted = form.state_combo.currentData()
            form.rows_tree.addTopLevelItems([self._item(row) for row in rows if wanted in ("", row.state)])
        count = form.rows_tree.topLevelItemCount()
        if count:
            form.rows_tree.setCurrentIndex(form.rows_tree.model().index(min(place, count - 1), 0))
        self._show_actions()

    # --- what can be done

    def reserve(self) -> None:
        if self.book is not None and ReservationDialog(self, self.office, self.book).exec():
            self.refresh()

    def deliver(self) -> None:
        row = self.current()
        if row is not None and row.entry is not None and DeliveryDialog(self, self.office, row.entry).exec():
            self.refresh()

    def explain(self) -> None:
        book, row = self.book, self.current()
        if book is None or row is None or row.gap is None:
            return
        gap = row.gap
        question = texts.ask_gap(texts.gap(gap.first, gap.last))
        self._ask(texts.EXPLAIN, question, lambda reason: self.office.registers.explain(book, gap, reason))

    def cancel_number(self) -> None:
        """Cancels a number for good, with a reason; a reservation or an explanation simply goes."""
        row = self.current()
        if row is None or row.entry is None:
            return
        entry = row.entry
        if entry.state is EntryState.TAKEN:
            ask = texts.ask_cancel_arrival if entry.direction is Direction.INCOMING else texts.ask_cancel
            question = ask(entry.printed_number, entry.subject)
            self._ask(texts.CANCEL, question, partial(self.office.registers.cancel, entry.uid))
        else:
            self._do(lambda: self.office.registers.cancel(entry.uid, ""))

    def set_start(self) -> None:
        if self.book is not None and StartDialog(self, self.office, self.book).exec():
            self.refresh()

    def close_book(self) -> None:
        """Closes the register, or opens it again."""
        book = self.book
        if book is None:
            return
        if self.office.registers.register(book).closed_on is not None:
            self._do(lambda: self.office.registers.reopen(book))
        elif prompts.choose(self, texts.ask_close(book.series), (texts.CLOSE_BOOK, window.CLOSE)) == 0:
            self._do(lambda: self.office.registers.close(book))

    def print_book(self) -> None:
        """Shows the book as it is printed; afterwards the user says whether it is in the book now."""
        book, only_new = self.book, self.form.new_check.isChecked()
        if book is None:
            return
        try:
            printable = self.office.register_printing.printable(book, only_new=only_new)
        except UserError as error:
            errors.report(self, error)
            return
        PrintDialog(self, printable, self._jobs, self._settings).exec()
        if prompts.choose(self, texts.ASK_PRINTED, (texts.PRINTED_YES, texts.PRINTED_NO)) == 0:
            self._do(lambda: self.office.register_printing.remember(book, only_new=only_new))

    def export(self) -> None:
        """Writes the register to an Excel file."""
        book = self.book
        if book is None:
            return
        try:
            stem = self.office.register_printing.printable(book).stem
        except UserError as error:
            errors.report(self, error)
            return

        def over(path: Path | None) -> None:
            if path is not None:
                self.form.summary_label.setText(window.exported(str(path), shown=True))

        write = partial(self.office.register_printing.export, book)
        self._saving.save(texts.EXPORT, f"{stem}.xlsx", (".xlsx",), lambda path: partial(write, path), over)

    # --- inside

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except UserError as error:
            errors.report(self, error)
            return False
        self.refresh()
        return True

    def _ask(self, title: str, question: str, act: Callable[[str], object]) -> None:
        if ReasonDialog(self, self.office, title, question, act).exec():
            self.refresh()

    def _do_next(self) -> None:
        """What Enter means on a row: a gap wants its explanation, a number its last columns."""
        row = self.current()
        if row is not None:
            self.explain() if row.gap is not None else self.deliver()

    def _show_books(self) -> None:
        form = self.form
        issuer = form.issuer_combo.currentData()
        with QSignalBlocker(form.book_combo):
            form.book_combo.clear()
            for place, book in enumerate(self._books):
                if book.issuer.uid == issuer:
                    way = texts.DIRECTIONS[book.direction]
                    form.book_combo.addItem(f"{way}: {self.office.register_printing.period(book)}", place)
        self.refresh()

    def _summary(self, book: Book, rows: list[RegisterRow]) -> str:
        register = self.office.registers.register(book)
        gaps = [texts.gap(row.gap.first, row.gap.last) for row in rows if row.gap is not None]
        taken = sum(row.state in ("taken", "late") for row in rows)
        printed = [row.entry.printed_number for row in rows if row.entry is not None and row.entry.printed_on]
        return texts.summary(
            count=two_digits(taken),
            next_number=f"{self.office.registers.next_number(book):02d}",
            gaps=gaps,
            printed=printed[-1] if printed else "",
            pages=register.pages,
            closed=format_date(register.closed_on) if register.closed_on else "",
        )

    def _show_actions(self) -> None:
        form, row, book = self.form, self.current(), self.book
        entry = row.entry if row is not None else None
        closed = book is not None and self.office.registers.register(book).closed_on is not None
        form.deliver_button.setEnabled(entry is not None)
        form.explain_button.setEnabled(row is not None and row.gap is not None)
        form.cancel_number_button.setEnabled(entry is not None and entry.state is not EntryState.CANCELLED)
        held = entry is not None and entry.state in (EntryState.RESERVED, EntryState.SKIPPED)
        form.cancel_number_button.setText(texts.RELEASE_BUTTON if held else texts.CANCEL_BUTTON)
        form.close_book_button.setText(texts.REOPEN_BUTTON if closed else texts.CLOSE_BUTTON)
        for button in (form.reserve_button, form.start_button):
            button.setEnabled(book is not None and not closed)
        for button in (form.close_book_button, form.export_button, form.print_button):
            button.setEnabled(book is not None)

    def _item(self, row: RegisterRow) -> QTreeWidgetItem:
        entry, gap = row.entry, row.gap
        if entry is None:
            cells = [texts.gap(gap.first, gap.last) if gap else "", "", texts.GAP_HINT, texts.STATES[row.state]]
        else:
            about = texts.about(entry.state.value, entry.holder, entry.reason, _day(entry.expires), entry.subject)
            incoming = entry.direction is Direction.INCOMING
            cells = [
                entry.printed_number,
                _day(entry.dated),
                f"{row.original_number} {about}".strip() if incoming else about,
                texts.STATES[row.state],
                row.author if incoming else row.signer,
                two_digits(entry.copies) if entry.copies else "",
                _day(entry.moved_on),
                entry.note or "; ".join(one.reason for one in entry.corrections),
            ]
        item = QTreeWidgetItem(cells)
        item.setData(0, ROW_ROLE, row)
        item.setSizeHint(0, QSize(0, theme.scaled(ROW_HEIGHT)))
        for place, cell in enumerate(cells):
            item.setToolTip(place, cell)
        item.setForeground(3, QBrush(QColor(_colour(row.state))))
        return item


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _colour(state: str) -> str:
    colours = theme.tokens()
    return {
        "taken": colours.good,
        "late": colours.good,
        "reserved": colours.soon,
        "gap": colours.late,
    }.get(state, colours.muted)
