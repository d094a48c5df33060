"""Units with their days and successors."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from danvan_desktop.db.reader import Reader
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
        with self._store.change((texts.CHANGED if base else texts.ADDED).format(name=unit.name)) as changes:
            saved = changes.save(unit)
            self.check_names(changes, [saved])
            return saved

    def take(self, given: Sequence[UnitInput]) -> list[Unit]:
        """Adds all units of a list in one step. Raises InvalidInput and takes none where one cannot be taken; the
        fields of its problems begin with the index in `given`.
        """
        units, problems = [], []
        for index, one in enumerate(given):
            try:
                units.append(validated(one, self._today()))
            except InvalidInput as error:
                problems += [replace(problem, field=f"{index}.{problem.field}") for problem in error.problems]
        if problems:
            raise InvalidInput(problems)
        with self._store.change(texts.TAKEN.format(count=len(units))) as changes:
            saved = changes.save_all(units)
            if taken := _taken(changes, saved):
                raise InvalidInput([replace(one, field=f"{index}.{one.field}") for index, one in taken])
            return saved

    def check_names(self, reader: Reader, units: Sequence[Unit]) -> None:
        """Raises InvalidInput where another unit bears the name of one of these in the same days."""
        if taken := _taken(reader, units):
            raise InvalidInput([problem for _, problem in taken])

    def remove(self, uid: str) -> None:
        """Raises UserError where another record names the unit."""
        unit = self._store.get(Unit, uid)
        with self._store.change(texts.REMOVED.format(name=unit.name)) as changes:
            changes.remove(unit)


def _taken(reader: Reader, units: Sequence[Unit]) -> list[tuple[int, Problem]]:
    """The places of the units whose name another one bears in the same days, each with that problem."""
    namesakes: dict[str, list[Unit]] = defaultdict(list)
    for other in reader.find(Unit):
        namesakes[name_key(other.name)].append(other)
    return [
        (index, Problem("name", texts.taken(other.name)))
        for index, unit in enumerate(units)
        for other in namesakes[name_key(unit.name)]
        if other.uid != unit.uid and _overlap(other, unit)
    ]


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
