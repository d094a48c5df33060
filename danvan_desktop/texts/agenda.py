"""The agenda: calendar of deadlines, its lists, its files."""

from collections.abc import Iterable
from datetime import date

WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
WEEK = "Tuần"
STATES = {"late": "Quá hạn", "soon": "Sắp đến hạn", "on_time": "Trong hạn", "done": "Xong"}
SIGNS = {"late": "▲", "soon": "◔", "on_time": "●", "done": "✔"}
KINDS = {"directive": "Văn bản", "task": "Nhiệm vụ", "session": "Họp hội đồng"}
EVERY_KIND = "Mọi việc"
OPEN_ONLY = "Chỉ việc chưa xong"
COLUMNS = ("Ngày", "Việc", "Số, ký hiệu", "Nội dung", "Tình trạng", "Ghi chú")
LIST_TITLE = "Lịch hạn {month}"
NOTHING = "{month} không có hạn nào."
SWAPPED = "Làm bù"
FREE = "Không có hạn nào."
FILE = "Lịch hạn {first} đến {last}"
CALENDAR = "Lịch hạn – Dân vận khéo"
ICS_SAVED = "Đã xuất {count} hạn ra {path}. Mở tệp này bằng Outlook, Google Lịch hoặc lịch trên điện thoại."
NOTHING_TO_EXPORT = "Từ {first} đến {last} không có hạn nào để xuất."
EXPORT_ICS = "Xuất lịch ra tệp .ics"
MORE = "và {count} việc khác"


def month(day: date) -> str:
    return f"Tháng {day.month} năm {day.year}"


def day(day: date) -> str:
    """`Thứ hai, 30/11/2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def task(number: int, text: str) -> str:
    """A task by its number and its first line."""
    return f"{number}. {text.splitlines()[0]}"


def reported(answered: int, asked: int) -> str:
    return f"Đã có {answered}/{asked} báo cáo"


def counts(late: int, soon: int, items: int) -> str:
    """The line under the calendar."""
    return f"{items} việc trong tháng: {late} quá hạn, {soon} sắp đến hạn"


def told(number: str, text: str, state: str, more: Iterable[str]) -> str:
    """A line of the day: the number with its state, what is asked, and how long there is."""
    return "\n".join((f"{state}: {number}", text, ". ".join(filter(None, more))))


def summary(kind: str, number: str, text: str) -> str:
    """The title of an entry of the calendar file."""
    return f"{kind}: {number} – {text}" if kind else f"{number} – {text}"
