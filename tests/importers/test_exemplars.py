import codecs
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from danvan_desktop.domain.catalogues import Field
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import ExemplarKind, Status
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.importers.columns import TARGETS
from danvan_desktop.importers.exemplars import Preview, PreviewRow, preview
from danvan_desktop.texts.exemplars import LABELS
from tests.importers.books import FIELDS, Rows, ods, xlsx
from tests.importers.old_excel import xls

SHARED = Path(__file__).parents[3] / "shared" / "samples" / "lists"
TODAY = date(2026, 11, 23)

HEADER = ["STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Năm"]


def read(path: Path, mapping: dict[str, tuple[int, ...]] | None = None) -> Preview:
    return preview(path, TODAY, FIELDS, mapping)


def rows(tmp_path: Path, *content: list[Any], merged: tuple[str, ...] = ()) -> list[PreviewRow]:
    return read(xlsx(tmp_path / "a.xlsx", content, merged)).rows


def item(
    number: Any, name: str = "Đường hoa", unit: Any = "Thôn 1", field: Any = "Kinh tế", year: Any = 2026
) -> list[Any]:
    return [number, name, unit, field, year]


def problems(row: PreviewRow) -> list[str]:
    return [problem.field for problem in row.problems]


@pytest.mark.skipif(not SHARED.exists(), reason="the sample lists are not part of the project")
def test_the_sample_list_of_2008() -> None:
    truth = json.loads((SHARED / "07-mo-hinh-2008-tcvn3.json").read_text("utf-8"))
    found = read(SHARED / "07-mo-hinh-2008-tcvn3.csv")
    assert [row.values for row in found.rows] == [
        {
            "stt": str(row["stt"]),
            "name": row["model"],
            "unit": row["unit"],
            "officer": row["responsible"],
            "year": str(row["year"]),
        }
        for row in truth["rows"]
    ]
    assert [row.row for row in found.rows] == [2, 3, 4]
    assert [(skipped.row, skipped.why) for skipped in found.skipped] == [(truth["total_line"], "Dòng cộng.")]
    assert [(problems(row), row.unsure) for row in found.rows] == [(["field"], [])] * 3
    assert "TCVN3" in found.notes[0]


@pytest.mark.skipif(not SHARED.exists(), reason="the sample lists are not part of the project")
def test_a_list_of_nominations_has_no_names_of_exemplars() -> None:
    found = read(SHARED / "01-de-nghi-khen-thuong-2026.xlsx")
    assert [row.row for row in found.rows] == [12, 13, 14, 17, 18, 19, 22, 23]
    assert all("name" in problems(row) for row in found.rows)
    assert [row.input.field for row in found.rows[:3]] == ["political_system", "culture_society", "defence_security"]
    assert [(row.input.holder, row.input.holder_kind) for row in found.rows[4:7]] == [
        ("Trần Văn Đáng", RecipientKind.INDIVIDUAL),
        ("Lê Thị Mỹ Lệ", RecipientKind.INDIVIDUAL),
        ("Phạm Quốc Tuý", RecipientKind.INDIVIDUAL),
    ]


def test_a_report_with_letterhead_two_header_rows_and_signatures(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            ["UBND XÃ AN HÒA", None, None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            [],
            ["TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2025"],
            ["(Kèm theo Báo cáo số 12/BC-UBND ngày 05/01/2026)"],
            [
                "TT",
                "Tên mô hình",
                "Đơn vị chủ trì",
                "Lĩnh vực",
                "Thời gian thực hiện",
                None,
                "Cán bộ phụ trách",
                "Ghi chú",
            ],
            [None, None, None, None, "Bắt đầu", "Kết thúc", None, None],
            [-1, -2, -3, -4, -5, -6, -7, -8],
            [1, "Đường hoa\nnông thôn", "Chi hội Phụ nữ thôn 1", "VH-XH", "3/2025", "12/2025", "Đ/c Lê Thị Ái", None],
            [2, "Camera an ninh", "Công an xã", "QPAN", "01/2025", None, "TS. Trần Văn Bé", "mới"],
            ["Tổng cộng: 02 mô hình"],
            [None, None, None, None, None, "An Hòa, ngày 05 tháng 01 năm 2026"],
            ["NGƯỜI LẬP", None, None, None, None, "CHỦ TỊCH"],
            [],
            ["Ngô Thị Bưởi", None, None, None, None, "Phan Văn Cam"],
        ],
        ["A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:F5", "G5:G6", "H5:H6", "A10:H10"],
    )
    found = read(path)
    assert [row.values for row in found.rows] == [
        {
            "stt": "1",
            "name": "Đường hoa nông thôn",
            "unit": "Chi hội Phụ nữ thôn 1",
            "field": "Văn hóa - xã hội",
            "year": "2025",
            "officer": "Lê Thị Ái",
            "schedule": "Bắt đầu: 3/2025\nKết thúc: 12/2025",
        },
        {
            "stt": "2",
            "name": "Camera an ninh",
            "unit": "Công an xã",
            "field": "Quốc phòng - an ninh",
            "year": "2025",
            "officer": "Trần Văn Bé",
            "schedule": "Bắt đầu: 01/2025",
        },
    ]
    first = found.rows[0]
    assert (first.input.field, first.input.year, first.input.kind) == ("culture_society", "2025", ExemplarKind.MODEL)
    assert (first.input.holder, first.input.holder_kind) == ("Chi hội Phụ nữ thôn 1", RecipientKind.COLLECTIVE)
    assert (first.problems, first.unsure) == ([], ["year"])
    assert [skipped.row for skipped in found.skipped] == [7, 10, 11, 12, 13, 14]


