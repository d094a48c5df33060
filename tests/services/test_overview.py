from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.domain.awards import AwardInput, AwardLineInput, AwardStatus
from danvan_desktop.domain.directives import DirectiveInput, LineInput
from danvan_desktop.domain.evaluations import EvaluationInput
from danvan_desktop.domain.exemplars import ExemplarInput, Status
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.overview import Figure, Overview, Tallies, Waiting, covers, overview
from danvan_desktop.folders import glance_overview
from tests.conftest import NOW, Scene

YEARS = st.integers(2014, 2026)
FIELDS = ("economy", "culture_society", "defence_security", "political_system")
PERIODS = st.one_of(st.just(""), YEARS.map(str), st.tuples(YEARS, YEARS).map(lambda ends: f"{min(ends)}-{max(ends)}"))


def figures(seen: Overview) -> Iterator[Figure]:
    """Every number that the screen shows."""
    yield from (seen.directives, seen.exemplars, seen.recognised, seen.decisions)
    yield from seen.waiting.values()
    yield from seen.awards.values()
    for parts in seen.fields.values():
        yield from parts


def in_list(office: Office, figure: Figure) -> int:
    """How many rows the list shows that the figure opens."""
    services = {"directive": office.directives, "exemplar": office.exemplars, "award_decision": office.awards}
    return len(services[figure.kind].keys(ListQuery(filters=figure.filters)))  # type: ignore[attr-defined]


@given(
    exemplars=st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(Status), YEARS)),
    awards=st.lists(st.tuples(st.dates(date(2014, 1, 1), date(2026, 12, 31)), st.sampled_from(AwardStatus))),
    directives=st.lists(st.one_of(st.none(), YEARS)),
    period=PERIODS,
)
def test_the_figures_are_those_of_a_plain_count(
    exemplars: Sequence[tuple[str, Status, int]],
    awards: Sequence[tuple[date, AwardStatus]],
    directives: Sequence[int | None],
    period: str,
) -> None:
    first, last = (int(period[:4]), int(period[-4:])) if period else (0, 9999)
    seen = overview(
        Tallies(
            exemplars=Counter(exemplars),
            awards=Counter((f"{day:%Y-%m}", status) for day, status in awards),
            directives=Counter(str(year or "") for year in directives),
            waiting={},
        ),
        period,
    )
    within = [one for one in exemplars if first <= one[2] <= last]
    issued = [day for day, status in awards if status is AwardStatus.ISSUED and first <= day.year <= last]
    assert seen.directives.count == sum(first <= (year or (0 if not period else -1)) <= last for year in directives)
    assert seen.exemplars.count == len(within)
    assert seen.recognised.count == sum(status is Status.RECOGNISED for _, status, _ in within)
    assert seen.decisions.count == len(issued) == sum(figure.count for figure in seen.awards.values())
    counted = {
        (field, status): figure.count
        for field, parts in seen.fields.items()
        for status, figure in zip(Status, parts, strict=True)
        if figure.count
    }
    assert counted == Counter((field, status) for field, status, _ in within)
    by_time = Counter(f"{day:%Y-%m}" if len(period) == 4 else str(day.year) for day in issued)
    assert {at: figure.count for at, figure in seen.awards.items() if figure.count} == by_time
    assert list(seen.awards) == sorted(seen.awards)


@pytest.mark.parametrize(
    ("period", "year", "inside"),
    [
        ("", "", True),
        ("", "2020", True),
        ("2020", "", False),
        ("2016-2020", "2020", True),
        ("2016-2020", "2021", False),
    ],
)
def test_a_draft_lies_in_no_year(period: str, year: str, inside: bool) -> None:
    assert covers(period, year) is inside


EXEMPLARS = st.lists(
    st.tuples(st.sampled_from(FIELDS), st.sampled_from(Status), st.integers(2024, 2026), st.booleans()), max_size=12
)
DUE = st.lists(st.one_of(st.none(), st.integers(-9, 20)), max_size=6)
AWARDS = st.lists(st.tuples(st.booleans(), st.dates(date(2025, 1, 1), date(2026, 11, 20))), max_size=5)


