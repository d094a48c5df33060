"""Units."""

LABELS = {
    "name": "tên đơn vị",
    "kind": "loại đơn vị",
    "valid_from": "ngày thành lập",
    "valid_to": "ngày kết thúc",
    "successors": "đơn vị kế thừa",
}

KINDS = {
    "area": "Xã, phường, đặc khu",
    "village": "Thôn, tổ dân phố",
    "party": "Tổ chức đảng",
    "state": "Cơ quan, đơn vị nhà nước",
    "front": "Mặt trận, đoàn thể",
    "force": "Lực lượng vũ trang",
    "other": "Tổ chức khác",
}

SUCCESSOR_NEEDS_END = "Đơn vị có đơn vị kế thừa thì phải có ngày kết thúc."
OWN_SUCCESSOR = "Một đơn vị không thể kế thừa chính nó."


def taken(name: str) -> str:
    return f"Đã có đơn vị “{name}” cùng thời gian. Hãy đặt tên khác hoặc sửa đơn vị đã có."


ADDED = "Thêm đơn vị “{name}”"
CHANGED = "Sửa đơn vị “{name}”"
TAKEN = "Thêm {count} đơn vị từ các dòng dán vào"
REMOVED = "Xóa đơn vị “{name}”"

NEW = "Đơn vị mới"
PASTE = "Dán danh sách đơn vị từ Excel"
NO_ROWS = (
    "Chưa có dòng nào để dán. Hãy chép từ Excel, Word mỗi dòng một đơn vị: tên, loại ({kinds}), "
    "ngày thành lập và ngày kết thúc nếu có."
)
SUCCESSOR = "Đơn vị tiếp nhận"


def ask_paste(count: int, names: str) -> str:
    """Before rows of a copied list become units."""
    return f"Thêm {count} đơn vị từ các dòng vừa chép?\n\n{names}"


def not_taken(row: int, sentence: str) -> str:
    """Why none of the rows of a copied list came in."""
    return f"Chưa thêm đơn vị nào. Dòng {row}: {sentence} Mỗi dòng cần tên và loại đơn vị; hãy sửa rồi chép lại."


def days(start: str, end: str) -> str:
    """The days of a unit beside its name; nothing where none is known."""
    parts = ([f"từ {start}"] if start else []) + ([f"đến {end}"] if end else [])
    return " ".join(parts)
