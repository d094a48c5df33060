"""Appendices, stamps, the second signature, bands and totals, and many papers in one file: in both formats."""

import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx_integrity
import pdfplumber
import pytest
from openxml_audit import OpenXmlValidator

from danvan_desktop.exporters import docx, pdf
from danvan_desktop.papers.paper import (
    Addressees,
    Align,
    Appendix,
    Column,
    Heading,
    Paper,
    Paragraph,
    Run,
    Signature,
    Style,
    Table,
    Title,
    body,
)
from tests.exporters.both import FONTS, FORMATS, LAYOUTS, Made, both
from tests.rendering import Text

STATE, PARTY = LAYOUTS["state-nd30"], LAYOUTS["party-hd05"]
TWO_SIDED = replace(STATE, page=replace(STATE.page, two_sided=True))
RIGHT = replace(STATE, heading=replace(STATE.heading, title_align=Align.RIGHT))
SENTENCE = "Mỗi thôn chọn một việc làm thiết thực, gần dân, phù hợp với điều kiện của thôn để cùng Nhân dân thực hiện."
COLUMNS = (Column("STT", 0.1, Align.CENTRE), Column("Tên mô hình", 0.6), Column("Kinh phí", 0.3, Align.RIGHT))
TABLE = Table(
    COLUMNS,
    tuple((str(number), f"Mô-hình-{number}", "1.000") for number in range(1, 61)),
    bands={0: "I. Kinh tế", 40: "II. Văn hóa"},
    total=("", "Tổng cộng", "60.000"),
    unit="Đơn vị tính: nghìn đồng",
)
HEADING = Heading(
    "",
    "ỦY BAN NHÂN DÂN XÃ HÒA AN",
    STATE.heading.title,
    "Số: 12/KH-UBND",
    "Hòa An, ngày 30 tháng 7 năm 2026",
    urgency="KHẨN",
    circulation="LƯU HÀNH NỘI BỘ",
    draft_note="Dự thảo lần 2",
)
PLAN = Paper(
    name="12/KH-UBND",
    layout=STATE.key,
    heading=HEADING,
    title=Title("KẾ HOẠCH", "Về phong trào “Dân vận khéo”"),
    addressees=Addressees(STATE.words.submission, ("Ủy ban nhân dân tỉnh.",)),
    blocks=(*body("Điều 1. Phạm vi", style=Style.ARTICLE), *body(*[SENTENCE] * 30)),
    signature=Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Thử"),
    recipients=("- Như trên;", "- Lưu: VT."),
    appendices=(
        Appendix(Title("Phụ lục I", "DANH MỤC", "(Kèm theo Kế hoạch số 12/KH-UBND)"), (TABLE,), landscape=True),
        Appendix(Title("Phụ lục II", "MẪU"), body(SENTENCE), numbered_pages=False),
    ),
    drafter="PL.(300)",
    contact="Địa chỉ: thôn 1, xã Hòa An",
)
MINUTES = Paper(
    name="Biên bản",
    layout=STATE.key,
    heading=replace(HEADING, urgency="", circulation="", draft_note="", place_date=""),
    title=Title("BIÊN BẢN", "Họp Hội đồng"),
    blocks=body(SENTENCE, SENTENCE, SENTENCE),
    signature=Signature("", STATE.words.chair, "Trần Văn Thử"),
    left_signature=Signature("", STATE.words.secretary, "Lê Thị Thử"),
    recipients=("- Lưu: VT.",),
)


def invitation(number: int) -> Paper:
    to = Addressees("Kính mời:", (f"Ông Khách-{number}.",))
    long = body(*[SENTENCE] * (20 if number == 2 else 3))
    return replace(PLAN, name=f"Giấy mời {number}", addressees=to, blocks=long, appendices=(), contact="")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    party = replace(PLAN, layout=PARTY.key, heading=replace(HEADING, right=PARTY.heading.title), appendices=())
    return both(
        {
            "plan": (STATE, [PLAN]),
            "party": (PARTY, [party]),
            "minutes": (STATE, [MINUTES]),
            "two-sided": (TWO_SIDED, [PLAN]),
            "right": (RIGHT, [replace(PLAN, appendices=())]),
            "many": (STATE, [invitation(number) for number in (1, 2, 3)]),
            "lists": (STATE, [replace(invitation(number), numbered=True) for number in (1, 2)]),
        },
        tmp_path_factory.mktemp("parts"),
    )


