"""The first-run form, and the sentences with which it ends."""

STEPS = (
    "Bắt đầu",
    "Bước 1/5 – Cơ quan nào",
    "Bước 2/5 – Tên và ký hiệu trên văn bản",
    "Bước 3/5 – Người ký",
    "Bước 4/5 – Nơi giữ dữ liệu",
    "Bước 5/5 – Nơi sao lưu",
    "Xong",
)
LEVELS = ("xã", "phường", "đặc khu")
PROVINCE_LEVELS = ("tỉnh", "thành phố")
NEEDS_OFFICE = "Chưa chọn loại cơ quan."
SIGNER_COLUMNS = {"full_name": "Họ và tên", "authority": "Quyền hạn ký", "title": "Chức vụ", "valid_from": "Ký từ ngày"}
SUGGESTED = "Gợi ý theo: {source}. Hãy đối chiếu với văn bản gần đây của cơ quan."
KNOWN = "Đã khai báo: {names}. Điền tiếp để thêm cơ quan khác, hoặc bấm Bỏ qua."
CHOOSE_FOLDER = "Chọn thư mục giữ dữ liệu"
SYNCED = (
    "Thư mục này được {service} đồng bộ; hai bên cùng ghi có thể làm hỏng tệp. Hãy chọn thư mục trên ổ đĩa máy này."
)
NETWORK = "Thư mục này nằm trên ổ mạng; mạng chập chờn có thể làm hỏng tệp. Hãy chọn thư mục trên ổ đĩa máy này."
FOLDER_TAKEN = "Thư mục này đã có dữ liệu của chương trình. Hãy chọn thư mục khác."
FOLDER_INSIDE = "Thư mục này nằm trong thư mục dữ liệu hiện tại. Hãy chọn thư mục ở chỗ khác."
FOLDER_CLOSED = "Không tạo hoặc không ghi được vào thư mục này. Hãy chọn thư mục khác."
FOLDER_RELATIVE = "Hãy ghi đủ đường dẫn, ví dụ D:\\Dân vận khéo, hoặc bấm Chọn…"
LEFT = "Những gì đã điền chưa được lưu. Giữ lại để lần sau làm tiếp?"
KEEP = "Giữ lại, làm tiếp sau"
DROP = "Bỏ những gì đã điền"
STAY = "Làm tiếp"
MISSING = "Phần cơ quan chưa điền xong:\n{problems}\n\nĐiền tiếp bây giờ, hay lưu các phần khác và điền sau?"
GO_ON = "Điền tiếp"
LATER = "Điền sau"
OFFICE_LATER = "Chưa khai báo cơ quan. Khi cần, mở Tệp › Cơ quan và người ký, hoặc Trợ giúp › Thiết lập ban đầu."
OFFICE_DONE = "Cơ quan: {name}, ký hiệu {symbol}."
SIGNERS_DONE = "Người ký: {names}."
SIGNERS_LATER = "Chưa có người ký; thêm sau ở Tệp › Cơ quan và người ký."
FOLDER_DONE = "Dữ liệu nằm ở {folder}."
FOLDER_MOVES = "Bấm Xong thì dữ liệu được chuyển đến {folder}."
BACKUP_DONE = "Mỗi lần sao lưu, một bản nữa được chép ra {place}."
BACKUP_LATER = "Chưa có nơi sao lưu thứ hai (USB hoặc ổ đĩa khác); chọn sau ở Trợ giúp › Sức khỏe dữ liệu."
FIRST_STEPS = "Ba việc đầu tiên"
STEPS_TO_DO = (
    "Ghi văn bản chỉ đạo của phong trào: Văn bản chỉ đạo › Thêm văn bản (Ctrl+N).",
    "Đăng ký mô hình, điển hình, hoặc nhập cả danh sách từ Excel (Ctrl+I).",
    "Nhấn F1 ở màn hình nào thì xem hướng dẫn của màn hình ấy.",
)
FINISHED = "Đã lưu thiết lập ban đầu."
MOVING = "Đang chuyển dữ liệu…"


def risk(service: str) -> str:
    return NETWORK if service == "network" else SYNCED.format(service=service)
