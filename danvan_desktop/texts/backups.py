"""Backups, restoring, recovery and the health of the data. “Sao lưu, khôi phục” is never called “xuất, nhập”."""

from collections.abc import Mapping
from datetime import datetime

from danvan_desktop.texts.dates import format_date

# --- files of backups

NOT_OURS = "tệp không phải là dữ liệu của chương trình"
DAMAGED_DATABASE = "Dữ liệu bị hỏng: {problem}."
BROKEN_PAGES = "trong tệp có chỗ không đọc được"
LOOSE_ENDS = "có liên kết trỏ đến bản ghi không còn"
NOT_A_BACKUP = "{path} không phải là bản sao lưu của chương trình, hoặc tệp đã hỏng. Hãy chọn bản sao lưu khác."
NO_ACCESS = "Không dùng được {path} ({reason}). Hãy kiểm tra ổ đĩa hoặc chọn thư mục khác."
ANOTHER_FILE = "Ở {path} đã có một tệp khác, không phải bản sao lưu, nên không ghi đè. Hãy chọn tên khác."
MEMBER_BROKEN = "Bản sao lưu đã bị hỏng hoặc bị sửa: phần “{name}” không khớp với dấu kiểm tra. Hãy chọn bản khác."
SEAL_BROKEN = "Bản sao lưu đã bị hỏng hoặc bị sửa ở khoảng byte thứ {position}. Hãy chọn bản khác."
COPY_BROKEN = "Bản chép ra {path} không giống bản gốc. Ổ đĩa đó có thể đã hỏng; hãy dùng ổ khác."
NEWER_FORMAT = "Bản sao lưu do phiên bản mới hơn của chương trình tạo ra. Hãy cài phiên bản mới hơn."
SHORT_PASSPHRASE = "Mật khẩu cần ít nhất {count} ký tự."
KEY_BROKEN = (
    "Tệp khóa của các bản sao lưu ({path}) đã hỏng hoặc không đọc được nên chưa sao lưu được. "
    "Hãy mở “Sức khỏe dữ liệu” và đặt lại mật khẩu; các bản sao lưu cũ vẫn mở bằng mật khẩu và mã cũ."
)
SECRET_NEEDED = "Bản sao lưu có mật khẩu. Hãy nhập mật khẩu hoặc mã khôi phục đã in."
WRONG_SECRET = "Mật khẩu hoặc mã khôi phục không đúng. Hãy nhập lại; khi gõ mã khôi phục, hãy tắt bộ gõ tiếng Việt."

# --- making them

FILE_NAMES = {
    "automatic": "sao-luu-{at}",
    "manual": "sao-luu-{at}",
    "migration": "truoc-khi-nang-cap-{at}",
    "restore": "truoc-khi-khoi-phuc-{at}",
}
REASONS = {
    "automatic": "tự động",
    "manual": "bấm tay",
    "migration": "trước khi nâng cấp",
    "restore": "trước khi khôi phục",
}
MINUTES = "Hãy ghi số phút từ {least} đến {most}."
NO_SECOND_PLACE = "Không thấy thư mục {path}. Hãy cắm USB hoặc chọn thư mục khác."
SAME_PLACE = "Nơi thứ hai phải nằm ngoài thư mục dữ liệu, tốt nhất ở USB hoặc ổ đĩa khác."

STATUS_ONE = "Sao lưu: {at}"
STATUS_TWO = "Sao lưu: {at} · nơi thứ hai: {second}"
STATUS_PAUSED = "Sao lưu tự động đang tạm dừng"
REMIND_PAUSED = (
    "Sao lưu tự động đang tạm dừng vì vừa khôi phục. Hãy xem lại dữ liệu; nếu đúng, bấm “Sao lưu ngay” để tiếp tục."
)
REMIND_NO_SECOND = (
    "Bản sao lưu đang nằm cùng ổ đĩa với dữ liệu. Hãy chọn nơi thứ hai (USB hoặc ổ đĩa khác) để không mất khi hỏng máy."
)
REMIND_SECOND = "Bản sao ở nơi thứ hai gần nhất: {at}. Hãy cắm USB hoặc ổ đĩa đó rồi bấm “Sao lưu ngay”. {why}"
NEVER = "chưa có"


def when(at: datetime | None, now: datetime) -> str:
    """A moment as one says it: `10:45 hôm nay`, `10:45 ngày 20/11/2026`."""
    if at is None:
        return NEVER
    return f"{at:%H:%M} hôm nay" if at.date() == now.date() else f"{at:%H:%M} ngày {format_date(at)}"


def size(count: int) -> str:
    """Bytes for people."""
    if count < 1 << 20:
        return f"{max(1, count >> 10)} KB"
    if count < 1 << 30:
        return f"{count / (1 << 20):.1f} MB".replace(".", ",")
    return f"{count / (1 << 30):.1f} GB".replace(".", ",")


# --- restoring

