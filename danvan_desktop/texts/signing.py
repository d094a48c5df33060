"""Signing forms: fixed words and what is against the rules."""

DEPUTY = "PHÓ "
STANDING_COMMITTEE = "BAN THƯỜNG VỤ"
COMMITTEES = ("BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "ĐẢNG ỦY", "ĐẢNG UỶ", "BÍ THƯ", "CHI BỘ", "CHI ỦY", "CHI UỶ")
OFFICES_OF_COMMITTEES = ("BÍ THƯ", "PHÓ BÍ THƯ", "CHỦ", "PHÓ CHỦ", "TRƯỞNG", "PHÓ TRƯỞNG")
TITLES = (
    *("BÍ THƯ", "PHÓ BÍ THƯ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
    *("TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
)
"""Titles as they stand alone; what follows one of them is the name of the body."""

DEGREES = ("pgs", "gs", "ts", "ths", "tskh", "bs", "ks", "cn", "kts", "ls")
RANKS = (
    *("đại tá", "thượng tá", "trung tá", "thiếu tá", "đại úy", "thượng úy", "trung úy", "thiếu úy"),
    *("thiếu tướng", "trung tướng"),
)

NOBODY = "(chưa chọn)"

NO_WARRANT = "Văn bản của Đảng không ký thừa ủy quyền (TUQ). Hãy chọn T/M, K/T hoặc T/L."


def signer(full_name: str, title: str) -> str:
    """A signer as a list offers them; members of a committee sign without a title."""
    return f"{full_name} – {title}" if title else full_name


def other_way(authority: str, wanted: str) -> str:
    return f"Quyền hạn ký ghi “{authority}”; theo thể thức của hệ thống này ghi “{wanted.strip()}”."


def no_deputy(title: str, wanted: str) -> str:
    return f"Cấp ủy không ký thay (K/T): {title or 'phó bí thư'} ký “{wanted}” với chức vụ của mình."


def member_without_title(title: str) -> str:
    return f"Ký thay mặt cấp ủy chỉ bí thư, phó bí thư ghi chức vụ; “{title}” nên bỏ trống."


def deputy_needs_title(title: str) -> str:
    return f"Ký thay (K/T, KT.) là cấp phó ký; chức vụ đang ghi “{title}”. Hãy kiểm tra lại."


def on_whose_behalf(authority: str) -> str:
    return f"“{authority}” chưa ghi ký thay mặt, ký thay hoặc thừa lệnh ai."


def title_with_body(title: str, bare: str) -> str:
    return f"Chức vụ “{title}” không kèm tên cơ quan, chỉ ghi “{bare}”."


def degree(full_name: str, bare: str) -> str:
    return f"Trước họ tên “{full_name}” không ghi học hàm, học vị, quân hàm; chỉ ghi “{bare}”."
