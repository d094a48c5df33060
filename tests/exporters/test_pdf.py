"""The PDF, read back with pdfplumber and poppler: every part at its place, no word lost, nothing torn apart."""

import subprocess
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_desktop import resources
from danvan_desktop.domain.errors import UserError
from danvan_desktop.exporters import pdf
from danvan_desktop.papers import layouts
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import (
    Addressees,
    Align,
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
from tests.rendering import Rendered, read

FONTS = resources.resource("fonts")
MM = 72 / 25.4
KEYS = ("party-hd36", "party-hd05", "state-nd30", "front")
PARTY = ("party-hd36", "party-hd05")

SIGNATURE = Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Thị Ánh Nguyệt")
SENTENCE = (
    "Các cơ quan, đơn vị chủ động chọn việc làm thiết thực, gần dân, phù hợp với điều kiện từng nơi; phân công người "
    "theo dõi, kịp thời biểu dương cách làm hay và báo cáo đúng thời hạn để tổng hợp chung trong toàn xã."
)
COLUMNS = (
    Column("STT", 0.07, Align.CENTRE),
    Column("Họ và tên", 0.28),
    Column("Thành tích", 0.47),
    Column("Tiền thưởng", 0.18, Align.RIGHT),
)


def profile(key: str) -> Layout:
    return layouts.read(key, tomllib.loads(resources.resource("layouts", f"{key}.toml").read_text("utf-8")))


LAYOUTS = {key: profile(key) for key in KEYS}
PARTY_LAYOUT = LAYOUTS["party-hd05"]
each_layout = pytest.mark.parametrize("key", KEYS)


def dispatch(
    layout: Layout, paragraphs: int = 3, names: Sequence[str] = ("Ủy ban nhân dân xã,", "Các chi bộ.")
) -> Paper:
    return Paper(
        name="07-CV/ĐU",
        layout=layout.key,
        heading=Heading(
            "ĐẢNG BỘ TỈNH AN BÌNH",
            "ĐẢNG ỦY XÃ HÒA AN",
            layout.heading.title,
            f"{layout.words.number}07-CV/ĐU",
            "Hòa An, ngày 30 tháng 7 năm 2026",
            "V/v đẩy mạnh phong trào “Dân vận khéo” tại các thôn trong quý cuối năm",
        ),
        addressees=Addressees("Kính gửi:", tuple(names)),
        blocks=(
            *(Paragraph((Run(f"{number}. {SENTENCE}"),)) for number in range(1, paragraphs + 1)),
            Paragraph((Run("Báo cáo gửi về Văn phòng Đảng ủy "), Run("trước ngày 01/12/2026", bold=True), Run("."))),
        ),
        signature=SIGNATURE,
        recipients=("- Như trên,", "- Thường trực Tỉnh ủy,", "- Lưu VPĐU."),
    )


def rows(count: int) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(number), f"Nguyễn-{number} Văn Thử", "Vận động Nhân dân hiến đất làm đường liên thôn, liên xóm", "720.000")
        for number in range(1, count + 1)
    )


def award_list(layout: Layout, count: int, closing: Sequence[str] = ("Danh sách gồm nhiều cá nhân.",)) -> Paper:
    return Paper(
        name="Danh sách kèm theo Quyết định số 12-QĐ/ĐU",
        layout=layout.key,
        title=Title("DANH SÁCH", "Cá nhân được tặng Giấy khen", "(Kèm theo Quyết định số 12-QĐ/ĐU)"),
        blocks=(
            Paragraph((Run("I. CÁ NHÂN"),), Style.SECTION, keep_next=True),
            Table(COLUMNS, rows(count)),
            *body(*closing),
        ),
        signature=SIGNATURE,
        numbered=True,
    )


def table_only(*texts: Sequence[str], columns: Sequence[Column] = COLUMNS) -> Paper:
    return Paper(name="Bảng", layout="", blocks=(Table(tuple(columns), texts),))


def written(paper: Paper, folder: Path, layout: Layout = PARTY_LAYOUT) -> Path:
    path = folder / "paper.pdf"
    pdf.write([paper], layout, path, FONTS)
    return path


def near(value: float, tolerance: float = 1.0) -> Any:
    return pytest.approx(value, abs=tolerance)


def pages_of(path: Path) -> list[str]:
    """The text of each page, as poppler reads it in the order of drawing."""
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


