"""The real dispatch, from the clipboard to the reminder and the answer, by keys alone."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.domain.directives import Direction, Directive
from danvan_desktop.domain.units import UnitInput
from danvan_desktop.ui.main_window import MainWindow
from tests.conftest import NOW
from tests.gui.test_main_job import CONTROL, REAL_EXEC, Key, Keys, dialog, fill, go_to, key, play, rows_of
from tests.gui.test_reading_dialog import SEED, confirm_all, own_office, window
from tests.rendering import pdf_of, text_of

__all__ = ["own_office"]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def registered() -> Keys:
    """Pasted, completed by the sender that the copy has lost, confirmed once."""
    yield from key(Key.Key_V, modifier=CONTROL | SHIFT)
    yield from dialog("ReadingDialog")
    yield from go_to("issuer_combo")
    yield from key(Key.Key_End)
    yield from fill("issuer_name_edit", "Huyện ủy Triệu Phong")
    yield from confirm_all()
    yield from dialog("ArrivalDialog")
    yield from key(Key.Key_Return)


def asked() -> Keys:
    """The first task goes to both bodies."""
    yield from key(Key.Key_G, modifier=CONTROL | SHIFT)
    yield from dialog("AssignDialog")
    yield from key(Key.Key_C, Key.Key_Down, Key.Key_C)
    yield from key(Key.Key_S, modifier=CONTROL)


def reminded() -> Keys:
    yield from key(Key.Key_U, modifier=CONTROL)
    yield from dialog("ReminderDialog")
    yield from key(Key.Key_S, modifier=CONTROL)
    yield from dialog("DirectiveDialog")
    yield from key(Key.Key_S, modifier=CONTROL)


def reported() -> Keys:
    """Both bodies have done what they were asked."""
    yield from key(Key.Key_N, modifier=CONTROL | SHIFT)
    yield from dialog("TasksDialog")
    yield from key(Key.Key_Return)  # from the papers to the tasks of one
    for _ in range(2):
        yield from key(Key.Key_Return)
        yield from dialog("ReportDialog")
        yield from fill("summary_edit", "Đã ban hành kế hoạch.")
        yield from key(Key.Key_S, modifier=CONTROL)
        yield from dialog("TasksDialog")
        yield from key(Key.Key_Down)
    yield from key(Key.Key_Escape)


def answered() -> Keys:
    """The next step of a paper whose tasks are done: the report to the body that asked."""
    yield from key(Key.Key_Return, modifier=CONTROL)
    yield from dialog("DirectiveDialog")
    yield from key(Key.Key_S, modifier=CONTROL)


def test_the_seed_is_asked_followed_up_and_answered(
    qtbot: QtBot, own_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not SEED.exists():
        pytest.skip("the seed does not lie beside the checkout")
    monkeypatch.setattr(QMessageBox, "exec", REAL_EXEC)
    with closing(open_office(own_office, lambda: NOW)) as office:
        for name in ("Thôn Đông", "Thôn Tây"):
            office.units.save(UnitInput(name=name, kind="village"))
    made = window(qtbot, own_office)
    QGuiApplication.clipboard().setText(SEED.read_text("utf-8"))

    def job() -> Keys:
        yield from key(Key.Key_2, modifier=CONTROL)
        yield from registered()
        ((number, _, _, sender, tasks, _, due, _),) = rows_of(made, "directive")
        assert (number, sender, tasks, due) == ("374-CV/HU", "Huyện ủy Triệu Phong", "05", "trước 01/7/2020")
        yield from asked()
        yield from reminded()
        yield from reported()
        yield from found(made)
        yield from answered()

    play(qtbot, made, job())
    made.close()
    with closing(open_office(own_office, lambda: NOW)) as office:
        (seed,) = [one for one in office.directives.find_all() if one.direction is Direction.INCOMING]
        assert office.directives.entry(seed.uid) is not None
        reminder, answer = (one for one in office.directives.find_all() if one.about == seed.uid)
        assert {line.name for line in reminder.addressees} == {"Thôn Đông", "Thôn Tây"}
        assert answer.kind == "BC"
        for paper, words in ((reminder, "374-CV/HU"), (answer, "Đã ban hành kế hoạch.")):
            for path in exported(office, paper, tmp_path):
                assert words in " ".join(text_of(path).split())


def found(made: MainWindow) -> Keys:
    """Goes from the reminder, which is new, to the paper that it is about."""
    tab = made.tabs.lists["directive"]
    for _ in range(3):
        row = tab.current()
        if row is not None and row.printed_number.startswith("374"):
            return
        yield from key(Key.Key_Down)
    raise AssertionError("the list has no paper 374")


def exported(office: Office, paper: Directive, folder: Path) -> list[Path]:
    """The PDF of the paper, and the PDF that LibreOffice makes of its .docx."""
    made = [folder / f"{paper.uid}-{suffix}.{suffix}" for suffix in ("pdf", "docx")]
    for path in made:
        office.papers.export("dispatch", paper.uid, path)
    return [made[0], pdf_of(made[1], folder)]
