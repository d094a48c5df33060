"""Icons for actions, tabs, buttons and kinds of records, in the colours of the scheme.

They come from the font Phosphor that QtAwesome carries. Loading that takes longer than a window may wait for its first
paint: the library loads beside the data, and the window is dressed when they are open.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction

from danvan_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QIcon

    from danvan_desktop.ui.main_window import MainWindow

ACTIONS: Mapping[str, str] = {
    "open_document_action": "file-arrow-down",
    "paste_document_action": "clipboard-text",
    "import_action": "upload-simple",
    "print_action": "printer",
    "print_list_action": "table",
    "export_action": "export",
    "export_list_action": "download-simple",
    "issuers_action": "buildings",
    "units_action": "users-three",
    "catalogues_action": "book-open",
    "layouts_action": "article",
    "backup_action": "floppy-disk",
    "restore_action": "clock-counter-clockwise",
    "wording_action": "text-aa",
    "practice_action": "graduation-cap",
    "real_action": "house",
    "practice_anew_action": "arrow-counter-clockwise",
    "quit_action": "sign-out",
    "undo_action": "arrow-u-up-left",
    "redo_action": "arrow-u-up-right",
    "add_action": "plus",
    "edit_action": "pencil-simple",
    "remove_action": "trash",
    "change_many_action": "note-pencil",
    "columns_action": "columns",
    "column_menu_action": "funnel",
    "save_filter_action": "funnel-simple",
    "clear_filters_action": "x",
    "copy_rows_action": "copy",
    "paste_rows_action": "clipboard-text",
    "select_all_action": "check-square",
    "history_action": "clock",
    "day_action": "calendar-check",
    "trash_action": "trash",
    "erase_action": "user-minus",
    "find_action": "magnifying-glass",
    "find_everywhere_action": "magnifying-glass",
    "overview_action": "squares-four",
    "directives_action": "file-text",
    "exemplars_action": "star",
    "evaluations_action": "gauge",
    "awards_action": "medal",
    "agenda_action": "calendar",
    "digest_action": "bell",
    "remind_action": "megaphone",
    "refresh_action": "arrows-clockwise",
    "larger_action": "magnifying-glass-plus",
    "smaller_action": "magnifying-glass-minus",
    "next_action": "arrow-right",
    "assign_action": "user-plus",
    "register_action": "star",
    "tasks_action": "list-bullets",
    "link_action": "link",
    "score_action": "gauge",
    "councils_action": "users",
    "choose_action": "thumbs-up",
    "decide_action": "medal",
    "issue_action": "paper-plane-tilt",
    "answers_action": "arrow-bend-up-left",
    "attachments_action": "paperclip",
    "cancel_number_action": "prohibit",
    "registers_action": "books",
    "setup_action": "compass",
    "help_action": "question",
    "update_action": "download-simple",
    "licences_action": "scales",
    "health_action": "heartbeat",
    "about_action": "info",
}
"""What the window's actions show."""
BUTTONS: Mapping[str, str] = {
    "edit_button": "pencil-simple",
    "filter_button": "funnel",
    "remove_button": "trash",
    "print_button": "printer",
}
"""What the buttons of a tab show."""
KINDS: Mapping[str, str] = {
    "directive": "file-text",
    "exemplar": "star",
    "recipient": "user-list",
    "council_session": "users",
    "award_decision": "medal",
    "attachment": "paperclip",
}
"""What records show, by the names of their tables."""


def icon(name: str, *, colour: str = "") -> QIcon:
    """The icon of that name in the colour of texts, or in another one; muted where it is disabled."""
    colours = theme.tokens()
    found: QIcon = _font().icon(f"ph.{name}", color=colour or colours.text, color_disabled=colours.muted)
    return found


def dress(window: MainWindow, tabs: Sequence[str]) -> None:
    """Gives the window its icons; `tabs` are the names of the actions that turn to its tabs, in their order."""
    for action in window.findChildren(QAction):
        if action.objectName() in ACTIONS:
            action.setIcon(icon(ACTIONS[action.objectName()]))
    window.menuBar().setCornerWidget(window.menuBar().cornerWidget())  # makes room for its icon
    for place, name in enumerate(tabs):
        window.form.tabs.setTabIcon(place, icon(ACTIONS[name]))
    if window.tabs.overview is not None:
        window.tabs.overview.form.print_button.setIcon(icon(BUTTONS["print_button"]))
    for tab in window.tabs.lists.values():
        for name, shown in BUTTONS.items():
            getattr(tab.form, name).setIcon(icon(shown))


def load() -> None:
    """Loads the library, on whatever thread; fonts and icons are then made in a moment, on the thread of the window."""
    import_module("qtawesome.iconic_font")


@lru_cache(maxsize=1)
def _font() -> Any:
    """The one font of the package that is used, under the prefix `ph`; its files bear its version in their names."""
    from importlib.resources import files

    from qtawesome.iconic_font import IconicFont

    folder = files("qtawesome") / "fonts"
    names = [file.name for file in folder.iterdir() if file.name.startswith("phosphor")]
    font, letters = sorted(names, key=lambda name: name.endswith(".json"))
    # With the folder named, the library does not copy its fonts into those of the Windows user, where they would stay.
    return IconicFont(("ph", font, letters, str(folder)))
