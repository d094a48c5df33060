import csv
import json
import unicodedata
import zipfile
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import pytest
import viparse
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.legacy import (
    Encoding,
    convert,
    decode_bytes,
    detect,
    from_cp1258,
    from_tcvn3,
    from_vni,
)
from danvan_desktop.domain.vietnamese import fold
from tests.domain.test_vietnamese import icu_order

SAMPLES = Path(__file__).parents[2] / ".." / "shared" / "samples"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample files stand beside a checkout only")

TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
VOWELS = [unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in TONES]
LETTERS = [*VOWELS, "đ"]

REPORT = """Số: 12/BC-HND
Kính gửi: Ban Thường vụ Huyện ủy
Năm qua, các chi hội nông dân đã vận động bà con hiến đất, mở đường, trồng hoa và giữ gìn vệ sinh môi trường.
Nhiều hộ nghèo được giúp nhau ngày công, giống lúa và vốn vay; đời sống của nhân dân từng bước được cải thiện."""


def as_tcvn3(text: str) -> str:
    """Raw TCVN3 of small letters, written down apart from the program's table: by the codes of TCVN 5712:1993."""
    codes = bytes.fromhex(
        "61 b5 b6 b7 b8 b9 a8 bb bc bd be c6 a9 c7 c8 c9 ca cb 65 cc ce cf d0 d1 aa d2 d3 d4 d5 d6 69 d7 d8 dc dd de"
        "6f df e1 e2 e3 e4 ab e5 e6 e7 e8 e9 ac ea eb ec ed ee 75 ef f1 f2 f3 f4 ad f5 f6 f7 f8 f9 79 fa fb fc fd fe ae"
    ).decode("latin-1")
    return text.translate(str.maketrans("".join(LETTERS), codes))


def as_cp1258(text: str) -> bytes:
    """What Windows writes: ready letters where the code has them, else letter and tone mark."""
    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in marks if mark in TONES)
            pieces.append((unicodedata.normalize("NFC", marks.replace(tone, "")) + tone).encode("cp1258"))
    return b"".join(pieces)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_of_tcvn3(letter: str) -> None:
    raw = as_tcvn3(letter)
    assert len(raw) == 1
    assert from_tcvn3(raw) == letter
    assert viparse.fix(raw, encoding="tcvn3") == letter


def test_capitals_of_tcvn3() -> None:
    assert from_tcvn3("¡¢£¤¥¦§") == "ĂÂÊÔƠƯĐ"
    assert from_tcvn3("TRUYÒN TH¤NG, ViÖt, Vµ, phã, ¸NH") == "TRUYỀN THÔNG, Việt, Và, phó, ÁNH"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("Nguyeãn Vaên Huøng, Traàn Thò Myõ Lyù", "Nguyễn Văn Hùng, Trần Thị Mỹ Lý"),
        ("ngöôøi, ñöôïc, thôøi kyø, tyû leä, nghæ, kyõ", "người, được, thời kỳ, tỷ lệ, nghỉ, kỹ"),
        ("baét ñaàu, baèng chöõ, baún, haün, maëc, bò", "bắt đầu, bằng chữ, bẳn, hẵn, mặc, bị"),
        ("kieåm tra, laõnh ñaïo, toång keát, phoøng choáng", "kiểm tra, lãnh đạo, tổng kết, phòng chống"),
        ("quî goái, ÑOÀNG MOÂN, YEÂN, Î", "quỵ gối, ĐỒNG MÔN, YÊN, Ỵ"),
        ("ÑAÛNG BOÄ, UÛY BAN, PHÖÔØNG", "ĐẢNG BỘ, ỦY BAN, PHƯỜNG"),
    ],
)
def test_vni(raw: str, text: str) -> None:
    assert from_vni(raw) == text
    assert detect(raw) is Encoding.VNI
    if not set("ẳỵỴ") & set(text):  # viparse does not know VNI's places for these
        assert viparse.fix(raw, encoding="vni") == text


@given(st.text(alphabet=LETTERS + list("bcdghklmnpqrstvx ,.1-")))
def test_tcvn3_there_and_back(text: str) -> None:
    assert from_tcvn3(as_tcvn3(text)) == text


