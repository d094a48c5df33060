"""What was done can be looked up, taken back and taken out of the trash, and a person's data can be erased."""

import json
import re
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from danvan_desktop.bootstrap import open_office
from danvan_desktop.db.engine import connect, writing
from danvan_desktop.db.mappings import BY_NAME
from danvan_desktop.domain.awards import AwardInput, AwardLineInput
from danvan_desktop.domain.directives import DirectiveInput, LineInput
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import Exemplar, ExemplarInput, Status
from danvan_desktop.domain.history import PastRow
from danvan_desktop.domain.units import UnitInput
from danvan_desktop.texts import history as texts
from tests.conftest import NOW, Scene


def lines(row: PastRow) -> dict[str, tuple[str, str]]:
    return {line.label: (line.before, line.after) for line in row.fields}


def changed(scene: Scene, **values: str) -> Exemplar:
    exemplar = scene.exemplars[0]
    given = {"year": "2026", "name": exemplar.name, "field": exemplar.field, "holder": "Chi hội Phụ nữ thôn Nại Cửu"}
    return scene.office.exemplars.save(
        ExemplarInput(**{**given, "unit": "Hội Liên hiệp Phụ nữ xã", **values}),  # type: ignore[arg-type]
        exemplar.uid,
    )


def another(scene: Scene) -> ExemplarInput:
    """An exemplar that takes the number 1."""
    field = scene.exemplars[0].field
    return ExemplarInput(number="1", year="2026", name="Hàng rào xanh", field=field, holder="Chi đoàn", unit="Đoàn xã")


def test_every_field_of_every_record_has_a_name_for_people() -> None:
    missing = [
        f"{kind}.{field.name}"
        for kind, mapped in BY_NAME.items()
        for field in fields(mapped.record)
        if field.name not in ("id", "uid", "revision") and field.name not in texts.LABELS.get(kind, {})
    ]
    assert missing == []
    assert set(BY_NAME) <= set(texts.KINDS)


def test_a_record_tells_who_when_and_from_what_to_what(scene: Scene) -> None:
    changed(scene, status="running", registered_on="5/3/2026", goals="Mọi hộ tham gia")
    latest, first = scene.office.history.of_record(scene.exemplars[0].uid)
    assert (latest.act, latest.at, latest.who) == ("changed", NOW, scene.office.history.me())
    assert lines(latest) == {
        "Tình trạng": ("Đăng ký", "Đang thực hiện"),
        "Ngày đăng ký": ("", "05/3/2026"),
        "Mục tiêu, tiêu chí": ("", "Mọi hộ tham gia"),
    }
    told = lines(first)
    assert first.act == "added"
    assert told["Tập thể, cá nhân thực hiện"] == ("", "Chi hội Phụ nữ thôn Nại Cửu")
    assert told["Lĩnh vực"][1] == next(iter(scene.office.catalogues.current().fields.values())).name
    assert not any("-" in after and len(after) == 36 for _, after in told.values()), "a uid is no name"


def test_of_lists_only_what_changed_is_told(scene: Scene) -> None:
    task = scene.directive.tasks[0]
    scene.office.exemplars.link([scene.exemplars[0].uid], [task.uid])
    latest = scene.office.history.of_record(scene.exemplars[0].uid)[0]
    assert lines(latest) == {"Nhiệm vụ liên kết": ("", task.text)}


def test_the_deadline_of_a_task_is_told_in_words(scene: Scene) -> None:
    directives, uid = scene.office.directives, scene.directive.uid
    given, revision = directives.typed(uid)
    tasks = (replace(given.tasks[0], due="hết 30/6/2027"), *given.tasks[1:])
    directives.save(replace(given, tasks=tasks), uid, revision)
    before, after = lines(scene.office.history.of_record(uid)[0])["Nhiệm vụ"]
    assert after.endswith(" · hết 30/6/2027")
    assert texts.YES_NO[False] not in before.split(" · ")


