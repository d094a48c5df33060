"""Deadlines and rhythms."""

from datetime import date

RHYTHMS = {"monthly": "Hằng tháng", "quarterly": "Hằng quý", "half_yearly": "Sáu tháng một lần", "yearly": "Hằng năm"}
HOW = "Hãy gõ như “tháng 25”, “quý 20”, “6 tháng 15/6” hoặc “năm 15/11”."
UNKNOWN = f"Chưa rõ định kỳ. {HOW}"
NO_DAY = f"Định kỳ chưa có ngày. {HOW}"
NO_SUCH_DAY = f"Ngày hoặc tháng của định kỳ không có trong lịch. {HOW}"
INCLUDED = "hết "
EXCLUDED = "trước "
NEXT_MONTH = "tháng sau"
LAST_OF_QUARTER = "tháng cuối quý"
NEXT_QUARTER = "tháng đầu quý sau"
TWICE = "{day} và {other}"
NEXT_HALF = "kỳ sau"
NEXT_YEAR = "năm sau"
MONTH_OF_QUARTER = "tháng thứ {month} của quý"
ROMAN = ("I", "II", "III", "IV")


def period(rhythm: str, start: date) -> str:
    """A period by its first day: `Tháng 3/2026`, `Quý I/2026`, `6 tháng đầu năm 2026`, `Năm 2026`."""
    if rhythm == "monthly":
        return f"Tháng {start.month}/{start.year}"
    if rhythm == "quarterly":
        return f"Quý {ROMAN[(start.month - 1) // 3]}/{start.year}"
    if rhythm == "half_yearly":
        return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
    return f"Năm {start.year}"
