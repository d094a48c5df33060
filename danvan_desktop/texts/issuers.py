"""Issuers and their signers."""

from datetime import date

from danvan_desktop.texts.dates import format_date

LABELS = {
    "name": "tên cơ quan",
    "track": "hệ thống",
    "symbol": "ký hiệu",
    "place": "địa danh",
    "archive": "nơi lưu",
    "names": "tên trên văn bản",
    "names.valid_from": "ngày bắt đầu dùng tên",
    "names.superior": "cơ quan cấp trên",
    "names.name": "tên trên văn bản",
    "signers.full_name": "họ và tên người ký",
    "signers.authority": "quyền hạn ký",
    "signers.title": "chức vụ người ký",
    "signers.valid_from": "ngày bắt đầu ký",
    "signers.valid_to": "ngày thôi ký",
}

TRACKS = {
    "party": "Đảng",
    "state": "Chính quyền",
    "front": "Mặt trận, đoàn thể",
    "youth": "Đoàn Thanh niên",
    "union": "Công đoàn",
}

NEEDS_NAME = "Chưa có tên trên văn bản. Hãy thêm ít nhất một dòng với ngày bắt đầu dùng."


def no_name(issuer: str, day: date) -> str:
    return (
        f"{issuer} chưa có tên trên văn bản cho ngày {format_date(day)}. "
        "Hãy mở Tệp › Cơ quan và người ký để thêm tên dùng từ ngày đó."
    )


ADDED = "Thêm cơ quan “{name}”"
CHANGED = "Sửa cơ quan “{name}”"
REMOVED = "Xóa cơ quan “{name}”"

NEW = "Cơ quan mới"
TITLES = {
    "names.superior": "Cơ quan cấp trên (dòng trên)",
    "names.name": "Tên cơ quan (dòng dưới)",
    "names.valid_from": "Dùng từ ngày",
    "signers.full_name": "Họ và tên",
    "signers.authority": "Quyền hạn ký",
    "signers.title": "Chức vụ",
    "signers.valid_from": "Từ ngày",
    "signers.valid_to": "Đến ngày",
}
