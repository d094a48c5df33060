"""The screens about safety: health, backups, restoring, recovery, and what the window says of them."""

# --- health

HEALTH_ROWS = {
    "state": "Kết quả kiểm tra",
    "records": "Số bản ghi",
    "changes": "Lần thay đổi đã ghi",
    "log": "Chưa có trong bản sao lưu",
    "database": "Cỡ dữ liệu",
    "attachments": "Cỡ tệp đính kèm",
    "copies": "Cỡ các bản sao lưu",
    "free": "Ổ đĩa còn trống",
    "version": "Phiên bản",
    "folder": "Thư mục dữ liệu",
}
CHANGES_LEFT = "{count} thay đổi (đang nằm trong nhật ký)"
LOG_NOT_JOINED = "không rõ: nhật ký không nối tiếp với bản sao lưu gần nhất, hãy sao lưu ngay"
NOTHING_LEFT = "không có, mọi thay đổi đã được sao lưu"
VERSION = "{app} · lược đồ {schema} · SQLite {sqlite}"
NOT_CHECKED = "chưa kiểm tra trong lần mở này"
CHECKING = "đang kiểm tra…"
SOUND = "lành lặn"
UNSOUND = "có {count} vấn đề"
PROBLEMS = "Đã kiểm tra và thấy:\n\n{problems}\n\nHãy sao lưu ngay, rồi gửi gói hỗ trợ cho người giúp."
COPY_COLUMNS = ("Lúc", "Lý do", "Bản ghi", "Cỡ", "Tệp")
UNREADABLE = "không đọc được"
SEALED = "Bản sao lưu đang có mật khẩu."
NOT_SEALED = "Bản sao lưu chưa có mật khẩu: ai nhặt được USB đều mở được."
SET_PASSPHRASE = "&Đặt mật khẩu…"
CHANGE_PASSPHRASE = "Đổi hoặc bỏ &mật khẩu…"
CHOOSE_PLACE = "Chọn nơi sao lưu thứ hai"
BACKING_UP = "Đang sao lưu…"
BACKED_UP = "Đã sao lưu và kiểm tra xong {records} bản ghi."
SECOND_FAILED = "{done}\n\nNhưng chưa chép được sang nơi thứ hai: {why}"
BUNDLE = "Lưu gói hỗ trợ"
BUNDLE_KIND = "Tệp nén (*.zip)"
BUNDLE_NAME = "goi-ho-tro-dan-van-kheo.zip"
BUNDLED = "Đã tạo gói hỗ trợ, trong đó không có tên người hay nội dung đã nhập:\n{path}"
RISKS = {
    "network": "Dữ liệu đang nằm trên ổ mạng; mạng chập chờn có thể làm hỏng tệp.",
    "": "Dữ liệu đang nằm trong thư mục mà {service} đồng bộ; hai bên cùng ghi có thể làm hỏng tệp.",
}
MOVE_QUESTION = "{risk}\n\nNên chuyển dữ liệu về thư mục riêng trên máy này:\n{target}"
MOVE = "Chuyển về máy này"
LEAVE = "Để nguyên"
MOVED = "Đã chuyển và kiểm tra xong {records} bản ghi về {target}. Hãy mở lại chương trình."


def risk(service: str) -> str:
    return RISKS["network"] if service == "network" else RISKS[""].format(service=service)


# --- passphrase

DIFFERENT = "Hai lần nhập không giống nhau. Hãy nhập lại."
CODE = "Mã khôi phục: {code}"
CODE_HINT = (
    "Hãy in mã này ra giấy và cất vào két hoặc tủ hồ sơ mật. Quên mật khẩu thì chỉ mã này mở được bản sao lưu; "
    "chương trình không giữ lại mã. Bản sao lưu cũ vẫn mở bằng mật khẩu và mã cũ."
)
REMOVED = "Các bản sao lưu sau này không cần mật khẩu. Bản cũ vẫn cần mật khẩu cũ."
CODE_NOT_KEPT = "Đã in hoặc ghi lại mã khôi phục chưa? Đóng rồi thì không xem lại được."
KEPT = "Đã cất mã"
NOT_YET = "Quay lại"

