"""What each kind of paper says, by track."""

from dataclasses import replace
from datetime import date

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.awards import AwardDecision, AwardInput, AwardLineInput, BasisInput
from danvan_desktop.domain.directives import DirectiveInput, LineInput
from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.domain.issuers import Issuer, IssuerInput, IssuerNameInput, SignerInput
from danvan_desktop.papers.paper import Paper, Paragraph, Style, Table

TRACKS = {
    "party": ("ĐU", "ĐẢNG ỦY XÃ AN BÌNH", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "gk-btv-dang-uy-xa"),
    "state": ("UBND", "ỦY BAN NHÂN DÂN XÃ AN BÌNH", "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "gk-xa"),
    "front": ("MTTQ-BTT", "ỦY BAN MTTQ VIỆT NAM XÃ AN BÌNH", "TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "gk-mttq"),
}


def issuer_of(office: Office, track: str) -> Issuer:
    symbol, name, authority, title, _ = TRACKS[track]
    return office.issuers.save(
        IssuerInput(
            name="Ban Thường vụ Đảng ủy xã An Bình" if track == "party" else name.capitalize(),
            track=track,
            symbol=symbol,
            place="An Bình",
            archive="VP",
            names=(IssuerNameInput(valid_from="1/7/2025", name=name),),
            signers=(SignerInput(full_name="Lê Văn Thử", authority=authority, title=title),),
        )
    )


def written(office: Office, track: str, kind: str, **changed: object) -> list[Paper]:
    issuer = issuer_of(office, track)
    given = DirectiveInput(
        issuer=issuer.uid,
        kind=kind,
        number="7",
        signed_on="1/9/2026",
        subject="kiểm tra mô hình",
        opening="Nội dung kiểm tra.",
        signer=issuer.signers[0].uid,
        addressees=(LineInput(name="Các chi bộ"), LineInput(name="Ông Trần Văn Mẫu <b>&")),
    )
    record = office.directives.save(replace(given, **changed))  # type: ignore[arg-type]
    return office.papers.papers("dispatch", record.uid)


def decided(office: Office, track: str, **changed: object) -> AwardDecision:
    issuer = issuer_of(office, track)
    given = AwardInput(
        issuer=issuer.uid,
        number="9",
        signed_on="12/10/2026",
        award_kind=TRACKS[track][-1],
        subject="được tặng giấy khen",
        merit="Có thành tích xuất sắc năm 2026.",
        signer=issuer.signers[0].uid,
        status="issued",
        lines=(
            AwardLineInput(kind="collective", name="Chi bộ thôn Một", amount="1.520.000"),
            AwardLineInput(kind="individual", name="Lê Văn Hai", amount="760.000"),
        ),
    )
    return office.awards.save(replace(given, **changed))  # type: ignore[arg-type]


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("track", "kind", "title", "subject", "word"),
    [
        ("party", "KH", "KẾ HOẠCH", "kiểm tra mô hình", None),
        ("state", "KH", "KẾ HOẠCH", "Kiểm tra mô hình", None),
        ("front", "TB", "THÔNG BÁO", "Kiểm tra mô hình", None),
        ("party", "BC", "BÁO CÁO", "kiểm tra mô hình", None),
        ("state", "BC", "BÁO CÁO", "Kiểm tra mô hình", "Kính gửi:"),
        ("party", "TTr", "TỜ TRÌNH", "kiểm tra mô hình", "Kính trình:"),
        ("state", "TTr", "TỜ TRÌNH", "Kiểm tra mô hình", "Kính gửi:"),
        ("front", "HD", "HƯỚNG DẪN", "Kiểm tra mô hình", None),
    ],
)
def test_a_named_paper(office: Office, track: str, kind: str, title: str, subject: str, word: str | None) -> None:
    (paper,) = written(office, track, kind)
    assert paper.title is not None
    assert (paper.title.kind, paper.title.subject) == (title, subject)
    assert paper.heading is not None
    assert paper.heading.dispatch_subject == ""
    assert (paper.addressees.word if paper.addressees else None) == word
    assert paper.recipients[0] == ("- Như trên;" if word else "- Các chi bộ;")
    assert texts(paper) == ["Nội dung kiểm tra." if track == "party" else "Nội dung kiểm tra./."]


def test_an_old_party_submission_says_kinh_gui(office: Office) -> None:
    (paper,) = written(office, "party", "TTr", signed_on="1/9/2025")
    assert paper.addressees is not None
    assert paper.addressees.word == "Kính gửi:"


def test_an_invitation_has_a_sheet_for_each_guest(office: Office) -> None:
    sheets = written(office, "party", "GM")
    assert [sheet.addressees.names for sheet in sheets if sheet.addressees] == [
        ("Các chi bộ",),
        ("Ông Trần Văn Mẫu <b>&",),
    ]
    assert {sheet.addressees.word for sheet in sheets if sheet.addressees} == {"Kính mời:"}
    assert len({sheet.blocks for sheet in sheets}) == 1


def test_an_invitation_without_guests_has_a_dotted_line(office: Office) -> None:
    (sheet,) = written(office, "state", "GM", addressees=())
    assert sheet.addressees is not None
    assert set(sheet.addressees.names[0]) == {"."}


def test_only_a_cong_van_and_a_to_trinh_need_addressees(office: Office) -> None:
    for kind in ("CV", "TTr"):
        with pytest.raises(InvalidInput, match="Chưa có nơi gửi"):
            written(office, "party", kind, addressees=())
    (paper,) = written(office, "party", "KH", addressees=())
    assert paper.recipients == ("- Lưu VP.",)


@pytest.mark.parametrize(("choice", "subject"), [("vv", "V/v kiểm"), ("about", "Về việc kiểm"), ("bare", "Kiểm")])
def test_what_stands_before_the_subject_of_a_party_dispatch_is_a_setting(
    office: Office, choice: str, subject: str
) -> None:
    row = next(row for row in office.catalogues.rows("settings") if row.key == "party_subject")
    office.catalogues.put("settings", {**row.values, "value": choice})
    (party,) = written(office, "party", "CV")
    (state,) = written(office, "state", "CV")
    assert party.heading is not None
    assert state.heading is not None
    assert party.heading.dispatch_subject == f"{subject} tra mô hình"
    assert state.heading.dispatch_subject == "V/v kiểm tra mô hình"


def test_the_decision_of_the_party(office: Office) -> None:
    paper = office.papers.paper("decision", decided(office, "party").uid)
    assert paper.title is not None
    assert paper.title.subject == "về việc tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc năm 2026"
    said = texts(paper)
    bases = [block.text for block in paper.blocks if isinstance(block, Paragraph) and block.style is Style.BASIS]
    assert bases[0] == "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;"
    assert bases[-1] == "- Theo đề nghị của Ban Xây dựng Đảng,"
    assert said[len(bases)] == "BAN THƯỜNG VỤ ĐẢNG ỦY XÃ AN BÌNH QUYẾT ĐỊNH"
    assert said[-3] == (
        "Điều 1. Tặng Giấy khen cho 01 tập thể và 01 cá nhân có thành tích xuất sắc năm 2026 (có danh sách kèm theo)."
    )
    assert "2.280.000 đồng (Bằng chữ: Hai triệu hai trăm tám mươi nghìn đồng)" in said[-2]
    assert said[-1].endswith("kể từ ngày ký.")
    assert paper.recipients == ("- Như Điều 3;", "- Lưu VP.")
    assert paper.signature is not None
    assert (paper.signature.authority, paper.signature.title) == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")
    assert [appendix.title.kind for appendix in paper.appendices] == ["DANH SÁCH"]


def test_the_decision_of_the_state_is_the_chairs_own(office: Office) -> None:
    paper = office.papers.paper("decision", decided(office, "state").uid)
    assert texts(paper)[0] == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH"
    assert "QUYẾT ĐỊNH:" in texts(paper)
    assert texts(paper)[-1].endswith("Quyết định này./.")
    assert paper.signature is not None
    assert (paper.signature.authority, paper.signature.title) == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert not any(text.startswith("- ") for text in texts(paper))


def test_the_decision_of_the_front_has_its_table_in_the_first_article(office: Office) -> None:
    paper = office.papers.paper("decision", decided(office, "front").uid)
    assert texts(paper)[0] == "BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM XÃ AN BÌNH"
    assert [len(block.rows) for block in paper.blocks if isinstance(block, Table)] == [1, 1]
    assert paper.appendices == ()
    assert paper.signature is not None
    assert paper.signature.authority == "TM. BAN THƯỜNG TRỰC"


def test_a_decision_without_money_has_two_articles(office: Office) -> None:
    lines = (AwardLineInput(kind="individual", name="Lê Văn Hai"),)
    paper = office.papers.paper("decision", decided(office, "front", award_kind="bieu-duong-mttq", lines=lines).uid)
    articles = [text for text in texts(paper) if text.startswith("Điều")]
    assert [text[:6] for text in articles] == ["Điều 1", "Điều 2"]
    assert articles[0].startswith("Điều 1. Biểu dương 01 cá nhân có thành tích")
    assert paper.recipients[0] == "- Như Điều 2;"


def test_the_can_cu_chosen_are_printed_and_checked(office: Office) -> None:
    bases = (BasisInput(text="Căn cứ Nghị định số 98/2023/NĐ-CP;"), BasisInput(text=" "), BasisInput(text="Xét"))
    record = decided(office, "state", bases=bases)
    assert [basis.text for basis in record.bases] == ["Căn cứ Nghị định số 98/2023/NĐ-CP;", "Xét"]
    paper = office.papers.paper("decision", record.uid)
    assert texts(paper)[1:3] == ["Căn cứ Nghị định số 98/2023/NĐ-CP;", "Xét."]
    (told,) = office.papers.warnings("decision", record.uid)
    assert "98/2023/NĐ-CP" in told
    assert "30/6/2025" in told


def test_a_paper_that_nobody_signs_is_made_and_told(office: Office) -> None:
    record = decided(office, "state", signer=None)
    assert office.papers.paper("decision", record.uid).signature is not None
    assert any("Chưa chọn người ký" in told for told in office.papers.warnings("decision", record.uid))


def test_the_list_of_those_put_forward(office: Office) -> None:
    record = decided(office, "state")
    issuer = office.issuers.all()[record.issuer]
    office.directives.save(
        DirectiveInput(
            issuer=issuer.uid,
            kind="TTr",
            number="5",
            signed_on="1/10/2026",
            subject="đề nghị khen thưởng",
            about=record.uid,
            addressees=(LineInput(name="Chủ tịch UBND xã"),),
        )
    )
    paper = office.papers.paper("nomination-list", record.uid)
    assert paper.title is not None
    assert paper.title.subject == ("Đề nghị tặng Giấy khen cho 01 tập thể, 01 cá nhân có thành tích xuất sắc năm 2026")
    assert paper.title.reference.startswith("(Kèm theo Tờ trình số 05/TTr-UBND ngày 01 tháng 10 năm 2026 của")
    assert not paper.landscape
    assert paper.left_signature is not None
    row = next(row for row in office.catalogues.rows("settings") if row.key == "nominations")
    office.catalogues.put("settings", {**row.values, "value": "wide"})
    wide = office.papers.paper("nomination-list", record.uid)
    tables = [block for block in wide.blocks if isinstance(block, Table)]
    assert wide.landscape
    assert "Tiền thưởng (đồng)" in [column.title for column in tables[0].columns]


def test_what_a_paper_is_about_brings_its_appendix(office: Office) -> None:
    record = decided(office, "party")
    (submission,) = written(office, "party", "TTr", about=record.uid)
    assert [appendix.title.kind for appendix in submission.appendices] == ["DANH SÁCH"]
    assert submission.appendices[0].title.subject.startswith("Đề nghị tặng Giấy khen")
    (plan,) = written(office, "party", "KH", about=record.uid, number="8")
    assert plan.appendices == ()
    office.awards.remove([record.uid])
    (alone,) = written(office, "party", "TTr", about=record.uid, number="9")
    assert alone.appendices == ()


def test_a_bare_number_is_looked_for_in_its_kind(office: Office) -> None:
    written(office, "party", "CV")
    written(office, "party", "KH")
    found = office.directives.get(office.papers.resolve("plan", "7"))
    assert (found.kind, found.signed_on) == ("KH", date(2026, 9, 1))


@pytest.mark.parametrize(
    ("track", "reference"),
    [
        ("party", "(Kèm theo Quyết định số 09-QĐ/ĐU, ngày 12 tháng 10 năm 2026 của Ban Thường vụ Đảng ủy xã An Bình)"),
        ("state", "(Kèm theo Quyết định số 09/QĐ-UBND ngày 12 tháng 10 năm 2026 của Ủy ban nhân dân xã an bình)"),
    ],
)
def test_a_list_names_its_decision_as_the_track_does(office: Office, track: str, reference: str) -> None:
    paper = office.papers.paper("award-list", decided(office, track).uid)
    assert paper.title is not None
    assert paper.title.reference == reference


def test_the_lists_of_a_decision_are_signed_as_the_decision_is(office: Office) -> None:
    uid = decided(office, "state").uid
    decision, *lists = [office.papers.paper(kind, uid) for kind in ("decision", "award-list", "nomination-list")]
    assert decision.signature is not None
    assert decision.signature.authority == "KT. CHỦ TỊCH"
    assert [paper.signature for paper in lists] == [decision.signature] * 2


def test_what_was_left_to_be_filled_in_is_told(office: Office) -> None:
    issuer = issuer_of(office, "party")
    given = DirectiveInput(
        issuer=issuer.uid,
        kind="KH",
        subject="kiểm tra",
        opening="Thực hiện Công văn số 12-CV/TU, ngày ..... của Tỉnh ủy.",
        signer=issuer.signers[0].uid,
        addressees=(LineInput(name="Các chi bộ"),),
    )
    told = office.papers.warnings("plan", office.directives.save(given).uid)
    assert told == ["Còn chỗ trống chưa điền: “Thực hiện Công văn số 12-CV/TU, ngày ..... của Tỉnh ủy.”."]
    told = office.papers.warnings("plan", office.directives.save(replace(given, opening="")).uid)
    assert told == ["Văn bản chưa có nội dung: phần mở đầu, nhiệm vụ và phần kết đều trống."]
