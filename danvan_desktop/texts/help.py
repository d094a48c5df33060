"""The window of the manual."""

CONTENTS = "Mục lục"
NOTHING = "Không có trang nào có đủ các từ này."
FOUND = "{count} trang"
PRINT = "In trang hướng dẫn"
KEY_TITLES = ("Phím", "Việc")
KEYS_HERE = "[phím tắt của thực đơn]"
"""Where the page of keys shows those of the menus."""


def key(shortcut: str) -> str:
    return shortcut.replace("Return", "Enter").replace("Del", "Delete")
