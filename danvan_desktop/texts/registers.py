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
ARRIVAL_CANCELLED = "Hủy số đến {number}"
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
NO_NUMBER = "Văn bản này chưa có số trong sổ của cơ quan nên không có gì để hủy."
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


def not_kept(number: str, series: str) -> str:
    return f"Số {number} không còn được giữ trong sổ {series} của ngày ký này. Hãy chọn số giữ khác, hoặc lấy số mới."


def other_symbol(typed: str, symbol: str) -> str:
    return f"Ký hiệu {typed} khác ký hiệu của văn bản này ({symbol}). Hãy chỉ ghi số, hoặc sửa ký hiệu của dự thảo."


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


DIRECTIONS = {"outgoing": "Đi", "incoming": "Đến"}
EVERY_STATE = "Mọi tình trạng"
NO_RESERVATION = "(không dùng)"
GAP_HINT = "Chưa có văn bản nào mang số này. Hãy ghi lý do khuyết số."
EXPLAIN = "Ghi lý do"
CANCEL = "Hủy số"
CORRECT = "Đính chính"
CANCEL_BUTTON = "&Hủy số…"
RELEASE_BUTTON = "&Bỏ giữ, bỏ lý do"
CLOSE_BUTTON = "&Khóa sổ"
REOPEN_BUTTON = "Mở lại &sổ"
CLOSE_BOOK = "Khóa sổ"
EXPORT = "Xuất sổ ra Excel"
ASK_PRINTED = "Đã in xong và đưa vào sổ giấy? Các dòng này sẽ được ghi nhớ là đã in, lần sau chỉ cần in dòng mới."
PRINTED_YES = "Đã in xong"
PRINTED_NO = "Chưa in"
ISSUED_NOW = "Đã phát hành {number}. Văn bản đã khóa; hãy đính kèm bản đã ký khi có."
ARRIVED_NOW = "Đã vào sổ đến, số {number}."
CANCELLED_NOW = "Đã hủy số {number}. Văn bản trở lại dự thảo, số đã hủy vẫn nằm trong sổ."
ARRIVAL_CANCELLED_NOW = "Đã hủy số đến {number}. Văn bản trở lại chưa vào sổ, số đã hủy vẫn nằm trong sổ."
REGISTER = "Vào sổ"
SIGNED_FILE = "Bản đã ký"
CORRECTIONS = "Đính chính"
NO_SIGNED_FILE = "chưa đính kèm"
NEXT_ISSUE = "Phát hành…"
NEXT_ARRIVAL = "Vào sổ đến…"


def reservation(number: str, holder: str, day: str) -> str:
    return f"{number} – {holder}, đến hết {day}"


LOOK_FIRST = "▲ {sentence}"


def offered(printed: str, series: str) -> str:
    return f"Sẽ lấy số {printed} trong sổ {series}. Sau khi phát hành, văn bản được khóa và số không hoàn tác được."


def paper(number: str, subject: str) -> str:
    return f"{number}: {subject}"


def in_book(issuer: str, series: str) -> str:
    return f"{issuer}, sổ {series}"


def ask_cancel_arrival(number: str, subject: str) -> str:
    return (
        f"Hủy số đến {number} của văn bản “{subject}”? Văn bản giữ nguyên số, ngày của nơi gửi và trở lại chưa vào sổ; "
        "số đến đã hủy không dùng lại và không hoàn tác được."
    )


def entered(series: str, *, late: bool, arrival: str = "") -> str:
    """How a paper got into its register; `arrival` is the number of one that came in."""
    if arrival:
        return f"Sổ {series}, số {arrival}"
    return f"Sổ {series}, {'vào sổ sau' if late else 'phát hành, đã khóa'}"


def corrected(day: str, reason: str) -> str:
    return f"{day}: {reason}"


def ask_gap(numbers: str) -> str:
    return f"Vì sao khuyết số {numbers}?"


def ask_cancel(number: str, subject: str) -> str:
    return (
        f"Hủy số {number} của văn bản “{subject}”? Văn bản trở lại dự thảo; số đã hủy không dùng lại "
        "và không hoàn tác được."
    )


def ask_correction(number: str) -> str:
    return f"Văn bản {number} đã phát hành nên đã khóa. Hãy ghi lý do đính chính, rồi sửa."


def ask_close(series: str) -> str:
    return f"Khóa sổ {series}? Sau khi khóa, sổ không lấy thêm số cho đến khi mở lại."


def about(state: str, holder: str, reason: str, expires: str, subject: str) -> str:
    """What stands in the register for a number."""
    if state == "reserved":
        return f"Giữ cho {holder} đến hết {expires}: {reason}"
    if state == "cancelled":
        return f"Đã hủy ({reason}): {subject}"
    return f"Bỏ trống: {reason}" if state == "skipped" else subject


def summary(*, count: str, next_number: str, gaps: list[str], printed: str, pages: int, closed: str) -> str:
    """The line over the rows of a register."""
    parts = [f"{count} văn bản", f"Khóa sổ ngày {closed}" if closed else f"Số tiếp theo {next_number}"]
    if gaps:
        parts.append(f"▲ Khuyết số {', '.join(gaps)}")
    if printed:
        parts.append(f"Đã in đến số {printed}, {pages} trang")
    return " · ".join(parts)
