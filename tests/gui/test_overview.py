"""The overview by keyboard: every number is reached, read out, and opens just the records that it counts."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import open_office
from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput
from danvan_desktop.texts import overview as texts
from danvan_desktop.texts.store import OLD_SCHEMA
from danvan_desktop.ui.bar_chart import BarChart
from danvan_desktop.ui.figures import FigureTile, LineButton
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.overview_tab import ERROR, STEPS, OverviewTab
from tests.gui.keys import press
from tests.gui.windows import SIZE, opened
from tests.rendering import text_of

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with closing(open_office(tmp_path)) as office:
        office.sample.load()
        office.sample.load_papers()
    window = opened(qtbot, tmp_path, SIZE)
    yield window
    window.close()


def overview(window: MainWindow) -> OverviewTab:
    assert window.tabs.overview is not None
    return window.tabs.overview


def said(widget: object) -> int | None:
    """The number that is read out of what has the focus, if it shows one that opens a list."""
    if isinstance(widget, FigureTile | BarChart) or (
        isinstance(widget, LineButton) and "/" not in widget.accessibleName()
    ):
        return int(widget.accessibleName().rpartition(": ")[2].replace(".", ""))
    return None


def opens(window: MainWindow, expected: int) -> None:
    """Enter opens the list with so many rows; Ctrl+1 leads back."""
    press(Qt.Key.Key_Space)
    tab = window.current_tab()
    assert tab is not None
    assert tab.model.rowCount() == expected
    press(Qt.Key.Key_1, modifier=CONTROL)
    assert window.tabs.front() is window.tabs.overview


def test_the_window_begins_with_the_overview_and_what_waits(window: MainWindow) -> None:
    assert window.tabs.front() is window.tabs.overview
    focused = QApplication.focusWidget()
    assert isinstance(focused, LineButton)
    assert focused.accessibleName().startswith("Văn bản quá hạn: ")


def test_every_number_opens_its_records_by_keys(window: MainWindow) -> None:
    tab = overview(window)
    tab.form.period_combo.setFocus()
    found: dict[str, int] = {}
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget is None or widget is tab.form.period_combo:
            break
        if isinstance(widget, BarChart):
            for place in range(len(widget.items())):
                widget.setFocus()
                press(Qt.Key.Key_Home, *[Qt.Key.Key_Right] * place)
                assert said(widget) == widget.items()[place].figure.count
                found[widget.accessibleName()] = widget.items()[place].figure.count
                opens(window, widget.items()[place].figure.count)
            widget.setFocus()
        elif (number := said(widget)) is not None:
            name = widget.accessibleName()
            found[name] = number
            opens(window, number)
            again = next(
                one for one in tab.findChildren(QPushButton) if one.isVisible() and one.accessibleName() == name
            )
            again.setFocus()
    shown = tab.form.fields_chart.items() + tab.form.awards_chart.items()
    lines = [one for one in tab.findChildren(LineButton) if one.isVisible() and said(one) is not None]
    assert len(found) == 4 + len(lines) + len(shown)
    assert len(shown) > 15


def test_a_period_counts_for_all_figures_and_is_remembered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    tab = overview(window)
    tab.form.period_combo.setFocus()
    tab.form.period_combo.setCurrentIndex(tab.form.period_combo.findData("2026"))
    tab.form.period_combo.activated.emit(tab.form.period_combo.currentIndex())
    assert tab.form.awards_chart.chart.title == "Quyết định khen thưởng theo tháng, năm 2026"
    assert [bar.label for bar in tab.form.awards_chart.chart.bars] == [f"T{month}" for month in range(1, 13)]
    tab.form.awards_tile.setFocus()
    decisions = said(tab.form.awards_tile)
    assert decisions == 2
    opens(window, decisions)
    window.close()
    again = opened(qtbot, tmp_path, SIZE)
    assert overview(again).period == "2026"
    assert said(overview(again).form.awards_tile) == decisions
    again.close()


def test_what_is_written_elsewhere_counts_when_the_overview_is_shown_again(window: MainWindow) -> None:
    before = said(overview(window).form.awards_tile)
    assert before is not None
    window.tabs.turn_to_list("award_decision").remove()
    press(Qt.Key.Key_1, modifier=CONTROL)
    assert said(overview(window).form.awards_tile) == before - 1
    press(Qt.Key.Key_Z, modifier=CONTROL)
    assert said(overview(window).form.awards_tile) == before


def test_a_paper_that_is_due_opens_itself(window: MainWindow) -> None:
    line = next(one for one in overview(window).findChildren(LineButton) if "374-CV/HU" in one.accessibleName())
    line.setFocus()
    press(Qt.Key.Key_Space)
    tab = window.current_tab()
    assert tab is not None
    row = tab.current()
    assert row is not None
    assert row.printed_number == "374-CV/HU"


def test_ctrl_c_on_a_chart_gives_a_picture_and_the_numbers(window: MainWindow) -> None:
    chart = overview(window).form.fields_chart
    chart.setFocus()
    press(Qt.Key.Key_C, modifier=CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    rows = [line.split("\t") for line in data.text().split("\n")]
    assert rows[0] == [texts.FIELDS_CHART]
    assert rows[1][-1] == "Tổng"
    assert all(sum(map(int, row[1:-1])) == int(row[-1]) for row in rows[2:])
    assert sum(int(row[-1]) for row in rows[2:]) == said(overview(window).form.exemplars_tile)
    assert data.html().count("<tr>") == len(rows) - 1
    picture = QGuiApplication.clipboard().image()
    assert isinstance(picture, QImage)
    assert picture.width() >= chart.width()
    assert len({picture.pixel(x, picture.height() // 2) for x in range(0, picture.width(), 3)}) > 4
    QGuiApplication.clipboard().clear()  # the clipboard without a screen would keep the picture beyond the end of Qt


def test_ctrl_p_shows_the_page_with_the_numbers(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        qtbot.waitUntil(child(dialog, QPushButton, "save_button").isEnabled, timeout=20_000)
        seen.append(dialog.windowTitle())
        press(Qt.Key.Key_Escape)

    printed: list[object] = []
    overview(window).print_wanted.connect(printed.append)
    QTimer.singleShot(0, look)
    press(Qt.Key.Key_P, modifier=CONTROL)
    assert seen == ["Tổng quan – Xem và in"]
    (page,) = printed
    page.write(tmp_path / "page.pdf")  # type: ignore[attr-defined]
    words = " ".join(text_of(tmp_path / "page.pdf").split())
    for expected in ("Việc hôm nay", "Văn bản quá hạn", texts.FIELDS_CHART, "Văn hóa - xã hội", texts.AWARDS_BY_YEAR):
        assert expected in words


def test_an_empty_office_is_shown_the_first_steps(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, SIZE)
    tab = overview(window)
    assert tab.form.stack.currentIndex() == STEPS
    assert tab.form.issuer_step.hasFocus()
    asked: list[str] = []
    tab.action_wanted.disconnect()
    tab.action_wanted.connect(asked.append)
    press(Qt.Key.Key_Space)
    tab.form.sample_step.setFocus()
    press(Qt.Key.Key_Space)
    assert asked == ["setup_action", "practice_action"]
    assert not window.form.print_action.isEnabled()
    assert window.office is not None
    window.office.sample.load()
    press(Qt.Key.Key_F5)
    assert said(tab.form.exemplars_tile) == 50
    window.close()


def test_the_step_after_one_that_is_done_has_the_focus(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, SIZE)
    assert window.office is not None
    name = IssuerNameInput(valid_from="1/7/2025", name="ĐẢNG ỦY XÃ AN BÌNH")
    body = IssuerInput(name="Đảng ủy An Bình", track="party", symbol="ĐU", place="An Bình", names=(name,))
    window.office.issuers.save(body)
    press(Qt.Key.Key_F5)
    assert overview(window).form.directive_step.hasFocus()
    window.close()


def test_an_overview_that_cannot_be_read_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    with closing(open_office(tmp_path)) as office:
        office.sample.load()
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:  # an update that fails: the old data stay, to be read
        connection.execute("DROP INDEX ix_exemplar_field_status_year")
        connection.execute("UPDATE alembic_version SET version_num = '0012'")
        connection.execute("PRAGMA user_version = 12")
        connection.commit()
    window = opened(qtbot, tmp_path, SIZE)
    tab = overview(window)
    assert tab.form.stack.currentIndex() == ERROR
    assert child(tab, QLabel, "error_label").text() == OLD_SCHEMA
    assert tab.form.again_button.hasFocus()
    press(Qt.Key.Key_Space)
    assert tab.form.stack.currentIndex() == ERROR
    assert len(window.tabs.turn_to_list("exemplar").as_seen("").rows) == 50
    window.close()
    window.close_office()  # the copy that was looked at goes
