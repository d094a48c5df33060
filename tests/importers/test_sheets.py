import codecs
import datetime
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.legacy import Encoding
from danvan_desktop.importers import sheets
from danvan_desktop.importers.sheets import Merge, Sheet, read
from tests.importers.books import ods, xlsx
from tests.importers.old_excel import compound, xls

TCVN3 = (
    "STT,T\xaan m\xab h\xd7nh,\xa7\xacn v\xde,N\xa8m\r\n"
    "1,\xa7\xad\xeang l\xb5ng s\xb9ch \xae\xd1p,Th\xabn \xa7\xabng Y\xaan,2008\r\n"
)


def only(path: Path) -> Sheet:
    (sheet,) = read(path)
    return sheet


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read(path)
    return str(caught.value)


def test_values_become_text_as_excel_shows_them(tmp_path: Path) -> None:
    day = datetime.date(2026, 3, 5)
    moment = datetime.datetime(2026, 3, 5, 7, 30)  # noqa: DTZ001 - cells know no zone
    values = [2008, 2008.0, 12.5, 0.1 + 0.2, -3, "00042", day, moment, datetime.time(7, 5), True, None, "2008"]
    assert only(xlsx(tmp_path / "a.xlsx", [values])).rows == [
        ["2008", "2008", "12,5", "0,3", "-3", "00042", "05/03/2026", "05/03/2026 07:30", "07:05", "TRUE", "", "2008"]
    ]


def test_text_is_composed_and_loses_only_blanks_around(tmp_path: Path) -> None:
    texts = ["  Tên\xa0", "\u200bHội\ufeff", "e\u0302\u0301", "dòng một\r\ndòng  hai ", "\xa0\u200b \t"]
    assert only(xlsx(tmp_path / "a.xlsx", [texts])).rows == [["Tên", "Hội", "ế", "dòng một\ndòng  hai", ""]]


def test_rows_and_columns_stand_where_they_are_in_the_file(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["C4"] = "x"
    book.save(tmp_path / "a.xlsx")
    assert only(tmp_path / "a.xlsx").rows == [["", "", ""]] * 3 + [["", "", "x"]]


def test_cells_with_errors_are_empty_and_unsure(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"Một": [["a", "b"], ["#N/A", "c"]], "Hai & ba": [["d", "e", "#REF!"]]})
    first, second = read(path)
    assert (first.rows, first.unsure) == ([["a", "b"], ["", "c"]], frozenset({(1, 0)}))
    assert (second.rows, second.unsure) == ([["d", "e", ""]], frozenset({(0, 2)}))


def test_merged_cells_and_hidden_sheets_are_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"A": [["a", None], ["b", "c"]], "B": [["d"]]}, ["A1:B1"], hidden=["B"])
    first, second = read(path)
    assert first.merged == (Merge(0, 0, 0, 1),)
    assert (first.hidden, second.hidden) == (False, True)


