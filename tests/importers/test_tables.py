from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.importers import sheets, tables
from danvan_desktop.importers.sheets import Merge, Sheet
from danvan_desktop.importers.tables import Table, Why
from danvan_desktop.importers.words import load

SHARED = Path(__file__).parents[3] / "shared" / "samples" / "lists"

HEADER = ["STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Năm"]


def sheet(*rows: list[str], merged: tuple[Merge, ...] = ()) -> Sheet:
    width = max(map(len, rows))
    return Sheet("Sheet1", [row + [""] * (width - len(row)) for row in rows], merged)


def found(*rows: list[str], merged: tuple[Merge, ...] = ()) -> Table:
    (table,) = tables.find(sheet(*rows, merged=merged), load())
    return table


def item(number: int, name: str = "Đường hoa") -> list[str]:
    return [str(number), name, "Thôn 1", "Kinh tế", "2026"]


def rows_of(table: Table) -> list[int]:
    return [one.row for one in table.items]


def reasons(table: Table) -> dict[int, Why]:
    return {skipped.row: skipped.why for skipped in table.skipped}


@pytest.mark.skipif(not SHARED.exists(), reason="the sample lists are not part of the project")
def test_the_sample_of_nominations() -> None:
    (read,) = sheets.read(SHARED / "01-de-nghi-khen-thuong-2026.xlsx")
    (table,) = tables.find(read, load())
    assert rows_of(table) == [12, 13, 14, 17, 18, 19, 22, 23]
    assert table.header_rows == range(8, 10)
    assert reasons(table) == {
        10: Why.COLUMN_NUMBERS,
        11: Why.SECTION,
        15: Why.SECTION,
        16: Why.SECTION,
        20: Why.EMPTY,
        21: Why.SECTION,
        24: Why.TOTAL,
        25: Why.EMPTY,
        26: Why.SIGNATURE,
        27: Why.EMPTY,
        28: Why.EMPTY,
        29: Why.EMPTY,
        30: Why.AFTER,
    }
    assert [one.sections for one in table.items] == [
        *[("I. TẬP THỂ",)] * 3,
        *[("II. CÁ NHÂN", "a) Khối thôn")] * 3,
        *[("II. CÁ NHÂN", "b) Khối cơ quan, trường học")] * 2,
    ]
    assert table.headers[2] == "Năm sinh / Nam"
    assert table.headers[8] == "Lĩnh vực / XD HTCT"
    everyone = " ".join(cell for one in table.items for cell in one.cells)
    assert "Hồ Thị Ngọc Diễm" not in everyone
    assert "Đinh Công Thảo" not in everyone


def test_a_plain_list_below_its_title() -> None:
    table = found(["DANH SÁCH", ""], ["mô hình năm 2026"], [], HEADER, item(1), item(2))
    assert table.title == ("DANH SÁCH", "mô hình năm 2026")
    assert table.headers == dict(enumerate(HEADER))
    assert (rows_of(table), table.skipped, table.number_column) == ([5, 6], [], 0)


def test_a_header_far_down() -> None:
    assert rows_of(found(*[[f"Dòng {n} của phần mở đầu"] for n in range(30)], HEADER, item(1))) == [32]


def test_a_letterhead_with_words_of_headers_is_no_header() -> None:
    table = found(["Tên đơn vị: Chi bộ thôn 1", "Năm đăng ký: 2026"], ["Đơn vị:", "Chi bộ"], HEADER, item(1))
    assert (table.header_rows, rows_of(table)) == (range(3, 4), [4])


def test_two_header_rows_told_by_merged_cells() -> None:
    table = found(
        ["TT", "Tên mô hình", "Thời gian", "", "Ghi chú"],
        ["", "", "Bắt đầu", "Kết thúc", ""],
        ["1", "Đường hoa", "2024", "2025", ""],
        merged=(Merge(0, 0, 1, 0), Merge(0, 1, 1, 1), Merge(0, 2, 0, 3), Merge(0, 4, 1, 4)),
    )
    assert table.headers == {
        0: "TT", 1: "Tên mô hình", 2: "Thời gian / Bắt đầu", 3: "Thời gian / Kết thúc", 4: "Ghi chú",
    }  # fmt: skip
    assert (table.header_rows, rows_of(table)) == (range(1, 3), [3])


def test_two_header_rows_told_by_the_gaps() -> None:
    """As in a text file, which has no merged cells."""
    table = found(
        ["TT", "Tên mô hình", "Kết quả", "", "Lĩnh vực", "", "", ""],
        ["", "", "2024", "2025", "KT", "VH-XH", "QP-AN", "HTCT"],
        ["1", "Đường hoa", "5 km", "7 km", "", "x", "", ""],
    )
    assert table.headers[3] == "Kết quả / 2025"
    assert table.headers[7] == "Lĩnh vực / HTCT"
    assert rows_of(table) == [3]


