"""Where each component stands and how it looks, in both formats, against the table of the reference
(`documents.md` §8): to one millimetre and to the point.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Addressees, Heading, Paper, Signature, Title, body
from tests.exporters.both import FORMATS, LAYOUTS, Made, both
from tests.rendering import Rendered, Rule

SENTENCE = (
    "Các cơ quan, đơn vị chủ động chọn việc làm thiết thực, gần dân, phù hợp với điều kiện từng nơi; phân công người "
    "theo dõi, kịp thời biểu dương cách làm hay và báo cáo đúng thời hạn để tổng hợp chung trong toàn xã."
)
SUBJECT = "về việc đẩy mạnh phong trào “Dân vận khéo” tại các thôn"


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What the reference says of a kind of papers: axes in mm, looks as size and weight."""

    left: float
    right: float
    superior: str
    issuer: str
    titles: Mapping[str, str]
    number: str
    separator: str | None
    date: str
    dispatch_subject: str
    kind: str
    subject: str
    addressees_word: str
    authority: str
    signer_title: str
    recipients_word: str
    recipients: str


PARTY = Truth(
    left=67.5,
    right=150,
    superior="14",
    issuer="14 bold",
    titles={"ĐẢNG CỘNG SẢN VIỆT NAM": "15 bold"},
    number="14",
    separator="*",
    date="14 italic",
    dispatch_subject="12 italic",
    kind="16 bold",
    subject="14 bold",
    addressees_word="14 italic",
    authority="14 bold",
    signer_title="14",
    recipients_word="14",
    recipients="12",
)
STATE = Truth(
    left=63.75,
    right=146.25,
    superior="13",
    issuer="13 bold",
    titles={"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": "13 bold", "Độc lập - Tự do - Hạnh phúc": "14 bold"},
    number="13",
    separator=None,
    date="14 italic",
    dispatch_subject="13",
    kind="14 bold",
    subject="14 bold",
    addressees_word="14",
    authority="14 bold",
    signer_title="14 bold",
    recipients_word="12 bold italic",
    recipients="11",
)
TRUTHS = {
    "party-hd36": PARTY,
    "party-hd05": PARTY,
    "state-nd30": STATE,
    "front": STATE,
    "union": STATE,
    "youth": replace(PARTY, titles={"ĐOÀN TNCS HỒ CHÍ MINH": "15 bold"}, separator="***", kind="15 bold"),
}
DATE = "Hòa An, ngày 30 tháng 7 năm 2026"


