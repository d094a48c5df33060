"""A decision with its list is entered, priced, checked and changed, by keys."""

from contextlib import AbstractContextManager, closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.domain.awards import AwardDecision, AwardInput, AwardLineInput, AwardStatus
from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput, SignerInput
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.texts import awards as texts
from danvan_desktop.texts import window
from danvan_desktop.ui.award_dialog import AwardDialog
from danvan_desktop.ui.list_cells import CellDelegate
from tests.conftest import NOW, Scene
from tests.gui.dialogs import error, go_to, told
from tests.gui.keys import focus, paste, press, save, show, type_text

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PRICED, UNPRICED = "gk-dang-uy-co-so", "gk-btv-dang-uy-xa"
"""A form of award with a rate in 2026 (0,6 for a collective, 0,3 for a person), and one without."""


def shown(qtbot: QtBot, scene: Scene, uid: str | None = None, exemplars: int = 0) -> AwardDialog:
    dialog = AwardDialog(None, scene.office, uid, scene.exemplars[:exemplars])
    qtbot.addWidget(dialog, before_close_func=AwardDialog.snapshot)  # or closing would ask
    show(qtbot, dialog)
    return dialog


def decision(scene: Scene, *lines: AwardLineInput, **more: str) -> AwardDecision:
    given = AwardInput(issuer=scene.issuer.uid, award_kind=PRICED, subject="khen thưởng năm 2026", lines=lines)
    return scene.office.awards.save(replace(given, **more))  # type: ignore[arg-type]


def line(name: str, kind: str = "collective", amount: str = "") -> AwardLineInput:
    return AwardLineInput(name=name, kind=kind, amount=amount)


def amounts(dialog: AwardDialog) -> list[str]:
    """What the cells of the money show, typed or by rule."""
    table = dialog.form.lines_table
    place, shown_texts = table.place_of("amount"), []
    for row in range(table.rowCount()):
        index, option = table.model().index(row, place), QStyleOptionViewItem()
        delegate = table.itemDelegateForIndex(index)
        assert isinstance(delegate, CellDelegate)
        delegate.initStyleOption(option, index)
        shown_texts.append(option.text)
    return shown_texts


def test_the_warning_of_a_signature_goes_with_its_issuer(qtbot: QtBot, scene: Scene) -> None:
    signer = SignerInput(full_name="Lê Văn Thử", authority="TM. BAN THƯỜNG VỤ", title="PHÓ BÍ THƯ")
    name = IssuerNameInput(valid_from="1/7/2025", name="ĐẢNG ỦY XÃ AN BÌNH")
    other = IssuerInput(name="Đảng ủy An Bình", track="party", symbol="ĐU", place="An Bình", names=(name,))
    wrong = scene.office.issuers.save(replace(other, signers=(signer,)))
    silent = scene.office.issuers.save(replace(other, name="Đảng ủy bộ phận"))
    dialog = shown(qtbot, scene)
    dialog.set_value("issuer", wrong.uid)
    assert "T/M BAN THƯỜNG VỤ" in told(dialog, "signing_label")
    dialog.set_value("issuer", silent.uid)
    assert not dialog.form.signing_label.isVisible()


def test_a_signer_without_a_title_is_offered_by_name(qtbot: QtBot, scene: Scene) -> None:
    member = SignerInput(full_name="Lê Văn Thử", authority="T/M BAN THƯỜNG VỤ")
    deputy = SignerInput(full_name="Trần Thị Thử", authority="T/M BAN THƯỜNG VỤ", title="PHÓ BÍ THƯ")
    name = IssuerNameInput(valid_from="1/7/2025", name="ĐẢNG ỦY XÃ AN BÌNH")
    body = IssuerInput(name="Đảng ủy An Bình", track="party", symbol="ĐU", place="An Bình", names=(name,))
    with pytest.raises(InvalidInput, match="Chưa nhập chức vụ người ký"):
        scene.office.issuers.save(replace(body, signers=(replace(member, authority=""),)))
    committee = scene.office.issuers.save(replace(body, signers=(member, deputy)))
    dialog = shown(qtbot, scene)
    dialog.set_value("issuer", committee.uid)
    combo = dialog.form.signer_combo
    offered = [combo.itemText(place) for place in range(combo.count())]
    assert offered == ["(chưa chọn)", "Lê Văn Thử", "Trần Thị Thử – PHÓ BÍ THƯ"]


