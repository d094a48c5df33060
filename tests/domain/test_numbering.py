from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.catalogues import Entry
from danvan_desktop.domain.issuers import Issuer, Track
from danvan_desktop.domain.numbering import Number, parse, printed, series, symbol

TERMS = [
    Entry(key="1", name="2015-2020", valid_from=date(2015, 8, 1), valid_to=date(2020, 7, 31)),
    Entry(key="2", name="2020-2025", valid_from=date(2020, 8, 1), valid_to=date(2025, 7, 31)),
]


def issuer(track: Track, sign: str) -> Issuer:
    return Issuer(name="x", track=track, symbol=sign, place="x")


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("374", Number(374, "", "")),
        ("374-CV/HU", Number(374, "", "-CV/HU")),
        ("374 - CV/HU", Number(374, "", "-CV/HU")),
        ("Số 374 - CV / HU", Number(374, "", "-CV/HU")),
        ("Số: 12/QĐ-UBND", Number(12, "", "/QĐ-UBND")),
        ("12a", Number(12, "a", "")),
        ("12Đ-KH/ĐU", Number(12, "đ", "-KH/ĐU")),
        ("249/MTTQ-BTT", Number(249, "", "/MTTQ-BTT")),
    ],
)
def test_numbers_are_read_as_offices_write_them(typed: str, parts: Number) -> None:
    assert parse(typed) == parts


@pytest.mark.parametrize("typed", ["", "CV/HU", "12ab", "ba trăm", "1234567", "-5", "12 34"])
def test_what_is_no_number_is_not_guessed(typed: str) -> None:
    assert parse(typed) is None


@given(
    st.integers(1, 999_999),
    st.sampled_from(["", "a", "b", "đ"]),
    st.sampled_from(["", "-CV/HU", "/QĐ-UBND", "/MTTQ-BTT", "-QĐ/ĐU"]),
)
def test_what_is_printed_is_read_back(number: int, suffix: str, sign: str) -> None:
    assert parse(printed(number, suffix, sign)) == Number(number, suffix, sign)


def test_numbers_below_ten_get_a_zero_and_drafts_a_gap() -> None:
    assert printed(5, "", "-QĐ/ĐU") == "05-QĐ/ĐU"
    assert printed(None, "", "-CV/ĐU") == "\N{NO-BREAK SPACE}" * 6 + "-CV/ĐU"


@pytest.mark.parametrize(
    ("track", "sign", "kind", "expected"),
    [
        (Track.PARTY, "HU", "CV", "-CV/HU"),
        (Track.PARTY, "ĐU", "KH", "-KH/ĐU"),
        (Track.STATE, "UBND", "QĐ", "/QĐ-UBND"),
        (Track.STATE, "UBND", "CV", "/UBND"),
        (Track.FRONT, "MTTQ-BTT", "CV", "/MTTQ-BTT"),
    ],
)
def test_symbols_follow_the_track(track: Track, sign: str, kind: str, expected: str) -> None:
    assert symbol(issuer(track, sign), kind) == expected


def test_the_party_counts_by_term_the_state_by_year() -> None:
    assert series(Track.PARTY, "CV", date(2019, 7, 30), TERMS) == "CV 2015-2020"
    assert series(Track.PARTY, "CV", date(2020, 8, 1), TERMS) == "CV 2020-2025"
    assert series(Track.PARTY, "CV", date(2031, 1, 1), TERMS) == "CV 2031"
    assert series(Track.STATE, "QĐ", date(2019, 7, 30), TERMS) == "QĐ 2019"
