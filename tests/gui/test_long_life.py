import subprocess
import sys

import pytest

PROGRAM = """
import danvan_desktop.ui
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Sender(QObject):
    told = Signal()

app = QApplication([])
label, sender = QLabel(), Sender()
for number in range(100_000):
    {call}
"""


@pytest.mark.parametrize("call", ['label.setText("a")', "sender.told.emit()", "label.isVisible()"])
def test_the_program_survives_as_many_calls_as_a_long_day_makes(call: str) -> None:
    program = PROGRAM.format(call=call)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
