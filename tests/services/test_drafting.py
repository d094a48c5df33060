from dataclasses import replace

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.directives import LineInput
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import ExemplarInput
from tests.conftest import Scene
from tests.papers.test_kinds import decided, texts


def test_a_decision_becomes_a_submission_with_its_list(office: Office) -> None:
    record = decided(office, "state")
    draft = office.drafting.from_award(record.uid, "TTr")
    assert (draft.kind, draft.issuer, draft.about) == ("TTr", record.issuer, record.uid)
    assert draft.subject == "đề nghị tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc năm 2026"
    assert draft.opening.splitlines()[0].startswith("Căn cứ Luật")
    assert "01 tập thể và 01 cá nhân" in draft.opening
    assert office.directives.find_all() == []  # nothing is written before the user saves


def test_the_guests_of_an_invitation_are_those_on_the_list(office: Office) -> None:
    record = decided(office, "party")
    draft = office.drafting.from_award(record.uid, "GM")
    assert [line.name for line in draft.addressees] == ["Đại diện Chi bộ thôn Một", "Ông (bà) Lê Văn Hai"]
    saved = office.directives.save(replace(draft, number="3", signed_on="1/11/2026"))
    assert len(office.papers.papers("invitation", saved.uid)) == 2


def test_a_directive_becomes_a_plan_with_its_tasks(scene: Scene) -> None:
    draft = scene.office.drafting.from_directive(scene.directive.uid, "KH")
    assert draft.subject == "thực hiện Công văn số 374-CV/HU"
    assert "Công văn số 374-CV/HU, ngày 30/7/2019 của Huyện ủy Triệu Phong về đẩy mạnh" in draft.opening
    assert [task.text for task in draft.tasks] == [task.text for task in scene.directive.tasks]
    saved = scene.office.directives.save(draft)
    assert saved.about == scene.directive.uid
    assert scene.office.drafting.about(saved.about) == "Công văn 374-CV/HU"
    paper = scene.office.papers.paper("plan", saved.uid)
    assert texts(paper)[1] == "I. MỤC ĐÍCH, YÊU CẦU"


def test_a_report_counts_the_exemplars_that_answer(scene: Scene) -> None:
    first, second = scene.directive.tasks
    scene.office.exemplars.save(
        ExemplarInput(
            year="2020",
            name="Đường hoa",
            field=next(iter(scene.office.catalogues.current().fields)),
            holder="Chi hội Phụ nữ",
            unit="Công an xã",
            answers=(first.uid,),
        )
    )
    draft = scene.office.drafting.from_directive(scene.directive.uid, "BC")
    assert f"1. {first.text}.\nKết quả: 01 mô hình, điển hình" in draft.opening
    assert f"2. {second.text}.\nKết quả: 00 mô hình, điển hình" in draft.opening
    assert draft.tasks == ()


def test_the_report_of_a_year_has_its_figures(scene: Scene) -> None:
    decided(scene.office, "party")
    draft = scene.office.drafting.of_year(2026)
    assert "Tổng số 02 mô hình, điển hình" in draft.opening
    assert "01 tập thể, 01 cá nhân" in draft.opening
    assert "2.280.000 đồng" in draft.opening
    assert "Tổng số 00 mô hình" in scene.office.drafting.of_year(1999).opening


def test_the_fields_in_the_report_of_a_year_add_up(scene: Scene) -> None:
    office = scene.office
    assert "lĩnh vực khác" not in office.drafting.of_year(2026).opening
    office.catalogues.remove("fields", scene.exemplars[0].field)
    opening = office.drafting.of_year(2026).opening
    parts = opening.split("trong đó: ")[1].split(". ")[0].split(", ")
    assert parts[-1].startswith("lĩnh vực khác 0")
    assert f"Tổng số {sum(int(part.split()[-1]) for part in parts):02d} mô hình" in opening


def test_an_office_without_issuers_is_told(office: Office) -> None:
    with pytest.raises(UserError, match="Chưa khai báo cơ quan ban hành"):
        office.drafting.of_year(2026)


@pytest.mark.parametrize("kind", ["TTr", "GM", "TB"])
@pytest.mark.parametrize("track", ["party", "state", "front"])
def test_every_draft_of_a_decision_prints(office: Office, track: str, kind: str) -> None:
    draft = office.drafting.from_award(decided(office, track).uid, kind)
    saved = office.directives.save(replace(draft, addressees=draft.addressees or (LineInput(name="Chủ tịch xã"),)))
    papers = office.papers.papers("submission", saved.uid)
    assert all(paper.title is not None and paper.blocks for paper in papers)
