"""What all dialogs in which records are edited have in common."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.evaluation_dialog import EvaluationDialog
from danvan_desktop.ui.exemplar_dialog import ExemplarDialog
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.link_dialog import LinkDialog
from danvan_desktop.ui.record_dialog import RecordDialog
from tests.conftest import Scene
from tests.gui.keys import show

ROOM = (1080, 540)
"""What 1366×768 at 125 % leaves for a window's inside, in logical pixels."""

DIALOGS: dict[str, Callable[[Scene], RecordDialog]] = {
    "directive": lambda scene: DirectiveDialog(None, scene.office, scene.directive.uid),
    "exemplar": lambda scene: ExemplarDialog(None, scene.office, scene.exemplars[0].uid),
    "evaluation": lambda scene: EvaluationDialog(None, scene.office),
    "link": lambda scene: LinkDialog(None, scene.office, [scene.exemplars[0].uid]),
}


@pytest.fixture(params=DIALOGS)
def dialog(request: pytest.FixtureRequest, qtbot: QtBot, scene: Scene) -> RecordDialog:
    made = DIALOGS[request.param](scene)
    qtbot.addWidget(made)
    show(qtbot, made)
    return made


def test_it_fits_on_a_small_screen(dialog: RecordDialog) -> None:
    least = dialog.minimumSizeHint()
    assert (least.width() <= ROOM[0], least.height() <= ROOM[1]) == (True, True), least


def test_it_opens_over_the_window_it_belongs_to(qtbot: QtBot, scene: Scene) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 120, 560, 420)
    show(qtbot, window)
    dialog = LinkDialog(window, scene.office, [scene.exemplars[0].uid])
    show(qtbot, dialog)
    middle, wanted = dialog.frameGeometry().center(), window.geometry().center()
    assert window.screen().availableGeometry().contains(dialog.frameGeometry())
    assert (middle - wanted).manhattanLength() < 60, (middle, wanted)
    dialog.done(0)


def test_every_label_of_a_field_leads_to_it(dialog: RecordDialog) -> None:
    for field, widget in dialog._fields.items():
        if not widget.objectName().endswith("_tree"):  # a tree has a heading of its own
            assert [label for label in dialog.findChildren(QLabel) if label.buddy() is widget], field


def test_letters_of_shortcuts_are_unique(dialog: RecordDialog) -> None:
    tabs = dialog.findChildren(QTabWidget)
    for page in range(max([one.count() for one in tabs], default=1)):
        for one in tabs:
            one.setCurrentIndex(min(page, one.count() - 1))
        shown: list[QLabel | QAbstractButton] = dialog.findChildren(QLabel) + dialog.findChildren(QAbstractButton)
        texts = [widget.text() for widget in shown if widget.isVisibleTo(dialog)]
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text and "&amp;" not in text]
        assert len(letters) == len(set(letters)), letters
        assert not set("aâăeêioôơuư") & set(letters), "an underlined vowel looks as if it had a dot below"


def test_closing_an_untouched_dialog_asks_nothing(dialog: RecordDialog) -> None:
    assert not dialog.is_changed()
    dialog.close()
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", DIALOGS)
def test_a_closed_dialog_does_not_stay_in_memory(qtbot: QtBot, scene: Scene, name: str) -> None:
    dialog = DIALOGS[name](scene)
    QTimer.singleShot(0, dialog.reject)
    assert dialog.exec() == 0
    assert dialog.saved is None
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_the_wheel_changes_no_choice(dialog: RecordDialog) -> None:
    for combo in dialog.findChildren(QComboBox):
        before = combo.currentIndex()
        middle = QPointF(combo.rect().center())
        QApplication.sendEvent(
            combo,
            QWheelEvent(
                middle,
                QPointF(combo.mapToGlobal(middle.toPoint())),
                QPoint(),
                QPoint(0, -120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )
        assert combo.currentIndex() == before


def test_tab_leads_through_every_field_and_out_of_each(qtbot: QtBot, scene: Scene) -> None:
    """In the order in which one reads: from left to right, from top to bottom."""
    for make in DIALOGS.values():
        made = make(scene)
        qtbot.addWidget(made)
        show(qtbot, made)
        pages = made.findChild(QTabWidget)
        for page in range(pages.count() if pages else 1):
            if pages:
                pages.setCurrentIndex(page)
            fields = [widget for widget in made._fields.values() if widget.isVisible() and widget.isEnabled()]
            fields[0].setFocus()
            reached = [fields[0]]
            widget: QWidget | None = fields[0]
            while (widget := widget.nextInFocusChain() if widget else None) is not fields[0]:
                if widget in fields:
                    reached.append(widget)
            assert [one.objectName() for one in reached] == [one.objectName() for one in fields]
            for text in fields:
                assert not isinstance(text, QPlainTextEdit) or text.tabChangesFocus()


def test_a_button_saves_on_enter_and_another_leaves(dialog: RecordDialog) -> None:
    assert child(dialog, QPushButton, "save_button").isDefault()
    assert {one.key().toString() for one in dialog.findChildren(QShortcut)} == {"Ctrl+S", "F1"}
    assert child(dialog, QPushButton, "cancel_button").text() == "Hủy"
