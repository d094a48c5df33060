"""Sentences about files that are read in."""

MISSING = "Không có tệp {path}. Hãy kiểm tra lại tên tệp và đường dẫn."
IS_FOLDER = "{path} là một thư mục. Hãy chọn một tệp danh sách."
NOT_ALLOWED = (
    "Không mở được tệp {path} vì tệp đang mở trong chương trình khác hoặc máy không cho đọc. "
    "Hãy đóng tệp trong Excel rồi thử lại."
)
UNKNOWN_KIND = (
    "Chương trình không đọc danh sách từ tệp {name}. Hãy lưu danh sách thành tệp .xlsx hoặc .csv rồi chọn lại."
)
EMPTY = "Tệp {name} không có dữ liệu. Hãy kiểm tra xem đã chọn đúng tệp chưa."
PROTECTED = "Tệp {name} được đặt mật khẩu nên không đọc được. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi thử lại."
NOT_A_WORKBOOK = (
    "Tệp {name} không phải là tệp Excel, tuy tên tệp ghi như vậy. "
    "Hãy mở bằng Excel, dùng Lưu thành (Save As) loại .xlsx rồi chọn tệp mới."
)
DAMAGED = (
    "Tệp {name} bị hỏng hoặc không chứa bảng tính nên không đọc được. "
    "Hãy mở bằng Excel và lưu lại, hoặc xin lại tệp từ nơi gửi."
)
TOO_LARGE = (
    "Tệp {name} quá lớn: chương trình đọc tệp đến {limit} MB. Tệp danh sách lớn như vậy thường do chèn ảnh; "
    "hãy chép riêng bảng danh sách sang tệp mới."
)
TOO_FAR = (
    "Tệp {name} có ô dữ liệu ở rất xa bảng nên không đọc được. Hãy mở bằng Excel, nhấn Ctrl+End ở mỗi trang tính "
    "để đến ô xa nhất, xóa các dòng và cột thừa, lưu lại rồi thử lại."
)
NO_TABLE = (
    "Không tìm thấy bảng danh sách trong tệp {name}. Bảng cần có dòng tiêu đề, ví dụ: STT, Tên mô hình, Đơn vị, "
    "Lĩnh vực, Năm."
)

NO_COLUMN = "Chưa biết cột nào là {label}. Hãy ghép cột đó, hoặc sửa tiêu đề cột trong tệp."
NO_NAME_IN_SHEET = "Trang tính “{sheet}” không có cột tên mô hình nên không đọc."
HIDDEN_SHEET = "Trang tính “{sheet}” đang ẩn nên không đọc. Nếu cần, hãy bỏ ẩn trong Excel, lưu lại rồi chọn lại tệp."
NO_TABLE_IN_SHEET = "Trang tính “{sheet}” không có bảng danh sách nên không đọc."
CONVERTED = (
    "Chữ trong “{sheet}” theo mã cũ {encoding}, đã chuyển sang Unicode. Hãy xem lại, nhất là các chữ hoa có dấu."
)
DOUBTFUL = (
    "Không chắc đã đọc đúng chữ trong “{sheet}”. "
    "Hãy xem kỹ từng dòng, hoặc mở tệp bằng Excel, lưu thành .xlsx rồi chọn lại."
)

WHY = {
    "empty": "Dòng trống.",
    "only_number": "Dòng chỉ có số thứ tự.",
    "column_numbers": "Dòng đánh số cột.",
    "section": "Dòng tên nhóm, mục.",
    "header": "Dòng tiêu đề lặp lại.",
    "total": "Dòng cộng.",
    "signature": "Phần ký.",
    "note": "Dòng ghi chú.",
    "continued": "Phần chữ nối của dòng trên.",
    "after": "Nằm sau phần cuối danh sách.",
    "unclear": "Không phải dòng của danh sách.",
}

OTHER_LIST = "Thuộc bảng không có cột tên mô hình."

FIELD_UNKNOWN = "Không rõ “{text}” thuộc lĩnh vực nào. Hãy chọn một trong các lĩnh vực: {names}."
FIELD_MISSING = "Chưa có lĩnh vực. Hãy chọn một trong các lĩnh vực: {names}."
FIELDS_SEVERAL = "Dòng này được đánh dấu ở nhiều lĩnh vực ({found}). Hãy chọn một trong các lĩnh vực: {names}."
DUPLICATE = "Trùng tên, đơn vị và năm với dòng {row}. Hãy bỏ bớt một dòng hoặc sửa tên."
DUPLICATE_IN_SHEET = "Trùng tên, đơn vị và năm với dòng {row} của “{sheet}”. Hãy bỏ bớt một dòng hoặc sửa tên."
COLUMN_PART = "{label}: {text}"
