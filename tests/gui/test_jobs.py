"""The worker of the window."""

import gc
import threading
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from danvan_desktop.ui.jobs import JobRunner


class Thrown(QWidget):
    """A widget in a circle of references, as a dialog that was closed often is: only the collector ends it."""

    ended_on: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.circle = self

    def __del__(self) -> None:
        Thrown.ended_on.append(threading.get_ident())


def _raise(error: BaseException) -> None:
    raise error


def make_garbage() -> int:
    """So much that Python's collector runs many times by itself."""
    for _ in range(200_000):
        circle: list[object] = []
        circle.append(circle)
    return threading.get_ident()


def test_widgets_that_were_thrown_away_never_end_on_the_worker(qtbot: QtBot) -> None:
    Thrown.ended_on.clear()
    runner = JobRunner()
    told: list[int] = []
    for _ in range(50):
        Thrown()
    runner.run(make_garbage, told.append, _raise)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0] != threading.get_ident()
    gc.collect()
    assert len(Thrown.ended_on) == 50
    assert set(Thrown.ended_on) == {threading.get_ident()}
    assert gc.isenabled()


@pytest.mark.usefixtures("qtbot")
def test_the_collector_is_on_again_when_the_program_waits_for_a_job() -> None:
    runner = JobRunner()
    runner.run(make_garbage, lambda _result: None, _raise)
    assert not gc.isenabled()
    runner.wait()
    assert gc.isenabled()
