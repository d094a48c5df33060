import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from danvan_desktop import bootstrap, folders
from danvan_desktop.db import preflight
from danvan_desktop.db.preflight import Found, inspect
from danvan_desktop.domain.errors import UserError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a database in it."""
    with closing(bootstrap.open_office(tmp_path)) as office:
        office.sample.load()
    return tmp_path


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    assert inspect(tmp_path / "a" / "b") is Found.NOTHING
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_may_be_named_from_where_one_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    with closing(bootstrap.open_office(Path(folder.name))) as office:
        assert len(office.directives.find_all()) == 1
    assert folders.glance(Path(folder.name), office.today(), 10)[0] == [1]


def test_a_database_of_ours_is_known(folder: Path) -> None:
    assert inspect(folder) is Found.CURRENT


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / preflight.FILE
    path.write_text("Đây không phải cơ sở dữ liệu. " * 100, "utf-8")
    before = path.read_bytes()
    with pytest.raises(UserError, match="không phải là cơ sở dữ liệu"):
        bootstrap.open_office(tmp_path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / preflight.FILE) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    with pytest.raises(UserError, match="không phải là cơ sở dữ liệu của chương trình"):
        bootstrap.open_office(tmp_path)


def test_a_newer_database_is_refused_with_both_numbers(folder: Path) -> None:
    with sqlite3.connect(folder / preflight.FILE) as connection:
        connection.execute(f"PRAGMA user_version = {preflight.SCHEMA + 7}")
    connection.close()
    with pytest.raises(UserError, match=rf"lược đồ {preflight.SCHEMA + 7}, bản này hiểu đến {preflight.SCHEMA}"):
        bootstrap.open_office(folder)


def test_a_damaged_database_is_told_and_kept(folder: Path) -> None:
    path = folder / preflight.FILE
    data = bytearray(path.read_bytes())
    data[100:4096] = os.urandom(3996)  # the page that holds the schema
    path.write_bytes(data)
    with pytest.raises(UserError, match="đã hỏng"):
        bootstrap.open_office(folder)
    assert path.read_bytes() == bytes(data)


def test_damage_further_in_is_found_by_the_check(folder: Path) -> None:
    path = folder / preflight.FILE
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(os.urandom(4096 * 20))
    with closing(bootstrap.open_office(folder)) as office:
        try:
            problems = office.history.check().problems
        except UserError as error:
            problems = (str(error),)
    assert problems


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_text("x")
    with pytest.raises(UserError, match="Không mở được dữ liệu tại"):
        inspect(path)
