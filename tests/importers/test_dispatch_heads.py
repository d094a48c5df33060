"""Heads and feet of papers in the layouts that copies give them, each put together here from its parts."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.reading import Found
from danvan_desktop.importers.dispatches import reader

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
        ("BHXH TỈNH ĐÔNG KHÊ\nBHXH CƠ SỞ TÂN HÒA", "BHXH CƠ SỞ TÂN HÒA"),
        ("HỘI NÔNG DÂN VIỆT NAM\nHỘI NÔNG DÂN TỈNH ĐÔNG KHÊ", "HỘI NÔNG DÂN TỈNH ĐÔNG KHÊ"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ\nĐÔNG KHÊ\nSỞ Y TẾ", "SỞ Y TẾ"),
    ],
)
def test_issuers_over_lines(issuer: str, read: str) -> None:
    assert value(Paper(issuer=issuer).read("issuer")) == read


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
        ("Kính gửi:\n1. Các chi bộ;\n2. Công an xã.", ["Các chi bộ", "Công an xã"]),
        ("Kính gửi:\n•\tCác thôn;\n•\tĐoàn TNCS Hồ Chí Minh xã.", ["Các thôn", "Đoàn TNCS Hồ Chí Minh xã"]),
    ],
)
def test_addressees_in_lists(address: str, read: list[str]) -> None:
    assert value(Paper(address=address).read("addressees")) == read


def test_a_list_of_addressees_that_was_to_go_on_is_not_sure() -> None:
    assert not Paper(address="Kính gửi:\n- Các thôn;\n- Công an xã;").read("addressees").sure


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
        "Nơi nhận: Như trên; Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nH’ Linh Mlô\n2\nQUY CHẾ",
    ],
)
def test_feet_in_many_layouts(foot: str) -> None:
    paper = Paper(foot=foot)
    assert value(paper.read("authority")) == "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH"
    assert value(paper.read("title")) == "PHÓ CHỦ TỊCH"
    assert value(paper.read("signer")) == "H’ Linh Mlô"
    assert value(paper.read("recipients")) == ["Như trên", "Lưu: VT"]


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
