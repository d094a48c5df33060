"""Tasks that stand in tables, in every format, against what a careful clerk reads from them."""

import subprocess
from functools import partial
from pathlib import Path

import pytest

from danvan_desktop.domain.reading import Reading
from danvan_desktop.importers.dispatches import reader
from danvan_desktop.services.reading import read_file, read_text
from tests.importers import table_papers
from tests.importers.clerk import Compared
from tests.importers.table_papers import Written
from tests.importers.test_dispatches import calls
from tests.rendering import pdfs_of

MARKED = [paper for paper in table_papers.papers() if paper.is_marked]
PRINTED = ("03", "07", "08", "16", "21", "26")
"""Merged cells, heads of two lines, several pages, a page that ends within a row."""

PAPER = """UBND XÃ ÁI TỬ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG VĂN HÓA - XÃ HỘI\tĐộc lập - Tự do - Hạnh phúc
Số: 12/VHXH\tÁi Tử, ngày 05 tháng 3 năm 2026
V/v đăng ký mô hình
Kính gửi: Các thôn.
Phòng Văn hóa - Xã hội đề nghị các thôn thực hiện:
{table}

Nơi nhận:\tTRƯỞNG PHÒNG
- Như trên;
- Lưu: VT.\tHồ Văn Mẫn
"""

HEAD = "Nội dung\tChủ trì\tThời hạn"


def check(found: list[Compared]) -> None:
    wrong = [one for one in found if not one.right]
    assert not wrong, "\n".join(f"{one.document} {one.key}: {one.read!r} instead of {one.truth!r}" for one in wrong)


@pytest.mark.parametrize("paper", table_papers.papers(), ids=lambda paper: paper.name)
def test_a_paper_that_was_pasted(paper: Written) -> None:
    check(table_papers.compared(paper, read_text(table_papers.pasted(paper)), merged_told=False))


@pytest.mark.parametrize("paper", MARKED, ids=lambda paper: paper.name)
def test_a_paper_as_docx(paper: Written, tmp_path: Path) -> None:
    check(table_papers.compared(paper, read_file(table_papers.saved(paper, tmp_path / "van-ban.docx"))))


def test_papers_that_were_printed(tmp_path: Path) -> None:
    chosen = [paper for paper in MARKED if paper.name.startswith(PRINTED)]
    made = pdfs_of([table_papers.saved(paper, tmp_path / f"{paper.name}.docx") for paper in chosen], tmp_path)
    for paper, path in zip(chosen, made, strict=True):
        check(table_papers.compared(paper, read_file(path)))


@pytest.mark.parametrize("ending", ["rtf", "odt", "doc"])
def test_a_paper_in_an_old_or_foreign_format(tmp_path: Path, ending: str) -> None:
    paper = next(paper for paper in MARKED if paper.name.startswith("03"))
    source = table_papers.saved(paper, tmp_path / "van-ban.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    check(table_papers.compared(paper, read_file(tmp_path / f"van-ban.{ending}")))


def test_enough_is_sure_to_be_of_use() -> None:
    found = [one for paper in MARKED for one in table_papers.compared(paper, read_text(table_papers.pasted(paper)))]
    assert sum(one.sure for one in found) >= 0.55 * len(found)


@pytest.mark.parametrize(
    "head",
    [
        "TT\tĐơn vị\tSố suất quà\tGhi chú",
        "TT\tHọ và tên\tNhiệm vụ\tGhi chú",
        "TT\tNội dung\tSố lượng\tĐơn giá",
        "TT\tHoạt động\tThời gian\tKết quả",
    ],
)
def test_other_tables_list_no_tasks(head: str) -> None:
    found = reader.read(PAPER.format(table=f"{head}\n1\tThôn Hạ\t12\t\n2\tThôn Thượng\t15\t"))
    assert found.found["tasks"].value == ()
    assert not found.rows


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Thời hạn gửi dự thảo\tThời hạn trình ký", "20/4/2026\t25/4/2026"),
        ("Thời hạn\tGhi chú", "20/4/2026\tĐã hoàn thành"),
        ("Tháng\tGhi chú", "4\tHọp dân"),
    ],
)
def test_a_second_day_a_task_done_or_a_bare_month_leaves_a_row_unsure(head: str, row: str) -> None:
    reading = reader.read(PAPER.format(table=f"TT\tNội dung\tChủ trì\t{head}\n1\tRà soát\tBan A\t{row}\n"))
    name, told = (both.split("\t") for both in (head, row))
    (task,) = reading.found["tasks"].value
    assert task.endswith(f"{name[1]}: {told[1]}")
    assert not reading.found["tasks"].sure


