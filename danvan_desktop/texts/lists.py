"""Lists as they are printed and exported."""

from datetime import date

NUMBER = "STT"
SEARCH = "có “{words}”"
SORT_UP = "xếp theo {column}"
SORT_DOWN = "xếp theo {column}, giảm dần"
BETWEEN = "; "
EMPTY = "Danh sách đang xem không có dòng nào để in."
ENDS = {"first": "từ", "last": "đến"}
ENDS_TURNED = "Mục đến nhỏ hơn mục từ. Hãy đổi lại hai mục."


def row_count(rows: int, day: date) -> str:
    number = f"{rows:,}".replace(",", ".")
    return f"({number} dòng, lập ngày {day:%d/%m/%Y})"


def unknown_format(suffix: str) -> str:
    return f"Không xuất được danh sách ra tệp đuôi “{suffix}”. Hãy đặt tên tệp có đuôi .xlsx, .csv, .pdf hoặc .docx."
