"""Units: communes, villages, offices and unions, which are founded, renamed, merged and dissolved on certain days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.records import Part, Record, identity, part_identity
from danvan_desktop.texts import units as texts


class UnitKind(StrEnum):
    """What sort of body a unit is; statistics group by it."""

    AREA = "area"  # xã, phường, thị trấn, đặc khu
    VILLAGE = "village"  # thôn, khu phố, bản, tổ dân phố
    PARTY = "party"  # chi bộ, đảng bộ
    STATE = "state"  # cơ quan nhà nước, đơn vị sự nghiệp
    FRONT = "front"  # Mặt trận, đoàn thể
    FORCE = "force"  # công an, quân sự, biên phòng
    OTHER = "other"  # giáo xứ, dòng họ, hội quần chúng


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor(Part):
    """One of the units that took over; a unit that was split has several."""

    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    """A body under one name. A new name or a merger is a new unit, and the old one ends with its successors named, so
    that old papers print the name of their own day. Both days are included.
    """

    name: str
    kind: UnitKind
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[Successor, ...] = ()

    def exists_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitInput:
    """The form of a unit, as typed; `successors` are uids."""

    name: str = ""
    kind: str = ""
    valid_from: str = ""
    valid_to: str = ""
    successors: tuple[str, ...] = ()


def validated(given: UnitInput, today: date, base: Unit | None = None) -> Unit:
    """The unit that `given` describes, keeping the identity of `base`. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    start = check.date("valid_from", given.valid_from)
    end = check.date("valid_to", given.valid_to, not_before=start)
    kept = {} if base is None else {successor.unit: successor.uid for successor in base.successors}
    if given.successors and not given.valid_to.strip():
        check.fail("valid_to", texts.SUCCESSOR_NEEDS_END)
    if base is not None and base.uid in given.successors:
        check.fail("successors", texts.OWN_SUCCESSOR)
    return check.passed(
        Unit(
            **identity(base),
            name=check.line("name", given.name, required=True),
            kind=check.choice("kind", given.kind, UnitKind),
            valid_from=start,
            valid_to=end,
            successors=tuple(
                Successor(**part_identity(kept.get(unit)), unit=unit) for unit in dict.fromkeys(given.successors)
            ),
        )
    )