def test_all_that_the_form_asks(tmp_path: Path) -> None:
    headers = {
        "name": "Tên mô hình",
        "situation": "Thực trạng, lý do",
        "goals": "Mục tiêu, tiêu chí",
        "content": "Nội dung, cách thức",
        "area": "Địa bàn, đối tượng",
        "forces": "Lực lượng thực hiện",
        "resources": "Nguồn lực",
        "schedule": "Thời gian",
        "results": "Sản phẩm, kết quả đầu ra",
        "upkeep": "Khả năng duy trì, nhân rộng",
        "unit": "Chi bộ đăng ký",
        "field": "Thuộc lĩnh vực",
        "year": "Năm đăng ký",
        "holder": "Tập thể, cá nhân thực hiện",
        "officer": "Người theo dõi",
        "kind": "Loại hình",
        "number": "Số đăng ký",
        "registered_on": "Ngày đăng ký",
        "status": "Tình trạng",
    }
    assert set(headers) == set(TARGETS)
    values = {target: f"{target} là gì" for target in headers} | {
        "field": "Kinh tế",
        "year": 2026,
        "holder": "Tổ phụ nữ số 3",
        "officer": "Bà Lê Thị Ái",
        "kind": "Điển hình",
        "number": "05/MH-2026",
        "registered_on": date(2026, 3, 5),
        "status": "Đang duy trì",
    }
    (row,) = rows(tmp_path, list(headers.values()), [values[target] for target in headers])
    expected = values | {
        "field": "economy",
        "year": "2026",
        "officer": "Lê Thị Ái",
        "kind": ExemplarKind.EXAMPLE,
        "number": "5",
        "registered_on": "05/03/2026",
        "status": Status.RUNNING,
    }
    assert {target: getattr(row.input, target) for target in headers} == expected
    assert (row.input.holder_kind, row.problems, row.unsure) == (RecipientKind.COLLECTIVE, [], ["number"])


@pytest.mark.parametrize(
    ("written", "key", "sure"),
    [
        ("Kinh tế", "economy", True),
        ("LĨNH VỰC KINH TẾ", "economy", True),
        ("1. Phát triển kinh tế", "economy", True),
        ("KT", "economy", True),
        ("Kinh tế nông nghiệp", "economy", False),
        ("Văn hoá - xã hội", "culture_society", True),
        ("văn hóa, xã hội", "culture_society", True),
        ("VH-XH", "culture_society", True),
        ("VHXH", "culture_society", True),
        ("Văn hóa", "culture_society", False),
        ("QP-AN", "defence_security", True),
        ("Quốc phòng – An ninh", "defence_security", True),
        ("An ninh trật tự", "defence_security", True),
        ("XDHTCT", "political_system", True),
        ("XD HTCT", "political_system", True),
        ("Xây dựng Đảng, hệ thống chính trị", "political_system", True),
        ("Xây dựng hệ thống", "political_system", False),
    ],
)
def test_fields_are_known_by_many_names(tmp_path: Path, written: str, key: str, sure: bool) -> None:
    (row,) = rows(tmp_path, HEADER, item(1, field=written))
    assert (row.input.field, row.values["field"], row.problems) == (key, FIELDS[key].name, [])
    assert ("field" not in row.unsure) is sure


