"""Catalogues and their editor."""

from collections.abc import Sequence

from danvan_desktop.texts import councils

_OFFERED = 8  # names in a sentence

NAMES = {
    "fields": "Lĩnh vực",
    "paper_kinds": "Loại văn bản",
    "award_kinds": "Hình thức khen thưởng",
    "base_wages": "Lương cơ sở",
    "coefficients": "Hệ số tiền thưởng",
    "laws": "Văn bản căn cứ",
    "terms": "Nhiệm kỳ",
    "holidays": "Ngày nghỉ, ngày làm bù",
    "settings": "Lựa chọn của cơ quan",
}

LABELS = {
    "key": "mã",
    "name": "tên",
    "source": "nguồn",
    "valid_from": "áp dụng từ",
    "valid_to": "áp dụng đến",
    "counts_as": "tính vào lĩnh vực",
    "track": "hệ thống",
    "cited_in": "căn cứ của quyết định",
    "amount": "số tiền",
    "award_kind": "hình thức",
    "recipient": "đối tượng",
    "value": "giá trị",
    "rule": "cách tính",
}

WRONG_ROW = "Dòng này có ô chưa đúng kiểu: số tiền là số nguyên, hệ số viết như 0.3, các mã phải có trong danh mục."
SETTING_STAYS = "Lựa chọn này luôn phải có giá trị. Hãy sửa giá trị thay vì bỏ dùng."
CHANGED = "Sửa danh mục: {name}"
REMOVED = "Bỏ dùng dòng danh mục: {name}"
RESTORED = "Lấy lại dòng danh mục gốc: {name}"
THERE = "“{name}” đã có trong danh mục với cùng ngày áp dụng. Hãy sửa dòng đã có."
TAKEN = "Thêm {count} dòng danh mục từ các dòng dán vào"
PASTE = "Dán các dòng từ Excel"
NO_ADDING = "Danh mục này có sẵn đủ dòng: chỉ sửa, không thêm."
NO_ROWS = "Chưa có dòng nào để dán. Hãy chép từ Excel, Word mỗi dòng một mục, các cột theo thứ tự: {columns}."
ADDED = "Đã thêm {count} dòng. Hoàn tác (Ctrl+Z) khi đã đóng cửa sổ này."

TITLES = {
    "key": "Mã",
    "name": "Tên",
    "counts_as": "Tính vào lĩnh vực",
    "track": "Hệ thống",
    "cited_in": "Căn cứ của quyết định",
    "award_kind": "Hình thức khen thưởng",
    "recipient": "Đối tượng",
    "amount": "Số tiền",
    "value": "Hệ số",
    "rule": "Cách tính",
    "choice": "Lựa chọn",
    "source": "Nguồn",
    "valid_from": "Từ ngày",
    "valid_to": "Đến ngày",
    "origin": "Loại dòng",
}
SETTINGS = {
    "money_rounding": {
        "up": "Làm tròn lên đến 10.000 đồng",
        "nearest": "Làm tròn đến 10.000 đồng gần nhất",
        "none": "Không làm tròn",
    },
    "spelling": {"first": "Ủy ban, hòa, khỏe", "second": "Uỷ ban, hoà, khoẻ"},
    "party_subject": {"vv": "V/v …", "about": "Về việc …", "bare": "Chỉ ghi trích yếu"},
    "nominations": {"narrow": "5 cột, khổ dọc", "wide": "Thêm mô hình, đã được khen, tiền thưởng; khổ ngang"},
    "zero_word": {"linh": "linh (một trăm linh năm)", "le": "lẻ (một trăm lẻ năm)"},
    "quorum": councils.SHARES,
    "pass_share": councils.SHARES,
    "day_count": {"calendar": "Mọi ngày", "working": "Chỉ ngày làm việc, trừ ngày nghỉ lễ, Tết"},
    "trash_days": {"30": "30 ngày", "90": "90 ngày", "180": "180 ngày", "365": "Một năm", "never": "Giữ mãi"},
}
CITED_IN = {
    "-": "Không tự đưa vào",
    "party": "Đảng",
    "state": "Chính quyền",
    "front": "Mặt trận",
    "state front": "Chính quyền, Mặt trận",
    "party state front": "Mọi hệ thống",
}
HOLIDAY_RULES = {
    "yearly": "Nghỉ hằng năm",
    "off": "Nghỉ, đã có thông báo",
    "expected": "Nghỉ, chưa có thông báo",
    "worked": "Làm bù",
}
NEEDS_DAY = "Chưa có ngày. Hãy nhập ngày nghỉ hoặc ngày làm bù vào ô Áp dụng từ ngày."
TOO_LONG = "Kỳ nghỉ dài hơn một tháng. Hãy kiểm tra lại hai ngày."
KEY_TAKEN = "Mã này đã có trong danh mục. Hãy đặt mã khác hoặc sửa dòng đã có."


def origin(*, own: bool, shipped: bool, removed: bool) -> str:
    """Where a row comes from, and whether it counts."""
    if removed:
        return "✖ Bỏ dùng"
    if own:
        return "Cơ quan sửa" if shipped else "Của cơ quan"
    return "Gốc"


def ask_paste(count: int, catalogue: str, names: str) -> str:
    """Before rows of a copied list become rows of a catalogue."""
    return f"Thêm {count} dòng vừa chép vào danh mục {catalogue}?\n\n{names}"


def no_choice(label: str, given: str, names: Sequence[str]) -> str:
    """For a cell of a copied row that names none of the choices."""
    offered = "; ".join(names[:_OFFERED]) + ("; …" if len(names) > _OFFERED else ".")
    return f"Chưa rõ {label} “{given:.60}”. Hãy ghi đúng một tên: {offered}"


def not_taken(row: int, sentence: str) -> str:
    """Why none of the rows of a copied list came in."""
    return f"Chưa thêm dòng nào. Dòng {row}: {sentence} Hãy sửa rồi chép lại."


def wage(amount: str) -> str:
    return f"{amount} đồng/tháng"


def coefficient(award_kind: str, recipient: str) -> str:
    return f"{award_kind} - {recipient.lower()}"
