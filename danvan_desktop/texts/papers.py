"""Fixed words and sentences of papers that no layout or template holds."""

from datetime import date

from danvan_desktop.texts.dates import format_date


def no_layout(day: date) -> str:
    return f"Chưa có thể thức văn bản cho ngày {format_date(day)}. Hãy kiểm tra lại ngày ký."


DISPATCH = "Công văn"
PLAN = "Kế hoạch"
NOTICE = "Thông báo"
REPORT = "Báo cáo"
SUBMISSION = "Tờ trình"
GUIDANCE = "Hướng dẫn"
INVITATION = "Giấy mời"
DECISION = "Quyết định"
COPY = "Bản sao"
OTHER_FIELDS = "lĩnh vực khác"
AWARD_LIST = "Danh sách khen thưởng"
NOMINATION_LIST = "Danh sách đề nghị khen thưởng"
MINUTES = "Biên bản họp hội đồng"
TALLY = "Biên bản kiểm phiếu"
BALLOT = "Phiếu bình xét"
REGISTRATION = "Bản đăng ký mô hình"
EXEMPLAR_LIST = "Danh mục mô hình"
BASIS_WORDS = ("căn cứ", "thực hiện", "theo đề nghị", "xét đề nghị", "theo")
PRAISE = "biểu dương"
CLAUSES = ("được ", "có ", "đã ", "vì ")
SUBJECT_PREFIXES = {"vv": "V/v ", "about": "Về việc ", "bare": ""}
NO_ISSUER = "Chưa khai báo cơ quan ban hành. Hãy thêm ở Tệp › Cơ quan và người ký."
NO_SIGNER = "Chưa chọn người ký: chữ ký in ra để trống tên."
NO_CONTENT = "Văn bản chưa có nội dung: phần mở đầu, nhiệm vụ và phần kết đều trống."
OF = " của "
DRAFT = "dự thảo"
NOT_OURS = "Đây là văn bản đến, do cơ quan khác ban hành, nên không xuất lại. Hãy chọn văn bản đi."


def gap(place: str) -> str:
    return f"Còn chỗ trống chưa điền: “{place}”."


def unknown_kind(kind: str, known: list[str]) -> str:
    return f"Không có loại giấy tờ “{kind}”. Các loại hiện có: {', '.join(known)}."


def no_such(ident: str) -> str:
    return f"Không tìm thấy văn bản “{ident}”. Hãy ghi đúng số đã in, ví dụ 374-CV/HU, hoặc mã uid của văn bản."


def several(ident: str, found: list[str]) -> str:
    return f"Có nhiều văn bản mang số “{ident}”: {'; '.join(found)}. Hãy ghi rõ mã uid."


def unknown_format(suffix: str, known: tuple[str, ...]) -> str:
    return f"Không xuất được tệp đuôi “{suffix}”. Hãy đặt tên tệp có đuôi {' hoặc '.join(known)}."
