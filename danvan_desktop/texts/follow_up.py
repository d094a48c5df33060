"""Reminders to those who are late, and the answer to who asked."""

from collections.abc import Sequence

NOBODY_LATE = "Không có đơn vị nào quá hạn báo cáo với văn bản này."


def reported_since(names: Sequence[str]) -> str:
    return f"Đã báo cáo sau khi soạn công văn: {'; '.join(names)}. Hãy bỏ khỏi Kính gửi và nội dung trước khi ký."
