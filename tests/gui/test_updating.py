"""The update in the window, up to the setup itself."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pytestqt.qtbot import QtBot

from danvan_desktop import resources
from danvan_desktop.bootstrap import open_office
from danvan_desktop.db.preflight import FILE, SCHEMA
from danvan_desktop.services.installation import Installation
from danvan_desktop.ui import prompts
from danvan_desktop.ui.main_window import MainWindow
from tests.gui.test_main_window import opened
from update_file import public, write

KEY = Ed25519PrivateKey.generate()


@pytest.fixture
def swapped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The setups that were started; the setup itself only runs on Windows."""
    started: list[Path] = []
    find = resources._find
    (tmp_path / "update_key.pem").write_bytes(public(KEY))
    monkeypatch.setattr(
        resources,
        "_find",
        lambda *parts: tmp_path / "update_key.pem" if parts[-1] == "update_key.pem" else find(*parts),
    )
    monkeypatch.setattr(Installation, "can_update", lambda _self: True)
    monkeypatch.setattr(Installation, "unpack", lambda _self, _setup: None)
    monkeypatch.setattr(Installation, "try_out", lambda _self, data: "" if (data / FILE).exists() else "no data")
    monkeypatch.setattr(Installation, "swap", lambda _self, setup, **_how: started.append(setup))
    return started


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with closing(open_office(tmp_path / "data")):
        window = opened(qtbot, tmp_path / "data")
    yield window
    window.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "setup.exe").write_bytes(b"MZ" * 99)
    write(tmp_path / "mới.dvu", tmp_path / "setup.exe", "99.0", SCHEMA, KEY)
    return tmp_path / "mới.dvu"


def test_asked_twice_and_then_the_program_makes_room(
    qtbot: QtBot,
    window: MainWindow,
    file: Path,
    swapped: list[Path],
    answers: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prompts, "open_path", lambda *_arguments: file)
    answers += ["Sao lưu và chạy thử", "Thay và mở lại"]
    window.commands()["update_action"]()
    qtbot.waitUntil(lambda: bool(swapped), timeout=20_000)
    assert not window.isVisible()


def test_later_changes_nothing(
    qtbot: QtBot, window: MainWindow, file: Path, swapped: list[Path], answers: list[str]
) -> None:
    answers += ["Sao lưu và chạy thử", "Để sau"]
    window.open_file(file)
    qtbot.waitUntil(lambda: not answers, timeout=20_000)
    assert window.isVisible()
    assert not swapped


def test_a_changed_file_is_refused_in_words(
    window: MainWindow, file: Path, swapped: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompts, "open_path", lambda *_arguments: file)
    told: list[str] = []
    monkeypatch.setattr(prompts, "warn", lambda _parent, message: told.append(message))
    content = bytearray(file.read_bytes())
    content[content.index(b'"version": "99.0"') + 12] ^= 1
    file.write_bytes(content)
    window.commands()["update_action"]()
    assert "tệp cập nhật" in told[0].lower()
    assert not swapped