@pytest.mark.parametrize("written", ["Kinh tế - xã hội", "KT-XH", "Nông nghiệp", "Khác", "Văn hóa và quốc phòng"])
def test_a_field_that_cannot_be_told_is_a_problem_that_names_the_four(tmp_path: Path, written: str) -> None:
    (row,) = rows(tmp_path, HEADER, item(1, field=written))
    assert (row.input.field, row.values["field"], problems(row)) == ("", written, ["field"])
    assert all(field.name in row.problems[0].message for field in FIELDS.values())


def test_an_office_may_have_a_field_of_its_own(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [HEADER, item(1, field="Nông thôn mới"), item(2, field="?")])
    own = {"rural": Field(key="rural", name="Xây dựng nông thôn mới", counts_as="economy")}
    first, second = preview(path, TODAY, FIELDS | own).rows
    assert (first.input.field, first.unsure) == ("rural", ["field"])
    assert "nông thôn mới" not in second.problems[0].message


def test_ticks_below_a_merged_header(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        ["STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", None, None, None, "Năm"],
        [None, None, None, "KT", "VH-XH", "QP-AN", "XD HTCT", None],
        [1, "A", "Thôn 1", "x", None, None, None, 2026],
        [2, "B", "Thôn 1", None, "X ", None, None, 2026],
        [3, "C", "Thôn 1", 0, 0, 0, 1, 2026],
        [4, "D", "Thôn 1", None, None, "Tổ hòa giải", None, 2026],
        [5, "E", "Thôn 1", "x", "x", None, None, 2026],
        [6, "F", "Thôn 1", None, None, None, None, 2026],
        merged=("A1:A2", "B1:B2", "C1:C2", "D1:G1", "H1:H2"),
    )
    assert [row.input.field for row in found] == [
        "economy", "culture_society", "political_system", "defence_security", "", "",
    ]  # fmt: skip
    assert [row.unsure for row in found] == [[], [], [], ["field"], [], []]
    assert [problems(row) for row in found] == [[], [], [], [], ["field"], ["field"]]
    assert "Kinh tế; Văn hóa - xã hội" in found[4].problems[0].message


def test_ticks_without_a_common_header(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        ["STT", "Mô hình", "Đơn vị", "Kinh tế", "VHXH", "QPAN", "HTCT", "Năm"],
        [1, "A", "Thôn 1", None, "✓", None, None, 2026],
    )
    assert (found[0].input.field, found[0].problems) == ("culture_society", [])


def test_fields_by_section_with_numbers_that_start_again(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        ["STT", "Tên mô hình", "Đơn vị", "Năm"],
        ["I", "LĨNH VỰC KINH TẾ (02)", None, None],
        [1, "A", "Thôn 1", 2026],
        [2, "B", "Thôn 2", 2026],
        [None, "Cộng: 02", None, None],
        ["II", "Lĩnh vực văn hoá, xã hội", None, None],
        [1, "C", "Thôn 1", 2026],
        ["III", "Khối trường học", None, None],
        [1, "D", "Trường THCS", 2026],
    )
    assert [row.input.field for row in found] == ["economy", "economy", "culture_society", ""]
    assert [(problems(row), row.unsure) for row in found] == [([], [])] * 3 + [(["field"], [])]


def test_a_section_helps_where_the_column_names_a_part(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, HEADER, ["A", "Lĩnh vực kinh tế"], item(1, field="Trồng trọt"))
    assert (row.input.field, row.unsure) == ("economy", ["field"])


def test_a_field_is_not_sure_where_column_and_section_disagree(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, HEADER, ["A", "Lĩnh vực kinh tế"], item(1, field="QP-AN"))
    assert (row.input.field, row.unsure) == ("defence_security", ["field"])


def test_ticks_that_disagree_are_not_settled_by_the_section(tmp_path: Path) -> None:
    headers = ["STT", "Tên mô hình", "Đơn vị", "KT", "VHXH", "Năm"]
    (row,) = rows(tmp_path, headers, ["A", "Lĩnh vực kinh tế"], [1, "A", "Thôn 1", "x", "x", 2026])
    assert problems(row) == ["field"]


