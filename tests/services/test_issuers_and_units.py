from dataclasses import replace

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput
from danvan_desktop.domain.units import UnitInput

ISSUER = IssuerInput(
    name="Đảng ủy xã",
    track="party",
    symbol="ĐU",
    place="An Bình",
    names=(IssuerNameInput(valid_from="1/7/2025", name="ĐẢNG ỦY XÃ"),),
)


def test_somebody_elses_change_is_not_overwritten(office: Office) -> None:
    issuer = office.issuers.save(ISSUER)
    office.issuers.save(replace(ISSUER, place="Bình An"), issuer.uid, issuer.revision)
    with pytest.raises(UserError, match="đã được sửa"):
        office.issuers.save(ISSUER, issuer.uid, issuer.revision)
    unit = office.units.save(UnitInput(name="Thôn Một", kind="village"))
    office.units.save(UnitInput(name="Thôn Hai", kind="village"), unit.uid, unit.revision)
    with pytest.raises(UserError, match="đã được sửa"):
        office.units.save(UnitInput(name="Thôn Ba", kind="village"), unit.uid, unit.revision)


def test_an_old_unit_names_who_took_over(office: Office) -> None:
    new = office.units.save(UnitInput(name="Xã Mới", kind="area", valid_from="1/7/2025"))
    with pytest.raises(InvalidInput, match="phải có ngày kết thúc"):
        office.units.save(UnitInput(name="Xã Cũ", kind="area", successors=(new.uid,)))
    old = office.units.save(UnitInput(name="Xã Cũ", kind="area", valid_to="30/6/2025", successors=(new.uid,)))
    assert [one.unit for one in old.successors] == [new.uid]
    with pytest.raises(UserError, match="đang được dùng ở Đơn vị “Xã Cũ”"):
        office.units.remove(new.uid)


def test_one_name_stands_for_one_unit_at_a_time(office: Office) -> None:
    """The commune Trung Hạ before and after July 2025 are two units of one name."""
    office.units.save(UnitInput(name="Xã Trung Hạ", kind="area", valid_to="30/6/2025"))
    office.units.save(UnitInput(name="Xã Trung Hạ", kind="area", valid_from="1/7/2025"))
    with pytest.raises(InvalidInput, match="Đã có đơn vị"):
        office.units.save(UnitInput(name="xã Trung  Hạ", kind="area", valid_from="1/1/2026"))


def test_a_list_of_units_is_told_every_name_that_is_there_already(office: Office) -> None:
    office.units.save(UnitInput(name="Thôn 1", kind="village"))
    given = [UnitInput(name=name, kind="village") for name in ("thôn 1", "Thôn 2", "Thôn 3", "Thôn  2")]
    with pytest.raises(InvalidInput) as refused:
        office.units.take(given)
    assert [problem.field for problem in refused.value.problems] == ["0.name", "1.name", "3.name"]
    assert [unit.name for unit in office.units.all()] == ["Thôn 1"]
