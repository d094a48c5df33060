"""Papers that answer and cite one another."""

RELATIONS = {"answers": "Trả lời", "cites": "Viện dẫn"}
ANSWERS = "Trả lời văn bản"
ANSWERED_BY = "Đã trả lời bằng"
CITES = "Văn bản viện dẫn"
PAPER = "{number} ngày {day}"
CHANGED = "Ghi văn bản {number} trả lời văn bản khác"
SAVED = "Đã ghi văn bản được trả lời."
TITLE = "{number} trả lời văn bản nào?"
COLUMNS = ("Số, ký hiệu", "Ngày ký", "Trích yếu", "Cơ quan ban hành")
CHOSEN = "Đã chọn {count} văn bản"
MORE = "Chỉ hiện {count} văn bản đầu tiên. Hãy gõ thêm chữ để tìm."