@pytest.mark.parametrize(
    ("written", "year", "sure"),
    [
        (2026, "2026", True),
        ("2008", "2008", True),
        ("Năm 2025", "2025", True),
        ("03/2024", "2024", True),
        (date(2023, 3, 5), "2023", True),
        ("2016-2020", "2016", False),
        ("2016 - nay", "2016", False),
        ("từ năm 2019", "2019", False),
        (2035, "2035", False),
    ],
)
def test_years(tmp_path: Path, written: Any, year: str, sure: bool) -> None:
    (row,) = rows(tmp_path, HEADER, item(1, year=written))
    assert (row.input.year, row.problems, "year" not in row.unsure) == (year, [], sure)


@pytest.mark.parametrize("written", [26, "chưa rõ", "20226", 1950, "1" * 5000])
def test_what_is_no_year_is_a_problem(tmp_path: Path, written: Any) -> None:
    (row,) = rows(tmp_path, HEADER, item(1, year=written))
    assert (row.input.year, problems(row), row.unsure) == (str(written), ["year"], [])


def test_a_number_of_thousands_of_figures_is_left_to_the_form(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, [*HEADER, "Số đăng ký"], [*item(1), "7" * 5000])
    assert row.input.number == "7" * 5000


@pytest.mark.parametrize(
    ("above", "year"),
    [
        ([["DANH SÁCH MÔ HÌNH NĂM 2025"]], "2025"),
        ([["Biểu tổng hợp giai đoạn 2016-2020"], ["ngày 12 tháng 10 năm 2021"]], "2016"),
        ([["An Bình, ngày 12 tháng 10 năm 2026"]], ""),
        ([["DANH SÁCH"]], ""),
    ],
)
def test_a_year_from_the_title_is_unsure(tmp_path: Path, above: Rows, year: str) -> None:
    (row,) = rows(tmp_path, *map(list, above), HEADER, item(1, year=None))
    assert row.input.year == year
    assert (problems(row), row.unsure) == (([], ["year"]) if year else (["year"], []))


def test_a_year_from_a_section_or_the_name_of_the_sheet(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx", {"Năm 2024": [HEADER, item(1, year=None), ["I", "Năm 2023"], item(1, "B", year=None)]}
    )
    assert [(row.input.year, row.unsure) for row in read(path).rows] == [("2024", ["year"]), ("2023", ["year"])]


def test_what_is_missing_is_a_problem(tmp_path: Path) -> None:
    found = rows(tmp_path, HEADER, item(1, name=""), item(2, unit=None), item(3, year="-"), [4, "D", None, None, None])
    assert [problems(row) for row in found] == [["name"], ["unit"], ["year"], ["unit", "field", "year"]]
    assert found[0].problems[0].message == "Chưa nhập tên mô hình, điển hình."


def test_a_missing_column_is_told_as_such(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, ["STT", "Tên mô hình", "Lĩnh vực", "Năm"], [1, "A", "KT", 2026])
    assert [problem.message for problem in row.problems] == [
        f"Chưa biết cột nào là {LABELS['unit']}. Hãy ghép cột đó, hoặc sửa tiêu đề cột trong tệp."
    ]


def test_a_unit_merged_over_its_exemplars(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        ["STT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Năm"],
        [1, "Chi bộ thôn Đông", "A", "KT", 2026],
        [2, None, "B", "KT", 2026],
        [3, None, "C", "KT", 2026],
        [4, "Đoàn xã", "D", "KT", 2026],
        [5, None, "E", "KT", 2026],
        merged=("B2:B4",),
    )
    assert [row.input.unit for row in found] == [*["Chi bộ thôn Đông"] * 3, "Đoàn xã", ""]
    assert [row.unsure for row in found] == [[]] * 5
    assert problems(found[4]) == ["unit"]


def test_a_name_merged_over_two_rows_is_unsure_and_a_duplicate(tmp_path: Path) -> None:
    found = rows(tmp_path, HEADER, item(1), item(2, name="", unit="Thôn 2"), merged=("B2:B3",))
    assert (found[1].input.name, found[1].unsure) == ("Đường hoa", ["name"])


def test_ditto_marks_repeat_what_stands_above_and_are_unsure(tmp_path: Path) -> None:
    found = rows(tmp_path, HEADER, item(1), item(2, "B", '"', "nt", "-nt-"), item(3, "C", "như trên", "//", 2025))
    assert [(row.input.unit, row.input.field, row.input.year) for row in found] == [
        ("Thôn 1", "economy", "2026"),
        ("Thôn 1", "economy", "2026"),
        ("Thôn 1", "economy", "2025"),
    ]
    assert [row.unsure for row in found] == [[], ["unit", "field", "year"], ["unit", "field"]]


