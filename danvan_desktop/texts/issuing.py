"""Names of the fields at the head of every paper, and sentences about them."""

LABELS = {
    "issuer": "cơ quan ban hành",
    "number": "số văn bản",
    "symbol": "ký hiệu",
    "signed_on": "ngày ký",
    "place": "địa danh",
    "signer": "người ký",
}

NUMBER = "Số văn bản gồm chữ số, có thể thêm một chữ cái, ví dụ 374, 12a hoặc 374-CV/HU."
NUMBER_NEEDS_DATE = "Văn bản đã có số thì phải có ngày ký. Nếu còn dự thảo, hãy để trống cả hai."
DATE_NEEDS_NUMBER = "Văn bản đã có ngày ký thì phải có số. Nếu còn dự thảo, hãy để trống cả hai."
SYMBOL = "Ký hiệu bắt đầu bằng dấu “-” hoặc “/”, ví dụ -CV/HU hoặc /QĐ-UBND."
SIGNER_OF_ANOTHER = "Người ký này không thuộc cơ quan ban hành đã chọn. Hãy chọn lại người ký."


def signer_not_then(name: str) -> str:
    return f"{name} không có quyền ký vào ngày này theo danh sách người ký. Hãy chọn người khác hoặc sửa danh sách."


def other_kind(found: str, kind: str) -> str:
    return f"Ký hiệu có “{found}” nhưng loại văn bản là “{kind}”. Hãy sửa ký hiệu hoặc chọn lại loại văn bản."
