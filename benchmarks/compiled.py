"""The environment of the processes that are measured."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def environment(compiled: Path) -> dict[str, str]:
    """Ours to import, no screen needed, and the modules' bytecode kept in the folder `compiled`: the modules of an
    installed program are compiled, whatever the settings are here.
    """
    found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    found |= {"PYTHONPATH": str(HERE.parent), "PYTHONPYCACHEPREFIX": str(compiled)}
    if sys.platform == "linux" and "DISPLAY" not in found:
        found["QT_QPA_PLATFORM"] = "offscreen"
    return found