def test_a_text_that_runs_on_is_unsure(tmp_path: Path) -> None:
    found = rows(tmp_path, HEADER, item(1), [None, "kiểu mẫu", None, None, None], item(2, "B"))
    assert [(row.input.name, row.unsure) for row in found] == [("Đường hoa kiểu mẫu", ["name"]), ("B", [])]


def test_cells_with_errors_are_unsure_and_missing(tmp_path: Path) -> None:
    headers = [*HEADER, "Kết quả"]
    found = rows(tmp_path, headers, [*item(1, "#N/A"), "tốt"], [*item(2, "B"), "#REF!"])
    assert [(problems(row), row.unsure) for row in found] == [(["name"], ["name"]), ([], ["results"])]


def test_duplicates_within_the_file(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        HEADER,
        item(1, "Đường hoà bình"),
        item(2, "ĐƯỜNG  HÒA BÌNH", "thôn 1"),
        item(3, "Đường hoà bình", year=2025),
        item(4, "Đường hoà bình", "Thôn 2"),
        item(5, "Đường hóa bình"),
    )
    assert [problems(row) for row in found] == [[], ["name"], [], [], []]
    assert "dòng 2" in found[1].problems[0].message


@pytest.mark.parametrize(
    ("header", "written", "holder", "kind", "unsure"),
    [
        ("Họ và tên", "Ông Nguyễn Văn An", "Nguyễn Văn An", "individual", []),
        ("Họ và tên", "Lê Thị\nMỹ Lệ", "Lê Thị Mỹ Lệ", "individual", []),
        ("Họ và tên", "Lê Thị Lệ, Trưởng thôn", "Lê Thị Lệ, Trưởng thôn", "individual", ["holder"]),
        ("Họ và tên", "Chi bộ thôn 3", "Chi bộ thôn 3", "collective", ["holder_kind"]),
        ("Tập thể, cá nhân thực hiện", "Đ/c TS. Nguyễn Văn An", "Nguyễn Văn An", "individual", []),
        ("Tập thể, cá nhân thực hiện", "Chi hội Phụ nữ thôn 1", "Chi hội Phụ nữ thôn 1", "collective", []),
        ("Tập thể, cá nhân thực hiện", "Nguyễn Văn An", "Nguyễn Văn An", "individual", ["holder_kind"]),
        ("Tập thể, cá nhân thực hiện", "Hộ ông Lê Văn Sáu", "Hộ ông Lê Văn Sáu", "household", []),
        ("Người thực hiện", "Đoàn Văn Hậu", "Đoàn Văn Hậu", "individual", ["holder_kind"]),
        ("Tập thể", "Tổ tự quản số 5", "Tổ tự quản số 5", "collective", []),
    ],
)
def test_holders(tmp_path: Path, header: str, written: str, holder: str, kind: str, unsure: list[str]) -> None:
    (row,) = rows(tmp_path, [*HEADER, header], [*item(1), written])
    assert (row.input.holder, row.input.holder_kind, row.unsure) == (holder, kind, unsure)


def test_columns_for_collectives_and_persons_side_by_side(tmp_path: Path) -> None:
    headers = [*HEADER, "Tập thể", "Cá nhân"]
    found = rows(
        tmp_path,
        headers,
        [*item(1, "A"), "x", None],
        [*item(2, "B"), None, "Bà Lê Thị Tư"],
        [*item(3, "C"), None, "x"],
    )
    assert [(row.input.holder, row.input.holder_kind) for row in found] == [
        ("Thôn 1", "collective"),
        ("Lê Thị Tư", "individual"),
        ("Thôn 1", "individual"),
    ]
    assert [row.unsure for row in found] == [[], [], ["holder", "holder_kind"]]


def test_a_list_of_exemplary_persons_and_collectives(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        ["DANH SÁCH ĐIỂN HÌNH DÂN VẬN KHÉO NĂM 2026"],
        ["TT", "Họ và tên", "Đơn vị", "Lĩnh vực", "Thành tích"],
        ["A", "TẬP THỂ"],
        [1, "Chi bộ thôn Bắc", "Đảng ủy xã", "KT", "abc"],
        ["B", "CÁ NHÂN"],
        [1, "Ông Nguyễn Văn Nam", "Thôn Nam", "VH-XH", None],
    )
    assert [(row.input.name, row.input.holder, row.input.holder_kind, row.input.kind) for row in found] == [
        ("Chi bộ thôn Bắc", "Chi bộ thôn Bắc", "collective", "example"),
        ("Nguyễn Văn Nam", "Nguyễn Văn Nam", "individual", "example"),
    ]
    assert [row.unsure for row in found] == [["name", "year", "kind"]] * 2