def near(value: float, tolerance: float = 1.0) -> Any:
    return pytest.approx(value, abs=tolerance)


def numbers(made: Made, kind: str, name: str) -> list[tuple[int, str]]:
    """The page numbers by sheet."""
    found = [(word.page, word.text) for word in made[kind, name].words if word.baseline < 20 and word.text.isdigit()]
    return sorted(found)


in_both = pytest.mark.parametrize("kind", FORMATS)


@in_both
def test_an_appendix_has_its_own_page_heading_and_numbers(kind: str, made: Made) -> None:
    page = made[kind, "plan"]
    label, title = page.find("Phụ lục I"), page.find("DANH MỤC")
    reference = page.find("(Kèm theo Kế hoạch số 12/KH-UBND)")
    assert page.find("CHỦ TỊCH").page < label.page == title.page
    assert [text.look for text in (label, title, reference)] == ["14 bold", "14 bold", "14 italic"]
    middle = 30 + (297 - 45) / 2  # on a sheet that lies on its side
    assert [text.axis for text in (label, title, reference)] == [near(middle)] * 3
    second = page.find("Phụ lục II")
    assert second.axis == near(112.5)
    assert page.find("MẪU").page == second.page == page.pages
    first = label.page
    own = [(first + number, str(number + 1)) for number in range(1, second.page - first)]
    going_on = (second.page, str(second.page - first + 1))
    assert numbers(made, kind, "plan") == [*((n, str(n)) for n in range(2, first)), *own, going_on]


@in_both
def test_bands_total_and_unit_of_a_table(kind: str, made: Made) -> None:
    page = made[kind, "plan"]
    unit, total, amount = page.find("Đơn vị tính: nghìn đồng"), page.find("Tổng cộng"), page.find("60.000")
    assert unit.look == "12 italic"
    assert unit.right == near(297 - 15)
    assert unit.baseline < next(page.all("STT")).baseline
    assert total.look == amount.look == "12 bold"
    assert amount.right == near(297 - 15 - 1.5)
    last = page.find("Mô-hình-60")
    assert last.page == total.page
    assert last.baseline < total.baseline
    for band, below in (("I. Kinh tế", "Mô-hình-1"), ("II. Văn hóa", "Mô-hình-41")):
        text, row = page.find(band), page.find(below)
        assert text.look == "12 bold"
        assert text.left == near(30 + 1.5)
        assert text.page == row.page
        assert 0 < row.baseline - text.baseline < 8


@in_both
def test_stamps_stand_below_the_number_in_boxes_of_the_decree(kind: str, made: Made) -> None:
    page = made[kind, "plan"]
    stamps = [page.find(words) for words in ("KHẨN", "LƯU HÀNH NỘI BỘ", "Dự thảo lần 2")]
    assert [stamp.axis for stamp in stamps] == [near(63.75)] * 3
    assert [stamp.look for stamp in stamps] == ["13 bold", "13 bold", "14 italic"]
    levels = [page.find("12/KH-UBND").baseline, *(stamp.baseline for stamp in stamps)]
    assert levels == sorted(levels)
    urgent = stamps[0]
    sides = [rule for rule in page.rules if rule.page == 1 and rule.axis == near(urgent.axis) and rule.width < 22]
    upper = [rule for rule in sides if 0 < urgent.baseline - rule.level < 7]
    lower = [rule for rule in sides if 0 < rule.level - urgent.baseline < 5]
    assert upper[0].width == lower[0].width == near(20)
    assert lower[0].level - upper[0].level == near(8)


@in_both
def test_stamps_of_the_party_have_no_box(kind: str, made: Made) -> None:
    page = made[kind, "party"]
    assert [page.find("KHẨN").look, page.find("LƯU HÀNH NỘI BỘ").look] == ["14 bold", "12 bold"]
    assert not [rule for rule in page.rules if rule.page == 1 and rule.right < 100 and rule.level < 80]


@in_both
def test_secretary_and_chair_sign_side_by_side(kind: str, made: Made) -> None:
    page = made[kind, "minutes"]
    left, right = page.find("THƯ KÝ"), page.find("CHỦ TỌA")
    assert (left.axis, right.axis) == (near(30 + 82.5 / 2), near(153.75))
    assert left.baseline == near(right.baseline, 0.2)
    assert page.find("Lê Thị Thử").baseline == near(page.find("Trần Văn Thử").baseline, 0.2)
    assert page.find("Lê Thị Thử").top - left.baseline >= 25
    recipients = page.find("Nơi nhận:")
    assert recipients.left == near(30)
    assert recipients.top > page.find("Lê Thị Thử").baseline
    assert "ngày" not in [word.text for word in page.words]  # the State's minutes have no place and date


