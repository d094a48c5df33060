"""Khen thưởng: decisions with their lists and money."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from danvan_desktop.domain.awards import AwardRow, AwardStatus
from danvan_desktop.domain.dates import format_date, format_period
from danvan_desktop.domain.lists import Kind
from danvan_desktop.domain.money import format_money, two_digits
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.texts import awards as texts
from danvan_desktop.texts import directives as directive_texts
from danvan_desktop.texts import overview as overview_texts
from danvan_desktop.texts import recipients
from danvan_desktop.texts import registers as register_texts
from danvan_desktop.ui import drafting, html, theme
from danvan_desktop.ui.award_dialog import AwardDialog
from danvan_desktop.ui.cell_editing import CellEditing, CellField
from danvan_desktop.ui.issuers_dialog import has_issuer
from danvan_desktop.ui.numbered_tab import NumberedTab
from danvan_desktop.ui.tab_parts import Command, Detail, Filter, Words, years_and_stages
from danvan_desktop.ui.tables import TableColumn, count_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.services.awards import AwardService


DRAFTS = {"draft_submission_action": "TTr", "draft_invitation_action": "GM", "draft_notice_action": "TB"}
"""What can be drafted from a decision, by action."""


class AwardsTab(NumberedTab[AwardRow]):
    """The decisions, newest first."""

    def __init__(self) -> None:
        super().__init__(
            Words(texts.ADD, texts.EMPTY_TITLE, texts.EMPTY_TEXT),
            [
                TableColumn(texts.NUMBER, lambda row: row.printed_number, "number", 128),
                TableColumn(texts.SIGNED_ON, _day, "signed_on", 98, kind=Kind.DAY, value=lambda row: row.signed_on),
                TableColumn(texts.SUBJECT, lambda row: row.subject, "subject", 0),
                TableColumn(
                    texts.AWARD_KIND,
                    self._award_kind,
                    "award_kind",
                    160,
                    spare=True,
                    kind=Kind.CHOICE,
                    choices=_award_kinds,
                ),
                count_column(texts.COLLECTIVES, lambda row: row.collectives, "collectives", 72, spare=True, total=True),
                count_column(texts.INDIVIDUALS, lambda row: row.individuals, "individuals", 72, spare=True, total=True),
                count_column(texts.HOUSEHOLDS, lambda row: row.households, "households", 92, extra=True, total=True),
                TableColumn(
                    texts.MONEY,
                    lambda row: format_money(row.money),
                    "money",
                    104,
                    numeric=True,
                    kind=Kind.MONEY,
                    value=lambda row: row.money,
                    total=texts.MONEY,
                ),
                TableColumn(
                    texts.STATUS,
                    lambda row: texts.STATUS_SIGNS[row.status],
                    "status",
                    120,
                    colour=_colour,
                    kind=Kind.CHOICE,
                    choices=lambda _office: list(texts.STATUSES.items()),
                    ranked=True,
                ),
                TableColumn(texts.ISSUER, lambda row: row.issuer, "issuer", 144, extra=True),
            ],
            [
                Filter("year", texts.EVERY_YEAR, partial(years_and_stages, lambda office: office.awards)),
                Filter("month", overview_texts.EVERY_MONTH, lambda _office: list(overview_texts.MONTHS.items())),
                Filter("status", texts.EVERY_STATUS, lambda _office: list(texts.STATUSES.items())),
            ],
        )

        # Kind and day of signing decide on money and căn cứ, which only the dialog shows.
        subject = {texts.SUBJECT: CellField("subject")}
        self.edit_cells(CellEditing(self.form.table, subject, self.service, self._may_edit))

    def service(self) -> AwardService:
        return self._office().awards

    @property
    def commands(self) -> Mapping[str, Command]:
        commands = {action: partial(self._draft, kind) for action, kind in DRAFTS.items()}
        return {**super().commands, "decide_action": self.add, **commands}

    def _draft(self, kind: str) -> None:
        """A paper of that kind about the current decision."""
        row, office = self.current(), self._office()
        if row is not None and drafting.write(self, office, partial(office.drafting.from_award, row.uid, kind)):
            self.saved(row.uid, directive_texts.DRAFTED)

    def open_dialog(self, uid: str | None) -> str | None:
        office = self._office()
        if not has_issuer(self, office) or (correction := self.correction(uid)) is None:
            return None
        dialog = AwardDialog(self, office, uid, correction=correction)
        return dialog.saved.uid if dialog.exec() and dialog.saved else None

    def paper(self) -> tuple[str, str] | None:
        row = self.current()
        return ("decision", row.uid) if row else None

    def detail(self, row: AwardRow) -> Detail:
        office = self._office()
        record = office.awards.get(row.uid)
        found = office.awards.recipients(record)
        achieved = (
            format_period(record.achieved_from, record.achieved_to)
            if record.achieved_from and record.achieved_to
            else ""
        )
        text = html.facts(
            [
                (texts.ISSUER, row.issuer),
                (texts.SIGNED_ON, _day(row)),
                (texts.AWARD_KIND, self._award_kind(row)),
                (texts.ACHIEVED, achieved),
                (texts.MONEY, texts.dong(format_money(row.money)) if row.money else ""),
                *self.register_facts(row.uid),
            ]
        )
        for kind in RecipientKind:
            names = [
                f"{found[line.recipient].name}{f' – {texts.dong(format_money(line.amount))}' if line.amount else ''}"
                for line in record.lines
                if found[line.recipient].kind is kind
            ]
            text += html.section(f"{recipients.KINDS[kind]} ({two_digits(len(names))})", html.numbered(names))
        warnings = [*office.awards.earlier(record), *office.papers.warnings("decision", record.uid)]
        text += html.section(texts.WARNINGS, html.numbered(warnings))
        title = f"{row.printed_number.strip()} – {row.subject}"
        return Detail(title, texts.STATUS_SIGNS[row.status], text, self._next_step(row))

    def _may_edit(self, row: AwardRow, _field: str) -> bool:
        return row.status is AwardStatus.DRAFT and not self.service().is_locked(row.uid)

    def _next_step(self, row: AwardRow) -> tuple[str, Command] | None:
        if row.status is AwardStatus.DRAFT:
            return register_texts.NEXT_ISSUE, self.issue
        return (texts.NEXT_EXPORT, self.export_wanted.emit) if row.status is AwardStatus.ISSUED else None

    def _award_kind(self, row: AwardRow) -> str:
        kinds = self.catalogues.award_kinds if self.catalogues else {}
        return kinds[row.award_kind].name if row.award_kind in kinds else row.award_kind


def _award_kinds(office: Office) -> list[tuple[str, str]]:
    return [(kind.key, kind.name) for kind in office.catalogues.current().award_kinds.values()]


def _day(row: AwardRow) -> str:
    return format_date(row.signed_on) if row.signed_on else ""


def _colour(row: AwardRow) -> str | None:
    colours = theme.tokens()
    return {
        AwardStatus.DRAFT: colours.soon,
        AwardStatus.ISSUED: colours.good,
        AwardStatus.REVOKED: colours.muted,
    }[row.status]