def test_kinds_by_section_and_header(tmp_path: Path) -> None:
    sections = rows(tmp_path, HEADER, ["A", "MÔ HÌNH"], item(1, "A"), ["B", "ĐIỂN HÌNH CÁ NHÂN"], item(1, "B"))
    assert [(row.input.kind, row.unsure) for row in sections] == [
        ("model", []),
        ("example", ["holder", "holder_kind"]),
    ]
    (both,) = rows(tmp_path, ["STT", "Tên mô hình, điển hình", *HEADER[2:]], item(1))
    assert (both.input.kind, both.unsure) == ("model", ["kind"])
    (example,) = rows(tmp_path, ["STT", "Tên điển hình", *HEADER[2:]], item(1))
    assert (example.input.kind, example.unsure) == ("example", [])


def test_what_is_not_understood_stays_out_and_unsure(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, [*HEADER, "Tình trạng", "Loại"], [*item(1), "tốt", "loại A"])
    assert (row.input.status, row.input.kind, row.unsure) == ("registered", "model", ["kind", "status"])


def test_an_area_stands_for_a_missing_unit_but_not_surely(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, ["STT", "Tên mô hình", "Địa bàn", "Lĩnh vực", "Năm"], item(1))
    assert (row.input.unit, row.input.area, row.unsure) == ("Thôn 1", "", ["unit"])
    (row,) = rows(tmp_path, [*HEADER, "Địa bàn"], [*item(1), "Toàn xã"])
    assert (row.input.unit, row.input.area, row.unsure) == ("Thôn 1", "Toàn xã", [])


def test_units_that_head_sections_or_stand_in_the_title_are_unsure(tmp_path: Path) -> None:
    headers = ["STT", "Tên mô hình", "Lĩnh vực", "Năm"]
    found = rows(
        tmp_path,
        ["Đơn vị: Đảng ủy xã An Bình"],
        headers,
        [1, "A", "KT", 2026],
        ["I", "KHỐI THÔN"],
        [1, "B", "KT", 2026],
        ["a", "Chi bộ thôn Đông"],
        [1, "C", "KT", 2026],
        ["II", "TẬP THỂ"],
        [1, "D", "KT", 2026],
    )
    assert [row.input.unit for row in found] == [*["Đảng ủy xã An Bình"] * 2, "Chi bộ thôn Đông", "Đảng ủy xã An Bình"]
    assert [(problems(row), row.unsure) for row in found] == [([], ["unit"])] * 4
    assert found[2].input.holder == "Chi bộ thôn Đông"
    (row,) = rows(tmp_path, ["Đơn vị tính: đồng"], ["Đơn vị: Chi bộ 1"], HEADER, item(1, unit=""))
    assert (row.input.unit, problems(row)) == ("", ["unit"])


def test_the_better_of_two_columns_is_taken(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, ["Đơn vị", *HEADER[:2], "Đơn vị đăng ký", *HEADER[3:]], ["xã An Bình", *item(1)])
    assert (row.input.unit, row.input.name) == ("Thôn 1", "Đường hoa")


def test_a_list_typed_without_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("STT;Ten mo hinh;Don vi;Linh vuc;Nam\n1;Duong hoa;Thon 1;Van hoa - xa hoi;2026\n;Tong cong: 1;;;\n")
    (row,) = read(path).rows
    assert (row.input.name, row.input.unit, row.input.field, row.input.year) == (
        "Duong hoa", "Thon 1", "culture_society", "2026",
    )  # fmt: skip


def test_men_and_women_are_no_years(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, [*HEADER[:4], "Nam", "Nữ"], [1, "A", "Thôn 1", "KT", "x", None])
    assert problems(row) == ["year"]


