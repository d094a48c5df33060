"""Assignments and reports."""

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
}
ROLES = {"lead": "Chủ trì", "support": "Phối hợp"}
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
NO_SUCH_PERIOD = "Nhiệm vụ không có kỳ báo cáo này. Hãy chọn kỳ trong danh sách."


def not_then(name: str) -> str:
    return f"{name} không còn hoạt động. Hãy giao cho đơn vị tiếp nhận nhiệm vụ."


def has_reports(body: str) -> str:
    return f"{body} đã có báo cáo hoặc tiến độ cho nhiệm vụ này nên không bỏ giao được. Hãy xóa các báo cáo trước."


def task_assigned(body: str) -> str:
    return f"Nhiệm vụ đã giao cho {body} nên không xóa được. Hãy bỏ giao trước."