def test_a_former_value_is_put_back_as_an_ordinary_change(scene: Scene) -> None:
    office, uid = scene.office, scene.exemplars[0].uid
    changed(scene, name="Đường hoa sai tên")
    entry = office.history.of_record(uid)[0]
    office.history.put_back(entry.id, "name")
    assert office.exemplars.get(uid).name == scene.exemplars[0].name
    assert (
        office.history.next_steps()[0]
        == f"Lấy lại tên mô hình, điển hình cũ của {texts.named('exemplar', '01/MH-2026 – Đường hoa sai tên')}"
    )
    office.history.undo()
    assert office.exemplars.get(uid).name == "Đường hoa sai tên"


def test_a_former_text_of_one_task_is_put_back_and_the_others_stay(scene: Scene) -> None:
    office, uid = scene.office, scene.directive.uid

    def retyped(place: int, text: str) -> None:
        given, revision = office.directives.typed(uid)
        tasks = [replace(task, text=text) if place == number else task for number, task in enumerate(given.tasks)]
        office.directives.save(replace(given, tasks=tuple(tasks)), uid, revision)

    first = scene.directive.tasks[0].text
    retyped(0, "Việc sai")
    entry = office.history.of_record(uid)[0]
    assert [lines(entry)["Nhiệm vụ"][1].split(" · ")[0]] == ["Việc sai"]
    retyped(1, "Việc khác")
    office.history.put_back(entry.id, "tasks")
    assert [task.text for task in office.directives.get(uid).tasks[:2]] == [first, "Việc khác"]
    given, revision = office.directives.typed(uid)
    office.directives.save(replace(given, tasks=given.tasks[1:]), uid, revision)
    with pytest.raises(UserError, match=re.escape(texts.PART_GONE)):
        office.history.put_back(entry.id, "tasks")


def test_a_former_number_that_is_anothers_now_is_not_put_back(scene: Scene) -> None:
    changed(scene, number="9")
    entry = scene.office.history.of_record(scene.exemplars[0].uid)[0]
    scene.office.exemplars.save(another(scene))
    with pytest.raises(UserError, match="trùng số hoặc mã với Mô hình, điển hình “01/MH-2026 – Hàng rào xanh”"):
        scene.office.history.put_back(entry.id, "number")
    assert scene.office.exemplars.get(scene.exemplars[0].uid).number == 9


def test_a_day_lists_its_change_sets(scene: Scene) -> None:
    scene.office.exemplars.choose([one.uid for one in scene.exemplars])
    scene.office.history.undo()
    undone, chosen, *_ = scene.office.history.of_day(date(2026, 11, 23))
    assert (undone.what, undone.records) == ("Hoàn tác: Chọn 2 mô hình đề nghị khen thưởng", 2)
    assert chosen.what == "Chọn 2 mô hình đề nghị khen thưởng"
    assert scene.office.history.of_day(date(2026, 11, 22)) == []
    assert scene.office.history.of_day(date(2026, 11, 23), "người khác") == []
    assert [row.act for row in scene.office.history.of_set(chosen.id)] == ["changed", "changed"]


def test_the_trash_lists_what_is_gone_and_takes_it_back(scene: Scene) -> None:
    office = scene.office
    office.exemplars.remove([one.uid for one in scene.exemplars])
    rows = office.trash.rows(office.trash.keys())
    assert [(row.kind, row.title, row.at) for row in rows] == [
        ("Mô hình, điển hình", "02/MH-2026 – Tổ tự quản an ninh trật tự", NOW),
        ("Mô hình, điển hình", "01/MH-2026 – Tuyến đường hoa thôn Nại Cửu", NOW),
    ]
    assert office.trash.restore([rows[1].id]) == 1
    assert [one.uid for one in office.exemplars.find_all()] == [scene.exemplars[0].uid]
    assert [row.uid for row in office.trash.rows(office.trash.keys())] == [scene.exemplars[1].uid]
    office.history.undo()
    assert len(office.trash.keys()) == 2
    office.trash.restore(office.trash.keys())
    assert {one.uid for one in office.exemplars.find_all()} == {one.uid for one in scene.exemplars}
    assert office.trash.keys() == []


def test_the_trash_is_searched_without_accents(scene: Scene) -> None:
    office = scene.office
    office.exemplars.remove([one.uid for one in scene.exemplars])
    assert [row.uid for row in office.trash.rows(office.trash.keys("duong hoa"))] == [scene.exemplars[0].uid]
    assert office.trash.keys("không có") == []