LINES = ["STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Năm"], ["1", "Đường hoa", "Thôn 1; xóm 2", "Kinh tế", "2026"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", codecs.BOM_UTF8 + "\r\n".join('"' + '";"'.join(line) + '"' for line in LINES).encode()),
        ("a.csv", "\r\n".join(",".join(line) for line in LINES).encode()),
        ("a.txt", codecs.BOM_UTF16_LE + "\r\n".join("\t".join(line) for line in LINES).encode("utf-16-le")),
        ("a.csv", "\r\n".join(",".join(line) for line in LINES).encode("utf-16")),
        ("a.xls", xls("Biểu 1", LINES)),
    ],
)
def test_one_list_in_many_files(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (row,) = read(path).rows
    assert (row.row, row.problems, row.unsure) == (2, [], [])
    assert list(row.values.values()) == ["1", "Đường hoa", "Thôn 1; xóm 2", "Kinh tế", "2026"]


def test_open_document(tmp_path: Path) -> None:
    (row,) = read(ods(tmp_path / "a.ods", LINES)).rows
    assert list(row.values.values()) == ["1", "Đường hoa", "Thôn 1; xóm 2", "Kinh tế", "2026"]


def test_an_old_font_in_a_workbook_is_said(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            ["danh s¸ch m« h×nh d©n vËn khÐo n¨m 2007"],
            ["TT", "Tªn m« h×nh", "§¬n vÞ", "LÜnh vùc"],
            ["I", "V¨n hãa - x· héi"],
            [1, "§\xadêng lµng s¹ch ®Ñp", "Th«n Th\xadîng"],
            [None, "Céng: 1 m« h×nh"],
        ],
    )
    found = read(path)
    (row,) = found.rows
    assert row.values == {
        "stt": "1",
        "name": "Đường làng sạch đẹp",
        "unit": "Thôn Thượng",
        "field": "Văn hóa - xã hội",
        "year": "2007",
    }
    assert (row.unsure, len(found.skipped)) == (["year"], 2)
    assert "TCVN3" in found.notes[0]


def test_old_fonts_amid_unicode_are_unsure(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [HEADER, item(1, "Ñöôøng hoa noâng thoân"), item(2, "Ngõ sạch")])
    first, second = read(path).rows
    assert (first.input.name, first.unsure, second.unsure) == ("Đường hoa nông thôn", ["name"], [])


def test_text_in_no_known_code_is_unsure_altogether(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"STT,Ten mo hinh,Don vi,Linh vuc,Nam\n1,Caf\xe9 sach,Thon 1,KT,2026\n")
    found = read(path)
    assert found.rows[0].unsure == ["name", "unit", "field", "year"]
    assert "Không chắc" in found.notes[0]


def test_all_sheets_with_names_are_read(tmp_path: Path) -> None:
    sheets = {
        "Hướng dẫn": [["Cách điền biểu"], ["1", "Điền đủ các cột"]],
        "Kinh tế": [HEADER, item(1, "A"), item(2, "B")],
        "Phụ lục": [
            ["Đơn vị chủ trì", "STT", "Lĩnh vực", "Tên mô hình", "Năm"],
            ["Thôn 2", 1, "QPAN", "C", 2026],
            ["Thôn 1", 2, "KT", "A", 2026],
        ],
        "Danh mục": [["STT", "Lĩnh vực"], [1, "Kinh tế"]],
        "Ẩn": [HEADER, item(1, "D")],
        "Sheet6": [],
    }
    found = read(xlsx(tmp_path / "a.xlsx", sheets, hidden=["Ẩn"]))
    assert [(row.sheet, row.row, row.input.name, row.input.unit, row.values["sheet"]) for row in found.rows] == [
        ("Kinh tế", 2, "A", "Thôn 1", "Kinh tế"),
        ("Kinh tế", 3, "B", "Thôn 1", "Kinh tế"),
        ("Phụ lục", 2, "C", "Thôn 2", "Phụ lục"),
        ("Phụ lục", 3, "A", "Thôn 1", "Phụ lục"),
    ]
    assert "dòng 2 của “Kinh tế”" in found.rows[3].problems[0].message
    assert [note.split("”")[0].split("“")[1] for note in found.notes] == ["Hướng dẫn", "Danh mục", "Ẩn"]
    headers = dict(found.columns)
    assert {target: [headers[index] for index in indices] for target, indices in found.mapping.items()} == {
        "name": ["Tên mô hình"],
        "unit": ["Đơn vị", "Đơn vị chủ trì"],
        "field": ["Lĩnh vực"],
        "year": ["Năm"],
    }


