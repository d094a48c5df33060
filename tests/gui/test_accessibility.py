"""The program as a screen reader hears it: through AT-SPI, from another process, in an X session of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from danvan_desktop.bootstrap import Office
from danvan_desktop.ui.main_window import LAST_TAB

LISTENER = Path(__file__).parent / "atspi" / "listener.py"
DEBIAN_PYTHON = Path("/usr/bin/python3")
TOOLS = ("Xvfb", "openbox", "dbus-run-session")
SECONDS = 60

SESSION = """
mkfifo "$1/display"
Xvfb -displayfd 5 -screen 0 1366x768x24 -nolisten tcp 5>"$1/display" >/dev/null 2>&1 &
read -r number <"$1/display"
export DISPLAY=":$number" QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
openbox >/dev/null 2>&1 &
"$2" -m danvan_desktop --data "$3" &
"$4" "$5" danvan-desktop "$6"
kill $(jobs -p)
"""

pytestmark = pytest.mark.skipif(
    not DEBIAN_PYTHON.exists() or not all(map(shutil.which, TOOLS)), reason="AT-SPI is listened to on Debian only"
)


def test_everything_that_takes_the_keys_has_a_name(office: Office, tmp_path: Path) -> None:
    office.sample.load()
    office.close()
    settings = QSettings(str(office.folder / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue(LAST_TAB, "exemplars_action")  # where there are rows to hear
    settings.sync()
    run = tmp_path / "session"
    run.mkdir(mode=0o700)
    arguments = [run, sys.executable, office.folder, DEBIAN_PYTHON, LISTENER, SECONDS]
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SESSION, "session", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=os.environ | {"XDG_RUNTIME_DIR": str(run), "HOME": str(run)},
        check=False,
    )
    heard = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert heard, done.stdout + done.stderr
    nameless = [part["role"] for part in heard if part["focusable"] and not part["name"].strip()]
    assert nameless == []
    assert {"frame", "page tab", "table cell", "push button", "combo box", "text"} <= {part["role"] for part in heard}
    assert any("Dân vận khéo" in part["name"] for part in heard if part["role"] == "frame")
