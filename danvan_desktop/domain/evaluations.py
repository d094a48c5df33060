"""Evaluation: rubrics in versions, sheets of scores, ranking. The system proposes, people decide."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.exemplars import Status
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.money import format_decimal
from danvan_desktop.domain.records import Part, Record, identity, part_identity
from danvan_desktop.texts import evaluations as texts


class CriterionKind(StrEnum):
    """How the points of a criterion count."""

    REGULAR = "regular"
    BONUS = "bonus"
    PENALTY = "penalty"


class Scorer(StrEnum):
    """Who gives the points of a sheet."""

    SELF = "self"
    TEAM = "team"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Part):
    """One line of a rubric; `max_points` is what it can give, or with a penalty take."""

    text: str
    max_points: Decimal
    kind: CriterionKind = CriterionKind.REGULAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric(Record):
    """One version of a set of criteria, in use from `valid_from`. A sheet keeps the version it was scored with, so a
    version in use is never changed but followed by the next. `suggested` marks the form that ships with the program,
    which no authority has issued.
    """

    name: str
    version: int
    valid_from: date
    suggested: bool
    source: str
    criteria: tuple[Criterion, ...]

    @property
    def max_points(self) -> Decimal:
        return sum((c.max_points for c in self.criteria if c.kind is CriterionKind.REGULAR), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Part):
    """None is “not scored yet”, which 0 is not."""

    criterion: str
    points: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Record):
    """A sheet: one exemplar, scored by one party with one version of a rubric."""

    number: int
    exemplar: str
    rubric: str
    scorer: Scorer
    scored_by: str
    scored_on: date
    note: str
    scores: tuple[Score, ...]

    @property
    def printed_number(self) -> str:
        return printed(self.number, self.scored_on.year)


def printed(number: int, year: int) -> str:
    """How the office numbers score sheets (phiếu điểm): `08/PĐ-2026`."""
    return f"{number:02d}/PĐ-{year}"


def total(rubric: Rubric, scores: tuple[Score, ...]) -> Decimal | None:
    """The sum of the points, penalties taken off; None while a regular criterion is not scored."""
    points = {score.criterion: score.points for score in scores}
    result = Decimal(0)
    for criterion in rubric.criteria:
        given = points.get(criterion.uid)
        if given is None:
            if criterion.kind is CriterionKind.REGULAR:
                return None
            continue
        result += -given if criterion.kind is CriterionKind.PENALTY else given
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationRow:
    """What a list shows of a sheet. `total` is None while it is incomplete, `rank` counts among the complete sheets
    of the same year and scorer; equal totals share a rank.
    """

    id: int
    uid: str
    printed_number: str
    exemplar: str
    exemplar_number: str
    exemplar_name: str
    field: str
    year: int
    status: Status
    scorer: Scorer
    scored_by: str
    scored_on: date
    total: Decimal | None
    max_points: Decimal
    rank: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationInput:
    """`points` are typed figures by criterion uid."""

    exemplar: str = ""
    rubric: str = ""
    scorer: str = Scorer.TEAM
    scored_by: str = ""
    scored_on: str = ""
    note: str = ""
    points: tuple[tuple[str, str], ...] = ()


def as_typed(record: Evaluation) -> EvaluationInput:
    """The form that `validated` makes the same record of."""
    return EvaluationInput(
        exemplar=record.exemplar,
        rubric=record.rubric,
        scorer=record.scorer,
        scored_by=record.scored_by,
        scored_on=format_date(record.scored_on),
        note=record.note,
        points=tuple((s.criterion, format_decimal(s.points)) for s in record.scores if s.points is not None),
    )


def validated(
    given: EvaluationInput, today: date, rubric: Rubric, next_number: int, base: Evaluation | None = None
) -> Evaluation:
    """The sheet that `given` describes, keeping the identity of `base`. Criteria may be left unscored: the sheet is
    then incomplete, and says so. Raises InvalidInput.
    """
    check = Checker(texts.LABELS, today)
    kept = {} if base is None else {score.criterion: score.uid for score in base.scores}
    typed = dict(given.points)
    if not given.exemplar:
        check.fail("exemplar", texts.NEEDS_EXEMPLAR)
    return check.passed(
        Evaluation(
            **identity(base),
            number=next_number if base is None else base.number,
            exemplar=given.exemplar,
            rubric=rubric.uid,
            scorer=check.choice("scorer", given.scorer, Scorer),
            scored_by=check.line("scored_by", given.scored_by, limit=120),
            scored_on=check.needed_date("scored_on", given.scored_on),
            note=check.text("note", given.note),
            scores=tuple(
                Score(
                    **part_identity(kept.get(criterion.uid)),
                    criterion=criterion.uid,
                    points=check.decimal(
                        f"points.{index}",
                        typed.get(criterion.uid, ""),
                        low=Decimal(0),
                        high=criterion.max_points,
                    ),
                )
                for index, criterion in enumerate(rubric.criteria)
            ),
        )
    )
