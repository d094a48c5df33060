"""The history of records, the trash, undo."""

from danvan_desktop.texts import (
    assignments,
    attachments,
    awards,
    catalogues,
    copies,
    councils,
    directives,
    evaluations,
    exemplars,
    issuers,
    recipients,
    references,
    registers,
    units,
)

KINDS = {
    "issuer": "Cơ quan ban hành",
    "unit": "Đơn vị",
    "recipient": "Tập thể, cá nhân",
    "period": "Giai đoạn",
    "directive": "Văn bản",
    "assignment": "Giao nhiệm vụ",
    "exemplar": "Mô hình, điển hình",
    "rubric": "Bộ tiêu chí",
    "evaluation": "Phiếu điểm",
    "council_session": "Cuộc họp hội đồng",
    "register_entry": "Dòng sổ văn bản",
    "register": "Sổ văn bản",
    "copy": "Bản sao",
    "attachment": "Tệp đính kèm",
    "award_decision": "Quyết định khen thưởng",
    "printing": "Lần in",
    "catalogue_row": "Dòng danh mục",
}
"""What the kinds of records are called, by the names of their tables."""


OTHER_KIND = "Bản ghi"


def named(kind: str, title: str) -> str:
    """A record in a sentence: `Văn bản “12-CV/HU”`."""
    name = KINDS.get(kind, OTHER_KIND)
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


ACTS = {"added": "Thêm", "changed": "Sửa", "removed": "Xóa", "erased": "Đã xóa nội dung"}
SORTS = {"do": "", "undo": "Hoàn tác: ", "redo": "Làm lại: ", "barrier": "", "note": ""}
EMPTY = "(trống)"
YES_NO = {True: "Có", False: "Không"}
FLAGS = {"council_session.members.present": {True: "có mặt", False: "vắng"}}
"""What yes and no mean of a part of a record, whose fields stand in a row without their labels."""

OTHER_FIELD = "thông tin khác"
PAPER = {"suffix": "chữ sau số", "series": "dãy số"}

LABELS: dict[str, dict[str, str]] = {
    "issuer": issuers.LABELS
    | {"own": "cơ quan mình", "shared_series": "số chung nhiều loại văn bản", "signers": "người ký"},
    "unit": units.LABELS,
    "recipient": recipients.LABELS | {"unit": "đơn vị"},
    "period": {"name": "tên giai đoạn", "first_year": "năm đầu", "last_year": "năm cuối"},
    "directive": directives.LABELS
    | PAPER
    | {
        "tasks": "nhiệm vụ",
        "copies": "nơi nhận",
        "references": "văn bản liên quan",
        "about": "soạn từ bản ghi",
        "annex": "bảng kèm theo",
    },
    "assignment": assignments.LABELS,
    "exemplar": exemplars.LABELS | {"answers": "nhiệm vụ liên kết"},
    "rubric": {
        "name": "tên bộ tiêu chí",
        "version": "phiên bản",
        "valid_from": "áp dụng từ",
        "suggested": "mẫu gợi ý",
        "source": "nguồn",
        "criteria": "tiêu chí",
    },
    "evaluation": evaluations.LABELS | {"number": "số phiếu", "scores": "điểm từng tiêu chí"},
    "council_session": councils.LABELS | PAPER | {"members": "thành viên", "candidates": "đối tượng bình xét"},
    "award_decision": awards.LABELS | PAPER | {"bases": "căn cứ", "lines": "danh sách khen"},
    "register_entry": registers.LABELS
    | PAPER
    | {
        "direction": "văn bản đi hay đến",
        "state": "tình trạng số",
        "paper": "văn bản",
        "kind": "loại văn bản",
        "subject": "trích yếu",
        "dated": "ngày văn bản",
        "late": "vào sổ sau",
        "printed_on": "ngày in sổ",
        "corrections": "sửa chữa",
    },
    "register": registers.LABELS
    | PAPER
    | {"direction": "văn bản đi hay đến", "pages": "số trang", "closed_on": "ngày khóa sổ"},
    "copy": copies.LABELS | PAPER | {"original": "bản chính", "subject": "trích yếu", "receivers": "nơi nhận"},
    "attachment": {
        "owner": "của văn bản",
        "kind": "loại tệp",
        "name": "tên tệp",
        "sha256": "dấu kiểm tra",
        "size": "dung lượng (byte)",
        "added_on": "ngày đính kèm",
        "text": "nội dung đọc được",
    },
    "printing": {
        "record": "của văn bản",
        "kind": "loại giấy tờ",
        "name": "tên giấy tờ",
        "printed_at": "in lúc",
        "who": "người in",
        "printer": "máy in",
        "copies": "số bản",
        "pages": "các trang",
        "sha256": "dấu kiểm tra",
        "size": "dung lượng (byte)",
    },
    "catalogue_row": {"catalogue": "danh mục", "key": "mã", "values": "nội dung", "removed": "bỏ dùng"},
}
"""What the fields of each kind of record are called."""

