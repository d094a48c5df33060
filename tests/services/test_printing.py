from pathlib import Path

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.errors import Cancelled, UserError
from danvan_desktop.domain.printing import Printing
from tests.conftest import NOW, Scene
from tests.rendering import text_of


def printed(scene: Scene, folder: Path, copies: int = 2) -> Printing:
    printable = scene.office.printing.paper("dispatch", scene.directive.uid)
    pdf = printable.write(folder / "paper.pdf")
    return scene.office.printing.keep(printable, pdf, printer="Máy A", copies=copies, pages="1")


def test_what_was_printed_is_printed_again_though_its_record_has_changed(scene: Scene, tmp_path: Path) -> None:
    record = printed(scene, tmp_path)
    before = (tmp_path / "paper.pdf").read_bytes()
    scene.office.directives.remove([scene.directive.uid])
    again = scene.office.printing.again(record.uid)
    out = again.write(tmp_path / "again.pdf")
    assert out.read_bytes() == before
    assert "374-CV/HU" in text_of(out)
    assert again.formats == (".pdf",)
    assert (record.printed_at, record.copies, record.printer, record.pages) == (NOW, 2, "Máy A", "1")


def test_prints_of_a_record_are_listed_and_equal_ones_are_kept_once(scene: Scene, tmp_path: Path) -> None:
    first, second = printed(scene, tmp_path), printed(scene, tmp_path, copies=1)
    assert {one.uid for one in scene.office.printing.past(scene.directive.uid)} == {first.uid, second.uid}
    assert first.sha256 == second.sha256
    assert len([path for path in (scene.office.folder / "attachments").rglob("*") if path.is_file()]) == 1
    assert scene.office.printing.past(scene.exemplars[0].uid) == []


def test_a_print_is_no_step_of_undo_and_stands_in_the_way_of_none(scene: Scene, tmp_path: Path) -> None:
    before = scene.office.history.next_steps()
    printed(scene, tmp_path)
    assert scene.office.history.next_steps() == before
    scene.office.history.undo()


def test_a_kept_print_that_was_changed_or_lost_is_not_passed_off(scene: Scene, tmp_path: Path) -> None:
    record = printed(scene, tmp_path)
    (kept,) = (path for path in (scene.office.folder / "attachments").rglob("*") if path.is_file())
    kept.write_bytes(b"%PDF-1.4 something else")
    with pytest.raises(UserError, match="23/11/2026 không còn nguyên vẹn"):
        scene.office.printing.again(record.uid)
    kept.unlink()
    with pytest.raises(UserError, match="không còn nguyên vẹn"):
        scene.office.printing.again(record.uid)


def test_a_long_paper_tells_its_pages_and_can_be_stopped(office: Office, tmp_path: Path) -> None:
    office.sample.fill(300)
    printable = office.printing.paper("award-list", office.awards.find_all()[0].uid)
    pages: list[int] = []
    printable.write(tmp_path / "whole.pdf", pages.append)
    assert pages == list(range(1, len(pages) + 1))
    assert len(pages) > 3

    def stop(page: int) -> None:
        if page == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        printable.write(tmp_path / "half.pdf", stop)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == ["whole.pdf"]


def test_every_paper_that_is_shown_tells_its_pages(scene: Scene, tmp_path: Path) -> None:
    office, pages = scene.office, list[int]()
    book = office.registers.books()[0]
    for printable in (office.register_printing.printable(book), office.backups.code_sheet("AAAAA-BBBBB")):
        printable.write(tmp_path / f"{printable.kind}.pdf", pages.append)
    assert pages == [1, 1]
