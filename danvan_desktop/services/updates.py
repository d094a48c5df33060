"""The offline update: one signed file, tried out on a copy of the data before anything is changed."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from danvan_desktop import __version__, resources
from danvan_desktop.db.copying import Step, no_step, snapshot
from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.updates import is_newer
from danvan_desktop.importers import updates
from danvan_desktop.importers.updates import Update
from danvan_desktop.services.installation import Installation
from danvan_desktop.texts import updates as texts

ROOM = 5
"""So many times the size of the setup are needed: unpacked it is three times as large, and it lies there itself."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An update that has been tried out, with the setup that waits to do it."""

    update: Update
    setup: Path


class UpdateService:
    """Updates the program of `installation`. `back_up` makes a backup of the data of `folder`."""

    def __init__(
        self, folder: Path, installation: Installation, back_up: Callable[[], object], version: str = __version__
    ) -> None:
        self._folder = folder
        self._installation = installation
        self._back_up = back_up
        self.version = version

    def read(self, path: Path) -> Update:
        """The update of a file. Raises UserError where it is none, is not signed by us, is not newer than the program,
        or where this program cannot be updated.
        """
        if not self._installation.can_update():
            raise UserError(texts.NOT_INSTALLED)
        try:
            key = resources.resource("update_key.pem").read_bytes()
        except FileNotFoundError as error:
            raise UserError(texts.NO_KEY) from error
        update = updates.read(path, key)
        if not is_newer(update.manifest.version, self.version):
            raise UserError(texts.NOT_NEWER.format(found=update.manifest.version, current=self.version))
        return update

    def prepare(self, update: Update, step: Step = no_step) -> Ready:
        """Backs the data up, unpacks the new version beside this one and lets it open a copy of the data.

        Raises UserError where one of these fails; then the program and its data are as they were.
        """
        self._need_room(update)
        self._back_up()
        setup = Path(tempfile.mkdtemp(prefix="danvan-")) / f"setup-{update.manifest.version}.exe"
        try:
            updates.extract(update, setup)
            self._installation.unpack(setup)
            with tempfile.TemporaryDirectory(prefix="danvan-", ignore_cleanup_errors=True) as room:
                self._try_out(update, Path(room), step)
        except BaseException:
            shutil.rmtree(setup.parent, ignore_errors=True)
            shutil.rmtree(self._installation.home / "new", ignore_errors=True)
            raise
        return Ready(update, setup)

    def install(self, ready: Ready, *, reopen: bool) -> None:
        """The program has to end now: the setup waits for that, swaps the versions, and swaps them back where the new
        one does not start. With `reopen` it opens the window again.
        """
        self._installation.swap(ready.setup, reopen=reopen)

    def _need_room(self, update: Update) -> None:
        place, needed = self._installation.home, ROOM * update.manifest.size
        free = shutil.disk_usage(place).free
        if free < needed:
            raise UserError(texts.NO_ROOM.format(needed=needed // 1_000_000, place=place, free=free // 1_000_000))

    def _try_out(self, update: Update, room: Path, step: Step) -> None:
        snapshot(self._folder / FILE, room / FILE, step)
        said = self._installation.try_out(room)
        if not said and _schema(room / FILE) != update.manifest.schema:
            said = texts.OLD_DATA_STAY.format(schema=update.manifest.schema)
        if said:
            raise UserError(texts.TRY_FAILED.format(said=said))


def _schema(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number
