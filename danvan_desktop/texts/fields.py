"""Sentences about what was typed into a field. `label` is the field's name in a sentence, in lower case."""

from decimal import Decimal

LEGACY_NAMES = {"TCVN3": "TCVN3 (phông .VnTime)", "VNI": "VNI"}


def required(label: str) -> str:
    return f"Chưa nhập {label}."


def choose(label: str) -> str:
    return f"Chưa chọn {label}. Hãy chọn một mục trong danh sách."


def too_long(label: str, length: int, limit: int) -> str:
    return f"Mục {label} dài {length} ký tự, nhiều nhất là {limit}. Hãy rút gọn."


def legacy(label: str, encoding: str) -> str:
    return f"Mục {label} có chữ theo mã cũ {LEGACY_NAMES[encoding]}. Hãy chuyển sang Unicode rồi lưu."


def control_characters(label: str) -> str:
    return f"Mục {label} có ký tự điều khiển không in được. Hãy xóa các ký tự đó rồi lưu."


def ends_before_start(label: str) -> str:
    return f"Mục {label} sớm hơn ngày bắt đầu. Hãy kiểm tra lại hai ngày."


def whole(label: str, low: int, high: int) -> str:
    return f"Mục {label} phải là số nguyên từ {low} đến {high}."


def between(label: str, low: Decimal, high: Decimal, places: int) -> str:
    bounds = f"từ {low:f} đến {high:f}".replace(".", ",")
    return f"Mục {label} phải là số {bounds}, nhiều nhất {places} chữ số sau dấu phẩy."
