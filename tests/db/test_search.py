"""Searching real lists, by the full-text index and without one."""

from collections.abc import Iterator
from unicodedata import normalize

import pytest

from danvan_desktop.db.engine import connect, reading, writing
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.search import faults
from danvan_desktop.domain.lists import ListQuery, Order
from danvan_desktop.domain.units import UnitInput
from tests.conftest import Scene


@pytest.fixture(params=["with the full-text index", "without"])
def searched(scene: Scene, request: pytest.FixtureRequest) -> Scene:
    """A small office on an SQLite that has FTS5, and on one that has not."""
    if request.param == "without":
        engine = connect(scene.office.folder / "danvan.db")
        with writing(engine) as connection:
            for sql in (
                "TRIGGER search_added",
                "TRIGGER search_removed",
                "TRIGGER search_changed",
                "TABLE search_words",
            ):
                connection.exec_driver_sql(f"DROP {sql}")
        engine.dispose()
    return scene


@pytest.fixture
def reader(searched: Scene) -> Iterator[Reader]:
    engine = connect(searched.office.folder / "danvan.db")
    with reading(engine) as connection:
        yield Reader(connection)
    engine.dispose()


def names(scene: Scene, words: str, **filters: str) -> list[str]:
    service = scene.office.exemplars
    return [row.name for row in service.rows(service.keys(ListQuery(search=words, filters=filters)))]


FLOWERS, GUARD = "Tuyến đường hoa thôn Nại Cửu", "Tổ tự quản an ninh trật tự"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [GUARD, FLOWERS][::-1]),
        ("thon nai cuu", [FLOWERS]),
        ("Thôn Nại", [FLOWERS]),
        ("tổ tự quản", [GUARD]),
        ("tố tự quản", []),
        ("cong an", [GUARD]),
        ("phu nu xa", [FLOWERS]),
        ("bich la don", [GUARD]),
        ("don", [GUARD]),
        ("DUONG HOA", [FLOWERS]),
        ("ĐƯỜNG", [FLOWERS]),
        ("dường", []),
        (normalize("NFD", "Đường hoa"), [FLOWERS]),
        ("cửu", [FLOWERS]),
        ("cứu", []),
        ("tư quan", []),
        ("đón", []),
        ("thon", [GUARD, FLOWERS]),
        ("khôngcótừnày", []),
        ("\"'*%_", [FLOWERS, GUARD]),
    ],
)
def test_words_of_a_record_and_of_those_it_names_find_it(searched: Scene, words: str, found: list[str]) -> None:
    assert names(searched, words) == found


def test_the_newest_comes_first_and_what_is_typed_exactly_before_it(searched: Scene) -> None:
    first, second = searched.exemplars
    assert names(searched, "to") == [GUARD]
    assert names(searched, "an") == [GUARD]
    assert names(searched, "hoa") == [FLOWERS]
    listed = searched.office.exemplars
    assert listed.keys(ListQuery(search="thon")) == [second.id, first.id]
    assert listed.keys(ListQuery(search="thon"), limit=1) == [second.id]
    assert listed.keys(ListQuery(search="thon", order=(Order("name"),))) == [second.id, first.id]
    assert listed.keys(ListQuery(search="thon", order=(Order("name", descending=True),))) == [first.id, second.id]
    assert names(searched, "thon", year="2020") == []


def test_a_number_is_found_by_its_beginning(searched: Scene) -> None:
    service = searched.office.directives
    for words in ("374", "37", "374-CV/HU", "cv hu", "day manh 374"):
        assert service.keys(ListQuery(search=words)) == [searched.directive.id], words
    assert service.keys(ListQuery(search="74")) == []


@pytest.mark.parametrize("words", ["dan van kheo", "Dân vận khéo", "DÂN VẬN", "thi đua", "thi dua 374", "day manh"])
def test_a_subject_is_found_with_and_without_accents(searched: Scene, words: str) -> None:
    assert searched.office.directives.keys(ListQuery(search=words)) == [searched.directive.id]


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("dang uy", True),
        ("đảng uỷ", True),
        ("ĐẢNG ỦY", True),
        ("hoà bình", True),
        ("hòa", True),
        ("hoa binh", True),
        ("hóa bình", False),
        ("muoi", True),
        ("mươi", True),
        ("mười", False),
        ("muơi", False),
    ],
)
def test_where_a_tone_stands_makes_no_difference(searched: Scene, words: str, *, fits: bool) -> None:
    units = {unit.name: unit for unit in searched.office.units.all()}
    police = units["Công an xã"]
    searched.office.units.save(UnitInput(name="Đảng uỷ xã Hoà Bình ba mươi", kind=police.kind), police.uid)
    assert names(searched, words) == [GUARD] * fits


def test_a_new_name_of_a_unit_finds_its_exemplars(searched: Scene) -> None:
    units = {unit.name: unit for unit in searched.office.units.all()}
    police = units["Công an xã"]
    searched.office.units.save(UnitInput(name="Đồn Biên phòng Cửa Việt", kind=police.kind), police.uid)
    assert names(searched, "bien phong") == [GUARD]
    assert names(searched, "cong an") == []
    searched.office.history.undo()
    assert names(searched, "cong an") == [GUARD]


def test_what_is_removed_is_found_no_more_and_again_after_undo(searched: Scene) -> None:
    searched.office.exemplars.remove([searched.exemplars[0].uid])
    assert names(searched, "duong hoa") == []
    searched.office.history.undo()
    assert names(searched, "duong hoa") == [FLOWERS]


def test_the_index_is_as_it_should_be(reader: Reader) -> None:
    assert faults(reader) == 0


def test_an_entry_that_is_missing_or_wrong_is_counted(scene: Scene) -> None:
    engine = connect(scene.office.folder / "danvan.db")
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE search SET folded = 'x' WHERE kind = 'directive'")
        connection.exec_driver_sql("DELETE FROM search WHERE kind = 'unit'")
    with reading(engine) as connection:
        assert faults(Reader(connection)) == 1 + len(scene.office.units.all())
    engine.dispose()
