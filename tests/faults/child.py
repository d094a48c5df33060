"""What the killed processes do: `child KIND FOLDER [MORE]` prints “ready”, then “ack WORD” for each thing done."""

import itertools
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from danvan_desktop import bootstrap
from danvan_desktop.domain.units import UnitInput


def say(words: str) -> None:
    """At once, for who waits for it."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def save(folder: Path, mark: str = "a", count: str = "") -> None:
    """One village after another."""
    with closing(bootstrap.open_office(folder)) as office:
        say("ready")
        for number in range(int(count)) if count else itertools.count():
            office.units.save(UnitInput(name=f"{mark}{number}", kind="village"))
            say(f"ack {mark}{number}")


def take(folder: Path, file: str) -> None:
    """A list of exemplars."""
    with closing(bootstrap.open_office(folder)) as office:
        preview = office.imports.preview(Path(file))
        say("ready")
        office.imports.take(preview, "list")
        say("ack all")


def back_up(folder: Path) -> None:
    """One copy after another."""
    with closing(bootstrap.open_office(folder)) as office:
        say("ready")
        while True:
            office.backups.back_up()
            say(f"ack {office.backups.copies()[0].path.name}")


def migrate(folder: Path) -> None:
    """Opens what an older program left."""
    from danvan_desktop.db import migrate, opening  # noqa: F401 - loaded before the clock runs

    say("ready")
    with closing(bootstrap.open_office(folder)):
        say("ack all")


def restore(folder: Path, file: str) -> None:
    """Puts a backup in place."""
    from danvan_desktop.services import restoring  # noqa: F401

    say("ready")
    bootstrap.restore(folder, Path(file), sure=True)
    say("ack all")


KINDS: dict[str, Callable[..., None]] = {
    "save": save,
    "import": take,
    "backup": back_up,
    "migrate": migrate,
    "restore": restore,
}

if __name__ == "__main__":
    kind, folder, *more = sys.argv[1:]
    KINDS[kind](Path(folder), *more)
