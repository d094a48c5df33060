"""Takes documents in: from a file, dropped or chosen, or from the clipboard, up to the number of their arrival."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressDialog

from danvan_desktop.domain.errors import Cancelled, Unreadable, UserError
from danvan_desktop.texts import receiving as texts
from danvan_desktop.texts import registers as register_texts
from danvan_desktop.texts import window as window_texts
from danvan_desktop.ui import errors, prompts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

    from danvan_desktop.domain.reading import Reading
    from danvan_desktop.ui.main_window import MainWindow

SETTING = "documents_folder"
_PATIENCE = 400  # ms before a box shows how far the reading is


class _Steps(QObject):
    """Hears on the worker how far the reading is, tells it to the window, and ends what nobody waits for."""

    moved = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted = True

    def __call__(self, done: int, total: int) -> None:
        if not self.wanted:
            raise Cancelled
        self.moved.emit(done, total)


class Receiving(QObject):
    """What the window does with documents that come in."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings

    def commands(self) -> dict[str, Callable[[], None]]:
        return {"open_document_action": self.choose, "paste_document_action": self.paste}

    def choose(self) -> None:
        """Asks for the file."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(str(self._settings.value(SETTING, home)))
        path = prompts.open_path(self._window, texts.OPEN_TITLE, folder, texts.OPEN_KINDS)
        if path is not None:
            self._settings.setValue(SETTING, str(path.parent))
            self.open(path)

    def paste(self) -> None:
        """Reads the file or the text on the clipboard."""
        # There may be nothing at all, whatever Qt's types say.
        copied = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
        if copied and (any(url.isLocalFile() for url in copied.urls()) or copied.text().strip()):
            self.drop(copied)
        else:
            prompts.inform(self._window, texts.NOTHING_TO_PASTE)

    def open(self, path: Path) -> None:
        """Reads the file on the worker; a box shows how far it is and stops it."""
        office = self._window.office
        if office is not None:
            self._work(path.name, lambda step: office.receiving.read_file(path, step), str(path))

    def takes(self, dragged: QMimeData) -> bool:
        """Whether something that is dragged over the window can be read."""
        return any(url.isLocalFile() for url in dragged.urls()) or (dragged.hasText() and not dragged.hasUrls())

    def drop(self, dragged: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
        if len(paths) > 1:
            prompts.inform(self._window, texts.ONE_FILE)
        elif paths:
            self.open(paths[0])
        else:
            self._read_text(dragged.text())

    def _read_text(self, text: str) -> None:
        office = self._window.office
        if office is not None and text.strip():
            self._work(texts.PASTED, lambda _step: office.receiving.read_text(text), "")

    def _work(self, name: str, read: Callable[[_Steps], Reading], path: str) -> None:
        steps = _Steps(self)
        box = QProgressDialog(texts.READING.format(name=name), texts.STOP, 0, 0, self._window)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setMinimumDuration(_PATIENCE)
        box.setAutoReset(False)
        box.setValue(0)

        def move(done: int, total: int) -> None:
            box.setMaximum(total)
            box.setValue(done)

        def stop() -> None:
            steps.wanted = False

        def end() -> None:
            box.canceled.disconnect(stop)
            box.close()
            box.deleteLater()
            steps.deleteLater()

        def done(reading: Reading) -> None:
            end()
            if steps.wanted:
                self.show(reading.text, path, reading)

        def failed(error: BaseException) -> None:
            end()
            self._tell(error, path)

        steps.moved.connect(move)
        box.canceled.connect(stop)
        self._window.jobs.run(partial(read, steps), done, failed)

    def _tell(self, error: BaseException, path: str) -> None:
        """Why there is nothing to confirm; what cannot be read may still be kept."""
        if isinstance(error, Cancelled):
            self._window.say(texts.STOPPED)
        elif isinstance(error, Unreadable) and path:
            if prompts.choose(self._window, str(error), (texts.KEEP, window_texts.CLOSE)) == 0:
                self.show("", path)
        elif isinstance(error, UserError):
            prompts.warn(self._window, str(error))
        else:
            errors.report(self._window, error)

    def show(self, text: str, path: str, reading: Reading | None = None) -> None:
        """The form beside the text, and when that is saved the number of the arrival."""
        from danvan_desktop.ui.issue_dialog import ArrivalDialog
        from danvan_desktop.ui.reading_dialog import ReadingDialog

        window, office = self._window, self._window.office
        if office is None:
            return
        dialog = ReadingDialog(window, office, text, path, reading)
        saved = dialog.saved if dialog.exec() else None
        uid = saved.uid if saved else dialog.known
        if uid is None:
            return
        window.show_record("directive", uid)
        if saved is None:
            return
        message = texts.RECEIVED_NOW.format(number=saved.printed_number.strip())
        if saved.number is not None and any(issuer.own for issuer in office.issuers.all().values()):
            arrival = ArrivalDialog(window, office, uid)
            if arrival.exec() and arrival.saved:
                message = register_texts.ARRIVED_NOW.format(number=arrival.saved.printed_number)
        window.refresh(message)
