"""What programs put into a PDF beside the words of a paper, or take from them."""

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from danvan_desktop.domain import legacy
from danvan_desktop.importers.documents import Source
from danvan_desktop.importers.documents.files import read
from danvan_desktop.resources import resource
from danvan_desktop.services.reading import read_file

SIZE = 14
Draw = Callable[[Canvas], None]
Made = Callable[..., Source]


def width(text: str) -> float:
    return pdfmetrics.stringWidth(text, "Letters", SIZE)


def write(*lines: str, top: float = 700) -> Draw:
    """Draws lines of text from the left margin at 80 points, 20 points apart."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Letters", SIZE)
        for number, text in enumerate(lines):
            canvas.drawString(80, top - 20 * number, text)

    return draw


def rule(left: float, right: float, y: float) -> Draw:
    return lambda canvas: canvas.line(left, y, right, y)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Makes a PDF of pages that are drawn, and reads it."""
    pdfmetrics.registerFont(TTFont("Letters", str(resource("fonts", "LiberationSerif-Regular.ttf"))))

    def make(*pages: tuple[Draw, ...], size: tuple[float, float] = (595, 842)) -> Source:
        path = tmp_path / "van-ban.pdf"
        canvas = Canvas(str(path), pagesize=size)
        for page in pages:
            for draw in page:
                draw(canvas)
            canvas.showPage()
        canvas.save()
        return read(path)

    return make


