"""Icons come when the window is there, in the colours of the scheme."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QColor, QIcon
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import open_office
from danvan_desktop.ui import icons, theme
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.tabs import TABS
from tests.gui.windows import opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with closing(open_office(tmp_path)):
        pass
    window = opened(qtbot, tmp_path)
    yield window
    window.close()


def colours(icon: QIcon) -> set[str]:
    """The colours of all points that are fully painted."""
    image = icon.pixmap(64, 64).toImage()
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {point.name() for point in points if point.alpha() == 255}


def test_actions_tabs_and_buttons_have_icons(window: MainWindow) -> None:
    for name in icons.ACTIONS:
        assert not child(window, QAction, name).icon().isNull(), name
    assert all(not window.form.tabs.tabIcon(place).isNull() for place in range(len(TABS)))
    assert all(not tab.form.edit_button.icon().isNull() for tab in window.tabs.lists.values())


@pytest.mark.parametrize("scheme", [theme.LIGHT, theme.DARK])
def test_every_icon_is_drawn_in_the_colour_of_texts(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, scheme: theme.Tokens
) -> None:
    assert window.office is not None
    monkeypatch.setattr(theme, "tokens", lambda: scheme)
    for name in {*icons.ACTIONS.values(), *icons.BUTTONS.values(), *icons.KINDS.values()}:
        assert colours(icons.icon(name)) == {QColor(scheme.text).name()}, name


def test_the_library_does_not_load_before_the_first_rows_stand_there(tmp_path: Path) -> None:
    with closing(open_office(tmp_path)) as office:
        office.sample.load()
    code = (
        "import sys; from danvan_desktop.ui.application import main; "
        f"code = main(['--data', {str(tmp_path)!r}, '--exit-after', 'first-page']); "
        "sys.exit(code or sum(name.startswith(('qtawesome', 'qtpy')) for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
