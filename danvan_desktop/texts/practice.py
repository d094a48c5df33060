"""The practice data."""

MARK = "LÀM THỬ"
FILE = "LÀM THỬ – {name}"
TITLE = "LÀM THỬ – {title}"
BAND = "DỮ LIỆU LÀM THỬ – không phải số liệu thật"
BAND_TIP = "Tên người ở đây là hư cấu. Sửa, xóa, in thử đều không ảnh hưởng gì đến dữ liệu của cơ quan."
PREPARING = "Đang chuẩn bị dữ liệu làm thử…"
FRESH = "Dữ liệu làm thử đã trở lại như mới."
AGAIN = "Bỏ mọi thứ đã làm thử và bắt đầu lại với dữ liệu mẫu? Dữ liệu thật không bị động đến."
START_OVER = "Làm lại từ đầu"
KEEP = "Để nguyên"
PLACE_TAKEN = (
    "Thư mục {path} đang chứa dữ liệu khác nên không đặt dữ liệu làm thử vào đó được. "
    "Hãy đổi tên hoặc chuyển thư mục ấy đi rồi thử lại."
)
NOT_WRITTEN = (
    "Không ghi được dữ liệu làm thử tại {path}. Hãy xem ổ đĩa còn chỗ không và máy này có được ghi vào đó không."
)
ONLY_PRACTICE = "Đây là bản sao lưu của dữ liệu làm thử, không đưa vào dữ liệu thật được. Hãy chọn bản sao lưu khác."
ONLY_REAL = (
    "Đây là bản sao lưu của dữ liệu thật, không đưa vào dữ liệu làm thử được. "
    "Hãy bấm “Về dữ liệu thật” rồi khôi phục ở đó."
)
