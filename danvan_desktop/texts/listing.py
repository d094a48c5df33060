"""Dialogs with the list of all records beside the form of one."""

UNSAVED = "“{name}” có thay đổi chưa lưu. Lưu lại trước khi rời đi?"
SAVED = "Đã lưu “{name}”."
REMOVED = "Đã xóa “{name}”. Hoàn tác được ở cửa sổ chính (Ctrl+Z)."
