"""Sentences about files."""

import errno

_REASONS = {
    errno.ENOENT: "không có thư mục hoặc tệp này",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EEXIST: "đã có một tệp mang tên này",
    errno.EISDIR: "đây là một thư mục",
    errno.EACCES: "máy này không có quyền",
    errno.EPERM: "máy này không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EFBIG: "tệp quá lớn đối với ổ đĩa này",
}
NOT_A_FILE = "không phải tệp mở được, hoặc không có quyền"


def reason(number: int | None) -> str:
    """Why the system refused."""
    return _REASONS.get(number or 0, f"lỗi hệ thống số {number}")


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
