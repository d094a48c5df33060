"""Reminders to those who are late, and the answer to who asked."""

from collections.abc import Sequence
from datetime import date

from danvan_desktop.texts.dates import format_date

LABELS = {"due": "hạn mới", "subject": "tên bảng", "rows": "ô của bảng"}
NOBODY_LATE = "Không có đơn vị nào quá hạn báo cáo với văn bản này."
ONE, EACH = "one", "each"
WAYS = {ONE: "Một công văn chung cho các đơn vị", EACH: "Mỗi đơn vị một công văn"}
COLUMNS = ("Cơ quan, đơn vị", "Nội dung chưa báo cáo", "Thời hạn")
CHOOSE_BODIES = "Hãy chọn ít nhất một đơn vị để đôn đốc."
DUE_PASSED = "Hạn mới phải sau hôm nay. Hãy nhập ngày muộn hơn."
CHOSEN = "Đã chọn {count} đơn vị"
NEXT_REMIND = "Lập công văn đôn đốc"
NEXT_ANSWER = "Soạn báo cáo kết quả"


def question(count: int, number: str, subject: str) -> str:
    return f"{count} đơn vị quá hạn báo cáo theo {number} – {subject}"


def since(due: date, days: int, *, included: bool) -> str:
    word = "hết" if included else "trước"
    return f"{word} {format_date(due)}, quá {days} ngày"


def drafted(count: int) -> str:
    return "Đã lập dự thảo công văn đôn đốc." if count == 1 else f"Đã lập {count} dự thảo công văn đôn đốc."


def reported_since(names: Sequence[str]) -> str:
    return f"Đã báo cáo sau khi soạn công văn: {'; '.join(names)}. Hãy bỏ khỏi Kính gửi và nội dung trước khi ký."
