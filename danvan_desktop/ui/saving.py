"""Writing a file where the user says, again or elsewhere where it does not work."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from danvan_desktop.domain.errors import FileError
from danvan_desktop.texts import printing as texts
from danvan_desktop.texts.window import EXPORT_KINDS
from danvan_desktop.ui import errors, prompts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from danvan_desktop.ui.jobs import JobRunner

    Work = Callable[[Path], Callable[[], Path]]
    """Gets the place and gives what the worker does."""


class Saving(QObject):
    """Asks and tells over `parent`, writes on the worker, and remembers the folder in `settings`."""

    def __init__(self, parent: QWidget, jobs: JobRunner, settings: QSettings) -> None:
        super().__init__(parent)
        self._parent = parent
        self._jobs = jobs
        self._settings = settings

    def folder(self) -> Path:
        """Where the last file was put. Where that is gone, as a stick that was pulled out, the dialog would open the
        folder from which the program runs.
        """
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        places = (Path(str(self._settings.value("documents", usual))), Path(usual))
        return next((place for place in places if place.is_dir()), Path.home())

    def save(
        self,
        title: str,
        name: str,
        suffixes: Sequence[str],
        work: Work,
        over: Callable[[Path | None], None],
    ) -> None:
        """Asks for the place under the title, suggesting the name, in one of the formats with these endings, of which
        the first is the usual one. Calls `over` with the file, or with None where the user gave up.
        """
        kinds = ";;".join(EXPORT_KINDS[suffix] for suffix in suffixes)

        def ask(suggested: Path) -> None:
            path = prompts.save_path(self._parent, title, suggested, kinds)
            if path is None:
                over(None)
            else:
                attempt(path if path.suffix.lower() in suffixes else path.with_name(path.name + suffixes[0]))

        def attempt(path: Path) -> None:
            self._jobs.run(work(path), done, partial(failed, path))

        def done(path: Path) -> None:
            self._settings.setValue("documents", str(path.parent))
            over(path)

        def failed(path: Path, error: BaseException) -> None:
            if not isinstance(error, FileError):
                errors.report(self._parent, error)
                over(None)
                return
            match prompts.choose(self._parent, str(error), (texts.RETRY, texts.OTHER_PLACE, texts.GIVE_UP)):
                case 0:
                    attempt(path)
                case 1:
                    ask(path)
                case _:
                    over(None)

        ask(self.folder() / name)


def show_file(path: Path) -> bool:
    """Opens a file or folder in the system's own program; says whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
