from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import open_office
from danvan_desktop.domain.dates import format_date
from danvan_desktop.services.office_templates import Field
from danvan_desktop.texts import office_templates as texts
from danvan_desktop.texts import printing as print_texts
from danvan_desktop.ui import prompts
from danvan_desktop.ui.councils_dialog import CouncilsDialog
from danvan_desktop.ui.fields_dialog import FieldsDialog
from danvan_desktop.ui.main_window import MainWindow
from tests.conftest import Scene
from tests.gui.keys import press, show, type_text
from tests.gui.windows import opened
from tests.services.test_councils import form as council

FIELDS = [
    Field("{{ so_ky_hieu }}", "Số và ký hiệu", "374-CV/HU"),
    Field("{{ ngay_ky }}", "Ngày ký, dạng số", "30/7/2019"),
    Field("{{ nguoi_ky }}", "Họ tên người ký", "Lê Thị Thử\nhai dòng"),
]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with closing(open_office(tmp_path)) as office:
        office.sample.load()
        document = docx.Document()
        document.add_paragraph("Số {{ so_ky_hieu }}")
        document.save(str(office.office_templates.folder() / "Phiếu trình.docx"))
    window = opened(qtbot, tmp_path)
    window.tabs.turn_to("directives_action")
    yield window
    window.close()


def menu(window: MainWindow) -> QMenu:
    tab = window.current_tab()
    assert tab is not None
    found = tab.form.print_button.menu()
    assert found is not None
    found.aboutToShow.emit()
    return found


def labels(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def submenu(menu: QMenu, name: str) -> QMenu:
    found = next(action.menu() for action in menu.actions() if action.text() == name)
    assert isinstance(found, QMenu)
    return found


def test_the_button_offers_papers_list_past_prints_and_templates(window: MainWindow) -> None:
    offered = menu(window)
    assert labels(offered)[0] == "Công văn"
    assert labels(offered)[-3:] == ["In danh sách đang xem…", print_texts.AGAIN, texts.MENU]
    assert labels(submenu(offered, print_texts.AGAIN)) == [print_texts.NEVER_PRINTED]
    assert labels(submenu(offered, texts.MENU)) == ["Phiếu trình", texts.FIELDS_ACTION, texts.FOLDER_ACTION]


def test_a_template_is_filled_and_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "ra.docx"
    shown: list[str] = []

    def open_url(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    monkeypatch.setattr(prompts, "save_path", lambda *_arguments: out)
    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    submenu(menu(window), texts.MENU).actions()[0].trigger()
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    assert [paragraph.text for paragraph in docx.Document(str(out)).paragraphs] == ["Số 374-CV/HU"]


def test_a_template_with_an_unknown_field_is_named(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(prompts, "save_path", lambda *_arguments: tmp_path / "ra.docx")
    monkeypatch.setattr(prompts, "warn", lambda _parent, message: told.append(message))
    window.tabs.turn_to("exemplars_action")
    submenu(menu(window), texts.MENU).actions()[0].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "“so_ky_hieu”" in told[0]


def test_past_prints_are_offered_by_day(window: MainWindow, tmp_path: Path) -> None:
    office, tab = window.office, window.current_tab()
    assert office is not None
    assert tab is not None
    row = tab.current()
    assert row is not None
    printable = office.printing.paper("dispatch", row.uid)
    office.printing.keep(printable, printable.write(tmp_path / "a.pdf"), printer="A", copies=3, pages="")
    (label,) = labels(submenu(menu(window), print_texts.AGAIN))
    assert format_date(office.today()) in label
    assert "Công văn 374-CV/HU, 3 bản" in label


def test_a_field_is_found_and_copied_by_keys(qtbot: QtBot) -> None:
    dialog = FieldsDialog(None, FIELDS, lambda: None)
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    clipboard = QGuiApplication.clipboard()
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert clipboard.text() == "{{ ngay_ky }}"
    assert dialog.isVisible()
    press(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    type_text("nguoi ky")
    assert [dialog.form.fields_table.isRowHidden(row) for row in range(3)] == [True, True, False]
    press(Qt.Key.Key_Return)
    assert clipboard.text() == "{{ nguoi_ky }}"
    assert dialog.form.copied_label.text() == texts.COPIED.format(text="{{ nguoi_ky }}")
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_menu_opens_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.current_tab()
    assert tab is not None
    tab.form.print_button.setFocus()
    offered = tab.form.print_button.menu()
    assert offered is not None
    seen: list[bool] = []

    def look() -> None:
        seen.append(offered.isVisible())
        offered.close()

    QTimer.singleShot(200, look)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [True]


def test_sessions_of_a_council_are_offered_the_same(qtbot: QtBot, window: MainWindow, scene: Scene) -> None:
    session = scene.office.councils.save(council(scene))
    dialog = CouncilsDialog(None, scene.office)
    qtbot.addWidget(dialog)
    asked: list[str] = []
    dialog.menu_filled.connect(lambda _menu, uid: asked.append(uid))
    show(qtbot, dialog)
    offered = dialog.form.print_button.menu()
    assert offered is not None
    offered.aboutToShow.emit()
    assert asked == [session.uid]
    window._printing.add_more(offered, session)
    assert labels(offered)[-2:] == [print_texts.AGAIN, texts.MENU]
