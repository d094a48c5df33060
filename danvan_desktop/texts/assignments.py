"""Assignments and reports."""

from collections.abc import Mapping
from typing import Any

LABELS = {
    "directive": "văn bản",
    "task": "nhiệm vụ",
    "body": "đơn vị",
    "role": "vai trò",
    "assigned_on": "ngày giao",
    "due": "hạn",
    "due_included": "tính cả ngày hết hạn",
    "progress": "tiến độ (%)",
    "note": "ghi chú",
    "reports": "báo cáo nhận được",
    "period": "kỳ báo cáo",
    "received_on": "ngày nhận",
    "number": "số, ký hiệu",
    "summary": "tóm tắt",
    "state": "kết quả xem xét",
    "reason": "lý do trả lại",
    "product": "sản phẩm",
    "recurrence": "định kỳ",
}
ROLES = {"lead": "Chủ trì", "support": "Phối hợp"}
ROLE_SIGNS = {"lead": "● Chủ trì", "support": "○ Phối hợp"}
REPORT_STATES = {"received": "Đã nhận", "returned": "Trả lại", "accepted": "Đạt"}
STATES = {
    "not_asked": "Chưa giao",
    "due": "Trong hạn",
    "soon": "Sắp đến hạn",
    "late": "Quá hạn",
    "reported": "Đã báo cáo",
    "returned": "Trả lại",
    "done": "Xong",
}

TO_COME = "Ngày nhận chưa tới. Hãy kiểm tra lại ngày."
NEEDS_REASON = "Chưa có lý do trả lại. Hãy ghi để đơn vị biết cần sửa gì."

ASSIGNED = "Giao nhiệm vụ của văn bản {number}"
REMOVED = "Bỏ giao nhiệm vụ cho {body}"
REPORTED = "Ghi báo cáo của {body}"
PROGRESSED = "Ghi tiến độ của {body}"
REPORT_REMOVED = "Xóa báo cáo của {body}"
NO_SUCH_TASK = "Nhiệm vụ này không còn trong văn bản. Hãy mở lại cửa sổ giao nhiệm vụ."
RHYTHM_STAYS = "Nhiệm vụ đã có báo cáo theo kỳ nên không đổi định kỳ được. Hãy xóa các báo cáo trước."
NO_SUCH_PERIOD = "Nhiệm vụ không có kỳ báo cáo này. Hãy chọn kỳ trong danh sách."


def not_then(name: str) -> str:
    return f"{name} không còn hoạt động. Hãy giao cho đơn vị tiếp nhận nhiệm vụ."


def has_reports(body: str) -> str:
    return f"{body} đã có báo cáo hoặc tiến độ cho nhiệm vụ này nên không bỏ giao được. Hãy xóa các báo cáo trước."


def task_assigned(body: str) -> str:
    return f"Nhiệm vụ đã giao cho {body} nên không xóa được. Hãy bỏ giao trước."


STATE_SIGNS = {
    "not_asked": "– Chưa giao",
    "due": "● Trong hạn",
    "soon": "◔ Sắp đến hạn",
    "late": "▲ Quá hạn",
    "reported": "◉ Đã báo cáo",
    "returned": "↩ Trả lại",
    "done": "✔ Xong",
}
COUNTS = {
    "done": "xong",
    "reported": "đã báo cáo",
    "returned": "trả lại",
    "late": "quá hạn",
    "soon": "sắp đến hạn",
    "due": "trong hạn",
    "not_asked": "chưa giao",
}


def counted(counts: Mapping[Any, int]) -> str:
    """`3 xong · 1 quá hạn · 2 chưa giao`."""
    return " · ".join(f"{counts[state]} {word}" for state, word in COUNTS.items() if counts.get(state))


def unbroken(counted: str) -> str:
    """The same for a narrow cell: lines end behind a dot, and no count stands apart from its word."""
    return counted.replace(" ", "\N{NO-BREAK SPACE}").replace("·\N{NO-BREAK SPACE}", "· ")