def test_old_excel(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(
        xls(
            "Danh sách",
            [["STT", "Tên mô hình", "Đơn vị"], [1, "Thắp sáng", "Chi bộ 1"], [2, "Hòm thư", ""]],
            [(1, 2, 2, 2)],
        )
    )
    sheet = only(path)
    assert sheet.rows == [["STT", "Tên mô hình", "Đơn vị"], ["1", "Thắp sáng", "Chi bộ 1"], ["2", "Hòm thư", ""]]
    assert (sheet.name, sheet.merged) == ("Danh sách", (Merge(1, 2, 2, 2),))


def test_open_document(tmp_path: Path) -> None:
    assert only(ods(tmp_path / "a.ods", [["STT", "Tên"], [1.0, "Đường hoa"]])).rows == [
        ["STT", "Tên"],
        ["1", "Đường hoa"],
    ]


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.csv"])
def test_the_content_counts_and_not_the_end_of_the_name(tmp_path: Path, name: str) -> None:
    assert only(xlsx(tmp_path / name, [["a", "b"]])).rows == [["a", "b"]]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("\ufeffSTT;Tên\r\n1;Đường hoa, cây xanh\r\n".encode(), id="semicolons-with-mark"),
        pytest.param(
            codecs.BOM_UTF16_LE + "STT\tTên\r\n1\tĐường hoa, cây xanh\r\n".encode("utf-16-le"), id="unicode-text"
        ),
        pytest.param('STT,Tên\n1,"Đường hoa, cây xanh"\n'.encode(), id="commas"),
        pytest.param('STT, Tên\n1, "Đường hoa, cây xanh"\n'.encode(), id="blanks-before-quotes"),
        pytest.param("STT|Tên\n1|Đường hoa, cây xanh".encode(), id="bars"),
        pytest.param("sep=;\r\nSTT;Tên\r\n1;Đường hoa, cây xanh\r\n".encode(), id="separator-told"),
        pytest.param("STT;Tên\r1;Đường hoa, cây xanh\r".encode(), id="returns"),
    ],
)
def test_text_files(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    sheet = only(path)
    assert sheet.rows == [["STT", "Tên"], ["1", "Đường hoa, cây xanh"]]
    assert (sheet.sure, sheet.legacy) == (True, None)


def test_a_quoted_cell_may_hold_line_breaks_and_rows_may_be_short(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('DANH SÁCH\n\nSTT,Tên,Đơn vị\n1,"Đường hoa\nven đê, ngõ xóm",Thôn 1\n2,"Ngõ ""sạch"""\n'.encode())
    assert only(path).rows == [
        ["DANH SÁCH", "", ""],
        ["", "", ""],
        ["STT", "Tên", "Đơn vị"],
        ["1", "Đường hoa\nven đê, ngõ xóm", "Thôn 1"],
        ["2", 'Ngõ "sạch"', ""],
    ]


def test_semicolons_within_texts_do_not_separate(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("STT,Tên,Kết quả\n1,Đường hoa,trồng cây; dọn rác\n2,Ngõ sạch,sơn tường; vẽ tranh\n".encode())
    assert [row[2] for row in only(path).rows] == ["Kết quả", "trồng cây; dọn rác", "sơn tường; vẽ tranh"]


@pytest.mark.parametrize("text", ['STT,Tên\n1,"5 tốt" và hơn thế\n', 'STT,Tên\n1,"Tủ sách lưu động\n2,b\n'])
def test_quotes_out_of_order_are_read_but_not_sure(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    assert not only(path).sure


def test_an_old_code_in_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TCVN3.encode("latin-1"))
    sheet = only(path)
    assert sheet.rows[1] == ["1", "Đường làng sạch đẹp", "Thôn Đông Yên", "2008"]
    assert (sheet.legacy, sheet.sure) == (Encoding.TCVN3, True)


def test_bytes_in_no_known_code_are_not_sure(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"STT,Name\n1,caf\xe9\n2,\xc4rger\n")
    sheet = only(path)
    assert (sheet.rows[1][1], sheet.sure) == ("café", False)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (["T\xaan m\xab h\xd7nh", "Th\xbep s\xb8ng \xae\xad\xeang qu\xaa"], Encoding.TCVN3),
        (["Teân moâ hình", "Thaép saùng ñöôøng queâ"], Encoding.VNI),
    ],
)
def test_a_workbook_in_an_old_font(tmp_path: Path, raw: list[str], encoding: Encoding) -> None:
    sheet = only(xlsx(tmp_path / "a.xlsx", [["STT", raw[0]], [1, raw[1]]]))
    assert sheet.rows == [["STT", "Tên mô hình"], ["1", "Thắp sáng đường quê"]]
    assert (sheet.legacy, sheet.unsure) == (encoding, frozenset())


def test_a_column_in_an_old_font_amid_unicode_is_converted_and_unsure(tmp_path: Path) -> None:
    rows = [
        ["Tên mô hình", "Đơn vị", "Người phụ trách"],
        ["Đường hoa", "Th\xabn Th\xad\xeeng", "Trần Hà"],
        ["Ngõ sạch", "H\xe9i N\xabng d\xa9n", "Lê Tân"],
        ["Hòm thư", "B\xefi X\xb8", "Đỗ Hà"],
    ]
    sheet = only(xlsx(tmp_path / "a.xlsx", rows))
    assert [row[1] for row in sheet.rows] == ["Đơn vị", "Thôn Thượng", "Hội Nông dân", "Bùi Xá"]
    assert [row[2] for row in sheet.rows] == ["Người phụ trách", "Trần Hà", "Lê Tân", "Đỗ Hà"]
    assert sheet.unsure == {(1, 1), (2, 1), (3, 1)}
    assert sheet.legacy is Encoding.TCVN3


def test_a_single_text_in_an_old_font_does_not_spoil_the_others(tmp_path: Path) -> None:
    rows = [["Tên mô hình"], ["Ñöôøng hoa noâng thoân"], ["Ngõ sạch"], ["Hà Nam"], ["B\xefi"]]
    sheet = only(xlsx(tmp_path / "a.xlsx", rows))
    assert [row[0] for row in sheet.rows] == ["Tên mô hình", "Đường hoa nông thôn", "Ngõ sạch", "Hà Nam", "B\xefi"]
    assert sheet.unsure == {(0, 0), (1, 0), (3, 0), (4, 0)}


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(b"")
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "page.xls").write_bytes(b"<html><table><tr><td>STT</td></tr></table></html>")
    (tmp_path / "list.pdf").write_bytes(b"%PDF-1.7")
    xlsx(tmp_path / "blank.xlsx", [["", "  "], [None]])
    assert "Không có tệp" in refusal(tmp_path / "none.xlsx")
    assert "là một thư mục" in refusal(tmp_path)
    assert "(tên tệp quá dài)" in refusal(tmp_path / f"{'a' * 300}.xlsx")
    for name in ("empty.xlsx", "empty.csv", "blank.xlsx"):
        assert "không có dữ liệu" in refusal(tmp_path / name)
    assert "không phải là tệp Excel" in refusal(tmp_path / "page.xls")
    assert "lưu danh sách thành tệp .xlsx" in refusal(tmp_path / "list.pdf")