def test_what_stands_in_the_way_of_taking_back_is_named_and_nothing_is_half_done(scene: Scene) -> None:
    office = scene.office
    office.exemplars.remove([one.uid for one in scene.exemplars])
    office.exemplars.save(another(scene))
    with pytest.raises(UserError, match="“01/MH-2026 – Tuyến đường hoa thôn Nại Cửu” trùng số hoặc mã với"):
        office.trash.restore(office.trash.keys())
    assert [one.name for one in office.exemplars.find_all()] == ["Hàng rào xanh"]


def test_a_rule_that_no_column_keeps_holds_for_the_trash_too(scene: Scene) -> None:
    units = scene.office.units
    first = units.save(UnitInput(name="Thôn Một", kind="village"))
    units.remove(first.uid)
    units.save(UnitInput(name="thôn một", kind="village"))
    with pytest.raises(UserError, match="cùng thời gian"):
        scene.office.trash.restore(scene.office.trash.keys())


def test_a_number_comes_back_to_its_register_with_its_directive(scene: Scene) -> None:
    office = scene.office
    office.directives.remove([scene.directive.uid])
    (key,) = office.trash.keys()
    office.trash.restore([key])
    assert office.directives.get(scene.directive.uid).printed_number == scene.directive.printed_number
    with pytest.raises(UserError):
        office.directives.save(
            DirectiveInput(
                issuer=scene.issuer.uid,
                number="374",
                signed_on="30/7/2019",
                subject="trùng số",
                addressees=(LineInput(name="Các chi bộ"),),
            )
        )


def test_exemplars_are_recognised_again_with_their_decision(scene: Scene) -> None:
    office, exemplar = scene.office, scene.exemplars[0]
    kinds = office.catalogues.current().award_kinds
    decision = office.awards.save(
        AwardInput(
            issuer=scene.issuer.uid,
            number="5",
            signed_on="20/11/2026",
            award_kind=next(key for key, one in kinds.items() if one.track == "party"),
            subject="khen thưởng",
            status="issued",
            lines=(AwardLineInput(recipient=exemplar.holder, name="Chi hội Phụ nữ", exemplar=exemplar.uid),),
        )
    )
    assert office.exemplars.get(exemplar.uid).status is Status.RECOGNISED
    office.awards.remove([decision.uid])
    assert office.exemplars.get(exemplar.uid).status is Status.PROPOSED
    office.trash.restore(office.trash.keys())
    assert office.exemplars.get(exemplar.uid).status is Status.RECOGNISED


def test_hundreds_removed_at_once_come_back_at_once_under_a_short_name(tmp_path: Path) -> None:
    with closing(open_office(tmp_path)) as office:
        office.sample.fill(400)
        office.exemplars.remove([one.uid for one in office.exemplars.find_all()[:300]])
        undo, _ = office.history.next_steps()
        assert undo is not None
        assert undo.endswith(" và 297 mục khác")
        reads: list[str] = []
        with office.trash._store.read() as reader:
            driver: Any = reader.connection.connection.driver_connection
        driver.set_trace_callback(reads.append)
        assert office.trash.restore(office.trash.keys()) == 300
        driver.set_trace_callback(None)
        assert 0 < sum("payload" in one and one.lstrip().startswith("SELECT") for one in reads) < 20
        assert len(office.exemplars.find_all()) == 450


def test_after_ninety_days_the_content_is_gone_and_the_journal_says_so(tmp_path: Path) -> None:
    clock = [datetime(2026, 1, 5, 8)]  # noqa: DTZ001
    with closing(open_office(tmp_path, now=lambda: clock[0])) as office:
        unit = office.units.save(UnitInput(name="Thôn Một", kind="village"))
        office.units.remove(unit.uid)
        clock[0] += timedelta(days=89)
        assert (office.trash.purge(), len(office.trash.keys())) == (0, 1)
        for _month in range(3):
            office.units.save(UnitInput(name=f"Thôn {clock[0]}", kind="village"))
            clock[0] += timedelta(days=30)
        assert office.trash.keys() == []
        assert office.trash.purge() == 1
        assert office.trash.purge() == 0
        assert office.history.of_day(clock[0].date())[0].what == "Xóa hẳn 1 mục quá hạn trong Thùng rác"
        assert [row.act for row in office.history.of_record(unit.uid)] == ["erased", "erased"]
        assert office.history.check().problems == ()
        assert "Thôn Một" not in _journal(tmp_path)
        office.catalogues.put("settings", _setting(office.catalogues.rows("settings"), "never"))
        assert office.trash.days() is None