PRODUCT, RHYTHM = "Sản phẩm", "Định kỳ"
PRODUCT_HINT = "kế hoạch, danh sách…"
RHYTHM_HINT = "quý 20; năm 15/11"
DUE_HINT = "hết 30/6/2026"
EVERY_KIND = "Mọi loại đơn vị"
ONLY_ASSIGNED = "Đơn vị đã giao"
NEXT_ASSIGN = "Giao nhiệm vụ…"
NEXT_REPORT = "Ghi báo cáo…"
NO_BODIES = "Chưa có đơn vị nào để giao. Hãy thêm ở Tệp › Đơn vị trước."
NO_TASKS_YET = "Văn bản chưa có nhiệm vụ nào để giao. Hãy sửa văn bản và thêm nhiệm vụ trước."
ASSIGNED_NOW = "Đã lưu giao nhiệm vụ. Hoàn tác (Ctrl+Z)."


def task_heading(position: int, text: str) -> str:
    return f"{position}. {shortened(text, 44)}"


def task_line(position: int, text: str) -> str:
    """A task in a list, whose column cuts it where it has no more room."""
    return f"{position}. {shortened(text, 160)}"


def shortened(text: str, most: int) -> str:
    """The beginning of a text, with whole words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def grid_count(cells: int, bodies: int) -> str:
    return f"{cells} ô được giao · {bodies} đơn vị"


def filled(found: int, missing: list[str]) -> str:
    """What was filled in from the addressees, and who of them is no unit."""
    done = f"Đã điền sẵn chủ trì cho {found} nơi gửi là đơn vị trong danh mục. " if found else ""
    if not missing:
        return done
    return done + f"Chưa có trong danh mục Đơn vị: {'; '.join(missing)}."


def cell_problem(body: str, position: int, message: str) -> str:
    return f"{body}, nhiệm vụ {position}: {message}"


def plan_problem(position: int, message: str) -> str:
    return f"Nhiệm vụ {position}: {message}"


# --- following up

EVERY_DIRECTIVE = "Mọi văn bản còn việc"
EVERY_YEAR = "Mọi năm"
EVERY_STATE = "Mọi tình trạng"
EVERY_BODY = "Mọi đơn vị"
FILTERS = {"unreported": "Chưa báo cáo", "overdue": "Quá hạn (kể cả trả lại)"} | STATES
TOTAL = "Tổng"
BODY = "Đơn vị"
NOTHING_ASKED = "Chưa giao nhiệm vụ nào. Ở tab Văn bản chỉ đạo, chọn một văn bản rồi bấm Ctrl+Shift+G để giao."
NOTHING_FITS = "Không có đơn vị hoặc nhiệm vụ nào khớp bộ lọc. Hãy chọn lại bộ lọc."
READING = "Đang đọc các nhiệm vụ đã giao…"
NOT_GIVEN = "Ô này chưa giao nhiệm vụ."
REPORTED_NOW = "Đã ghi. Hoàn tác (Ctrl+Z)."
UNDONE = "Đã hoàn tác: {what}"
TITLE = "Theo dõi nhiệm vụ"
LIST_TITLES = {
    "body": "Đơn vị",
    "directive": "Văn bản",
    "task": "Nhiệm vụ",
    "role": "Vai trò",
    "due": "Hạn",
    "state": "Tình trạng",
    "progress": "Tiến độ",
    "reported_on": "Báo cáo",
}
REPORT_TITLES = ("Ngày nhận", "Kỳ", "Số, ký hiệu", "Kết quả", "Tóm tắt")
ATTACHED_TO = "báo cáo của {body}"


def directive_line(number: str, subject: str) -> str:
    return f"{number} – {shortened(subject, 70)}"


def split(name: str, heirs: list[str]) -> str:
    return f"{name} (nay là {', '.join(heirs)})"


def and_more(count: int) -> str:
    return f"+ {count} việc khác"


def with_progress(sign: str, progress: int) -> str:
    return f"{sign} · {progress}\N{NO-BREAK SPACE}%"


def several(sign: str, count: int) -> str:
    return f"{sign} ({count})"


def asked(body: str, number: str, position: int, text: str) -> str:
    return f"{body} – {number}, nhiệm vụ {position}: {shortened(text, 80)}"


def standing(sign: str, due: str, product: str) -> str:
    facts = (sign, f"hạn: {due}" if due else "", f"sản phẩm: {product}" if product else "")
    return " · ".join(filter(None, facts))


def period_choice(name: str, sign: str) -> str:
    return f"{name} – {sign}"