def test_a_password_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(compound({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}))
    assert "bỏ mật khẩu" in refusal(tmp_path / "a.xlsx")


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_: Path) -> bytes:
        raise PermissionError(13, "in use")

    path = xlsx(tmp_path / "a.xlsx", [["a"]])
    monkeypatch.setattr(Path, "read_bytes", locked)  # as Windows does while Excel holds the file; root may read all
    assert "đang mở trong chương trình khác" in refusal(path)


def test_a_damaged_workbook_is_told_wherever_it_is_cut(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = {
        ".xls": xls("A", [["STT", "Tên"]] * 40),
        ".xlsx": xlsx(tmp_path / "w.xlsx", [["STT", "Tên"]] * 40).read_bytes(),
        ".ods": ods(tmp_path / "w.ods", [["STT", "Tên"]] * 40).read_bytes(),
    }
    for suffix, data in whole.items():
        path = tmp_path / f"a{suffix}"
        for length in range(9, len(data), max(1, len(data) // 40)):
            path.write_bytes(data[:length])
            assert "bị hỏng" in refusal(path)
    assert capfd.readouterr().err == ""


def test_another_office_file_under_the_name_of_a_workbook_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(compound({"WordDocument": b"x"}))
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    for name in ("a.xls", "a.xlsx"):
        assert "không chứa bảng tính" in refusal(tmp_path / name)


@pytest.mark.parametrize("cell", ["XFD1048576", "L1048576", "XFD400"])
def test_a_stray_cell_far_out_is_told(tmp_path: Path, cell: str) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "STT"
    book.worksheets[0][cell] = " "
    book.save(tmp_path / "a.xlsx")
    assert "Ctrl+End" in refusal(tmp_path / "a.xlsx")


def test_formats_far_out_do_no_harm(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "STT"
    book.worksheets[0]["XFD1048576"].number_format = "0.0"
    book.save(tmp_path / "a.xlsx")
    assert only(tmp_path / "a.xlsx").rows == [["STT"]]


def test_a_stray_cell_in_open_document_is_told(tmp_path: Path) -> None:
    gap = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    row = '<table:table-row><table:table-cell table:number-columns-repeated="16000"/>'
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    path = ods(tmp_path / "a.ods", [["STT"]], gap + row + cell)
    assert "Ctrl+End" in refusal(path)


def test_a_file_full_of_pictures_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(sheets.MAX_MEGABYTES * 2**20 + 1)
    assert f"{sheets.MAX_MEGABYTES} MB" in refusal(path)


def test_a_file_that_unpacks_to_no_end_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a", "w") as part:
        for _ in range(401):
            part.write(bytes(2**20))
    assert "quá lớn" in refusal(tmp_path / "a.xlsx")


cells = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn", "Cf"]), max_size=12)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=2, max_size=6), st.sampled_from(",;\t"))
def test_any_text_comes_back_from_a_text_file(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str
) -> None:
    """In quotes nothing separates; a header of plain words lets the separator be seen."""
    rows = [["Đầu", "Giữa", "Cuối"], *rows]
    text = "\r\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes(text.encode("utf-8-sig"))
    sheet = only(path)
    expected = [[sheets._clean(cell) for cell in row] for row in rows]
    if sheet.legacy is None and not sheet.unsure:  # random letters may look like an old font
        assert sheet.rows == expected


@given(st.binary(max_size=400), st.sampled_from([".csv", ".txt", ".xlsx", ".xls", ".ods"]))
def test_no_bytes_make_it_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.mktemp("bytes") / f"a{suffix}"
    path.write_bytes(data)
    with suppress(UserError):
        for sheet in read(path):
            assert len({len(row) for row in sheet.rows}) <= 1
