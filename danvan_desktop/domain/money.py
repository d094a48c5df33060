"""Amounts in whole đồng: rounded, typed, printed in figures and in words. Other numbers of papers too."""

import re
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from enum import Enum, StrEnum, auto

from danvan_desktop.domain.vietnamese import nfc
from danvan_desktop.texts import money as texts

STEP = 10_000  # đồng; decree 91/2017/NĐ-CP rounds the money that goes with an award up to it
LARGEST = 10**15 - 1  # đồng; the largest amount that is taken, and written in words


class Rounding(StrEnum):
    """What an office does with the product of coefficient and base wage."""

    UP = "up"
    NEAREST = "nearest"
    NONE = "none"


class ZeroWord(StrEnum):
    """How an office says a zero in the tens: một trăm linh năm, or một trăm lẻ năm."""

    LINH = "linh"
    LE = "le"


class Reason(Enum):
    """Why a text is no amount or number."""

    EMPTY = auto()
    FORM = auto()
    NEGATIVE = auto()
    TOO_LARGE = auto()
    UNSURE = auto()


class InvalidNumber(ValueError):
    """A text that is no amount or number; `str` of it is a sentence for the user."""

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


def product(coefficient: Decimal, base_wage: int) -> Decimal:
    """Coefficient × base wage in đồng, exact."""
    return coefficient * base_wage


def rounded(amount: int | Decimal, rounding: Rounding, step: int = STEP) -> int:
    """`amount` in whole đồng, rounded to `step` đồng: up or to the nearest (half up); NONE only drops to whole đồng
    what a coefficient left over (half up).
    """
    if rounding is Rounding.NONE:
        step = 1
    mode = ROUND_CEILING if rounding is Rounding.UP else ROUND_HALF_UP
    return int((Decimal(amount) / step).to_integral_value(mode)) * step


def format_money(amount: int) -> str:
    """`1.234.567`."""
    return f"{amount:,}".replace(",", ".")


def format_decimal(number: Decimal) -> str:
    """`12,5`: no zeros at the end, thousands not parted."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def two_digits(count: int) -> str:
    """A small count as papers write it: `08`, `12`."""
    return f"{count:02d}"


_SUFFIX = re.compile(rf"\s*(?:{'|'.join(texts.CURRENCY_SUFFIXES)})\.?$", re.IGNORECASE)
_AMOUNT = re.compile(r"[0-9]+|[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
_DECIMAL = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_UNSURE = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def parse_money(text: str) -> int:
    """Whole đồng from `1.520.000`, `1520000`, `1 520 000 đ`, `1,520,000`. Raises InvalidNumber."""
    text = " ".join(nfc(text).split())
    figures = _SUFFIX.sub("", text)
    if not figures:
        raise InvalidNumber(Reason.EMPTY, texts.AMOUNT_EMPTY)
    if figures[0] in "-−" and _AMOUNT.fullmatch(figures[1:].lstrip()):
        raise InvalidNumber(Reason.NEGATIVE, texts.AMOUNT_NEGATIVE)
    if not _AMOUNT.fullmatch(figures):
        raise InvalidNumber(Reason.FORM, texts.amount_form(text))
    digits = re.sub("[., ]", "", figures).lstrip("0")
    if len(digits) > len(str(LARGEST)):
        raise InvalidNumber(Reason.TOO_LARGE, texts.AMOUNT_TOO_LARGE)
    return int(digits or "0")


def parse_decimal(text: str) -> Decimal:
    """A number such as a coefficient or a score: `12,5` and `12.5`. A point before exactly three digits may part
    thousands (`1.520`): that is refused as unsure. Raises InvalidNumber.
    """
    text = text.strip()
    if not text:
        raise InvalidNumber(Reason.EMPTY, texts.NUMBER_EMPTY)
    if _UNSURE.fullmatch(text):
        raise InvalidNumber(Reason.UNSURE, texts.number_unsure(text))
    if not _DECIMAL.fullmatch(text):
        raise InvalidNumber(Reason.FORM, texts.number_form(text))
    return Decimal(text.replace(",", "."))


def in_words(amount: int, zero: ZeroWord = ZeroWord.LINH) -> str:
    """`Bảy trăm sáu mươi nghìn đồng`, for 0 to LARGEST đồng. Raises ValueError beyond."""
    if not 0 <= amount <= LARGEST:
        raise ValueError(f"no words for {amount}")
    words = " ".join(_words(amount, texts.ZERO_TENS[zero])) or texts.DIGITS[0]
    sentence = texts.AMOUNT_IN_WORDS.format(number=words)
    return sentence[0].upper() + sentence[1:]


def _words(number: int, zero: str, *, inside: bool = False) -> list[str]:
    """The words of a number, none for 0. `inside` a larger one the hundreds are said even where there are none."""
    for size, name in ((10**9, texts.BILLION), (10**6, texts.MILLION), (10**3, texts.THOUSAND)):
        if number >= size:
            above, below = divmod(number, size)
            return [*_words(above, zero, inside=inside), name, *_words(below, zero, inside=True)]
    return _group(number, zero, inside=inside) if number else []


def _group(number: int, zero: str, *, inside: bool) -> list[str]:
    """The words of 1 to 999."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [texts.DIGITS[hundreds], texts.HUNDRED] if hundreds or inside else []
    if tens == 1:
        words.append(texts.TEN)
    elif tens > 1:
        words += [texts.DIGITS[tens], texts.TENS]
    elif ones and words:
        words.append(zero)
    if ones:
        words.append(_ones(ones, tens))
    return words


def _ones(ones: int, tens: int) -> str:
    if ones == 5 and tens:
        return texts.FIVE_AFTER_TEN
    if ones == 1 and tens > 1:
        return texts.ONE_AFTER_TENS
    if ones == 4 and tens > 1:
        return texts.FOUR_AFTER_TENS
    return texts.DIGITS[ones]
