"""Exemplars."""

LABELS = {
    "number": "số thứ tự",
    "year": "năm đăng ký",
    "kind": "loại",
    "name": "tên mô hình, điển hình",
    "field": "lĩnh vực",
    "holder": "tập thể, cá nhân thực hiện",
    "holder_kind": "đối tượng",
    "unit": "đơn vị đăng ký",
    "officer": "cán bộ phụ trách",
    "registered_on": "ngày đăng ký",
    "status": "tình trạng",
    "situation": "thực trạng, lý do",
    "goals": "mục tiêu, tiêu chí",
    "content": "nội dung, cách thức",
    "area": "địa bàn, đối tượng",
    "forces": "lực lượng thực hiện",
    "resources": "nguồn lực",
    "schedule": "thời gian",
    "results": "sản phẩm, kết quả đầu ra",
    "upkeep": "khả năng duy trì, nhân rộng",
}

KINDS = {"model": "Mô hình", "example": "Điển hình"}
STATUSES = {
    "registered": "Đăng ký",
    "running": "Đang thực hiện",
    "proposed": "Đề nghị khen thưởng",
    "recognised": "Được khen thưởng",
    "stopped": "Dừng",
}

NEEDS_YEAR = "Chưa nhập năm đăng ký."


def number_taken(number: str, name: str) -> str:
    return f"Số {number} đã dùng cho “{name}”. Hãy chọn số khác hoặc để trống để chương trình đánh số."


ADDED = "Thêm mô hình “{name}”"
CHANGED = "Sửa mô hình “{name}”"
CHANGED_MANY = "Sửa {count} mô hình: {what}"
REMOVED = "Xóa mô hình “{name}”"
LINKED = "Liên kết {count} mô hình với nhiệm vụ"
CHOSEN = "Chọn {count} mô hình đề nghị khen thưởng"
IMPORTED = "Nhập {count} mô hình từ tệp {file}"

ADD = "+ Đăng ký mô hình"
EMPTY_TITLE = "Chưa có mô hình, điển hình nào"
EMPTY_TEXT = (
    "Đăng ký từng mô hình theo mẫu chín mục, hoặc nhập cả danh sách từ Excel, CSV (Ctrl+I). "
    "Sau đó liên kết với nhiệm vụ, chấm điểm và chọn đề nghị khen thưởng."
)
NUMBER = "Số"
NAME = "Tên mô hình, điển hình"
FIELD = "Lĩnh vực"
HOLDER = "Thực hiện"
UNIT = "Đơn vị đăng ký"
SCORE = "Điểm"
STATUS = "Tình trạng"
KIND = "Loại"
OFFICER = "Cán bộ phụ trách"
REGISTERED_ON = "Ngày đăng ký"
ANSWERS = "Nhiệm vụ liên kết"
EVERY_YEAR = "Mọi năm"
STAGE = "Giai đoạn {name}"
EVERY_FIELD = "Mọi lĩnh vực"
EVERY_STATUS = "Mọi tình trạng"
STATUS_SIGNS = {
    "registered": "○ Đăng ký",
    "running": "● Đang thực hiện",
    "proposed": "★ Đề nghị khen thưởng",
    "recognised": "✔ Được khen thưởng",
    "stopped": "✖ Dừng",
}
CHANGE_MANY = "Sửa {count} mô hình đã chọn"
AS_IT_IS = "(giữ nguyên)"
NOTHING_TO_CHANGE = "Chưa chọn gì để sửa. Hãy chọn hoặc nhập ít nhất một mục."
OF_ONE = "“{name}”: {problem}"
CHANGED_NOW = "Đã sửa {count} mô hình. Hoàn tác (Ctrl+Z)."
NEXT_LINK = "Liên kết với nhiệm vụ"
NEXT_SCORE = "Chấm điểm"
NEXT_CHOOSE = "Chọn đề nghị khen thưởng"
NEXT_DECIDE = "Lập quyết định khen thưởng"
LINKED_NOW = "Đã liên kết {count} mô hình với nhiệm vụ."
SCORED = "Đã lưu phiếu điểm."
CHOSEN_NOW = "Đã đề nghị khen thưởng {count} mô hình. Hoàn tác (Ctrl+Z)."
DECIDED = "Đã lập quyết định khen thưởng."

DIALOG_NEW = "Đăng ký mô hình, điển hình"
DIALOG_EDIT = "Sửa mô hình {number}"
LINK_ONE = "Mô hình “{name}” thực hiện nhiệm vụ nào?"
LINK_MANY = "{count} mô hình đã chọn cùng thực hiện nhiệm vụ nào?"
NEEDS_TASK = "Chưa chọn nhiệm vụ. Hãy đánh dấu ít nhất một nhiệm vụ trong danh sách."

NO_YEARS = "“{text}” không phải là năm hay giai đoạn. Hãy ghi như 2026 hoặc 2016-2020."
NEEDS_ISSUER = "Trước hết hãy khai báo cơ quan và người ký (Tệp › Cơ quan và người ký)."
