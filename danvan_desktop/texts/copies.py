"""Copies of papers."""

from danvan_desktop.texts import issuing

LABELS = issuing.LABELS | {
    "form": "hình thức sao",
    "extract": "phần trích sao",
    "receivers.name": "nơi nhận",
}

FORMS = {"full": "Sao y", "extract": "Trích sao", "recopy": "Sao lục"}
REMOVED = "Xóa bản sao {number}"
SUBJECT = "{form} {number}: {subject}"
GONE = "Không tìm thấy văn bản gốc, có thể đã bị xóa. Hãy bấm F5 để xem lại danh sách."
NOT_ISSUED = "Văn bản này còn là dự thảo. Chỉ sao văn bản đã có số và ngày ký."
COPIES = "Bản sao"


def made(number: str) -> str:
    return f"Đã lập bản sao {number}. Bản sao nằm trong sổ văn bản đi, mục Bản sao."
