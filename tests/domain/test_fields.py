import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from danvan_desktop.domain.errors import InvalidInput, Problem
from danvan_desktop.domain.fields import Checker

TODAY = date(2026, 11, 23)


@pytest.fixture
def check() -> Checker:
    return Checker({"subject": "trích yếu", "tasks.due": "hạn của nhiệm vụ"}, TODAY)


def problems(check: Checker) -> tuple[Problem, ...]:
    with pytest.raises(InvalidInput) as refused:
        check.passed(None)
    return refused.value.problems


def test_good_text_passes_in_nfc_with_blanks_collapsed(check: Checker) -> None:
    nfd = unicodedata.normalize("NFD", "  Đẩy mạnh   phong trào ")
    assert check.passed(check.line("subject", nfd)) == "Đẩy mạnh phong trào"


def test_an_empty_required_field_is_named(check: Checker) -> None:
    check.line("subject", " \n ", required=True)
    assert problems(check) == (Problem("subject", "Chưa nhập trích yếu."),)


def test_a_text_over_the_limit_says_by_how_much(check: Checker) -> None:
    check.line("subject", "a" * 501, limit=500)
    assert problems(check)[0].message == "Mục trích yếu dài 501 ký tự, nhiều nhất là 500. Hãy rút gọn."


def test_control_characters_come_with_the_clean_text(check: Checker) -> None:
    check.line("subject", "phong\x07 trào\x00")
    (problem,) = problems(check)
    assert "ký tự điều khiển" in problem.message
    assert problem.suggestion == "phong trào"


def test_a_paste_in_tcvn3_comes_with_the_text_in_unicode(check: Checker) -> None:
    check.line("subject", "§Èy m¹nh phong trµo thi ®ua")
    (problem,) = problems(check)
    assert "TCVN3" in problem.message
    assert problem.suggestion == "Đẩy mạnh phong trào thi đua"


def test_every_problem_is_told_at_once(check: Checker) -> None:
    check.line("subject", "", required=True)
    check.date("tasks.3.due", "31/6/2026")
    assert [problem.field for problem in problems(check)] == ["subject", "tasks.3.due"]


@pytest.mark.parametrize("typed", ["1/7/26", "010726", "01/07/2026", "1.7.2026"])
def test_dates_are_taken_as_officials_type_them(check: Checker, typed: str) -> None:
    assert check.passed(check.date("tasks.0.due", typed)) == date(2026, 7, 1)


@pytest.mark.parametrize("typed", ["31/6/2026", "29/2/2026", "mai", "1/13/2026", "320726"])
def test_impossible_dates_are_told(check: Checker, typed: str) -> None:
    check.date("tasks.0.due", typed)
    assert problems(check)[0].field == "tasks.0.due"


def test_a_date_before_its_start_is_told(check: Checker) -> None:
    check.date("tasks.0.due", "1/7/2026", not_before=date(2026, 7, 2))
    assert "sớm hơn ngày bắt đầu" in problems(check)[0].message


@pytest.mark.parametrize(("typed", "value"), [("12,5", Decimal("12.5")), ("0", Decimal(0)), ("20", Decimal(20))])
def test_points_may_have_decimals(check: Checker, typed: str, value: Decimal) -> None:
    assert check.passed(check.decimal("subject", typed, low=Decimal(0), high=Decimal(20))) == value


@pytest.mark.parametrize("typed", ["21", "-1", "12,345", "mười", "1e1"])
def test_points_out_of_range_are_told(check: Checker, typed: str) -> None:
    check.decimal("subject", typed, low=Decimal(0), high=Decimal(20))
    assert problems(check)[0].field == "subject"