@given(st.text(alphabet=LETTERS + list("bcdghklmnpqrstvx ,.1-")))
def test_cp1258_there_and_back(text: str) -> None:
    raw = as_cp1258(text).decode("latin-1")
    assert from_cp1258(raw) == text


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        ("nh©n d©n", Encoding.TCVN3, "nhân dân"),
        ("ViÖt Nam", Encoding.TCVN3, "Việt Nam"),
        ("§¶ng ñy", Encoding.TCVN3, "Đảng ủy"),
        ("D©n vËn khÐo", Encoding.TCVN3, "Dân vận khéo"),
        ("tr\u00adíc ngµy", Encoding.TCVN3, "trước ngày"),
        ("H§ND vµ UBND x·", Encoding.TCVN3, "HĐND và UBND xã"),
        ("Vò ThÞ H\u00adêng\nBïi V¨n ¦íc", Encoding.TCVN3, "Vũ Thị Hường\nBùi Văn Ước"),
        ("Nguyeãn", Encoding.VNI, "Nguyễn"),
        ("ÑOÄC LAÄP", Encoding.VNI, "ĐỘC LẬP"),
        ("ñi ño ñöùng", Encoding.VNI, "đi đo đứng"),
        ("NguyêÞn Hýu Hôòi, ðýõÌng", Encoding.CP1258, "Nguyễn Hưu Hội, đường"),
        ("bà Lê NguyêÞn là cô", Encoding.CP1258, "bà Lê Nguyễn là cô"),
    ],
)
def test_detects_what_is_unmistakable(raw: str, encoding: Encoding, text: str) -> None:
    assert detect(raw) is encoding
    assert convert(raw, encoding) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "abc", "374-CV/HU", "Dân vận khéo", "Hà Nam", "Lê Lân", "Tân Thành", "Hoà", "Hoàng Toán", "Toàn", "Bùi Ý",
        "Krông Ana", "Ê-ban", "xã", "Hội", "Đường 30/4", unicodedata.normalize("NFD", "Hà Nội"),
        "René", "Zoé", "Loïc", "Loïc, où est Noël ?", "François Hollande", "thaï", "été", "l'hôtel où naît Anaïs",
        "Saïgon, Hanoï, Hué", "España", "São Paulo", "Köln", "Ångström", "Seán", "naïve café résumé", "goût", "coût",
        "Bà Lê, ông Cù: où est Loïc le thaï ?", "Müller nh©n Köln", "Phông chữ cũ: nh©n d©n",
        "5 m²", "20 °C", "µm, N·m, µ", "£m", "© 2026", "§ 1", "«Oui»", "½", "a × b", "“Dân vận khéo” – 2026",
        "Chú thích: nh©n d©n là chữ cũ của nhân dân",
    ],
)  # fmt: skip
def test_leaves_unicode_alone(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize("line", REPORT.splitlines())
def test_never_takes_proper_vietnamese_for_something_else(line: str) -> None:
    assert detect(line) is None
    assert detect(unicodedata.normalize("NFD", line)) is None
    assert [word for word in line.split() if detect(word)] == []


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_ascii_is_never_legacy(text: str) -> None:
    assert detect(text) is None


@given(st.lists(st.sampled_from(icu_order("words")), min_size=1, max_size=8), st.sampled_from(["NFC", "NFD"]))
def test_unicode_is_never_legacy(words: list[str], form: Literal["NFC", "NFD"]) -> None:
    """Nor where none of the words has a letter that only Unicode has."""
    assert detect(unicodedata.normalize(form, " ".join(words))) is None


@given(st.text(alphabet=st.characters(max_codepoint=0x17F), max_size=40))
def test_any_text_can_be_looked_at(text: str) -> None:
    encoding = detect(text)
    assert encoding is None or convert(text, encoding) != text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (REPORT.encode(), "utf-8"),
        (unicodedata.normalize("NFD", REPORT).encode(), "utf-8"),
        (REPORT.encode("utf-8-sig"), "utf-8"),
        (REPORT.encode("utf-16"), "utf-16-le"),
        (REPORT.encode("utf-16-le"), "utf-16-le"),
        (REPORT.encode("utf-16-be"), "utf-16-be"),
        (b"\xfe\xff" + REPORT.encode("utf-16-be"), "utf-16-be"),
        (as_cp1258(REPORT), "cp1258"),
        (as_tcvn3(REPORT).encode("latin-1"), "tcvn3"),
        (as_tcvn3(REPORT).encode(), "tcvn3"),  # a paste saved as UTF-8
        (as_tcvn3(REPORT).encode("utf-16"), "tcvn3"),
    ],
)
def test_files_in_every_code(data: bytes, name: str) -> None:
    decoded = decode_bytes(data)
    assert (decoded.text, decoded.encoding_name, decoded.sure) == (REPORT, name, True)


@pytest.mark.parametrize("text", ["quê", "xuâ", "roê", "yâ", "iù"])
def test_vni_marks_stand_on_their_letters_only(text: str) -> None:
    assert from_vni(text) == text


