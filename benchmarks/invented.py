"""Invented recipients of awards, put together from small lists of words: the same ones every time."""

from dataclasses import dataclass
from random import Random

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
MIDDLE = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Ngọc", "Quang", "Thu", "Xuân", "Thị Kim", "Đình")
GIVEN = ("An", "Ánh", "Bình", "Cường", "Dũng", "Đạt", "Hạnh", "Hương", "Khuê", "Lợi", "Mỹ", "Nghĩa", "Phượng", "Yến")
OFFICE = ("Bí thư chi bộ", "Trưởng thôn", "Chi hội trưởng phụ nữ", "Trưởng ban công tác mặt trận")
BODY = ("Ban công tác mặt trận", "Chi hội Phụ nữ", "Chi hội Nông dân", "Chi đoàn", "Chi hội Cựu chiến binh")
VILLAGE = ("Ái Tử", "An Hưng", "Bích La", "Đâu Kênh", "Linh Yên", "Nại Cửu", "Phúc Lộc", "Trung Yên", "Vân Hòa")
DEED = (
    "vận động Nhân dân hiến {n} m² đất, mở rộng đường liên thôn",
    "xây dựng tuyến đường hoa dài {n} m, giữ gìn vệ sinh môi trường",
    "giúp {n} hộ thoát nghèo bằng vốn vay, cây giống và ngày công",
    "hòa giải thành {n} vụ việc, giữ vững đoàn kết ở khu dân cư",
    "duy trì tổ tự quản về an ninh trật tự với {n} thành viên",
)


@dataclass(frozen=True, slots=True)
class Invented:
    """One recipient; `amount` in đồng."""

    collective: bool
    name: str
    position: str
    citation: str
    amount: int


def recipients(count: int) -> list[Invented]:
    """So many recipients, the first third of them collectives."""
    choose = Random(2026).choice
    found = []
    for index in range(count):
        collective = index < count // 3
        village = choose(VILLAGE)
        name = f"{choose(BODY)} thôn {village}" if collective else f"{choose(FAMILY)} {choose(MIDDLE)} {choose(GIVEN)}"
        position = "xã Triệu Phong" if collective else f"{choose(OFFICE)} thôn {village}, xã Triệu Phong"
        citation = f"Đã {choose(DEED).format(n=index % 900 + 100)}; được Nhân dân tin tưởng, noi theo"
        found.append(Invented(collective, name, position, citation, 1_440_000 if collective else 720_000))
    return found


COLUMNS = ("STT", "Tên", "Chức vụ, đơn vị", "Thành tích", "Tiền thưởng", "Ghi chú")


def cells(number: int, one: Invented) -> tuple[str, ...]:
    """A recipient as a row of six cells."""
    return (str(number), one.name, one.position, one.citation, f"{one.amount:,}".replace(",", "."), "")


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation says."""

    superior: str
    issuer: str
    title: tuple[str, str]
    number: str
    place_date: str
    kind: str
    subject: str
    guest: str
    body: tuple[str, ...]
    authority: str
    signer_title: str
    signer: str
    recipients: tuple[str, ...]


def invitation(one: Invented) -> Invitation:
    """The invitation of a recipient."""
    return Invitation(
        superior="",
        issuer="ỦY BAN NHÂN DÂN XÃ TRIỆU PHONG",
        title=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        number="Số: 12/GM-UBND",
        place_date="Triệu Phong, ngày 15 tháng 10 năm 2026",
        kind="GIẤY MỜI",
        subject="Dự hội nghị biểu dương điển hình “Dân vận khéo”",
        guest=f"{one.name}, {one.position}.",
        body=(
            "Ủy ban nhân dân xã trân trọng kính mời dự hội nghị biểu dương điển hình “Dân vận khéo” năm 2026.",
            "Thời gian: 8 giờ 00 phút ngày 20/10/2026. Địa điểm: Hội trường Ủy ban nhân dân xã.",
            "Nội dung: tổng kết phong trào, trao thưởng cho các tập thể, cá nhân tiêu biểu, bàn việc năm sau.",
            "Rất mong được đón tiếp./.",
        ),
        authority="TM. ỦY BAN NHÂN DÂN",
        signer_title="CHỦ TỊCH",
        signer="Nguyễn Văn Mẫu",
        recipients=("- Như trên;", "- Lưu: VT."),
    )
