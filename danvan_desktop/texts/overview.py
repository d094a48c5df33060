"""The overview."""

from datetime import date

from danvan_desktop.texts.agenda import WEEKDAYS
from danvan_desktop.texts.dates import format_date

TITLE = "Tổng quan"
EVERY_PERIOD = "Tất cả các năm"
TILES = ("Văn bản chỉ đạo", "Mô hình, điển hình", "Đã công nhận", "Quyết định khen thưởng")
WAITING = {
    "late": "Văn bản quá hạn",
    "today": "Văn bản hết hạn hôm nay",
    "week": "Văn bản có hạn trong 7 ngày tới",
    "issue": "Văn bản dự thảo, chưa phát hành",
    "arrive": "Văn bản đến chưa vào sổ",
    "score": "Mô hình chưa có điểm",
    "decide": "Mô hình được đề nghị, chờ quyết định",
    "issue_award": "Quyết định khen thưởng chưa ban hành",
}
WAITING_SIGNS = {
    "late": "▲",
    "today": "◔",
    "week": "◔",
    "issue": "○",
    "arrive": "○",
    "score": "○",
    "decide": "★",
    "issue_award": "○",
}
STATES = {
    "today": "Hết hạn hôm nay",
    "week": "Hạn trong 7 ngày tới",
    "issue": "Chưa phát hành",
    "arrive": "Đến, chưa vào sổ",
}
"""What a list of directives can be asked for beside the states of deadlines."""
UNSCORED = {"score": "Chưa có điểm"}
MONTHS = {f"{month:02d}": f"Tháng {month}" for month in range(1, 13)}
EVERY_MONTH = "Mọi tháng"
FIELDS_CHART = "Mô hình, điển hình theo lĩnh vực và tình trạng"
AWARDS_BY_MONTH = "Quyết định khen thưởng theo tháng, năm {year}"
AWARDS_BY_YEAR = "Quyết định khen thưởng theo năm"
NO_EXEMPLARS = "Chưa có mô hình, điển hình nào trong thời gian này."
NO_AWARDS = "Chưa có quyết định khen thưởng nào trong thời gian này."
STEPS = {
    "setup_action": ("1", "Khai báo cơ quan", "Tên, ký hiệu, địa danh và người ký: in trên mọi văn bản."),
    "add_directive": ("2", "Nhập văn bản chỉ đạo", "Số, ngày, trích yếu, nhiệm vụ và hạn báo cáo."),
    "practice_action": ("3", "Xem dữ liệu mẫu", "Số liệu làm thử, tách hẳn khỏi dữ liệu thật."),
}
STEP_DONE = "✔"
PAPER_SIGNS = {"directive": "▪", "award_decision": "★"}
TOTAL = "Tổng"
COPY_CHART = "Sao chép biểu đồ và số liệu (Ctrl+C)"
PRINT = "Xem và in tổng quan…"
NUMBERS = "Số liệu"
WAITING_TITLE = "Việc hôm nay"
NOTHING_WAITS = "Không có việc nào đang chờ."
CANNOT_WRITE = "Không ghi được {path} ({why}). Hãy chọn nơi khác hoặc đóng chương trình đang mở tệp này."
OPEN_LIST = "Mở danh sách này"


def today(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]}, {format_date(day)}"


def below(day: date, period: str) -> str:
    return f"{today(day)} · {period}"


def stem(day: date) -> str:
    return f"Tổng quan {day:%Y-%m-%d}"


def year(number: str) -> str:
    return f"Năm {number}"


def month(key: str) -> str:
    """`2026-07` on an axis, or a year as it is."""
    return f"T{int(key[5:])}" if "-" in key else key


def figure(label: str, count: int) -> str:
    return f"{label}: {number(count)}"


def number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def paper(printed_number: str, subject: str) -> str:
    return f"{printed_number.strip()} – {subject}" if printed_number.strip() else subject


def part(bar: str, series: str, count: int) -> str:
    return f"{bar} – {series}: {number(count)}"