def test_a_decision_is_entered_by_keys_only(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    assert focus().objectName() == "issuer_combo"
    press(TAB)
    press(Qt.Key.Key_Down)
    assert dialog.value("award_kind") == PRICED
    press(Qt.Key.Key_L, modifier=ALT)
    qtbot.waitUntil(lambda: dialog.value("number") == "1")
    assert dialog.value("signed_on") == "23/11/2026"
    press(Qt.Key.Key_R, modifier=ALT)
    type_text("khen thưởng phong trào năm 2026")
    press(Qt.Key.Key_D, modifier=ALT)
    go_to(dialog, "lines_table")
    type_text("Chi bộ thôn Nại Cửu")
    press(ENTER)
    dialog.form.lines_table.setCurrentCell(1, 0)
    type_text("Nguyễn Thị Mẫu")
    press(ENTER)
    press(Qt.Key.Key_Down, ENTER)  # a person, not a collective as above
    save()

    record = dialog.saved
    assert record is not None
    assert record == scene.office.awards.get(record.uid)
    assert (record.printed_number, record.status) == ("01-QĐ/HU", AwardStatus.ISSUED)
    assert record.place == "Triệu Phong"
    assert record.signer == scene.issuer.signers[0].uid
    assert record.subject == "khen thưởng phong trào năm 2026"
    found = scene.office.awards.recipients(record)
    assert [(found[one.recipient].name, found[one.recipient].kind, one.amount) for one in record.lines] == [
        ("Chi bộ thôn Nại Cửu", RecipientKind.COLLECTIVE, 1_520_000),
        ("Nguyễn Thị Mẫu", RecipientKind.INDIVIDUAL, 760_000),
    ]


def test_money_is_explained_and_shown_where_nothing_was_typed(qtbot: QtBot, scene: Scene) -> None:
    record = decision(scene, line("Chi bộ A"), line("Lê Văn B", "individual"), line("Hộ ông C", "household"))
    dialog = shown(qtbot, scene, record.uid)
    assert dialog.form.money_label.text() == (
        "Mức tính ngày 23/11/2026: tập thể 2.530.000 × 0,6 = 1.518.000 → 1.520.000 đồng; "
        "cá nhân 2.530.000 × 0,3 = 759.000 → 760.000 đồng; "
        "hộ gia đình chưa có mức trong danh mục, hãy gõ số tiền nếu có thưởng."
    )
    assert amounts(dialog) == ["1.520.000", "760.000", "", ""]
    assert dialog.form.totals_label.text() == "01 tập thể, 01 cá nhân, 01 hộ gia đình · 2.280.000 đồng"
    assert [row["amount"] for row in dialog.value("lines")] == ["", "", ""]
    dialog.set_value("award_kind", UNPRICED)
    assert amounts(dialog) == ["", "", "", ""]
    assert "2.530.000" not in dialog.form.money_label.text()


def test_money_follows_the_day_of_signing(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene, decision(scene, line("Chi bộ A")).uid)
    go_to(dialog, "signed_on_edit")
    type_text("30/6/26")
    press(TAB)
    assert amounts(dialog)[0] == "1.410.000"
    assert "2.340.000 × 0,6 = 1.404.000 → 1.410.000" in dialog.form.money_label.text()


def test_a_typed_amount_stays_and_counts(qtbot: QtBot, scene: Scene) -> None:
    record = decision(scene, line("Chi bộ A"), line("Chi bộ B", amount="2000000"))
    dialog = shown(qtbot, scene, record.uid)
    assert not dialog.is_changed()
    assert [row["amount"] for row in dialog.value("lines")] == ["", "2.000.000"]
    assert dialog.form.totals_label.text() == "02 tập thể · 3.520.000 đồng"
    save()
    assert [one.amount for one in scene.office.awards.get(record.uid).lines] == [1_520_000, 2_000_000]


def test_the_money_of_a_draft_follows_a_new_wage(qtbot: QtBot, tmp_path: Path) -> None:
    def office_on(month: int, day: int) -> AbstractContextManager[Office]:
        return closing(open_office(tmp_path, now=lambda: NOW.replace(month=month, day=day)))

    with office_on(6, 1) as office:
        issuer = office.issuers.save(
            IssuerInput(
                name="Đảng ủy xã",
                track="party",
                symbol="ĐU",
                place="Triệu Phong",
                names=(IssuerNameInput(valid_from="1/7/2025", name="ĐẢNG ỦY XÃ"),),
            )
        )
        given = AwardInput(issuer=issuer.uid, award_kind=PRICED, subject="khen", lines=(line("Chi bộ A"),))
        record = office.awards.save(given)
        assert record.lines[0].amount == 1_410_000
    with office_on(7, 2) as office:
        dialog = AwardDialog(None, office, record.uid)
        qtbot.addWidget(dialog)
        show(qtbot, dialog)
        assert amounts(dialog)[0] == "1.520.000"
        save()
        assert office.awards.get(record.uid).lines[0].amount == 1_520_000


def test_the_list_begins_with_the_exemplars_given(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene, exemplars=2)
    assert [(row["name"], row["citation"]) for row in dialog.value("lines")] == [
        ("Chi hội Phụ nữ thôn Nại Cửu", "Có thành tích trong thực hiện mô hình “Tuyến đường hoa thôn Nại Cửu”"),
        ("Chi bộ thôn Bích La Đông", "Có thành tích trong thực hiện mô hình “Tổ tự quản an ninh trật tự”"),
    ]
    assert not dialog.is_changed()


def test_proposed_exemplars_are_added_once(qtbot: QtBot, scene: Scene) -> None:
    scene.office.exemplars.choose([exemplar.uid for exemplar in scene.exemplars])
    dialog = shown(qtbot, scene, exemplars=1)
    button = dialog.form.add_proposed_button
    assert button.text().endswith("(01)")
    go_to(dialog, "add_proposed_button")
    press(Qt.Key.Key_Space)
    assert [row["exemplar"] for row in dialog.value("lines")] == [one.uid for one in scene.exemplars]
    assert button.text().endswith("(00)")
    assert not button.isEnabled()


def test_lines_pasted_from_word_become_collectives_like_the_row_above(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene, decision(scene, line("Lê Văn B", "individual")).uid)
    go_to(dialog, "lines_table")
    dialog.form.lines_table.setCurrentCell(1, 0)
    paste("1. Trần Thị C\n2. Phạm Văn D\n")
    assert [(row["name"], row["kind"]) for row in dialog.value("lines")] == [
        ("Lê Văn B", "individual"),
        ("Trần Thị C", "individual"),
        ("Phạm Văn D", "individual"),
    ]
    assert dialog.form.totals_label.text() == "03 cá nhân · 2.280.000 đồng"


def test_another_name_is_another_recipient(qtbot: QtBot, scene: Scene) -> None:
    record = decision(scene, line("Chi bộ A"))
    before = record.lines[0].recipient
    dialog = shown(qtbot, scene, record.uid)
    go_to(dialog, "lines_table")
    type_text("Chi bộ B")
    press(ENTER)
    save()
    after = scene.office.awards.get(record.uid)
    assert after.lines[0].uid == record.lines[0].uid
    assert after.lines[0].recipient != before
    assert scene.office.awards.recipients(record)[before].name == "Chi bộ A"


def test_symbol_place_and_choices_follow_the_issuer_until_typed(qtbot: QtBot, scene: Scene) -> None:
    state = scene.office.issuers.save(
        IssuerInput(
            name="Ủy ban nhân dân xã",
            track="state",
            symbol="UBND",
            place="Ái Tử",
            names=(IssuerNameInput(valid_from="1/7/2025", name="ỦY BAN NHÂN DÂN XÃ"),),
        )
    )
    dialog = shown(qtbot, scene)
    assert dialog.value("issuer") == "", "several bodies: the user chooses"
    assert dialog.form.award_kind_combo.count() == 0
    dialog.set_value("issuer", scene.issuer.uid)
    assert (dialog.value("symbol"), dialog.value("place")) == ("-QĐ/HU", "Triệu Phong")
    dialog.set_value("place", "Đông Hà")
    dialog.set_value("issuer", state.uid)
    assert (dialog.value("symbol"), dialog.value("place")) == ("/QĐ-UBND", "Đông Hà")
    kinds = [dialog.form.award_kind_combo.itemData(place) for place in range(dialog.form.award_kind_combo.count())]
    assert "gk-xa" in kinds
    assert "gk-huyen" not in kinds, "there are no districts any more"
    assert PRICED not in kinds
    assert dialog.value("signer") == ""


def test_problems_stand_in_both_tabs_and_the_form_stays(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    dialog.set_value(
        "lines",
        [{"name": "Chi bộ A", "kind": "collective", "amount": "12x"}, {"kind": "individual", "note": "?"}],
    )
    dialog.set_value("number", "5")
    before = dialog.values()
    go_to(dialog, "subject_edit")
    save()
    assert dialog.saved is None
    assert error(dialog, "subject") == "Chưa nhập trích yếu."
    assert "phải có ngày ký" in error(dialog, "signed_on")
    first, second = error(dialog, "lines").splitlines()
    assert first.startswith("Dòng 1: Không đọc được “12x” thành số tiền.")
    assert second.endswith("Dòng 2: Chưa nhập tên tập thể, cá nhân.")
    assert focus().objectName() == "award_kind_combo"
    assert dialog.values() == before
    assert not scene.office.awards.find(ListQuery())


def test_who_was_honoured_before_is_told_once(qtbot: QtBot, scene: Scene, answers: list[str]) -> None:
    year = {"achieved_from": "1/1/2026", "achieved_to": "31/12/2026"}
    decision(scene, line("Chi bộ A"), number="1", signed_on="1/9/2026", status=AwardStatus.ISSUED, **year)
    record = decision(scene, line("Chi bộ B"), **year)
    dialog = shown(qtbot, scene, record.uid)
    dialog.set_value("lines", [*dialog.value("lines"), {"name": "Chi bộ A", "kind": "collective"}])
    answers.append(window.CLOSE)
    save()
    assert dialog.saved is not None
    again = shown(qtbot, scene, record.uid)
    save()
    assert again.saved is not None


def test_the_box_about_earlier_awards_stays_short() -> None:
    told = texts.honoured_before([f"Câu {number}." for number in range(1, 31)])
    assert "Câu 8." in told
    assert "Câu 9." not in told
    assert "22 trường hợp khác" in told


def test_a_number_needs_an_issuer(qtbot: QtBot, scene: Scene) -> None:
    scene.office.issuers.save(
        IssuerInput(
            name="Mặt trận",
            track="front",
            symbol="MTTQ",
            place="Ái Tử",
            names=(IssuerNameInput(valid_from="1/7/2025", name="MẶT TRẬN"),),
        )
    )
    dialog = shown(qtbot, scene)
    go_to(dialog, "next_number_button")
    press(Qt.Key.Key_Space)
    assert error(dialog, "issuer") == "Chưa chọn cơ quan ban hành. Hãy chọn một mục trong danh sách."
    assert dialog.value("number") == ""


@pytest.mark.parametrize(("answer", "open_after"), [(window.DISCARD, False), (window.KEEP_EDITING, True)])
def test_escape_asks_where_something_would_be_lost(
    qtbot: QtBot, scene: Scene, answers: list[str], answer: str, open_after: bool
) -> None:
    dialog = shown(qtbot, scene)
    go_to(dialog, "occasion_edit")
    type_text("Hội nghị")
    answers.append(answer)
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible() is open_after
    assert not scene.office.awards.find(ListQuery())
