import subprocess
import sys

PROGRAM = """
import danvan_desktop.ui
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
for number in range(200_000):
    label.setText("a")  # gives None back
"""


def test_the_program_survives_as_many_calls_as_a_long_day_makes() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
