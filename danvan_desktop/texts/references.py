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
NONE_YET = "Chưa có văn bản nào khác để chọn"
NONE_FOUND = "Không có văn bản nào khớp. Hãy thử từ khác, gõ không dấu cũng được"
MORE = "Chỉ hiện {count} văn bản đầu tiên. Hãy gõ thêm chữ để tìm."