@in_both
def test_address_and_drafter(kind: str, made: Made) -> None:
    page = made[kind, "plan"]
    address, drafter = page.find("Địa chỉ: thôn 1, xã Hòa An"), page.find("PL.(300)")
    assert (address.page, address.look) == (1, "11")
    assert address.baseline > 297 - 20
    assert len(list(page.all("Địa chỉ:"))) == 1
    (rule,) = [rule for rule in page.rules if rule.page == 1 and rule.level > 297 - 22]
    assert (rule.left, rule.right) == (near(30), near(195))
    assert (drafter.left, drafter.look) == (near(30), "11")
    assert drafter.top > page.find("- Lưu: VT.").baseline


@in_both
def test_articles_are_bold_and_indented(kind: str, made: Made) -> None:
    article = made[kind, "plan"].find("Điều 1. Phạm vi")
    assert (article.left, article.look) == (near(40), "14 bold")


@in_both
def test_margins_of_even_pages_change_places_in_a_two_sided_print(kind: str, made: Made) -> None:
    page = made[kind, "two-sided"]
    lefts = {number: min(word.left for word in page.words if word.page == number) for number in (1, 2)}
    assert lefts == {1: near(30), 2: near(15)}
    appendix = page.find("Phụ lục I").page
    assert min(word.left for word in page.words if word.page == appendix) == near(30 + 1.5)
    if kind == "pdf":  # of the Word file LibreOffice does not print the empty back before it
        assert appendix % 2 == 1


@in_both
def test_the_right_block_may_stand_at_the_edge(kind: str, made: Made) -> None:
    page = made[kind, "right"]
    words = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hòa An, ngày 30 tháng 7 năm 2026"]
    assert [page.find(text).right for text in words] == [near(195)] * 3
    under = page.find(words[1])
    (rule,) = [rule for rule in page.rules if 0 < rule.level - under.baseline < 3 and rule.right == near(195)]
    assert rule.width == near(under.width)


@in_both
def test_each_of_many_papers_begins_on_page_1(kind: str, made: Made) -> None:
    page = made[kind, "many"]
    guests = [page.find(f"Khách-{number}.") for number in (1, 2, 3)]
    assert [guest.page for guest in guests] == [1, 2, 4]
    assert page.pages == 4
    assert numbers(made, kind, "many") == [(3, "2")]
    assert len(list(page.all("TM. ỦY BAN NHÂN DÂN"))) == 3


def test_pages_of_each_paper_are_counted_apart(made: Made) -> None:
    labels = [line.text for line in _labels(made["pdf", "lists"].words)]
    assert labels == ["Trang 1/1", "Trang 1/2", "Trang 2/2"]


def _labels(words: tuple[Text, ...]) -> list[Text]:
    return [
        replace(word, text=f"Trang {words[place + 1].text}") for place, word in enumerate(words) if word.text == "Trang"
    ]


def test_many_papers_are_bookmarks_and_so_are_appendices(tmp_path: Path) -> None:
    path = tmp_path / "many.pdf"
    pdf.write([invitation(1), replace(PLAN, name="Kế hoạch")], STATE, path, FONTS)
    with pdfplumber.open(path) as document:
        assert document.metadata["Title"] == "Giấy mời 1"
        found = [(level, title) for level, title, *_ in document.doc.get_outlines()]
    assert found == [
        (1, "Giấy mời 1"),
        (1, "Kế hoạch"),
        (2, "Phụ lục I DANH MỤC"),
        (3, "I. Kinh tế"),
        (3, "II. Văn hóa"),
        (2, "Phụ lục II MẪU"),
    ]