def test_three_header_rows_the_first_without_known_words() -> None:
    table = found(
        ["STT", "Phần chung", "", "", "Phần riêng"],
        ["", "Tên mô hình", "Thời gian", "", "Lĩnh vực"],
        ["", "", "Từ", "Đến", ""],
        ["1", "Đường hoa", "2024", "2025", "KT"],
        merged=(Merge(0, 0, 2, 0), Merge(0, 1, 0, 3), Merge(1, 1, 2, 1), Merge(1, 2, 1, 3), Merge(1, 4, 2, 4)),
    )
    assert table.headers == {
        0: "STT", 1: "Phần chung / Tên mô hình", 2: "Phần chung / Thời gian / Từ",
        3: "Phần chung / Thời gian / Đến", 4: "Phần riêng / Lĩnh vực",
    }  # fmt: skip
    assert rows_of(table) == [4]


def test_a_first_row_below_a_header_with_gaps_is_no_header() -> None:
    table = found(["STT", "Tên mô hình", "", "Đơn vị"], ["", "I. Khối thôn"], ["1", "Đường hoa", "", "Thôn 1"])
    assert (table.header_rows, rows_of(table)) == (range(1, 2), [3])


@pytest.mark.parametrize(
    "numbers",
    [
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["-1", "-2", "-3", "-4", "-5"],
        ["A", "B", "1", "2", "3=1+2"],
        ["1", "2", "3", "4", "5"],
    ],
)
def test_numbers_of_columns(numbers: list[str]) -> None:
    table = found(HEADER, numbers, item(1))
    assert (rows_of(table), reasons(table)) == ([3], {2: Why.COLUMN_NUMBERS})


def test_sections_of_three_depths_and_numbers_that_start_again() -> None:
    table = found(
        HEADER,
        ["A", "KHỐI THÔN"],
        ["I", "Lĩnh vực kinh tế", "", "2 mô hình"],
        item(1),
        ["", "Cộng: 01"],
        ["II", "Lĩnh vực văn hóa - xã hội"],
        ["", "a) Đăng ký mới"],
        item(1),
        ["", "b) Duy trì"],
        item(2),
        ["B", "KHỐI CƠ QUAN"],
        item(1),
        ["C", "KHỐI TRƯỜNG HỌC"],
        item(1),
        ["Tổng cộng", "5"],
    )
    assert [one.sections for one in table.items] == [
        ("A. KHỐI THÔN", "I. Lĩnh vực kinh tế"),
        ("A. KHỐI THÔN", "II. Lĩnh vực văn hóa - xã hội", "a) Đăng ký mới"),
        ("A. KHỐI THÔN", "II. Lĩnh vực văn hóa - xã hội", "b) Duy trì"),
        ("B. KHỐI CƠ QUAN",),
        ("C. KHỐI TRƯỜNG HỌC",),
    ]
    assert (reasons(table)[5], reasons(table)[15]) == (Why.TOTAL, Why.TOTAL)


def test_sections_without_labels() -> None:
    table = found(HEADER, ["TẬP THỂ"], ["Khối thôn"], item(1), ["Khối cơ quan"], item(2), ["CÁ NHÂN"], item(1))
    assert [one.sections for one in table.items] == [
        ("TẬP THỂ", "Khối thôn"),
        ("TẬP THỂ", "Khối cơ quan"),
        ("CÁ NHÂN",),
    ]


def test_a_numbered_section_holds_items_with_two_numbers() -> None:
    table = found(
        HEADER, ["1", "Lĩnh vực kinh tế"], ["1.1", *item(1)[1:]], ["2", "Khối cơ quan"], ["2.1", *item(1)[1:]]
    )
    assert [(one.row, one.sections) for one in table.items] == [(3, ("Lĩnh vực kinh tế",)), (5, ("Khối cơ quan",))]


def test_a_heading_right_above_the_header_heads_the_list() -> None:
    table = found(["DANH SÁCH"], ["I. LĨNH VỰC KINH TẾ"], [], HEADER, item(1))
    assert table.items[0].sections == ("I. LĨNH VỰC KINH TẾ",)
    assert found(["I. LĨNH VỰC KINH TẾ"], ["Kèm theo kế hoạch"], HEADER, item(1)).items[0].sections == ()


