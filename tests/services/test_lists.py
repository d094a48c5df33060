"""Lists as seen, read back by other programs than those that wrote them."""

import csv
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.errors import UserError
from danvan_desktop.papers import lists
from danvan_desktop.papers.lists import ListView, Sheet
from tests.rendering import pdf_of, read, text_of


def view(columns: int = 3, rows: int = 5, words: str = "Hàng rào xanh") -> ListView:
    texts = [[f"{words} {place}" for place in range(columns)] for _ in range(rows)]
    return ListView(
        title="Mô hình, điển hình",
        filters=("Năm 2026", "Kinh tế"),
        titles=tuple(f"Cột {place}" for place in range(columns)),
        numeric=(False,) * columns,
        rows=texts,
        values=texts,
    )


@pytest.mark.parametrize(
    ("columns", "sheet"), [(4, Sheet.A4_UPRIGHT), (7, Sheet.A4_ACROSS), (10, Sheet.A3_ACROSS), (30, Sheet.A3_ACROSS)]
)
def test_the_sheet_is_as_wide_as_the_columns_ask_for(
    office: Office, tmp_path: Path, columns: int, sheet: Sheet
) -> None:
    seen = view(columns)
    assert lists.sheet_for(seen) is sheet
    import pdfplumber

    out = office.lists.export(seen, tmp_path / "list.pdf")
    with pdfplumber.open(out) as document:
        page = document.pages[0]
        width, height = page.width / 72 * 25.4, page.height / 72 * 25.4
        assert (width, height) == pytest.approx(sheet.value, abs=0.5)
        edges = page.edges
        assert min(edge["x0"] for edge in edges) / 72 * 25.4 >= 14.5
        assert max(edge["x1"] for edge in edges) / 72 * 25.4 <= sheet.value[0] - 14.5


def test_the_paper_says_what_the_list_says(office: Office, tmp_path: Path) -> None:
    for suffix in (".pdf", ".docx"):
        out = office.lists.export(view(rows=60), tmp_path / f"list{suffix}")
        pdf = out if suffix == ".pdf" else pdf_of(out, tmp_path)
        words = text_of(pdf)
        for expected in ("MÔ HÌNH, ĐIỂN HÌNH", "Năm 2026; Kinh tế", "(60 dòng, lập ngày 23/11/2026)", "Trang 2/2"):
            assert expected in words
        assert read(pdf).pages == 2


def test_signs_of_a_status_are_left_out(office: Office, tmp_path: Path) -> None:
    out = office.lists.export(view(words="● Còn 12 ngày"), tmp_path / "list.pdf")
    assert "Còn 12 ngày 0" in text_of(out)
    assert "●" not in text_of(out)


def test_long_words_and_empty_cells_stay_in_their_columns(office: Office, tmp_path: Path) -> None:
    seen = view(2, words="x" * 200)
    rows = [["", ""], *seen.rows]
    out = office.lists.export(
        ListView(title=seen.title, filters=(), titles=seen.titles, numeric=seen.numeric, rows=rows, values=rows),
        tmp_path / "list.pdf",
    )
    assert all(text.right <= 420 - 14.5 for text in read(out).words)


def test_a_sheet_of_excel_has_real_days_and_numbers(office: Office, tmp_path: Path) -> None:
    values: list[list[lists.Value]] = [["012", date(2026, 7, 1), 1_500_000, Decimal("91.5"), "=1+1", None]]
    seen = ListView(
        title="Danh sách",
        filters=(),
        titles=("Số", "Ngày", "Tiền", "Điểm", "Ghi chú", "Hạn"),
        numeric=(False, False, True, True, False, False),
        rows=[["012", "01/7/2026", "1.500.000", "91,5", "=1+1", ""]],
        values=values,
    )
    out = office.lists.export(seen, tmp_path / "list.xlsx")
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    cells = sheet[4]
    assert [cell.value for cell in cells] == ["012", datetime(2026, 7, 1), 1_500_000, 91.5, "=1+1", None]  # noqa: DTZ001
    assert [cell.data_type for cell in cells] == ["s", "d", "n", "n", "s", "n"]
    assert cells[1].number_format == "dd/mm/yyyy"


def test_a_file_with_commas_opens_in_excel_and_holds_no_formula(office: Office, tmp_path: Path) -> None:
    seen = view(2, rows=1, words='=cmd|"x", a')
    out = office.lists.export(seen, tmp_path / "list.csv")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["Cột 0", "Cột 1"], ['\'=cmd|"x", a 0', '\'=cmd|"x", a 1']]


def test_other_formats_and_empty_lists_are_refused_in_words(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"đuôi “\.odt”"):
        office.lists.export(view(), tmp_path / "list.odt")
    with pytest.raises(UserError, match="không có dòng nào"):
        office.lists.printable(view(rows=0))
