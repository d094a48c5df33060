"""Sentences about files."""


def disk_full(path: str) -> str:
    return f"Không ghi được tệp {path} vì ổ đĩa đã đầy. Hãy xóa bớt tệp không dùng hoặc chọn ổ đĩa khác rồi thử lại."


def is_folder(path: str) -> str:
    return f"{path} là một thư mục, không phải tệp. Hãy chọn một tên tệp khác."


def open_elsewhere(path: str) -> str:
    return f"Không ghi được tệp {path} vì tệp đang mở trong chương trình khác. Hãy đóng tệp đó rồi thử lại."


def cannot_write(path: str, reason: str) -> str:
    return f"Không ghi được tệp {path} ({reason}). Hãy chọn thư mục khác mà máy này được phép ghi."


def cannot_read(path: str, reason: str) -> str:
    return f"Không đọc được tệp {path} ({reason}). Hãy kiểm tra lại tên tệp và đường dẫn."