def test_a_header_repeated_on_each_page() -> None:
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)"]
    table = found(HEADER, numbers, item(1), ["Trang 1"], HEADER, numbers, item(2), ["stt", *HEADER[1:]], item(3))
    assert rows_of(table) == [3, 7, 9]
    assert [reasons(table)[row] for row in (4, 5, 6, 8)] == [Why.NOTE, Why.HEADER, Why.COLUMN_NUMBERS, Why.HEADER]


def test_a_second_list_with_another_header() -> None:
    first, second = tables.find(
        sheet(
            ["I. ĐĂNG KÝ MỚI"],
            HEADER,
            item(1),
            ["Cộng: 1"],
            [],
            ["II. DUY TRÌ"],
            ["TT", "Đơn vị chủ trì", "Tên mô hình", "Kết quả"],
            ["1", "Thôn 2", "Ngõ sạch", "tốt"],
            ["Người lập biểu"],
        ),
        load(),
    )
    assert (rows_of(first), rows_of(second)) == ([3], [8])
    assert first.items[0].sections == ("I. ĐĂNG KÝ MỚI",)
    assert second.items[0].sections == ("II. DUY TRÌ",)
    assert second.title == ("Cộng: 1", "II. DUY TRÌ", "I. ĐĂNG KÝ MỚI")


@pytest.mark.parametrize(
    "foot",
    [
        ["NGƯỜI LẬP BIỂU", "", "T/M BAN CHỈ ĐẠO"],
        ["", "", "Triệu Phong, ngày 05 tháng 10 năm 2026"],
        ["Nơi nhận:", "", "TM. ỦY BAN NHÂN DÂN"],
        ["", "", "KT. CHỦ TỊCH"],
        ["", "BÍ THƯ"],
        ["Xác nhận của Đảng ủy"],
    ],
)
@pytest.mark.parametrize("numbered", [True, False])
def test_what_stands_below_the_signature_is_no_item(foot: list[str], numbered: bool) -> None:
    lists = [HEADER, item(1), item(2)] if numbered else [HEADER[1:], item(1)[1:], item(2)[1:]]
    foot = foot if numbered else [text for text in foot if text]
    table = found(*lists, foot, [], [], ["Hồ Thị Ngọc", "", "Đinh Công Thảo"], ["Bí thư", "Trần Văn An", "đã ký"])
    assert rows_of(table) == [2, 3]
    assert reasons(table)[4] is Why.SIGNATURE
    assert reasons(table)[7] is Why.AFTER


@pytest.mark.parametrize(
    "total", ["Tổng cộng", "TỔNG CỘNG: 02 mô hình", "Cộng", "Cộng (I+II)", "Tổng số: 2", "Cong: 2"]
)
def test_totals(total: str) -> None:
    for row in (["", total], [total], [total, "", "2", "3", "4"]):
        assert reasons(found(HEADER, item(1), item(2), row)) == {4: Why.TOTAL}


@pytest.mark.parametrize("name", ["Cộng đồng an toàn", "Tổng hợp rác thải", "Tổng số hóa tài liệu", "Công an cơ sở"])
def test_names_that_begin_like_a_total_are_items(name: str) -> None:
    assert rows_of(found(HEADER[1:], ["Đường hoa", "Thôn 1", "KT", "2026"], [name, "Thôn 2", "KT", "2026"])) == [2, 3]
    assert rows_of(found(HEADER, item(1), item(2, name))) == [2, 3]


def test_notes_empty_rows_and_bare_numbers() -> None:
    table = found(
        HEADER,
        item(1),
        [],
        ["", "Ghi chú: tính đến 30/9"],
        item(2),
        ["3"],
        ["4"],
        ["* Chưa kể mô hình cũ"],
        ["Danh sách này có 2 mô hình"],
    )
    assert rows_of(table) == [2, 5]
    assert reasons(table) == {
        3: Why.EMPTY, 4: Why.NOTE, 6: Why.ONLY_NUMBER, 7: Why.ONLY_NUMBER, 8: Why.NOTE, 9: Why.NOTE,
    }  # fmt: skip


def test_a_row_without_a_number_amid_numbered_ones_is_an_item() -> None:
    assert rows_of(found(HEADER, item(1), ["", *item(9)[1:]], item(2), ["", *item(9)[1:]], [], ["", "A", "B"])) == [
        2,
        3,
        4,
        5,
    ]


def test_a_text_that_runs_into_the_next_row_is_joined_and_told() -> None:
    table = found(HEADER, item(1), ["", "trên đường làng", "và thôn 2"], ["", "kiểu mẫu"], item(2))
    first, second = table.items
    assert first.cells == ["1", "Đường hoa\ntrên đường làng\nkiểu mẫu", "Thôn 1\nvà thôn 2", "Kinh tế", "2026"]
    assert (set(first.doubtful), set(second.doubtful)) == ({1, 2}, set())
    assert reasons(table) == {3: Why.CONTINUED, 4: Why.CONTINUED}


