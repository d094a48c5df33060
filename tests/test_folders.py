import sys
from pathlib import Path

import pytest

from danvan_desktop import folders


def test_the_data_of_an_installed_program_lie_apart_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "app" / "danvan-desktop.exe"))
    assert not folders.is_portable()
    assert not folders.default_folder().is_relative_to(tmp_path)


def test_a_portable_program_carries_its_data_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "Thẻ nhớ của cô Nguyễn Thị Đức"
    monkeypatch.setattr(sys, "executable", str(home / "app" / "danvan-desktop.exe"))
    home.mkdir()
    (home / folders.PORTABLE).touch()
    assert folders.default_folder() == home / "du-lieu"
