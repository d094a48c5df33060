import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo
from PySide6.QtGui import QKeySequence, QPageSize
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QWidget,
)

from danvan_desktop.texts.qt import WORDS
from danvan_desktop.ui.translation import QtWords

MESSAGES, END, SOURCE, CONTEXT = 0x69, 1, 6, 7
"""Tags in a .qm file."""
SPEAKING = {
    "CloseButton",
    "QAbstractFileIconProvider",
    "QAbstractSpinBox",
    "QAccessibleActionInterface",
    "QColorDialog",
    "QComboBox",
    "QDialog",
    "QDialogButtonBox",
    "QErrorMessage",
    "QFileDialog",
    "QFileSystemModel",
    "QFontDialog",
    "QInputDialog",
    "QLineEdit",
    "QMessageBox",
    "QPlatformTheme",
    "QPrintDialog",
    "QPrintPropertiesDialog",
    "QPrintPropertiesWidget",
    "QPrintSettingsOutput",
    "QPrintWidget",
    "QProgressDialog",
    "QScrollBar",
    "QTabBar",
    "QUndoGroup",
    "QUndoStack",
    "QUnicodeControlCharacterMenu",
    "QWhatsThisAction",
    "QWidgetTextControl",
    "QWizard",
}
"""Where Qt says something to people."""
SHEETS = {QPageSize.name(size) for size in QPageSize.PageSizeId if size is not QPageSize.PageSizeId.Custom}


@pytest.fixture
def words(qapp: QApplication) -> Iterator[QtWords]:
    translator = QtWords(qapp)
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("words")
def test_the_menu_of_a_text_field_is_vietnamese() -> None:
    line = QLineEdit("abc")
    menu = line.createStandardContextMenu()
    names = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert names == ["Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả"]


@pytest.mark.usefixtures("words")
def test_what_is_not_known_stays_as_it_is() -> None:
    assert QKeySequence("Ctrl+S").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+S"
    assert QCoreApplication.translate("QShortcut", "Left") == "Left"


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(("keys", "shown"), [("Ctrl+Return", "Ctrl+Enter"), ("Alt+Down", "Alt+↓"), ("Alt+Up", "Alt+↑")])
def test_menus_call_keys_as_they_are_called_on_the_keyboard(keys: str, shown: str) -> None:
    sequence = QKeySequence(keys)
    assert sequence.toString(QKeySequence.SequenceFormat.NativeText) == shown
    assert sequence.toString() == keys, "what is read from a form is the same key"


def sentences_of_qt() -> Iterator[tuple[str, str]]:
    """Context and sentence of all that Qt's widgets have to say, from one of the translations that it ships: blocks of
    a tag and a length, and in the block of messages fields of a tag, a length and bytes.
    """
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    data = (folder / "qtbase_de.qm").read_bytes()
    place, end, text = 16, 0, {3: "", 6: "", 7: "", 8: ""}
    while data[place] != MESSAGES:
        place += 5 + int.from_bytes(data[place + 1 : place + 5])
    end, place = place + 5 + int.from_bytes(data[place + 1 : place + 5]), place + 5
    while place < end:
        tag, place = data[place], place + 1
        if tag == END:
            yield text[CONTEXT], text[SOURCE]
            continue
        length = int.from_bytes(data[place : place + 4], signed=True)
        place += 4
        text[tag] = data[place : place + max(length, 0)].decode("utf-8", "replace")
        place += max(length, 0)


def test_everything_that_the_widgets_of_qt_say_is_known() -> None:
    said = {sentence for context, sentence in sentences_of_qt() if context in SPEAKING}
    assert len(said) > 200
    # Keys, numbers of pages on a sheet, and the box about Qt, which nobody opens.
    assert {one for one in said - set(WORDS) if not re.search(r"^Alt\+|\dx\d|^\.\.\.$|Qt", one)} == set()
    for english, vietnamese in WORDS.items():
        assert sorted(re.findall(r"%\d", english)) == sorted(re.findall(r"%\d", vietnamese)), english


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize("kind", [QPrintDialog, QPageSetupDialog])
def test_dialogs_about_the_printer_are_vietnamese(kind: type[QPrintDialog] | type[QPageSetupDialog]) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("x.pdf")
    dialog = kind(printer)
    said = {dialog.windowTitle()}
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton):
            said.add(widget.text())
        elif isinstance(widget, QGroupBox):
            said.add(widget.title())
        elif isinstance(widget, QTabWidget):
            said |= {widget.tabText(place) for place in range(widget.count())}
        elif isinstance(widget, QComboBox):
            said |= {widget.itemText(place) for place in range(widget.count())}
    foreign = {text for text in said - set(WORDS.values()) if re.search("[A-Za-z]{3}", text)}
    # Names of sheets, units and programs are the same everywhere.
    assert {text for text in foreign if not re.search(r"[A-Z]\d|Pica|Didot|Cicero|inch|mm|\.pdf|CUPS", text)} <= SHEETS
