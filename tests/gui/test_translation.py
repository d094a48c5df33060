import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
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
    assert QCoreApplication.translate("QFileDialog", "My Computer") == "My Computer"


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