def test_vni_file() -> None:
    decoded = decode_bytes("Hoäi Noâng daân xaõ,2008\r\nÑöôøng laøng saïch ñeïp,2009\r\n".encode("cp1252"))
    assert decoded.text == "Hội Nông dân xã,2008\r\nĐường làng sạch đẹp,2009\r\n"
    assert (decoded.encoding_name, decoded.sure) == ("vni", True)


def test_typographic_marks_of_windows_stay() -> None:
    assert decode_bytes(b"\x93D\xa9n v\xcbn kh\xd0o\x94 \x96 2008").text == "“Dân vận khéo” – 2008"


def test_a_file_that_fits_no_code_is_marked_unsure() -> None:
    decoded = decode_bytes("Le café de René, 5 €".encode("cp1252") + b"\x81")
    assert decoded.text == "Le café de René, 5 €\x81"
    assert (decoded.encoding_name, decoded.sure) == ("cp1252", False)


@pytest.mark.parametrize("data", [b"\x00\x00\x01\x00", b"PK\x03\x04\x00\x00\x08", b"\xff\xfe\x00", b"\xff\xfe\x00\xd8"])
def test_binary_data_is_never_sure(data: bytes) -> None:
    assert decode_bytes(data).sure is False


def test_a_stray_zero_byte_does_not_make_a_text_utf16() -> None:
    decoded = decode_bytes(f"{REPORT}\0".encode())
    assert (decoded.text, decoded.encoding_name, decoded.sure) == (f"{REPORT}\0", "utf-8", False)


def test_an_empty_file_is_empty_text() -> None:
    assert (decode_bytes(b"").text, decode_bytes(b"").sure) == ("", True)


@given(st.binary(max_size=200))
def test_any_bytes_can_be_decoded(data: bytes) -> None:
    decoded = decode_bytes(data)
    assert unicodedata.is_normalized("NFC", decoded.text)


@given(st.text(alphabet=[*LETTERS, *"bcdghklmnpqrstvx ,.\n1-"]))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    marked = f"Đ{text}"  # what only Unicode has
    assert decode_bytes(marked.encode()).text == marked


@needs_samples
def test_sample_list_in_tcvn3() -> None:
    expected = json.loads((SAMPLES / "lists" / "07-mo-hinh-2008-tcvn3.json").read_text(encoding="utf-8"))
    decoded = decode_bytes((SAMPLES / "lists" / "07-mo-hinh-2008-tcvn3.csv").read_bytes())
    assert (decoded.encoding_name, decoded.sure) == ("tcvn3", True)
    rows = list(csv.reader(decoded.text.splitlines()))
    assert rows[1:4] == [[str(value) for value in row.values()] for row in expected["rows"]]
    assert rows[4][1] == "Cộng: 3 mô hình"


@needs_samples
def test_sample_dispatch_in_tcvn3() -> None:
    name = "17-so-tttt-phu-tho-275-tcvn3"
    folder = SAMPLES / "dispatches"
    raw = decode_bytes((folder / f"{name}.raw.txt").read_bytes())
    pasted = decode_bytes((folder / f"{name}.txt").read_bytes())
    assert raw.text.splitlines() == pasted.text.splitlines()
    assert (raw.encoding_name, raw.sure) == (pasted.encoding_name, pasted.sure) == ("tcvn3", True)
    truth = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["truth"]
    for part in (truth["superior"], truth["signer"], *truth["addressees"], *truth["recipients"]):
        assert part in raw.text
    assert truth["subject"] in " ".join(raw.text.split())
    second_opinion = viparse.fix((folder / f"{name}.txt").read_text(encoding="utf-8"), encoding="tcvn3")
    assert second_opinion.lower().split() == raw.text.lower().split()


@needs_samples
def test_sample_dispatch_in_word_with_runs_in_an_old_font() -> None:
    """The signer's name is in a font of today, so the code is decided for the runs of the old font alone."""
    name = "17-so-tttt-phu-tho-275-tcvn3"
    with zipfile.ZipFile(SAMPLES / "dispatches" / f"{name}.docx") as package:
        document = ET.fromstring(package.read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    old: list[str] = []
    new: list[str] = []
    for run in document.iter(f"{word}r"):
        fonts = run.find(f"{word}rPr/{word}rFonts")
        is_old = fonts is not None and fonts.get(f"{word}ascii", "").startswith(".Vn")
        (old if is_old else new).extend(text.text or "" for text in run.iter(f"{word}t"))
    assert detect("\n".join(old)) is Encoding.TCVN3
    assert detect("\n".join(new)) is None
    assert detect("\n".join(old + new)) is None
    text = decode_bytes((SAMPLES / "dispatches" / f"{name}.txt").read_bytes()).text
    read = from_tcvn3("\n".join(old)) + "\n" + "\n".join(new)
    assert sorted(fold(read).split()) == sorted(fold(text).split())
