"""Award decisions."""

from danvan_desktop.texts import issuing

LABELS = issuing.LABELS | {
    "award_kind": "hình thức khen thưởng",
    "subject": "trích yếu",
    "merit": "thành tích chung",
    "occasion": "dịp khen thưởng",
    "achieved_from": "ngày bắt đầu lập thành tích",
    "achieved_to": "ngày kết thúc lập thành tích",
    "status": "tình trạng",
    "bases.text": "căn cứ",
    "lines.name": "tên tập thể, cá nhân",
    "lines.kind": "đối tượng",
    "lines.position": "chức vụ, đơn vị",
    "lines.citation": "thành tích",
    "lines.amount": "tiền thưởng",
    "lines.note": "ghi chú",
}

STATUSES = {"draft": "Dự thảo", "issued": "Đã ban hành", "revoked": "Thu hồi"}

TWICE = "Tập thể, cá nhân này đã có trong danh sách. Mỗi nơi chỉ khen một lần trong một quyết định."
ISSUED_NEEDS_LINE = "Quyết định đã ban hành phải có ít nhất một tập thể, cá nhân được khen."
OTHER_TRACK = "Hình thức khen này không thuộc hệ thống của cơ quan ban hành. Hãy chọn hình thức khác."
ISSUED_NEEDS_NUMBER = "Quyết định đã ban hành phải có số và ngày ký."
DRAFT_HAS_NUMBER = "Quyết định đã có số thì không còn là dự thảo. Hãy chọn Đã ban hành, hoặc xóa số và ngày ký."


def rewarded_before(name: str, number: str, period: str) -> str:
    return (
        f"{name} đã được khen theo Quyết định {number} cho thành tích {period}. "
        "Luật Thi đua, khen thưởng không cho khen nhiều lần cho một thành tích: hãy kiểm tra trước khi trình."
    )


def not_in_force(name: str) -> str:
    return f"{name} không áp dụng vào ngày ký. Hãy chọn hình thức khác hoặc kiểm tra lại ngày."


def dong(amount: str) -> str:
    return f"{amount} đồng"


def too_much(amount: str) -> str:
    return f"Tiền thưởng cho một tập thể, cá nhân không quá {amount} đồng. Hãy kiểm tra lại số tiền."


ADDED = "Thêm quyết định {number}"
CHANGE_IN_FORM = "Mục này chỉ sửa được trong biểu mẫu của quyết định. Hãy mở bằng nút Sửa."
CHANGED = "Sửa quyết định {number}"
REMOVED = "Xóa quyết định {number}"
DRAFT = "dự thảo"
CITATION = "Có thành tích trong thực hiện mô hình “{name}”"

ADD = "+ Lập quyết định"
EMPTY_TITLE = "Chưa có quyết định khen thưởng nào"
EMPTY_TEXT = (
    "Chọn mô hình đề nghị khen ở tab Đánh giá, bình xét rồi lập quyết định. "
    "Chương trình tính tiền thưởng theo lương cơ sở của ngày ký và in danh sách kèm theo."
)
NUMBER = "Số, ký hiệu"
SIGNED_ON = "Ngày ký"
SUBJECT = "Trích yếu"
AWARD_KIND = "Hình thức"
COLLECTIVES = "Tập thể"
INDIVIDUALS = "Cá nhân"
HOUSEHOLDS = "Hộ gia đình"
MONEY = "Tiền thưởng"
STATUS = "Tình trạng"
ISSUER = "Cơ quan ban hành"
ACHIEVED = "Thời gian lập thành tích"
WARNINGS = "Cần kiểm tra"
EVERY_YEAR = "Mọi năm"
EVERY_STATUS = "Mọi tình trạng"
STATUS_SIGNS = {"draft": "○ Dự thảo", "issued": "✔ Đã ban hành", "revoked": "✖ Thu hồi"}
NEXT_EXPORT = "Xuất quyết định khen thưởng"

COUNT = "{count} {kind}"
TOTAL = "{counts} · {money} đồng"
NO_LINES = "Chưa có tập thể, cá nhân nào trong danh sách"
LINE_TITLES = {
    "name": "Tên tập thể, cá nhân",
    "kind": "Đối tượng",
    "position": "Chức vụ, đơn vị",
    "citation": "Thành tích",
    "amount": "Tiền thưởng",
    "note": "Ghi chú",
}
BASIS = "Căn cứ"
CHOOSE_KIND = "Hãy chọn hình thức khen thưởng để chương trình tính tiền thưởng."
RATES = "Mức tính ngày {day}: {rates}."
RATE = "{kind} {sum}"
NO_RATE = "{kind} chưa có mức trong danh mục, hãy gõ số tiền nếu có thưởng"
PROPOSED = "{button} ({count})"


def of_another_wage(count: int, day: str) -> str:
    return (
        f"Tiền thưởng của {count} dòng không tính theo lương cơ sở ngày {day}. "
        "Hãy mở quyết định, xem lại số tiền rồi lưu."
    )


def reward_sum(base_wage: str, coefficient: str, raw: str, amount: str) -> str:
    """How an amount comes about: `1.490.000 × 0,3 = 447.000 → 450.000 đồng`."""
    rounded = "" if raw == amount else f" → {amount}"
    return f"{base_wage} × {coefficient} = {raw}{rounded} đồng"


_SHOWN = 8


def honoured_before(sentences: list[str]) -> str:
    """One box for all who were honoured before; the rest can be read beside the list of decisions."""
    more = len(sentences) - _SHOWN
    shown = sentences[:_SHOWN] + (
        [f"Và {more} trường hợp khác, xem ở khung chi tiết của quyết định."] if more > 0 else []
    )
    return "Đã lưu quyết định. Cần kiểm tra trước khi trình:\n\n" + "\n\n".join(shown)
