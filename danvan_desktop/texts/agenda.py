"""The agenda: calendar of deadlines, its lists, its files."""

from collections.abc import Iterable
from datetime import date

from danvan_desktop.texts.dates import format_date

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
WEEK = "Tuần"
STATES = {"late": "Quá hạn", "soon": "Sắp đến hạn", "on_time": "Trong hạn", "done": "Xong"}
SIGNS = {"late": "▲", "soon": "◔", "on_time": "●", "done": "✔"}
KINDS = {"directive": "Văn bản", "task": "Nhiệm vụ", "session": "Họp hội đồng"}
EVERY_KIND = "Mọi việc"
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
    """`Thứ Hai, 30/11/2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {format_date(day)}"


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


# --- the digest

DIGEST_TITLE = "Việc đến hạn"
DIGEST_COLUMNS = ("Hạn cuối", "Số, ký hiệu", "Nội dung", "Còn lại", "Ghi chú")
DIGEST_NOTHING = "Không có việc nào quá hạn, hết hạn hôm nay hay trong tuần này."
LATE, TODAY, WEEK_AHEAD = "Quá hạn", "Hôm nay", "Trong tuần này, đến chủ nhật"


def group(name: str, count: int) -> str:
    return f"{name} ({count})"


def overdue(count: int) -> str:
    return f"{count} báo cáo quá hạn" if count else ""


def digest(today: int, week: int, late: int) -> str:
    """One line for the window and for the tray."""
    parts = [(late, "quá hạn"), (today, "hết hạn hôm nay"), (week, "trong tuần này")]
    told = ", ".join(f"{count} việc {words}" for count, words in parts if count)
    return f"Việc đến hạn: {told}." if told else DIGEST_NOTHING


def hidden(count: int) -> str:
    return f"Còn {count} văn bản quá hạn khác: xem ở tab Văn bản chỉ đạo, lọc Quá hạn."
