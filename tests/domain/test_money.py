from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.money import (
    LARGEST,
    InvalidNumber,
    Reason,
    Rounding,
    ZeroWord,
    format_decimal,
    format_money,
    in_words,
    parse_decimal,
    parse_money,
    product,
    rounded,
    two_digits,
)

AMOUNTS = st.integers(min_value=0, max_value=LARGEST)


@pytest.mark.parametrize(
    ("coefficient", "wage", "raw", "up"),
    [
        ("0.15", 1_490_000, 223_500, 230_000),
        ("0.30", 2_340_000, 702_000, 710_000),
        ("0.30", 2_530_000, 759_000, 760_000),
        ("0.60", 2_530_000, 1_518_000, 1_520_000),
        ("1.0", 2_340_000, 2_340_000, 2_340_000),
    ],
)
def test_award_money(coefficient: str, wage: int, raw: int, up: int) -> None:
    assert product(Decimal(coefficient), wage) == raw
    assert rounded(product(Decimal(coefficient), wage), Rounding.UP) == up
    assert rounded(raw, Rounding.NONE) == raw


@pytest.mark.parametrize(
    ("amount", "up", "nearest", "none"),
    [
        (0, 0, 0, 0),
        (1, 10_000, 0, 1),
        (10_000, 10_000, 10_000, 10_000),
        (14_999, 20_000, 10_000, 14_999),
        (15_000, 20_000, 20_000, 15_000),
        (Decimal("10000.01"), 20_000, 10_000, 10_000),
        (Decimal("14999.5"), 20_000, 10_000, 15_000),
        (Decimal(25000), 30_000, 30_000, 25_000),
    ],
)
def test_rounding(amount: int | Decimal, up: int, nearest: int, none: int) -> None:
    assert [rounded(amount, way) for way in (Rounding.UP, Rounding.NEAREST, Rounding.NONE)] == [up, nearest, none]


@given(st.decimals(min_value=0, max_value=10**12, places=3), st.sampled_from([1, 1_000, 10_000]))
def test_rounded_amounts_are_steps_close_by(amount: Decimal, step: int) -> None:
    up, nearest = rounded(amount, Rounding.UP, step), rounded(amount, Rounding.NEAREST, step)
    assert up % step == nearest % step == 0
    assert 0 <= up - amount < step
    assert abs(nearest - amount) * 2 <= step
    assert abs(rounded(amount, Rounding.NONE, step) - amount) * 2 <= 1


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.520.000", 1_520_000),
        ("1520000", 1_520_000),
        ("1 520 000 đ", 1_520_000),
        ("1,520,000", 1_520_000),
        (" 1\u00a0520\u00a0000 ", 1_520_000),
        ("1.520.000 đồng", 1_520_000),
        ("1.520.000 \u0111o\u0302\u0300ng", 1_520_000),  # decomposed
        ("760.000đ", 760_000),
        ("760.000 VNĐ", 760_000),
        ("760000 vnd", 760_000),
        ("760.000₫", 760_000),
        ("0", 0),
        ("007", 7),
        (f"{7:020}", 7),
        ("999.999.999.999.999", LARGEST),
    ],
)
def test_ways_to_type_an_amount(text: str, amount: int) -> None:
    assert parse_money(text) == amount


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("  ", Reason.EMPTY),
        ("đồng", Reason.EMPTY),
        ("-5", Reason.NEGATIVE),
        ("- 1.520.000 đ", Reason.NEGATIVE),
        ("−760.000", Reason.NEGATIVE),
        ("1.52.000", Reason.FORM),
        ("1.520,000", Reason.FORM),
        ("12,5", Reason.FORM),
        ("1.520.000,00", Reason.FORM),
        ("1,5 triệu", Reason.FORM),
        ("1520.000", Reason.FORM),
        ("1e6", Reason.FORM),
        ("+5", Reason.FORM),
        ("--5", Reason.FORM),
        ("٣", Reason.FORM),
        ("$5", Reason.FORM),
        ("1.000.000.000.000.000", Reason.TOO_LARGE),
        ("9" * 5000, Reason.TOO_LARGE),
    ],
)
def test_what_is_no_amount(text: str, reason: Reason) -> None:
    with pytest.raises(InvalidNumber) as caught:
        parse_money(text)
    assert caught.value.reason is reason
    assert str(caught.value).endswith(".")


