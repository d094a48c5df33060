"""Preview and print."""

from datetime import datetime

from danvan_desktop.texts.dates import format_date, format_moment

PREPARING = "Đang lập văn bản…"
PREPARING_PAGES = "Đang lập văn bản, đã xong {done} trang…"
PAGES = "/ {count}"
FIT_WIDTH = "Vừa chiều rộng"
FIT_PAGE = "Vừa cả trang"
PERCENT = "{percent} %"
NO_HITS = "Không thấy"
SEARCHING = "Đang tìm…"
HIT = "{hit}/{count}"
NO_PRINTER = "Máy này chưa cài máy in. Hãy lưu PDF rồi in ở máy khác."
PRINTER_GONE = (
    "Không in được vì máy in “{name}” không còn hoặc đang tắt. Hãy kiểm tra máy in, chọn máy khác, hoặc lưu PDF."
)
PRINT_REFUSED = "Máy in “{name}” không nhận lệnh in. Hãy kiểm tra máy in rồi in lại, hoặc lưu PDF để in ở máy khác."
PRINTING = "Đang in trang {done}/{total}…"
STOPPED = "Đã dừng in. Các trang đã gửi đến máy in vẫn được in ra."
NOT_A_PDF = "Không mở được bản PDF để xem trước. Hãy đóng cửa sổ này rồi in lại."
SAVE_PDF = "Lưu PDF"
SAVE_WORD = "Lưu bản Word"
SAVED = "Đã lưu {path}."
OPENED = "Đã mở {path}."
NOT_OPENED = "Đã lưu {path}, nhưng máy này chưa có chương trình mở loại tệp đó."
RETRY = "Thử lại"
OTHER_PLACE = "Lưu nơi khác…"
GIVE_UP = "Thôi"
NO_WORD = "Bản này là bản in lại đúng như đã in, nên chỉ có PDF."
DUPLEX = {"auto": "Theo máy in", "none": "Một mặt", "long": "Hai mặt, lật cạnh dài", "short": "Hai mặt, lật cạnh ngắn"}
TRAYS = {
    "auto": "Tự chọn",
    "upper": "Khay trên",
    "middle": "Khay giữa",
    "lower": "Khay dưới",
    "manual": "Khay tay, đặt từng tờ",
    "large": "Khay lớn",
    "cassette": "Hộp giấy",
}
SHEETS = {"own": "Theo văn bản", "A3": "A3", "A4": "A4", "A5": "A5", "Letter": "Letter"}
SCALES = {"real": "Đúng cỡ thật", "fit": "Thu vừa vùng in"}
TITLE = "{name} – Xem và in"

LOOK_AT = "Cần xem trước khi trình ký: {what}"
KEPT = "In {name}, {copies} bản"
AGAIN = "In lại đúng như đã in"
NEVER_PRINTED = "Chưa in lần nào"
NOT_KEPT = "Đã in, nhưng không giữ lại được bản in. {why}"


def past(name: str, at: datetime, copies: int, who: str) -> str:
    return f"{format_moment(at)} – {name}, {copies} bản, {who}"


def lost(name: str, at: datetime) -> str:
    return (
        f"Bản “{name}” đã in ngày {format_date(at)} không còn nguyên vẹn trong thư mục dữ liệu. "
        "Hãy khôi phục từ bản sao lưu, hoặc in bản hiện nay."
    )


def bad_pages(piece: str) -> str:
    return f"“{piece}” không phải là số trang. Hãy ghi như 1-3, 5 hoặc để trống để in tất cả."


def no_such_page(piece: str, count: int) -> str:
    return f"Văn bản có {count} trang, không có trang “{piece}”. Hãy ghi lại số trang hoặc để trống để in tất cả."


def printed(pages: int, copies: int, printer: str) -> str:
    more = f", {copies} bản" if copies > 1 else ""
    return f"Đã gửi {pages} trang{more} đến máy in {printer}."
