"""Khôi phục: choose a backup, look at what would change, put it in place – or bring a single record back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QWidget,
)

from danvan_desktop.domain.backups import Reason
from danvan_desktop.domain.dates import format_moment
from danvan_desktop.domain.errors import SecretNeeded, UserError
from danvan_desktop.texts import backups as backup_texts
from danvan_desktop.texts import safety as texts
from danvan_desktop.ui import errors, prompts
from danvan_desktop.ui.copies_table import fill, set_up, show_rows
from danvan_desktop.ui.forms import load_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.backups import Contents, Manifest
    from danvan_desktop.services.restoring import OldRecord, Preview
    from danvan_desktop.ui.jobs import JobRunner

    Restore = Callable[[Path, str, bool, Callable[[Manifest], None], Callable[[BaseException], None]], None]

CHOOSE, COMPARE, RECORDS, DONE = range(4)


@dataclass(frozen=True, slots=True)
class RestoreForm:
    """The widgets that code touches."""

    step_label: QLabel
    message_label: QLabel
    pages: QStackedWidget
    copies_table: QTableWidget
    file_button: QPushButton
    file_label: QLabel
    secret_label: QLabel
    secret_edit: QLineEdit
    chosen_label: QLabel
    compare_table: QTableWidget
    now_list: QListWidget
    then_list: QListWidget
    lost_label: QLabel
    word_label: QLabel
    word_edit: QLineEdit
    records_button: QPushButton
    kind_combo: QComboBox
    search_edit: QLineEdit
    search_button: QPushButton
    records_table: QTableWidget
    done_label: QLabel
    busy_label: QLabel
    progress_bar: QProgressBar
    back_button: QPushButton
    next_button: QPushButton
    close_button: QPushButton


class RestoreDialog(QDialog):
    """`restore` closes the office, puts the backup in place and opens it again; then it calls one of the two last
    arguments. `brought` tells how many single records came back.
    """

    def __init__(self, parent: QWidget | None, office: Office, jobs: JobRunner, restore: Restore) -> None:
        super().__init__(parent)
        self.form = load_form(self, "restore_dialog", RestoreForm)
        self.brought = 0
        self._office = office
        self._was_sealed = office.backups.is_sealed()
        self._jobs = jobs
        self._restore = restore
        self._copies = office.backups.copies()
        self._path: Path | None = None
        self._preview: Preview | None = None
        self._old: list[OldRecord] = []
        self._build()
        self._show_page(CHOOSE)

    def open_file(self, path: Path) -> None:
        """Checks the backup and goes on to the comparison."""
        self._path = path
        self.form.file_label.setText(path.name)
        self._work(partial(self._office.restoring.preview, path, self.form.secret_edit.text()), self._previewed)

    def go_on(self) -> None:
        """What the main button says."""
        form = self.form
        page = form.pages.currentIndex()
        if page == CHOOSE:
            row = form.copies_table.currentRow()
            chosen = self._path if form.file_label.text() else None
            if chosen is None and 0 <= row < len(self._copies):
                chosen = self._copies[row].path
            if chosen is not None:
                self.open_file(chosen)
        elif page == COMPARE:
            self._begin()
        elif page == RECORDS:
            self._bring_back()

    def reject(self) -> None:
        if self.form.close_button.isEnabled():
            super().reject()

    # --- inside

    def _build(self) -> None:
        form = self.form
        for table, titles in (
            (form.copies_table, texts.COPY_COLUMNS),
            (form.compare_table, texts.COMPARE_COLUMNS),
            (form.records_table, texts.RECORD_COLUMNS),
        ):
            set_up(table, titles)
        for table in (form.copies_table, form.compare_table):
            table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        form.records_table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        form.progress_bar.setRange(0, 0)
        form.secret_label.hide()
        form.secret_edit.hide()
        for kind, name in backup_texts.NAMES.items():
            form.kind_combo.addItem(name, kind)
        fill(form.copies_table, self._copies)
        form.copies_table.itemSelectionChanged.connect(lambda: form.file_label.setText(""))
        form.copies_table.doubleClicked.connect(lambda _index: self.go_on())
        form.file_button.clicked.connect(self._choose)
        form.records_button.clicked.connect(self._look_for_records)
        form.search_button.clicked.connect(self._search)
        form.search_edit.returnPressed.connect(self._search)
        form.kind_combo.activated.connect(lambda _index: self._search())
        form.back_button.clicked.connect(self._back)
        form.next_button.clicked.connect(self.go_on)
        form.close_button.clicked.connect(self.reject)
        form.word_edit.textChanged.connect(lambda _text: self._enable())
        for button in (form.file_button, form.records_button, form.search_button, form.back_button, form.close_button):
            button.setAutoDefault(False)
        self.resize(self.size().boundedTo(self.screen().availableSize() * 0.95))

    def _show_page(self, page: int) -> None:
        form = self.form
        form.pages.setCurrentIndex(page)
        form.step_label.setText(texts.STEPS[{CHOOSE: 0, COMPARE: 1, RECORDS: 1, DONE: 2}[page]])
        form.message_label.hide()
        form.back_button.setVisible(page in (COMPARE, RECORDS))
        form.next_button.setVisible(page != DONE)
        form.next_button.setText({CHOOSE: texts.NEXT, RECORDS: texts.BRING_BACK}.get(page, texts.RESTORE))
        form.close_button.setText(texts.CLOSE if page == DONE else texts.CANCEL)
        (form.close_button if page == DONE else form.next_button).setDefault(True)
        self._enable()

    def _enable(self) -> None:
        form, preview = self.form, self._preview
        needs_word = preview is not None and preview.needs_word
        sure = not needs_word or form.word_edit.text().strip() == backup_texts.WORD
        form.next_button.setEnabled(form.pages.currentIndex() != COMPARE or sure)

    def _work(self, work: Any, done: Any, sentence: str = texts.READING) -> None:
        self.form.message_label.hide()
        self._busy(sentence)
        self._jobs.run(work, partial(self._finished, done), partial(self._finished, self._failed))

    def _busy(self, sentence: str) -> None:
        form = self.form
        form.progress_bar.setVisible(bool(sentence))
        form.busy_label.setVisible(bool(sentence))
        form.busy_label.setText(sentence)
        for widget in (form.pages, form.back_button, form.next_button, form.close_button):
            widget.setEnabled(not sentence)

    def _finished(self, then: Any, result: Any) -> None:
        self._busy("")
        self._enable()
        then(result)

    def _failed(self, error: BaseException) -> None:
        form = self.form
        if isinstance(error, SecretNeeded):
            form.secret_label.show()
            form.secret_edit.show()
            form.secret_edit.setFocus()
        if isinstance(error, UserError):
            form.message_label.setText(str(error))
            form.message_label.show()
        else:
            errors.report(self, error)

    def _choose(self) -> None:
        second = self._office.backups.settings().second_place
        path = prompts.open_path(self, texts.CHOOSE_BACKUP, Path(second or Path.home()), texts.BACKUP_KIND)
        if path is not None:
            self.open_file(path)

    def _back(self) -> None:
        self._show_page(COMPARE if self.form.pages.currentIndex() == RECORDS else CHOOSE)

    def _previewed(self, preview: Preview) -> None:
        form, then = self.form, preview.then
        self._preview = preview
        made = format_moment(then.made_at)
        reason = backup_texts.REASONS[then.reason]
        form.chosen_label.setText(texts.CHOSEN.format(at=made, reason=reason, records=then.contents.records))
        show_rows(form.compare_table, _compared(preview.now, then.contents), right=(1, 2))
        for widget, contents in ((form.now_list, preview.now), (form.then_list, then.contents)):
            widget.clear()
            widget.addItems([f"{format_moment(one.at)}  {one.why}  ({one.who})" for one in contents.latest])
        newer = preview.now.head != then.contents.head
        lost = texts.LOST.format(at=made) if newer else texts.NOTHING_LOST
        again = f"\n\n{backup_texts.BACK_AGAIN.format(count=preview.erased)}" if preview.erased else ""
        form.lost_label.setText(lost + again)
        form.word_label.setVisible(preview.needs_word)
        form.word_edit.setVisible(preview.needs_word)
        self._show_page(COMPARE)
        if preview.needs_word:
            form.message_label.setText(
                backup_texts.NEEDS_WORD.format(now=preview.now.records, then=then.contents.records)
            )
            form.message_label.show()

    def _begin(self) -> None:
        if self._path is not None:
            self._busy(texts.RESTORING)
            secret, sure = self.form.secret_edit.text(), self.form.word_edit.text().strip() == backup_texts.WORD
            self._restore(
                self._path, secret, sure, partial(self._finished, self._restored), partial(self._finished, self._failed)
            )

    def _restored(self, manifest: Manifest) -> None:
        backups = self._office.backups
        of_safety = (one.path for one in backups.copies() if one.manifest and one.manifest.reason is Reason.RESTORE)
        safety = max(of_safety, default=backups.place)  # their names tell the time
        done = texts.DONE.format(records=manifest.contents.records, at=format_moment(manifest.made_at), safety=safety)
        if backups.is_sealed() and not self._was_sealed:
            done = f"{done}\n\n{backup_texts.STAYS_SEALED}"
        self.form.done_label.setText(done)
        self._show_page(DONE)
        self.form.close_button.setFocus()  # what had the focus is gone with its page

    def _look_for_records(self) -> None:
        self._show_page(RECORDS)
        self._search()

    def _search(self) -> None:
        if self._path is not None:
            kind, words = self.form.kind_combo.currentData(), self.form.search_edit.text()
            secret = self.form.secret_edit.text()
            self._work(partial(self._office.restoring.old_records, self._path, kind, words, secret), self._found)

    def _found(self, records: list[OldRecord]) -> None:
        self._old = records
        states = texts.RECORD_STATES
        rows = [(one.title, states[0] if not one.exists else states[2] if one.same else states[1]) for one in records]
        show_rows(self.form.records_table, rows)
        self.form.message_label.setText(texts.NO_RECORDS)
        self.form.message_label.setVisible(not records)

    def _bring_back(self) -> None:
        row = self.form.records_table.currentRow()
        if self._path is not None and 0 <= row < len(self._old):
            old = self._old[row]
            secret = self.form.secret_edit.text()
            work = partial(self._office.restoring.bring_back, self._path, old.kind, old.uid, secret)
            self._work(work, partial(self._brought_back, old))

    def _brought_back(self, old: OldRecord, _none: None) -> None:
        self.brought += 1
        prompts.inform(self, texts.ONE_DONE.format(title=old.title))
        self._search()


def _compared(now: Contents, then: Contents) -> list[tuple[str, str, str]]:
    known = [(name, now.counts.get(kind, 0), then.counts.get(kind, 0)) for kind, name in backup_texts.NAMES.items()]
    others = (
        backup_texts.OTHERS,
        now.records - sum(row[1] for row in known),
        then.records - sum(row[2] for row in known),
    )
    rows = [
        (name, f"{one:,}".replace(",", "."), f"{other:,}".replace(",", ".")) for name, one, other in [*known, others]
    ]
    return [*rows, (texts.ROW_CHANGES, str(now.change_sets), str(then.change_sets))]
