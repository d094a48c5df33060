from dataclasses import replace
from datetime import date

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.awards import AwardInput, AwardLineInput
from danvan_desktop.domain.directives import DirectiveInput, LineInput, TaskInput
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput, SignerInput
from danvan_desktop.papers.paper import Paper, Paragraph, Table
from tests.conftest import Scene


def form(scene: Scene, **changed: object) -> DirectiveInput:
    given = DirectiveInput(
        issuer=scene.issuer.uid,
        number="375",
        signed_on="1/8/2019",
        subject="kiểm tra",
        addressees=(LineInput(name="Các chi bộ;"), LineInput(name="UBND xã")),
    )
    return replace(given, **changed)  # type: ignore[arg-type]


def dispatch(scene: Scene, **changed: object) -> Paper:
    record = scene.office.directives.save(form(scene, **changed))
    return scene.office.papers.paper("dispatch", record.uid)


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def state_issuer(office: Office) -> str:
    return office.issuers.save(
        IssuerInput(
            name="UBND xã An Bình",
            track="state",
            symbol="UBND",
            place="An Bình",
            archive="VT",
            names=(IssuerNameInput(valid_from="1/7/2025", name="ỦY BAN NHÂN DÂN XÃ AN BÌNH"),),
            signers=(SignerInput(full_name="Lê Văn Thử", title="CHỦ TỊCH", authority="TM. ỦY BAN NHÂN DÂN"),),
        )
    ).uid


def test_lists_are_punctuated_by_the_layout_of_the_day(scene: Scene) -> None:
    old = dispatch(scene)
    assert old.addressees is not None
    assert old.addressees.names == ("Các chi bộ,", "UBND xã.")
    new = dispatch(scene, signed_on="1/8/2026")
    assert new.addressees is not None
    assert new.addressees.names == ("Các chi bộ;", "UBND xã.")
    assert (old.layout, new.layout) == ("party-hd36", "party-hd05")


@pytest.mark.parametrize(
    ("closing", "party", "state"),
    [
        ("Yêu cầu thực hiện", "Yêu cầu thực hiện.", "Yêu cầu thực hiện./."),
        ("Yêu cầu thực hiện.", "Yêu cầu thực hiện.", "Yêu cầu thực hiện./."),
        ("Yêu cầu thực hiện./.", "Yêu cầu thực hiện.", "Yêu cầu thực hiện./."),
        ("hội họp, lễ tết,...", "hội họp, lễ tết,...", "hội họp, lễ tết,..../."),
        ("điểm a;", "điểm a.", "điểm a./."),
    ],
)
def test_the_body_ends_with_the_mark_of_the_track(scene: Scene, closing: str, party: str, state: str) -> None:
    assert texts(dispatch(scene, closing=closing))[-1] == party
    other = state_issuer(scene.office)
    assert texts(dispatch(scene, closing=closing, issuer=other, signed_on="1/8/2026", number="1"))[-1] == state


def test_a_task_prints_the_deadline_of_its_own(scene: Scene) -> None:
    paper = dispatch(scene, tasks=(TaskInput(text="Đăng ký mô hình.", due="1/3/2020"), TaskInput(text="Báo cáo.")))
    assert texts(paper) == ["1. Đăng ký mô hình (trước ngày 01/3/2020).", "2. Báo cáo."]


def test_the_deadline_of_a_task_with_points_stands_before_them(scene: Scene) -> None:
    tasks = (TaskInput(text="Rà soát:\na) Mô hình cũ;\nb) Mô hình mới.", due="1/3/2020"),)
    expected = ["1. Rà soát (trước ngày 01/3/2020):", "a) Mô hình cũ;", "b) Mô hình mới."]
    assert texts(dispatch(scene, tasks=tasks)) == expected


def test_a_deadline_that_includes_its_day_says_so(scene: Scene) -> None:
    paper = dispatch(scene, due="hết 1/7/2020", tasks=(TaskInput(text="Đăng ký mô hình.", due="chậm nhất 1/3/2020"),))
    first, report = texts(paper)
    assert first == "1. Đăng ký mô hình (chậm nhất là ngày 01/3/2020)."
    assert report.startswith("Đề nghị các cơ quan, đơn vị báo cáo kết quả thực hiện")
    assert report.endswith("thực hiện chậm nhất là ngày 01/7/2020.")


def test_what_the_layout_says_is_not_said_twice(scene: Scene) -> None:
    paper = dispatch(scene, subject="V/v kiểm tra")
    assert paper.heading is not None
    assert paper.heading.dispatch_subject == "V/v kiểm tra"


def test_a_draft_has_gaps_and_a_state_paper_its_own_words(scene: Scene) -> None:
    paper = dispatch(scene, issuer=state_issuer(scene.office), number="", signed_on="")
    gap = "\N{NO-BREAK SPACE}" * 6
    assert paper.heading is not None
    assert paper.heading.number == f"Số: {gap}/UBND"
    assert paper.heading.place_date == f"An Bình, ngày{gap}tháng{gap}năm 2026"
    assert paper.recipients[-1] == "- Lưu: VT."


def test_a_paper_of_before_the_body_had_a_name_is_refused(scene: Scene) -> None:
    with pytest.raises(UserError, match="chưa có tên trên văn bản cho ngày 01/8/2019"):
        dispatch(scene, issuer=state_issuer(scene.office), number="1")


def test_what_came_in_is_not_sent_out_again(scene: Scene) -> None:
    with pytest.raises(UserError, match="văn bản đến"):
        dispatch(scene, direction="incoming")


def test_the_list_leaves_out_what_nobody_has(scene: Scene) -> None:
    kinds = scene.office.catalogues.current().award_kinds.values()
    free = next(k.key for k in kinds if k.track is scene.issuer.track and "biểu dương" in k.name.casefold())
    record = scene.office.awards.save(
        AwardInput(
            issuer=scene.issuer.uid,
            number="9",
            signed_on="12/10/2026",
            award_kind=free,
            subject="được biểu dương",
            status="issued",
            lines=(
                AwardLineInput(kind="individual", name="Lê Văn Một", position="Thôn 1"),
                AwardLineInput(kind="household", name="Lê Văn Hai", position="Thôn 2"),
            ),
        )
    )
    paper = scene.office.papers.paper("award-list", record.uid)
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert [[column.title for column in table.columns] for table in tables] == [
        ["STT", "Họ và tên", "Chức vụ, đơn vị"],
        ["STT", "Họ và tên chủ hộ", "Địa chỉ"],
    ]
    assert texts(paper) == ["I. CÁ NHÂN", "II. HỘ GIA ĐÌNH", "Danh sách gồm 01 cá nhân, 01 hộ gia đình."]
    assert record.signed_on == date(2026, 10, 12)
