from datetime import date
from decimal import Decimal

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.services.catalogues import KINDS


def test_every_catalogue_is_read_and_has_rows(office: Office) -> None:
    current = office.catalogues.current()
    assert all(getattr(current, name) for name in KINDS)
    assert len(current.fields) == 4


def test_an_own_row_stands_over_the_shipped_one_and_can_be_taken_back(office: Office) -> None:
    key = next(iter(office.catalogues.current().coefficients))
    shipped = office.catalogues.current().coefficients[key].value
    (row,) = [row for row in office.catalogues.rows("coefficients") if row.key == key]
    office.catalogues.put("coefficients", {**row.values, "value": "9,5", "valid_from": "1/7/26", "valid_to": ""})
    changed = office.catalogues.current().coefficients[key]
    assert (changed.value, str(changed.valid_from)) == (Decimal("9.5"), "2026-07-01")
    office.catalogues.restore("coefficients", key)
    assert office.catalogues.current().coefficients[key].value == shipped


def test_a_new_field_of_the_office_is_offered_and_undone(office: Office) -> None:
    office.catalogues.put("fields", {"key": "rural", "name": "Nông thôn mới", "counts_as": "economy"})
    assert office.catalogues.current().fields["rural"].counts_as == "economy"
    office.history.undo()
    assert "rural" not in office.catalogues.current().fields


def test_a_shipped_row_can_be_put_out_of_use(office: Office) -> None:
    key = next(iter(office.catalogues.current().laws))
    office.catalogues.remove("laws", key)
    assert key not in office.catalogues.current().laws
    (row,) = [row for row in office.catalogues.rows("laws") if row.key == key]
    assert (row.removed, row.own, row.shipped) == (True, True, True)


@pytest.mark.parametrize(
    "values",
    [
        {"key": "", "name": "Tên"},
        {"key": "x", "name": "Tên", "amount": "nhiều"},
        {"key": "x", "name": "Tên"},
        {"key": "x", "name": "Tên", "amount": "1", "valid_from": "31/2/2026"},
        {"key": "x", "name": "Tên", "amount": "1", "valid_from": "1/7/2026", "valid_to": "1/7/2025"},
        {"key": "x", "name": "Tên", "amount": "-1"},
    ],
)
def test_a_row_that_is_not_right_is_refused(office: Office, values: dict[str, str]) -> None:
    before = office.catalogues.current().base_wages
    with pytest.raises(InvalidInput):
        office.catalogues.put("base_wages", values)
    assert office.catalogues.current().base_wages == before


def test_money_and_numbers_are_taken_as_officials_type_them(office: Office) -> None:
    office.catalogues.put("base_wages", {"key": "x", "name": "Mới", "amount": "2.530.000", "valid_from": "010726"})
    assert office.catalogues.current().base_wages["x"].amount == 2_530_000


@pytest.mark.parametrize("value", ["NaN", "1e9", "abc"])
def test_a_setting_keeps_one_of_its_choices(office: Office, value: str) -> None:
    with pytest.raises(InvalidInput):
        office.catalogues.put("settings", {"key": "money_rounding", "name": "Làm tròn", "value": value})
    with pytest.raises(UserError, match="luôn phải có giá trị"):
        office.catalogues.remove("settings", "money_rounding")
    assert office.catalogues.current().rounding.value == "up"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"valid_from": ""}, "Chưa có ngày"),
        ({"valid_to": "1/5/2027"}, "dài hơn một tháng"),
        ({"valid_to": "1/1/2027"}, "sớm hơn ngày bắt đầu"),
        ({"rule": "sometimes"}, "cách tính"),
    ],
)
def test_a_row_of_holidays_names_its_days(office: Office, changed: dict[str, str], told: str) -> None:
    row = {"key": "x", "name": "Nghỉ riêng", "rule": "off", "valid_from": "1/2/2027", "valid_to": "3/2/2027"}
    with pytest.raises(InvalidInput) as refused:
        office.catalogues.put("holidays", row | changed)
    assert told in str(refused.value)


def test_what_is_announced_takes_the_place_of_what_was_expected(office: Office) -> None:
    before = office.agenda.work_calendar()
    assert before.is_working(date(2027, 2, 4))
    (row,) = (row for row in office.catalogues.rows("holidays") if row.key == "tet-2027")
    given = {**row.values, "rule": "off", "valid_from": "4/2/2027", "valid_to": "10/2/2027"}
    office.catalogues.put("holidays", given)
    after = office.agenda.work_calendar()
    assert [after.is_working(date(2027, 2, day)) for day in (3, 4, 10, 11)] == [True, False, False, True]
    office.history.undo()
    assert office.agenda.work_calendar().is_working(date(2027, 2, 4))
