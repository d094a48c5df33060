"""The form of an incoming directive beside the text of the document that filled it in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Direction
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput, SignerInput
from danvan_desktop.domain.receiving import NEW, Proposed, Source
from danvan_desktop.texts import directives as directive_texts
from danvan_desktop.texts import editing, signing
from danvan_desktop.texts import issuers as issuer_texts
from danvan_desktop.texts import receiving as texts
from danvan_desktop.ui import prompts, record_fields, taken_words, task_rows
from danvan_desktop.ui.directive_dialog import FIELDS, DirectiveDialog
from danvan_desktop.ui.field_marks import FieldMark, put_below
from danvan_desktop.ui.forms import act_at_once, child, load_form
from danvan_desktop.ui.list_editor import ListEditor
from danvan_desktop.ui.reading_panel import ReadingPanel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.directives import Directive
    from danvan_desktop.domain.reading import Reading

_OWN = ("issuer_name", "issuer_symbol", "issuer_track")
_NOT_READ = ("opening", "closing")  # what the office's own papers have around their tasks
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LABELS = directive_texts.LABELS | texts.LABELS


@dataclass(frozen=True, slots=True)
class NewIssuerForm:
    """What is asked about a body that is not known yet."""

    issuer_name_edit: QLineEdit
    issuer_track_combo: QComboBox


class ReadingDialog(DirectiveDialog):
    """`text` is that of the document, from the file `path` ("" where it was pasted); `reading` what was read in it, if
    that is known. Of a scan there is no text: then the form is typed by hand. After `exec`, `known` is the uid of the
    paper that is here already, if the user wants that instead.
    """

    def __init__(
        self, parent: QWidget | None, office: Office, text: str = "", path: str = "", reading: Reading | None = None
    ) -> None:
        super().__init__(parent, office, direction=Direction.INCOMING)
        self.known: str | None = None
        self._path = path
        self._text = reading.text if reading else text
        self._last: QWidget | None = None
        self._known: str | None = None
        self._named: tuple[str, ...] | None = None  # number, symbol and day that were looked for
        self._marks: dict[str, FieldMark] = {}
        self._proposed: Mapping[str, Proposed] = {}
        self._reading = reading or (office.receiving.read_text(text) if text else None)
        name = Path(path).name if path else texts.PASTED
        self.setWindowTitle(texts.TITLE_OF.format(name=name))
        self._build()
        if self._reading is not None:
            self._panel.show_reading(self._reading, name, is_file=bool(path))
            self._proposed = office.receiving.propose(self._reading)
        self._panel.setVisible(self._reading is not None)
        self._fill()
        self.snapshot()
        self._shown = {field: record_fields.peek(widget) for field, widget in self._fields.items()}
        for widget in self._fields.values():
            record_fields.changed(widget).connect(lambda *_: self._update_marks())
            if isinstance(widget, QLineEdit | QComboBox):
                widget.installEventFilter(self)
        self._update_marks()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def arguments(self) -> Mapping[str, Any]:
        return {"text": self._text, "path": self._path}

    def save(self) -> Directive:
        given = self.typed()
        attach = self._panel.form.attach_check.isChecked()
        cited = self._reading.cited if self._reading else ()
        source = Source(self._text, Path(self._path) if self._path else None, attach, cited)
        signed = self.office.receiving.day_in(given.signed_on) or format_date(self.office.today())
        found = self._reading.found if self._reading else {}
        superior = str(found["superior"].value or "") if found else ""
        heading = str(found["issuer"].value or "") if found else ""
        own = {field.removeprefix("issuer_"): self.value(field) for field in _OWN}
        issuer = IssuerInput(
            **own,
            place=given.place,
            own=False,
            names=(IssuerNameInput(valid_from=signed, superior=superior, name=heading or own["name"]),),
        )
        return self.office.receiving.receive(given, source, issuer, self._new_signer())

    def accept(self) -> None:
        """Asks before saving while something is still to be looked at."""
        if not self.is_seen():
            return
        unseen = [_LABELS[field] for field in self.open_fields()]
        if unseen and prompts.choose(self, texts.ask_unseen(unseen), (texts.SAVE_ANYWAY, texts.LOOK_ON)) != 0:
            self.go_on()
            return
        super().accept()

    def open_fields(self) -> list[str]:
        """The fields that are still to be looked at, in their order."""
        asked = [field for field in self._marks if field not in _OWN or self.value("issuer") == NEW]
        return [field for field in asked if self._marks[field].is_open]

    def values(self) -> dict[str, Any]:
        """Without the places of tasks in the text, which are no part of them."""
        values = super().values()
        tasks = [{key: text for key, text in row.items() if key != "span"} for row in values["tasks"]]
        return values | {"tasks": tasks}

    def mark(self, field: str) -> FieldMark:
        """The sign below a field."""
        return self._marks[field]

    def go_on(self) -> None:
        """To the next field that is to be looked at, from the last one; at the end to the button that saves."""
        fields = list(self._marks)
        current = self._field_of(self._last)
        start = fields.index(current) + 1 if current in fields else 0
        open_fields = self.open_fields()
        following = [field for field in fields[start:] + fields[:start] if field in open_fields]
        if following:
            self._go_to(following[0])
        else:
            child(self, QPushButton, "save_button").setFocus()

    def confirm(self) -> None:
        """What the field with the focus holds is right; on to the next."""
        current = self._field_of(QApplication.focusWidget())
        if current is not None and current in self.open_fields():
            self._marks[current].confirm()
        self._last = QApplication.focusWidget() if current else self._last
        self.go_on()

    def take(self) -> None:
        """Puts what is selected in the text into the field that had the focus last."""
        text, field = self._panel.selected(), self._field_of(self._last)
        if not text:
            prompts.inform(self, texts.NOTHING_SELECTED)
        elif field is None:
            prompts.inform(self, texts.NO_FIELD)
        elif not self._put(field, text):
            prompts.inform(self, texts.NOT_TAKEN.format(text=text[:60]))
        else:
            self._fields[field].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a line says that it is right and goes on, as long as there is something to look at."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        if pressed and not event.modifiers() and self.open_fields():  # type: ignore[attr-defined]
            self.confirm()
            return True
        return super().eventFilter(watched, event)

    # --- building

    def _more(self) -> tuple[str, ...]:
        self._new = QWidget()
        self._new_form = load_form(self._new, "new_issuer", NewIssuerForm)
        for key, label in issuer_texts.TRACKS.items():
            self._new_form.issuer_track_combo.addItem(label, key)
        child(self, QVBoxLayout, "paper_layout").insertWidget(2, self._new)
        return _OWN

    def _build(self) -> None:
        tabs, self._panel = child(self, QWidget, "tabs"), ReadingPanel()
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        child(self, QVBoxLayout, "dialog_layout").replaceWidget(tabs, splitter)
        splitter.addWidget(self._panel)
        splitter.addWidget(tabs)
        splitter.setSizes([540, 760])
        self.resize(1320, 760)
        self.form.next_number_button.hide()
        for field in _NOT_READ:
            for name in (f"{field}_label", f"{field}_edit"):
                child(self, QWidget, name).hide()
        for name in ("direction_combo", "direction_label"):
            child(self, QWidget, name).hide()
        child(self, QGridLayout, "who_row").setColumnStretch(1, 0)
        child(self, QPushButton, "save_button").setText(texts.SAVE)
        self._message_known = QLabel(wordWrap=True)
        self._message_known.setProperty("role", "message")
        self._message_known.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._open_known = QPushButton(texts.OPEN_KNOWN, autoDefault=False)
        self._open_known.clicked.connect(self.leave_for_known)
        self._left = QLabel()
        layout = child(self, QVBoxLayout, "dialog_layout")
        layout.insertWidget(1, self._message_known)
        row = child(self, QHBoxLayout, "button_row")
        row.insertWidget(1, self._left)
        row.insertWidget(2, self._open_known)
        panel = self._panel.form
        panel.take_button.clicked.connect(self.take)
        panel.next_button.clicked.connect(self.confirm)
        for button in (panel.take_button, panel.next_button):
            act_at_once(button)
        for text, do in ((texts.TAKE, self.take), (editing.COPY, panel.text_view.copy)):
            action = QAction(text, panel.text_view)
            action.triggered.connect(lambda _checked, do=do: do())
            panel.text_view.addAction(action)
        QShortcut(QKeySequence("F6"), self, self._change_side)
        self._panel.day_wanted.connect(self._take_day)
        task_rows.add_actions(self.form.tasks_table)
        self.form.tasks_table.currentCellChanged.connect(lambda *_: self._show_place(QApplication.focusWidget()))

    def _fill(self) -> None:
        """Shows what was read, with a mark below each field."""
        issuer, tasks = self.form.issuer_combo, self.form.tasks_table
        told = any(row["product"] for row in self._proposed["tasks"].value) if self._proposed else False
        tasks.setColumnHidden(tasks.place_of("product"), not told)  # few documents tell it
        named = self._proposed["issuer_name"].value if self._proposed else ""
        issuer.addItem(texts.ADD_ISSUER.format(name=named) if named else texts.ADD_OTHER, NEW)
        for field in (*FIELDS, *_OWN):
            if field in self._proposed:
                self.set_value(field, self._proposed[field].value)
                if field not in _OWN[1:]:
                    self._add_mark(field)
            elif self._reading is None and field == "issuer":
                issuer.setCurrentIndex(-1)
        # The fields of a new body stand between those of the first row and the number, and are made later.
        kind, name = self._marks.get("kind"), self._marks.get("issuer_name")
        before = kind.check if kind else self._fields["kind"]
        own = (self._fields["issuer_name"], name.check if name else None, *(self._fields[one] for one in _OWN[1:]))
        for one in filter(None, own):
            self.setTabOrder(before, one)
            before = one

    def _add_mark(self, field: str) -> None:
        self._marks[field] = mark = FieldMark(field, _LABELS[field], self)
        put_below(self._errors[field], mark)
        mark.show_value(self._proposed[field])
        mark.ticked.connect(self._update_marks)
        self.setTabOrder(self._fields[field], mark.check)

    # --- what follows from what was typed

    def _offer(self, field: str, text: str) -> None:
        """A paper of somebody else: what it does not tell stays empty."""

    def _fill_signers(self, chosen: str | None) -> None:
        combo = self.form.signer_combo
        extra = combo.findData(NEW)
        if extra >= 0:
            combo.removeItem(extra)
        super()._fill_signers(None if chosen == NEW else chosen)
        if not chosen:
            combo.setCurrentIndex(combo.findData(""))  # nobody is taken who does not stand there
        signer = self._new_signer()
        if signer is not None:
            combo.addItem(texts.ADD_SIGNER.format(signer=signing.signer(signer.full_name, signer.title)), NEW)
            if chosen == NEW:
                combo.setCurrentIndex(combo.count() - 1)

    def _new_signer(self) -> SignerInput | None:
        """Who signs as the document says."""
        reading: Reading | None = getattr(self, "_reading", None)  # none yet while the form is being built
        found = reading.found if reading else {}
        if not found or not found["signer"].value or not (found["title"].value or found["authority"].value):
            return None
        texts_of = {key: str(found[key].value or "") for key in ("signer", "authority", "title")}
        return SignerInput(full_name=texts_of["signer"], authority=texts_of["authority"], title=texts_of["title"])

    def _update_marks(self) -> None:
        self._new.setVisible(self.value("issuer") == NEW)
        for field, mark in self._marks.items():
            mark.set_edited(record_fields.peek(self._fields[field]) != self._shown[field])
        lacking = {"": texts.NO_ISSUER_YET, NEW: "" if self.value("issuer_name") else texts.NO_NAME_YET}
        left = texts.left(len(self.open_fields()), lacking.get(self.value("issuer"), ""))
        self._left.setText(left if self._marks else "")
        self._look_for_known()

    def _look_for_known(self) -> None:
        """Says where the paper is here already."""
        named = (self.value("number"), self.value("symbol"), self.value("signed_on"))
        if named == self._named:
            return
        self._named = named
        found = self.office.receiving.known(*named)
        self._message_known.setVisible(found is not None)
        self._open_known.setVisible(found is not None)
        self._known = found.uid if found else None
        if found is not None and found.signed_on is not None:
            day = format_date(found.signed_on)
            told = texts.KNOWN.format(number=found.printed_number.strip(), day=day, subject=found.subject)
            self._message_known.setText(told)

    def leave_for_known(self) -> None:
        """Closes for the paper that is here already."""
        self.known = self._known
        self.done(0)

    # --- the two sides

    def _field_of(self, widget: QWidget | None) -> str | None:
        """The field that a widget belongs to, also one inside a table."""
        while widget is not None and widget is not self:
            for field, own in self._fields.items():
                if widget is own or (field in self._marks and widget is self._marks[field]):
                    return field
            widget = widget.parentWidget()
        return None

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._show_place(now)

    def _show_place(self, now: QWidget | None) -> None:
        """Where the value of the field stood to which the focus has gone."""
        field = self._field_of(now)
        if field is None or self._reading is None:
            return
        self._last = now if now in self._fields.values() else self._fields[field]
        proposed = self._proposed.get(field)
        spans = proposed.spans if proposed else ()
        if field == "tasks":
            table = self.form.tasks_table
            rows, row = table.peek(), table.currentRow()
            place = rows[row].get("span", "").split() if 0 <= row < len(rows) else []
            spans = ((int(place[0]), int(place[1])),) if len(place) == 2 else spans
        self._panel.show_places(spans)

    def _change_side(self) -> None:
        view = self._panel.form.text_view
        if self._panel.isAncestorOf(QApplication.focusWidget() or self):
            (self._last or self.form.issuer_combo).setFocus()
        else:
            view.setFocus()

    def _take_day(self, day: str) -> None:
        if day:
            field = self._field_of(self._last)
            if field not in ("signed_on", "due", "tasks"):
                field = "due"
            if self._put(field, day):
                self._go_to(field)

    def _put(self, field: str, text: str) -> bool:
        """Puts a text of the document into a field. False where it does not fit."""
        widget, line = self._fields[field], " ".join(text.split())
        if isinstance(widget, ListEditor):
            taken_words.put_rows(
                widget, *(("text", text, self._day_in(text)) if field == "tasks" else ("name", text, ""))
            )
        elif widget is self.form.issuer_combo and taken_words.choice_for(self.form.issuer_combo, line) < 0:
            self.set_value("issuer", NEW)
            self.set_value("issuer_name", line)
        elif isinstance(widget, QComboBox):
            place = taken_words.choice_for(widget, line)
            widget.setCurrentIndex(place if place >= 0 else widget.currentIndex())
            return place >= 0
        elif isinstance(widget, QPlainTextEdit):
            widget.setPlainText(line)
        elif field in ("signed_on", "due"):
            day = self._day_in(line) if field == "due" else self.office.receiving.day_in(line)
            record_fields.set_value(widget, day or self.value(field))
            return bool(day)
        else:
            record_fields.set_value(widget, line)
        return True

    def _day_in(self, text: str) -> str:
        """The deadline that a piece of the document tells, as it is typed; empty where it tells none."""
        return taken_words.deadline_of(text, self.office.today()) or self.office.receiving.day_in(text)
