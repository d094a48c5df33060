import sys
from types import SimpleNamespace

import pytest

from danvan_desktop import oldest_windows


@pytest.mark.parametrize(("build", "too_old"), [(7601, True), (17134, True), (17763, False), (26100, False)])
def test_qt_needs_windows_10_1809(monkeypatch: pytest.MonkeyPatch, build: int, too_old: bool) -> None:
    version = SimpleNamespace(platform_version=(10, 0, build))
    monkeypatch.setattr(sys, "getwindowsversion", lambda: version, raising=False)
    assert oldest_windows.is_too_old() is too_old


def test_elsewhere_there_is_nothing_to_ask() -> None:
    assert not oldest_windows.is_too_old()
