import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office
from danvan_desktop.services.printing import Printable
from danvan_desktop.texts import printing as texts
from danvan_desktop.ui import printers, prompts
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.jobs import JobRunner
from danvan_desktop.ui.print_dialog import PrintDialog
from tests.gui.dialogs import go_to
from tests.gui.keys import press, show, type_text
from tests.rendering import read, text_of

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the one printer of this machine puts its sheets: a real QPrinter whose sheets are a file."""
    path = tmp_path / "sheets.pdf"

    def open_printer(_name: str) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    monkeypatch.setattr(printers, "names", lambda: ["Máy in văn phòng"])
    monkeypatch.setattr(printers, "open_printer", open_printer)
    return path


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("documents", str(tmp_path))
    return settings


@pytest.fixture
def printable(office: Office) -> Printable:
    """A list of several pages."""
    office.sample.fill(200)
    return office.printing.paper("award-list", office.awards.find_all()[0].uid)


@pytest.fixture
def jobs() -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.wait()


@pytest.fixture
def dialog(qtbot: QtBot, printable: Printable, jobs: JobRunner, settings: QSettings) -> Iterator[PrintDialog]:
    with opened(qtbot, printable, jobs, settings) as dialog:
        yield dialog


@contextlib.contextmanager
def opened(qtbot: QtBot, printable: Printable, jobs: JobRunner, settings: QSettings) -> Iterator[PrintDialog]:
    dialog = PrintDialog(None, printable, jobs, settings)
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    qtbot.waitUntil(dialog.form.save_button.isEnabled, timeout=20_000)
    yield dialog
    dialog.close()


def pages(dialog: PrintDialog) -> int:
    return dialog.controls.document.pageCount()


@pytest.mark.usefixtures("printed")
def test_pages_are_turned_by_keys_and_by_number(dialog: PrintDialog) -> None:
    count = pages(dialog)
    assert count > 3
    spin = child(dialog, QSpinBox, "page_spin")
    assert child(dialog, QLabel, "page_label").text() == f"/ {count}"
    press(Key.Key_PageDown, Key.Key_PageDown)
    assert (dialog.controls.page(), spin.value()) == (3, 3)
    press(Key.Key_PageUp)
    assert spin.value() == 2
    press(Key.Key_End, modifier=CONTROL)
    assert spin.value() == count
    go_to(dialog, "page_spin")
    press(Key.Key_A, modifier=CONTROL)
    type_text("2")
    press(Key.Key_Tab)
    assert dialog.controls.page() == 2


@pytest.mark.usefixtures("printed")
def test_who_types_while_the_paper_is_made_goes_on(
    qtbot: QtBot, printable: Printable, jobs: JobRunner, settings: QSettings
) -> None:
    dialog = PrintDialog(None, printable, jobs, settings)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.pages_edit.setFocus()
    qtbot.waitUntil(dialog.form.save_button.isEnabled, timeout=20_000)
    assert dialog.focusWidget() is dialog.form.pages_edit
    dialog.close()


def test_zoom_by_keys_starts_from_what_is_seen(dialog: PrintDialog) -> None:
    view, combo = dialog.controls.view, child(dialog, QComboBox, "zoom_combo")
    assert combo.currentText() == texts.FIT_WIDTH
    press(Key.Key_Plus, modifier=CONTROL)
    assert view.zoomMode() is QPdfView.ZoomMode.Custom
    larger = view.zoomFactor()
    press(Key.Key_Minus, modifier=CONTROL)
    assert view.zoomFactor() == pytest.approx(larger / 1.25)
    press(Key.Key_0, modifier=CONTROL)
    assert (view.zoomMode(), combo.currentText()) == (QPdfView.ZoomMode.FitInView, texts.FIT_PAGE)


@pytest.mark.usefixtures("printed")
def test_search_shows_the_hits_one_after_another(qtbot: QtBot, dialog: PrintDialog) -> None:
    hits = child(dialog, QLabel, "hits_label")
    press(Key.Key_F, modifier=CONTROL)
    type_text("Trang 3/")
    qtbot.waitUntil(lambda: hits.text() == "1/1")
    assert dialog.controls.page() == 3
    press(Key.Key_A, modifier=CONTROL)
    type_text("Trang")
    qtbot.waitUntil(lambda: hits.text().endswith(f"/{pages(dialog)}"))
    before = hits.text()
    press(Key.Key_Return)
    assert hits.text() != before
    press(Key.Key_A, modifier=CONTROL)
    type_text("không có đâu")
    qtbot.waitUntil(lambda: hits.text() == texts.NO_HITS)


def test_ctrl_p_prints_what_is_shown_on_white_paper(qtbot: QtBot, printed: Path, dialog: PrintDialog) -> None:
    press(Key.Key_P, modifier=CONTROL)
    done = child(dialog, QLabel, "done_label")
    qtbot.waitUntil(lambda: bool(done.text()), timeout=30_000)
    assert done.text() == texts.printed(pages(dialog), 1, "Máy in văn phòng")
    assert dialog.form.print_button.hasFocus()
    from PySide6.QtPdf import QPdfDocument

    sheets = QPdfDocument()
    sheets.load(str(printed))
    assert sheets.pageCount() == pages(dialog)
    size, own = sheets.pagePointSize(0), dialog.controls.document.pagePointSize(0)
    assert (size.width(), size.height()) == pytest.approx((own.width(), own.height()), abs=1.5)
    picture = sheets.render(0, (size * 2).toSize())
    corner, ink = picture.pixelColor(8, 8), 0
    assert (corner.red(), corner.green(), corner.blue()) == (255, 255, 255)
    for across in range(0, picture.width(), 3):
        ink += picture.pixelColor(across, picture.height() // 2).lightness() < 128
    assert ink


def test_a_range_of_pages_prints_only_those(qtbot: QtBot, printed: Path, dialog: PrintDialog) -> None:
    go_to(dialog, "pages_edit")
    type_text("2-3, 9x")
    press(Key.Key_P, modifier=CONTROL)
    message = child(dialog, QLabel, "message_label")
    assert message.text() == texts.bad_pages("9x")
    assert dialog.form.pages_edit.hasFocus()
    press(Key.Key_Backspace, Key.Key_Backspace, Key.Key_Backspace)
    press(Key.Key_P, modifier=CONTROL)
    assert message.text() == texts.bad_pages("")
    press(Key.Key_Backspace)
    press(Key.Key_P, modifier=CONTROL)
    qtbot.waitUntil(lambda: bool(dialog.form.done_label.text()), timeout=30_000)
    assert read(printed).pages == 2


@pytest.mark.usefixtures("printed")
def test_esc_stops_a_print_under_way_and_the_window_stays(qtbot: QtBot, dialog: PrintDialog) -> None:
    press(Key.Key_P, modifier=CONTROL)
    qtbot.waitUntil(lambda: dialog.form.progress_bar.value() > 0, timeout=10_000)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.form.done_label.text() == texts.STOPPED)
    assert dialog.isVisible()
    assert dialog.form.print_button.isEnabled()


@pytest.mark.usefixtures("printed")
def test_choices_are_kept_for_each_kind_of_paper(
    qtbot: QtBot, printable: Printable, jobs: JobRunner, settings: QSettings
) -> None:
    with opened(qtbot, printable, jobs, settings) as dialog:
        go_to(dialog, "copies_spin")
        press(Key.Key_Up)
        go_to(dialog, "duplex_combo")
        press(Key.Key_Down, Key.Key_Down)
        go_to(dialog, "pages_edit")
        type_text("1")
        press(Key.Key_P, modifier=CONTROL)
        qtbot.waitUntil(lambda: bool(dialog.form.done_label.text()), timeout=30_000)
    with opened(qtbot, printable, jobs, settings) as dialog:
        assert child(dialog, QSpinBox, "copies_spin").value() == 2
        assert child(dialog, QComboBox, "duplex_combo").currentText() == texts.DUPLEX["long"]
        assert dialog.form.pages_edit.text() == ""
    assert printers.remembered(settings, "dispatch") == printers.PrintChoice()


def test_settings_that_make_no_sense_are_not_taken(settings: QSettings) -> None:
    for name, value in (("copies", "-4"), ("duplex", "both"), ("printer", "Máy A"), ("scale", "huge")):
        settings.setValue(f"print/dispatch/{name}", value)
    assert printers.remembered(settings, "dispatch") == printers.PrintChoice(printer="Máy A")


def test_without_a_printer_it_says_so_and_saves_a_pdf(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: bool(dialog.form.message_label.text()))
    assert dialog.form.message_label.text() == texts.NO_PRINTER
    assert not dialog.form.print_button.isEnabled()
    out = tmp_path / "danh sách.pdf"
    monkeypatch.setattr(prompts, "save_path", lambda *_arguments: out)
    press(Key.Key_S, modifier=CONTROL)
    qtbot.waitUntil(lambda: dialog.form.done_label.text() == texts.SAVED.format(path=out), timeout=20_000)
    assert "Trang 1/" in text_of(out)


@pytest.mark.usefixtures("printed", "qtbot")
def test_a_printer_that_is_gone_is_a_sentence(dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # the real machine, which has no such printer
    press(Key.Key_P, modifier=CONTROL)
    assert dialog.form.message_label.text() == texts.PRINTER_GONE.format(name="Máy in văn phòng")
    assert dialog.form.save_button.isEnabled()


def test_a_printer_that_refuses_is_a_sentence(qtbot: QtBot, printed: Path, dialog: PrintDialog) -> None:
    printed.mkdir()  # where the sheets should go
    press(Key.Key_P, modifier=CONTROL)
    qtbot.waitUntil(lambda: bool(dialog.form.message_label.text()))
    assert dialog.form.message_label.text().startswith("Máy in “")
    assert dialog.form.print_button.isEnabled()


@pytest.mark.usefixtures("printed")
def test_the_word_twin_is_written_and_opened(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def open_url(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    asked: list[Path] = []

    def save_path(_parent: object, _title: str, suggested: Path, _kinds: str) -> Path:
        asked.append(suggested)
        return suggested

    monkeypatch.setattr(prompts, "save_path", save_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    press(Key.Key_W, modifier=CONTROL)
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    (out,) = asked
    assert (out.parent, out.suffix) == (tmp_path, ".docx")
    assert shown == [str(out)]
    assert out.read_bytes().startswith(b"PK")
    dialog.form.folder_button.click()
    assert shown[1:] == [str(tmp_path)]


@pytest.mark.usefixtures("printed")
def test_where_it_cannot_be_written_another_try_or_place_is_offered(
    qtbot: QtBot,
    dialog: PrintDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: list[str],
) -> None:
    missing = tmp_path / "gone" / "list.pdf"
    left = iter([missing, tmp_path / "list.pdf"])
    monkeypatch.setattr(prompts, "save_path", lambda *_arguments: next(left))
    answers += [texts.RETRY, texts.OTHER_PLACE]
    press(Key.Key_S, modifier=CONTROL)
    qtbot.waitUntil((tmp_path / "list.pdf").exists, timeout=20_000)
    qtbot.waitUntil(lambda: bool(dialog.form.done_label.text()))
    assert next(left, None) is None


@pytest.mark.usefixtures("printed")
def test_esc_while_it_is_made_closes_and_leaves_nothing_behind(
    qtbot: QtBot, printable: Printable, jobs: JobRunner, settings: QSettings
) -> None:
    dialog = PrintDialog(None, printable, jobs, settings)
    qtbot.addWidget(dialog)
    folder = dialog._folder
    dialog.show()
    assert folder.exists()
    dialog.reject()
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not folder.exists(), timeout=20_000)


@pytest.mark.usefixtures("printed")
def test_what_went_out_is_kept_and_shown_again(
    qtbot: QtBot, office: Office, printable: Printable, jobs: JobRunner, settings: QSettings
) -> None:
    dialog = PrintDialog(None, printable, jobs, settings, office.printing)
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    qtbot.waitUntil(dialog.form.print_button.isEnabled, timeout=20_000)
    go_to(dialog, "pages_edit")
    type_text("1")
    press(Key.Key_P, modifier=CONTROL)
    qtbot.waitUntil(lambda: bool(dialog.form.done_label.text()), timeout=30_000)
    dialog.close()
    (record,) = office.printing.past(printable.record)
    assert (record.printer, record.copies, record.pages) == ("Máy in văn phòng", 1, "1")
    with opened(qtbot, office.printing.again(record.uid), jobs, settings) as again:
        assert pages(again) > 3
        assert not again.form.word_button.isEnabled()