CHOICES: dict[str, dict[str, str]] = {
    "issuer.track": issuers.TRACKS,
    "unit.kind": units.KINDS,
    "recipient.kind": recipients.KINDS,
    "directive.direction": directives.DIRECTIONS,
    "directive.references.relation": references.RELATIONS,
    "assignment.role": assignments.ROLES,
    "assignment.reports.state": assignments.REPORT_STATES,
    "exemplar.kind": exemplars.KINDS,
    "exemplar.status": exemplars.STATUSES,
    "evaluation.scorer": evaluations.SCORERS,
    "council_session.members.role": councils.ROLES,
    "award_decision.status": awards.STATUSES,
    "register_entry.direction": directives.DIRECTIONS,
    "register_entry.state": registers.STATES,
    "register.direction": directives.DIRECTIONS,
    "copy.form": copies.FORMS,
    "attachment.kind": attachments.KINDS,
    "catalogue_row.catalogue": catalogues.NAMES,
}
"""The words of choices, by kind and field."""


def label(kind: str, field: str) -> str:
    """What a field is called, beginning with a capital."""
    found = LABELS.get(kind, {}).get(field, OTHER_FIELD)
    return found[:1].upper() + found[1:]


TAKEN_BACK = "Lấy lại từ Thùng rác: {what}"
PURGED = "Xóa hẳn {count} mục quá hạn trong Thùng rác"
PUT_BACK = "Lấy lại {field} cũ của {what}"
NOT_THERE = "Nội dung của mục này đã được xóa hẳn nên không lấy lại được."
PART_GONE = "Mục này không còn trong bản ghi nên không lấy lại được giá trị cũ. Hãy hoàn tác việc xóa mục đó trước."
REMOVED_NOW = "Bản ghi đã bị xóa. Hãy lấy lại từ Thùng rác trước, rồi mới lấy lại giá trị cũ."
ERASED_NAME = "(đã xóa theo yêu cầu)"
ERASED_PERSON = "Xóa dữ liệu của một tập thể, cá nhân theo yêu cầu"


def several(count: int) -> str:
    return f"{count} mục"


PAST_TITLES = ("Mục thông tin", "Trước", "Sau")
PAST_COLUMNS = ("Lúc", "Người làm", "Việc", "Mục thông tin", "Trước", "Sau")
DAY_COLUMNS = ("Lúc", "Người làm", "Việc", "Số bản ghi")
TRASH_COLUMNS = ("Loại", "Tên", "Xóa lúc", "Người xóa")
HISTORY_OF = "Lịch sử: {title}"
DONE_ON = "Việc đã làm ngày {day}"
ONLY_ME, EVERYBODY = "Tôi", "Mọi người"
NOTHING_DONE = "Ngày này chưa ghi việc gì."
PUT_BACK_NOW = "Đã lấy lại giá trị cũ. Hoàn tác được ở cửa sổ chính (Ctrl+Z)."
TRASH = "Thùng rác"
TRASH_KEPT = "Những gì đã xóa được giữ {days} ngày. Chọn một hoặc nhiều dòng rồi bấm Lấy lại."
TRASH_KEPT_ALWAYS = "Những gì đã xóa được giữ mãi. Chọn một hoặc nhiều dòng rồi bấm Lấy lại."
TRASH_EMPTY = "Thùng rác trống. Những gì đã xóa sẽ nằm ở đây và lấy lại được."
TRASH_NOT_FOUND = "Không có dòng nào khớp. Hãy thử từ khác, gõ không dấu cũng được."
RESTORED = "Đã lấy lại {count} mục. Hoàn tác được ở cửa sổ chính (Ctrl+Z)."
ERASE_QUESTION = (
    "Xóa hẳn dữ liệu của “{name}”? Tên, chức vụ và các thông tin khác bị xóa khỏi hồ sơ và khỏi lịch sử. "
    "Việc này không hoàn tác được."
)
ERASE, KEEP = "Xóa hẳn", "Giữ lại"
ERASED_NOW = (
    "Đã xóa dữ liệu của “{name}”. Bản sao lưu và nhật ký trước hôm nay vẫn còn dữ liệu này cho đến khi được thay."
)
MENTIONED = "Tên này còn được ghi trong {count} bản ghi khác (nội dung mô hình, trích yếu…). Hãy tự sửa những chỗ đó."
NOT_MENTIONED = "Tên này không còn được ghi trong nội dung bản ghi nào khác."


def past_line(when: str, who: str, what: str) -> str:
    return f"{when} · {who} · {what}"
