"""Undo and redo over all features, and whether the database is sound."""

from dataclasses import dataclass

from danvan_desktop.db import health
from danvan_desktop.db.steps import Step
from danvan_desktop.db.store import Store
from danvan_desktop.texts import store as texts


@dataclass(frozen=True, slots=True)
class Health:
    """`problems` are sentences; none means that all is well."""

    records: int
    changes: int
    problems: tuple[str, ...]


class HistoryService:
    """What was done can be taken back, step by step."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def next_steps(self) -> tuple[str | None, str | None]:
        """What undo would take back and what redo would make again, in the user's words; None for nothing, empty where
        undo would stop at a barrier and say so.
        """
        undo, redo = self._store.steps()
        what = undo.why if isinstance(undo, Step) else "" if undo else None
        return what, (redo.why if redo else None)

    def undo(self) -> str:
        """Takes the last step back and names it. Raises UserError where that is not possible."""
        return self._store.undo().why

    def redo(self) -> str:
        """Makes the step that was undone again and names it. Raises UserError where that is not possible."""
        return self._store.redo().why

    def check(self) -> Health:
        """Reads the whole database and its journal."""
        with self._store.read() as reader:
            found = health.examine(reader.connection)
        problems = list(found.integrity)
        if found.foreign_keys:
            problems.append(texts.FOREIGN_KEYS.format(count=found.foreign_keys))
        problems += [
            texts.CHAIN_BROKEN.format(number=number, when=f"{at:%d/%m/%Y %H:%M}") for number, at in found.chain
        ]
        if found.unsearchable:
            problems.append(texts.SEARCH_BROKEN.format(count=found.unsearchable))
        return Health(found.records, found.change_sets, tuple(problems))
