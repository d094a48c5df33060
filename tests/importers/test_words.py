import tomllib
from collections import Counter
from typing import Any

import pytest

from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.importers.columns import TARGETS
from danvan_desktop.importers.values import FieldNames, Titles, find_year
from danvan_desktop.importers.words import Hit, Phrases, is_marked, load
from danvan_desktop.resources import resource
from danvan_desktop.texts.exemplars import STATUSES
from tests.importers.books import FIELDS

PHRASES = Phrases(
    {"name": ["tên mô hình*", "mô hình"], "year": ["năm"], "unit": ["đơn vị*"], "forces": ["đơn vị phối hợp*"]}
)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Tên mô hình", Hit("name", 0)),
        ("TÊN MÔ HÌNH,\nđiển hình", Hit("name", 0)),
        ("Mô hình", Hit("name", 1)),
        ("Mô hình trồng sen", None),
        ("Ten mo hinh", Hit("name", 0)),
        ("Năm", Hit("year", 0)),
        ("năm (đăng ký)", Hit("year", 0)),
        ("Năm sinh", None),
        ("Đơn vị", Hit("unit", 0)),
        ("Đơn vị phối hợp thực hiện", Hit("forces", 0)),
        ("Dòng", None),
        ("", None),
        ("(1)", None),
    ],
)
def test_the_longest_phrase_decides(text: str, hit: Hit | None) -> None:
    assert PHRASES.find(text) == hit


def test_marks_count_in_a_list_that_has_them() -> None:
    assert PHRASES.find("Nam", marked=True) is None
    assert PHRASES.find("Nam", marked=False) == Hit("year", 0)
    assert (is_marked("Nam 2026 “x”"), is_marked("Năm")) == (False, True)


def shipped() -> dict[str, Any]:
    with resource("catalogues", "import_headers.toml").open("rb") as file:
        return tomllib.load(file)


@pytest.mark.parametrize("section", ["columns", "columns_otherwise", "rows", "holders", "statuses"])
def test_no_phrase_stands_for_two_things(section: str) -> None:
    phrases = Counter(phrase for group in shipped()[section].values() for phrase in group)
    assert [phrase for phrase, count in phrases.items() if count > 1] == []


def test_the_groups_are_what_the_readers_know() -> None:
    words = shipped()
    assert set(words["columns"]) == {*TARGETS, "stt", "other"}
    assert set(words["columns_otherwise"]) <= set(TARGETS)
    assert set(words["rows"]) == {"total", "signature", "note", "section", "section_alone", "plain"}
    assert set(words["holders"]) == {*RecipientKind, "mixed"}
    assert set(words["statuses"]) == set(STATUSES)


def test_other_names_of_fields_lead_to_the_shipped_fields() -> None:
    names = FieldNames(FIELDS, load().fields)
    for other in load().fields:
        found = names.find(other)
        assert found is not None, other
        assert found[1], other


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Đ/c Nguyễn Hữu Đức", "Nguyễn Hữu Đức"),
        ("Đ/c: Nguyễn Hữu Đức", "Nguyễn Hữu Đức"),
        ("Đồng chí TS. Lê Ái", "Lê Ái"),
        ("TS.Lê Ái", "Lê Ái"),
        ("ÔNG TRẦN BA", "TRẦN BA"),
        ("Ông (bà) Trần Ba", "Trần Ba"),
        ("Đ/c Lê Ái, đ/c Trần Ba", "Lê Ái, Trần Ba"),
        ("Bùi Thị Bà", "Bùi Thị Bà"),
        ("Anhxtanh", "Anhxtanh"),
        ("Côn Văn Tư", "Côn Văn Tư"),
        ("Ông", "Ông"),
    ],
)
def test_titles_are_no_part_of_names(written: str, name: str) -> None:
    assert Titles(load().titles).without(written) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026", ("2026", True)),
        ("tháng 3 năm 2025", ("2025", True)),
        ("15/3/2026", ("2026", True)),
        ("2016-2020", ("2016", False)),
        ("12/QĐ-UBND 2024", ("2024", False)),
        ("120261", None),
        ("1.250 m2", None),
        ("", None),
    ],
)
def test_years_in_texts(text: str, found: tuple[str, bool] | None) -> None:
    assert find_year(text) == found
