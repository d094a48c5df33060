"""What SQL finds, in which order, against a plain reading of all rows."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.db.conditions import patterns
from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.domain.evaluations import EvaluationRow
from danvan_desktop.domain.exemplars import ExemplarInput, ExemplarRow, Status
from danvan_desktop.domain.lists import Condition, How, Kind, ListQuery, Order, between
from danvan_desktop.domain.vietnamese import Spelling, fold, sort_key, spelled
from tests.conftest import NOW

FIELDS = ("economy", "culture_society", "defence_security", "political_system")
SYLLABLES = ("Hòa", "hoà", "thủy", "thuỷ", "Đường", "duong", "ĐƯỜNG", "quý", "a*b", "[1]", "50%", "ấm", "Ấm", "am")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample office and exemplars whose names are alike."""
    with closing(open_office(tmp_path_factory.mktemp("lists"), now=lambda: NOW)) as office:
        office.sample.load()
        names = [f"{one} {other}" for one in SYLLABLES for other in SYLLABLES[::3]]
        made = [
            ExemplarInput(
                year=str(2020 + place % 5),
                name=name,
                field=FIELDS[place % 4],
                holder=f"Tổ {SYLLABLES[place % len(SYLLABLES)]}",
                unit=f"Thôn {place % 7}",
                status=list(Status)[place % 3],
            )
            for place, name in enumerate(names)
        ]
        office.exemplars.take(made, "names.xlsx")
        yield office


class Rows:
    """All exemplars in the order of the list; a short word for them where a test fails."""

    def __init__(self, office: Office) -> None:
        self.all = office.exemplars.rows(office.exemplars.keys(ListQuery()))


@pytest.fixture(scope="module")
def rows(office: Office) -> Rows:
    return Rows(office)


def holds(text: str, typed: str) -> bool:
    """Whether the typed words stand in the text, in either spelling: each letter alike, with its accents where its word
    has any.
    """
    return any(
        stands(text, " ".join(words))
        for words in product(*[[spelled(word, spelling) for spelling in Spelling] for word in typed.split()])
    )


def stands(text: str, typed: str) -> bool:
    letters = [(letter, fold(word) != word.lower()) for word in typed.split() for letter in f"{word} "][:-1]

    def alike(here: str) -> bool:
        if len(here) < len(letters):
            return False
        return all(
            one.lower() == letter.lower() if exact else fold(one) == fold(letter) and one.isspace() == letter.isspace()
            for one, (letter, exact) in zip(here, letters, strict=False)
        )

    return any(alike(text[start:]) for start in range(len(text)))


VALUES: dict[str, Callable[[ExemplarRow], Any]] = {
    "number": lambda row: row.printed_number,
    "name": lambda row: row.name,
    "holder": lambda row: row.holder,
    "unit": lambda row: row.unit,
    "field": lambda row: row.field,
    "status": lambda row: row.status.value,
    "score": lambda row: row.score,
}
KEYS: dict[str, Callable[[ExemplarRow], Any]] = {
    **VALUES,
    "number": lambda row: (row.year, row.printed_number),
    "name": lambda row: sort_key(row.name),
    "score": lambda row: (row.score is not None, row.score or 0),
}

numbers = st.decimals(min_value=0, max_value=110, places=1).map(str)
words = st.lists(st.sampled_from([*SYLLABLES, "hoa", "thuy", "ĐUONG", "m", "thôn"]), min_size=1, max_size=2)
conditions = st.one_of(
    st.builds(Condition, st.sampled_from(["name", "holder"]), st.just(How.CONTAINS), st.tuples(words.map(" ".join))),
    st.builds(Condition, st.just("number"), st.just(How.CONTAINS), st.sampled_from([("1/mh",), ("2026",), ("-",)])),
    st.builds(
        Condition, st.just("field"), st.just(How.ONE_OF), st.lists(st.sampled_from(FIELDS), min_size=1).map(tuple)
    ),
    st.builds(
        Condition, st.just("status"), st.just(How.ONE_OF), st.lists(st.sampled_from(Status), min_size=1).map(tuple)
    ),
    st.builds(Condition, st.just("score"), st.just(How.NUMBERS), st.tuples(numbers, numbers)),
    st.builds(Condition, st.just("score"), st.just(How.NUMBERS), st.tuples(numbers, st.just(""))),
    st.builds(Condition, st.sampled_from(list(VALUES)), st.sampled_from([How.EMPTY, How.FILLED])),
)
orders = st.builds(Order, st.sampled_from(list(KEYS)), st.booleans()) | st.builds(
    Order, st.just("field"), st.booleans(), st.permutations(FIELDS).map(tuple)
)


