"""What the office's own Word files can be filled with: flat sets of named texts, and lists whose rows are such sets."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from danvan_desktop.domain.awards import AwardDecision, counts
from danvan_desktop.domain.councils import CouncilSession
from danvan_desktop.domain.dates import format_date, format_date_long, format_place_date
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.exemplars import ITEMS, Exemplar
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.money import ZeroWord, format_money, in_words, two_digits
from danvan_desktop.domain.recipients import Recipient, RecipientKind
from danvan_desktop.papers.parts import Issued
from danvan_desktop.texts import exemplars as exemplar_texts
from danvan_desktop.texts import office_templates as texts
from danvan_desktop.texts import recipients as recipient_texts

Row = Mapping[str, str]
Fields = dict[str, str | tuple[Row, ...]]
"""A field's name → its text, or the rows of a list. The names are ASCII, so that they can be typed in Word."""

KINDS = {
    RecipientKind.COLLECTIVE: "so_tap_the",
    RecipientKind.INDIVIDUAL: "so_ca_nhan",
    RecipientKind.HOUSEHOLD: "so_ho",
}
ITEM_NAMES = dict(
    zip(
        ITEMS,
        (
            "thuc_trang",
            "muc_tieu",
            "noi_dung",
            "dia_ban",
            "luc_luong",
            "nguon_luc",
            "thoi_gian",
            "san_pham",
            "duy_tri",
        ),
        strict=True,
    )
)


def of_directive(record: Directive, issuer: Issuer, kind_name: str, today: date) -> Fields:
    """A written paper; its number and day are gaps while it is a draft."""
    return {
        **_head(record, issuer, today),
        "loai_van_ban": kind_name,
        "trich_yeu": record.subject,
        "kinh_gui": _named(one.name for one in record.addressees),
        "mo_dau": record.opening,
        "nhiem_vu": tuple(
            {"stt": str(number), "noi_dung": task.text, "han": _day(task.due)}
            for number, task in enumerate(record.tasks, start=1)
        ),
        "ket_thuc": record.closing,
        "bao_cao_ve": record.report_to,
        "bao_cao_qua": record.report_through,
        "han_bao_cao": _day(record.due),
        "noi_nhan": _named([*(one.name for one in record.copies), *([issuer.archive] if issuer.archive else [])]),
    }


def of_decision(
    record: AwardDecision,
    issuer: Issuer,
    recipients: Mapping[str, Recipient],
    award_kind: str,
    zero: ZeroWord,
    today: date,
) -> Fields:
    """An award decision; `recipients` are those of its lines by uid, `award_kind` the name of what it gives."""
    found = [(line, recipients[line.recipient]) for line in record.lines]
    number = counts(one.kind for _, one in found)
    money = sum(line.amount or 0 for line in record.lines)
    return {
        **_head(record, issuer, today),
        "trich_yeu": record.subject,
        "hinh_thuc_khen": award_kind,
        "thanh_tich_chung": record.merit,
        "dip_khen": record.occasion,
        "thanh_tich_tu": _day(record.achieved_from),
        "thanh_tich_den": _day(record.achieved_to),
        **{name: two_digits(number.get(kind, 0)) for kind, name in KINDS.items()},
        "tong_tien": format_money(money),
        "tong_tien_chu": in_words(money, zero),
        "danh_sach": tuple(
            {
                "stt": str(place),
                "ten": one.name,
                "chuc_vu": one.position,
                "loai": recipient_texts.KINDS[one.kind],
                "thanh_tich": line.citation,
                "so_tien": "" if line.amount is None else format_money(line.amount),
                "ghi_chu": line.note,
            }
            for place, (line, one) in enumerate(found, start=1)
        ),
    }


def of_exemplar(record: Exemplar, field: str, holder: str, unit: str) -> Fields:
    """The registration of an exemplar; `field`, `holder` and `unit` are names."""
    return {
        "so_dang_ky": record.printed_number,
        "nam": str(record.year),
        "ten_mo_hinh": record.name,
        "linh_vuc": field,
        "tap_the_ca_nhan": holder,
        "don_vi": unit,
        "can_bo_phu_trach": record.officer,
        "ngay_dang_ky": _day(record.registered_on),
        "tinh_trang": exemplar_texts.STATUSES[record.status],
        **{name: getattr(record, item) for item, name in ITEM_NAMES.items()},
    }


def of_session(record: CouncilSession, issuer: Issuer, today: date) -> Fields:
    """A session of a council and its count."""
    present = [member for member in record.members if member.present]
    return {
        **_head(record, issuer, today),
        "trich_yeu": record.subject,
        "hoi_dong": record.council,
        "ngay_hop": format_date(record.held_on),
        "gio_bat_dau": _time(record.started_at),
        "gio_ket_thuc": _time(record.ended_at),
        "dia_diem": record.venue,
        "noi_dung_hop": record.content,
        "ket_luan": record.conclusion,
        "so_thanh_vien": two_digits(len(record.members)),
        "so_co_mat": two_digits(len(present)),
        "phieu_phat": _count(record.issued),
        "phieu_thu": _count(record.returned),
        "phieu_hop_le": _count(record.valid),
        "nguoi_kiem_phieu": record.counted_by,
        "nguoi_giam_sat": record.checked_by,
        "thanh_vien": tuple(
            {
                "stt": str(number),
                "ten": member.name,
                "chuc_vu": member.post,
                "co_mat": texts.PRESENT if member.present else texts.ABSENT,
                "ly_do": member.reason,
            }
            for number, member in enumerate(record.members, start=1)
        ),
        "ket_qua_phieu": tuple(
            {
                "stt": str(number),
                "ten": one.name,
                "don_vi": one.unit,
                "de_nghi": one.proposal,
                "dong_y": _count(one.agreed),
                "khong_dong_y": _count(one.against),
                "y_kien_khac": _count(one.abstained),
            }
            for number, one in enumerate(record.candidates, start=1)
        ),
    }


def _head(record: Issued, issuer: Issuer, today: date) -> Fields:
    """What every paper of an issuer has. Raises UserError where the issuer had no name on its day."""
    name = issuer.name_on(record.signed_on or today)
    signer = issuer.signer(getattr(record, "signer", None))
    day = record.signed_on
    return {
        "so_ky_hieu": record.printed_number.strip(),
        "co_quan_cap_tren": name.superior,
        "co_quan": name.name,
        "dia_danh": record.place,
        "ngay_ky": _day(day),
        "ngay_ky_day_du": format_date_long(day, year=today.year),
        "dia_danh_ngay": format_place_date(record.place, day, year=today.year),
        "nam": str((day or today).year),
        "quyen_han_ky": signer.authority if signer else "",
        "chuc_vu_ky": signer.title if signer else "",
        "nguoi_ky": signer.full_name if signer else "",
    }


def _named(names: Iterable[str]) -> tuple[Row, ...]:
    return tuple({"stt": str(number), "ten": name} for number, name in enumerate(names, start=1))


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _time(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def _count(number: int | None) -> str:
    return "" if number is None else two_digits(number)
