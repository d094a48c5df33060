"""What tables are made of: the columns of every record and every part, and the types that SQLite has not."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    Dialect,
    Enum,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from danvan_desktop.domain.recurrence import Recurrence, code, of_code

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

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy gives it
        return None if value is None else int(value.scaleb(self.places))

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else Decimal(value).scaleb(-self.places).normalize() + 0


class Uids(TypeDecorator[tuple[str, ...]]):
    """A few uids in one text, with a blank between."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ARG002 - SQLAlchemy gives it
        return " ".join(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        return tuple(value.split())


class Rhythms(TypeDecorator[Recurrence]):
    """A rhythm in one text: `quarterly 3 20 0`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Recurrence | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else code(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Recurrence | None:  # noqa: ARG002
        return None if value is None else of_code(value)


def choice(kind: type[StrEnum]) -> Enum:
    """One of a few words."""
    return Enum(kind, native_enum=False, length=20, values_callable=lambda members: [str(m) for m in members])


def record(name: str, *columns: Any) -> Table:
    """The table of a kind of records."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("uid", String(36), nullable=False, unique=True),
        Column("revision", Integer, nullable=False),
        *columns,
    )


def part(name: str, parent: str, *columns: Any) -> Table:
    """The table of a kind of parts, which go with their record."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("uid", String(36), nullable=False, unique=True),
        Column("parent", ForeignKey(f"{parent}.uid", ondelete="CASCADE"), nullable=False, index=True),
        Column("position", Integer, nullable=False),
        *columns,
    )


def text_column(name: str) -> Column[str]:
    """A text that may be empty."""
    return Column(name, Text, nullable=False)


def sorted_text(name: str) -> tuple[Column[str], Column[str]]:
    """A text and beside it the key that sorts it in Vietnamese order; the store writes both."""
    return text_column(name), Column(f"{name}_key", Text, nullable=False, index=True)


def ref(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    """The uid of a record that cannot go while this one names it."""
    return Column(name, ForeignKey(f"{target}.uid", ondelete="RESTRICT"), nullable=nullable, index=True)


def head() -> list[Any]:
    """The columns of every paper with a number; of two papers with one number in one series the second is refused."""
    return [
        ref("issuer", "issuer"),
        Column("number", Integer),
        text_column("suffix"),
        text_column("symbol"),
        text_column("series"),
        Column("signed_on", Date, index=True),
        text_column("place"),
        ref("signer", "signer", nullable=True),
        UniqueConstraint("issuer", "series", "number", "suffix"),
    ]
