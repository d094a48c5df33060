"""Directives."""

from html import escape

from danvan_desktop.texts import issuing

LABELS = issuing.LABELS | {
    "kind": "loại văn bản",
    "direction": "văn bản đi hay đến",
    "subject": "trích yếu",
    "opening": "phần mở đầu",
    "closing": "phần kết",
    "report_to": "nơi nhận báo cáo",
    "report_through": "cơ quan nhận báo cáo thay",
    "due": "hạn báo cáo",
    "addressees": "nơi gửi",
    "addressees.name": "nơi gửi",
    "tasks.text": "nội dung nhiệm vụ",
    "tasks.due": "hạn của nhiệm vụ",
    "tasks.product": "sản phẩm",
    "tasks.recurrence": "định kỳ",
    "due_included": "tính cả ngày hết hạn",
    "copies.name": "nơi nhận",
}

DIRECTIONS = {"outgoing": "Văn bản đi", "incoming": "Văn bản đến"}
DUE_STATES = {"late": "Quá hạn", "soon": "Sắp đến hạn", "on_time": "Đúng hạn", "done": "Xong", "none": "Không có hạn"}

NEEDS_ADDRESSEE = "Chưa có nơi gửi. Hãy nhập ít nhất một dòng ở mục Kính gửi."
DUE_BEFORE_SIGNING = "Hạn báo cáo sớm hơn ngày ký. Hãy kiểm tra lại hai ngày."


def task_in_use(exemplar: str) -> str:
    return f"Nhiệm vụ đang được mô hình “{exemplar}” liên kết nên không xóa được. Hãy bỏ liên kết trước."


ADDED = "Thêm văn bản {number}"
ADDED_SEVERAL = "Thêm {count} dự thảo văn bản"
CHANGED = "Sửa văn bản {number}"
REMOVED = "Xóa văn bản {number}"

ADD = "+ Thêm văn bản"
EMPTY_TITLE = "Chưa có văn bản nào"
EMPTY_TEXT = (
    "Thêm văn bản chỉ đạo phong trào thi đua: số, ngày, nơi gửi, nhiệm vụ và hạn báo cáo. "
    "Có sẵn tệp văn bản đến thì bấm Ctrl+O hoặc thả tệp vào cửa sổ, chương trình đọc và điền giúp. "
    "Từ đó chương trình theo dõi hạn, liên kết mô hình và in công văn trình ký."
)
NUMBER = "Số, ký hiệu"
SIGNED_ON = "Ngày ký"
SUBJECT = "Trích yếu"
ISSUER = "Cơ quan ban hành"
TASKS = "Nhiệm vụ"
ANSWERS = "Mô hình"
DUE = "Hạn"
STATE = "Tình trạng"
DIRECTION = "Đi, đến"
KIND = "Loại văn bản"
ADDRESSEES = "Kính gửi"
REPORT_TO = "Báo cáo về"
TASKS_HEADING = "Nhiệm vụ"
EVERY_YEAR = "Mọi năm"
BOTH_DIRECTIONS = "Đi và đến"
EVERY_STATE = "Mọi tình trạng"
DRAFT_STATE = "○ Dự thảo"
STATE_SIGNS = {
    "late": "▲ Quá hạn",
    "soon": "◔ Sắp đến hạn",
    "on_time": "● Đúng hạn",
    "done": "✔ Xong",
    "none": "",
}
NEXT_REGISTER = "Đăng ký mô hình thực hiện"
NEXT_EXPORT = "Xuất văn bản"
REGISTERED = "Đã đăng ký mô hình thực hiện nhiệm vụ."

DIALOG_DRAFT = "Soạn văn bản"
ABOUT = "Soạn từ {about}."
ADDRESSEES_OF = {
    "CV": "Kính &gửi *",
    "TTr": "Kính &gửi, kính trình *",
    "GM": "Kính mời: mỗi dòn&g một giấy mời",
    "": "&Gửi",
}
DRAFTED = "Đã lưu văn bản soạn từ hồ sơ. Xem ở tab Văn bản chỉ đạo."
DIALOG_NEW = "Thêm văn bản chỉ đạo"
DIALOG_EDIT = "Sửa văn bản {number}"
LINE_NAME = "Tên cơ quan, đơn vị"
TASK_TEXT = "Nội dung nhiệm vụ"
TASK_DUE = "Hạn riêng"
TASK_PRODUCT = "Sản phẩm"
TASK_RHYTHM = "Định kỳ"


def report_to(body: str, through: str) -> str:
    """Who gets the reports, and who receives them for that body."""
    return f"{body} (qua {through})" if body and through else body or through


def signature(authority: str, title: str, name: str) -> str:
    """The block of the signer as rich text."""
    return f"<b>{escape(authority)}</b><br>{escape(title)}<br><br><br><b>{escape(name)}</b>"


def annexed(subject: str, rows: int) -> str:
    return f"Kèm bảng “{subject}”, {rows} dòng."


def task(text: str, facts: list[str]) -> str:
    """A task and in brackets what is known of it."""
    return f"{text} ({' · '.join(facts)})" if facts else text


TASKS_OF_DIRECTIVES = "Văn bản và nhiệm vụ"
TASK_DAY = "Hạn"
NUMBER_AND_DAY = "{number} ngày {day}"
NUMBERLESS = "Dự thảo {number}"
NO_TASKS = "Chưa có văn bản nào có nhiệm vụ. Hãy thêm văn bản chỉ đạo cùng nhiệm vụ trước."
CHOSEN_TASKS = "Đã chọn {count} nhiệm vụ"
