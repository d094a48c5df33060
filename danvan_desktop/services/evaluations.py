"""Evaluation: score sheets over versions of rubrics."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from danvan_desktop.db import lists, numbers
from danvan_desktop.db.journal import Kind
from danvan_desktop.db.listing import Listing
from danvan_desktop.db.store import Store
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.evaluations import (
    Criterion,
    CriterionKind,
    Evaluation,
    EvaluationInput,
    EvaluationRow,
    Rubric,
    as_typed,
    validated,
)
from danvan_desktop.domain.exemplars import Exemplar
from danvan_desktop.resources import resource
from danvan_desktop.services.records import RecordService
from danvan_desktop.texts import evaluations as texts


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with what it speaks of."""

    evaluation: Evaluation
    exemplar: Exemplar
    rubric: Rubric


class EvaluationService(RecordService[Evaluation, EvaluationRow]):
    """Sheets of all parties that score."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__(Evaluation, store, today)

    def rubric(self) -> Rubric:
        """The version in use today: the latest that has begun. Raises UserError where none has."""
        with self._store.read() as reader:
            found = [rubric for rubric in reader.find(Rubric) if rubric.valid_from <= self._today()]
        if not found:
            raise UserError(texts.NO_RUBRIC)
        return max(found, key=lambda rubric: (rubric.valid_from, rubric.version))

    def ensure_rubric(self) -> None:
        """Puts the suggested rubric into a new database."""
        with self._store.read() as reader:
            if reader.count(Rubric):
                return
        with self._store.change(texts.RUBRIC_ADDED, Kind.NOTE) as changes:
            changes.save(suggested_rubric())

    def sheet(self, uid: str) -> Sheet:
        """The sheet with its exemplar and the version of the rubric it was scored with."""
        with self._store.read() as reader:
            evaluation = reader.get(Evaluation, uid)
            return Sheet(evaluation, reader.get(Exemplar, evaluation.exemplar), reader.get(Rubric, evaluation.rubric))

    def save(self, given: EvaluationInput, uid: str | None = None, revision: int | None = None) -> Evaluation:
        """Adds a sheet, or changes the one with that uid. Raises InvalidInput."""
        base = self._base(uid, revision)
        rubric = self._store.get(Rubric, base.rubric if base else given.rubric)
        sheet = validated(given, self._today(), rubric, 0, base)
        exemplar = self._store.get(Exemplar, sheet.exemplar)
        with self._store.change((texts.CHANGED if base else texts.ADDED).format(name=exemplar.name)) as changes:
            if base is None:  # the number is taken under the lock: two who score at once get two
                sheet = replace(sheet, number=numbers.last_sheet(changes.connection) + 1)
            return changes.save(sheet)

    def typed(self, uid: str) -> tuple[EvaluationInput, int]:
        """The form of a sheet as typed, and the revision that it shows. Raises UserError where it is gone."""
        record = self.get(uid)
        return as_typed(record), record.revision

    def set_field(self, uid: str, field: str, typed: str, revision: int) -> Evaluation:
        """Changes one field of the form and leaves the others. Raises as `save` does."""
        return self.save(replace(self.typed(uid)[0], **{field: typed}), uid, revision)  # type: ignore[arg-type]

    def _listing(self) -> Listing[EvaluationRow]:
        return lists.evaluations()

    def _removed(self, record: Evaluation) -> str:
        return texts.REMOVED.format(name=self._store.get(Exemplar, record.exemplar).name)


def suggested_rubric() -> Rubric:
    """The form that ships with the program; no authority has issued it, and it says so."""
    data = tomllib.loads(resource("rubrics", "suggested.toml").read_text("utf-8"))
    return Rubric(
        name=data["name"],
        version=data["version"],
        valid_from=date.fromisoformat(str(data["valid_from"])),
        suggested=True,
        source=data["source"],
        criteria=tuple(
            Criterion(text=c["text"], max_points=Decimal(c["max_points"]), kind=CriterionKind(c["kind"]))
            for c in data["criteria"]
        ),
    )
