"""Files of documents as text, from files that other programs made."""

import io
import random
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from danvan_desktop.domain.errors import Cancelled, Unreadable, UserError
from danvan_desktop.importers.documents import MAX_LETTERS, files
from danvan_desktop.resources import resource
from tests.importers.clerk import text_of


def saved(tmp_path: Path, document: object, name: str = "van-ban.docx") -> Path:
    path = tmp_path / name
    document.save(str(path))  # type: ignore[attr-defined]
    return path


def test_columns_of_a_word_table_are_parted_by_tabs(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "UBND XÃ ÁI TỬ\nSố: 12/UBND-VX"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    document.add_paragraph("Kính gửi: Các thôn.")
    assert text_of(saved(tmp_path, document)).split("\n") == [
        "UBND XÃ ÁI TỬ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/UBND-VX",
        "Kính gửi: Các thôn.",
    ]


def test_the_numbers_that_word_adds_are_read(tmp_path: Path) -> None:
    document = Document()
    for text in ("Rà soát mô hình", "Gửi báo cáo"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Điểm khác", style="List Bullet")
    assert text_of(saved(tmp_path, document)).split("\n") == ["1. Rà soát mô hình", "2. Gửi báo cáo", "- Điểm khác"]


def test_text_boxes_are_read_once_and_deleted_words_never(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Thân văn bản")
    box = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            f'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>bỏ</w:delText><w:t>bỏ</w:t></w:r></w:del>"))
    assert text_of(saved(tmp_path, document)).split("\n") == ["Trong khung", "Thân văn bản"]


def test_old_fonts_are_read_run_by_run(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for text, font in (("nh©n d©n ", ".VnTime"), ("phó thä ", ".VnTimeH"), ("và Unicode", "Times New Roman")):
        run = paragraph.add_run(text)
        run.font.name = font
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hAnsi"), font)
    assert text_of(saved(tmp_path, document)) == "nhân dân PHÚ THỌ và Unicode"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_plain_text_in_any_code(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "van-ban.txt"
    text = "Đề nghị các thôn gửi báo cáo"
    raw = text if encoding != "cp1258" else _in_cp1258(text)
    path.write_bytes(raw.encode(encoding))
    assert text_of(path) == text


def _in_cp1258(text: str) -> str:
    """Tone marks apart, as cp1258 has them."""
    import unicodedata

    tones = "\u0300\u0301\u0303\u0309\u0323"
    made = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        marks = [mark for mark in parts if mark in tones]
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        made.append(base + "".join(marks))
    return "".join(made)


def pdf(path: Path, *lines: tuple[float, float, str]) -> Path:
    pdfmetrics.registerFont(TTFont("Reading", str(resource("fonts", "LiberationSerif-Regular.ttf"))))
    canvas = Canvas(str(path))
    canvas.setFont("Reading", 14)
    for x, y, text in lines:
        canvas.drawString(x, y, text)
    canvas.showPage()
    canvas.save()
    return path


def test_pdf_columns_lines_and_paragraphs(tmp_path: Path) -> None:
    path = pdf(
        tmp_path / "van-ban.pdf",
        (300, 780, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (80, 780, "ĐẢNG ỦY XÃ ÁI TỬ"),
        (80, 760, "Đề nghị các chi bộ gửi báo cáo"),
        (80, 740, "trước ngày 15/12/2026."),
        (80, 690, "Nơi nhận:"),
    )
    assert text_of(path).split("\n") == [
        "ĐẢNG ỦY XÃ ÁI TỬ\tĐẢNG CỘNG SẢN VIỆT NAM",
        "Đề nghị các chi bộ gửi báo cáo",
        "trước ngày 15/12/2026.",
        "",
        "Nơi nhận:",
    ]


def test_a_scan_can_be_kept_but_not_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="bản chụp"):
        text_of(pdf(tmp_path / "scan.pdf"))


@pytest.mark.parametrize("ending", ["rtf", "odt", "doc"])
def test_other_formats_by_way_of_an_office_program(tmp_path: Path, ending: str) -> None:
    document = Document()
    document.add_paragraph("Kính gửi: Các chi bộ thôn.")
    source = saved(tmp_path, document)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    assert text_of(tmp_path / f"van-ban.{ending}").strip() == "Kính gửi: Các chi bộ thôn."


def test_without_an_office_program_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "cu.rtf"
    path.write_bytes(rb"{\rtf1 Kinh gui}")
    with pytest.raises(UserError, match="cần có Word hoặc LibreOffice"):
        text_of(path)


def zipped(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return path


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w/>")
        with archive.open("word/media/a.bin", "w") as part:
            for _ in range(32):
                part.write(bytes(10 * 2**20))
    assert path.stat().st_size < 2**20
    with pytest.raises(UserError, match="gây hại"):
        text_of(path)


def test_an_xml_bomb_is_refused(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    body = f'<!DOCTYPE w [<!ENTITY a0 "xxxxxxxxxx">{levels}]>'
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'{body}<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>An&a9;</w:t></w:r></w:p></w:body></w:document>'
    path = zipped(tmp_path / "bom.docx", word__document_xml=document.encode())
    with pytest.raises(UserError, match="bị hỏng"):
        text_of(path)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("anh.docx", b"\x89PNG\r\n\x1a\n0000", "là ảnh chụp"),
        ("trong.docx", b"", "trống"),
        ("khoa.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("hong.docx", b"PK\x03\x04rest", "bị hỏng"),
        ("hong.pdf", b"%PDF-1.7 and no more", "bị hỏng"),
        ("la.xyz", b"nothing known", "không đọc văn bản từ tệp"),
        ("trang.doc", b"<html>a page</html>", "không đúng loại"),
        ("hong.pdf", b"nothing known", "không đúng loại"),
        ("khac.docx", None, "không đọc văn bản từ tệp"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes | None, said: str) -> None:
    path = tmp_path / name
    if data is None:
        zipped(path, other_xml=b"<a/>")
    else:
        path.write_bytes(data)
    with pytest.raises(UserError, match=said):
        text_of(path)


def test_macros_are_not_looked_at(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Có macro.")
    source = io.BytesIO()
    document.save(source)
    path = tmp_path / "macro.docm"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.infolist():
            new.writestr(part, old.read(part))
        new.writestr("word/vbaProject.bin", b"\xd0\xcf not a project")
    assert text_of(path) == "Có macro."


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as file:
        file.truncate(files.MAX_MEGABYTES * 2**20 + 1)
    with pytest.raises(UserError, match="quá lớn"):
        text_of(path)
    with pytest.raises(UserError, match="Không đọc được tệp"):
        text_of(tmp_path / "khong-co.txt")


def test_what_stands_above_the_first_page_is_read_first(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Kính gửi: Các thôn.")
    document.sections[0].header.paragraphs[0].text = "TỐI MẬT"
    assert text_of(saved(tmp_path, document)).split("\n") == ["TỐI MẬT", "Kính gửi: Các thôn."]


def test_a_long_document_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    """A file of 50 MB: pictures take most of it, and a thousand paragraphs."""
    document = Document()
    for number in range(1000):
        document.add_paragraph(f"Đoạn {number}.")
    path = saved(tmp_path, document)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/image1.bin", random.Random(1).randbytes(48 * 2**20))
    assert path.stat().st_size > 48 * 2**20
    told: list[tuple[int, int]] = []
    assert text_of(path, lambda done, total: told.append((done, total))).endswith("Đoạn 999.")
    assert told == sorted(told)
    assert len(told) > 10

    def stop(done: int, _total: int) -> None:
        if done > 300:
            raise Cancelled

    with pytest.raises(Cancelled):
        text_of(path, stop)


def test_a_pdf_with_a_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "khoa.pdf"
    canvas = Canvas(str(path), encrypt="bi mat")
    canvas.drawString(80, 700, "Kinh gui")
    canvas.save()
    with pytest.raises(Unreadable, match="mật khẩu"):
        text_of(path)


def test_a_scan_of_200_pages_is_told(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path))
    for _ in range(200):
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    with pytest.raises(Unreadable, match="bản chụp"):
        text_of(path)


def test_a_hyphen_at_the_end_of_a_line_of_a_pdf_stays_one(tmp_path: Path) -> None:
    path = pdf(tmp_path / "van-ban.pdf", (80, 700, "Phòng Văn hóa-"), (80, 680, "Xã hội"))
    assert text_of(path) == "Phòng Văn hóa-\nXã hội"


def test_an_old_font_of_a_pdf_tells_its_code_and_its_capitals(tmp_path: Path) -> None:
    path = tmp_path / "cu.pdf"
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica", 14)
    canvas.drawString(80, 700, "uû ban nh©n d©n")
    canvas.setFont("Times-Roman", 14)
    canvas.drawString(80, 680, "KÝnh göi: C¸c th«n")
    canvas.save()
    data = path.read_bytes()
    for known, old in ((b"/Helvetica", b"/.VnTimeH "), (b"/Times-Roman", b"/.VnTime    ")):
        data = data.replace(b"/BaseFont " + known, b"/BaseFont " + old)
    path.write_bytes(data)
    assert text_of(path) == "UỶ BAN NHÂN DÂN\nKính gửi: Các thôn"


def test_what_is_far_too_long_for_a_paper_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "dai.txt"
    for count, line in ((MAX_LETTERS // 8, "tham mưu\n"), (MAX_LETTERS, "12345\n")):
        path.write_text(count * line, "utf-8")
        with pytest.raises(Unreadable, match="quá nhiều chữ"):
            text_of(path)


def test_notes_at_the_foot_of_a_page_of_a_pdf_are_left_out(tmp_path: Path) -> None:
    path = pdf(
        tmp_path / "chu-thich.pdf",
        (80, 700, "Thực hiện Kế hoạch của huyện"),
        (80, 680, "trong quý này."),
        (80, 660, "2. Gửi báo cáo."),
    )
    canvas = Canvas(str(tmp_path / "them.pdf"))
    lines = ((80, 700, 14, "Thực hiện Kế hoạch"), (80, 680, 14, "2 đợt một năm."), (80, 100, 10, "Số 12-KH/ĐU."))
    for x, y, size, text in lines:
        canvas.setFont("Reading", size)
        canvas.drawString(x, y, text)
    end = 80 + pdfmetrics.stringWidth(lines[0][3], "Reading", 14)
    canvas.setFont("Reading", 7)
    canvas.drawString(end + 0.5, 706, "1")
    canvas.drawString(75, 103, "1 ")
    canvas.save()
    assert text_of(path).split("\n")[-1] == "2. Gửi báo cáo."
    assert text_of(tmp_path / "them.pdf").strip() == "Thực hiện Kế hoạch\n2 đợt một năm."


def test_a_word_file_with_far_too_much_text_is_refused(tmp_path: Path) -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    line = f"<w:p><w:r><w:t>{'Dòng này lặp lại. ' * 500}</w:t></w:r></w:p>"
    body = f'<w:document xmlns:w="{w}"><w:body>{line * (MAX_LETTERS // 8000)}</w:body></w:document>'
    path = zipped(tmp_path / "dai.docx", word__document_xml=body.encode())
    assert path.stat().st_size < 2**20
    with pytest.raises(Unreadable, match="quá nhiều chữ"):
        text_of(path)


def test_space_below_a_heading_of_a_pdf_parts_it_from_the_text(tmp_path: Path) -> None:
    heights = (700, 684, 658, 642, 626)
    lines = ("KẾ HOẠCH", "Cải cách hành chính năm 2026", "Ủy ban nhân dân xã", "ban hành kế hoạch", "như sau:")
    path = pdf(tmp_path / "van-ban.pdf", *((80, y, text) for y, text in zip(heights, lines, strict=True)))
    assert text_of(path).split("\n") == [*lines[:2], "", *lines[2:]]
