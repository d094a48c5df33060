"""The first run: a page each for the office, its names, its signers, the data folder and the backups."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget

from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.services.setup import SetupInput
from danvan_desktop.texts import safety
from danvan_desktop.texts import setup as texts
from danvan_desktop.ui import prompts
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.list_editor import EditorColumn, ListEditor
from danvan_desktop.ui.record_dialog import RecordDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.errors import Problem
    from danvan_desktop.services.setup import Suggestion

PAGES: Sequence[Sequence[str]] = (
    (),
    ("office", "level", "place", "province_level", "province"),
    ("name", "superior", "heading", "symbol", "archive", "valid_from"),
    ("signers",),
    ("folder",),
    ("second_place",),
    (),
)
"""The fields of each page."""
LAST = len(PAGES) - 1
_SUGGESTED = ("name", "superior", "heading", "symbol", "archive", "valid_from")


class Wish(Enum):
    """What the official chose on the first page instead of filling in the form."""

    PRACTICE = auto()
    RESTORE = auto()


@dataclass(frozen=True, slots=True)
class SetupForm:
    """The widgets that code touches."""

    pages: QStackedWidget
    step_label: QLabel
    own_button: QPushButton
    practice_button: QPushButton
    restore_button: QPushButton
    office_combo: QComboBox
    level_combo: QComboBox
    province_level_combo: QComboBox
    known_label: QLabel
    suggested_label: QLabel
    signers_table: ListEditor
    folder_edit: QLineEdit
    folder_button: QPushButton
    second_place_edit: QLineEdit
    second_place_button: QPushButton
    summary_label: QLabel
    back_button: QPushButton
    skip_button: QPushButton
    next_button: QPushButton
    save_button: QPushButton
    cancel_button: QPushButton


class SetupDialog(RecordDialog):
    """What was typed stays as a draft when the form is left, and is there again the next time. After `exec`, `wish` is
    what was chosen instead, `target` where the data shall go.
    """

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent, office)
        self.form = form = load_form(self, "setup_dialog", SetupForm)
        self.wish: Wish | None = None
        self.target: Path | None = None
        self._draft = office.drafts.SETUP
        self._offered: Suggestion | None = None
        self._stays = False  # the draft, when the form is closed
        self._fill_choices()
        self.bind([field for page in PAGES for field in page], dates=["valid_from"])
        for button, command in (
            (form.own_button, partial(self.show_page, 1)),
            (form.practice_button, partial(self._leave, Wish.PRACTICE)),
            (form.restore_button, partial(self._leave, Wish.RESTORE)),
            (form.back_button, lambda: self.show_page(form.pages.currentIndex() - 1)),
            (form.skip_button, lambda: self.show_page(form.pages.currentIndex() + 1)),
            (form.next_button, self.go_on),
            (form.folder_button, partial(self._choose, form.folder_edit, texts.CHOOSE_FOLDER)),
            (form.second_place_button, partial(self._choose, form.second_place_edit, safety.CHOOSE_PLACE)),
        ):
            button.clicked.connect(command)
        self.set_value("level", texts.LEVELS[0])
        self.set_value("province_level", texts.PROVINCE_LEVELS[0])
        self.set_value("folder", str(office.folder.absolute()))
        self.set_value("second_place", office.backups.settings().second_place)
        self.snapshot()
        self.show_page(0)
        if (left := office.drafts.kept(office.drafts.SETUP)) is not None:
            self.resume(None, None, left.values)
            self._aside = self.values()
            self.show_page(1)

    def given(self) -> SetupInput:
        """The form as typed."""
        return SetupInput(**self.values())

    def show_page(self, number: int) -> None:
        """Brings a page in front, filled with what the ones before it suggest."""
        form = self.form
        if number > 1:
            self._suggest()
        if number == LAST:
            self._sum_up()
        form.pages.setCurrentIndex(number)
        form.step_label.setText(texts.STEPS[number])
        for button, shown in (
            (form.back_button, number > 0),
            (form.skip_button, 0 < number < LAST),
            (form.next_button, 0 < number < LAST),
            (form.save_button, number == LAST),
        ):
            button.setVisible(shown)
        (form.save_button if number == LAST else form.next_button).setDefault(True)
        first = self._fields[PAGES[number][0]] if PAGES[number] else form.save_button if number else form.own_button
        first.setFocus()

    def go_on(self) -> None:
        """The next page, where nothing is wrong with this one."""
        page = self.form.pages.currentIndex()
        wrong = [problem for problem in self._problems_now() if _field(problem) in PAGES[page]]
        self.show_problems(wrong)
        if not wrong:
            self.show_page(page + 1)

    def save(self) -> Any:
        """Keeps all that can be kept; where the office is not complete, asks whether it waits."""
        given = self.given()
        problems = self._problems_now()
        others = [problem for problem in problems if _field(problem) in ("folder", "second_place")]
        if others or not problems:
            unfinished = False
        else:
            told = "\n".join(f"– {problem.message}" for problem in problems)
            unfinished = prompts.choose(self, texts.MISSING.format(problems=told), (texts.GO_ON, texts.LATER)) == 1
        if problems and not unfinished:
            raise InvalidInput(others or problems)
        self.office.setup.save(given, with_office=not unfinished)
        self.target = self.office.setup.target(given)
        self._keep(unfinished)
        return given

    def reject(self) -> None:
        """Closes; asks only where something was typed, which can stay for the next time."""
        if self.is_changed():
            answer = prompts.choose(self, texts.LEFT, (texts.KEEP, texts.DROP, texts.STAY))
            if answer == 2:
                return
            self._keep(answer == 0)
        QDialog.reject(self)

    # --- inside

    def _fill_choices(self) -> None:
        form = self.form
        for key, name in self.office.setup.offices().items():
            form.office_combo.addItem(name, key)
        form.office_combo.setCurrentIndex(-1)
        for combo, choices in ((form.level_combo, texts.LEVELS), (form.province_level_combo, texts.PROVINCE_LEVELS)):
            for choice in choices:
                combo.addItem(choice, choice)
        columns = texts.SIGNER_COLUMNS
        form.signers_table.set_columns(
            [
                EditorColumn("full_name", columns["full_name"]),
                EditorColumn("authority", columns["authority"], width=208),
                EditorColumn("title", columns["title"], width=152),
                EditorColumn("valid_from", columns["valid_from"], "date", 112),
            ]
        )
        known = self.office.setup.known()
        form.known_label.setText(texts.KNOWN.format(names="; ".join(known)))
        form.known_label.setVisible(bool(known))

    def _suggest(self) -> None:
        """Fills in what is usual, but not over what somebody typed."""
        found, before = self.office.setup.suggestion(self.given()), self._offered
        if found is None or found == before:
            return
        self._offered = found
        for field in _SUGGESTED:
            if self.value(field).strip() in ("", getattr(before, field, "")):
                self.set_value(field, getattr(found, field))
        if not any(row.get("full_name", "").strip() for row in self.value("signers")):
            self.set_value("signers", [dict(row) for row in found.signers])
        self.form.suggested_label.setText(texts.SUGGESTED.format(source=found.source))

    def _sum_up(self) -> None:
        sentences = "".join(f"<li>{escape(sentence)}</li>" for sentence in self.office.setup.summary(self.given()))
        steps = "".join(f"<li>{escape(step)}</li>" for step in texts.STEPS_TO_DO)
        self.form.summary_label.setText(f"<ul>{sentences}</ul><p><b>{texts.FIRST_STEPS}</b></p><ol>{steps}</ol>")

    def _problems_now(self) -> list[Problem]:
        return self.office.setup.problems(self.given())

    def _choose(self, line: QLineEdit, title: str) -> None:
        path = prompts.folder(self, title, Path(line.text() or Path.home()))
        if path is not None:
            line.setText(str(path))

    def _leave(self, wish: Wish) -> None:
        self.wish = wish
        self._keep(self.is_changed())
        QDialog.reject(self)

    def _keep(self, stays: bool) -> None:
        """Whether what was typed is there again the next time."""
        self.set_aside()
        self._stays = stays

    def _forget(self) -> None:
        if not self._stays:
            super()._forget()

    def _go_to(self, field: str) -> None:
        page = next(number for number, fields in enumerate(PAGES) if field in fields)
        if page != self.form.pages.currentIndex():
            self.show_page(page)
        super()._go_to(field)


def _field(problem: Problem) -> str:
    """The field of the form, without row and column."""
    return problem.field.partition(".")[0]