# --- restoring

CHOOSE_BACKUP = "Chọn bản sao lưu"
BACKUP_KIND = "Bản sao lưu (*.dvsao)"
STEPS = ("Bước 1/3 – Chọn bản sao lưu", "Bước 2/3 – So sánh trước khi thay", "Bước 3/3 – Kết quả")
NEXT = "&Tiếp theo"
RESTORE = "&Khôi phục"
BRING_BACK = "&Lấy lại bản ghi này"
CLOSE = "Đóng"
CANCEL = "Hủy"
COMPARE_COLUMNS = ("", "Đang có", "Trong bản sao lưu")
ROW_CHANGES = "Số lần thay đổi"
READING = "Đang đọc và kiểm tra từng phần của bản sao lưu…"
RESTORING = "Đang sao lưu dữ liệu hiện có, rồi khôi phục…"
CHOSEN = "Bản sao lưu lúc {at}, {reason}, {records} bản ghi"
LOST = "Những thay đổi sau {at} sẽ không còn trong dữ liệu (vẫn còn trong bản sao an toàn)."
NOTHING_LOST = "Không có thay đổi nào mới hơn bản sao lưu này."
DONE = (
    "Đã khôi phục {records} bản ghi của bản sao lưu lúc {at}, mở lại và so sánh thấy khớp.\n\n"
    "Dữ liệu trước đó nằm trong bản sao an toàn: {safety}\n\n"
    "Sao lưu tự động tạm dừng để không đẩy mất bản tốt. Hãy xem lại dữ liệu; nếu đúng, bấm “Sao lưu ngay”."
)
ONE_DONE = "Đã lấy lại “{title}”. Ctrl+Z để bỏ."
RECORD_STATES = ("đã mất", "đã khác", "như cũ")
RECORD_COLUMNS = ("Bản ghi", "So với hiện nay")
NO_RECORDS = "Không có bản ghi nào khớp."

# --- recovery

NOT_READABLE = "Không đọc được dữ liệu trong {folder}, nhưng có thể lấy lại được. ({problem}.)"
RECOVERY_COLUMNS = ("Nguồn", "Lúc", "Bản ghi", "Làm lại từ nhật ký", "Tệp")
FROM_BACKUP = "Bản sao lưu"
FROM_LOG = "Chỉ từ nhật ký"
NOT_JOINED = "không nối tiếp"
ALL_CHANGES = "{count} thay đổi"
RECOVERED = "Đã lấy lại {records} bản ghi, làm lại {replayed} thay đổi từ nhật ký và kiểm tra xong."
KEPT_AT = "Tệp hỏng được giữ tại {path}"
ANEW_QUESTION = (
    "Bắt đầu với dữ liệu trống? Tệp hỏng, nhật ký và các bản sao lưu không bị xóa: chúng được chuyển vào thư mục con "
    "“tep-giu-lai” của thư mục dữ liệu."
)
ANEW = "Bắt đầu trống"
BACK = "Quay lại"

# --- the window

EXIT_BACKUP = "Đang sao lưu dữ liệu trước khi đóng…"
EXIT_FAILED = "Chưa sao lưu được trước khi đóng: {why}"
CLOSE_ANYWAY = "Vẫn đóng"
STAY = "Ở lại"
OTHERS_WROTE = "Dữ liệu vừa được cập nhật từ chương trình khác."
READ_ONLY = "Chỉ xem"
PRACTICE = "Làm thử, không sao lưu tự động"
REMINDING = "▲ {status}"
UNSOUND_FOUND = "{problem}\n\nNên lấy lại dữ liệu từ bản sao lưu và nhật ký ngay bây giờ."
RECOVER_NOW = "Lấy lại dữ liệu"
LATER = "Để sau"
LOST_LOCK = "Một máy khác đã mở dữ liệu này khi máy này ngủ hoặc mất mạng. Hãy đóng và mở lại chương trình."
