"""Drafts: forms that a crash or a power cut closed."""

TITLES = ("Biểu mẫu", "Lúc", "Nội dung")
GONE = "Không mở lại được biểu mẫu “{title}”: {reason}"
UNKNOWN = "biểu mẫu này không còn trong chương trình."


def found(count: int) -> str:
    return (
        f"Lần trước chương trình bị tắt khi đang nhập dở {count} biểu mẫu. Những gì đã gõ vẫn còn. "
        "Hãy chọn biểu mẫu để nhập tiếp."
    )