@pytest.fixture(scope="module")
def dispatches(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    folder = tmp_path_factory.mktemp("dispatches")
    return {key: read(written(dispatch(layout, 9), folder, layout)) for key, layout in LAYOUTS.items()}


@each_layout
def test_heading(key: str, dispatches: dict[str, Rendered]) -> None:
    page, layout = dispatches[key], LAYOUTS[key]
    left, right = (67.5, 150) if key in PARTY else (63.75, 146.25)
    superior, issuer = page.find("ĐẢNG BỘ TỈNH AN BÌNH"), page.find("ĐẢNG ỦY XÃ HÒA AN")
    titles = [page.find(words) for words in layout.heading.title]
    number = page.find(f"{layout.words.number.strip()} 07-CV/ĐU")
    date = page.find("Hòa An, ngày 30 tháng 7 năm 2026")
    subject = page.find("V/v đẩy mạnh phong trào “Dân vận khéo” tại các thôn trong quý cuối năm")

    assert [text.axis for text in (superior, issuer, number, subject)] == [near(left)] * 4
    assert [text.axis for text in (*titles, date)] == [near(right)] * (len(titles) + 1)
    assert 20 <= superior.top <= 23
    assert 20 <= titles[0].top <= 23
    assert superior.baseline < issuer.baseline < number.baseline
    assert date.baseline == near((page.find("*") if key in PARTY else number).baseline, 0.1)
    assert subject.right <= 2 * left - 30
    assert 6 < subject.baseline - number.baseline < 9
    looks = [text.look for text in (superior, issuer, number, date, subject)]
    if key in PARTY:
        assert looks == ["14", "14 bold", "14", "14 italic", "12 italic"]
        assert [title.look for title in titles] == ["15 bold"]
    else:
        assert looks == ["13", "13 bold", "13", "14 italic", "13"]
        assert [title.look for title in titles] == ["13 bold", "14 bold"]


@each_layout
def test_rules_and_star_of_the_heading(key: str, dispatches: dict[str, Rendered]) -> None:
    page = dispatches[key]
    title, issuer = page.find(LAYOUTS[key].heading.title[-1]), page.find("ĐẢNG ỦY XÃ HÒA AN")
    *short, long = sorted((rule for rule in page.rules if rule.page == 1), key=lambda rule: rule.left)
    assert long.axis == near(title.axis, 0.3)
    assert long.width == near(title.width)
    assert 0 < long.level - title.baseline <= 3
    if key in PARTY:
        star = page.find("*")
        assert short == []
        assert star.axis == near(issuer.axis, 0.3)
        assert star.look == "14"
        assert issuer.baseline < star.baseline < page.find("07-CV/ĐU").baseline
    else:
        assert len(short) == 1
        assert short[0].axis == near(issuer.axis, 0.3)
        assert 1 / 3 <= short[0].width / issuer.width <= 1 / 2
        assert 0 < short[0].level - issuer.baseline <= 3


def test_a_long_name_of_an_issuer_is_broken_before_its_unit_and_the_date_stays_level(tmp_path: Path) -> None:
    layout = LAYOUTS["front"]
    paper = dispatch(layout)
    assert paper.heading is not None
    long = replace(paper.heading, issuer="ỦY BAN MTTQ VIỆT NAM XÃ HÒA AN")
    page = read(written(replace(paper, heading=long), tmp_path, layout))
    first, second = page.find("ỦY BAN MTTQ VIỆT NAM"), page.find("XÃ HÒA AN")
    assert first.baseline < second.baseline
    assert [first.axis, second.axis] == [near(63.75)] * 2
    assert page.find("07-CV/ĐU").baseline == near(page.find("Hòa An, ngày").baseline, 0.1)


@each_layout
def test_several_addressees_stand_below_the_word(key: str, dispatches: dict[str, Rendered]) -> None:
    page = dispatches[key]
    word, names = page.find("Kính gửi:"), [page.find("- Ủy ban nhân dân xã,"), page.find("- Các chi bộ.")]
    assert 55 <= word.left <= 70
    assert word.look == ("14 italic" if key in PARTY else "14")
    assert [name.left for name in names] == [near(word.right + 1.2, 0.3)] * 2
    assert word.baseline < names[0].baseline < names[1].baseline
    assert names[1].baseline + 5 < page.find("1. Các cơ quan,").baseline


@each_layout
def test_a_single_addressee_stands_beside_the_word(key: str, tmp_path: Path) -> None:
    layout = LAYOUTS[key]
    name = "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội của xã Hòa An."
    page = read(written(dispatch(layout, names=(name,)), tmp_path, layout))
    word, beside = page.find("Kính gửi:"), page.find("Ủy ban Mặt trận")
    assert 55 <= word.left <= 70
    assert beside.baseline == near(word.baseline, 0.1)
    assert beside.left == near(word.right + 1.2, 0.3)
    assert page.find("xã Hòa An.").left >= beside.left - 0.1


@each_layout
def test_body(key: str, dispatches: dict[str, Rendered]) -> None:
    page = dispatches[key]
    starts = [page.find(f"{number}. Các cơ quan,") for number in range(1, 6)]
    assert [start.left for start in starts] == [near(40, 0.2)] * 5
    assert {start.look for start in starts} == {"14"}
    lines = [line for line in page.lines(1) if starts[0].baseline <= line.baseline < starts[1].baseline]
    *full, last = lines
    assert [line.right for line in full] == [near(195, 0.2)] * len(full)
    assert [line.left for line in lines[1:]] == [near(30, 0.2)] * (len(lines) - 1)
    assert last.right < 194
    pitch = 18 / MM if key in PARTY else 14 * 1.149 * 1.1 / MM
    assert [lower.baseline - upper.baseline for upper, lower in pairwise(lines)] == [near(pitch, 0.05)] * len(full)
    assert starts[1].baseline - last.baseline == near(pitch + 6 / MM, 0.05)
    assert page.find("trước ngày 01/12/2026").look == "14 bold"


@each_layout
def test_signature_and_recipients(key: str, dispatches: dict[str, Rendered]) -> None:
    page = dispatches[key]
    authority, title, name = (page.find(text) for text in ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", SIGNATURE.name))
    word = page.find("Nơi nhận:")
    lines = [page.find(line) for line in ("- Như trên,", "- Thường trực Tỉnh ủy,", "- Lưu VPĐU.")]
    assert [text.axis for text in (authority, title, name)] == [near(153.75)] * 3
    assert [text.look for text in (authority, title, name)] == [
        "14 bold",
        "14" if key in PARTY else "14 bold",
        "14 bold",
    ]
    assert name.top - title.baseline >= 25
    assert name.baseline - title.baseline == near(LAYOUTS[key].signature_gap, 0.1)
    assert [text.left for text in (word, *lines)] == [near(30, 0.2)] * 4
    assert word.baseline == near(authority.baseline, 0.1)
    assert word.look == ("14" if key in PARTY else "12 bold italic")
    assert {line.look for line in lines} == {"12" if key in PARTY else "11"}
    assert len({text.page for text in (authority, title, name, word, *lines)}) == 1
    under = [rule for rule in page.rules if rule.page == word.page and abs(rule.level - word.baseline) < 1]
    assert [(rule.left, rule.right) for rule in under] == (
        [(near(word.left, 0.1), near(word.right, 0.1))] * (key in PARTY)
    )


def test_the_head_of_an_office_signs_with_his_title_in_bold(tmp_path: Path) -> None:
    paper = replace(dispatch(PARTY_LAYOUT), signature=Signature("", "TRƯỞNG BAN", "Lê Văn Thử"))
    page = read(written(paper, tmp_path))
    assert page.find("TRƯỞNG BAN").look == "14 bold"
    assert page.find("TRƯỞNG BAN").baseline == near(page.find("Nơi nhận:").baseline, 0.1)


@each_layout
def test_title_of_a_named_paper(key: str, tmp_path: Path) -> None:
    layout = LAYOUTS[key]
    title = Title("KẾ HOẠCH", "tổ chức phong trào thi đua “Dân vận khéo”")
    page = read(written(replace(dispatch(layout), title=title, addressees=None), tmp_path, layout))
    kind, subject = page.find("KẾ HOẠCH"), page.find(title.subject)
    assert [kind.axis, subject.axis] == [near(112.5, 0.2)] * 2
    assert kind.look == ("16 bold" if key in PARTY else "14 bold")
    assert subject.look == "14 bold"
    if key in PARTY:
        assert page.find("-----").axis == near(112.5, 0.2)
    else:
        under = next(rule for rule in page.rules if 0 < rule.level - subject.baseline <= 3)
        assert under.axis == near(112.5, 0.2)
        assert 1 / 3 <= under.width / subject.width <= 1 / 2


@each_layout
def test_a_list_has_its_reference_in_italics_and_no_heading(key: str, tmp_path: Path) -> None:
    page = read(written(award_list(LAYOUTS[key], 3), tmp_path, LAYOUTS[key]))
    kind, reference = page.find("DANH SÁCH"), page.find("(Kèm theo Quyết định số 12-QĐ/ĐU)")
    assert 20 <= kind.top <= 23
    assert reference.look == "14 italic"
    assert reference.axis == near(112.5, 0.2)
    assert page.find("I. CÁ NHÂN").look == "14 bold"
    assert page.find("I. CÁ NHÂN").left == near(30, 0.2)


@each_layout
def test_a_dispatch_shows_its_page_number_from_the_second_page(key: str, dispatches: dict[str, Rendered]) -> None:
    page = dispatches[key]
    assert page.pages > 1
    above = [word for word in page.words if word.baseline < 20]
    assert [(word.text, word.page) for word in above] == [(str(n), n) for n in range(2, page.pages + 1)]
    for number in above:
        assert 105 <= number.axis <= 113
        assert 10 <= number.top <= 15
        assert number.look == "14"


def test_a_numbered_list_shows_page_and_pages_on_every_page(tmp_path: Path) -> None:
    page = read(written(award_list(PARTY_LAYOUT, 220), tmp_path))
    assert page.pages >= 10
    labels = [page.lines(number)[-1] for number in range(1, page.pages + 1)]  # drawn last, when all pages are known
    assert [label.text for label in labels] == [f"Trang {n}/{page.pages}" for n in range(1, page.pages + 1)]
    assert [label.axis for label in labels] == [near(112.5, 0.2)] * page.pages
    assert all(10 <= label.top <= 15 for label in labels)


def test_a_landscape_sheet_is_turned_and_filled(tmp_path: Path) -> None:
    path = written(replace(dispatch(PARTY_LAYOUT), blocks=(Table(COLUMNS, rows(3)),), landscape=True), tmp_path)
    with pdfplumber.open(path) as document:
        assert (document.pages[0].width / MM, document.pages[0].height / MM) == (near(297, 0.1), near(210, 0.1))
    page = read(path)
    grid = [rule for rule in page.rules if rule.width > 200]
    assert [(rule.left, rule.right) for rule in grid] == [(near(30, 0.2), near(282, 0.2))] * 5
    assert page.find("ĐẢNG CỘNG SẢN VIỆT NAM").axis == near(30 + 252 * (75 + 45) / 165, 0.2)
    assert page.find("T/M BAN THƯỜNG VỤ").axis == near(282 - 41.25, 0.2)


def test_the_head_of_a_table_is_repeated_and_no_row_is_torn(tmp_path: Path) -> None:
    page = read(written(award_list(PARTY_LAYOUT, 60), tmp_path))
    heads = list(page.all("STT Họ và tên Thành tích Tiền thưởng"))
    assert [head.page for head in heads] == list(range(1, page.pages + 1))
    assert {head.look for head in heads} == {"12 bold"}
    for number in range(1, 61):
        name = page.find(f"Nguyễn-{number} Văn Thử")
        deed = [text for text in page.all("liên thôn, liên xóm") if text.page == name.page]
        assert any(0 < text.baseline - name.baseline < 10 for text in deed), f"row {number} goes on elsewhere"


def test_cells_are_aligned_in_their_columns(tmp_path: Path) -> None:
    page = read(written(table_only(*rows(2)), tmp_path))
    edges = [30, 30 + 165 * 0.07, 30 + 165 * 0.35, 30 + 165 * 0.82, 195]
    assert page.find("STT").axis == near((edges[0] + edges[1]) / 2, 0.2)
    assert page.find("2").axis == near((edges[0] + edges[1]) / 2, 0.2)
    assert page.find("Nguyễn-2 Văn Thử").left == near(edges[1] + 1.5, 0.2)
    assert page.find("720.000").right == near(edges[4] - 1.5, 0.2)
    with pdfplumber.open(tmp_path / "paper.pdf") as document:
        upright = {round(edge["x0"] / MM, 1) for edge in document.pages[0].edges if edge["orientation"] == "v"}
        widths = {line["linewidth"] for line in document.pages[0].lines}
    assert sorted(upright) == [near(edge, 0.1) for edge in edges]
    assert widths == {0.5}


def test_every_name_of_the_list_stands_there_once_and_in_order(tmp_path: Path) -> None:
    text = " ".join(pages_of(written(award_list(PARTY_LAYOUT, 120), tmp_path)))
    assert [word for word in text.split() if word.startswith("Nguyễn-")] == [f"Nguyễn-{n}" for n in range(1, 121)]


@pytest.mark.parametrize("closing", [1, 2])
def test_the_signature_of_a_list_never_stands_alone(closing: int, tmp_path: Path) -> None:
    sums = ("Tổng số tiền thưởng: 720.000 đồng.", "Danh sách gồm nhiều cá nhân.")[-closing:]
    for count in range(1, 61):
        *_, last = pages_of(written(award_list(PARTY_LAYOUT, count, sums), tmp_path))
        assert SIGNATURE.name in last
        assert SIGNATURE.authority in last
        assert all(sentence in last for sentence in sums), f"{count} rows"
        assert "Nguyễn-" in last, f"{count} rows"


def test_the_signature_under_a_bare_table_has_two_rows_with_it(tmp_path: Path) -> None:
    for count in range(2, 61):
        *_, last = pages_of(written(award_list(PARTY_LAYOUT, count, closing=()), tmp_path))
        assert SIGNATURE.name in last
        assert last.count("Nguyễn-") >= 2, f"{count} rows"


@pytest.mark.parametrize("key", ["party-hd05", "state-nd30"])
def test_the_signature_of_a_dispatch_has_two_lines_with_it(key: str, tmp_path: Path) -> None:
    for count in range(1, 31):
        *_, last = pages_of(written(dispatch(LAYOUTS[key], count), tmp_path, LAYOUTS[key]))
        assert SIGNATURE.authority in last
        assert "- Lưu VPĐU." in last
        before = last.partition(SIGNATURE.authority)[0].strip().splitlines()
        assert len(before) >= 3, f"{count} paragraphs"  # the page number is one


def test_a_section_is_not_parted_from_its_table(tmp_path: Path) -> None:
    for count in range(10, 25):
        paper = award_list(PARTY_LAYOUT, count)
        second = (Paragraph((Run("II. TẬP THỂ"),), Style.SECTION, keep_next=True), Table(COLUMNS, rows(4)))
        for page in pages_of(written(replace(paper, blocks=(*paper.blocks[:2], *second)), tmp_path)):
            _, found, below = page.partition("II. TẬP THỂ")
            assert not found or "Nguyễn-1 " in below, f"{count} rows"


def test_a_paragraph_leaves_no_single_line_on_a_page(tmp_path: Path) -> None:
    page = read(written(dispatch(PARTY_LAYOUT, 40), tmp_path))
    starts = [page.find(f"{number}. Các cơ quan,") for number in range(1, 41)]
    for number in range(1, page.pages):
        lines = [line for line in page.lines(number) if line.baseline > 20]
        assert not any(start.page == number and start.baseline == lines[-1].baseline for start in starts)
        following = [line for line in page.lines(number + 1) if line.baseline > 20]
        assert following[0].left == near(40, 0.2) or following[1].left == near(30, 0.2)


def test_a_row_taller_than_a_page_goes_on_over_the_next_ones(tmp_path: Path) -> None:
    words = [f"từ{number}" for number in range(1, 1501)]
    paper = table_only(("1", "Lê Văn Thử", "trước", ""), ("2", "Lê Thị Thử", " ".join(words), ""), ("3", "", "sau", ""))
    pages = pages_of(written(paper, tmp_path))
    assert len(pages) > 2
    assert all(page.startswith("STT") for page in pages)
    assert [word for page in pages for word in page.split() if word.startswith("từ")] == words
    assert "trước" in pages[0]
    assert "từ1 " in pages[0]  # it fills the page on which it begins
    assert "sau" in pages[-1]


def test_recipients_beyond_a_page_go_on_below(tmp_path: Path) -> None:
    names = tuple(f"- Chi-bộ-{number}," for number in range(1, 101))
    pages = pages_of(written(replace(dispatch(PARTY_LAYOUT), recipients=names), tmp_path))
    assert [word for page in pages for word in page.split() if word.startswith("Chi-bộ-")] == [
        name[2:] for name in names
    ]
    assert max(page.count("Chi-bộ-") for page in pages) < 60  # as many as there is room for


def test_fonts_are_embedded(tmp_path: Path) -> None:
    path = written(dispatch(LAYOUTS["state-nd30"], 9), tmp_path, LAYOUTS["state-nd30"])
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    names = {line.split()[0].partition("+")[2] for line in listed}
    assert names == {f"LiberationSerif{cut}" for cut in ("", "-Bold", "-Italic", "-BoldItalic")}
    assert {tuple(line.split()[3:6]) for line in listed} == {("yes", "yes", "yes")}  # embedded, subset, as Unicode


def test_properties_and_bookmarks(tmp_path: Path) -> None:
    with pdfplumber.open(written(award_list(PARTY_LAYOUT, 3), tmp_path)) as document:
        assert document.metadata["Title"] == "Danh sách kèm theo Quyết định số 12-QĐ/ĐU"
        assert document.metadata["Subject"] == "Cá nhân được tặng Giấy khen"
        assert document.metadata["Author"] == ""
        assert document.doc.catalog["Lang"] == b"vi-VN"
        assert [(level, title) for level, title, *_ in document.doc.get_outlines()] == [(1, "I. CÁ NHÂN")]


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(award_list(PARTY_LAYOUT, 20), tmp_path).read_bytes()
    written(dispatch(PARTY_LAYOUT), tmp_path)
    assert written(award_list(PARTY_LAYOUT, 20), tmp_path).read_bytes() == first
    assert written(award_list(PARTY_LAYOUT, 21), tmp_path).read_bytes() != first


def test_what_has_no_shape_does_no_harm(tmp_path: Path) -> None:
    odd = "trước \x00\x07\u200b \ud800sau"
    paper = replace(award_list(PARTY_LAYOUT, 1), name=odd, blocks=(*body(odd), Table(COLUMNS, ((odd, odd, "", odd),))))
    text = pages_of(written(paper, tmp_path))[0].replace("trướ\nc", "trước")  # in the narrow column
    assert text.count("trước") == 4
    assert text.count("sau") == 4


@pytest.mark.parametrize(("odd", "named"), [("họp ☑ xong", "☑"), ("中tâm", "中"), ("vui \U0001f600", "\U0001f600")])
def test_letters_that_the_fonts_lack_are_named_and_no_file_is_left(odd: str, named: str, tmp_path: Path) -> None:
    paper = award_list(PARTY_LAYOUT, 1)
    places = (
        replace(paper, blocks=body(odd)),
        replace(paper, blocks=(Table(COLUMNS, (("1", odd, "", ""),)),)),
        replace(paper, signature=Signature("", "BÍ THƯ", odd)),
        replace(paper, title=Title("DANH SÁCH", odd)),
        replace(paper, recipients=(f"- {odd}.",)),
    )
    for each in places:
        with pytest.raises(UserError, match=f"{named} .*trong") as caught:
            written(each, tmp_path)
        assert "U+" in str(caught.value)
        assert not list(tmp_path.iterdir())


def test_what_is_empty_is_not_printed(tmp_path: Path) -> None:
    empty = Paper(name="", layout="", blocks=(*body(""), Table(COLUMNS, ()), Paragraph(())))
    assert pages_of(written(empty, tmp_path)) == [""]
    unsigned = pages_of(
        written(replace(dispatch(PARTY_LAYOUT), signature=Signature("", "", ""), recipients=()), tmp_path)
    )
    assert "Nơi nhận" not in unsigned[0]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").mkdir()
    with pytest.raises(UserError):
        written(dispatch(PARTY_LAYOUT), tmp_path)


LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ0123456789.,;“”-/"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=9) | st.text(LETTERS, min_size=30, max_size=60), max_size=12)
CELL = st.tuples(WORDS, st.sampled_from([" ", "\n", "  ", " \t\x07"])).map(lambda drawn: drawn[1].join(drawn[0]))


@settings(max_examples=25)
@given(rows=st.lists(st.tuples(CELL, CELL, CELL), max_size=20), form=st.sampled_from(["NFC", "NFD"]))
def test_whatever_the_rows_hold_no_character_is_lost_or_doubled(
    rows: list[tuple[str, str, str]], form: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    columns = (Column("§", 0.1, Align.CENTRE), Column("§", 0.6), Column("§", 0.3, Align.RIGHT))
    typed = [[unicodedata.normalize(form, cell) for cell in row] for row in rows]
    with pdfplumber.open(written(table_only(*typed, columns=columns), tmp_path_factory.getbasetemp())) as document:
        drawn = [char for page in document.pages for char in page.chars if char["top"] > 20 * MM]
    for index, (left, right) in enumerate(pairwise((30, 46.5, 145.5, 195))):
        column = "".join(char["text"] for char in drawn if left < char["x0"] / MM < right)
        expected = "".join(row[index] for row in rows).replace("\x07", "")
        assert "".join(column.replace("§", "").split()) == "".join(expected.split())