def test_sentences_say_what_to_type() -> None:
    with pytest.raises(ValueError, match=r"^Không đọc được “hai trăm” thành số tiền\. Hãy gõ số đồng.* 1520000\.$"):
        parse_money("hai trăm")
    with pytest.raises(ValueError, match=r"^“1\.520” có thể đọc theo hai cách.*Hãy gõ 1520 hoặc 1,520\.$"):
        parse_decimal("1.520")


@given(AMOUNTS)
def test_what_is_printed_can_be_typed(amount: int) -> None:
    assert parse_money(format_money(amount)) == parse_money(str(amount)) == amount


def test_money_in_figures() -> None:
    assert [format_money(n) for n in (0, 999, 1_000, 1_234_567)] == ["0", "999", "1.000", "1.234.567"]


@pytest.mark.parametrize(
    ("number", "text"),
    [("12.50", "12,5"), ("12.0", "12"), ("0.15", "0,15"), ("100", "100"), ("1E+3", "1000"), ("1234.5", "1234,5")],
)
def test_decimals_in_figures(number: str, text: str) -> None:
    assert format_decimal(Decimal(number)) == text


@pytest.mark.parametrize(
    ("text", "number"), [("12,5", "12.5"), ("12.5", "12.5"), (" 100 ", "100"), ("0.375", "0.375"), ("1,520", "1.52")]
)
def test_ways_to_type_a_decimal(text: str, number: str) -> None:
    assert parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("1.520", Reason.UNSURE),
        ("12,5,5", Reason.FORM),
        ("1.234,5", Reason.FORM),
        (",5", Reason.FORM),
        ("5,", Reason.FORM),
        ("-1", Reason.FORM),
        ("NaN", Reason.FORM),
        ("1e3", Reason.FORM),
        ("٣", Reason.FORM),
    ],
)
def test_what_is_no_decimal(text: str, reason: Reason) -> None:
    with pytest.raises(InvalidNumber) as caught:
        parse_decimal(text)
    assert caught.value.reason is reason


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_a_printed_decimal_can_be_typed(number: Decimal) -> None:
    assert parse_decimal(format_decimal(number)) == number


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (20, "Hai mươi đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (55, "Năm mươi lăm đồng"),
        (100, "Một trăm đồng"),
        (101, "Một trăm linh một đồng"),
        (104, "Một trăm linh bốn đồng"),
        (111, "Một trăm mười một đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (2_024, "Hai nghìn không trăm hai mươi tư đồng"),
        (230_000, "Hai trăm ba mươi nghìn đồng"),
        (710_000, "Bảy trăm mười nghìn đồng"),
        (760_000, "Bảy trăm sáu mươi nghìn đồng"),
        (1_520_000, "Một triệu năm trăm hai mươi nghìn đồng"),
        (2_500_000, "Hai triệu năm trăm nghìn đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (1_005_000_000, "Một tỷ không trăm linh năm triệu đồng"),
        (
            1_234_005_015_000,
            "Một nghìn hai trăm ba mươi tư tỷ không trăm linh năm triệu không trăm mười lăm nghìn đồng",
        ),
        (1_000_000_000_000, "Một nghìn tỷ đồng"),
    ],
)
def test_money_in_words(amount: int, words: str) -> None:
    assert in_words(amount) == words


def test_an_office_may_say_le_for_linh() -> None:
    assert in_words(105_000, ZeroWord.LE) == "Một trăm lẻ năm nghìn đồng"


@pytest.mark.parametrize("amount", [-1, LARGEST + 1])
def test_no_words_beyond_the_limits(amount: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        in_words(amount)


ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip


def read(words: str) -> int:
    """A reader of its own: each word works on the number read so far."""
    billions = total = group = 0
    for word in words.lower().removesuffix(" đồng").split():
        if word in ONES:
            group += ONES[word]
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group += 9 * (group % 10)
        elif word == "trăm":
            group *= 100
        elif word in {"nghìn", "triệu"}:
            total += group * (1_000 if word == "nghìn" else 1_000_000)
            group = 0
        elif word == "tỷ":
            billions, total, group = total + group, 0, 0
        else:
            assert word in {"linh", "lẻ"}
    return billions * 10**9 + total + group


@given(st.one_of(AMOUNTS, st.integers(min_value=0, max_value=99_999)), st.sampled_from(ZeroWord))
def test_words_read_back_as_the_number(amount: int, zero: ZeroWord) -> None:
    words = in_words(amount, zero)
    assert read(words) == amount
    assert words[0].isupper()
    assert "  " not in words


def test_small_counts_have_two_digits() -> None:
    assert [two_digits(n) for n in (0, 8, 12, 120)] == ["00", "08", "12", "120"]
