"""Files attached to records."""

FILE = "tệp"
ADDED = "Đính kèm tệp {name}"
REMOVED = "Gỡ tệp {name}"
NOT_ISSUED = "Văn bản này còn là dự thảo. Hãy phát hành để có số, rồi đính kèm bản đã ký."
ALREADY = "Tệp này đã được đính kèm với tên {name}."
NO_FILE = "{name} không phải là tệp. Hãy chọn một tệp."
EMPTY = "Tệp {name} rỗng nên không đính kèm được. Hãy kiểm tra lại tệp."
TOO_LARGE = "Tệp {name} lớn hơn 200 MB. Hãy quét lại ở độ phân giải 200 – 300 dpi rồi đính kèm."
MISSING = "Tệp đính kèm {name} không còn trong thư mục dữ liệu. Hãy khôi phục từ bản sao lưu hoặc đính kèm lại."
CHANGED = "Tệp đính kèm {name} đã bị thay đổi sau khi đính kèm. Hãy khôi phục từ bản sao lưu hoặc đính kèm lại bản gốc."
NOT_COPIED = (
    "Không mở được tệp {name} vì không chép được nó ra thư mục tạm ({reason}). "
    "Hãy kiểm tra chỗ trống của ổ đĩa rồi mở lại."
)
SIGNED_STAYS = (
    "Bản đã ký là bằng chứng của văn bản đã phát hành nên không gỡ được. Nếu đính kèm nhầm, hãy đính kèm thêm bản đúng."
)

STATES = {
    "whole": "✔ Nguyên vẹn",
    "changed": "▲ Đã bị thay đổi",
    "missing": "✖ Không còn tệp",
}
KINDS = {"signed": "Bản đã ký", "other": "Tệp khác"}
TITLE = "Tệp đính kèm của {number}"
ATTACHED = "Đã đính kèm {name}."
TAKEN_OFF = "Đã gỡ {name}. Hoàn tác được ở cửa sổ chính (Ctrl+Z)."
CHOOSE_SIGNED = "Chọn bản quét hoặc bản ký số"
CHOOSE_FILE = "Chọn tệp đính kèm"
SIGNED_KINDS = "Bản đã ký (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.docx);;Mọi tệp (*)"
FILE_KINDS = "Mọi tệp (*)"
NONE_YET = "Chưa có tệp nào. Sau khi phát hành, hãy đính kèm bản quét có chữ ký, dấu hoặc bản ký số."


def size(count: int) -> str:
    """Bytes in KB, rounded up."""
    return f"{(count + 1023) // 1024:,} KB".replace(",", ".")