@pytest.mark.parametrize("dots", ["…", ".....", "- - -"])
def test_a_form_that_is_to_be_filled_in_lists_no_tasks(dots: str) -> None:
    found = reader.read(PAPER.format(table=f"TT\t{HEAD}\n1\t{dots}\t{dots}\t{dots}\n2\t{dots}\t{dots}\t"))
    assert found.found["tasks"].value == ()


@pytest.mark.parametrize(
    "names", [("T4", "T5", "T6"), ("Tháng 4", "Tháng 5", "Tháng 6"), ("Quý I", "Quý II", "Quý III")]
)
def test_crosses_below_months_tell_when_a_task_ends_but_never_for_sure(names: tuple[str, str, str]) -> None:
    months = "\t".join(names)
    table = f"TT\tHoạt động\tThời gian thực hiện\n\t\t{months}\n1\tKhảo sát\tx\tx\t\n2\tSơ kết\t\t\tX"
    reading = reader.read(PAPER.format(table=table))
    ends = ["2026-06", "2026-09"] if names[0] == "Quý I" else ["2026-05", "2026-06"]
    assert [row.due and row.due.month for row in reading.rows.values()] == ends
    assert not reading.found["tasks"].sure


@pytest.mark.parametrize(
    "row",
    [
        "{n}. Rà soát\tBan A\tHằng quý",
        "{n}\tRà soát mô hình\tBan A\tTrước 05/4/2026",
        "Rà soát {n}\tBan A\tHằng quý",
        "x\t\t",
        f"TT\t{HEAD}",
    ],
)
def test_the_work_grows_with_the_length_of_a_table(row: str) -> None:
    def table(rows: int) -> str:
        head = f"TT\t{HEAD}" if row.startswith("{n}\t") else HEAD
        return PAPER.format(table="\n".join([head, *(row.format(n=n + 1) for n in range(rows))]))

    once, twice = (calls(partial(reader.read, table(many))) for many in (150, 300))
    assert twice < 2.5 * once


BELOW = "Các thôn phân công người phụ trách, phối hợp với các đoàn thể, thực hiện nghiêm túc, bảo đảm đúng đối tượng."
"""A body is to be long enough for its deadlines to be sure."""


def read_table(table: str) -> Reading:
    return reader.read(PAPER.format(table=f"{table}\n\n{BELOW}"))


def tasks_of(reading: Reading) -> list[str]:
    return [task.split("\n")[0] for task in reading.found["tasks"].value]


def days_of(reading: Reading) -> list[str]:
    return [str(one.day or one.month or one.recurring) for one in reading.found["deadlines"].value]


@pytest.mark.parametrize("names", [("THÁNG 4", "THÁNG 5 - 6"), ("Tháng 4", "Quý II/2026"), ("TUYÊN TRUYỀN", "RA QUÂN")])
def test_a_name_alone_in_the_column_of_tasks_heads_those_below_it(names: tuple[str, str]) -> None:
    first, second = names
    rows = (
        f"\t{first}\t\t",
        "1\tPhát thanh về mô hình\tBan A\t20/4/2026",
        f"\t{second}\t\t",
        "2\tThăm hộ nghèo\tBan B\t",
    )
    reading = read_table("\n".join((f"TT\t{HEAD}", *rows)))
    assert tasks_of(reading) == ["Phát thanh về mô hình", "Thăm hộ nghèo"]


