"""The dialogs in which records are edited: one way to load, check, save and leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QTabWidget,
    QWidget,
)

from danvan_desktop.domain.dates import InvalidDate, day_or_none, usual_date
from danvan_desktop.domain.deadlines import lacks_year, usual_deadline
from danvan_desktop.domain.errors import InvalidInput, Problem, UserError
from danvan_desktop.domain.records import new_uid
from danvan_desktop.texts import editing, window
from danvan_desktop.ui import prompts, record_fields
from danvan_desktop.ui.forms import child, fit
from danvan_desktop.ui.marked_table import MarkedTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from danvan_desktop.bootstrap import Office

SET_ASIDE = 3000  # ms from one time that what was typed is set aside to the next


class RecordDialog(QDialog):
    """In the form the field `subject` is edited by `subject_edit` (a line or paragraphs), `subject_combo` (the items'
    data are the keys), `subject_check`, `subject_table` (a ListEditor) or `subject_tree`; below stands the label
    `subject_error`. Beside these the form has `message_label`, `save_button` and `cancel_button`.

    A subclass loads its form, fills the choices, calls `bind` and `set_value`, then `snapshot`, and implements `save`.
    After `exec` the record is in `saved`, or None. While the dialog is open, what was typed is set aside every few
    seconds as a draft; a subclass that takes more than a `uid` says so in `arguments`.
    """

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent)
        self.office = office
        self.saved: Any = None
        self.revision: int | None = None  # of the record as it was shown
        self._uid: str | None = None  # of the record, where it is not a new one
        self._draft = new_uid()
        self._aside: dict[str, Any] | None = None  # what was set aside last
        self._clock = QTimer(self, interval=SET_ASIDE)
        self._clock.timeout.connect(self.set_aside)
        self._fields: dict[str, QWidget] = {}
        self._days: dict[str, QLineEdit] = {}
        self._deadlines: Sequence[str] = ()
        self._follows: Mapping[str, str] = {}
        self._year_added = False  # to a day, and nobody has seen it yet
        self._errors: dict[str, QLabel] = {}
        self._problems: tuple[Problem, ...] = ()
        self._before: dict[str, Any] = {}

    def save(self) -> Any:
        """Hands the values to the service and returns the record. Raises InvalidInput, UserError."""
        raise NotImplementedError

    def bind(
        self,
        fields: Iterable[str],
        dates: Sequence[str] = (),
        deadlines: Sequence[str] = (),
        follows: Mapping[str, str] | None = None,
    ) -> None:
        """Finds the widgets of the fields, in the order of reading; `dates` are those that hold one, `deadlines` those
        that hold one with a word before it. A day that `follows` that of another field, or today where that is empty,
        is the next one from there on when its year is left out. Raises LookupError where the form has none.
        """
        for field in fields:
            self._fields[field] = self._widget_of(field)
            self._errors[field] = label = child(self, QLabel, f"{field}_error")
            label.setProperty("role", "error")
            label.style().polish(label)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setWordWrap(True)
            label.hide()
            label.linkActivated.connect(self._fix)
            self.setTabOrder(self._fields[field], label)  # for the link to a suggestion
            record_fields.changed(self._fields[field]).connect(lambda *_, field=field: self._clear(field))
            if isinstance(table := self._fields[field], MarkedTable):
                table.today = self.office.today
                table.year_added.connect(self._note_year)
        self._deadlines = deadlines
        self._follows = follows or {}
        for combo in self.findChildren(QComboBox):
            combo.installEventFilter(self)
        for field in (*dates, *deadlines):
            self._days[field] = line = child(self, QLineEdit, f"{field}_edit")
            line.editingFinished.connect(lambda field=field: self._date_left(field))
        self._message = child(self, QLabel, "message_label")
        self._message.hide()
        save_button = child(self, QPushButton, "save_button")
        save_button.clicked.connect(self.accept)
        # A button's own shortcut presses it for a tenth of a second before it acts; a key must act at once.
        QShortcut(save_button.shortcut(), self, self.accept)
        save_button.setShortcut(QKeySequence())
        child(self, QPushButton, "cancel_button").clicked.connect(self.reject)
        next(iter(self._fields.values())).setFocus()

    def values(self) -> dict[str, Any]:
        """What the dialog holds now, by field, as typed."""
        return {field: record_fields.value(widget) for field, widget in self._fields.items()}

    def value(self, field: str) -> Any:
        return record_fields.value(self._fields[field])

    def set_value(self, field: str, value: Any) -> None:
        record_fields.set_value(self._fields[field], value)

    def snapshot(self) -> None:
        """What the dialog holds now counts as unchanged."""
        self._before = self.values()

    def is_changed(self) -> bool:
        return self.values() != self._before

    def arguments(self) -> Mapping[str, Any] | None:
        """What opens this dialog again, beside the parent and the office, as plain data; None for a dialog of which no
        draft is kept.
        """
        return {} if self._uid is None else {"uid": self._uid}

    def set_aside(self) -> None:
        """Keeps what is typed as a draft, without ending what is being typed into a cell."""
        arguments = self.arguments()
        values = {field: record_fields.peek(widget) for field, widget in self._fields.items()}
        if arguments is None or values == (self._before if self._aside is None else self._aside):
            return
        if values == self._before:
            self._forget()
            return
        self._aside = values
        self.office.drafts.keep(
            self._draft,
            title=self.windowTitle(),
            dialog=type(self).__name__,
            arguments=arguments,
            uid=self._uid,
            revision=self.revision,
            values=values,
        )

    def resume(self, uid: str | None, revision: int | None, values: Mapping[str, Any]) -> None:
        """Shows what a draft holds, of the record as it was then: who changed it since is not overwritten."""
        self._uid, self.revision = uid, revision
        for _again in range(2):  # a choice fills in other fields, which then get what was typed there
            for field, value in values.items():
                if field in self._fields:
                    self.set_value(field, value)

    def _forget(self) -> None:
        if self._aside is not None:
            self._aside = None
            self.office.drafts.drop(self._draft)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """A sentence below each field concerned, the tabs marked, the first field in front and ready to type."""
        for field, widget in self._fields.items():
            self._clear(field)
            if isinstance(widget, MarkedTable):
                widget.end_typing()
                widget.clear_marks()
        self._problems = tuple(problems)
        places: dict[str, list[str]] = {}
        for number, problem in reversed(list(enumerate(problems))):
            field, row, key = _place(problem)
            place = self._fields.get(field)
            if isinstance(place, MarkedTable) and row is not None:
                place.mark(row, key, problem.message)
            link = None if problem.suggestion is None else str(number)
            sentence = editing.problem(problem.message, None if row is None else row + 1, link)
            places.setdefault(field if place else "", []).insert(0, sentence)
        self._show_message("<br>".join(places.pop("", [])))
        for field, sentences in places.items():
            self._show_sentence(field, "<br>".join(sentences))
        first = next((field for field in self._fields if field in places), None)
        if first is not None:
            self._go_to(first)

    def exec(self) -> int:
        """As QDialog does; then the window goes for good, and only `saved` is left to ask for."""
        result = super().exec()
        self._clock.stop()
        self._forget()
        self.deleteLater()
        return result

    def accept(self) -> None:
        """Saves, and closes if that went well; else says why not and keeps everything as it was."""
        if not self.is_seen():
            return
        try:
            self.saved = self.save()
        except InvalidInput as error:
            self.show_problems(error.problems)
        except UserError as error:
            self._show_message(editing.problem(str(error), None, None))
        else:
            super().accept()

    def is_seen(self) -> bool:
        """Ends what is being typed. A day that gets its year only now is to be seen before it is saved: says so."""
        for field in self._days:
            self._date_left(field)
        self.values()  # ends what is being typed into a cell
        self._show_message(editing.problem(editing.YEAR_ADDED, None, None) if self._year_added else "")
        return not self._year_added

    def reject(self) -> None:
        """Closes, but asks before if something would be lost."""
        if self.is_changed():
            answer = prompts.choose(self, window.UNSAVED, (window.SAVE, window.DISCARD, window.KEEP_EDITING))
            if answer == 0:
                self.accept()
            if answer != 1:
                return
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        fit(self)
        self._clock.start()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls; it does not change a choice that happens to lie under the mouse."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _widget_of(self, field: str) -> QWidget:
        found = [self.findChild(QWidget, f"{field}_{suffix}") for suffix in record_fields.SUFFIXES]
        widget = next((widget for widget in found if widget is not None), None)
        if widget is None:
            raise LookupError(f"{self.objectName()} has no widget for {field}")
        return widget

    def _date_left(self, field: str) -> None:
        line, today = self._days[field], self.office.today()
        text = line.text()
        if not text.strip():
            return
        usual = usual_deadline if field in self._deadlines else usual_date
        try:
            line.setText(usual(text, today, self._since(field, today)))
        except InvalidDate as error:
            self._show_sentence(field, editing.problem(str(error), None, None))
        else:
            if lacks_year(text):
                self._note_year()

    def _since(self, field: str, today: date) -> date | None:
        """The day before which that of the field does not come, where it is known."""
        before = self._follows.get(field)
        return today if before == "" else day_or_none(self.value(before), today) if before else None

    def _note_year(self) -> None:
        """The user sees it once this key is done, be it Enter, which saves too."""
        self._year_added = True
        QTimer.singleShot(0, self._year_seen)

    def _year_seen(self) -> None:
        self._year_added = False

    def _fix(self, number: str) -> None:
        """Takes the suggestion over for which the user pressed the link."""
        problem = self._problems[int(number)]
        field, row, key = _place(problem)
        widget = self._fields[field]
        if row is not None and isinstance(widget, MarkedTable):
            widget.set_cell(row, key, problem.suggestion or "")
        else:
            record_fields.set_value(widget, problem.suggestion)
        widget.setFocus()

    def _show_message(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def _show_sentence(self, field: str, sentence: str) -> None:
        label = self._errors[field]
        label.setText(sentence)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction  # with a link that Tab reaches
            if "<a " in sentence
            else Qt.TextInteractionFlag.TextSelectableByMouse
        )
        label.setVisible(bool(sentence))
        self._mark_tabs()

    def _clear(self, field: str) -> None:
        if self._errors[field].text():
            self._show_sentence(field, "")

    def _mark_tabs(self) -> None:
        """A sign on each tab in which a field has a problem."""
        warning = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        wrong = [label for label in self._errors.values() if label.text()]
        for tabs in self.findChildren(QTabWidget):
            for place in range(tabs.count()):
                concerned = any(_holds(tabs.widget(place), label) for label in wrong)
                tabs.setTabIcon(place, warning if concerned else QIcon())

    def _go_to(self, field: str) -> None:
        """Brings a field with its sentence in front and puts the focus there."""
        widget, label = self._fields[field], self._errors[field]
        for tabs in self.findChildren(QTabWidget):
            for place in range(tabs.count()):
                if _holds(tabs.widget(place), widget):
                    tabs.setCurrentIndex(place)
        for area in self.findChildren(QScrollArea):
            if area.isAncestorOf(widget):
                QApplication.sendPostedEvents(area.widget(), QEvent.Type.LayoutRequest)  # the sentences took room
                area.ensureWidgetVisible(label)
                area.ensureWidgetVisible(widget)
        widget.setFocus()


def _holds(page: QWidget | None, widget: QWidget) -> bool:
    return page is not None and page.isAncestorOf(widget)


def _place(problem: Problem) -> tuple[str, int | None, str]:
    """The field, and in a list the row and the column, of `subject`, `tasks.2.due` or `points.3`."""
    field, _, rest = problem.field.partition(".")
    row, _, key = rest.partition(".")
    return field, int(row) if row else None, key
