from pytestqt.qtbot import QtBot

from danvan_desktop.ui.licences_dialog import LicencesDialog


def test_the_words_of_the_chosen_component_are_shown(qtbot: QtBot) -> None:
    dialog = LicencesDialog(None)
    qtbot.addWidget(dialog)
    names = [dialog.form.names_list.item(row).text() for row in range(dialog.form.names_list.count())]
    assert "MIT" in dialog.form.licence_text.toPlainText()
    dialog.form.names_list.setCurrentRow(names.index("Liberation Serif"))
    assert "SIL OPEN FONT LICENSE" in dialog.form.licence_text.toPlainText()
