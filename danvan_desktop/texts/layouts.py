"""Layout profiles and their editor."""

from collections.abc import Iterable
from dataclasses import dataclass

from danvan_desktop.texts.exporters import STYLES

WIDEST_MARGINS = 90
"""In mm: an A4 page keeps at least 120 mm for its text."""

CHANGED = "Sửa thể thức: {name}"
RESTORED = "Lấy lại thể thức gốc: {name}"
MARGINS = (
    f"Lề trái và lề phải cộng lại không quá {WIDEST_MARGINS} mm, để trang còn chỗ cho chữ. Hãy giảm một trong hai."
)
TITLE_LINES = "Tiêu đề bên phải có một hoặc hai dòng. Hãy ghi lại."
ONE_TITLE_LINE = "Thể thức này có một dòng tiêu đề bên phải. Hãy ghi trên một dòng."

GROUPS = {
    "page": "Trang giấy",
    "heading": "Phần đầu văn bản",
    "body": "Nội dung",
    "places": "Nơi nhận và chữ ký",
    "words": "Chữ in sẵn",
    "styles": "Cỡ chữ, kiểu chữ",
}
FIELDS = {
    "page.top": "Lề trên (mm)",
    "page.bottom": "Lề dưới (mm)",
    "page.left": "Lề trái (mm)",
    "page.right": "Lề phải (mm)",
    "page.number_top": "Số trang cách mép trên (mm)",
    "page.two_sided": "In hai mặt, đổi lề trang chẵn",
    "heading.left_width": "Bề rộng khối bên trái (mm)",
    "heading.right_width": "Bề rộng khối bên phải (mm)",
    "heading.title": "Tiêu đề bên phải (hai dòng cách nhau bằng |)",
    "heading.title_align": "Khối bên phải",
    "heading.separator": "Dấu dưới tên cơ quan",
    "heading.issuer_rule.share": "Đường kẻ dưới tên cơ quan, phần của bề rộng chữ",
    "heading.issuer_rule.gap": "Khoảng cách đến đường kẻ ấy (mm)",
    "heading.title_rule.share": "Đường kẻ dưới tiêu đề, phần của bề rộng chữ",
    "heading.title_rule.gap": "Khoảng cách đến đường kẻ dưới tiêu đề (mm)",
    "heading.boxed": "Đóng khung mức độ khẩn, phạm vi lưu hành",
    "body.first_indent": "Thụt đầu dòng (mm)",
    "body.space_after": "Khoảng cách giữa các đoạn (pt)",
    "body.line_exact": "Giãn dòng chính xác (pt; 0: theo bội số)",
    "body.line_multiple": "Giãn dòng theo bội số",
    "places.addressees_left": "Kính gửi cách mép trái (mm)",
    "places.signature_width": "Bề rộng khối chữ ký (mm)",
    "places.signature_gap": "Khoảng ký tên (mm)",
    "words.number": "Trước số văn bản",
    "words.dispatch_subject": "Trước trích yếu công văn",
    "words.addressees": "Kính gửi",
    "words.submission": "Kính gửi của tờ trình",
    "words.recipients": "Nơi nhận",
    "words.as_addressed": "Dòng đầu nơi nhận",
    "words.archive": "Trước nơi lưu",
    "words.separator": "Dấu giữa các dòng",
    "words.end_mark": "Dấu kết thúc",
    "words.secretary": "Thư ký ký biên bản",
    "words.chair": "Chủ trì ký biên bản",
    "words.title_rule": "Dấu dưới trích yếu (để trống: đường kẻ)",
}
LOOKS = {"size": "cỡ chữ (pt)", "bold": "đậm", "italic": "nghiêng", "underline": "gạch chân"}
CHOICES = {"yes": "Có", "no": "Không", "centre": "Căn giữa", "right": "Căn phải"}


def label(field: str) -> str:
    """What the editor calls a field."""
    if field in FIELDS:
        return FIELDS[field]
    _, style, look = field.split(".")
    return f"{STYLES[style]}: {LOOKS[look]}"


def labels(fields: Iterable[str]) -> dict[str, str]:
    """The names of fields in sentences."""
    return {field: f"“{label(field)}”" for field in fields}


def needed(field: str) -> str:
    return f"Chưa có giá trị cho “{label(field)}”. Hãy nhập hoặc lấy lại thể thức gốc."


def room(low: str, high: str) -> str:
    """Which numbers a field takes."""
    return f"{low} – {high}"


ITEM = "Mục"
VALUE = "Giá trị"
ROOM = "Cho phép"
SAVED = "Đã lưu. Văn bản lập từ nay theo thể thức này; hoàn tác bằng Ctrl+Z ở cửa sổ chính."
RESTORED_NOW = "Đã lấy lại thể thức gốc."
OWN = "{name} (cơ quan đã sửa)"
SOURCE = "Nguồn: {source}"
NO_PREVIEW = "Chưa xem thử được: {reason}"


@dataclass(frozen=True, slots=True)
class Sample:
    """Who signs the sample paper of a track."""

    superior: str
    issuer: str
    number: str
    authority: str
    title: str


SAMPLES = {
    "party": Sample("ĐẢNG BỘ TỈNH AN BÌNH", "ĐẢNG ỦY XÃ HÒA AN", "12-CV/ĐU", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
    "state": Sample("", "ỦY BAN NHÂN DÂN XÃ HÒA AN", "12/UBND-VX", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "front": Sample(
        "ỦY BAN MTTQ VIỆT NAM TỈNH AN BÌNH",
        "ỦY BAN MTTQ VIỆT NAM XÃ HÒA AN",
        "12/MTTQ-BTT",
        "TM. BAN THƯỜNG TRỰC",
        "CHỦ TỊCH",
    ),
    "youth": Sample(
        "BCH ĐOÀN TỈNH AN BÌNH", "BAN CHẤP HÀNH ĐOÀN XÃ HÒA AN", "12-CV/ĐTN", "TM. BAN THƯỜNG VỤ", "BÍ THƯ"
    ),
    "union": Sample(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH", "CÔNG ĐOÀN XÃ HÒA AN", "12/CĐX", "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"
    ),
}
"""By the keys of the tracks."""

PLACE_DATE = "Hòa An, ngày 05 tháng 02 năm 2026"
SUBJECT = "xem thử thể thức văn bản trước khi dùng"
NAMES = ("Thường trực Hội đồng nhân dân xã", "Các chi bộ trực thuộc")
SIGNER = "Trần Thị Ánh Nguyệt"
ARCHIVE = "VT"
SENTENCE = (
    "Đoạn này chỉ để xem thử: lề giấy, cỡ chữ, giãn dòng, thụt đầu dòng và chỗ ngắt trang của văn bản; nội dung không "
    "nói về công việc nào. Sửa một giá trị ở bên trái thì trang này được vẽ lại."
)
KIND = "KẾ HOẠCH"
BASIS = "Căn cứ văn bản làm ví dụ;"
CENTRED = "QUYẾT ĐỊNH:"
SECTION = "I. ĐỀ MỤC"
ARTICLE = "Điều 1. Tên điều"
APPENDIX = "Phụ lục"
LIST = "DANH SÁCH LÀM VÍ DỤ"
REFERENCE = "(Kèm theo văn bản làm ví dụ)"
COLUMNS = (("STT", 0.1), ("Tên", 0.6), ("Số tiền", 0.3))
TOTAL = "Tổng cộng"
UNIT = "Đơn vị tính: đồng"
