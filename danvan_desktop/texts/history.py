"""The history of records, the trash, undo."""

KINDS = {
    "issuer": "Cơ quan ban hành",
    "unit": "Đơn vị",
    "recipient": "Tập thể, cá nhân",
    "period": "Giai đoạn",
    "directive": "Văn bản",
    "exemplar": "Mô hình, điển hình",
    "rubric": "Bộ tiêu chí",
    "evaluation": "Phiếu điểm",
    "award_decision": "Quyết định khen thưởng",
    "catalogue_row": "Dòng danh mục",
}
"""What the kinds of records are called, by the names of their tables."""


def named(kind: str, title: str) -> str:
    """A record in a sentence: `Văn bản “12-CV/HU”`."""
    name = KINDS.get(kind, "Bản ghi")
    return f"{name} “{title}”" if title else name


def changed_since(record: str, who: str, when: str) -> str:
    return f"{record} đã được {who} sửa lúc {when}. Hãy mở Lịch sử của bản ghi để xem đã sửa gì."


def gone(record: str, who: str, when: str) -> str:
    return f"{record} đã bị {who} xóa lúc {when}. Hãy lấy lại từ Thùng rác trước."


def there_again(record: str, who: str, when: str) -> str:
    return f"{record} đang có trong danh sách ({who} lưu lúc {when})."


def same_key(record: str, other: str) -> str:
    return f"{record} trùng số hoặc mã với {other}. Hãy đổi số của một trong hai trước."


def needs(record: str, other: str) -> str:
    return f"{record} cần {other}, mà bản ghi đó đã bị xóa. Hãy lấy lại bản ghi đó từ Thùng rác trước."


def needed(record: str, other: str) -> str:
    return f"{record} đang được dùng ở {other}. Hãy bỏ liên kết ở đó trước."