def test_the_user_may_map_the_columns(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx", [["STT", "Nội dung", "Nơi làm", "Năm", "Lĩnh vực"], [1, "Đường hoa", "Thôn 1", 2026, "KT"]]
    )
    guessed = read(path)
    assert guessed.columns == [(0, "STT"), (1, "Nội dung"), (2, "Nơi làm"), (3, "Năm"), (4, "Lĩnh vực")]
    assert problems(guessed.rows[0]) == ["name", "unit"]
    chosen = read(path, {"name": (1,), "unit": (2,), "year": (3,), "field": (4,)})
    (row,) = chosen.rows
    assert (row.input.name, row.input.unit, row.input.content, row.problems, row.unsure) == (
        "Đường hoa", "Thôn 1", "", [], [],
    )  # fmt: skip


def test_a_column_without_a_header_can_be_mapped(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [[*HEADER[:2], None, *HEADER[3:]], item(1)])
    guessed = read(path)
    assert guessed.columns == [(0, "STT"), (1, "Tên mô hình"), (2, ""), (3, "Lĩnh vực"), (4, "Năm")]
    (row,) = read(path, {**guessed.mapping, "unit": (2,)}).rows
    assert (row.input.unit, row.problems) == ("Thôn 1", [])


def test_a_guessed_mapping_gives_the_same_again(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx", [["STT", "Mô hình", "Đơn vị", "KT", "VHXH", "Năm"], [1, "A", "Thôn 1", "x", None, 2026]]
    )
    first = read(path)
    assert read(path, dict(first.mapping)) == first


def test_another_list_in_the_sheet_is_skipped_row_by_row(tmp_path: Path) -> None:
    content = [HEADER, item(1), [], ["STT", "Lĩnh vực", "Số lượng"], [1, "Kinh tế", 1], ["Cộng", None, 1]]
    found = read(xlsx(tmp_path / "a.xlsx", content))
    assert [row.row for row in found.rows] == [2]
    assert [(skipped.row, skipped.why) for skipped in found.skipped] == [
        (3, "Dòng trống."),
        (5, "Thuộc bảng không có cột tên mô hình."),
        (6, "Dòng cộng."),
    ]


def test_no_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không tìm thấy bảng"):
        read(xlsx(tmp_path / "a.xlsx", [["DANH SÁCH"], [1, "Đường hoa", "Thôn 1"]]))


TRICKY = [
    "",
    "",
    "1",
    "2",
    "I",
    "a)",
    "x",
    "-",
    '"',
    "2026",
    "2016-2020",
    "KT",
    "Tổng cộng",
    "NGƯỜI LẬP",
    "Ghi chú:",
    "(1)",
    "*",
]
TRICKY += [
    *HEADER,
    "Đường hoa",
    "Chi bộ thôn 1",
    "II. CÁ NHÂN",
    "Ông Lê Tư",
    "Lĩnh vực kinh tế",
    "#N/A",
    "nối\ntiếp",
    "Họ và tên",
]


@given(st.lists(st.lists(st.sampled_from(TRICKY), min_size=5, max_size=5), max_size=12))
@example([["", "", "STT", "Tên mô hình", "Đơn vị"], ["", "", "", "", "KT"]])  # a second header that heads nothing
def test_nothing_makes_it_fail_and_no_row_is_lost(
    tmp_path_factory: pytest.TempPathFactory, grid: list[list[str]]
) -> None:
    last = ["9", "Mô hình cuối", "Thôn 9", "KT", "2025"]
    content = [["DANH SÁCH NĂM 2026"], HEADER, *grid, last]
    found = read(xlsx(tmp_path_factory.mktemp("grid") / "a.xlsx", content))
    accounted = [row.row for row in found.rows] + [skipped.row for skipped in found.skipped]
    assert len(accounted) == len(set(accounted))
    assert len(content) in accounted
    for row in set(range(3, len(content))) - set(accounted):  # another header, or below one that heads nothing
        cells = content[row - 1]
        assert cells[0] not in ("1", "2") or sum(map(bool, cells)) <= 2 or len({*cells} & {*HEADER, "Họ và tên"}) > 1


def test_every_row_below_the_header_is_taken_or_told(tmp_path: Path) -> None:
    content = [
        HEADER,
        ["I", "KHỐI THÔN"],
        item(1),
        [],
        ["x", "lạ"],
        item(2, "B"),
        ["Tổng cộng", 2],
        ["Người lập"],
        ["Lê Tư"],
    ]
    found = read(xlsx(tmp_path / "a.xlsx", content))
    assert sorted([row.row for row in found.rows] + [skipped.row for skipped in found.skipped]) == list(range(2, 10))
    assert all(skipped.why for skipped in found.skipped)
