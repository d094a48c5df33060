"""Larger texts by keys: they are remembered, and nothing is cut off."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import open_office
from danvan_desktop.ui import appearance, theme
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.units_dialog import UnitsDialog
from tests.gui.keys import press
from tests.gui.windows import SIZE, opened

PADDING = 12  # pixels above and below the text of a button, with its border, as in style.qss
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """The window in the look of the program; afterwards everything is as before."""
    font, palette = QFont(qapp.font()), QPalette(qapp.palette())
    theme.apply(qapp)
    with closing(open_office(tmp_path)) as office:
        office.sample.load()
    window = opened(qtbot, tmp_path, SIZE)
    window.tabs.turn_to("directives_action")
    yield window
    window.close()
    theme.apply(qapp)
    qapp.setStyleSheet("")
    qapp.setFont(font)
    qapp.setPalette(palette)


def height(window: MainWindow) -> int:
    return window.tabs.lists["directive"].form.table.verticalHeader().defaultSectionSize()


def test_keys_make_texts_larger_and_smaller_between_the_ends(qapp: QApplication, window: MainWindow) -> None:
    usual, row = qapp.font().pointSizeF(), height(window)
    press(Qt.Key.Key_Plus, modifier=CONTROL)
    assert qapp.font().pointSizeF() == pytest.approx(usual * 1.1)
    assert height(window) == round(row * 1.1)
    assert "110 %" in window.form.status_bar.currentMessage()
    press(*[Qt.Key.Key_Equal] * 5, modifier=CONTROL)
    assert qapp.font().pointSizeF() == pytest.approx(usual * 1.5)
    press(*[Qt.Key.Key_Minus] * 9, modifier=CONTROL)
    assert qapp.font().pointSizeF() == pytest.approx(usual * 0.9)
    press(Qt.Key.Key_0, modifier=CONTROL)
    assert (qapp.font().pointSizeF(), height(window)) == (usual, row)


def test_the_size_is_remembered_and_nonsense_is_not(window: MainWindow) -> None:
    settings = window._settings
    press(Qt.Key.Key_Plus, Qt.Key.Key_Plus, modifier=CONTROL)
    assert appearance.remembered(settings) == 125
    for nonsense in ("9999", "abc", ""):
        settings.setValue(appearance.SETTING, nonsense)
        assert appearance.remembered(settings) == 100


@pytest.mark.parametrize("steps", [0, 2, 3])
def test_rows_and_buttons_have_room_for_their_texts(window: MainWindow, steps: int) -> None:
    press(*[Qt.Key.Key_Plus] * steps, modifier=CONTROL)
    for kind in window.tabs.lists:
        form = window.tabs.turn_to_list(kind).form
        QApplication.processEvents()
        # Two dots and a hook above, one below: Ậ and Ỗ are the highest letters there are.
        assert height(window) >= form.table.fontMetrics().boundingRect("ẬỖẶgy").height() + 4
        offered = {action.text() for action in form.more_button.actions()}
        assert form.edit_button.isVisible() or "Sửa" in offered
        for button in (form.add_button, form.edit_button, form.remove_button, form.print_button, form.more_button):
            assert isinstance(button, (QPushButton, QToolButton))
            if button.isHidden():  # where there is no room for it
                continue
            assert button.width() >= button.sizeHint().width(), button.text()
            assert button.height() >= button.fontMetrics().height() + PADDING, button.text()


def test_dialogs_follow(qapp: QApplication, window: MainWindow) -> None:
    assert window.office is not None
    before = UnitsDialog(window, window.office).form.records_tree.fontMetrics().height()
    press(*[Qt.Key.Key_Plus] * 3, modifier=CONTROL)
    dialog = UnitsDialog(window, window.office)
    dialog.show()
    assert dialog.form.records_tree.fontMetrics().height() > before
    first = dialog.form.records_tree.topLevelItem(0)
    assert first is not None
    assert dialog.form.records_tree.visualItemRect(first).height() >= 45
    assert qapp.font() == dialog.font()
    dialog.close()


def contrast(first: str, second: str) -> float:
    """As WCAG 2 defines it, from 1 to 21."""

    def light(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(first), light(second)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("scheme", "least"),
    [(theme.LIGHT, 4.5), (theme.DARK, 4.5), (theme.STRONG_LIGHT, 7), (theme.STRONG_DARK, 7)],
)
def test_texts_stand_out_from_their_ground(scheme: theme.Tokens, least: float) -> None:
    for ground in (scheme.sheet, scheme.ground):
        letters = (
            scheme.text,
            scheme.muted,
            scheme.error,
            scheme.late,
            scheme.soon,
            scheme.good,
            scheme.done,
            scheme.mark,
        )
        for colour in letters:
            assert contrast(colour, ground) >= least, (colour, ground)
    assert contrast(scheme.text, scheme.accent_soft) >= least
    assert contrast(scheme.accent_text, scheme.accent) >= least
    assert contrast(scheme.accent_text, scheme.accent_hover) >= least
    assert contrast(scheme.accent, scheme.ground) >= (least if scheme is not theme.DARK else 3)
