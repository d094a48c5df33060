"""Copies of papers have numbers of their own and stand below the text of the original."""

from dataclasses import replace
from pathlib import Path

import pytest

from danvan_desktop.domain.copies import CopyInput
from danvan_desktop.domain.directives import DirectiveInput, LineInput
from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.domain.issuers import Issuer, IssuerInput, IssuerNameInput, SignerInput
from tests.conftest import Scene
from tests.rendering import pdf_of, text_of
from tests.services.test_issuing import draft

TODAY = "23/11/2026"


@pytest.fixture
def commune(scene: Scene) -> Issuer:
    return scene.office.issuers.save(
        IssuerInput(
            name="UBND xã",
            track="state",
            symbol="UBND",
            place="An Bình",
            archive="VT",
            names=(IssuerNameInput(valid_from="1/7/2025", name="ỦY BAN NHÂN DÂN XÃ AN BÌNH"),),
            signers=(SignerInput(full_name="Trần Văn Thử", authority="TL. CHỦ TỊCH", title="CHÁNH VĂN PHÒNG"),),
        )
    )


def given(by: Issuer, /, **changed: object) -> CopyInput:
    usual = CopyInput(issuer=by.uid, signed_on=TODAY, receivers=(LineInput(name="Các thôn"),))
    return replace(usual, **changed)  # type: ignore[arg-type]


def test_all_forms_of_copies_share_one_series(scene: Scene, commune: Issuer) -> None:
    make = scene.office.copies.make
    paper = scene.directive.uid
    assert make(paper, given(commune)).printed_number == "01/SY-UBND"
    assert make(paper, given(commune, form="extract", extract="Một đoạn")).printed_number == "02/TrS-UBND"
    assert make(paper, given(commune, form="recopy")).printed_number == "03/SL-UBND"
    assert make(paper, given(scene.issuer, number="24")).printed_number == "24-BS/HU"
    assert make(paper, given(scene.issuer)).printed_number == "25-BS/HU"
    book = next(one for one in scene.office.registers.books() if one.key == (commune.uid, "BS 2026"))
    assert [row.state for row in scene.office.registers.rows(book)] == ["taken"] * 3
    assert [one.printed_number for one in scene.office.copies.of(paper)][-1] == "25-BS/HU"


def test_what_cannot_be_copied_is_told_and_no_number_is_taken(scene: Scene, commune: Issuer) -> None:
    make = scene.office.copies.make
    with pytest.raises(UserError, match="Chỉ sao văn bản đã có số"):
        make(draft(scene).uid, given(commune))
    for changed, field in (
        ({"signed_on": ""}, "signed_on"),
        ({"form": "extract"}, "extract"),
        ({"issuer": ""}, "issuer"),
        ({"signed_on": "24/11/2026"}, "signed_on"),
    ):
        with pytest.raises(InvalidInput) as refused:
            make(scene.directive.uid, given(commune, **changed))
        assert field in {problem.field for problem in refused.value.problems}
    assert scene.office.copies.find_all() == []
    assert make(scene.directive.uid, given(commune)).number == 1


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_block_of_the_copy_stands_below_the_original(
    scene: Scene, commune: Issuer, tmp_path: Path, suffix: str
) -> None:
    office = scene.office
    copy = office.copies.make(scene.directive.uid, given(commune, signer=commune.signers[0].uid))
    path = office.papers.export("copy", copy.uid, tmp_path / f"copy{suffix}")
    text = " ".join(text_of(path if suffix == ".pdf" else pdf_of(path, tmp_path)).split())
    at = [text.index(words) for words in ("374-CV/HU", "Rà soát, đăng ký", "SAO Y", "01/SY-UBND", "Trần Văn Thử")]
    assert at == sorted(at)
    assert "Các thôn" in text[at[3] :]


def test_an_extract_gives_the_chosen_part_only(scene: Scene, commune: Issuer, tmp_path: Path) -> None:
    copy = scene.office.copies.make(scene.directive.uid, given(commune, form="extract", extract="Chỉ đoạn này."))
    text = text_of(scene.office.papers.export("copy", copy.uid, tmp_path / "copy.pdf"))
    assert "Chỉ đoạn này." in text
    assert "TRÍCH SAO" in text
    assert "Rà soát, đăng ký" not in text


def test_of_a_paper_that_came_in_the_block_alone_is_printed(scene: Scene, commune: Issuer, tmp_path: Path) -> None:
    came = scene.office.directives.save(
        DirectiveInput(
            issuer=scene.issuer.uid,
            direction="incoming",
            number="99",
            signed_on="20/11/2026",
            subject="đăng ký mô hình",
            addressees=(LineInput(name="UBND xã"),),
        )
    )
    copy = scene.office.copies.make(came.uid, given(commune))
    text = text_of(scene.office.papers.export("copy", copy.uid, tmp_path / "copy.pdf"))
    assert "SAO Y" in text
    assert "đăng ký mô hình" not in text
