"""What the window does for the safety of the data: copies in the background and at the end, the check behind the
window, restoring, and watching what other programs write.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressDialog

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import safety as texts
from danvan_desktop.ui import errors, prompts
from danvan_desktop.ui.jobs import JobRunner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.db.locks import FolderLock
    from danvan_desktop.domain.backups import Contents, Manifest
    from danvan_desktop.ui.main_window import MainWindow

WATCH = 3_000  # milliseconds between two looks at what others wrote
TICK = 60_000  # and between two looks whether a copy is due


class Safety(QObject):
    """Has a worker of its own, so that work in the window does not wait for a copy, nor looks busy."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = JobRunner(self)
        self._head = ""
        self._watching = False
        self._lock: FolderLock | None = None
        self._state = texts.NOT_CHECKED
        self._watch = QTimer(self, interval=WATCH)
        self._watch.timeout.connect(self.look)
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self.tick)

    def commands(self) -> dict[str, Callable[[], None]]:
        """By the names of the window's actions."""
        return {"backup_action": self.back_up, "restore_action": self.restore, "health_action": self.show_health}

    def watch_over(self, office: Office, lock: FolderLock | None) -> None:
        """From now on: says what the official should know, checks the file behind the window, makes copies when they
        are due, looks out for others that write. `lock` is ours on the folder.
        """
        self._lock = lock
        self._watching = True
        self._watch.start()
        self._tick.start()
        for notice in office.notices:
            prompts.warn(self._window, notice)
        self._jobs.run(office.health.quick_problem, self._looked_through, self._failed)
        if not office.practice and (risk := office.health.risk()) is not None and lock is not None:
            self._offer_to_move(risk)

    def wrote(self, office: Office) -> str:
        """Notes that the window itself wrote; returns what the status line says of copies."""
        self._head = office.backups.head()
        if office.read_only:
            return texts.READ_ONLY
        if office.practice:
            return texts.PRACTICE
        status = office.backups.status()
        return texts.REMINDING.format(status=status) if office.backups.reminder() else status

    def reminder(self, office: Office) -> str:
        """What the status line explains when the mouse rests on it."""
        return office.read_only or ("" if office.practice else office.backups.reminder())

    def look(self) -> None:
        """Refreshes the window when another program wrote."""
        office = self._window.office
        if office is not None and self._window.isActiveWindow() and office.backups.head() != self._head:
            self._window.refresh(texts.OTHERS_WROTE)

    def tick(self) -> None:
        """Makes a copy when one is due."""
        office = self._window.office
        if self._lock is not None and not self._lock.beat():
            self._watching = False
            prompts.warn(self._window, texts.LOST_LOCK)
            self._window.close()
        elif office is not None and not (office.read_only or office.practice) and office.backups.is_due():
            from danvan_desktop.domain.backups import Reason

            self._jobs.run(partial(office.backups.back_up, Reason.AUTOMATIC), self._copied, self._failed)

    def back_up(self) -> None:
        """A copy at the official's wish."""
        office = self._window.office
        if office is not None:
            self._window.refresh(texts.BACKING_UP)
            self._jobs.run(office.backups.back_up, self._made, partial(errors.report, self._window))

    def show_health(self) -> None:
        from danvan_desktop.ui.health_dialog import HealthDialog

        office = self._window.office
        if office is not None:
            dialog = HealthDialog(self._window, office, self._jobs, self._state)
            dialog.exec()
            self._state = dialog.state
            dialog.deleteLater()
            self._window.refresh("")

    def restore(self, path: Path | None = None) -> None:
        """Leads through restoring, from the backup `path` where somebody has opened one."""
        from danvan_desktop.ui.restore_dialog import RestoreDialog

        office = self._window.office
        if office is not None:
            dialog = RestoreDialog(self._window, office, self._jobs, self._put_back)
            if path is not None:
                dialog.open_file(path)
            dialog.exec()
            dialog.deleteLater()
            self._window.refresh("")

    def recover(self, problem: str) -> bool:
        """Shows the recovery screen on a folder that is closed; True when it can be opened again."""
        from danvan_desktop.ui.recovery_dialog import RecoveryDialog

        dialog = RecoveryDialog(self._window, self._window.folder, problem, self._jobs)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def may_close(self) -> bool:
        """Makes the copy of the end of the day; False where the official would rather stay."""
        office = self._window.office
        to_copy = self._watching and office is not None and not (office.read_only or office.practice)
        if to_copy and office is not None and (why := self._last_copy(office)):
            question = texts.EXIT_FAILED.format(why=why)
            if prompts.choose(self._window, question, (texts.STAY, texts.CLOSE_ANYWAY)) == 0:
                return False
        self._watch.stop()
        self._tick.stop()
        self._jobs.wait()
        return True

    # --- inside

    def _offer_to_move(self, risk: str) -> None:
        """Asks until the data are moved: two programs that write one file will break it some day."""
        from danvan_desktop import folders

        target = folders.default_folder()
        question = texts.MOVE_QUESTION.format(risk=texts.risk(risk), target=target)
        if prompts.choose(self._window, question, (texts.MOVE, texts.LEAVE)) == 0:
            self._window.close_office()
            self._jobs.run(partial(folders.move, self._window.folder, target), self._moved, self._not_moved)

    def _moved(self, contents: Contents) -> None:
        from danvan_desktop.folders import default_folder

        prompts.inform(self._window, texts.MOVED.format(records=contents.records, target=default_folder()))
        self._watching = False
        self._window.close()

    def _not_moved(self, error: BaseException) -> None:
        errors.report(self._window, error)
        self._window.open()

    def _last_copy(self, office: Office) -> str:
        """Makes the copy if anything changed, shows that it does, and waits; why it failed, or ""."""
        from danvan_desktop.domain.backups import Reason

        try:
            if not office.backups.has_changed():
                return ""
        except UserError as error:
            return str(error)
        box = QProgressDialog(texts.EXIT_BACKUP, "", 0, 0, self._window)
        box.setCancelButton(None)  # Qt's own way to have none
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setMinimumDuration(400)
        loop = QEventLoop(self)
        problems: list[BaseException] = []

        def end(result: Any) -> None:
            if isinstance(result, BaseException):
                problems.append(result)
            loop.quit()

        self._jobs.run(partial(office.backups.back_up, Reason.AUTOMATIC), end, end)
        loop.exec()
        box.close()
        box.deleteLater()
        return str(problems[0]) if problems else ""

    def _copied(self, _manifest: Manifest) -> None:
        self._window.refresh("")

    def _made(self, manifest: Manifest) -> None:
        done = texts.BACKED_UP.format(records=manifest.contents.records)
        self._window.refresh(done)
        office = self._window.office
        if office is not None and (why := office.backups.second_problem()):
            prompts.warn(self._window, texts.SECOND_FAILED.format(done=done, why=why))

    def _failed(self, error: BaseException) -> None:
        self._window.say(str(error)) if isinstance(error, UserError) else errors.report(self._window, error)

    def _looked_through(self, problem: str) -> None:
        if not problem:
            self._state = texts.SOUND
            return
        question = texts.UNSOUND_FOUND.format(problem=problem)
        if prompts.choose(self._window, question, (texts.RECOVER_NOW, texts.LATER)) == 0:
            self._window.close_office()
            if self.recover(problem):
                self._window.open()

    def _put_back(
        self,
        path: Path,
        secret: str,
        sure: bool,
        done: Callable[[Manifest], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Closes the office, restores, opens it again."""
        from danvan_desktop.bootstrap import restore

        def again(result: Any) -> None:
            self._window.open()
            (failed if isinstance(result, BaseException) else done)(result)

        self._window.close_office()
        self._jobs.run(partial(restore, self._window.folder, path, secret, sure=sure), again, again)
