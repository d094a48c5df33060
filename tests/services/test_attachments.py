"""Files are kept as they were attached, and what happens to them afterwards is noticed."""

import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.attachments import AttachmentKind
from danvan_desktop.domain.errors import UserError
from danvan_desktop.services.attachments import FOLDER, FileState, safe_name
from tests.conftest import Scene
from tests.services.test_issuing import draft, issue


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "nguồn" / "Bản quét 01.pdf"
    path.parent.mkdir()
    path.write_bytes(b"%PDF-1.4 signed")
    return path


def test_a_signed_scan_is_attached_to_an_issued_paper_and_hashed(scene: Scene, scan: Path, tmp_path: Path) -> None:
    files = scene.office.attachments
    record = draft(scene)
    with pytest.raises(UserError, match="còn là dự thảo"):
        files.add(record.uid, scan, AttachmentKind.SIGNED)
    issue(scene, record)
    kept = files.add(record.uid, scan, AttachmentKind.SIGNED)
    assert (kept.name, kept.size, len(kept.sha256)) == ("Bản quét 01.pdf", 15, 64)
    assert files.path(kept) == tmp_path / FOLDER / kept.sha256[:2] / kept.sha256
    scan.unlink()
    (found,) = files.of(record.uid)
    assert (found.record, found.state) == (kept, FileState.WHOLE)
    assert files.copy_to_look_at(kept.uid).read_bytes() == b"%PDF-1.4 signed"
    assert files.copy_to_look_at(kept.uid).name == "Bản quét 01.pdf"
    with pytest.raises(UserError, match="không gỡ được"):
        files.remove(kept.uid)
    assert files.problems() == []


def test_a_copy_that_cannot_be_made_is_said(
    scene: Scene, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = scene.office.attachments.add(scene.directive.uid, scan)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no folder"))
    with pytest.raises(UserError, match=r"Không mở được tệp Bản quét 01\.pdf vì không chép được"):
        scene.office.attachments.copy_to_look_at(kept.uid)


@pytest.mark.parametrize("content", [b"%PDF-1.4 forged", b"", b"%PDF-1.4 signed and more", None])
def test_a_file_that_was_changed_on_disk_is_noticed(scene: Scene, scan: Path, content: bytes | None) -> None:
    files = scene.office.attachments
    kept = files.add(scene.directive.uid, scan, AttachmentKind.SIGNED)
    path = files.path(kept)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    (found,) = files.of(scene.directive.uid)
    assert found.state is (FileState.MISSING if content is None else FileState.CHANGED)
    (sentence,) = files.problems()
    assert "Bản quét 01.pdf" in sentence
    with pytest.raises(UserError, match=r"Bản quét 01\.pdf"):
        files.copy_to_look_at(kept.uid)
    files.add(scene.exemplars[0].uid, scan)
    assert files.problems() == [], "attached again, the file is whole again"


def test_one_content_is_kept_once_and_removing_is_undone(scene: Scene, scan: Path, tmp_path: Path) -> None:
    files = scene.office.attachments
    first = files.add(scene.exemplars[0].uid, scan)
    files.add(scene.exemplars[1].uid, scan)
    assert len([path for path in (tmp_path / FOLDER).rglob("*") if path.is_file()]) == 1
    with pytest.raises(UserError, match="đã được đính kèm"):
        files.add(scene.exemplars[0].uid, scan)
    files.remove(first.uid)
    assert files.of(scene.exemplars[0].uid) == []
    scene.office.history.undo()
    assert [one.state for one in files.of(scene.exemplars[0].uid)] == [FileState.WHOLE]


def test_what_is_no_file_is_refused(scene: Scene, tmp_path: Path) -> None:
    files = scene.office.attachments
    (tmp_path / "rỗng.pdf").touch()
    for path, why in (
        (tmp_path, "không phải là tệp"),
        (tmp_path / "không có.pdf", "Không đọc được"),
        (tmp_path / "rỗng.pdf", "rỗng"),
    ):
        with pytest.raises(UserError, match=why):
            files.add(scene.exemplars[0].uid, path)
    assert files.of(scene.exemplars[0].uid) == []


@pytest.mark.parametrize(
    ("given_", "name"),
    [
        ("../../danvan.db", "danvan.db"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("..", "tệp"),
        ("", "tệp"),
        ("CON.pdf", "tệp CON.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ('quý "IV": 1/2?.pdf', "2-.pdf"),
        ("Bản ký.pdf\x00.exe", "Bản ký.pdf.exe"),
        (unicodedata.normalize("NFD", "Quyết định.pdf"), "Quyết định.pdf"),
    ],
)
def test_a_name_leads_nowhere(given_: str, name: str) -> None:
    assert safe_name(given_) == name


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_every_system_takes(text: str) -> None:
    name = safe_name(text)
    assert name
    assert Path(name).name == name
    assert name not in (".", "..")
    assert len(name) <= 200
    assert not set('\\/:*?"<>|\x00\n\r\t') & set(name)
    assert safe_name(name) == name


def test_a_link_in_the_place_of_a_file_is_another_file(scene: Scene, scan: Path, tmp_path: Path) -> None:
    files = scene.office.attachments
    path = files.path(files.add(scene.directive.uid, scan, AttachmentKind.SIGNED))
    path.replace(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert ["đã bị thay đổi" in sentence for sentence in files.problems()] == [True]


def test_a_folder_of_attachments_on_another_disk_is_as_one_here(scene: Scene, scan: Path, tmp_path: Path) -> None:
    """And its files are in the backup."""
    office = scene.office
    kept = office.attachments.add(scene.directive.uid, scan, AttachmentKind.SIGNED)
    (office.folder / FOLDER).rename(tmp_path / "disk-d")
    (office.folder / FOLDER).symlink_to(tmp_path / "disk-d")
    assert office.attachments.problems() == []
    manifest = office.backups.back_up()
    assert kept.sha256 in {member.sha256 for member in manifest.members}


def test_an_attachment_that_cannot_be_read_is_named_with_the_others(scene: Scene, scan: Path) -> None:
    """A loop of links: what everybody is refused, root too."""
    files = scene.office.attachments
    first, second = files.add(scene.directive.uid, scan), files.add(scene.exemplars[0].uid, scan)
    other = scan.with_name("Ảnh.jpg")
    other.write_bytes(b"a picture")
    third = files.add(scene.directive.uid, other)
    assert first.sha256 == second.sha256
    for record in (first, third):
        path = files.path(record)
        path.unlink()
        path.parent.rmdir()
        path.parent.symlink_to(path.parent)
    assert len(files.problems()) == 3
