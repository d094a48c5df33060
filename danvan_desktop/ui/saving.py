"""Writing a file where the user says, again or elsewhere where it does not work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from danvan_desktop.domain.errors import FileError
from danvan_desktop.texts import printing as texts
from danvan_desktop.ui import errors, prompts
from danvan_desktop.ui.jobs import JobRunner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def save(
    parent: QWidget,
    jobs: JobRunner,
    write: Callable[[Path], Path],
    ask: Callable[[Path | None], Path | None],
    over: Callable[[Path | None], None],
) -> None:
    """Asks for the place, writes on the worker, and calls `over` with the file, or with None where the user gave up.
    `ask` gets the place that did not work, None at first.
    """

    def again(before: Path | None) -> None:
        path = ask(before)
        if path is None:
            over(None)
        else:
            attempt(path)

    def attempt(path: Path) -> None:
        jobs.run(partial(write, path), over, partial(failed, path))

    def failed(path: Path, error: BaseException) -> None:
        if not isinstance(error, FileError):
            errors.report(parent, error)
            over(None)
            return
        match prompts.choose(parent, str(error), (texts.RETRY, texts.OTHER_PLACE, texts.GIVE_UP)):
            case 0:
                attempt(path)
            case 1:
                again(path)
            case _:
                over(None)

    again(None)
