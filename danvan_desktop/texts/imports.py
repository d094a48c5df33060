"""The import of a list, step by step."""

STEPS = ("Bước 1/3 – Chọn tệp", "Bước 2/3 – Ghép cột", "Bước 3/3 – Xem lại và nhập")
OPEN = "Chọn tệp danh sách mô hình"
FILE_KINDS = "Danh sách (*.xlsx *.xlsm *.xls *.ods *.csv *.txt)"
READING = "Đang đọc tệp…"
TAKING = "Đang nhập…"
NEXT = "&Tiếp theo"
REQUIRED = "{label} *"
NOT_TAKEN = "Không lấy"
UNNAMED = "(cột thứ {number}, không có tên)"
SEVERAL = " + "
ALL_ROWS = "Mọi dòng: {name}"

TITLES = ("Dòng", "Kết quả", "Tên mô hình, điển hình", "Đơn vị", "Lĩnh vực", "Năm", "Cần xem lại")
STATES = {"problem": "✖ Có lỗi", "unsure": "◔ Xem lại", "good": "✔ Nhập được", "skipped": "– Bỏ qua"}
UNSURE = "Chưa chắc: {labels}. Hãy xem lại."
MISSING = "(chưa có)"
ROW = "{row}"
ROW_OF_SHEET = "{sheet}, {row}"
TOLD = "Dòng {place}: {sentences}"


def taken(count: int) -> str:
    return f"Đã nhập {count} mô hình. Hoàn tác (Ctrl+Z)."


def take(count: int) -> str:
    """The button that takes all rows."""
    return f"&Nhập {count} mô hình" if count else "&Nhập"


def summary(rows: int, problems: int, unsure: int, skipped: int) -> str:
    """What is in the file, and what stands in the way of taking it."""
    parts = [f"{rows} mô hình"]
    parts += [f"{count} dòng {what}" for count, what in ((unsure, "nên xem lại"), (skipped, "bỏ qua")) if count]
    if not rows:
        return "Không có dòng nào để nhập. Hãy quay lại ghép cột hoặc chọn tệp khác."
    if not problems:
        return f"{', '.join(parts)}."
    return (
        f"{', '.join(parts)}. Còn {problems} dòng có lỗi nên chưa nhập được: "
        "hãy sửa và lưu tệp rồi bấm Đọc lại tệp, hoặc quay lại ghép cột."
    )
