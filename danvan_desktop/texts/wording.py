"""Wording of papers and its editor."""

from collections.abc import Collection

NAMES = {
    "directives": "Công văn và văn bản khác",
    "decisions": "Quyết định khen thưởng",
    "awards": "Danh sách khen thưởng, đề nghị",
    "drafts": "Soạn văn bản từ hồ sơ",
    "follow_up": "Công văn đôn đốc, báo cáo kết quả",
    "councils": "Biên bản hội đồng",
    "exemplars": "Đăng ký, danh mục mô hình",
    "registers": "Sổ văn bản",
    "copies": "Bản sao",
}
"""What a file of sentences is about; one without a name here shows its own."""

FIELDS = {
    "act": "việc khen",
    "amount": "số tiền",
    "body": "cơ quan",
    "count": "số lượng",
    "counts": "số tập thể, cá nhân",
    "day": "ngày tháng năm",
    "due": "hạn",
    "form": "hình thức khen",
    "issuer": "cơ quan ban hành",
    "law": "văn bản",
    "merit": "thành tích",
    "number": "số văn bản",
    "occasion": "dịp",
    "original": "văn bản gốc",
    "subject": "trích yếu",
    "text": "nội dung",
    "through": "qua cơ quan",
    "to": "nơi nhận báo cáo",
    "whom": "đối tượng",
    "words": "số tiền bằng chữ",
    "year": "năm",
    "kind": "loại văn bản",
    "reference": "tên văn bản",
    "tasks": "các nhiệm vụ",
    "total": "tổng số",
    "exemplars": "số mô hình",
    "fields": "số theo lĩnh vực",
    "recognised": "số được công nhận",
    "stopped": "số đã dừng",
    "awards": "số được khen",
    "money": "tổng tiền thưởng",
    "units": "số đơn vị",
    "place": "địa danh",
    "name": "tên",
    "period": "thời gian của sổ",
    "bases": "các căn cứ",
    "citation": "văn bản được thực hiện",
    "results": "kết quả từng nhiệm vụ",
    "missing": "đơn vị chưa báo cáo",
    "reported": "số đơn vị đã báo cáo",
    "proposed": "số đề nghị khen",
    "position": "chức vụ, đơn vị",
    "reason": "lý do",
    "first": "số đầu",
    "last": "số cuối",
    "cancelled": "số đã hủy",
    "years": "các năm",
    "when": "thời gian",
    "absent": "số người vắng",
    "ballots": "số phiếu được tính",
    "candidate": "mục bình xét",
    "checked_by": "người kiểm tra lại",
    "council": "hội đồng",
    "counted_by": "người kiểm phiếu",
    "exemplar": "mô hình hoặc điển hình",
    "field": "lĩnh vực",
    "hour": "giờ phút",
    "invalid": "phiếu không hợp lệ",
    "issued": "phiếu phát ra",
    "member": "thành viên",
    "members": "số thành viên",
    "names": "họ tên",
    "post": "chức vụ",
    "present": "số người có mặt",
    "returned": "phiếu thu về",
    "role": "vai trò",
    "roman": "số La Mã",
    "span": "năm hoặc giai đoạn",
    "stage": "giai đoạn",
    "unit": "đơn vị",
    "valid": "phiếu hợp lệ",
    "venue": "địa điểm",
}
"""How a user reads the fields of sentences; a name without one here stands as it is."""

EXAMPLES = {
    "act": "tặng Giấy khen cho",
    "amount": "1.520.000",
    "body": "Ban Thường vụ Đảng ủy",
    "count": "05",
    "counts": "05 tập thể và 20 cá nhân",
    "day": "ngày 15 tháng 10 năm 2026",
    "due": "15/12/2026",
    "form": "Giấy khen",
    "issuer": "Đảng ủy xã Triệu Phong",
    "law": "Luật Thi đua, khen thưởng",
    "merit": "có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2026",
    "number": "12-QĐ/ĐU",
    "occasion": "Ngày truyền thống công tác dân vận",
    "subject": "đẩy mạnh phong trào thi đua “Dân vận khéo”",
    "text": "Đăng ký mô hình mới",
    "through": " (qua Ban Xây dựng Đảng)",
    "to": " về Ban Thường vụ Đảng ủy",
    "whom": "các tập thể, cá nhân",
    "words": "Một triệu năm trăm hai mươi nghìn đồng",
    "year": "2026",
    "absent": "01",
    "ballots": "08",
    "candidate": "Tuyến đường hoa",
    "checked_by": "Lê Thị Bình",
    "council": "Hội đồng xét khen thưởng xã Triệu Phong",
    "counted_by": "Trần Văn An",
    "exemplar": "mô hình",
    "field": "Kinh tế",
    "hour": "14 giờ 00 phút",
    "invalid": "00",
    "issued": "09",
    "member": "Trần Văn An, Chủ tịch Ủy ban MTTQ Việt Nam xã - Ủy viên",
    "members": "09",
    "name": "Trần Văn An",
    "names": "Trần Văn An",
    "reported": "05 cơ quan, đơn vị đã báo cáo đầy đủ",
    "missing": "Chi bộ thôn Đại Hào; Chi bộ thôn Nại Cửu",
    "post": "Chủ tịch Ủy ban MTTQ Việt Nam xã",
    "present": "09",
    "reason": "đi công tác",
    "returned": "09",
    "role": "Ủy viên",
    "roman": "I",
    "span": "năm 2026",
    "stage": "2021-2025",
    "unit": "Chi bộ thôn Đại Hào",
    "valid": "09",
    "venue": "Phòng họp UBND xã",
}
"""What the preview puts into the fields; a field without an example shows its name."""

BROKEN = "Có dấu ngoặc { } chưa đóng hoặc viết sai. Trường viết liền trong một cặp ngoặc, ví dụ {số tiền}."
UNPAIRED_BOLD = "Dấu ** (in đậm) phải đi từng cặp: một dấu mở, một dấu đóng."
LABELS = {"text": "câu chữ"}
CHANGED = "Sửa câu chữ: {name}"
RESTORED = "Lấy lại câu chữ gốc: {name}"
FIELD = "{{{label}}}"

TITLES = ("Câu gốc", "Câu của cơ quan")
UNSAVED = "Câu đang sửa chưa lưu được vì còn chỗ viết sai. Bỏ phần đang sửa?"


def unknown_field(name: str, known: Collection[str]) -> str:
    fields = ", ".join(f"{{{FIELDS.get(one, one)}}}" for one in known)
    told = f"Câu này dùng được: {fields}." if fields else "Câu này không có trường nào."
    return f"Không có trường {{{name}}} cho câu này. {told}"


def broken_row(paper: str, text: str, why: str) -> str:
    return f"Câu chữ của cơ quan trong “{paper}” không dùng được: “{text}”. {why} Hãy sửa ở Tệp › Câu chữ văn bản."
