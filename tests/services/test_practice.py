"""The practice data: apart from the real ones, marked on every sheet, fresh when wished."""

from contextlib import closing
from pathlib import Path

import openpyxl
import pdfplumber
import pytest

from danvan_desktop import bootstrap, folders
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.units import UnitInput
from danvan_desktop.papers.lists import ListView
from danvan_desktop.texts import practice as texts
from tests.rendering import pdfs_of

PALE = range(215, 228)  # the gray of the mark, which no paper has otherwise


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """An office with one unit and a backup of it."""
    folder = tmp_path / "data"
    with closing(bootstrap.open_office(folder)) as office:
        office.units.save(UnitInput(name="Thôn Thật", kind="village"))
        office.backups.back_up(out=tmp_path / "real.dvsao")
    (folder / "window.ini").write_text("[General]\ntext_percent=125\n", "utf-8")
    return folder


def units(folder: Path) -> set[str]:
    with closing(bootstrap.open_office(folder)) as office:
        return {unit.name for unit in office.units.all()}


def pale_share(path: Path) -> list[float]:
    """By page, how much of the sheet has the gray of the mark."""
    shares = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            dots = page.to_image(resolution=100).original.convert("L").histogram()
            shares.append(sum(dots[gray] for gray in PALE) / sum(dots))
    return shares


def test_the_sample_lies_beside_the_real_data_and_knows_the_way_back(real: Path) -> None:
    before = {path: path.read_bytes() for path in real.rglob("*.db")}
    folder = bootstrap.practise(real)
    assert folder.parent == real.parent
    assert folder != real
    assert folders.real_folder(folder) == real
    assert (folders.is_practice(folder), folders.is_practice(real)) == (True, False)
    assert (folder / "window.ini").read_text("utf-8") == (real / "window.ini").read_text("utf-8")
    assert {path: path.read_bytes() for path in real.rglob("*.db")} == before
    with closing(bootstrap.open_office(folder)) as office:
        assert office.practice
        assert {paper.printed_number for paper in office.directives.find_all()} >= {"374-CV/HU", "46-BC/ĐU"}


def test_what_was_tried_stays_until_one_starts_over(real: Path) -> None:
    folder = bootstrap.practise(real)
    sample = units(folder)
    with closing(bootstrap.open_office(folder)) as office:
        office.units.save(UnitInput(name="Thôn Thử", kind="village"))
        office.backups.back_up()
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "x.docx").write_bytes(b"x")
    assert units(bootstrap.practise(real)) == sample | {"Thôn Thử"}
    assert units(bootstrap.practise(real, anew=True)) == sample
    assert not (folder / "templates").exists()
    assert not (folder / "backups").exists()
    assert (folder / "window.ini").exists()
    assert units(real) == {"Thôn Thật"}


def test_a_folder_with_other_data_is_left_alone(real: Path) -> None:
    other = real.with_name("data-lam-thu")
    with closing(bootstrap.open_office(other)) as office:
        office.units.save(UnitInput(name="Thôn Khác", kind="village"))
    for anew in (False, True):
        with pytest.raises(UserError, match="đang chứa dữ liệu khác"):
            bootstrap.practise(real, anew=anew)
    assert units(other) == {"Thôn Khác"}
    assert not folders.is_practice(other)


def test_backups_of_the_two_are_never_exchanged(real: Path, tmp_path: Path) -> None:
    folder = bootstrap.practise(real)
    with closing(bootstrap.open_office(folder)) as office:
        office.backups.back_up(out=tmp_path / "practice.dvsao")
        office.units.save(UnitInput(name="Thôn Thử", kind="village"))
    for target, source, why in (
        (real, "practice.dvsao", texts.ONLY_PRACTICE),
        (folder, "real.dvsao", texts.ONLY_REAL),
    ):
        before = units(target)
        with pytest.raises(UserError) as caught:
            bootstrap.restore(target, tmp_path / source, sure=True)
        assert str(caught.value) == why
        with closing(bootstrap.open_office(target)) as office, pytest.raises(UserError):
            office.restoring.old_records(tmp_path / source, "unit")
        assert units(target) == before
    bootstrap.restore(folder, tmp_path / "practice.dvsao", sure=True)
    assert "Thôn Thử" not in units(folder)


def test_every_sheet_says_that_it_is_no_real_paper(real: Path, tmp_path: Path) -> None:
    folder = bootstrap.practise(real)
    rows = [[f"Dòng {number}"] for number in range(90)]
    view = ListView(title="Danh sách", filters=(), titles=("Tên",), numeric=(False,), rows=rows, values=rows)
    made = []
    with closing(bootstrap.open_office(real)) as office:
        blank = max(pale_share(office.lists.export(view, tmp_path / "real.pdf")))
    with closing(bootstrap.open_office(folder)) as office:
        for kind, number in (("dispatch", "374-CV/HU"), ("decision", "06/QĐ-MTTQ-BTT")):
            uid = office.papers.resolve(kind, number)
            made += [office.papers.export(kind, uid, tmp_path / f"{kind}-own.pdf")]
            made += pdfs_of([office.papers.export(kind, uid, tmp_path / f"{kind}.docx")], tmp_path)
        made.append(office.lists.export(view, tmp_path / "list.pdf"))
        office.lists.export(view, tmp_path / "list.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    assert sheet is not None
    assert sheet["A1"].value == "LÀM THỬ – Danh sách"
    for path in made:
        shares = pale_share(path)
        assert len(shares) > 1, path.name
        assert min(shares) > 3 * blank, (path.name, shares, blank)
