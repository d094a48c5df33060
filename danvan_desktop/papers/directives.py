"""The papers that a directive of ours is sent out as: công văn, kế hoạch, thông báo, báo cáo, tờ trình, hướng dẫn …"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.issuers import Issuer, Track
from danvan_desktop.domain.numbering import DISPATCH, INVITATION, REPORT, SUBMISSION
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Addressees, Appendix, Paper, Paragraph, Title, body
from danvan_desktop.papers.parts import ended, heading, punctuated, recipient_lines, signature
from danvan_desktop.papers.structure import paragraphs
from danvan_desktop.papers.wording import Wording, sentence


def written_paper(
    directive: Directive,
    issuer: Issuer,
    kind_name: str,
    layout: Layout,
    wording: Wording,
    today: date,
    appendices: Sequence[Appendix] = (),
) -> Paper:
    """The paper of a directive of the kind called `kind_name` (“công văn”), an invitation with all its guests. A draft
    shows gaps for number and day and is laid out for `today`. Raises UserError where the issuer had no name on the day
    of signing.
    """
    plain = directive.kind == DISPATCH
    to = [addressee.name for addressee in directive.addressees]
    copies = [copy.name for copy in directive.copies]
    word = _word_of_address(directive.kind, layout, wording)
    subject = directive.subject if plain or layout.track is Track.PARTY else _capital(directive.subject)
    return Paper(
        name=directive.printed_number.strip() or kind_name,
        layout=layout.key,
        heading=heading(directive, issuer, layout, today, subject if plain else ""),
        title=None if plain else Title(kind_name.upper(), subject),
        addressees=Addressees(word, punctuated(to, layout)) if word and to else None,
        blocks=ended(
            [
                *paragraphs(directive.opening, layout, bases=True),
                *_tasks(directive, layout, wording),
                *paragraphs(directive.closing, layout),
                *_report(directive, wording),
            ],
            layout,
        ),
        signature=signature(issuer.signer(directive.signer)),
        recipients=recipient_lines([*([layout.words.as_addressed] if word and to else to), *copies], issuer, layout),
        appendices=tuple(appendices),
    )


def invitations(paper: Paper, wording: Wording) -> list[Paper]:
    """One invitation for each guest of the paper, or one with a dotted line where it has none."""
    names = paper.addressees.names if paper.addressees else (wording["invitation_blank"],)
    return [
        replace(paper, addressees=Addressees(wording["invitation_to"], (name.rstrip(" .,;") or name,)))
        for name in names
    ]


def _word_of_address(kind: str, layout: Layout, wording: Wording) -> str:
    """What stands before those addressed; empty for papers that name them only under “Nơi nhận”. A báo cáo is addressed
    by the State (NĐ 30/2020, ô 9a), not by the Party.
    """
    if kind == SUBMISSION:
        return layout.words.submission
    if kind == INVITATION:
        return wording["invitation_to"]
    addressed = kind == DISPATCH or (kind == REPORT and layout.track is not Track.PARTY)
    return layout.words.addressees if addressed else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tasks(directive: Directive, layout: Layout, wording: Wording) -> list[Paragraph]:
    """Each task under its number, with the deadline of its own, which goes for all its points and so stands before
    them; its further paragraphs follow without a number.
    """
    found: list[Paragraph] = []
    for number, task in enumerate(directive.tasks, start=1):
        first, *more = task.text.splitlines()
        if task.due:
            kind = "task_until" if task.due_included else "task_due"
            dated = wording[kind].format(text=first.rstrip(" .:;"), due=format_date(task.due))
            first = f"{dated.rstrip(' .')}:" if more and first.rstrip().endswith(":") else dated
        found += [*body(f"{number}. {first}"), *paragraphs("\n".join(more), layout)]
    return found


def _report(directive: Directive, wording: Wording) -> list[Paragraph]:
    """The sentence that says to whom the answers go and by when; nothing where the directive asks for none."""
    if not directive.report_to and directive.due is None:
        return []
    until = "report_until" if directive.due_included else "report_before"
    template = wording[until if directive.due else "report"]
    to = wording["report_to"].format(body=directive.report_to) if directive.report_to else ""
    through = wording["report_through"].format(body=directive.report_through) if directive.report_through else ""
    due = format_date(directive.due) if directive.due else ""
    return [sentence(template, to=to, through=through, due=due)]
