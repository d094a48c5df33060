"""The window, its boxes and its status line."""

from collections.abc import Sequence

TITLE = "Dân vận khéo"
CLOSE = "Đóng"
SAVE = "Lưu"
CANCEL = "Hủy"
DISCARD = "Bỏ thay đổi"
KEEP_EDITING = "Tiếp tục sửa"
UNSAVED = "Biểu mẫu có thay đổi chưa lưu. Lưu lại trước khi đóng?"
BUG = "Chương trình gặp lỗi ngoài dự kiến. Dữ liệu đã lưu vẫn còn nguyên. Hãy gửi phần chi tiết cho người hỗ trợ."
LOG = "Nhật ký lỗi: {file}"
NUMBER = "STT"
SAVED = "Đã lưu."
NOTHING_FOUND = "Không có dòng nào khớp"
CHANGE_FILTER = "Hãy thử từ khác, gõ không dấu cũng được, hoặc chọn lại bộ lọc."
OPENING = "Đang mở dữ liệu…"
UNDONE = "Đã hoàn tác: {what}"
REDONE = "Đã làm lại: {what}"
UNDO = "Hoàn tác: {what}"
REDO = "Làm lại: {what}"
STEPPING = "Đang thực hiện, xin đợi…"
NO_UNDO = "Hoàn tác"
NO_REDO = "Làm lại"
NEEDS_ISSUER = "Trước hết hãy khai báo cơ quan ban hành và người ký, rồi thêm văn bản."
EXPORT = "Xuất giấy tờ"
EXPORT_LIST = "Xuất danh sách ra tệp"
EXPORT_KINDS = {
    ".docx": "Tệp Word (*.docx)",
    ".pdf": "Tệp PDF (*.pdf)",
    ".xlsx": "Tệp Excel (*.xlsx)",
    ".csv": "Tệp CSV (*.csv)",
    ".ics": "Tệp lịch (*.ics)",
}
EXPORTING = "Đang xuất giấy tờ…"
FOLDER = "Dữ liệu: {folder}"
TEXT_SIZE = "Cỡ chữ {percent} %"
PASTED = "Các dòng vừa dán"
NO_ROWS_TO_PASTE = (
    "Chưa có dòng nào để dán. Hãy chọn các dòng trong Excel hoặc Word, kể cả dòng tiêu đề, bấm Ctrl+C, "
    "rồi bấm Ctrl+V ở đây."
)
CHOOSE_ROWS = "Hãy chọn ít nhất một dòng trong bảng."


def removed(count: int) -> str:
    return f"Đã xóa {count} dòng. Hoàn tác (Ctrl+Z)."


def count(rows: int, *, more: bool = False) -> str:
    number = f"{rows:,}".replace(",", ".")
    return f"Hơn {number} dòng" if more else f"{number} dòng"


TOTALS_BETWEEN = "  ·  "


def total(label: str, value: str) -> str:
    return f"{label}: {value}"


def chosen(rows: int, totals: Sequence[str]) -> str:
    return f"Đang chọn {count(rows)}" + (f" ({'; '.join(totals)})" if totals else "")


def next_step(label: str) -> str:
    return f"Bước tiếp: {label}"


def exported(path: str, *, shown: bool) -> str:
    return f"Đã xuất {path}" + ("" if shown else ". Máy này chưa có chương trình mở loại tệp đó.")


def about(version: str, folder: str, *, portable: bool) -> str:
    where = "đi cùng chương trình, trên cùng thẻ nhớ hoặc thư mục" if portable else "của người dùng này, trên máy này"
    return f"Dân vận khéo, phiên bản {version}\n\nThư mục dữ liệu ({where}):\n{folder}"
