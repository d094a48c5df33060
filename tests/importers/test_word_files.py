"""What Word keeps beside the text, in small files that are laid out as clerks lay out theirs."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importers.clerk import text_of

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, number: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


Lines = Callable[..., list[str]]


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    """Makes a .docx of the raw content of its parts and gives the lines that are read from it."""

    def made(body: str, *, styles: str = "", numbering: str = "", mark: str = "", w: str = _W) -> list[str]:
        parts = {
            f"document{mark}": ("officeDocument", f"<w:document {{}}><w:body>{body}</w:body></w:document>"),
            f"styles{mark}": ("styles", f"<w:styles {{}}>{styles}</w:styles>"),
            f"numbering{mark}": ("numbering", f"<w:numbering {{}}>{numbering}</w:numbering>"),
        }
        links = {
            name: f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{{}}{name}.xml"/>'
            for name, (kind, _) in parts.items()
        }
        main, *others = links.values()
        relations = f'<Relationships xmlns="{_PACKAGE}">{{}}</Relationships>'
        path = tmp_path / "van-ban.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("_rels/.rels", relations.format(main.format("word/")))
            inner = relations.format("".join(link.format("") for link in others))
            archive.writestr(f"word/_rels/document{mark}.xml.rels", inner)
            for name, (_, content) in parts.items():
                archive.writestr(f"word/{name}.xml", content.format(f'xmlns:w="{w}"'))
        return text_of(path).split("\n")

    return made


def test_lists_of_one_pattern_count_on_unless_they_begin_again(lines: Lines) -> None:
    pattern = f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1.")}</w:abstractNum>'
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/></w:num>' for n in (1, 2))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers += f'<w:num w:numId="3"><w:abstractNumId w:val="7"/>{again}</w:num>'
    body = listed("Rà soát", 1) + listed("Đăng ký", 1) + paragraph("Xen giữa") + listed("Báo cáo", 2)
    body += listed("Phòng Kinh tế", 3) + listed("Công an xã", 3)
    assert lines(body, numbering=pattern + numbers) == [
        "1. Rà soát",
        "2. Đăng ký",
        "Xen giữa",
        "3. Báo cáo",
        "1. Phòng Kinh tế",
        "2. Công an xã",
    ]


def test_articles_count_on_over_chapters_and_points_are_numbered_plainly(lines: Lines) -> None:
    levels = (
        level(0, "upperRoman", "Chương %1.")
        + level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>')
        + level(2, "decimal", "%1.%3.", "<w:isLgl/>")
    )
    pattern = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    pattern += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = listed("Chung", 1) + listed("Phạm vi", 1, 1) + listed("Riêng", 1) + listed("Thi hành", 1, 1)
    assert lines(body + listed("Mốc", 1, 2), numbering=pattern) == [
        "Chương I. Chung",
        "Điều 1. Phạm vi",
        "Chương II. Riêng",
        "Điều 2. Thi hành",
        "2.1. Mốc",
    ]


def test_a_style_puts_paragraphs_into_a_list_also_by_the_style_it_is_based_on(lines: Lines) -> None:
    linked = '<w:pStyle w:val="Diem"/>'
    levels = level(0, "upperRoman", "%1.") + level(1, "lowerLetter", "%2)", linked)
    pattern = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    pattern += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    styles = (
        '<w:style w:type="paragraph" w:styleId="Diem"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Rieng"><w:basedOn w:val="Diem"/></w:style>'
    )
    body = paragraph("Một", '<w:pStyle w:val="Diem"/>') + paragraph("Hai", '<w:pStyle w:val="Rieng"/>')
    assert lines(body, styles=styles, numbering=pattern) == ["a) Một", "b) Hai"]


OLD_STYLE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
)


def test_an_old_font_holds_for_all_that_names_no_other(lines: Lines) -> None:
    capitals = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    body = paragraph("uû ban nh©n d©n", run=capitals) + paragraph("KÝnh göi: C¸c th«n")
    body += "<w:p><w:r><w:t>th</w:t><w:softHyphen/><w:t> kÝ</w:t></w:r></w:p>"  # as LibreOffice keeps its letter ư
    assert lines(body, styles=OLD_STYLE) == ["UỶ BAN NHÂN DÂN", "Kính gửi: Các thôn", "thư kí"]


def test_an_old_font_left_in_the_style_of_a_new_paper_holds_for_nothing(lines: Lines) -> None:
    body = paragraph("Kính thưa các đồng chí") + paragraph("Lò Thanh Hoà")
    assert lines(body, styles=OLD_STYLE) == ["Kính thưa các đồng chí", "Lò Thanh Hoà"]


def test_capitals_made_by_the_format_are_read_and_hidden_words_are_not(lines: Lines) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Ten"><w:rPr><w:caps/></w:rPr></w:style>'
    body = paragraph("Ủy ban nhân dân", '<w:pStyle w:val="Ten"/>') + paragraph("Phó Chủ tịch", run="<w:caps/>")
    body += paragraph("Nhỏ", '<w:pStyle w:val="Ten"/>', '<w:caps w:val="0"/>') + paragraph("ẩn", run="<w:vanish/>")
    assert lines(body, styles=styles) == ["ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Nhỏ", ""]


def test_a_row_of_a_table_of_tasks_is_one_line(lines: Lines) -> None:
    def cell(*texts: str) -> str:
        return f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>"

    head = cell("TT") + cell("Nhiệm vụ") + cell("Thời hạn")
    task = cell("1") + cell("- Rà soát;", "- Báo cáo.") + cell("Trước ngày", "15/02/2026")
    body = f"<w:tbl><w:tr>{head}</w:tr><w:tr>{task}</w:tr></w:tbl>"
    assert lines(body) == ["TT\tNhiệm vụ\tThời hạn", "1\t- Rà soát; - Báo cáo.\tTrước ngày 15/02/2026"]


def test_parts_under_other_names_and_strict_files_are_found(lines: Lines) -> None:
    body, styles = paragraph("kÝnh"), OLD_STYLE
    assert lines(body, styles=styles, mark="2") == ["kính"]
    assert lines(body, styles=styles, w="http://purl.oclc.org/ooxml/wordprocessingml/main") == ["kính"]
