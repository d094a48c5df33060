import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.papers import layouts
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Style
from danvan_desktop.papers.structure import basis_lines, paragraphs
from danvan_desktop.resources import resource


def layout(key: str) -> Layout:
    return layouts.read(key, tomllib.loads(resource("layouts", f"{key}.toml").read_text("utf-8")))


PARTY, STATE = layout("party-hd36"), layout("state-nd30")


@pytest.mark.parametrize(
    ("line", "party", "state"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", Style.ARTICLE, Style.ARTICLE),
        ("I- MỤC ĐÍCH, YÊU CẦU", Style.ARTICLE, Style.ARTICLE),
        ("XIV. Tổ chức thực hiện", Style.ARTICLE, Style.ARTICLE),
        ("1. Mục đích", Style.BODY, Style.ITEM),
        ("1.2. Mục đích", Style.BODY, Style.ITEM),
        ("1. Các chi bộ báo cáo trước ngày 31/3/2026.", Style.BODY, Style.BODY),
        ("a) Vận động hộ dân hiến đất;", Style.BODY, Style.BODY),
        ("- Thời gian: 08 giờ 00", Style.BODY, Style.BODY),
        ("Điều 5. Hiệu lực thi hành", Style.ARTICLE, Style.ARTICLE),
        ("Điều 5. Quyết định này có hiệu lực kể từ ngày ký.", Style.BODY, Style.BODY),
        ("Chương II", Style.CENTRED, Style.CENTRED),
        ("V.I. Lê-nin đã nói", Style.BODY, Style.BODY),
        ("IIX. Không phải số La Mã", Style.BODY, Style.BODY),
        ("Căn cứ tình hình thực tế, Ban Thường vụ đề nghị như sau:", Style.BODY, Style.BODY),
        ("15 mô hình được nhân rộng trong năm.", Style.BODY, Style.BODY),
    ],
)
def test_a_line_shows_its_role_by_how_it_begins(line: str, party: Style, state: Style) -> None:
    assert [paragraphs(line, profile, bases=True)[0].style for profile in (PARTY, STATE)] == [party, state]
    assert paragraphs(line, PARTY)[0].text == line


def test_only_the_number_of_a_full_article_is_bold() -> None:
    (article,) = paragraphs("Điều 2. Văn phòng chịu trách nhiệm thi hành.", STATE)
    assert [(run.text, run.bold) for run in article.runs] == [
        ("Điều 2. ", True),
        ("Văn phòng chịu trách nhiệm thi hành.", False),
    ]


def test_the_title_of_a_chapter_stands_under_it() -> None:
    found = paragraphs("Chương I\nQUY ĐỊNH CHUNG\nVăn bản này quy định việc đăng ký.", STATE)
    assert [one.style for one in found] == [Style.CENTRED, Style.CENTRED, Style.BODY]


def test_can_cu_are_the_lines_at_the_top_that_a_semicolon_parts() -> None:
    text = "Căn cứ Luật A;\nThực hiện Kế hoạch B,\nBan Thường vụ quyết định như sau:\nCăn cứ C;"
    party, state = paragraphs(text, PARTY, bases=True), paragraphs(text, STATE, bases=True)
    assert [one.style for one in party] == [Style.BASIS, Style.BASIS, Style.BODY, Style.BODY]
    assert [one.text for one in party[:2]] == ["- Căn cứ Luật A;", "- Thực hiện Kế hoạch B,"]
    assert [one.text for one in state[:2]] == ["Căn cứ Luật A;", "Thực hiện Kế hoạch B,"]
    last = paragraphs("- Căn cứ Luật A;\n- Theo đề nghị của B.\nNội dung.", PARTY, bases=True)
    assert [one.style for one in last] == [Style.BASIS, Style.BASIS, Style.BODY]


def test_dashes_of_word_become_hyphens() -> None:
    found = paragraphs("– Một việc;\n• Hai việc;\n—   Ba việc.", PARTY)
    assert [one.text for one in found] == ["- Một việc;", "- Hai việc;", "- Ba việc."]


def test_can_cu_of_a_decision_get_their_marks() -> None:
    lines = ["Căn cứ Luật A.", "  ", "Căn cứ Luật B;", "Theo đề nghị của C"]
    assert [one.text for one in basis_lines(lines, PARTY, ",")] == [
        "- Căn cứ Luật A;",
        "- Căn cứ Luật B;",
        "- Theo đề nghị của C,",
    ]
    assert basis_lines(lines, STATE, ".")[-1].text == "Theo đề nghị của C."


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60), max_size=8), st.booleans())
def test_no_word_is_lost(lines: list[str], party: bool) -> None:
    """But for the dash at the beginning of a line, which may become a hyphen or go."""
    profile = PARTY if party else STATE
    found = paragraphs("\n".join(lines), profile, bases=True)
    typed = [line.strip() for line in "\n".join(lines).splitlines() if line.strip()]
    assert len(found) == len(typed)
    for paragraph, line in zip(found, typed, strict=True):
        assert paragraph.text.lstrip("-–—•* ").split() == line.lstrip("-–—•* ").split()
