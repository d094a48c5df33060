"""Sentences about taking in a document that was read."""

NO_SUCH_KIND = "Văn bản ghi “{kind}”, danh mục chưa có loại này."
COUNTED = "Ngày được tính từ ngày ký, không ghi sẵn."
NO_TITLE = "Văn bản ghi tên {name} nhưng không rõ chức vụ."
NEW_ISSUER = "Cơ quan này chưa có trong danh sách, sẽ được thêm khi lưu."
AGAIN = "Việc định kỳ nêu ngoài các mục được thêm ở cuối."
NO_DAY = "Có việc định kỳ không nêu ngày: hãy thêm ngày vào ô “Định kỳ” hoặc xóa ô đó."
LOOK_AT_ALL = "Xem cả viết tắt và hệ thống."
BY_SYMBOL = "Văn bản không ghi tên cơ quan. Đoán theo ký hiệu và địa danh."
NO_ISSUER = "Hãy chọn cơ quan gửi văn bản."

MARKS = {
    "sure": "✔ Chắc chắn",
    "unsure": "Cần xem lại",
    "absent": "○ Không thấy trong văn bản",
    "edited": "✎ Đã sửa",
}
SEEN = "Đã xem lại: {field}"
SEEN_HOW = "Đánh dấu khi đã đúng (F8)"
SEEN_ALREADY = "✔ Đã xem lại"
LABELS = {
    "issuer_name": "tên cơ quan",
    "issuer_symbol": "ký hiệu của cơ quan",
    "issuer_track": "khối",
    "tasks": "nhiệm vụ",
    "copies": "nơi nhận",
}

TITLE_OF = "Văn bản đến: {name}"
PASTED = "Văn bản đã dán"
PASTED_FILE = "Văn bản {name}.txt"
UNNUMBERED = "không số"
ADD_ISSUER = "+ Thêm: {name}"
ADD_SIGNER = "+ Thêm: {signer}"
ADD_OTHER = "+ Thêm cơ quan khác…"
SAVE = "Lưu và vào sổ"

LEFT_ONE = "Còn 1 mục cần xem lại."
ALL_SEEN = "Mọi mục cần xem lại đã được xem."
NO_ISSUER_YET = "Còn phải chọn cơ quan ban hành."
NO_NAME_YET = "Còn phải ghi tên cơ quan mới."
SAVE_ANYWAY = "Lưu luôn"
LOOK_ON = "Xem tiếp"
RECEIVED = "Nhận văn bản {number}"
RECEIVED_NOW = "Đã lưu văn bản {number}. Chưa vào sổ đến: bấm Ctrl+G để lấy số đến."
KNOWN = "Văn bản này đã có trong danh sách: {number} ngày {day}, {subject}."
OPEN_KNOWN = "Mở văn bản đã có"
MERGE = "Gộp với nhiệm vụ trên"
SPLIT = "Tách nhiệm vụ"
TAKE = "Đưa chữ đã chọn vào ô"
NOTHING_SELECTED = "Hãy chọn một đoạn chữ ở bên trái, rồi đưa vào ô."
NO_FIELD = "Hãy bấm vào ô cần điền trước, rồi chọn đoạn chữ ở bên trái."
NOT_TAKEN = "Không đưa được “{text}” vào ô này. Hãy tự nhập."
DEADLINES = ("Hạn", "Câu trong văn bản")
COMPUTED_DAY = "{day} (tính từ ngày ký)"
FROM_ANOTHER_DAY = "Tính từ ngày khác"

OPEN_TITLE = "Đọc văn bản đến"
OPEN_KINDS = "Văn bản (*.docx *.docm *.doc *.rtf *.odt *.pdf *.txt);;Mọi tệp (*)"
NOTHING_TO_PASTE = "Bộ nhớ tạm không có chữ hay tệp nào. Hãy chép (Ctrl+C) nội dung hoặc tệp văn bản rồi dán lại."
READING = "Đang đọc {name}…"
STOP = "Dừng"
STOPPED = "Đã dừng đọc văn bản."
KEEP = "Tự nhập và đính kèm tệp"
ONE_FILE = "Hãy thả từng tệp một: chương trình đọc mỗi lần một văn bản."
GONE = "Tệp {name} không còn ở chỗ cũ. Hãy bỏ chọn “Đính kèm tệp gốc”, hoặc để tệp lại chỗ cũ rồi lưu."


def left(count: int, lacking: str) -> str:
    """What is still to be done; `lacking` says what has to be known of who sent the paper."""
    if not count:
        return lacking or ALL_SEEN
    return LEFT_ONE if count == 1 else f"Còn {count} mục cần xem lại."


def ask_unseen(names: list[str]) -> str:
    return f"Còn {len(names)} mục chưa xem lại: {', '.join(names)}. Lưu luôn?"


def rhythm(recurring: str) -> str:
    """`monthly:23` and the like in words."""
    what, _, when = recurring.partition(":")
    if what == "monthly":
        return f"Ngày {when} hằng tháng"
    if what == "quarter-end-month":
        return f"Ngày {when} tháng cuối quý"
    if what == "yearly":
        month, _, day = when.partition("-")
        return f"Ngày {int(day)}/{int(month)} hằng năm"
    return f"{when.split('-')[0]} tháng một lần"


def month(told: str) -> str:
    year, _, number = told.partition("-")
    return f"Tháng {int(number)}/{year}"