@settings(max_examples=3)
@given(exemplars=EXEMPLARS, due=DUE, awards=AWARDS, incoming=st.integers(0, 2))
def test_every_figure_is_the_number_of_rows_of_its_list(
    exemplars: Sequence[tuple[str, Status, int, bool]],
    due: Sequence[int | None],
    awards: Sequence[tuple[bool, date]],
    incoming: int,
) -> None:
    with TemporaryDirectory() as folder, closing(open_office(Path(folder), now=lambda: NOW)) as office:
        office.sample.load()
        _enter(office, exemplars, due, awards, incoming)
        everything = office.overview.of()
        for period in ("", *everything.years, *(key for key, _ in office.exemplars.stages())):
            seen = office.overview.of(period)
            assert [(one, in_list(office, one)) for one in figures(seen)] == [(one, one.count) for one in figures(seen)]
            assert sum(part.count for parts in seen.fields.values() for part in parts) == seen.exemplars.count
        # Before SQLAlchemy loads, the same.
        assert glance_overview(Path(folder), NOW.date(), "") == everything


def _enter(
    office: Office,
    exemplars: Sequence[tuple[str, Status, int, bool]],
    due: Sequence[int | None],
    awards: Sequence[tuple[bool, date]],
    incoming: int,
) -> None:
    issuer = next(iter(office.issuers.all().values()))
    rubric = office.evaluations.rubric()
    for number, (field, status, year, scored) in enumerate(exemplars):
        record = office.exemplars.save(
            ExemplarInput(
                year=str(year), name=f"Mô hình {number}", field=field, holder="Chi đoàn", unit="Đoàn xã", status=status
            )
        )
        points = tuple((criterion.uid, "1") for criterion in rubric.criteria[: None if scored else 1])
        office.evaluations.save(
            EvaluationInput(exemplar=record.uid, rubric=rubric.uid, scored_on="1/11/2026", points=points)
        )
    for number, days in enumerate([*due, *[None] * incoming]):
        came = number >= len(due)
        last = "" if days is None else f"{NOW.date() + timedelta(days=days):%d/%m/%Y}"
        office.directives.save(
            DirectiveInput(
                issuer=issuer.uid,
                direction="incoming" if came else "outgoing",
                number=str(900 + number) if came else "",
                signed_on="2/11/2026" if came else "",
                subject=f"Văn bản {number}",
                due=last,
                addressees=(LineInput(name="Các chi bộ"),),
            )
        )
    kind = next(key for key, one in office.catalogues.current().award_kinds.items() if one.track is issuer.track)
    for number, (issued, day) in enumerate(awards):
        office.awards.save(
            AwardInput(
                issuer=issuer.uid,
                award_kind=kind,
                subject=f"Quyết định {number}",
                number=str(700 + number) if issued else "",
                signed_on=f"{day:%d/%m/%Y}" if issued else "",
                status=AwardStatus.ISSUED if issued else AwardStatus.DRAFT,
                lines=(AwardLineInput(kind="collective", name=f"Tập thể {number}"),),
            )
        )


def test_what_waits_follows_the_day(scene: Scene) -> None:
    office, issuer = scene.office, scene.issuer
    for number, days in ((1, 1), (2, 5), (3, 30)):  # the paper is asked for before that day
        office.directives.save(
            DirectiveInput(
                issuer=issuer.uid,
                number=str(number),
                signed_on="2/11/2026",
                subject=f"Văn bản {number}",
                due=f"{NOW.date() + timedelta(days=days):%d/%m/%Y}",
                addressees=(LineInput(name="Các chi bộ"),),
            )
        )
    seen = office.overview.of()
    waiting = {one: figure.count for one, figure in seen.waiting.items()}
    # The scene: one directive long over, two exemplars without a score.
    assert waiting == {Waiting.LATE: 1, Waiting.TODAY: 1, Waiting.WEEK: 2, Waiting.SCORE: 2}
    assert [row.subject for row in seen.nearest][:2] == ["Văn bản 1", "Văn bản 2"]
    assert seen.newest[0].signed_on == date(2026, 11, 2)


def test_an_office_that_has_entered_nothing_is_empty(office: Office) -> None:
    assert office.overview.of().empty
    assert office.overview.of("2026").empty


def test_what_cannot_be_read_is_not_glanced_at(tmp_path: Path) -> None:
    assert glance_overview(tmp_path, datetime(2026, 1, 1).date(), "") is None  # noqa: DTZ001
