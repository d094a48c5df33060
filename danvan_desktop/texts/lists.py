"""Lists as they are printed and exported."""

from collections.abc import Sequence
from datetime import date

from danvan_desktop.texts.dates import format_date

NUMBER = "STT"
SEARCH = "có “{words}”"
SORT_UP = "xếp theo {column}"
SORT_DOWN = "xếp theo {column}, giảm dần"
BETWEEN = "; "
EMPTY = "Danh sách đang xem không có dòng nào để in."
HEADING_TIP = (
    "{column}\nBấm để xếp theo cột này, giữ Shift hoặc Ctrl rồi bấm để xếp thêm cột.\n"
    "Bấm nút bên phải hoặc nút phải chuột để lọc (trong bảng: Alt+↓). Kéo để dời cột."
)
FILTER_TITLE = "Lọc cột {column}"
FILTER_QUESTION = "Chỉ hiện các dòng theo “{column}”"
HOWS = {
    "text": ("có chứa chữ", "để trống", "đã ghi"),
    "choice": ("là một trong các mục", "để trống", "đã ghi"),
    "day": ("từ ngày đến ngày", "để trống", "đã ghi"),
    "number": ("từ số đến số", "để trống", "đã ghi"),
    "money": ("từ số tiền đến số tiền", "để trống", "đã ghi"),
}
END_HINTS = {
    "day": "Gõ 1/7/26, 010726 hoặc 1/7. Để trống một ô nếu chỉ cần một đầu.",
    "number": "Gõ 85 hoặc 85,5. Để trống một ô nếu chỉ cần một đầu.",
    "money": "Gõ 1500000 hoặc 1.500.000. Để trống một ô nếu chỉ cần một đầu.",
}
NEEDS_COLUMN = "Chưa chọn cột nào. Hãy đánh dấu ít nhất một cột."
OWN_ORDER = "Thứ tự thường dùng của danh sách"
NO_MORE_ORDER = "(không)"
DIRECTIONS = ("Tăng dần", "Giảm dần")
MENU_UP = "Xếp &tăng dần"
MENU_DOWN = "Xếp &giảm dần"
MENU_ADD = "Xếp &thêm theo cột này"
MENU_NO_ORDER = "&Thôi xếp"
MENU_FILTER = "&Lọc “{column}”…"
MENU_NO_FILTER = "&Bỏ lọc “{column}”"
MENU_HIDE = "Ẩ&n cột “{column}”"
MENU_COLUMNS = "&Cột và thứ tự xếp…"
MENU_RESET = "Đặt lại c&ột"
BY_COLUMN = "&Lọc theo cột"
SAVE_FILTER = "L&ưu bộ lọc…"
SAVE_FILTER_TITLE = "Lưu bộ lọc"
SAVE_FILTER_NAME = "Tên bộ lọc, để lần sau chọn lại ở nút Bộ lọc:"
FORGET_FILTER = "&Xóa bộ lọc đã lưu"
FILTER_SAVED = "Đã lưu bộ lọc “{name}”. Lần sau chọn ở nút Bộ lọc."
FILTER_FORGOTTEN = "Đã xóa bộ lọc “{name}”."
NOTHING_TO_SAVE = "Danh sách chưa lọc gì nên không có gì để lưu. Hãy lọc hoặc tìm trước."
REMOVE_FILTER = "Bỏ lọc “{filter}”"
REMOVE_ALL = "Bỏ hết lọc"
REMOVE_ALL_TIP = "Bỏ mọi điều kiện lọc và từ tìm (Ctrl+Shift+L)"
ENDS = {"first": "từ", "last": "đến"}
ENDS_TURNED = "Mục đến nhỏ hơn mục từ. Hãy đổi lại hai mục."


def row_count(rows: int, day: date) -> str:
    number = f"{rows:,}".replace(",", ".")
    return f"({number} dòng, lập ngày {format_date(day)})"


def unknown_format(suffix: str) -> str:
    return f"Không xuất được danh sách ra tệp đuôi “{suffix}”. Hãy đặt tên tệp có đuôi .xlsx, .csv, .pdf hoặc .docx."


def contains(column: str, words: str) -> str:
    return f"{column} có “{words}”"


def one_of(column: str, labels: Sequence[str]) -> str:
    return f"{column}: {', '.join(labels)}"


def between(column: str, first: str, last: str) -> str:
    if first == last:
        return f"{column}: {first}"
    ends = [f"{word} {end}" for word, end in (("từ", first), ("đến", last)) if end]
    return f"{column} {' '.join(ends)}"


def empty(column: str) -> str:
    return f"{column}: để trống"


def filled(column: str) -> str:
    return f"{column}: đã ghi"


def of_year(year: str) -> str:
    return f"Năm {year}"
