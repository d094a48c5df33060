"""The small forms of the registers: a reason, a reservation, the last columns of a row, the first number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.registers import DeliveryInput, ReservationInput
from danvan_desktop.texts import registers as texts
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.record_dialog import RecordDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.registers import RegisterEntry
    from danvan_desktop.services.issuing import NumberedService
    from danvan_desktop.services.registers import Book


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """What all of them have beside their fields."""

    question_label: QLabel
    save_button: QPushButton


class StepDialog(RecordDialog):
    """A form of a few words that does one thing: no draft of it is kept."""

    def arguments(self) -> None:
        return None

    def event(self, event: QEvent) -> bool:
        """Grows with the sentences that come under the fields: there is nothing to scroll."""
        grows = event.type() == QEvent.Type.LayoutRequest
        done = super().event(event)
        if grows:  # after other events there may be no window any more
            self._grow()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        self._grow()  # before it is placed: a window that grows later, while it is being placed, lands in the corner
        super().showEvent(event)

    def _grow(self) -> None:
        layout = self.layout()
        if layout is not None:
            needed = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
            if needed > self.height():
                self.resize(self.width(), needed)


class ReasonDialog(StepDialog):
    """Asks why; `act` gets the answer and may refuse it. What it gives is in `saved`."""

    def __init__(
        self, parent: QWidget | None, office: Office, title: str, question: str, act: Callable[[str], Any]
    ) -> None:
        super().__init__(parent, office)
        self._act = act
        form = load_form(self, "reason_dialog", QuestionForm)
        self.setWindowTitle(title)
        form.question_label.setText(question)
        self.bind(("reason",))
        form.save_button.setText(title)  # takes the button's shortcut away, which `bind` has put into the dialog
        self.snapshot()

    def save(self) -> Any:
        return self._act(self.value("reason"))


def correction(parent: QWidget, office: Office, service: NumberedService[Any, Any], uid: str | None) -> str | None:
    """The reason for changing a paper that was issued, empty where none is needed; None where the user thought better
    of it.
    """
    if uid is None or not service.is_locked(uid):
        return ""
    number = service.get(uid).printed_number
    dialog = ReasonDialog(parent, office, texts.CORRECT, texts.ask_correction(number), service.correction_reason)
    return dialog.saved if dialog.exec() else None


@dataclass(frozen=True, slots=True)
class NumberForm(QuestionForm):
    """A form that offers a number."""

    number_edit: QLineEdit


class ReservationDialog(StepDialog):
    """Keeps a number of the register for somebody. `saved` is the entry."""

    def __init__(self, parent: QWidget | None, office: Office, book: Book) -> None:
        super().__init__(parent, office)
        self._book = book
        form = load_form(self, "reservation_dialog", NumberForm)
        form.question_label.setText(texts.in_book(book.issuer.name, book.series))
        form.number_edit.setPlaceholderText(str(office.registers.next_number(book)))
        self.bind(("number", "holder", "reason", "expires"), dates=("expires",), follows={"expires": ""})
        self.snapshot()

    def save(self) -> RegisterEntry:
        return self.office.registers.reserve(self._book, ReservationInput(**self.values()))


class DeliveryDialog(StepDialog):
    """The last columns of the row of an entry."""

    def __init__(self, parent: QWidget | None, office: Office, entry: RegisterEntry) -> None:
        super().__init__(parent, office)
        self._entry = entry
        self.revision = entry.revision
        form = load_form(self, "delivery_dialog", QuestionForm)
        form.question_label.setText(texts.paper(entry.printed_number, entry.subject))
        self.bind(("keeper", "copies", "moved_on", "note"), dates=("moved_on",))
        self.set_value("keeper", entry.keeper)
        self.set_value("copies", str(entry.copies or ""))
        self.set_value("moved_on", format_date(entry.moved_on) if entry.moved_on else "")
        self.set_value("note", entry.note)
        self.snapshot()

    def save(self) -> RegisterEntry:
        return self.office.registers.deliver(self._entry.uid, DeliveryInput(**self.values()), self.revision)


class StartDialog(StepDialog):
    """The first number of a register, for an office that begins with it in mid-year."""

    def __init__(self, parent: QWidget | None, office: Office, book: Book) -> None:
        super().__init__(parent, office)
        self._book = book
        form = load_form(self, "start_dialog", QuestionForm)
        form.question_label.setText(texts.in_book(book.issuer.name, book.series))
        self.bind(("start",))
        self.set_value("start", str(office.registers.register(book).start))
        self.snapshot()

    def save(self) -> bool:
        self.office.registers.start(self._book, self.value("start"))
        return True
