from decimal import Decimal

import pytest

from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.domain.evaluations import CriterionKind, EvaluationInput, total
from danvan_desktop.domain.lists import ListQuery, Order
from tests.conftest import Scene


def score(scene: Scene, which: int, points: list[str], scorer: str = "team") -> str:
    rubric = scene.office.evaluations.rubric()
    given = EvaluationInput(
        exemplar=scene.exemplars[which].uid,
        rubric=rubric.uid,
        scorer=scorer,
        scored_on="10/9/2026",
        points=tuple(zip((criterion.uid for criterion in rubric.criteria), points, strict=False)),
    )
    return scene.office.evaluations.save(given).uid


def test_the_suggested_rubric_says_what_it_is_and_adds_up(scene: Scene) -> None:
    rubric = scene.office.evaluations.rubric()
    assert rubric.suggested
    assert rubric.max_points == 100
    assert {criterion.kind for criterion in rubric.criteria} == set(CriterionKind)
    assert scene.office.history.next_steps()[0] is not None  # the scene's own last step, not the rubric's


def test_bonus_adds_penalty_takes_and_both_may_stay_empty(scene: Scene) -> None:
    sheet = scene.office.evaluations.sheet(score(scene, 0, ["10", "10", "15,5", "10", "15", "10", "3", "2"]))
    assert total(sheet.rubric, sheet.evaluation.scores) == Decimal("71.5")
    sheet = scene.office.evaluations.sheet(score(scene, 1, ["10", "10", "15", "10", "15", "10"]))
    assert total(sheet.rubric, sheet.evaluation.scores) == Decimal(70)


def test_nothing_scored_is_not_zero(scene: Scene) -> None:
    score(scene, 0, ["0"] * 6)
    score(scene, 1, ["0"] * 5)
    rows = scene.office.evaluations.rows(scene.office.evaluations.keys(ListQuery()))
    assert [(row.total, row.rank) for row in rows] == [(Decimal(0), 1), (None, None)]


def test_ranks_count_in_year_and_scorer_and_ties_share_one(scene: Scene) -> None:
    score(scene, 0, ["10"] * 6)
    score(scene, 1, ["10"] * 6)
    score(scene, 0, ["9"] * 6)
    score(scene, 0, ["8"] * 6, scorer="self")
    service = scene.office.evaluations
    rows = service.rows(service.keys(ListQuery()))
    assert [(row.scorer.value, row.total, row.rank) for row in rows] == [
        ("team", Decimal(60), 1),
        ("team", Decimal(60), 1),
        ("team", Decimal(54), 3),
        ("self", Decimal(48), 1),
    ]
    best = scene.office.exemplars.rows(scene.office.exemplars.keys(ListQuery(order=(Order("score", descending=True),))))
    assert [row.score for row in best] == [Decimal(60), Decimal(60)]


@pytest.mark.parametrize("points", ["16", "-1", "mười", "1,234"])
def test_points_out_of_range_are_refused_at_their_line(scene: Scene, points: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        score(scene, 0, ["10", points])
    assert [problem.field for problem in refused.value.problems] == ["points.1"]


def test_a_sheet_keeps_the_version_it_was_scored_with(scene: Scene) -> None:
    service = scene.office.evaluations
    uid = score(scene, 0, ["10"] * 6)
    old = service.get(uid)
    given = EvaluationInput(
        exemplar=old.exemplar,
        rubric="another",
        scored_on="11/9/2026",
        points=tuple((one.criterion, "5") for one in old.scores),
    )
    changed = service.save(given, uid)
    assert (changed.rubric, changed.number) == (old.rubric, old.number)
    assert [one.uid for one in changed.scores] == [one.uid for one in old.scores]
