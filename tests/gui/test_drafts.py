"""What was typed survives a crash: forms set themselves aside, and the next start offers to go on."""

import json
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from textwrap import dedent

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import Exemplar
from danvan_desktop.texts import window as texts
from danvan_desktop.ui.award_dialog import AwardDialog
from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.drafts_dialog import DraftsDialog, opened
from danvan_desktop.ui.evaluation_dialog import EvaluationDialog
from danvan_desktop.ui.exemplar_dialog import ExemplarDialog
from danvan_desktop.ui.issuers_dialog import IssuersDialog
from danvan_desktop.ui.link_dialog import LinkDialog
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.record_dialog import RecordDialog
from danvan_desktop.ui.units_dialog import UnitsDialog
from tests.conftest import NOW, Scene
from tests.gui.dialogs import go_to
from tests.gui.keys import focus, press, save, show, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, dialog: RecordDialog) -> RecordDialog:
    qtbot.addWidget(dialog, before_close_func=RecordDialog.snapshot)  # or closing would ask
    show(qtbot, dialog)
    return dialog


def crashed(dialog: RecordDialog) -> None:
    """The form goes without a word, as in a power cut after it was set aside."""
    dialog.set_aside()
    dialog.snapshot()
    dialog.hide()


def resumed(qtbot: QtBot, office: Office) -> RecordDialog:
    (draft,) = office.drafts.left().values()
    dialog = opened(None, office, draft)
    qtbot.addWidget(dialog, before_close_func=RecordDialog.snapshot)
    return dialog


def test_a_form_that_nobody_touched_is_not_kept(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, ExemplarDialog(None, scene.office, scene.exemplars[0].uid))
    dialog.set_aside()
    assert scene.office.drafts.left() == {}


def test_what_is_typed_is_kept_within_seconds_and_forgotten_when_taken_back(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, ExemplarDialog(None, scene.office))
    type_text("Đường hoa")
    qtbot.waitUntil(lambda: bool(scene.office.drafts.left()), timeout=10_000)
    (draft,) = scene.office.drafts.left().values()
    assert (draft.title, draft.uid, draft.at) == (dialog.windowTitle(), None, NOW)
    assert draft.words.startswith("Đường hoa")
    dialog.set_value("name", "")
    dialog.set_aside()
    assert scene.office.drafts.left() == {}


@pytest.mark.parametrize("kind", [DirectiveDialog, ExemplarDialog, EvaluationDialog, AwardDialog])
def test_a_new_form_comes_back_as_it_was(qtbot: QtBot, scene: Scene, kind: type[RecordDialog]) -> None:
    dialog = shown(qtbot, kind(None, scene.office))
    for line in dialog.findChildren(QLineEdit):
        if line.objectName().removesuffix("_edit") in dialog.values() and not line.text():
            line.setText("9")
    typed = dialog.values()
    crashed(dialog)
    again = resumed(qtbot, scene.office)
    assert type(again) is kind
    assert again.values() == typed
    assert again.is_changed()


def test_a_changed_record_comes_back_with_the_revision_that_was_shown(qtbot: QtBot, scene: Scene) -> None:
    exemplar = scene.exemplars[0]
    dialog = shown(qtbot, ExemplarDialog(None, scene.office, exemplar.uid))
    dialog.set_value("goals", "Mọi hộ tham gia")
    crashed(dialog)
    again = resumed(qtbot, scene.office)
    saved: Exemplar = again.save()
    assert (saved.uid, saved.goals) == (exemplar.uid, "Mọi hộ tham gia")
    with pytest.raises(Exception, match="đã được sửa ở cửa sổ khác"):
        resumed(qtbot, scene.office).save()


def test_a_cell_that_is_being_typed_into_is_kept_and_stays_open(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, DirectiveDialog(None, scene.office))
    go_to(dialog, "tasks_table")
    type_text("Rà soát mô hình")
    editor = focus()
    dialog.set_aside()
    assert focus() is editor
    (draft,) = scene.office.drafts.left().values()
    assert [row["text"] for row in draft.values["tasks"]] == ["Rà soát mô hình"]


def test_a_half_typed_figure_is_kept_without_being_refused(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, EvaluationDialog(None, scene.office, exemplar=scene.exemplars[0].uid))
    go_to(dialog, "points_table")
    type_text("99,")
    editor = focus()
    dialog.set_aside()
    assert focus() is editor
    (draft,) = scene.office.drafts.left().values()
    assert draft.values["points"][0][1] == "99,"


def test_lists_beside_their_form_come_back_at_the_record(qtbot: QtBot, scene: Scene) -> None:
    office = scene.office
    dialog = shown(qtbot, UnitsDialog(None, office))
    unit = office.units.all()[1]
    dialog.resume(unit.uid, unit.revision, {"name": "Công an xã Triệu Phong"})
    crashed(dialog)
    again = resumed(qtbot, office)
    assert again.save().uid == unit.uid
    assert office.units.all()[1].name == "Công an xã Triệu Phong"


