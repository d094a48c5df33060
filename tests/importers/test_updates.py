import json
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.updates import is_newer
from danvan_desktop.importers.updates import extract, read
from update_file import public, write

SETUP = b"MZ" + bytes(range(256)) * 8
KEY = Ed25519PrivateKey.generate()


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("update")
    (folder / "setup.exe").write_bytes(SETUP)
    write(folder / "Bản cập nhật.dvu", folder / "setup.exe", "2.10.0", 9, KEY)
    return folder / "Bản cập nhật.dvu"


def test_what_was_signed_comes_out(signed: Path, tmp_path: Path) -> None:
    update = read(signed, public(KEY))
    assert (update.manifest.version, update.manifest.schema) == ("2.10.0", 9)
    extract(update, tmp_path / "setup.exe")
    assert (tmp_path / "setup.exe").read_bytes() == SETUP


def test_the_key_of_somebody_else_is_not_ours(signed: Path) -> None:
    with pytest.raises(UserError, match="không đúng chữ ký"):
        read(signed, public(Ed25519PrivateKey.generate()))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_no_changed_bit_gets_a_changed_setup_through(signed: Path, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(signed.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    changed, setup = tmp_path / "changed.dvu", tmp_path / "setup.exe"
    changed.write_bytes(content)
    setup.unlink(missing_ok=True)
    try:
        extract(read(changed, public(KEY)), setup)
    except UserError:
        assert not setup.exists()
    else:  # the bit is one of those that say nothing, as the date of a member
        assert setup.read_bytes() == SETUP


def test_another_setup_under_the_same_manifest_is_refused(signed: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.dvu"
    with zipfile.ZipFile(signed) as old, zipfile.ZipFile(changed, "w") as new:
        for name in ("manifest.json", "manifest.sig"):
            new.writestr(name, old.read(name))
        new.writestr("setup.exe", SETUP[:-1] + b"!")
    with pytest.raises(UserError, match="không đúng chữ ký"):
        extract(read(changed, public(KEY)), tmp_path / "setup.exe")
    assert not (tmp_path / "setup.exe").exists()


def test_a_later_format_asks_for_the_setup(tmp_path: Path) -> None:
    manifest = json.dumps({"format": 2, "version": "9.0"}).encode()
    path = tmp_path / "later.dvu"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", manifest)
        archive.writestr("manifest.sig", KEY.sign(manifest))
    with pytest.raises(UserError, match=r"tệp setup của phiên bản 9\.0"):
        read(path, public(KEY))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip " * 500])
def test_what_is_no_update_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "tệp.dvu"
    path.write_bytes(content)
    with pytest.raises(UserError, match="không phải là tệp cập nhật"):
        read(path, public(KEY))
    with pytest.raises(UserError, match="Không đọc được"):
        read(tmp_path, public(KEY))


@pytest.mark.parametrize(
    ("version", "current", "newer"),
    [("0.10.0", "0.9.3", True), ("1.0", "1.0.0", False), ("0.1.0", "0.1.0", False), ("0.1.1", "0.1.0", True)],
)
def test_versions_are_numbers(version: str, current: str, newer: bool) -> None:
    assert is_newer(version, current) is newer
