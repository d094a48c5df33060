"""The registration form with its nine items, and the list of a year in groups."""

from dataclasses import replace
from pathlib import Path

import pytest

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import ExemplarInput
from danvan_desktop.papers.exemplars import roman
from danvan_desktop.papers.paper import Paragraph, Table
from tests.conftest import Scene
from tests.rendering import pdf_of, read

ITEMS = (
    "1. Tên mô hình: Tiếng loa an ninh",
    "2. Thực trạng, lý do chọn mô hình:",
    "3. Mục tiêu, tiêu chí:",
    "4. Nội dung, cách thức thực hiện:",
    "5. Địa bàn, đối tượng:",
    "6. Lực lượng thực hiện:",
    "7. Nguồn lực và thời gian thực hiện:",
    "8. Sản phẩm, kết quả đầu ra:",
    "9. Khả năng duy trì, nhân rộng:",
)


def form(**changed: object) -> ExemplarInput:
    given = ExemplarInput(
        number="9",
        year="2026",
        name="Tiếng loa an ninh",
        field="defence_security",
        holder="Tổ an ninh thôn",
        unit="Công an xã",
        registered_on="5/1/2026",
        situation="Trộm cắp vặt nhiều.",
        goals="Giảm một nửa số vụ.",
        content="Phát tin hai buổi một tuần.",
        area="Thôn Nại Cửu.",
        forces="Công an xã chủ trì.",
        resources="Hai loa, 10 ngày công.",
        schedule="Từ tháng 01 đến tháng 12/2026.",
        results="Số vụ giảm.",
        upkeep="Thôn giữ loa.",
    )
    return replace(given, **changed)  # type: ignore[arg-type]


def test_the_form_has_its_nine_items_in_order(scene: Scene) -> None:
    record = scene.office.exemplars.save(form())
    made = scene.office.papers.paper("registration", record.uid)
    told = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    assert [text for text in told if text[:2] in {f"{number}." for number in range(1, 10)}] == list(ITEMS)
    assert told[told.index(ITEMS[6]) + 1 : told.index(ITEMS[7])] == [
        "- Nguồn lực: Hai loa, 10 ngày công.",
        "- Thời gian: Từ tháng 01 đến tháng 12/2026.",
    ]
    assert "Lĩnh vực: Quốc phòng - an ninh." in told
    assert made.heading is not None
    assert made.title is not None
    assert made.heading.issuer == "CÔNG AN XÃ"
    assert made.title.subject == "Xây dựng mô hình “Dân vận khéo” năm 2026"


def test_an_item_without_a_text_leaves_room_to_write(scene: Scene) -> None:
    record = scene.office.exemplars.save(form(goals="", schedule=""))
    told = [b.text for b in scene.office.papers.paper("registration", record.uid).blocks if isinstance(b, Paragraph)]
    assert set(told[told.index(ITEMS[2]) + 1]) == {"…"}
    assert told[told.index(ITEMS[7]) - 1].startswith("- Thời gian: …")


def test_a_list_of_a_year_is_in_groups_and_counted(scene: Scene) -> None:
    scene.office.exemplars.save(form())
    scene.office.exemplars.save(form(number="10", name="Người giữ đường", kind="example"))
    scene.office.exemplars.save(form(number="1", name="Mô hình cũ", year="2020"))
    made = scene.office.papers.paper("exemplar-list", "2026")
    (listed,) = made.blocks
    assert isinstance(listed, Table)
    assert dict(listed.bands) == {0: "I. KINH TẾ (02)", 2: "II. QUỐC PHÒNG - AN NINH (02)"}
    assert [row[0] for row in listed.rows] == ["1", "2", "3", "4"]
    assert [row[1] for row in listed.rows][2:] == ["Tiếng loa an ninh", "Người giữ đường"]
    assert listed.total[1] == "Tổng cộng: 03 mô hình, 01 điển hình"
    assert "Năm đăng ký" not in [column.title for column in listed.columns]
    assert abs(sum(column.share for column in listed.columns) - 1) < 1e-9
    assert made.title is not None
    assert made.title.reference == "(Có 03 mô hình, 01 điển hình)"
    assert made.landscape


def test_a_list_of_a_stage_tells_the_years(scene: Scene) -> None:
    record = scene.office.exemplars.save(form(year="2020"))
    papers = scene.office.papers
    made = papers.paper("exemplar-list", papers.resolve("exemplar-list", "2016 - 2020"))
    (listed,) = made.blocks
    assert isinstance(listed, Table)
    assert [row[3] for row in listed.rows] == ["2020"]
    assert made.title is not None
    assert made.title.subject.endswith("giai đoạn 2016-2020")
    assert papers.title("exemplar-list", "2016-2020") == "Danh mục mô hình 2016-2020"
    assert papers.title("exemplar-list", record.uid) == "Danh mục mô hình 2020"
    assert papers.resolve("registration", "09/mh-2020") == record.uid


@pytest.mark.parametrize("ident", ["", "năm nay", "20266", "2016-20"])
def test_what_is_neither_year_nor_stage_is_refused(scene: Scene, ident: str) -> None:
    with pytest.raises(UserError, match="2016-2020"):
        scene.office.papers.resolve("exemplar-list", ident)


def test_a_year_without_exemplars_gives_an_empty_list(scene: Scene) -> None:
    made = scene.office.papers.paper("exemplar-list", "1999")
    (listed,) = made.blocks
    assert isinstance(listed, Table)
    assert (listed.rows, listed.total[1]) == ([], "Tổng cộng: 00 mô hình")


def test_both_papers_come_back_from_word_and_pdf(scene: Scene, tmp_path: Path) -> None:
    record = scene.office.exemplars.save(form())
    papers = scene.office.papers
    for kind, ident, phrase in (
        ("registration", record.uid, "9. Khả năng duy trì, nhân rộng:"),
        ("exemplar-list", "2026", "II. QUỐC PHÒNG - AN NINH (01)"),
    ):
        word = papers.export(kind, ident, tmp_path / f"{kind}.docx")
        ours = papers.export(kind, ident, tmp_path / f"{kind}.pdf")
        (tmp_path / "office").mkdir(exist_ok=True)
        for page in (read(ours), read(pdf_of(word, tmp_path / "office"))):
            assert page.find(phrase).bold


def test_roman_numbers() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 20, 39)] == ["I", "IV", "IX", "XIV", "XX", "XXXIX"]
