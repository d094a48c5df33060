"""The folder in which the program is installed, and the setup that changes it: packaging/setup.nsi tells how."""

import subprocess
import sys
from pathlib import Path

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import updates as texts

NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
MINUTES = 10
WAIT = 120  # seconds that the setup waits for this program to end


class Installation:
    """`home` holds the program in `app`, a new version on trial in `new`, the version before in `previous`."""

    def __init__(self, home: Path, *, portable: bool) -> None:
        self.home = home
        self._portable = portable

    def can_update(self) -> bool:
        """Whether the setup made this installation."""
        return sys.platform == "win32" and Path(sys.executable).parent == self.home / "app"

    def unpack(self, setup: Path) -> None:
        """Puts the new version beside this one. Raises UserError where there is no room for it."""
        done = subprocess.run(self._command(setup, "/UNPACK"), check=False, timeout=MINUTES * 60)
        if done.returncode != 0:
            raise UserError(texts.CANNOT_UNPACK.format(place=self.home))

    def try_out(self, data: Path) -> str:
        """Lets the new version open and check a data folder, a copy; what it complains of, "" when all is well."""
        done = subprocess.run(
            [self.home / "new" / "danvan.exe", "--data", data, "check"],
            check=False,
            timeout=MINUTES * 60,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            creationflags=NO_CONSOLE,
        )
        said = done.stdout.decode("utf-8", "replace").strip()
        return said or str(done.returncode) if done.returncode != 0 else ""

    def swap(self, setup: Path, *, reopen: bool) -> None:
        """Begins to put the new version in the place of this one: the setup waits for this program to end."""
        subprocess.Popen(self._command(setup, f"/SWAP /WAIT={WAIT}" + (" /OPEN" if reopen else "")))

    def _command(self, setup: Path, options: str) -> str:
        # As one text: the setup wants its folder last and without quotation marks, whatever letters it has.
        return f'"{setup}" /S {options}{" /PORTABLE" if self._portable else ""} /D={self.home}'