def test_words_deleted_while_changes_were_tracked_are_not_read(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Gửi báo cáo ")
    for tag, text in (("del", "trước ngày 01/01/2020 "), ("ins", "trước ngày 15/12/2026 ")):
        name = "delText" if tag == "del" else "t"
        inner = f'<w:r><w:{name} xml:space="preserve">{text}</w:{name}></w:r>'
        paragraph._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="A">{inner}</w:{tag}>'))
    paragraph.add_run("về Đảng ủy xã.")
    document.add_paragraph("Đoạn giữ lại.")
    source = tmp_path / "sua.docx"
    document.save(str(source))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    told = read(tmp_path / "sua.pdf")
    words = " ".join(told.text.split())
    assert words == "Gửi báo cáo trước ngày 15/12/2026 về Đảng ủy xã. Đoạn giữ lại."
    assert told.sure
    assert [remark for remark in told.remarks if "gạch ngang" in remark and "trang 1" in remark]


@pytest.mark.parametrize("struck", ["15/12", "trước ngày 15/12/2026", ", đúng hạn"])
def test_a_rule_through_whole_words_strikes_them_out(made: Made, struck: str) -> None:
    text = "gửi về xã trước ngày 15/12/2026, đúng hạn"
    left = 80 + width(text[: text.index(struck)])
    told = made((write(text), rule(left, left + width(struck), 703.5)))
    assert told.text == text.replace(struck, "").replace("  ", " ")
    assert told.sure


def test_what_is_struck_out_leaves_no_gap_in_a_line_and_none_between_lines(made: Made) -> None:
    lines = ("một hai ba bốn năm sáu", "bảy tám chín mười", "mười một mười hai")
    left = 80 + width("một ")
    told = made((write(*lines), rule(left, left + width("hai ba bốn"), 703.5), rule(80, 80 + width(lines[1]), 683.5)))
    assert told.text == "một năm sáu\nmười một mười hai"


def test_underlined_words_and_those_in_tables_are_read(made: Made) -> None:
    text = "trước ngày 15/12/2026 gửi phụ lục"
    right = 80 + width(text)
    borders = (rule(60, 540, 703), rule(60, 540, 695), rule(60, 540, 715))
    told = made((write(text), rule(80, right, 698.2), rule(80, right, 699.5), *borders))
    assert told == Source(text)


def test_a_rule_that_ends_within_a_word_makes_the_paper_unsure(made: Made) -> None:
    text = "Số 1932-CV/ĐU ngày 12 tháng 10"
    left = 80 + width("Số 1")
    told = made((write(text), rule(left, left + width("93"), 703.5)))
    assert told.text == text
    assert not told.sure
    assert "không rõ chữ nào bị bỏ" in told.remarks[0]


def test_words_struck_out_in_the_finished_pdf_are_not_read(made: Made) -> None:
    left, right = 80 + width("gửi "), 80 + width("gửi ngay")

    def remark(canvas: Canvas) -> None:
        places = {"Rect": [left, 697, right, 711], "QuadPoints": [left, 711, right, 711, left, 697, right, 697]}
        arrays = {key: PDFArray(values) for key, values in places.items()}
        added = canvas._addAnnotation  # type: ignore[attr-defined]
        added(PDFDictionary({"Type": PDFName("Annot"), "Subtype": PDFName("StrikeOut"), **arrays}))

    assert made((write("gửi ngay báo cáo"), remark)).text == "gửi báo cáo"


def test_forms_within_a_page_are_looked_into(made: Made) -> None:
    def form(canvas: Canvas) -> None:
        canvas.beginForm("page")
        write("bỏ đi giữ lại")(canvas)
        rule(80, 80 + width("bỏ đi"), 703.5)(canvas)
        canvas.endForm()
        canvas.scale(0.8, 0.8)
        canvas.translate(30, 60)
        canvas.doForm("page")

    assert made((form,)).text == "giữ lại"


def raw_pdf(path: Path, font: str, *lines: bytes, added: str = "Link") -> Path:
    """A PDF as older programs write one: a font by name, in the code of Windows, that tells the widths of its letters:
    the code of the soft hyphen is as wide as a letter. A thing of the `added` kind with the figure 374 lies upon it.
    """
    widths = " ".join("333" if code == 0x2D else "500" for code in range(32, 256))
    shown = b"".join(b"BT /F 14 Tf 80 %d Td (%s) Tj ET\n" % (700 - 20 * n, line) for n, line in enumerate(lines))
    figure = b"BT /F 14 Tf 0 4 Td (374) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 7 0 R /Annots [9 0 R] >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        (
            b"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+%s /FirstChar 32 /LastChar 255 /Widths 8 0 R "
            b"/Encoding /WinAnsiEncoding /FontDescriptor 6 0 R >>" % font.encode()
        ),
        (
            b"<< /Type /FontDescriptor /FontName /ABCDEF+%s /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
            b"/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>" % font.encode()
        ),
        b"<< /Font << /F 5 0 R >> >>",
        f"[{widths}]".encode(),
        b"<< /Type /Annot /Subtype /%s /FT /Sig /F 4 /Rect [112 696 144 716] /AP << /N 10 0 R >> >>" % added.encode(),
        b"<< /Subtype /Form /BBox [0 0 32 20] /Resources 7 0 R /Length 30 >>\nstream\n%s\nendstream" % figure,
    ]
    made = io.BytesIO()
    made.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = made.tell()
    made.write(b"xref\n0 11\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    made.write(b"trailer << /Size 11 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table)
    path.write_bytes(made.getvalue())
    return path


@pytest.mark.parametrize(("added", "read_as"), [("Widget", "374"), ("Stamp", "374"), ("FreeText", ""), ("Link", "")])
def test_what_an_office_puts_upon_a_page_is_read_and_what_a_reader_remarks_is_not(
    tmp_path: Path, added: str, read_as: str
) -> None:
    told = read(raw_pdf(tmp_path / "so.pdf", "Times-Roman", b"So:              /UBND-VX", added=added))
    assert told.text.split() == ["So:", *read_as.split(), "/UBND-VX"]
    assert told.sure == (added != "FreeText")


def tcvn3(text: str) -> bytes:
    """The bytes of a text in TCVN3."""
    codes = {legacy.from_tcvn3(chr(code)): code for code in range(0xFF, 0xA0, -1)}
    return bytes(codes.get(letter, ord(letter)) for letter in text)


