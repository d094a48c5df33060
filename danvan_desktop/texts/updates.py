"""The update from a file on a USB stick."""

KINDS = "Tệp cập nhật (*.dvu)"
CHOOSE = "Chọn tệp cập nhật"
NO_KEY = (
    "Bản chương trình này không có khóa để kiểm tra tệp cập nhật. Hãy cập nhật bằng bộ cài do đơn vị phát hành gửi."
)
NOT_INSTALLED = (
    "Bản đang chạy không phải bản cài trên Windows hoặc bản chạy từ thẻ nhớ nên không tự cập nhật được. "
    "Hãy dùng bộ cài."
)
NOT_AN_UPDATE = (
    "{path} không phải là tệp cập nhật của chương trình, hoặc tệp đã hỏng khi chép. Hãy chép lại từ nơi phát hành."
)
TAMPERED = (
    "Tệp cập nhật {path} không đúng chữ ký của đơn vị phát hành: tệp bị hỏng hoặc bị sửa. "
    "Không cài gì cả. Hãy xin lại tệp và báo cho cán bộ kỹ thuật."
)
NEWER_FORMAT = "Tệp cập nhật này cần cài bằng bộ cài. Hãy xin đơn vị phát hành tệp setup của phiên bản {version}."
NOT_NEWER = "Tệp cập nhật là phiên bản {found}, máy này đã có phiên bản {current}. Không cần cập nhật."
CANNOT_READ = "Không đọc được {path} ({reason}). Hãy cắm lại thẻ nhớ rồi thử lại."
NO_ROOM = "Cần {needed} MB trống tại {place} để cập nhật, hiện còn {free} MB. Hãy xóa bớt tệp rồi thử lại."
CANNOT_UNPACK = (
    "Không mở được bản mới trong {place}: ổ đĩa đầy, thư mục không cho ghi hoặc phần mềm diệt virus chặn. "
    "Bản đang dùng vẫn nguyên."
)
TRY_FAILED = (
    "Bản mới chạy thử trên bản sao dữ liệu không được nên không cài. Bản đang dùng và dữ liệu vẫn nguyên. "
    "Hãy gửi dòng sau cho người hỗ trợ:\n{said}"
)
OLD_DATA_STAY = "dữ liệu không chuyển được sang lược đồ {schema}"

ASK = (
    "Cập nhật từ phiên bản {current} lên {found}?\n\n"
    "Chương trình sẽ sao lưu dữ liệu, chạy thử bản mới trên một bản sao, rồi mới hỏi lần nữa trước khi thay. "
    "Trong lúc đó vẫn xem được dữ liệu."
)
GO_ON = "Sao lưu và chạy thử"
WORKING = "Đang sao lưu dữ liệu và chạy thử bản mới…"
READY = (
    "Đã sao lưu dữ liệu; bản {found} chạy thử tốt.\n\n"
    "Chương trình sẽ đóng, thay bản mới rồi tự mở lại, mất chừng một phút. "
    "Nếu bản mới không khởi động được, bản {current} được đặt lại."
)
INSTALL = "Thay và mở lại"
LATER = "Để sau"
DONE = "Đã sao lưu và chạy thử; bản {found} sẽ được thay khi lệnh này kết thúc."