def fits(row: ExemplarRow, asked: Condition) -> bool:
    value = VALUES[asked.column](row)
    match asked.how:
        case How.CONTAINS:
            return holds(value, asked.values[0])
        case How.ONE_OF:
            return value in asked.values
        case How.NUMBERS:
            first, last = asked.values
            return value is not None and (not first or value >= Decimal(first)) and (not last or value <= Decimal(last))
        case How.EMPTY:
            return value in (None, "")
        case _:
            return value not in (None, "")


def ordered(rows: Sequence[ExemplarRow], by: Sequence[Order]) -> list[ExemplarRow]:
    """By the columns, and where they say nothing in the order that was there."""
    found = list(rows)
    for one in reversed(by):
        key = KEYS[one.column]
        ranks = {name: place for place, name in enumerate(one.keys)}
        found.sort(key=lambda row: ranks[key(row)] if ranks else key(row), reverse=one.descending)
    return found


@settings(max_examples=120)
@given(asked=st.lists(conditions, max_size=3), by=st.lists(orders, max_size=3, unique_by=lambda one: one.column))
def test_sql_finds_and_orders_what_a_plain_reading_does(
    office: Office, rows: Rows, asked: list[Condition], by: list[Order]
) -> None:
    by = [one for one in by if one.column not in ("holder", "unit")]  # names of persons have keys of their own
    found = office.exemplars.rows(office.exemplars.keys(ListQuery(conditions=tuple(asked), order=tuple(by))))
    expected = ordered([row for row in rows.all if all(fits(row, one) for one in asked)], by)
    assert [row.uid for row in found] == [row.uid for row in expected]


def test_a_search_and_conditions_must_both_hold(office: Office) -> None:
    query = ListQuery(
        search="duong",
        filters={"year": "2020"},
        conditions=(Condition("name", How.CONTAINS, ("đường",)), Condition("field", How.ONE_OF, ("economy",))),
        order=(Order("status"), Order("name", descending=True)),
    )
    rows = office.exemplars.rows(office.exemplars.keys(query))
    assert rows
    assert all(row.year == 2020 and row.field == "economy" and "đường" in row.name.lower() for row in rows)


def test_days_are_from_to(office: Office) -> None:
    days = [row.scored_on for row in sheets(office, ListQuery())]
    middle = sorted(days)[len(days) // 2]
    condition = between("scored_on", Kind.DAY, f"{middle:%d/%m/%y}", "", date(2026, 11, 23))
    assert condition == Condition("scored_on", How.DAYS, (middle.isoformat(), ""))
    found = sheets(office, ListQuery(conditions=(condition,)))
    assert len(found) == sum(day >= middle for day in days) < len(days)


def sheets(office: Office, query: ListQuery) -> list[EvaluationRow]:
    return office.evaluations.rows(office.evaluations.keys(query))


def test_what_was_typed_wrongly_says_so_at_its_end() -> None:
    today = date(2026, 11, 23)
    assert between("due", Kind.DAY, " ", "", today) is None
    assert between("money", Kind.MONEY, "", "1.500.000", today) == Condition("money", How.NUMBERS, ("", "1500000"))
    for kind, first, last, field in (
        (Kind.DAY, "31/2/26", "", "first"),
        (Kind.DAY, "2/7/26", "1/7/26", "last"),
        (Kind.NUMBER, "1", "x", "last"),
    ):
        with pytest.raises(InvalidInput) as caught:
            between("column", kind, first, last, today)
        assert [problem.field for problem in caught.value.problems] == [field]


def test_totals_are_those_of_the_rows_asked_for(office: Office) -> None:
    awards = office.awards.keys(ListQuery())
    rows = office.awards.rows(awards)
    assert office.awards.totals(awards)["money"] == sum(row.money for row in rows) > 0
    assert office.awards.totals(awards[:1])["individuals"] == rows[0].individuals
    assert office.awards.totals([]) == {}
    complete = [row for row in sheets(office, ListQuery()) if row.total is not None and row.max_points == 100]
    mean = office.evaluations.totals([row.id for row in complete])["total"]
    exact = sum((row.total for row in complete if row.total is not None), Decimal(0)) / len(complete)
    assert abs(mean - exact) <= Decimal("0.005")


def test_patterns_hold_signs_of_their_own_harmless() -> None:
    assert patterns("a*[") == ["*[aàáãảạAÀÁÃẢẠăằắẵẳặĂẰẮẴẲẶâầấẫẩậÂẦẤẪẨẬ][*][[]*"]
