"""Council sessions."""

from danvan_desktop.texts import issuing

LABELS = issuing.LABELS | {
    "council": "tên hội đồng",
    "subject": "nội dung cuộc họp",
    "held_on": "ngày họp",
    "started_at": "giờ bắt đầu",
    "ended_at": "giờ kết thúc",
    "venue": "địa điểm họp",
    "content": "diễn biến cuộc họp",
    "conclusion": "kết luận",
    "issued": "số phiếu phát ra",
    "returned": "số phiếu thu về",
    "valid": "số phiếu hợp lệ",
    "counted_by": "người kiểm phiếu",
    "checked_by": "người kiểm tra lại",
    "members.name": "họ và tên thành viên",
    "members.post": "chức vụ, đơn vị",
    "members.role": "vai trò trong hội đồng",
    "members.reason": "lý do vắng",
    "candidates.kind": "đối tượng bình xét",
    "candidates.name": "tên mô hình, tập thể, cá nhân",
    "candidates.unit": "đơn vị",
    "candidates.proposal": "đề nghị",
    "candidates.conflicts": "người không bỏ phiếu vì xung đột lợi ích",
    "votes.agreed": "số phiếu đồng ý",
    "votes.against": "số phiếu không đồng ý",
    "votes.abstained": "số phiếu không có ý kiến",
}

ROLES = {"chair": "Chủ tịch", "deputy": "Phó Chủ tịch", "secretary": "Thư ký", "member": "Ủy viên"}
SHARES = {
    "none": "Không đặt mức",
    "half": "quá một nửa",
    "2/3": "từ 2/3 trở lên",
    "3/4": "từ 3/4 trở lên",
    "4/5": "từ 80% trở lên",
    "9/10": "từ 90% trở lên",
}

ENDS_BEFORE_START = "Giờ kết thúc sớm hơn giờ bắt đầu. Hãy kiểm tra lại hai mốc giờ."
NEEDS_BALLOTS = "Đã ghi kết quả bỏ phiếu thì phải có số phiếu hợp lệ."
MORE_THAN = {
    "issued": "Phát ra {count} phiếu nhưng chỉ có {most} thành viên có mặt. Hãy kiểm tra lại.",
    "returned": "Thu về {count} phiếu, nhiều hơn {most} phiếu có thể thu. Hãy kiểm tra lại.",
    "valid": "Có {count} phiếu hợp lệ, nhiều hơn {most} phiếu thu về. Hãy kiểm tra lại.",
}


def too_many_votes(name: str, votes: int, ballots: int, excluded: list[str]) -> str:
    without = f" (không tính phiếu của {', '.join(excluded)} do xung đột lợi ích)" if excluded else ""
    return f"“{name}”: cộng các ý kiến được {votes}, nhiều hơn {ballots} phiếu được tính{without}."


def no_member(name: str) -> str:
    return f"“{name}” không có trong danh sách thành viên. Hãy gõ số thứ tự hoặc họ tên của thành viên."


def two_members(name: str) -> str:
    return f"Có hai thành viên tên “{name}”. Hãy ghi thêm vào tên để phân biệt."


NO_CHAIR = "Chưa có chủ tịch hay phó chủ tịch hội đồng có mặt để chủ trì."
NO_SECRETARY = "Chưa có thư ký có mặt để ghi biên bản."
ONE_COUNTER = "Cần hai người khác nhau kiểm phiếu và kiểm tra lại kết quả."


def no_quorum(present: int, members: int, wanted: str) -> str:
    return f"Có mặt {present}/{members} thành viên, chưa đủ mức cơ quan đặt ra ({wanted})."


def not_counted(name: str) -> str:
    return f"“{name}” chưa ghi kết quả bỏ phiếu."


def votes_missing(name: str, votes: int, ballots: int) -> str:
    return f"“{name}”: cộng các ý kiến được {votes}, ít hơn {ballots} phiếu được tính. Hãy kiểm tra lại."


def not_passed(name: str, share: str, wanted: str) -> str:
    return f"“{name}” đạt {share}, chưa đủ mức cơ quan đặt ra ({wanted})."


ADDED = "Thêm cuộc họp hội đồng ngày {day}"
CHANGED = "Sửa cuộc họp hội đồng ngày {day}"
REMOVED = "Xóa cuộc họp hội đồng ngày {day}"
NO_EXEMPLAR = "Không có mô hình, điển hình tên này. Hãy chọn trong danh sách gợi ý hoặc đăng ký mô hình trước."
SEVERAL_EXEMPLARS = "Có nhiều mô hình cùng tên này. Hãy thêm bằng nút “Thêm mô hình đề nghị khen”."
TWICE = "Mục này đã có trong danh sách bình xét."

NEW = "Cuộc họp mới"
LISTED = "{day} – {subject}"
NO_SIGNER = "Người chủ trì cuộc họp"
KINDS = {"exemplar": "Mô hình", "collective": "Tập thể", "individual": "Cá nhân", "household": "Hộ gia đình"}
MEMBER_TITLES = {
    "name": "Họ và tên",
    "post": "Chức vụ, đơn vị",
    "role": "Vai trò",
    "absent": "Vắng",
    "reason": "Lý do vắng",
}
CANDIDATE_TITLES = {
    "kind": "Đối tượng",
    "name": "Tên mục bình xét",
    "unit": "Đơn vị",
    "proposal": "Đề nghị",
    "conflicts": "Xung đột lợi ích",
}
VOTE_TITLES = ("Mục bình xét", "Phiếu tính", "Đồng ý", "Không đồng ý", "Không ý kiến", "Tỷ lệ đồng ý")
TOO_MANY = "⚠ {votes}/{ballots} phiếu"
PROPOSED = "{button} ({count})"
MEMBERS_TAB = "Th&ành viên ({present}/{members})"
CANDIDATES_TAB = "&Bình xét ({count})"
WARNINGS = "<b>Cần kiểm tra trước khi ký:</b><br>{sentences}"
MORE = "Và {count} điều khác, xem khi để chuột ở đây hoặc trước khi in."
SAVE_FIRST = "Hãy lưu cuộc họp trước khi in."
