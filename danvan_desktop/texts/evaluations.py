"""Evaluation sheets."""

LABELS = {
    "exemplar": "mô hình, điển hình",
    "rubric": "bộ tiêu chí",
    "scorer": "bên chấm",
    "scored_by": "người chấm",
    "scored_on": "ngày chấm",
    "note": "nhận xét",
    "points": "điểm",
}

SCORERS = {"self": "Tự chấm", "team": "Tổ thẩm định", "council": "Hội đồng"}

NEEDS_EXEMPLAR = "Chưa chọn mô hình, điển hình để chấm."
INCOMPLETE = "Chưa chấm đủ"

ADDED = "Chấm điểm “{name}”"
CHANGED = "Sửa điểm “{name}”"
REMOVED = "Xóa phiếu điểm “{name}”"

ADD = "+ Chấm điểm"
EMPTY_TITLE = "Chưa có phiếu điểm nào"
EMPTY_TEXT = (
    "Chấm điểm từng mô hình theo bộ tiêu chí. Bộ tiêu chí có sẵn là mẫu gợi ý, không phải văn bản quy định; "
    "nơi chỉ bình xét, không chấm điểm, có thể chọn đề nghị khen ngay ở tab Mô hình."
)
RANK = "Hạng (năm)"
EXEMPLAR_NUMBER = "Số"
EXEMPLAR = "Mô hình, điển hình"
SCORER = "Bên chấm"
SCORED_ON = "Ngày chấm"
TOTAL = "Điểm"
MEAN = "Điểm bình quân"
SCORED_BY = "Người chấm"
EXEMPLAR_STATUS = "Tình trạng"
RUBRIC = "Bộ tiêu chí"
VERSION = "bản {version}"
CRITERIA_HEADING = "Điểm từng tiêu chí"
NOTE_HEADING = "Nhận xét"
NOT_SCORED = "–"
EVERY_YEAR = "Mọi năm"
EVERY_FIELD = "Mọi lĩnh vực"
EVERY_SCORER = "Mọi bên chấm"
NEXT_COMPLETE = "Chấm cho đủ"
NO_RUBRIC = "Chưa có bộ tiêu chí nào áp dụng cho hôm nay."
RUBRIC_ADDED = "Thêm bộ tiêu chí gợi ý"

DIALOG_NEW = "Chấm điểm mô hình, điển hình"
DIALOG_EDIT = "Sửa phiếu điểm {number}"
EXEMPLAR_LINE = "{number} – {name} – {unit}"
EXEMPLAR_HINT = "Gõ vài chữ trong tên, nơi thực hiện để tìm"
RUBRIC_LINE = "{name} (phiên bản {version})"
CRITERION = "Tiêu chí"
MAX_POINTS = "Tối đa"
POINTS = "Điểm"
MAX_BY_KIND = {"regular": "{points}", "bonus": "cộng đến {points}", "penalty": "trừ đến {points}"}
TOTAL_LINE = "Tổng điểm: {total} / {most}"
INCOMPLETE_LINE = "Chưa chấm đủ: còn {count} tiêu chí"
