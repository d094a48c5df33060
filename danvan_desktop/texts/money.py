"""Sentences about amounts and numbers, and the words of numbers."""

AMOUNT_EMPTY = "Chưa có số tiền. Hãy gõ số đồng, ví dụ 1.520.000."
AMOUNT_NEGATIVE = "Số tiền không được âm. Hãy gõ số đồng, ví dụ 1.520.000."
AMOUNT_TOO_LARGE = "Số tiền quá lớn. Hãy gõ số có không quá 15 chữ số."
NUMBER_EMPTY = "Chưa có số. Hãy gõ số, ví dụ 12,5."


def amount_form(text: str) -> str:
    """For what is no amount of whole đồng."""
    return f"Không đọc được “{text:.40}” thành số tiền. Hãy gõ số đồng, không có phần lẻ, ví dụ 1.520.000 hoặc 1520000."


def number_form(text: str) -> str:
    """For what is no number."""
    return f"Không đọc được “{text:.40}” thành số. Hãy gõ số, phần lẻ sau dấu phẩy, ví dụ 12,5."


def number_unsure(text: str) -> str:
    """For `1.520`, which may be a thousand and more or one and a bit."""
    return (
        f"“{text}” có thể đọc theo hai cách: dấu chấm ngăn hàng nghìn hoặc phần lẻ. "
        f"Hãy gõ {text.replace('.', '')} hoặc {text.replace('.', ',')}."
    )


CURRENCY_SUFFIXES = ("đồng", "đ", "₫", "vnđ", "vnd")

AMOUNT_IN_WORDS = "{number} đồng"
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
TEN = "mười"
TENS = "mươi"
HUNDRED = "trăm"
THOUSAND, MILLION, BILLION = "nghìn", "triệu", "tỷ"
ONE_AFTER_TENS = "mốt"
FOUR_AFTER_TENS = "tư"
FIVE_AFTER_TEN = "lăm"
ZERO_TENS = {"linh": "linh", "le": "lẻ"}
