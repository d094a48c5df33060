"""The actions of the window's menus by their names: their keys, what runs when one is chosen, which can be chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from PySide6.QtWidgets import QMainWindow

MORE = (
    "assign_action",
    "register_action",
    "change_many_action",
    "link_action",
    "score_action",
    "councils_action",
    "choose_action",
    "decide_action",
    "issue_action",
    "attachments_action",
    "answers_action",
    "copy_action",
    "cancel_number_action",
    "draft_submission_action",
    "draft_invitation_action",
    "draft_plan_action",
    "draft_report_action",
    "draft_notice_action",
    "draft_guidance_action",
    "remind_action",
    "import_action",
    "export_action",
    "export_list_action",
)
"""What the button “Việc khác” of a tab offers, as far as the tab or the window knows it."""
ALWAYS = ("import_action", "export_action", "export_list_action")
UNOPENED = ("quit_action", "help_action")
"""What can be chosen while no data are open."""
KEYS = {
    "redo_action": ("Ctrl+Y", "Ctrl+Shift+Z"),  # the second is what other programs call it by
    "larger_action": ("Ctrl++", "Ctrl+="),  # plus stands on the key with “=”, with or without Shift
}
"""The actions with more than one key."""


class Actions:
    """What an action does is asked of `commands` each time, as every tab answers in its own way."""

    def __init__(self, window: QMainWindow, commands: Callable[[], Mapping[str, Callable[[], None]]]) -> None:
        self._commands = commands
        found = window.findChildren(QAction)
        self._actions = {action.objectName(): action for action in found if action.objectName().endswith("_action")}
        for name, action in self._actions.items():
            action.triggered.connect(partial(self._triggered, name))
        for name, keys in KEYS.items():
            self[name].setShortcuts([QKeySequence(key) for key in keys])

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def run(self, name: str) -> None:
        """Does what the action stands for now, if it stands for anything."""
        command = self._commands().get(name)
        if command is not None:
            command()

    def enable(self, *, opened: bool) -> None:
        """Those that do something now can be chosen, once the data are `opened`."""
        commands = self._commands()
        for name, action in self._actions.items():
            action.setEnabled(name in UNOPENED or (opened and name in commands))

    def more(self, known: Container[str]) -> list[QAction]:
        """The actions for the button “Việc khác” of a tab that knows these."""
        return [self[name] for name in MORE if name in known or name in ALWAYS]

    def _triggered(self, name: str, _checked: bool = False) -> None:
        self.run(name)
