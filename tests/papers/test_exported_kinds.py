"""Papers as files, read back by other programs than those that wrote them."""

from pathlib import Path
from unicodedata import is_normalized

import pdfplumber
import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.awards import AwardLineInput
from danvan_desktop.domain.directives import DirectiveInput, LineInput
from tests.papers.test_kinds import decided, issuer_of
from tests.rendering import pdfs_of

LONG = "Nguyễn Phúc " + "Trường Giang " * 8  # 116 letters


def pages_of(path: Path) -> list[str]:
    with pdfplumber.open(path) as pdf:
        return [" ".join((page.extract_text() or "").split()) for page in pdf.pages]


def both(office: Office, kind: str, uid: str, folder: Path) -> list[list[str]]:
    """The pages of the PDF of our own, and of the .docx as LibreOffice prints it."""
    own = office.papers.export(kind, uid, folder / f"own-{kind}.pdf")
    document = office.papers.export(kind, uid, folder / f"{kind}.docx")
    return [pages_of(path) for path in (own, *pdfs_of([document], folder))]


@pytest.mark.parametrize("track", ["party", "state", "front"])
def test_a_decision_says_the_same_in_both_formats(office: Office, tmp_path: Path, track: str) -> None:
    record = decided(office, track, lines=(AwardLineInput(kind="individual", name=f"{LONG}<b>&", amount="760.000"),))
    for pages in both(office, "decision", record.uid, tmp_path):
        text = " ".join(pages)
        assert is_normalized("NFC", text)
        for words in ("QUYẾT ĐỊNH", "Điều 1. Tặng Giấy khen cho 01 cá nhân", "Như Điều 3;", "Lê Văn Thử", "Bằng chữ:"):
            assert words in text, words
        assert "<b>&" in text
        assert ("./." in text) is (track != "party")
        if track != "front":
            assert "DANH SÁCH" in pages[1]
            assert "DANH SÁCH" not in pages[0]


def test_each_guest_has_a_sheet_of_his_own(office: Office, tmp_path: Path) -> None:
    issuer = issuer_of(office, "party")
    guests = ["Ông Lê Văn Một", f"Bà {LONG}".strip(), "Đại diện <b>&"]
    record = office.directives.save(
        DirectiveInput(
            issuer=issuer.uid,
            kind="GM",
            subject="dự hội nghị",
            opening="Trân trọng kính mời.\n- Thời gian: 08 giờ 00.\n- Địa điểm: Hội trường.",
            addressees=tuple(LineInput(name=guest) for guest in guests),
        )
    )
    for pages in both(office, "invitation", record.uid, tmp_path):
        assert len(pages) == 3
        for page, guest in zip(pages, guests, strict=True):
            assert f"Kính mời: {guest}" in page
            assert "Địa điểm: Hội trường." in page


def test_an_appendix_follows_the_submission(office: Office, tmp_path: Path) -> None:
    record = decided(office, "state")
    draft = office.drafting.from_award(record.uid, "TTr")
    saved = office.directives.save(
        DirectiveInput(
            issuer=draft.issuer,
            kind=draft.kind,
            subject=draft.subject,
            opening=draft.opening,
            closing=draft.closing,
            about=draft.about,
            addressees=(LineInput(name="Chủ tịch Ủy ban nhân dân xã An Bình"),),
        )
    )
    for pages in both(office, "submission", saved.uid, tmp_path):
        assert len(pages) == 2
        assert "TỜ TRÌNH" in pages[0]
        assert "Căn cứ Luật" in pages[0]
        assert "Hình thức đề nghị" in pages[1]
