"""Work off the UI thread: one worker, so that jobs run one after another; results come back to the UI thread."""

import gc
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

T = TypeVar("T")
COLLECTING = 100
"""Milliseconds between two collections of garbage while a worker runs: the window stands still as long as one takes,
and an import leaves much in half a second.
"""
TURN = 0.0002
"""Seconds that the worker may hold Python while the window waits for it. SQLite lets go of it for each row: with the
5 ms that are usual a page of a list took a second beside an import.
"""


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


class _Garbage(QObject):
    """While a worker runs, Python collects its cyclic garbage on the UI thread only. Else it may do so on the worker,
    and there end widgets that were thrown away, which Qt does not survive.
    """

    _held: ClassVar[int] = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=COLLECTING)
        self._timer.timeout.connect(lambda: gc.collect(1))
        self._holds = False

    def hold(self) -> None:
        """A worker begins."""
        if not self._holds:
            self._holds = True
            _Garbage._held += 1
            gc.disable()
            self._timer.start()

    def release(self) -> None:
        """It is over."""
        if self._holds:
            self._holds = False
            _Garbage._held -= 1
            self._timer.stop()
            if not _Garbage._held:
                gc.enable()


class JobRunner(QObject):
    """Jobs wait in line. `busy` tells whether any is under way."""

    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Job] = deque()
        self._current: tuple[_Job, _Worker] | None = None
        self._garbage = _Garbage(self)
        sys.setswitchinterval(TURN)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Calls `work` on the worker, then `done` with its result or `failed` with its error on the UI thread."""
        self._waiting.append(_Job(work, done, failed))
        self._next()

    def wait(self) -> None:
        """Blocks until the job under way is over and drops those in line; for the end of the program."""
        self._waiting.clear()
        if self._current is not None:
            self._current[1].wait()
            self._garbage.release()

    def _next(self) -> None:
        if self._current is not None or not self._waiting:
            return
        job = self._waiting.popleft()
        worker = _Worker(job.work, self)
        self._current = (job, worker)
        worker.finished.connect(self._finished)
        self.busy.emit(True)
        self._garbage.hold()
        worker.start()

    @Slot()
    def _finished(self) -> None:
        if self._current is None:
            return
        job, worker = self._current
        self._current = None
        self._garbage.release()
        worker.deleteLater()
        if not self._waiting:
            self.busy.emit(False)
        if worker.error is not None:
            job.failed(worker.error)
        else:
            job.done(worker.result)
        self._next()
