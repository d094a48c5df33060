from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit

from danvan_desktop.ui.translation import QtWords


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