def test_the_hyphen_of_an_old_font_that_is_as_wide_as_a_letter_is_one(tmp_path: Path) -> None:
    lines = ("trước ngày 12-3-2026, người dân gửi thư", "- Như trên; Thường trực phường - xã", "số 12-CV/ĐU")
    told = read(raw_pdf(tmp_path / "cu.pdf", ".VnTime", *map(tcvn3, lines)))
    assert told == Source("\n".join(lines))


@pytest.mark.parametrize("font", [".VnTimeH", ".VnTimeH,Bold", ".VnTimeH-Bold", ".VnArialH,BoldItalic"])
def test_an_old_font_of_capitals_is_told_whatever_its_style(tmp_path: Path, font: str) -> None:
    told = read(raw_pdf(tmp_path / "cu.pdf", font, tcvn3("uỷ ban nhân dân phường")))
    assert told == Source("UỶ BAN NHÂN DÂN PHƯỜNG")


def test_letters_that_an_old_font_has_lost_make_all_unsure(tmp_path: Path) -> None:
    lines = ("Ban Thờng vụ Đảng ủy yêu cầu các chi bộ gửi báo cáo", "trớc ngày 12/3/2026.")
    path = raw_pdf(tmp_path / "cu.pdf", ".VnTime", *map(tcvn3, lines))
    reading = read_file(path)
    assert not any(found.sure for found in reading.found.values())
    assert "đã mất một số chữ" in reading.warnings[0]
    assert ".docx" in reading.warnings[0]


def test_letters_of_vni_in_pieces_are_put_together(tmp_path: Path) -> None:
    pieces = "uyû ban nha|ân da|ân xa|õ Trö|ô|øng Sôn".replace("|", ") Tj (").encode("latin-1")
    told = read(raw_pdf(tmp_path / "cu.pdf", "VNI-Times", pieces))
    assert told == Source("uỷ ban nhân dân xã Trường Sơn")


def picture(x: float, y: float, across: float, up: float) -> Draw:
    image = ImageReader(Image.effect_noise((60, 80), 50))

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(image, x, y, across, up)

    return draw


@pytest.mark.parametrize(
    "pages",
    [
        ((picture(0, 0, 595, 842), write("Số 1932-CV/ĐU")),),
        ((write("Số 1932-CV/ĐU"), *(picture(0, 84 * n, 595, 84) for n in range(10))),),
        ((write("Số 1932-CV/ĐU"),), (picture(0, 0, 595, 842),)),
    ],
)
def test_what_stands_with_a_picture_of_a_page_is_not_sure(made: Made, pages: tuple[tuple[Draw, ...], ...]) -> None:
    told = made(*pages)
    assert told.text == "Số 1932-CV/ĐU"
    assert not told.sure
    assert f"trang {len(pages)}: là ảnh chụp" in told.remarks[0]


def test_an_emblem_behind_the_words_is_no_scan(made: Made) -> None:
    assert made((picture(200, 300, 200, 200), write("Số 1932-CV/ĐU"))) == Source("Số 1932-CV/ĐU")


@pytest.mark.parametrize(("turn", "shift", "size"), [(90, (842, 0), (842, 595)), (180, (595, 842), (595, 842))])
def test_a_page_that_was_printed_turned_is_read_upright(
    made: Made, turn: int, shift: tuple[float, float], size: tuple[float, float]
) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(*shift)
        canvas.rotate(turn)

    struck = rule(80, 80 + width("bỏ"), 483.5)
    lines = ("Số 12-CV/ĐU", "Kính gửi: Các chi bộ.", "bỏ giữ")
    told = made((turned, write(*lines, top=520), struck), size=size)
    assert told.text == "Số 12-CV/ĐU\nKính gửi: Các chi bộ.\ngiữ"


