"""The tables. A record's columns bear the names of its fields; a part's table names its parent and its position."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)

from danvan_desktop.domain.attachments import AttachmentKind
from danvan_desktop.domain.awards import AwardStatus
from danvan_desktop.domain.copies import CopyForm
from danvan_desktop.domain.councils import CouncilRole
from danvan_desktop.domain.directives import Direction
from danvan_desktop.domain.evaluations import CriterionKind, Scorer
from danvan_desktop.domain.exemplars import ExemplarKind, Status
from danvan_desktop.domain.issuers import Track
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.domain.registers import EntryState
from danvan_desktop.domain.units import UnitKind

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


class Scaled(TypeDecorator[Decimal]):
    """A decimal kept as a whole number of hundredths or the like: SQLite has no decimals, and sums stay exact."""

    impl = Integer
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy gives it  # noqa: ARG002 - SQLAlchemy gives it
        return None if value is None else int(value.scaleb(self.places))

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002  # noqa: ARG002
        return None if value is None else Decimal(value).scaleb(-self.places).normalize() + 0


class Uids(TypeDecorator[tuple[str, ...]]):
    """A few uids in one text, with a blank between."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ARG002 - SQLAlchemy gives it
        return " ".join(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        return tuple(value.split())


def _choice(kind: type[StrEnum]) -> Enum:
    return Enum(kind, native_enum=False, length=20, values_callable=lambda members: [str(m) for m in members])


def _record(name: str, *columns: Any) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("uid", String(36), nullable=False, unique=True),
        Column("revision", Integer, nullable=False),
        *columns,
    )


def _part(name: str, parent: str, *columns: Any) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("uid", String(36), nullable=False, unique=True),
        Column("parent", ForeignKey(f"{parent}.uid", ondelete="CASCADE"), nullable=False, index=True),
        Column("position", Integer, nullable=False),
        *columns,
    )


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _sorted(name: str) -> tuple[Column[str], Column[str]]:
    """A text and beside it the key that sorts it in Vietnamese order; the store writes both."""
    return _text(name), Column(f"{name}_key", Text, nullable=False, index=True)


def _ref(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, ForeignKey(f"{target}.uid", ondelete="RESTRICT"), nullable=nullable, index=True)


def _head() -> list[Any]:
    """The columns of every paper with a number; of two papers with one number in one series the second is refused."""
    return [
        _ref("issuer", "issuer"),
        Column("number", Integer),
        _text("suffix"),
        _text("symbol"),
        _text("series"),
        Column("signed_on", Date, index=True),
        _text("place"),
        _ref("signer", "signer", nullable=True),
        UniqueConstraint("issuer", "series", "number", "suffix"),
    ]


issuer = _record(
    "issuer",
    *_sorted("name"),
    Column("track", _choice(Track), nullable=False),
    _text("symbol"),
    _text("place"),
    _text("archive"),
    Column("own", Boolean, nullable=False),
    Column("shared_series", Boolean, nullable=False, server_default=false()),
)
issuer_name = _part(
    "issuer_name", "issuer", Column("valid_from", Date, nullable=False), _text("superior"), _text("name")
)
signer = _part(
    "signer",
    "issuer",
    _text("full_name"),
    _text("authority"),
    _text("title"),
    Column("valid_from", Date),
    Column("valid_to", Date),
)

