"""Sentences about the database and its history."""

NOT_FOUND = "Không tìm thấy bản ghi này, có thể đã bị xóa. Hãy bấm F5 để xem lại danh sách."
CHANGED_MEANWHILE = "Bản ghi đã được sửa ở cửa sổ khác từ lúc mở. Hãy đóng lại, bấm F5 rồi sửa trên bản mới."
IN_USE = (
    "Không làm được vì còn bản ghi khác dùng đến, hoặc bản ghi liên quan đã bị xóa. Hãy bấm F5 và xem lại các liên kết."
)
DUPLICATE = "Số hoặc mã này đã có trong cơ sở dữ liệu. Hãy chọn số khác."
DISK_FULL = "Không ghi được dữ liệu vì ổ đĩa đã đầy. Hãy xóa bớt tệp rồi lưu lại; những gì đang nhập vẫn còn."
BUSY = "Cơ sở dữ liệu đang được chương trình khác ghi. Hãy đợi ít giây rồi thử lại."
READ_ONLY = "Thư mục dữ liệu không cho ghi. Hãy chọn thư mục khác hoặc xin quyền ghi."
CORRUPT = (
    "Tệp dữ liệu đã hỏng nên không dùng được. Tệp vẫn nằm nguyên tại {path}; "
    "hãy chép nó ra nơi khác rồi dùng bản sao lưu gần nhất."
)
NOT_A_DATABASE = (
    "{path} không phải là cơ sở dữ liệu của chương trình. Hãy chọn thư mục dữ liệu khác hoặc chuyển tệp này đi."
)
MISSING = (
    "Không thấy dữ liệu tại {path} (tệp đã mất hoặc rỗng), nhưng có bản sao lưu hoặc nhật ký thay đổi của nó. "
    "Hãy lấy lại dữ liệu từ đó."
)
ALREADY_OPEN = "Chương trình đang mở dữ liệu này nhưng không trả lời. Hãy đợi ít giây hoặc khởi động lại máy."
OLD_SCHEMA = "Phần này không xem được vì dữ liệu còn theo phiên bản cũ của chương trình."
NEWER = (
    "Dữ liệu do phiên bản mới hơn của chương trình tạo ra (lược đồ {found}, bản này hiểu đến {known}). "
    "Hãy cài phiên bản mới hơn."
)
CANNOT_OPEN = "Không mở được dữ liệu tại {path} ({reason}). Hãy chọn thư mục khác mà máy này được phép ghi."
NO_FOLDER = (
    "Không có thư mục dữ liệu {path}. "
    "Hãy kiểm tra lại tên sau --data, hoặc chạy lệnh bằng tài khoản đang dùng chương trình."
)
READ_FAILED = "Không đọc được dữ liệu do lỗi ổ đĩa. Hãy kiểm tra ổ đĩa hoặc thẻ nhớ rồi mở lại chương trình."

AND_OTHERS = "{named} và {count} mục khác"
NOTHING_TO_UNDO = "Không có thao tác nào để hoàn tác."
NOTHING_TO_REDO = "Không có thao tác nào để làm lại."
BARRIER = (
    "Không hoàn tác được qua bước “{what}” (lúc {when}). Những việc như cấp số, đóng dấu, khôi phục dữ liệu "
    "chỉ bỏ được bằng một việc hủy có ghi lại."
)
UNDO_CONFLICT = "Không lấy lại được bước “{what}”. {reason}"

BROKEN_PAGES = "Trong tệp dữ liệu có {count} chỗ hỏng hoặc không khớp nhau."
BAD_VALUE = (
    "Trong dữ liệu ({kind}) có giá trị không còn đọc được, có thể do ổ đĩa hỏng. "
    "Hãy khôi phục từ bản sao lưu gần nhất còn tốt, và kiểm tra ổ đĩa."
)
UNKNOWN_MOMENT = "ngày giờ không đọc được"
CHAIN_BROKEN = "Nhật ký thay đổi bị đứt ở lần thứ {number} ({when}): nội dung không khớp với dấu kiểm tra."
SEARCH_BROKEN = "Bảng tìm kiếm lệch với {count} bản ghi. Hãy mở rồi lưu lại các bản ghi đó."
FOREIGN_KEYS = "Có {count} liên kết trỏ đến bản ghi không còn."

ERASED = "Nội dung của lần thay đổi này đã được xóa theo yêu cầu hoặc quá hạn trong Thùng rác nên không làm lại được."
