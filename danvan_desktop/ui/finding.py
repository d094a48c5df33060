"""Finds a record anywhere, opens it where it lives, and remembers which were opened last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from danvan_desktop.texts import finding as texts
from danvan_desktop.ui import prompts

if TYPE_CHECKING:
    from danvan_desktop.ui.main_window import MainWindow

REMEMBERED = 20  # records
SETTING = "recent"


class Finding(QObject):
    """The recent records of this data folder are kept in its settings, as `kind uid`, the last one first."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings

    def find(self) -> None:
        """Asks for words and opens the record that the user takes."""
        from danvan_desktop.ui.find_dialog import FindDialog

        office = self._window.office
        if office is None:
            return
        dialog = FindDialog(self._window, office, self.recent())
        taken = dialog.exec() and dialog.chosen
        dialog.deleteLater()
        if not taken or dialog.chosen is None:
            return
        home = office.search.home(dialog.chosen)
        if home is None:
            prompts.inform(self._window, texts.NOWHERE.format(title=dialog.chosen.title))
            return
        self.remember(dialog.chosen.kind, dialog.chosen.uid)
        self.open(*home)

    def open(self, kind: str, uid: str) -> None:
        """Shows the record, selected in its list."""
        if kind == "council_session":
            self._window.dialogs.councils(uid)
            return
        self._window.tabs.turn_to_list(kind).show_record(uid)

    def recent(self) -> list[tuple[str, str]]:
        """Kinds and uids of the records opened last, the last one first."""
        pairs = (entry.split() for entry in str(self._settings.value(SETTING, "")).split(";"))
        return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]

    def remember(self, kind: str, uid: str) -> None:
        """The record was opened now."""
        found = dict.fromkeys([(kind, uid), *self.recent()])
        self._settings.setValue(SETTING, ";".join(" ".join(one) for one in list(found)[:REMEMBERED]))