def test_cells_tell_days_of_each_year_and_month() -> None:
    rows = ("1\tĐối thoại\tBan A\t30/6 và 31/12 hằng năm", "2\tHọp tổ\tBan B\tNgày 25 hằng tháng")
    reading = read_table("\n".join((f"TT\t{HEAD}", *rows, "3\tNắm tình hình\tBan C\tKhi có yêu cầu")))
    assert days_of(reading) == ["yearly:06-30", "yearly:12-31", "monthly:25"]
    assert reading.found["deadlines"].sure


def test_both_days_of_a_row_are_deadlines_and_the_day_of_the_beginning_is_none() -> None:
    head = "TT\tNội dung\tChủ trì\tBắt đầu\tHạn dự thảo\tHạn ký"
    reading = read_table(f"{head}\n1\tSoạn đề án\tBan A\t01/4/2026\t20/4/2026\tTháng 5\n")
    assert days_of(reading) == ["2026-04-20", "2026-05"]
    assert reading.found["deadlines"].sure


def test_what_is_handed_in_by_the_time_of_a_column_is_due_then() -> None:
    head = "TT\tNội dung\tChủ trì\tThời gian"
    report = read_table(f"{head}\n1\tBáo cáo kết quả\tBan A\t20/4/2026\n")
    event = read_table(f"{head}\n1\tHội thi hòa giải\tBan A\t20/4/2026\n")
    assert days_of(report) == days_of(event) == ["2026-04-20"]
    assert (report.found["deadlines"].sure, event.found["deadlines"].sure) == (True, False)


def test_items_beside_one_that_leads_to_a_table_are_sections() -> None:
    table = "TT\tĐầu việc\tNgười làm\tPhải xong\n1\tRà soát hồ sơ\tBan A\t20/4/2026\n2\tLập danh sách\tBan B\t"
    items = f"1. Mục tiêu: đủ hồ sơ.\n2. Phân công:\n{table}\n\n3. Kinh phí: đã bố trí."
    reading = read_table(items)
    assert tasks_of(reading) == ["Rà soát hồ sơ", "Lập danh sách"]
    assert days_of(reading) == ["2026-04-20"]


def test_a_row_that_a_page_has_torn_is_joined() -> None:
    head = "| TT | Nội dung | Chủ trì | Thời hạn |"
    rows = ("| 1 | Ký cam kết | Ban A | 20/4/2026 |", "| 2 | Vệ sinh các ngõ, bãi đất trống của", "", "2", head)
    reading = read_table(
        "\n".join((head, *rows, "| | khu phố | Ban B | 25/4/2026 |", "| 3 | Báo cáo | Ban C | 30/4/2026 |"))
    )
    assert tasks_of(reading) == ["Ký cam kết", "Vệ sinh các ngõ, bãi đất trống của khu phố", "Báo cáo"]
    assert days_of(reading) == ["2026-04-20", "2026-04-25", "2026-04-30"]


def test_words_about_a_table_in_a_section_of_their_own_are_no_tasks() -> None:
    rows = ("1\tRà soát hồ sơ\tBan A\t20/4/2026", "2\tBáo cáo tiến độ\tBan B\tHằng tháng (trước ngày 25)")
    table = "\n".join(("I. NỘI DUNG", f"TT\t{HEAD}", *rows))
    prose = reader.read(PAPER.format(table=f"{table}\n\nII. TỔ CHỨC THỰC HIỆN\n{BELOW}")).found["tasks"]
    assert ([task.split("\n")[0] for task in prose.value], prose.sure) == (["Rà soát hồ sơ", "Báo cáo tiến độ"], True)
    items = "1. Các thôn cử người.\n2. Ban B theo dõi."
    assert not reader.read(PAPER.format(table=f"{table}\n\nII. TỔ CHỨC THỰC HIỆN\n{items}")).found["tasks"].sure
