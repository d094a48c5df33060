"""Units with their days and successors."""

from collections.abc import Callable
from datetime import date

from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain.errors import InvalidInput, Problem
from danvan_desktop.domain.names import name_key
from danvan_desktop.domain.units import Unit, UnitInput, UnitKind, validated
from danvan_desktop.domain.vietnamese import nfc, sort_key
from danvan_desktop.services.records import as_shown
from danvan_desktop.texts import units as texts


class UnitService:
    """`today` is the clock."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today

    def all(self) -> list[Unit]:
        """All units in Vietnamese order of their names."""
        return sorted(self._store.find(Unit), key=lambda unit: sort_key(unit.name))

    def save(self, given: UnitInput, uid: str | None = None, revision: int | None = None) -> Unit:
        """Adds a unit, or changes the one with that uid. Raises InvalidInput, also where a unit of that name already
        exists in the same days.
        """
        base = as_shown(self._store.get(Unit, uid), revision) if uid else None
        unit = validated(given, self._today(), base)
        for other in self._store.find(Unit):
            if other.uid != unit.uid and name_key(other.name) == name_key(unit.name) and _overlap(other, unit):
                raise InvalidInput([Problem("name", texts.taken(other.name))])
        with self._store.change((texts.CHANGED if base else texts.ADDED).format(name=unit.name)) as changes:
            return changes.save(unit)

    def remove(self, uid: str) -> None:
        """Raises UserError where another record names the unit."""
        unit = self._store.get(Unit, uid)
        with self._store.change(texts.REMOVED.format(name=unit.name)) as changes:
            changes.remove(unit)


def named(changes: ChangeSet, names: set[str], day: date) -> dict[str, Unit]:
    """The unit of each typed name as it stands on a day, by the key of the name; a name not known yet becomes a new
    unit, which is not saved here.
    """
    known: dict[str, Unit] = {}
    for unit in changes.find(Unit):
        key = name_key(unit.name)
        if key not in known or unit.exists_on(day):
            known[key] = unit
    return {
        name_key(name): known.get(name_key(name)) or Unit(name=" ".join(nfc(name).split()), kind=UnitKind.OTHER)
        for name in sorted(names)
    }


def _overlap(one: Unit, other: Unit) -> bool:
    return (one.valid_from or date.min) <= (other.valid_to or date.max) and (other.valid_from or date.min) <= (
        one.valid_to or date.max
    )
