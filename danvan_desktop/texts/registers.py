"""Registers: numbers taken, reserved, cancelled, left out; issuing and what follows from it."""

from danvan_desktop.texts import issuing

LABELS = issuing.LABELS | {
    "holder": "người giữ số",
    "reason": "lý do",
    "expires": "hạn giữ số",
    "start": "số bắt đầu",
    "keeper": "người nhận",
    "copies": "số lượng bản",
    "moved_on": "ngày chuyển",
    "note": "ghi chú",
    "receiver": "cơ quan nhận",
    "arrived_on": "ngày đến",
}

ARRIVALS = "Đến"
PLAIN_NUMBER = "Số gồm chữ số, có thể thêm một chữ cái, ví dụ 12 hoặc 12a."
STATES = {
    "taken": "✔ Đã dùng",
    "late": "✔ Vào sổ sau",
    "reserved": "◔ Đang giữ",
    "expired": "○ Hết hạn giữ",
    "cancelled": "✖ Đã hủy",
    "skipped": "● Bỏ trống, có lý do",
    "gap": "▲ Khuyết số",
}

ISSUED = "Phát hành văn bản: {subject}"
ARRIVED = "Vào sổ đến: {subject}"
CANCELLED = "Hủy số {number}"
RESERVED = "Giữ số {number}"
RELEASED = "Bỏ giữ số {number}"
EXPLAINED = "Ghi lý do khuyết số {first}"
STARTED = "Đặt số bắt đầu của sổ {series}"
CLOSED = "Khóa sổ {series}"
REOPENED = "Mở lại sổ {series}"
DELIVERED = "Ghi sổ số {number}"
PRINTED = "In sổ {series}"
CORRECTED = "Đính chính văn bản {number}: {reason}"

ALREADY = "Văn bản này đã có số {number}. Số đã phát hành không thay được; muốn đổi, hãy hủy số rồi phát hành lại."
NO_NUMBER = "Văn bản này chưa có số nên không có gì để hủy."
LOCKED = (
    "Văn bản số {number} đã phát hành nên đã khóa. Muốn sửa, hãy dùng Đính chính và ghi lý do; "
    "muốn đổi số, hãy hủy số rồi phát hành lại."
)
NUMBER_STAYS = "Đính chính không đổi được số, ký hiệu và cơ quan ban hành. Muốn đổi số, hãy hủy số rồi phát hành lại."
NOT_REMOVED = "Văn bản số {number} đã phát hành nên không xóa được. Nếu phát hành nhầm, hãy hủy số và ghi lý do."
INCOMING = "Đây là văn bản đến: hãy dùng Vào sổ đến."
NOT_INCOMING = "Đây là văn bản đi: hãy dùng Phát hành."
ALREADY_ARRIVED = "Văn bản này đã vào sổ đến, số {number}."
NEEDS_DAY = "Hãy ghi ngày ký của văn bản."
DAY_TO_COME = "Ngày này chưa tới. Số chỉ được lấy khi văn bản đã ký."
NOT_YET_HERE = "Ngày đến chưa tới. Hãy kiểm tra lại ngày."
NOTHING_TO_PRINT = "Sổ này chưa có số nào để in."
NOTHING_NEW = "Sổ không có dòng mới từ lần in trước. Bỏ chọn “Chỉ in dòng mới” để in lại cả sổ."
NO_LINES = "Quyết định chưa có tập thể, cá nhân nào được khen nên chưa phát hành được."


def unexplained(series: str, gaps: list[str]) -> str:
    return f"Sổ {series} còn khuyết số {', '.join(gaps)}. Hãy ghi lý do từng chỗ khuyết rồi khóa sổ."


def taken(number: str, holder: str) -> str:
    return f"Số {number} đã dùng cho văn bản “{holder}” trong cùng sổ. Hãy chọn số khác."


def cancelled(number: str, reason: str) -> str:
    return f"Số {number} đã hủy ({reason}) nên không dùng lại. Hãy chọn số khác."


def held(number: str, holder: str, expires: str) -> str:
    return f"Số {number} đang giữ cho {holder} đến hết ngày {expires}. Hãy chọn số khác hoặc bỏ giữ số trong sổ."


def closed(series: str, day: str) -> str:
    return f"Sổ {series} đã khóa ngày {day}. Muốn lấy thêm số, hãy mở lại sổ."


def starts_earlier(first: int) -> str:
    return f"Sổ đã có số {first:02d} nên không bắt đầu sau số đó được."


def before_start(number: str, start: int) -> str:
    return f"Sổ này bắt đầu từ số {start:02d} nên không lấy số {number}. Hãy kiểm tra lại số."


def gap(first: int, last: int) -> str:
    return f"{first:02d}" if first == last else f"{first:02d} – {last:02d}"


def too_many(count: int, limit: int) -> str:
    return (
        f"Khuyết {count} số liền nhau, nhiều hơn {limit}. "
        "Nếu cơ quan bắt đầu dùng sổ giữa chừng, hãy đặt số bắt đầu của sổ thay vì ghi lý do từng số."
    )
