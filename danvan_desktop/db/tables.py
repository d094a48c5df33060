"""The tables. A record's columns bear the names of its fields; a part's table names its parent and its position."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    false,
    text,
)

from danvan_desktop.db.columns import (
    Rhythms,
    Scaled,
    Uids,
    choice,
    head,
    metadata,
    part,
    record,
    ref,
    sorted_text,
    text_column,
)
from danvan_desktop.domain.assignments import ReportState, Role
from danvan_desktop.domain.attachments import AttachmentKind
from danvan_desktop.domain.awards import AwardStatus
from danvan_desktop.domain.copies import CopyForm
from danvan_desktop.domain.councils import CouncilRole
from danvan_desktop.domain.directives import Direction, Relation
from danvan_desktop.domain.evaluations import CriterionKind, Scorer
from danvan_desktop.domain.exemplars import ExemplarKind, Status
from danvan_desktop.domain.issuers import Track
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.domain.registers import EntryState
from danvan_desktop.domain.units import UnitKind

issuer = record(
    "issuer",
    *sorted_text("name"),
    Column("track", choice(Track), nullable=False),
    text_column("symbol"),
    text_column("place"),
    text_column("archive"),
    Column("own", Boolean, nullable=False),
    Column("shared_series", Boolean, nullable=False, server_default=false()),
)
issuer_name = part(
    "issuer_name", "issuer", Column("valid_from", Date, nullable=False), text_column("superior"), text_column("name")
)
signer = part(
    "signer",
    "issuer",
    text_column("full_name"),
    text_column("authority"),
    text_column("title"),
    Column("valid_from", Date),
    Column("valid_to", Date),
)

unit = record(
    "unit",
    *sorted_text("name"),
    Column("kind", choice(UnitKind), nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
)
successor = part("successor", "unit", ref("unit", "unit"))

recipient = record(
    "recipient",
    Column("kind", choice(RecipientKind), nullable=False),
    *sorted_text("name"),
    text_column("position"),
    ref("unit", "unit", nullable=True),
)

period = record(
    "period",
    text_column("name"),
    Column("first_year", Integer, nullable=False),
    Column("last_year", Integer, nullable=False),
)

directive = record(
    "directive",
    *head(),
    Column("direction", choice(Direction), nullable=False),
    text_column("kind"),
    *sorted_text("subject"),
    text_column("opening"),
    text_column("closing"),
    text_column("report_to"),
    text_column("report_through"),
    Column("due", Date),
    Column("due_included", Boolean, nullable=False, server_default=false()),
    Column("about", String(36)),
    Column("annex", Text, nullable=False, server_default=""),
)
addressee = part("addressee", "directive", text_column("name"))
task = part(
    "task",
    "directive",
    text_column("text"),
    Column("due", Date),
    Column("due_included", Boolean, nullable=False, server_default=false()),
    Column("product", Text, nullable=False, server_default=""),
    Column("recurrence", Rhythms),
)
copy_recipient = part("copy_recipient", "directive", text_column("name"))
reference = part(
    "reference",
    "directive",
    Column("relation", choice(Relation), nullable=False),
    Column("paper", String(36), index=True),
    text_column("text"),
)

assignment = record(
    "assignment",
    ref("directive", "directive"),
    ref("task", "task"),
    ref("body", "unit"),
    Column("role", choice(Role), nullable=False),
    Column("assigned_on", Date, nullable=False),
    Column("due", Date),
    Column("due_included", Boolean, nullable=False),
    Column("progress", Integer, nullable=False),
    text_column("note"),
    UniqueConstraint("task", "body"),
)
report = part(
    "report",
    "assignment",
    Column("period", Date),
    Column("received_on", Date, nullable=False),
    text_column("number"),
    text_column("summary"),
    Column("state", choice(ReportState), nullable=False),
    text_column("reason"),
)

exemplar = record(
    "exemplar",
    Column("number", Integer, nullable=False),
    Column("year", Integer, nullable=False),
    Column("kind", choice(ExemplarKind), nullable=False),
    *sorted_text("name"),
    Column("field", Text, nullable=False),
    ref("holder", "recipient"),
    ref("unit", "unit"),
    text_column("officer"),
    Column("registered_on", Date),
    Column("status", choice(Status), nullable=False, index=True),
    text_column("situation"),
    text_column("goals"),
    text_column("content"),
    text_column("area"),
    text_column("forces"),
    text_column("resources"),
    text_column("schedule"),
    text_column("results"),
    text_column("upkeep"),
    UniqueConstraint("year", "number"),
    # What the overview counts by; also the index of the field alone.
    Index(None, "field", "status", "year"),
)
answer = part("answer", "exemplar", ref("task", "task"))

rubric = record(
    "rubric",
    text_column("name"),
    Column("version", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("suggested", Boolean, nullable=False),
    text_column("source"),
    UniqueConstraint("name", "version"),
)
criterion = part(
    "criterion",
    "rubric",
    text_column("text"),
    Column("max_points", Scaled(2), nullable=False),
    Column("kind", choice(CriterionKind), nullable=False),
)

evaluation = record(
    "evaluation",
    Column("number", Integer, nullable=False),
    ref("exemplar", "exemplar"),
    ref("rubric", "rubric"),
    Column("scorer", choice(Scorer), nullable=False),
    text_column("scored_by"),
    Column("scored_on", Date, nullable=False, index=True),
    text_column("note"),
)
score = part("score", "evaluation", ref("criterion", "criterion"), Column("points", Scaled(2)))

council_session = record(
    "council_session",
    *head(),
    text_column("council"),
    *sorted_text("subject"),
    Column("held_on", Date, nullable=False, index=True),
    Column("started_at", Time),
    Column("ended_at", Time),
    text_column("venue"),
    text_column("content"),
    text_column("conclusion"),
    Column("issued", Integer),
    Column("returned", Integer),
    Column("valid", Integer),
    text_column("counted_by"),
    text_column("checked_by"),
)
council_member = part(
    "council_member",
    "council_session",
    text_column("name"),
    text_column("post"),
    Column("role", choice(CouncilRole), nullable=False),
    Column("present", Boolean, nullable=False),
    text_column("reason"),
)
candidate = part(
    "candidate",
    "council_session",
    ref("exemplar", "exemplar", nullable=True),
    ref("recipient", "recipient", nullable=True),
    text_column("name"),
    text_column("unit"),
    text_column("proposal"),
    Column("conflicts", Uids, nullable=False),
    Column("agreed", Integer),
    Column("against", Integer),
    Column("abstained", Integer),
)

award_decision = record(
    "award_decision",
    *head(),
    text_column("award_kind"),
    *sorted_text("subject"),
    text_column("merit"),
    text_column("occasion"),
    Column("achieved_from", Date),
    Column("achieved_to", Date),
    Column("status", choice(AwardStatus), nullable=False),
)
award_basis = part("award_basis", "award_decision", text_column("text"))
award_line = part(
    "award_line",
    "award_decision",
    ref("recipient", "recipient"),
    ref("exemplar", "exemplar", nullable=True),
    text_column("citation"),
    Column("coefficient", Scaled(4)),
    Column("amount", Integer),
    text_column("note"),
)

register_entry = record(
    "register_entry",
    ref("issuer", "issuer"),
    Column("direction", choice(Direction), nullable=False),
    text_column("series"),
    Column("number", Integer, nullable=False),
    text_column("suffix"),
    text_column("symbol"),
    Column("state", choice(EntryState), nullable=False),
    Column("paper", String(36), index=True),
    text_column("kind"),
    text_column("subject"),
    Column("dated", Date),
    Column("late", Boolean, nullable=False),
    text_column("holder"),
    text_column("reason"),
    Column("expires", Date),
    Column("keeper", Text, nullable=False, server_default=""),
    Column("copies", Integer),
    Column("moved_on", Date),
    text_column("note"),
    Column("printed_on", Date),
    UniqueConstraint("issuer", "series", "number", "suffix"),
)
"""All numbers of all kinds of papers: what makes a number unique in the whole database."""
correction = part("correction", "register_entry", Column("on", Date, nullable=False), text_column("reason"))
register = record(
    "register",
    ref("issuer", "issuer"),
    Column("direction", choice(Direction), nullable=False),
    text_column("series"),
    Column("start", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("closed_on", Date),
    UniqueConstraint("issuer", "series"),
)

copy = record(
    "copy",
    *head(),
    Column("form", choice(CopyForm), nullable=False),
    Column("original", String(36), nullable=False, index=True),
    *sorted_text("subject"),
    text_column("extract"),
)
copy_receiver = part("copy_receiver", "copy", text_column("name"))

attachment = record(
    "attachment",
    Column("owner", String(36), nullable=False, index=True),
    Column("kind", choice(AttachmentKind), nullable=False),
    text_column("name"),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("added_on", Date, nullable=False),
    Column("text", Text, nullable=False, server_default=""),
)

printing = record(
    "printing",
    Column("record", String(36), nullable=False, index=True),
    text_column("kind"),
    text_column("name"),
    Column("printed_at", DateTime, nullable=False),
    text_column("who"),
    text_column("printer"),
    Column("copies", Integer, nullable=False),
    text_column("pages"),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
)

catalogue_row = record(
    "catalogue_row",
    text_column("catalogue"),
    text_column("key"),
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
    Column("exact_title", Text, nullable=False),
    Column("folded_title", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""The words of each record that can be searched, and of what it is called; a later record has a greater id, whatever is
changed in it.
"""

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
