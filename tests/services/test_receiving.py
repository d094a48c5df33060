"""A document that is taken in: matched to bodies that are known, searched by its words, linked to what it cites."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.directives import Directive, DirectiveInput, LineInput
from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput, SignerInput
from danvan_desktop.domain.receiving import NEW, Mark, Source
from danvan_desktop.services.references import Related
from tests.conftest import Scene

PAPER = """ỦY BAN NHÂN DÂN TỈNH QUẢNG MẪU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 812/SNV-TĐKT\tQuảng Mẫu, ngày 02 tháng 11 năm 2026
V/v đề nghị khen thưởng
Kính gửi: UBND các xã, phường.
Thực hiện Công văn số 374-CV/HU ngày 30/7/2019, Sở Nội vụ đề nghị lập hồ sơ theo mẫu {mark}.
Nơi nhận:\tGIÁM ĐỐC
- Như trên;
- Lưu: VT.\tHồ Văn Mẫn
"""


def body(office: Office, superior: str) -> str:
    name = IssuerNameInput(valid_from="1/1/2020", superior=superior, name="SỞ NỘI VỤ")
    given = IssuerInput(name="Sở Nội vụ", track="state", symbol="SNV", place="Quảng Mẫu", own=False, names=(name,))
    return office.issuers.save(given).uid


@pytest.mark.parametrize(
    ("superiors", "taken", "mark"),
    [
        ([], None, Mark.SURE),
        (["UBND TỈNH QUẢNG MẪU"], 0, Mark.SURE),
        (["UBND TỈNH KHÁC"], 0, Mark.UNSURE),
        (["UBND TỈNH KHÁC", "UBND TỈNH QUẢNG MẪU"], 1, Mark.SURE),
        (["UBND TỈNH QUẢNG MẪU", "UBND TỈNH QUẢNG MẪU"], 0, Mark.UNSURE),
    ],
)
def test_the_sender_is_known_by_name_and_superior(
    office: Office, superiors: Sequence[str], taken: int | None, mark: Mark
) -> None:
    uids = [body(office, superior) for superior in superiors]
    proposed = office.receiving.propose(office.receiving.read_text(PAPER))["issuer"]
    assert (proposed.value in ([uids[taken]] if taken == 1 else uids or [NEW]), proposed.mark) == (True, mark)


def form(office: Office) -> DirectiveInput:
    return DirectiveInput(
        issuer=body(office, ""),
        direction="incoming",
        number="812",
        symbol="/SNV-TĐKT",
        signed_on="2/11/2026",
        subject="đề nghị khen thưởng",
        addressees=(LineInput(name="UBND các xã"),),
    )


def received(office: Office, text: str) -> Directive:
    reading = office.receiving.read_text(text)
    return office.receiving.receive(form(office), Source(reading.text, cited=reading.cited))


def test_a_new_signer_of_a_known_body_is_checked_like_any_other(office: Office) -> None:
    given = replace(form(office), signer=NEW)
    for broken in (SignerInput(full_name="Hồ Văn Mẫn"), SignerInput(full_name="Hồ Văn Mẫn", title="GIÁM ĐỐC " * 20)):
        with pytest.raises(InvalidInput) as refused:
            office.receiving.receive(given, Source(""), signer=broken)
        assert [problem.field for problem in refused.value.problems] == ["signer"]
    record = office.receiving.receive(given, Source(""), signer=SignerInput(full_name="Hồ  Văn Mẫn", title="GIÁM ĐỐC"))
    (signer,) = office.issuers.all()[record.issuer].signers
    assert (signer.uid, signer.full_name) == (record.signer, "Hồ Văn Mẫn")


def test_pasted_text_is_kept_under_a_name_that_every_system_takes(office: Office) -> None:
    given = replace(form(office), symbol="/SNV:TĐKT")
    record = office.receiving.receive(given, Source("đề nghị khen thưởng"))
    (kept,) = office.attachments.of(record.uid)
    assert kept.record.name == "Văn bản 812-SNV-TĐKT.txt"


def test_words_of_the_text_are_found(office: Office) -> None:
    record = received(office, PAPER.format(mark="Z-phiếu hồng"))
    (hit,) = office.search.find("z-phieu hong")
    assert (hit.kind, office.search.home(hit)) == ("attachment", ("directive", record.uid))
    assert "Z-phiếu hồng" in hit.text
    assert office.receiving.known("812", "/SNV-TĐKT", "2/11/2026") == record
    assert office.receiving.known("813", "/SNV-TĐKT", "2/11/2026") is None


def test_papers_that_are_cited_and_answered_are_linked_on_both_sides(scene: Scene) -> None:
    office = scene.office
    record = received(office, PAPER)
    cited = Related(scene.directive.uid, "Công văn số 374-CV/HU")
    assert office.references.of(record.uid).cites == (cited,)
    office.references.answer(scene.directive.uid, [record.uid])
    assert office.references.of(scene.directive.uid).answers == (Related(record.uid, "812/SNV-TĐKT ngày 02/11/2026"),)
    assert office.references.of(record.uid).answered_by == (Related(scene.directive.uid, "374-CV/HU ngày 30/7/2019"),)
    assert office.references.of(record.uid).cites == (cited,)
    office.history.undo()
    assert office.references.of(record.uid).answered_by == ()
    changed = office.directives.get(scene.directive.uid)
    office.references.answer(changed.uid, [record.uid])
    office.directives.remove([record.uid])
    assert office.references.of(changed.uid).answers == ()


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        ("Báo cáo kết quả về Sở Nội vụ trước ngày 20/11/2026.", Mark.SURE),
        ("Theo yêu cầu của Bộ Nội vụ (báo cáo trước ngày 20/11/2026), đề nghị báo cáo.", Mark.UNSURE),
        ("Số liệu tính đến ngày 20/11/2026.", Mark.ABSENT),
    ],
)
def test_the_day_for_the_answer_is_sure_only_where_it_is_asked_of_the_reader(
    office: Office, sentence: str, mark: Mark
) -> None:
    reading = office.receiving.read_text(PAPER.replace("lập hồ sơ theo mẫu {mark}.", f"lập hồ sơ. {sentence}"))
    assert office.receiving.propose(reading)["due"].mark is mark
