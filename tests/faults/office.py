"""What all faults need: a small office, and whether it is whole."""

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from danvan_desktop import bootstrap
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.units import UnitInput

CHILD = (sys.executable, "-m", "tests.faults.child")


def make(folder: Path, *units: str) -> Path:
    """An office with these villages, and a backup of it."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(bootstrap.open_office(folder)) as office:
        for name in units:
            office.units.save(UnitInput(name=name, kind="village"))
        office.backups.back_up()
    return folder


def add(folder: Path, *units: str) -> None:
    """Some more villages."""
    with closing(bootstrap.open_office(folder)) as office:
        for name in units:
            office.units.save(UnitInput(name=name, kind="village"))


def units(folder: Path) -> set[str]:
    """The villages, after the full check of all there is found nothing."""
    with closing(bootstrap.open_office(folder)) as office:
        problems = office.health.check().problems
        expect(not problems, f"the check says {problems}")
        return {unit.name for unit in office.units.all()}


def expect(truth: bool, otherwise: str) -> None:
    """Ends the fault with a wrong outcome."""
    if not truth:
        raise AssertionError(otherwise)


def sentence(work: Callable[[], object], words: str) -> str:
    """Does `work`, which must end with a sentence for the user that holds the words; returns it."""
    try:
        work()
    except UserError as error:
        expect(words in str(error), f"other words: {error}")
        return str(error)
    raise AssertionError(f"nothing was said of “{words}”")
