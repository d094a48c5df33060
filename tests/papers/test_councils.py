"""Minutes, the record of the count and ballots: what they say, and how they come back from both formats."""

from dataclasses import replace
from pathlib import Path

import pytest

from danvan_desktop.domain.councils import CandidateInput, CouncilInput, MemberInput, VotesInput
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput
from danvan_desktop.papers.paper import Paper, Paragraph, Table
from tests.conftest import Scene
from tests.rendering import pdf_of, read

GAP = "\N{NO-BREAK SPACE}" * 6


def form(scene: Scene, **changed: object) -> CouncilInput:
    given = CouncilInput(
        issuer=scene.issuer.uid,
        number="3",
        council="Hội đồng bình xét xã Bích Khê",
        subject="Họp bình xét mô hình năm 2026",
        held_on="20/11/2026",
        started_at="14:00",
        ended_at="16:30",
        venue="Phòng họp số 1",
        content="Thư ký báo cáo kết quả thẩm định.\nCác thành viên thảo luận.",
        conclusion="Đề nghị khen thưởng mô hình đạt.",
        members=(
            MemberInput(name="Trần Thị Ba", post="Công chức văn phòng", role="secretary"),
            MemberInput(name="Ngô Năm", post="Chủ tịch Hội Nông dân"),
            MemberInput(name="Lê Văn Tư", post="Phó Bí thư", role="chair"),
            MemberInput(name="Hồ Sáu", absent="1", reason="đi công tác"),
        ),
        candidates=(
            CandidateInput(name=scene.exemplars[0].name, unit="Chi hội Phụ nữ", proposal="Giấy khen"),
            CandidateInput(name=scene.exemplars[1].name, conflicts="Ngô Năm", proposal="Giấy khen"),
        ),
        issued="3",
        returned="3",
        valid="3",
        counted_by="Ngô Năm",
        checked_by="Trần Thị Ba",
        votes=(VotesInput(agreed="2", against="1"), VotesInput(agreed="2")),
    )
    return replace(given, **changed)  # type: ignore[arg-type]


def paper(scene: Scene, kind: str, **changed: object) -> Paper:
    return scene.office.papers.paper(kind, scene.office.councils.save(form(scene, **changed)).uid)


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def table(paper: Paper) -> Table:
    return next(block for block in paper.blocks if isinstance(block, Table))


def state_issuer(scene: Scene) -> str:
    return scene.office.issuers.save(
        IssuerInput(
            name="UBND xã Bích Khê",
            track="state",
            symbol="UBND",
            place="Bích Khê",
            names=(IssuerNameInput(valid_from="1/7/2025", name="ỦY BAN NHÂN DÂN XÃ BÍCH KHÊ"),),
        )
    ).uid


def test_minutes_name_who_came_in_the_order_of_offices(scene: Scene) -> None:
    told = texts(paper(scene, "minutes"))
    assert told[:3] == [
        "Thời gian bắt đầu: 14 giờ 00 phút, ngày 20 tháng 11 năm 2026.",
        "Địa điểm: Phòng họp số 1.",
        "Thành phần tham dự: 03/04 thành viên Hội đồng bình xét xã Bích Khê, gồm:",
    ]
    assert told[3:6] == [
        "1. Lê Văn Tư, Phó Bí thư - Chủ tịch;",
        "2. Trần Thị Ba, Công chức văn phòng - Thư ký;",
        "3. Ngô Năm, Chủ tịch Hội Nông dân - Ủy viên.",
    ]
    assert told[6:8] == ["Vắng mặt: 01 thành viên, gồm:", "1. Hồ Sáu - Ủy viên (lý do: đi công tác)."]
    assert told[-1].startswith("Cuộc họp kết thúc lúc 16 giờ 30 phút, ngày 20 tháng 11 năm 2026.")


def test_the_table_has_shares_with_a_comma_and_adds_up(scene: Scene) -> None:
    found = table(paper(scene, "minutes"))
    assert [tuple(row) for row in found.rows] == [
        ("1", "Tuyến đường hoa thôn Nại Cửu (Chi hội Phụ nữ)", "Giấy khen", "03", "02", "01", "00", "66,67%"),
        ("2", "Tổ tự quản an ninh trật tự", "Giấy khen", "02", "02", "00", "00", "100%"),
    ]
    assert found.total == ("", "Cộng: 02 mục", "", "05", "04", "01", "00", "")


