"""Heads and feet of papers in the layouts that copies give them, each put together here from its parts."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.reading import Found
from danvan_desktop.importers.dispatches import layout, reader

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODY = """Căn cứ tình hình thực tế, đề nghị các đơn vị thực hiện:
1. Rà soát, đăng ký mô hình tại địa bàn.
2. Tuyên truyền trong Nhân dân.
Đề nghị các đơn vị quan tâm thực hiện./.
"""


@dataclass(frozen=True)
class Paper:
    """The parts of a paper, in the order in which they stand."""

    issuer: str = "UBND XÃ TÂN HÒA\nPHÒNG KINH TẾ"
    heading: str = f"{NATIONAL}\n{MOTTO}"
    number: str = "Số: 12/PKT"
    about: str = "V/v rà soát mô hình"
    dated: str = "Tân Hòa, ngày 05 tháng 3 năm 2026"
    address: str = "Kính gửi: Các thôn."
    body: str = BODY
    foot: str = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTRƯỞNG PHÒNG\n\nLê Văn Hòa"

    def read(self, key: str) -> Found:
        parts = (self.issuer, self.number, self.about, self.heading, self.dated, "", self.address, self.body, self.foot)
        return reader.read("\n".join(parts)).found[key]


def value(found: Found) -> Any:
    assert found.sure
    return list(found.value) if isinstance(found.value, tuple) else found.value


def test_the_plain_paper_is_read_as_sure() -> None:
    read = {key: value(Paper().read(key)) for key in ("number", "symbol", "kind", "place", "issuer", "superior")}
    assert read == {
        "number": "12",
        "symbol": "PKT",
        "kind": "công văn",
        "place": "Tân Hòa",
        "issuer": "PHÒNG KINH TẾ",
        "superior": "UBND XÃ TÂN HÒA",
    }
    assert value(Paper().read("recipients")) == ["Như trên", "Lưu: VT"]
    assert value(Paper().read("signer")) == "Lê Văn Hòa"


@pytest.mark.parametrize(
    ("about", "subject"),
    [
        ("V/v hỗ trợ hội viên\n\nbị thiệt hại do mưa lũ", "hỗ trợ hội viên bị thiệt hại do mưa lũ"),
        ("“V/v giới thiệu gương tiêu biểu\nvà viết bài dự thi”", "giới thiệu gương tiêu biểu và viết bài dự thi"),
        ("Về đăng ký danh hiệu thi đua", "đăng ký danh hiệu thi đua"),
        (
            "V/v cho vay vốn theo\nNghị quyết số 11/NQ-CP của Chính phủ",
            "cho vay vốn theo Nghị quyết số 11/NQ-CP của Chính phủ",
        ),
        (
            "V/v rà soát theo Kế hoạch\nsố 15/KH-UBND ngày 02/02/2026",
            "rà soát theo Kế hoạch số 15/KH-UBND ngày 02/02/2026",
        ),
        ("V/v triển khai Kế hoạch về chuyển đổi số", "triển khai Kế hoạch về chuyển đổi số"),
        ("V/v báo cáo quý I\n2/3\nvà phương hướng quý II", "báo cáo quý I và phương hướng quý II"),
    ],
)
def test_a_subject_is_followed_over_its_lines(about: str, subject: str) -> None:
    assert value(Paper(about=about).read("subject")) == subject


@pytest.mark.parametrize(
    "about", ["V/v phối hợp với các sở, ban,", "V/v báo cáo kết quả và", "V/v rà soát “Dân vận", "V/v tng hợp số liệu"]
)
def test_a_subject_that_cannot_end_so_is_not_sure(about: str) -> None:
    assert not Paper(about=about).read("subject").sure


@pytest.mark.parametrize("above", ["", "\tLộc Ninh, ngày 05 tháng 3 năm 2026"])
def test_a_year_on_a_line_of_its_own_ends_the_subject(above: str) -> None:
    about = f"V/v tiêm phòng đàn gia súc vụ Thu - Đông năm{above}\n2026"
    assert value(Paper(about=about).read("subject")) == "tiêm phòng đàn gia súc vụ Thu - Đông năm 2026"


def test_a_recipient_goes_on_in_a_line_of_a_figure() -> None:
    foot = "Nơi nhận:\n- VKSND tỉnh (Phòng\n8);\n- Lưu: VT.\n\nTRƯỞNG PHÒNG\n\nLê Văn Hòa"
    assert value(Paper(foot=foot).read("recipients")) == ["VKSND tỉnh (Phòng 8)", "Lưu: VT"]


def test_a_name_that_may_go_on_in_the_next_line_is_not_sure() -> None:
    assert not Paper(foot="Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTRƯỞNG PHÒNG\n\nLê Văn\nHòa").read("signer").sure


@pytest.mark.parametrize("broken", ["trước ngày\n12/3/2026", "trước 16 giờ\n12/3/2026", "trong tháng\n3 năm 2026"])
def test_a_line_goes_on_with_the_figure_that_it_awaits(broken: str) -> None:
    text = f"Báo số trẻ chưa tiêm về xã {broken}.\n1. Rà soát."
    assert len(layout.paragraphs(text, 0, len(text))) == 2


def test_a_paper_that_was_wrapped_as_one_paragraph_is_not_sure() -> None:
    foot = "Nơi nhận: - Như trên; - Lưu: VT. TRƯỞNG PHÒNG Lê Văn Hòa"
    paper = Paper(body=f"{BODY.rstrip()} {foot}", foot="")
    assert not any(paper.read(key).sure for key in ("recipients", "signer", "tasks", "deadlines"))


def test_a_line_of_the_head_that_is_not_made_out_makes_no_missing_value_sure() -> None:
    paper = Paper(about="Nội dung: đăng ký mô hình mới")
    assert paper.read("subject") == Found(None, sure=False)


@pytest.mark.parametrize("number", ["S: 12/PKT", "Số:12 /PKT", "Số:  12  / PKT", "SỐ 12/PKT"])
def test_numbers_in_many_spacings(number: str) -> None:
    assert value(Paper(number=number).read("number")) == "12"
    assert value(Paper(number=number).read("symbol")) == "PKT"


@pytest.mark.parametrize(
    ("dated", "place"),
    [
        ("Tân Hòa, hồi 15 giờ 30 phút, ngày 5 tháng 3 năm 2026", "Tân Hòa"),
        ("Hồi 15 giờ 30 phút, ngày 5 tháng 3 năm 2026", None),
        ("Tân Hòa, ngày\n5 tháng 3 năm 2026", "Tân Hòa"),
        ("Tân Hòa, ngày  5   tháng 3   năm 2026", "Tân Hòa"),
        ("TP. Tân Hòa, ngày 5 tháng 3 năm 2026", "TP. Tân Hòa"),
        ("Tân Hòa 2, ngày 5 tháng 3 năm 2026", "Tân Hòa 2"),
    ],
)
def test_dates_in_many_forms(dated: str, place: str | None) -> None:
    paper = Paper(dated=dated)
    assert value(paper.read("place")) == place
    assert value(paper.read("date")).isoformat() == "2026-03-05"


def test_columns_with_one_blank_between_are_told() -> None:
    paper = Paper(
        issuer=f"THUẾ TỈNH ĐÔNG KHÊ {NATIONAL}\nTHUẾ CƠ SỞ 5 {MOTTO.replace('-', '–')}",
        heading="",
        number="Số: 7/QLDN-TCS5 Đông Khê, ngày 5 tháng 3 năm 2026",
        dated="",
    )
    assert value(paper.read("place")) == "Đông Khê"
    assert value(paper.read("superior")) == "THUẾ TỈNH ĐÔNG KHÊ"


@pytest.mark.parametrize(
    ("issuer", "read"),
    [
        ("ỦY BAN MTTQ VIỆT NAM XÃ TÂN HÒA\nBAN THƯỜNG TRỰC", "ỦY BAN MTTQ VIỆT NAM XÃ TÂN HÒA BAN THƯỜNG TRỰC"),
        ("BAN THƯỜNG TRỰC\nỦY BAN MTTQ VIỆT NAM\nXÃ TÂN HÒA", "BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM XÃ TÂN HÒA"),
        ("NGÂN HÀNG CHÍNH SÁCH XÃ HỘI\nCHI NHÁNH TỈNH ĐÔNG KHÊ", "CHI NHÁNH TỈNH ĐÔNG KHÊ"),
        ("CÔNG ĐOÀN GIÁO DỤC HUYỆN\nCĐCS TRƯỜNG MẦM NON HOA SEN", "CĐCS TRƯỜNG MẦM NON HOA SEN"),
        ("CÔNG AN TỈNH GIA LAI\nCÔNG AN XÃ IA HRÚ 2", "CÔNG AN XÃ IA HRÚ 2"),
        ("A- A A+   In trang\nỦY BAN NHÂN DÂN\nXÃ TÂN HÒA", "ỦY BAN NHÂN DÂN XÃ TÂN HÒA"),
        ("BHXH TỈNH ĐÔNG KHÊ\nBHXH CƠ SỞ TÂN HÒA", "BHXH CƠ SỞ TÂN HÒA"),
        ("HỘI NÔNG DÂN VIỆT NAM\nHỘI NÔNG DÂN TỈNH ĐÔNG KHÊ", "HỘI NÔNG DÂN TỈNH ĐÔNG KHÊ"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ\nĐÔNG KHÊ\nSỞ Y TẾ", "SỞ Y TẾ"),
    ],
)
def test_issuers_over_lines(issuer: str, read: str) -> None:
    assert value(Paper(issuer=issuer).read("issuer")) == read


@pytest.mark.parametrize(
    "slip", ["PHÒNG MÔI TRUỜNG", "PHÒNG NHÂ DÂN", "PHÒNG LAO ĐÔNG", "PHONG KINH TẾ", "ĐƠN ĐỀ NGHỊ", "PHÒNG XYZTẾ"]
)
def test_a_body_with_a_slip_of_reading_in_its_name_is_not_sure(slip: str) -> None:
    paper = Paper(issuer=f"UBND XÃ TÂN HÒA\n{slip}")
    assert not paper.read("issuer").sure
    assert not paper.read("superior").sure


@pytest.mark.parametrize("place", ["Tân Hỏa", "Hả Nội", "Tân Huờng"])
def test_a_place_that_is_written_in_another_way_elsewhere_is_not_sure(place: str) -> None:
    assert not Paper(dated=f"{place}, ngày 05 tháng 3 năm 2026").read("place").sure


def test_letters_in_a_date_are_read_as_figures_but_not_sure() -> None:
    found = Paper(dated="Tân Hòa, ngày l2 tháng O3 năm 2O26").read("date")
    assert (str(found.value), found.sure) == ("2026-03-12", False)


@pytest.mark.parametrize(("printed", "number"), [("2l", "21"), ("l43", "143"), ("2l4", "214"), ("1o5", "105")])
def test_letters_in_a_number_are_read_as_figures_but_not_sure(printed: str, number: str) -> None:
    paper = Paper(number=f"Số: {printed}/PKT")
    found = paper.read("number")
    if printed[-1].isdigit():
        assert (found.value, paper.read("symbol").value) == (number, "PKT")
        assert not found.sure
    else:  # numbers end with a letter too: 15b
        assert found.value == printed


def test_whoever_heads_the_body_may_stand_above_it() -> None:
    paper = Paper(issuer="CHỦ TỊCH\nỦY BAN NHÂN DÂN XÃ TÂN HÒA")
    assert (value(paper.read("issuer")), paper.read("superior").value) == ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA", None)


def test_two_that_write_together_are_both_named() -> None:
    found = Paper(issuer="HỘI NÔNG DÂN XÃ TÂN HÒA -\nHỘI PHỤ NỮ XÃ TÂN HÒA").read("issuer")
    assert (found.value, found.sure) == ("HỘI NÔNG DÂN XÃ TÂN HÒA; HỘI PHỤ NỮ XÃ TÂN HÒA", False)


@pytest.mark.parametrize(
    ("title", "kind", "subject"),
    [
        ("TÓM TẮT ĐỀ ÁN\nDu lịch cộng đồng", "đề án", "Du lịch cộng đồng"),
        ("CHƯƠNG TRÌNH PHỐI HỢP\nBảo vệ môi trường", "chương trình", "Bảo vệ môi trường"),
        ("THƯ MỜI\nDự phiên họp quý II", "thư mời", "Dự phiên họp quý II"),
        ("PHIẾU CHUYỂN ĐƠN", "phiếu chuyển đơn", None),
        ("GIẤY MỜI HỌP", "giấy mời", "HỌP"),
        ("CÔNG ĐIỆN KHẨN\nVề việc ứng phó bão số 9", "công điện", "Về việc ứng phó bão số 9"),
    ],
)
def test_kinds_with_a_word_before_or_behind(title: str, kind: str, subject: str | None) -> None:
    paper = Paper(number="Số: 3/UBND", about="", address=f"{title}\n\nKính gửi: Các thôn.")
    assert value(paper.read("kind")) == kind
    found = paper.read("subject")
    assert found.value == subject
    assert found.sure == (subject not in (None, "HỌP"))


def test_the_subject_of_a_paper_of_the_party_bears_no_mark() -> None:
    found = Paper(number="Số 12-CV/ĐU", about="Đánh giá, xếp loại đảng viên,\ntổ chức đảng năm 2026").read("subject")
    assert value(found) == "Đánh giá, xếp loại đảng viên, tổ chức đảng năm 2026"


def test_a_decision_names_its_power_below_the_subject() -> None:
    about = "QUYẾT ĐỊNH\nVỀ VIỆC KIỆN TOÀN BAN CHỈ ĐẠO VÀ\nPHONG TRÀO THI ĐUA\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA"
    text = f"UBND XÃ TÂN HÒA\n{NATIONAL}\n{MOTTO}\nSố: 3/QĐ-UBND\nTân Hòa, ngày 5 tháng 3 năm 2026\n{about}\n{BODY}"
    assert value(reader.read(text).found["subject"]) == "VỀ VIỆC KIỆN TOÀN BAN CHỈ ĐẠO VÀ PHONG TRÀO THI ĐUA"


def test_those_who_get_a_telegram_stand_below_the_words_that_send_it() -> None:
    title = "CÔNG ĐIỆN\nVề việc ứng phó với mưa lũ\n\nCHỦ TỊCH UBND XÃ, điện:\n- Trưởng các thôn;\n- Công an xã.\n"
    text = f"UBND XÃ TÂN HÒA\n{NATIONAL}\n{MOTTO}\nSố: 3/CĐ-UBND\nTân Hòa, ngày 5 tháng 3 năm 2026\n{title}\n{BODY}"
    assert value(reader.read(text).found["addressees"]) == ["Trưởng các thôn", "Công an xã"]


@pytest.mark.parametrize(
    ("address", "read"),
    [
        (
            "Kính gửi:\n- Các Sở: Xây dựng, Tài chính,\nTư pháp;\n- Thuế tỉnh.",
            ["Các Sở: Xây dựng, Tài chính, Tư pháp", "Thuế tỉnh"],
        ),
        ("Kính gửi: UBND các xã: Phú Mỹ,\nĐông Khê.", ["UBND các xã: Phú Mỹ, Đông Khê"]),
        ("Kính gửi: UBND các xã:\nPhú Mỹ, Đông Khê.", ["UBND các xã: Phú Mỹ, Đông Khê"]),
        ("Kính gửi: UBND xã Phú Mỹ,\nCông an xã.", ["UBND xã Phú Mỹ", "Công an xã"]),
        ("Kính gửi:\n1. Các chi bộ;\n2. Công an xã.", ["Các chi bộ", "Công an xã"]),
        ("Kính gửi:\n•\tCác thôn;\n•\tĐoàn TNCS Hồ Chí Minh xã.", ["Các thôn", "Đoàn TNCS Hồ Chí Minh xã"]),
    ],
)
def test_addressees_in_lists(address: str, read: list[str]) -> None:
    assert value(Paper(address=address).read("addressees")) == read


@pytest.mark.parametrize(
    "address", ["Kính gửi: Đảng ủy, UBND,\nCông an các xã.", "Kính gửi: Trạm Y tế các xã Phú Mỹ, Đông\nKhê."]
)
def test_addressees_that_may_be_parted_otherwise_are_not_sure(address: str) -> None:
    assert not Paper(address=address).read("addressees").sure


def test_a_list_of_addressees_that_was_to_go_on_is_not_sure() -> None:
    assert not Paper(address="Kính gửi:\n- Các thôn;\n- Công an xã;").read("addressees").sure


def test_the_words_of_a_mail_above_the_paper_address_nobody() -> None:
    paper = Paper(issuer=f"Kính gửi các anh chị,\nVăn phòng gửi công văn dưới đây:\n\n{Paper.issuer}")
    assert value(paper.read("addressees")) == ["Các thôn"]


def test_a_phrase_of_the_text_addresses_nobody() -> None:
    paper = Paper(address="", body=f"{BODY}Kính mời các đồng chí đến dự đúng giờ./.")
    assert paper.read("addressees").value == ()
    assert not paper.read("addressees").sure


@pytest.mark.parametrize(
    "foot",
    [
        "| Nơi nhận: - Như trên; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH (Đã ký) H’ Linh Mlô |",
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tKT. CHỦ TỊCH\n- Lưu: VT.\tPHÓ CHỦ TỊCH\n\n\tĐại tá H’ Linh Mlô",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nH’ Linh Mlô\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nIn",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n[Dấu tròn]\nH’ Linh Mlô",
        "Nơi nhận: Như trên; Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nH’ Linh Mlô\n2\nQUY CHẾ",
    ],
)
def test_feet_in_many_layouts(foot: str) -> None:
    paper = Paper(foot=foot)
    assert value(paper.read("authority")) == "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH"
    assert value(paper.read("title")) == "PHÓ CHỦ TỊCH"
    assert value(paper.read("signer")) == "H’ Linh Mlô"
    assert value(paper.read("recipients")) == ["Như trên", "Lưu: VT"]


RARER = [
    *("THẨM PHÁN", "CHẤP HÀNH VIÊN", "KẾ TOÁN TRƯỞNG", "TRẠM TRƯỞNG", "CHÍNH TRỊ VIÊN", "Q. GIÁM ĐỐC", "CHÁNH ÁN"),
    *("GIÁM ĐỐC PHÒNG GIAO DỊCH", "HẠT TRƯỞNG", "QUYỀN CHỦ TỊCH", "VIỆN TRƯỞNG", "TRƯỞNG TRẠM"),
]


@pytest.mark.parametrize("title", RARER)
def test_rarer_titles(title: str) -> None:
    paper = Paper(foot=f"Nơi nhận:\n- Như trên;\n- Lưu: VT, TM. T38.\n{title}\n\nLê Văn Hòa")
    assert [value(paper.read(key)) for key in ("authority", "title", "signer")] == [None, title, "Lê Văn Hòa"]
    assert value(paper.read("recipients")) == ["Như trên", "Lưu: VT, TM. T38"]


@pytest.mark.parametrize("title", ["CHÙ TỊCH", "TRƯỜNG PHÒNG", "GIÁM ĐÔC"])
def test_a_title_with_a_slip_of_reading_is_not_sure(title: str) -> None:
    assert not Paper(foot=f"Nơi nhận:\n- Lưu: VT.\n{title}\n\nLê Văn Hòa").read("title").sure


def test_what_a_web_page_shows_behind_a_paper_is_no_part_of_it() -> None:
    paper = Paper(foot=f"{Paper.foot}\nTải về: VB.pdf\nCác tin khác\n- Thông báo lịch tiếp công dân")
    assert value(paper.read("recipients")) == ["Như trên", "Lưu: VT"]


def test_two_who_sign_side_by_side_are_read_column_by_column() -> None:
    rows = [("TM. BAN THƯỜNG VỤ", "GIÁM ĐỐC"), ("HỘI NÔNG DÂN XÃ", "CHI NHÁNH NGÂN HÀNG"), ("CHỦ TỊCH", "")]
    lines = [f"{left:<40}{right}".rstrip() for left, right in [*rows, ("Lê Văn Hòa", "Tô Thị Bé")]]
    paper = Paper(foot="\n".join([*lines, "Nơi nhận:\n- Như trên;\n- Lưu: VT."]))
    assert paper.read("title").value == "CHỦ TỊCH; GIÁM ĐỐC"
    assert paper.read("signer").value == "Lê Văn Hòa; Tô Thị Bé"
    assert not paper.read("title").sure


@pytest.mark.parametrize("name", ["Tô Đình Khiêm", "TRƯƠNG THỊ MỸ HẠNH", "Viên Đình Chí", "Đoàn Thị Thu"])
def test_names_that_begin_like_bodies(name: str) -> None:
    assert value(Paper(foot=Paper.foot.replace("Lê Văn Hòa", name)).read("signer")) == name


def test_a_name_run_together_with_the_archive_is_read_but_not_sure() -> None:
    found = Paper(foot="Nơi nhận: TRƯỞNG PHÒNG\n- Như trên;\n- Lưu: VT. Võ Minh Sơn").read("signer")
    assert (found.value, found.sure) == ("Võ Minh Sơn", False)


def test_a_body_is_no_signer() -> None:
    foot = "CÔNG AN XÃ\tTM. BAN THƯỜNG TRỰC ỦY BAN MTTQ\nTRƯỞNG CÔNG AN\tCHỦ TỊCH\n\nLê Quang Vĩnh\tHồ Thị Ngọc"
    assert Paper(foot=foot).read("signer").value == "Lê Quang Vĩnh; Hồ Thị Ngọc"


@given(
    st.permutations(["Như trên", "UBND tỉnh (b/c)", "TT. Đảng ủy, HĐND xã", "PV05, PX03"]),
    st.sampled_from([";", ",", ""]),
    st.sampled_from(["\t", "\n", " " * 9]),
)
def test_recipients_with_a_dash_each_are_read_in_order(names: list[str], ends: str, gap: str) -> None:
    lines = "\n".join(f"- {name}{ends}" for name in names)
    paper = Paper(foot=f"Nơi nhận:{gap}TRƯỞNG PHÒNG\n{lines}\n- Lưu: VT.\n\nLê Văn Hòa")
    assert value(paper.read("recipients")) == [*names, "Lưu: VT"]


COPIES = [
    "VĂN PHÒNG\nSố: 12/SY-VP\nSAO Y\nTân Hòa, ngày 7/3/2026\nNơi nhận:\n- Các ấp.\nCHÁNH VĂN PHÒNG\nTô Văn Bé",
    "VĂN PHÒNG HUYỆN ỦY\n*\nSố 12-BS/VPHU\nNơi nhận:\n- Các chi bộ.\nT/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nTô Văn Bé",
    "Sao y bản chính\nNgày 7/3/2026\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nTô Văn Bé",
    f"HUYỆN ỦY\t{NATIONAL}\nSố 2-SL/HU\tSAO LỤC\nNơi nhận:\tCHÁNH VĂN PHÒNG\n- Các xã.\tTô Văn Bé",
]


@pytest.mark.parametrize("copy", COPIES)
def test_what_the_office_that_made_a_copy_has_added_is_left_out_but_nothing_is_sure(copy: str) -> None:
    paper = Paper(foot=f"{Paper.foot}\n{copy}")
    found = [paper.read(key) for key in ("recipients", "authority", "title", "signer")]
    assert [one.value for one in found] == [("Như trên", "Lưu: VT"), None, "TRƯỞNG PHÒNG", "Lê Văn Hòa"]
    assert not any(one.sure for one in found)


def test_the_head_of_a_copy_may_be_that_of_who_made_it() -> None:
    paper = Paper(issuer="SAO Y BẢN CHÍNH\nUBND XÃ TÂN HÒA\nPHÒNG KINH TẾ")
    assert not any(paper.read(key).sure for key in ("issuer", "superior", "number", "symbol", "date", "place"))


def test_recipients_that_are_named_twice_are_not_sure() -> None:
    assert not Paper(foot=f"{Paper.foot}\nNơi nhận:\n- Các ấp.").read("recipients").sure


@pytest.mark.parametrize(
    "rank", ["BS.CKII. ", "BSCKI ", "ThS.BS ", "BS CK II ", "DS.CKI ", "PGS.TS.BS ", "Thiếu úy ", "Bác sĩ ", "TS.KTS "]
)
def test_ranks_and_degrees_are_no_part_of_a_name(rank: str) -> None:
    assert value(Paper(foot=Paper.foot.replace("Lê Văn", f"{rank}Lê Văn")).read("signer")) == "Lê Văn Hòa"


@pytest.mark.parametrize(
    "name", ["NCVC. Lê Văn Hòa", "MBA Lê Văn Hòa", "ThS Luật Văn Hòa", "GHI CHÚ THÊM", "Lê Văn Hòa 2"]
)
def test_a_name_with_something_unknown_before_it_is_not_sure(name: str) -> None:
    assert not Paper(foot=Paper.foot.replace("Lê Văn Hòa", name)).read("signer").sure


@pytest.mark.parametrize(
    "heading", ["MẪU ĐĂNG KÝ", "MẪU 01", "PHIẾU ĐĂNG KÝ", "BẢNG TỔNG HỢP", "TỜ KHAI", "ĐƠN ĐỀ NGHỊ"]
)
def test_a_form_behind_a_paper_signs_nothing(heading: str) -> None:
    assert value(Paper(foot=f"{Paper.foot}\n{heading}\nNGƯỜI LẬP\nTô Văn Bé").read("signer")) == "Lê Văn Hòa"


def test_when_and_where_is_no_addressee_of_an_invitation() -> None:
    address = (
        "Kính mời: Lãnh đạo xã; Hội Khuyến học xã\nThời gian: 7 giờ 30 phút, ngày 17/3/2026.\nĐịa điểm: Hội trường."
    )
    assert Paper(address=address).read("addressees").value == ("Lãnh đạo xã", "Hội Khuyến học xã")


def test_bodies_of_2025_are_told_from_those_above_them() -> None:
    paper = Paper(issuer="THỐNG KÊ TỈNH AN GIANG\nTHỐNG KÊ CƠ SỞ TÂN HÒA")
    assert paper.read("issuer").value == "THỐNG KÊ CƠ SỞ TÂN HÒA"
    assert paper.read("superior").value == "THỐNG KÊ TỈNH AN GIANG"


def test_a_title_whose_second_line_stands_among_the_recipients_is_not_sure() -> None:
    foot = "Nơi nhận: TRƯỞNG PHÒNG LAO ĐỘNG - THƯƠNG BINH\n- Như trên; VÀ XÃ HỘI\n- Lưu: VT.\nLê Văn Hòa"
    assert not Paper(foot=foot).read("title").sure
    assert Paper().read("title").sure


def test_a_recipient_that_lacks_whom_it_means_is_not_sure() -> None:
    foot = "Nơi nhận:\n- Như trên;\n- Các đồng chí;\n- Lưu: VT.\n\nTRƯỞNG PHÒNG\n\nLê Văn Hòa"
    assert not Paper(foot=foot).read("recipients").sure
    assert Paper(foot=foot.replace("đồng chí;", "đồng chí ủy viên;")).read("recipients").sure