def paper(layout: Layout, paragraphs: int, *, named: bool) -> Paper:
    words = layout.words
    heading = Heading(
        "CẤP TRÊN TỈNH AN BÌNH",
        "CƠ QUAN XÃ HÒA AN",
        layout.heading.title,
        f"{words.number}07-CV/ĐU",
        DATE,
        "" if named else words.dispatch_subject + SUBJECT,
    )
    return Paper(
        name="07-CV/ĐU",
        layout=layout.key,
        heading=heading,
        title=Title("KẾ HOẠCH", SUBJECT) if named else None,
        addressees=None if named else Addressees(words.addressees, ("Ủy ban nhân dân xã;", "Các chi bộ.")),
        blocks=body(*(f"{number}. {SENTENCE}" for number in range(1, paragraphs + 1))),
        signature=Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Thị Ánh Nguyệt"),
        recipients=("- Như trên;", "- Lưu VT."),
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """For each layout a công văn of three pages and a plan."""
    papers = {}
    for key, layout in LAYOUTS.items():
        papers[f"{key} dispatch"] = layout, [paper(layout, 26, named=False)]
        papers[f"{key} plan"] = layout, [paper(layout, 2, named=True)]
    return both(papers, tmp_path_factory.mktemp("measures"))


def near(value: float, tolerance: float = 1.0) -> Any:
    return pytest.approx(value, abs=tolerance)


each = pytest.mark.parametrize("key", TRUTHS)
in_both = pytest.mark.parametrize("kind", FORMATS)


def above(page: Rendered, level: float) -> list[Rule]:
    return sorted({rule for rule in page.rules if rule.page == 1 and rule.level < level}, key=lambda rule: rule.left)


@each
@in_both
def test_heading(key: str, kind: str, made: Made) -> None:
    page, truth, words = made[kind, f"{key} dispatch"], TRUTHS[key], LAYOUTS[key].words
    superior, issuer = page.find("CẤP TRÊN TỈNH AN BÌNH"), page.find("CƠ QUAN XÃ HÒA AN")
    titles = [page.find(title) for title in truth.titles]
    number, date = page.find(f"{words.number.strip()} 07-CV/ĐU"), page.find(DATE)
    assert [text.axis for text in (superior, issuer, number)] == [near(truth.left)] * 3
    assert [text.axis for text in (*titles, date)] == [near(truth.right)] * (len(titles) + 1)
    assert [superior.look, issuer.look, number.look] == [truth.superior, truth.issuer, truth.number]
    assert [title.look for title in titles] == list(truth.titles.values())
    assert date.look == truth.date
    assert 20 <= superior.top <= 23
    assert 20 <= titles[0].top <= 23
    assert superior.baseline < issuer.baseline < number.baseline


@each
@in_both
def test_rules_and_separator(key: str, kind: str, made: Made) -> None:
    page, truth = made[kind, f"{key} dispatch"], TRUTHS[key]
    title, issuer = page.find(list(truth.titles)[-1]), page.find("CƠ QUAN XÃ HÒA AN")
    number, date = page.find("07-CV/ĐU"), page.find(DATE)
    *short, long = above(page, date.baseline)
    assert (long.axis, long.width) == (near(title.axis), near(title.width))
    assert 0 < long.level - title.baseline <= 3
    if truth.separator:
        sign = page.find(truth.separator)
        assert (sign.axis, sign.look) == (near(truth.left), "14")
        assert issuer.baseline < sign.baseline < number.baseline
        assert date.baseline == near(sign.baseline)
        assert not short
    else:
        (rule,) = short
        assert rule.axis == near(truth.left)
        assert 1 / 3 <= rule.width / issuer.width <= 1 / 2
        assert date.baseline == near(number.baseline)


@each
@in_both
def test_subjects(key: str, kind: str, made: Made) -> None:
    truth, words = TRUTHS[key], LAYOUTS[key].words
    page = made[kind, f"{key} dispatch"]
    below = page.find(words.dispatch_subject + SUBJECT)
    assert (below.axis, below.look) == (near(truth.left), truth.dispatch_subject)
    assert below.right <= 30 + 2 * (truth.left - 30)
    assert 6 < below.baseline - page.find("07-CV/ĐU").baseline < 9
    page = made[kind, f"{key} plan"]
    name, subject = page.find("KẾ HOẠCH"), page.find(SUBJECT)
    assert (name.axis, name.look) == (near(112.5), truth.kind)
    assert (subject.axis, subject.look) == (near(112.5), truth.subject)
    assert 0 < subject.baseline - name.baseline < 9
    if words.title_rule:
        assert page.find("-----").axis == near(112.5)
        assert page.find("-----").baseline - subject.baseline < 9
    else:
        (rule,) = [rule for rule in page.rules if 0 < rule.level - subject.baseline <= 3]
        assert rule.axis == near(112.5)
        assert 1 / 3 <= rule.width / subject.width <= 1 / 2


@each
@in_both
def test_addressees_and_body(key: str, kind: str, made: Made) -> None:
    page, truth = made[kind, f"{key} dispatch"], TRUTHS[key]
    word, first, second = page.find("Kính gửi:"), page.find("- Ủy ban nhân dân xã;"), page.find("- Các chi bộ.")
    assert 55 <= word.left <= 70
    assert word.look == truth.addressees_word
    assert first.look == second.look == "14"
    assert first.left == near(word.right + 1.3, 0.5)
    assert second.left == near(first.left, 0.1)
    start = page.find("1. Các cơ quan,")
    line = next(line for line in page.lines(1) if line.baseline > start.baseline)
    assert start.left == near(40)
    assert (line.left, line.right) == (near(30), near(195))
    assert start.look == line.look == "14"
    pitch = (line.baseline - start.baseline) / 25.4 * 72
    assert 18 <= round(pitch, 1) <= 22 if key.startswith("party") else 1 <= pitch / (14 * 1.149) <= 1.5


@each
@in_both
def test_signature_and_recipients(key: str, kind: str, made: Made) -> None:
    page, truth = made[kind, f"{key} dispatch"], TRUTHS[key]
    authority, title = page.find("T/M BAN THƯỜNG VỤ"), page.find("PHÓ BÍ THƯ")
    name, word = page.find("Trần Thị Ánh Nguyệt"), page.find("Nơi nhận:")
    lines = [page.find("- Như trên;"), page.find("- Lưu VT.")]
    assert [text.axis for text in (authority, title, name)] == [near(153.75)] * 3
    assert [authority.look, title.look, name.look] == [truth.authority, truth.signer_title, "14 bold"]
    assert name.top - title.baseline >= 25
    assert [text.left for text in (word, *lines)] == [near(30)] * 3
    assert word.baseline == near(authority.baseline)
    assert [word.look, *(line.look for line in lines)] == [truth.recipients_word, truth.recipients, truth.recipients]
    assert {text.page for text in (authority, title, name, word, *lines)} == {page.pages}


@each
@in_both
def test_page_numbers(key: str, kind: str, made: Made) -> None:
    page = made[kind, f"{key} dispatch"]
    assert page.pages == 3
    above = [word for word in page.words if word.baseline < 20]
    assert [(word.text, word.page, word.look) for word in above] == [("2", 2, "14"), ("3", 3, "14")]
    assert all(105 <= word.axis <= 113 and 10 <= word.top <= 15 for word in above)


def text_of_page(page: Rendered, number: int) -> list[str]:
    """The words of the page from top to bottom, without its number."""
    words = [word for word in page.words if word.page == number and word.baseline > 20]
    return [word.text for word in sorted(words, key=lambda word: (round(word.baseline), word.left))]


@each
def test_a_dispatch_of_three_pages_breaks_at_the_same_words_in_both_formats(key: str, made: Made) -> None:
    ours, word_file = (made[kind, f"{key} dispatch"] for kind in FORMATS)
    for number in (1, 2, 3):
        first, last = text_of_page(ours, number)[:9], text_of_page(ours, number)[-9:]
        assert text_of_page(word_file, number)[:9] == first
        assert text_of_page(word_file, number)[-9:] == last
        assert len(text_of_page(word_file, number)) == len(text_of_page(ours, number))