def test_a_clock_that_is_years_ahead_for_a_day_does_not_empty_the_trash(tmp_path: Path) -> None:
    clock = [datetime(2026, 1, 5, 8)]  # noqa: DTZ001
    with closing(open_office(tmp_path, now=lambda: clock[0])) as office:
        unit = office.units.save(UnitInput(name="Thôn Một", kind="village"))
        office.units.remove(unit.uid)
        clock[0] += timedelta(days=3650)
        assert office.trash.purge() == 0
        office.units.save(UnitInput(name="Thôn Hai", kind="village"))
        clock[0] += timedelta(hours=5)
        assert office.trash.purge() == 0
        clock[0] -= timedelta(days=3649)
        assert office.trash.restore(office.trash.keys()) == 1
    assert {unit.name for unit in office.units.all()} == {"Thôn Một", "Thôn Hai"}


def _setting(rows: list, value: str) -> dict[str, str]:  # type: ignore[type-arg]
    return {**next(row.values for row in rows if row.key == "trash_days"), "value": value}


def _journal(folder: Path) -> str:
    engine = connect(folder / "danvan.db")
    with writing(engine) as connection:
        found = json.dumps(connection.execute(text("SELECT payload FROM change")).scalars().all(), ensure_ascii=False)
    engine.dispose()
    return found


def test_those_who_can_be_erased_stand_by_kind_and_persons_by_given_name(scene: Scene) -> None:
    for name, kind in (("Lê Thị Vân", "individual"), ("NGUYỄN VĂN ÁNH", "individual"), ("Hộ ông An", "household")):
        given = ExemplarInput(year="2026", name=f"Việc của {name}", field=scene.exemplars[0].field, holder=name)
        scene.office.exemplars.save(replace(given, holder_kind=kind, unit="Đoàn xã"))
    named = [one.name for one in scene.office.erasing.recipients()]
    assert named[-3:] == ["NGUYỄN VĂN ÁNH", "Lê Thị Vân", "Hộ ông An"]


def test_a_persons_data_are_erased_and_the_chain_is_whole(scene: Scene) -> None:
    office = scene.office
    changed(scene, holder="Nguyễn Thị Khéo", holder_kind="individual", situation="Bà Nguyễn Thị Khéo vận động bà con")
    person = next(one for one in office.erasing.recipients() if one.name == "Nguyễn Thị Khéo")
    assert office.erasing.mentions(person) == 1
    office.erasing.erase(person.uid)
    holder = office.exemplars.holders([office.exemplars.get(scene.exemplars[0].uid)])[person.uid]
    assert (holder.name, holder.kind, holder.position) == (texts.ERASED_NAME, person.kind, "")
    assert person.name not in [one.name for one in office.erasing.recipients()]
    assert '"name": "Nguyễn Thị Khéo"' not in _journal(office.folder)
    assert office.history.check().problems == ()
    with pytest.raises(UserError, match="Không hoàn tác được qua bước “Xóa dữ liệu của một tập thể, cá nhân"):
        office.history.undo()


def test_what_was_erased_is_not_undone_by_the_steps_before(scene: Scene) -> None:
    """A purge is passed by: the step that it emptied says why it cannot be taken back."""
    office = scene.office
    unit = office.units.save(UnitInput(name="Thôn Một", kind="village"))
    office.units.remove(unit.uid)
    engine = connect(office.folder / "danvan.db")
    for month in range(12):
        with writing(engine) as connection:
            moved = f"UPDATE change_set SET at = '2020-{month + 1:02}-01 00:00:00.000000' WHERE at > '2021-01-01'"
            connection.execute(text(moved))
        office.units.save(UnitInput(name=f"Thôn Hai {month}", kind="village"))
    engine.dispose()
    assert office.trash.purge() == 1
    for _month in range(12):
        office.history.undo()
    with pytest.raises(UserError, match="đã được xóa theo yêu cầu hoặc quá hạn trong Thùng rác"):
        office.history.undo()
