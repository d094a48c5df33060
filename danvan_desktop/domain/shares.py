"""Parts of a whole: the shares that an office asks for, and how papers print them."""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from danvan_desktop.domain.money import format_decimal


class Share(StrEnum):
    """The least part that is enough; NONE asks for nothing."""

    NONE = "none"
    MORE_THAN_HALF = "half"
    TWO_THIRDS = "2/3"
    THREE_QUARTERS = "3/4"
    FOUR_FIFTHS = "4/5"
    NINE_TENTHS = "9/10"

    def reached(self, part: int, whole: int) -> bool:
        """Whether `part` of `whole` is enough, exactly: 6 of 9 are two thirds. Of nothing, no part is enough."""
        if self is Share.NONE:
            return True
        if self is Share.MORE_THAN_HALF:
            return 2 * part > whole
        return whole > 0 and Fraction(part, whole) >= Fraction(self.value)


def format_share(share: Fraction) -> str:
    """`85,71%`: two digits behind the comma at most, rounded half up."""
    percent = Decimal(share.numerator * 100) / share.denominator
    return f"{format_decimal(percent.quantize(Decimal('0.01'), ROUND_HALF_UP))}%"
