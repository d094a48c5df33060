"""Work off the UI thread: one worker, so that jobs run one after another; results come back to the UI thread."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]


class _Worker(QThread):
    """Runs one job; what it gives or raises waits in `result` or `error`."""

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.result: Any = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self._work()
        except BaseException as error:  # noqa: BLE001 - it is raised again on the UI thread, in `failed`
            self.error = error


class JobRunner(QObject):
    """Jobs wait in line. `busy` tells whether any is under way."""

    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Job] = deque()
        self._current: tuple[_Job, _Worker] | None = None

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Calls `work` on the worker, then `done` with its result or `failed` with its error on the UI thread."""
        self._waiting.append(_Job(work, done, failed))
        self._next()

    def wait(self) -> None:
        """Blocks until the job under way is over and drops those in line; for the end of the program."""
        self._waiting.clear()
        if self._current is not None:
            self._current[1].wait()

    def _next(self) -> None:
        if self._current is not None or not self._waiting:
            return
        job = self._waiting.popleft()
        worker = _Worker(job.work, self)
        self._current = (job, worker)
        worker.finished.connect(self._finished)
        self.busy.emit(True)
        worker.start()

    @Slot()
    def _finished(self) -> None:
        if self._current is None:
            return
        job, worker = self._current
        self._current = None
        worker.deleteLater()
        if not self._waiting:
            self.busy.emit(False)
        if worker.error is not None:
            job.failed(worker.error)
        else:
            job.done(worker.result)
        self._next()