def test_marks_aslant_and_notes_along_the_side_are_no_part_of_the_text(made: Made) -> None:
    def mark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.rotate(45)
        canvas.setFont("Letters", 60)
        canvas.drawString(500, 200, "DỰ THẢO")
        canvas.restoreState()

    def side(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Số 99")
        canvas.restoreState()

    lines = ("Đề nghị các chi bộ gửi báo cáo", "trước ngày 15/12/2026.")
    assert made((mark, side, write(*lines))) == Source("\n".join(lines))


def test_letters_drawn_one_by_one_are_read_once_and_in_words(made: Made) -> None:
    text = "Đề nghị Thường vụ Đảng ủy"

    def letter_by_letter(canvas: Canvas) -> None:
        canvas.setFont("Letters", SIZE)
        for place, letter in enumerate(text):
            if not letter.isspace():
                canvas.drawString(80 + width(text[:place]), 700, letter)

    assert made((letter_by_letter,)) == Source(text)


def test_letters_set_apart_are_words(made: Made) -> None:
    def apart(canvas: Canvas) -> None:
        text = canvas.beginText(80, 700)
        text.setFont("Letters", SIZE)
        text.setCharSpace(4)
        text.textOut("ĐẢNG BỘ TỈNH BẮC LÂM")
        canvas.drawText(text)

    assert made((apart,)).text == "ĐẢNG BỘ TỈNH BẮC LÂM"


def test_blanks_that_make_columns_or_leave_room_are_many(made: Made) -> None:
    lines = [f"- iOffice;{' ' * 30}Đã ký", f"Số:{' ' * 12}/KH-UBND", "ĐẢNG BỘ TỈNH BẮC LÂM"]
    columns = [re.split(" {3,}", line) for line in made((write(*lines),)).text.split("\n")]
    assert columns == [["- iOffice;", "Đã ký"], ["Số:", "/KH-UBND"], ["ĐẢNG BỘ TỈNH BẮC LÂM"]]


def test_what_runs_through_the_pages_is_left_out(made: Made) -> None:
    head, foot = write("Hướng dẫn thực hiện phong trào", top=810), write("Trang 1/3", top=30)
    office = write("Văn phòng Đảng ủy xã", top=50)
    pages = [(head, write(f"Câu {n} còn", "tiếp ở trang sau"), office, foot) for n in range(3)]
    told = made(*pages)
    lines = [line for line in told.text.split("\n") if line]
    assert [line for line in lines if not line.startswith("Trang")] == [
        "Hướng dẫn thực hiện phong trào",
        *(line for n in range(3) for line in (f"Câu {n} còn", "tiếp ở trang sau")),
    ]


def test_headings_of_annexes_and_names_below_them_stay(made: Made) -> None:
    annexes = [(write("PHỤ LỤC"), write("Nội dung", "Nguyễn Văn Mẫu", top=600 - 40 * n)) for n in range(2)]
    told = made((write("Số 12-CV/ĐU"),), *annexes)
    assert told.text.count("PHỤ LỤC") == told.text.count("Nguyễn Văn Mẫu") == 2


def test_letters_upon_others_make_the_paper_unsure_but_not_when_printed_twice(made: Made) -> None:
    told = made((write("Số 1932-CV/ĐU"), lambda canvas: canvas.drawString(80 + width("Số "), 700, "1940-CV/ĐU")))
    assert not told.sure
    assert "chữ khác đè lên" in told.remarks[0]
    bold = made((write("Số 1932-CV/ĐU"), lambda canvas: canvas.drawString(80.3, 700, "Số 1932-CV/ĐU")))
    assert bold == Source("Số 1932-CV/ĐU")


@pytest.mark.parametrize(
    "line",
    ["tqy trnh dzc hyn kx hxch nqm hyi grm bzo czo wfi vx trzoc", "tîɦp tḅc quāāAn trị⍧t tuy攃Ȁn truŷɥn sȀu"],
)
def test_letters_that_the_file_names_wrong_make_all_unsure(made: Made, line: str) -> None:
    told = made((write(*[line] * 12),))
    assert not told.sure
    assert "chữ bị mất hoặc sai" in told.remarks[-1]