def test_a_saved_record_of_a_list_leaves_no_draft(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, IssuersDialog(None, scene.office))
    go_to(dialog, "place_edit")
    type_text("Ái Tử")
    dialog.set_aside()
    assert scene.office.drafts.left()
    save()
    assert scene.office.drafts.left() == {}


def test_ticked_tasks_come_back(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, LinkDialog(None, scene.office, [scene.exemplars[1].uid]))
    dialog.set_value("tasks", [scene.directive.tasks[0].uid])
    crashed(dialog)
    resumed(qtbot, scene.office).save()
    assert scene.office.exemplars.get(scene.exemplars[1].uid).answers[0].task == scene.directive.tasks[0].uid


def test_closing_takes_the_draft_away_saved_or_not(qtbot: QtBot, scene: Scene, answers: list[str]) -> None:
    answers.append(texts.DISCARD)
    dialog = shown(qtbot, ExemplarDialog(None, scene.office))

    def type_and_leave() -> None:
        type_text("Đường hoa")
        dialog.set_aside()
        assert scene.office.drafts.left()
        press(Qt.Key.Key_Escape)

    QTimer.singleShot(0, type_and_leave)
    dialog.exec()
    assert scene.office.drafts.left() == {}


def test_a_full_disk_does_not_disturb_typing(qtbot: QtBot, scene: Scene) -> None:
    (scene.office.folder / "drafts").write_text("a file where the folder should be")
    dialog = shown(qtbot, ExemplarDialog(None, scene.office))
    type_text("Đường hoa")
    dialog.set_aside()
    assert dialog.value("name") == "Đường hoa"


_CRASH = dedent("""
    import os, sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from danvan_desktop.bootstrap import open_office
    from danvan_desktop.ui.exemplar_dialog import ExemplarDialog
    app = QApplication([])
    dialog = ExemplarDialog(None, open_office(Path(sys.argv[1])))
    dialog.show()
    dialog.set_value("name", "Tiếng loa an ninh")
    dialog.set_value("content", "Phát thanh hai buổi mỗi tuần")
    dialog._clock.timeout.connect(lambda: os.kill(os.getpid(), 9))  # after it was set aside
    app.exec()
""")


@pytest.mark.skipif(sys.platform == "win32", reason="kills the process as POSIX does")
def test_after_a_killed_process_the_window_offers_to_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", _CRASH, tmp_path], check=False, capture_output=True)
    assert killed.returncode == -9, killed.stderr.decode()
    window = MainWindow(tmp_path)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.glance()
    seen: list[list[str]] = []

    def go_on() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DraftsDialog)
        item = dialog.form.drafts_tree.topLevelItem(0)
        assert item is not None
        seen.append([item.text(place) for place in range(3)])
        QTimer.singleShot(300, finish)
        press(Qt.Key.Key_Return)

    def finish() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, ExemplarDialog)
        values = {"field": window_fields(window)[0], "holder": "Chi hội Cựu chiến binh", "unit": "Công an xã"}
        for field, value in values.items():
            form.set_value(field, value)
        form.accept()

    window.opened.connect(lambda: QTimer.singleShot(100, go_on))
    window.open()
    qtbot.waitUntil(lambda: bool(window.office and window.office.exemplars.find_all()), timeout=20_000)
    assert seen[0][0] == "Đăng ký mô hình, điển hình"
    assert seen[0][2].startswith("Tiếng loa an ninh")
    assert window.office is not None
    (record,) = window.office.exemplars.find_all()
    assert (record.name, record.content) == ("Tiếng loa an ninh", "Phát thanh hai buổi mỗi tuần")
    assert window.office.drafts.left() == {}
    window.close()


def window_fields(window: MainWindow) -> list[str]:
    assert window.office is not None
    return list(window.office.catalogues.current().fields)


def test_a_form_that_this_version_opens_otherwise_is_told_and_kept(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, LinkDialog(None, scene.office, [scene.exemplars[0].uid]))
    dialog.set_value("tasks", [scene.directive.tasks[0].uid])
    crashed(dialog)
    (path,) = (scene.office.folder / "drafts").glob("*.json")
    path.write_text(path.read_text("utf-8").replace("exemplar_uids", "former_name"), "utf-8")
    with pytest.raises(UserError, match="không còn trong chương trình"):
        resumed(qtbot, scene.office)
    assert len(scene.office.drafts.left()) == 1


def test_a_damaged_draft_hinders_nothing(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    whole: dict[str, object] = dict.fromkeys(("title", "dialog", "words"), "x")
    whole |= {"arguments": {}, "values": {}, "uid": None, "revision": None}
    whole["at"] = "2026-01-01T08:00:00+07:00"
    (tmp_path / "drafts" / "x.json").write_text("{half", "utf-8")
    for number, (name, value) in enumerate({"title": 5, "arguments": 3, "values": "x", "words": {}, "at": 9}.items()):
        (tmp_path / "drafts" / f"{number}.json").write_text(json.dumps(whole | {name: value}), "utf-8")
    with closing(open_office(tmp_path, now=lambda: datetime(2026, 1, 1))) as office:  # noqa: DTZ001
        assert office.drafts.left() == {}