def test_pages_of_ours_and_of_the_word_file_hold_the_same_words(made: Made) -> None:
    for name in ("minutes", "right", "many"):
        ours, word_file = made["pdf", name], made["docx", name]
        assert ours.pages == word_file.pages, name
        for number in range(1, ours.pages + 1):
            texts = [sorted(word.text for word in page.words if word.page == number) for page in (ours, word_file)]
            assert texts[0] == texts[1], f"{name}, page {number}"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every part there is, in every layout."""
    folder = tmp_path_factory.mktemp("files")
    for key, layout in LAYOUTS.items():
        heading = replace(HEADING, right=layout.heading.title)
        papers = [replace(paper, heading=heading) for paper in (PLAN, MINUTES, invitation(1))]
        docx.write(papers, layout, folder / f"{key}.docx")
        pdf.write(papers, layout, folder / f"{key}.pdf", FONTS)
    return folder


@pytest.mark.parametrize("key", LAYOUTS)
def test_two_validators_have_nothing_to_say_of_the_word_file(key: str, files: Path) -> None:
    path = files / f"{key}.docx"
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []
    assert docx_integrity.check(path) == []


@pytest.mark.parametrize("key", LAYOUTS)
def test_the_pdf_is_sound_and_has_its_fonts(key: str, files: Path) -> None:
    path = files / f"{key}.pdf"
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert {tuple(line.split()[3:6]) for line in fonts} == {("yes", "yes", "yes")}  # embedded, subset, as Unicode


HARD = (
    "Nguyễn-Thị-" + "Thử" * 40,
    "NGUYỄN THỊ THANH THỦY NGỌC HÒA BÌNH AN KHANG THỊNH VƯỢNG PHÚ QUÝ MỸ MÃN ĐỨC HẠNH " * 2,
    unicodedata.normalize("NFD", "Trần Thị Ánh Nguyệt, ở thôn Đông, xã Hòa An"),
    "<b>đậm</b> & 'nháy' \"kép\" %s {name} =1+1",
)


@pytest.mark.parametrize("hard", HARD)
def test_hard_names_are_printed_whole_in_every_place(hard: str, tmp_path: Path) -> None:
    paper = replace(
        PLAN,
        name=hard,
        heading=replace(HEADING, issuer=hard, superior=hard, dispatch_subject=hard),
        title=Title(hard, hard, hard),
        addressees=Addressees("Kính gửi:", (hard, hard)),
        blocks=(Paragraph((Run(hard, bold=True),)), Table(COLUMNS, (("1", hard, hard),), bands={0: hard})),
        signature=Signature(hard, hard, hard),
        left_signature=Signature("", "", hard),
        recipients=(f"- {hard}",),
        appendices=(Appendix(Title(hard, hard), body(hard)),),
        drafter=hard,
        contact=hard,
    )
    made = both({"hard": (STATE, [paper])}, tmp_path)
    wanted = "".join(unicodedata.normalize("NFC", hard).split())
    for kind in FORMATS:
        words = made[kind, "hard"].words
        found = "".join(word.text for word in words)
        assert unicodedata.is_normalized("NFC", found)
        letters = sum(map(len, (word.text for word in words)))
        assert letters >= 15 * len(wanted), f"{kind}: {letters} letters for 20 times {len(wanted)}"


def test_rows_and_lists_beyond_a_page_are_printed_whole_in_both_formats(tmp_path: Path) -> None:
    words = [f"từ{number}" for number in range(1, 1201)]
    names = tuple(f"- Chi-bộ-{number};" for number in range(1, 121))
    paper = replace(
        MINUTES,
        left_signature=None,
        blocks=(Table(COLUMNS, (("1", " ".join(words), ""), ("2", "sau", ""))),),
        addressees=Addressees("Kính gửi:", tuple(f"Nơi-{number};" for number in range(1, 121))),
        recipients=names,
    )
    made = both({"long": (STATE, [paper])}, tmp_path)
    for kind in FORMATS:
        found = {word.text for word in made[kind, "long"].words}
        assert {*words, *(f"Chi-bộ-{n};" for n in range(1, 121)), *(f"Nơi-{n};" for n in range(1, 121))} <= found, kind


def test_ten_thousand_recipients_and_none(tmp_path: Path) -> None:
    many = replace(
        MINUTES,
        left_signature=None,
        addressees=Addressees("Kính gửi:", tuple(f"Hộ gia đình thứ {number};" for number in range(10_000))),
        recipients=tuple(f"- Hộ thứ {number};" for number in range(10_000)),
    )
    none = replace(MINUTES, left_signature=None, addressees=Addressees("Kính gửi:", ()), recipients=(), signature=None)
    for name, paper in (("many", many), ("none", none)):
        docx.write([paper], STATE, tmp_path / f"{name}.docx")
        pdf.write([paper], STATE, tmp_path / f"{name}.pdf", FONTS)
    with pdfplumber.open(tmp_path / "many.pdf") as document:
        assert len(document.pages) > 300
        assert "Hộ thứ 9999;" in document.pages[-1].extract_text()