unit = _record(
    "unit",
    *_sorted("name"),
    Column("kind", _choice(UnitKind), nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
)
successor = _part("successor", "unit", _ref("unit", "unit"))

recipient = _record(
    "recipient",
    Column("kind", _choice(RecipientKind), nullable=False),
    *_sorted("name"),
    _text("position"),
    _ref("unit", "unit", nullable=True),
)

period = _record(
    "period",
    _text("name"),
    Column("first_year", Integer, nullable=False),
    Column("last_year", Integer, nullable=False),
)

directive = _record(
    "directive",
    *_head(),
    Column("direction", _choice(Direction), nullable=False),
    _text("kind"),
    *_sorted("subject"),
    _text("opening"),
    _text("closing"),
    _text("report_to"),
    _text("report_through"),
    Column("due", Date),
    Column("about", String(36)),
)
addressee = _part("addressee", "directive", _text("name"))
task = _part("task", "directive", _text("text"), Column("due", Date))
copy_recipient = _part("copy_recipient", "directive", _text("name"))

exemplar = _record(
    "exemplar",
    Column("number", Integer, nullable=False),
    Column("year", Integer, nullable=False),
    Column("kind", _choice(ExemplarKind), nullable=False),
    *_sorted("name"),
    Column("field", Text, nullable=False, index=True),
    _ref("holder", "recipient"),
    _ref("unit", "unit"),
    _text("officer"),
    Column("registered_on", Date),
    Column("status", _choice(Status), nullable=False, index=True),
    _text("situation"),
    _text("goals"),
    _text("content"),
    _text("area"),
    _text("forces"),
    _text("resources"),
    _text("schedule"),
    _text("results"),
    _text("upkeep"),
    UniqueConstraint("year", "number"),
)
answer = _part("answer", "exemplar", _ref("task", "task"))

rubric = _record(
    "rubric",
    _text("name"),
    Column("version", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("suggested", Boolean, nullable=False),
    _text("source"),
    UniqueConstraint("name", "version"),
)
criterion = _part(
    "criterion",
    "rubric",
    _text("text"),
    Column("max_points", Scaled(2), nullable=False),
    Column("kind", _choice(CriterionKind), nullable=False),
)

evaluation = _record(
    "evaluation",
    Column("number", Integer, nullable=False),
    _ref("exemplar", "exemplar"),
    _ref("rubric", "rubric"),
    Column("scorer", _choice(Scorer), nullable=False),
    _text("scored_by"),
    Column("scored_on", Date, nullable=False, index=True),
    _text("note"),
)
score = _part("score", "evaluation", _ref("criterion", "criterion"), Column("points", Scaled(2)))

council_session = _record(
    "council_session",
    *_head(),
    _text("council"),
    *_sorted("subject"),
    Column("held_on", Date, nullable=False, index=True),
    Column("started_at", Time),
    Column("ended_at", Time),
    _text("venue"),
    _text("content"),
    _text("conclusion"),
    Column("issued", Integer),
    Column("returned", Integer),
    Column("valid", Integer),
    _text("counted_by"),
    _text("checked_by"),
)
council_member = _part(
    "council_member",
    "council_session",
    _text("name"),
    _text("post"),
    Column("role", _choice(CouncilRole), nullable=False),
    Column("present", Boolean, nullable=False),
    _text("reason"),
)
candidate = _part(
    "candidate",
    "council_session",
    _ref("exemplar", "exemplar", nullable=True),
    _ref("recipient", "recipient", nullable=True),
    _text("name"),
    _text("unit"),
    _text("proposal"),
    Column("conflicts", Uids, nullable=False),
    Column("agreed", Integer),
    Column("against", Integer),
    Column("abstained", Integer),
)

award_decision = _record(
    "award_decision",
    *_head(),
    _text("award_kind"),
    *_sorted("subject"),
    _text("merit"),
    _text("occasion"),
    Column("achieved_from", Date),
    Column("achieved_to", Date),
    Column("status", _choice(AwardStatus), nullable=False),
)
award_basis = _part("award_basis", "award_decision", _text("text"))
award_line = _part(
    "award_line",
    "award_decision",
    _ref("recipient", "recipient"),
    _ref("exemplar", "exemplar", nullable=True),
    _text("citation"),
    Column("coefficient", Scaled(4)),
    Column("amount", Integer),
    _text("note"),
)

register_entry = _record(
    "register_entry",
    _ref("issuer", "issuer"),
    Column("direction", _choice(Direction), nullable=False),
    _text("series"),
    Column("number", Integer, nullable=False),
    _text("suffix"),
    _text("symbol"),
    Column("state", _choice(EntryState), nullable=False),
    Column("paper", String(36), index=True),
    _text("kind"),
    _text("subject"),
    Column("dated", Date),
    Column("late", Boolean, nullable=False),
    _text("holder"),
    _text("reason"),
    Column("expires", Date),
    Column("keeper", Text, nullable=False, server_default=""),
    Column("copies", Integer),
    Column("moved_on", Date),
    _text("note"),
    Column("printed_on", Date),
    UniqueConstraint("issuer", "series", "number", "suffix"),
)
"""All numbers of all kinds of papers: what makes a number unique in the whole database."""
correction = _part("correction", "register_entry", Column("on", Date, nullable=False), _text("reason"))
register = _record(
    "register",
    _ref("issuer", "issuer"),
    Column("direction", _choice(Direction), nullable=False),
    _text("series"),
    Column("start", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("closed_on", Date),
    UniqueConstraint("issuer", "series"),
)

copy = _record(
    "copy",
    *_head(),
    Column("form", _choice(CopyForm), nullable=False),
    Column("original", String(36), nullable=False, index=True),
    *_sorted("subject"),
    _text("extract"),
)
copy_receiver = _part("copy_receiver", "copy", _text("name"))

attachment = _record(
    "attachment",
    Column("owner", String(36), nullable=False, index=True),
    Column("kind", _choice(AttachmentKind), nullable=False),
    _text("name"),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("added_on", Date, nullable=False),
)

printing = _record(
    "printing",
    Column("record", String(36), nullable=False, index=True),
    _text("kind"),
    _text("name"),
    Column("printed_at", DateTime, nullable=False),
    _text("who"),
    _text("printer"),
    Column("copies", Integer, nullable=False),
    _text("pages"),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
)

catalogue_row = _record(
    "catalogue_row",
    _text("catalogue"),
    _text("key"),
    Column("values", JSON, nullable=False),
    Column("removed", Boolean, nullable=False),
    UniqueConstraint("catalogue", "key"),
)

search = Table(
    "search",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", String(36), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("exact", Text, nullable=False),
    Column("folded", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""The words of each record that can be searched; a later record has a greater id, whatever is changed in it."""

change_set = Table(
    "change_set",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", String(36), nullable=False, unique=True),
    Column("at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("target", ForeignKey("change_set.id")),
    Column("hash", String(64), nullable=False),
)
change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("change_set", ForeignKey("change_set.id"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("record", String(36), nullable=False),
    Column("payload", Text),
    Column("payload_hash", String(64), nullable=False),
    Index("ix_change_record", "record", "change_set"),
    # The removals, which are few: what the trash reads.
    Index("ix_change_removed", "change_set", sqlite_where=text("""substr(payload, 1, 14) = '{"after": null'""")),
)