NEWER_BACKUP = (
    "Bản sao lưu này do phiên bản mới hơn của chương trình tạo ra ({app}, lược đồ {found}; bản này hiểu đến {known}). "
    "Hãy cài phiên bản mới hơn rồi khôi phục."
)
NOT_THE_SAME = "Dữ liệu vừa khôi phục không giống bản sao lưu nên đã giữ nguyên dữ liệu cũ. Hãy kiểm tra ổ đĩa."
STAYS_ERASED = "Dữ liệu này đã được xóa theo yêu cầu nên không lấy lại từ bản sao lưu."
BACK_AGAIN = (
    "Bản sao lưu này còn dữ liệu của {count} tập thể, cá nhân đã xóa theo yêu cầu sau đó. "
    "Khôi phục xong, phải xóa lại (mục “Xóa dữ liệu cá nhân”)."
)
STAYS_SEALED = (
    "Các bản sao lưu sau này ở máy này cũng có mật khẩu: mật khẩu và mã khôi phục của bản vừa khôi phục vẫn dùng được."
)


def restored(at: str, erased: int) -> str:
    """How the journal calls a restore, with how many persons who were erased are there again."""
    again = f", có lại dữ liệu của {erased} tập thể, cá nhân đã xóa theo yêu cầu" if erased else ""
    return f"Khôi phục dữ liệu từ bản sao lưu lúc {at}{again}"


IN_USE = "Dữ liệu đang mở ở một cửa sổ hoặc chương trình khác. Hãy đóng ở đó rồi làm lại."
WORD = "KHÔI PHỤC"
BROUGHT_BACK = "Lấy lại một bản ghi từ bản sao lưu: {name}"
NEEDS_WORD = (
    "Dữ liệu hiện có {now} bản ghi, bản sao lưu chỉ có {then}. Nếu chắc chắn muốn thay, hãy gõ đúng hai chữ KHÔI PHỤC."
)

NAMES: Mapping[str, str] = {
    "directive": "Văn bản chỉ đạo",
    "exemplar": "Mô hình, điển hình",
    "evaluation": "Phiếu chấm điểm",
    "award_decision": "Quyết định khen thưởng",
    "recipient": "Tập thể, cá nhân, hộ",
    "unit": "Đơn vị",
    "issuer": "Cơ quan ban hành",
}
OTHERS = "Các mục khác"

# --- recovery

GAP_IN_LOG = "Tệp nhật ký {file} bị hỏng từ dòng {line}; các thay đổi sau đó không làm lại được."
NO_LOG = "Nhật ký thay đổi không nối tiếp với bản sao lưu này nên các thay đổi sau đó không làm lại được."
LOG_STOPPED = "Làm lại được {done} trong {count} thay đổi của nhật ký."

# --- what is said at the start

REPLAYED = (
    "Dữ liệu thiếu {count} thay đổi, do lần trước máy tắt đột ngột hoặc tệp dữ liệu bị thay bằng bản cũ hơn; "
    "chương trình đã làm lại đủ từ nhật ký."
)
NOT_REPLAYED = (
    "Nhật ký có {count} thay đổi mà dữ liệu không có và không làm lại được. Hãy mở “Sức khỏe dữ liệu” để xem."
)
OTHER_LOG = (
    "Nhật ký thay đổi trong thư mục dữ liệu không khớp với dữ liệu đang có: tệp {file} có thể đã bị thay bằng một bản "
    "khác, hoặc nhật ký bị sửa. Hãy xem lại dữ liệu: nếu đủ, bấm “Sao lưu ngay”; nếu thiếu, hãy khôi phục từ bản sao "
    "lưu gần nhất."
)
PLACE_TAKEN = "Ở {path} đã có dữ liệu khác nên chưa chuyển. Hãy sao lưu rồi khôi phục vào đó nếu muốn thay."
CLOCK_BACK = (
    "Đồng hồ máy tính đang chỉ {now}, sớm hơn lần ghi gần nhất ({last}). "
    "Hãy chỉnh lại ngày giờ của máy; chưa bản sao lưu nào bị xóa vì việc này."
)
OPEN_ELSEWHERE = (
    "Dữ liệu đang được mở trên máy {machine} (người dùng {user}). "
    "Ở máy này chỉ xem được bản chụp lúc mở; muốn sửa, hãy đóng chương trình ở máy kia rồi mở lại. "
    "Nếu máy kia đã tắt hoặc đây là bản chép tay, hãy đợi 10 phút rồi mở lại."
)
MIGRATION_FAILED = (
    "Chưa nâng cấp được dữ liệu lên phiên bản này. Tệp cũ giữ nguyên, chỉ mở để xem. "
    "Hãy dùng lại bản cũ của chương trình để làm việc và gửi gói hỗ trợ cho người cài đặt."
)

# --- health

LOG_DAMAGED = "Tệp nhật ký {file} bị hỏng từ dòng {line}. Hãy sao lưu ngay để bắt đầu một tệp nhật ký mới."
LOG_GAP = (
    "Nhật ký thay đổi không nối tiếp với bản sao lưu gần nhất (thiếu tệp nhật ký). Hãy sao lưu ngay để các thay đổi "
    "từ đó đến nay có hai bản."
)
CHECK_OK = "Dữ liệu lành lặn: {records} bản ghi, {changes} lần thay đổi; nhật ký, tệp đính kèm khớp dấu kiểm tra."