def test_cells_merged_downwards_are_filled_in() -> None:
    table = found(
        ["STT", "Đơn vị", "Tên mô hình"],
        ["1", "Chi bộ thôn 1", "Đường hoa"],
        ["2", "", "Ngõ sạch"],
        [],
        ["3", "", "Hòm thư"],
        ["4", "Chi bộ thôn 2", "Heo đất"],
        merged=(Merge(1, 1, 4, 1), Merge(5, 1, 7, 1), Merge(9, 5, 12, 5)),
    )
    assert [(one.cells[1], one.spread) for one in table.items] == [
        ("Chi bộ thôn 1", frozenset()),
        ("Chi bộ thôn 1", {1}),
        ("Chi bộ thôn 1", {1}),
        ("Chi bộ thôn 2", frozenset()),
    ]
    assert reasons(table) == {4: Why.EMPTY}


def test_an_unsure_text_is_doubtful_in_all_rows_that_share_it() -> None:
    one = sheet(["STT", "Đơn vị", "Tên mô hình"], ["1", "Chi bộ 1", "Đường hoa"], ["2", "", "Ngõ sạch"])
    (table,) = tables.find(replace(one, merged=(Merge(1, 1, 2, 1),), unsure=frozenset({(1, 1), (2, 2)})), load())
    assert [set(found.doubtful) for found in table.items] == [{1}, {1, 2}]


def test_a_list_without_numbers() -> None:
    table = found(
        HEADER[1:],
        ["A. Mô hình mới"],
        ["Đường hoa", "Thôn 1", "KT", "2026"],
        ["Chỉ có tên"],
        ["Cộng: 2"],
        ["B. Mô hình cũ"],
        ["Ngõ sạch", "Thôn 2", "KT", "2026"],
        ["Tổng số", "3"],
        ["Trần Văn An"],
    )
    assert rows_of(table) == [3, 4, 7]
    assert reasons(table)[9] is Why.AFTER


def test_a_column_without_a_header_may_hold_the_numbers() -> None:
    table = found(
        ["", "Tên mô hình", "Đơn vị"], ["1", "Đường hoa", "Thôn 1"], ["", "Khối cơ quan"], ["2", "Ngõ sạch", "Thôn 2"]
    )
    assert (rows_of(table), table.number_column) == ([2, 4], 0)


def test_no_list() -> None:
    for rows in (["DANH SÁCH"], ["1", "Đường hoa", "Thôn 1"], ["Kính gửi:", "UBND xã"], ["STT"]):
        assert tables.find(sheet(rows), load()) == []
    assert tables.find(Sheet("Sheet1", []), load()) == []


names = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ ", min_size=3, max_size=30).map(lambda text: "Hoa " + text.strip())
page_break = st.just([HEADER, ["(1)", "(2)", "(3)", "(4)", "(5)"]])
between: st.SearchStrategy[list[list[str]]] = st.one_of(
    st.just([[]]),
    page_break,
    st.sampled_from([[["II", "LĨNH VỰC KINH TẾ"]], [["", "a) Khối thôn"]], [["CÁ NHÂN"]], [["", "Cộng: 3 mô hình"]]]),
    st.just([]),
)


@given(
    st.lists(
        st.tuples(names, st.sampled_from(["Thôn 1", "Hội Nông dân", "Trường THCS"]), between), min_size=1, max_size=25
    ),
    st.booleans(),
)
def test_every_item_is_found_whatever_stands_between(
    entries: list[tuple[str, str, list[list[str]]]], signed: bool
) -> None:
    rows = [["ỦY BAN NHÂN DÂN XÃ"], [], HEADER]
    expected = []
    for number, (name, unit, gap) in enumerate(entries, 1):
        rows.append([str(number), name, unit, "Kinh tế", "2026"])
        expected.append((len(rows), name, unit))
        rows.extend(gap)
    end = len(rows)
    rows += [["Tổng cộng", str(len(entries))]]
    if signed:
        rows += [[], ["NGƯỜI LẬP", "", "CHỦ TỊCH"], [], ["Lê Thị Bốn", "", "Trần Năm"]]
    table = found(*rows)
    assert [(one.row, one.cells[1], one.cells[2]) for one in table.items] == expected
    accounted = sorted([*rows_of(table), *reasons(table)])
    assert accounted == list(range(4, len(rows) + 1))
    assert reasons(table)[end + 1] is Why.TOTAL