@pytest.mark.parametrize("kind", ["minutes", "tally"])
def test_both_papers_say_whose_ballot_did_not_count(scene: Scene, kind: str) -> None:
    told = " ".join(texts(paper(scene, kind)))
    assert "“Tổ tự quản an ninh trật tự”, Ngô Năm có xung đột lợi ích" in told
    assert "số phiếu được tính là 02" in told
    assert "phát ra: 03; số phiếu thu về: 03; số phiếu hợp lệ: 03; số phiếu không hợp lệ: 00" in told


def test_the_tally_names_both_counters_and_bears_no_number(scene: Scene) -> None:
    made = paper(scene, "tally")
    assert made.heading is not None
    assert made.title is not None
    assert made.heading.number == ""
    assert made.title.reference == "(Kèm theo Biên bản số 03-BB/HU, ngày 20 tháng 11 năm 2026 của Huyện ủy Triệu Phong)"
    assert "Người kiểm phiếu: Ngô Năm. Người kiểm tra lại: Trần Thị Ba." in texts(made)


def test_the_party_and_the_state_sign_in_their_own_words(scene: Scene) -> None:
    party = paper(scene, "minutes")
    state = paper(scene, "minutes", issuer=state_issuer(scene))
    assert party.left_signature is not None
    assert party.signature is not None
    assert (party.left_signature.authority, party.left_signature.name) == ("NGƯỜI GHI BIÊN BẢN", "Trần Thị Ba")
    assert (party.signature.authority, party.signature.name) == ("CHỦ TRÌ HỘI NGHỊ", "Lê Văn Tư")
    assert state.left_signature is not None
    assert state.signature is not None
    assert (state.left_signature.authority, state.signature.authority) == ("THƯ KÝ", "CHỦ TỌA")
    assert party.heading is not None
    assert state.heading is not None
    assert party.heading.place_date == "Triệu Phong, ngày 20 tháng 11 năm 2026"
    assert (state.heading.place_date, state.heading.number) == ("", "Số: 03/BB-UBND")
    assert texts(state)[-1].endswith("./.")


def test_what_nobody_has_counted_is_left_to_be_written_in(scene: Scene) -> None:
    made = paper(
        scene, "minutes", number="", started_at="", issued="", returned="", valid="", votes=(), venue="", content=""
    )
    assert made.heading is not None
    assert made.heading.number == f"Số {GAP}-BB/HU"
    assert table(made).rows[0][3:] == (GAP, GAP, GAP, GAP, "")
    assert texts(made)[0].startswith(f"Thời gian bắt đầu: {GAP} giờ {GAP} phút")
    assert "Nội dung cuộc họp:" not in texts(made)


def test_a_vote_that_is_missing_is_not_taken_for_nought(scene: Scene) -> None:
    made = paper(scene, "minutes", votes=(VotesInput(agreed="1"), VotesInput(agreed="2")))
    assert table(made).rows[0][4:7] == ("01", GAP, GAP)
    assert table(made).total[5:7] == ("", "")


def test_a_ballot_has_a_cell_for_each_opinion_and_no_name_of_a_voter(scene: Scene) -> None:
    made = paper(scene, "ballot")
    assert [row[3:] for row in table(made).rows] == [("", "", "")] * 2
    printed = " ".join([*texts(made), *(cell for row in table(made).rows for cell in row)])
    assert "Trần Thị Ba" not in printed
    assert made.signature is None


def test_minutes_come_back_from_word_and_pdf(scene: Scene, tmp_path: Path) -> None:
    saved = scene.office.councils.save(form(scene))
    for kind in ("minutes", "tally"):
        word = scene.office.papers.export(kind, saved.uid, tmp_path / f"{kind}.docx")
        ours = scene.office.papers.export(kind, saved.uid, tmp_path / f"{kind}.pdf")
        (tmp_path / "office").mkdir(exist_ok=True)
        for page in (read(ours), read(pdf_of(word, tmp_path / "office"))):
            left, right = page.find("NGƯỜI GHI BIÊN BẢN"), page.find("CHỦ TRÌ HỘI NGHỊ")
            assert left.axis < 105 < right.axis
            assert abs(left.baseline - right.baseline) < 0.5
            assert page.find("66,67%").page == 1
            assert page.find("Lê Văn Tư").text
