"""The paper that sends a directive out: a dispatch (công văn), or another kind under its own title."""

from datetime import date

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.numbering import DISPATCH
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Addressees, Paper, Paragraph, Title, body
from danvan_desktop.papers.parts import ended, heading, punctuated, recipient_lines, signature
from danvan_desktop.papers.wording import Wording, sentence


def dispatch(
    directive: Directive, issuer: Issuer, kind_name: str, layout: Layout, wording: Wording, today: date
) -> Paper:
    """The paper of a directive of the kind called `kind_name` (“công văn”). A draft shows gaps for number and day and
    is laid out for `today`. Raises UserError where the issuer had no name on the day of signing.
    """
    plain = directive.kind == DISPATCH
    to = [addressee.name for addressee in directive.addressees]
    copies = [copy.name for copy in directive.copies]
    return Paper(
        name=directive.printed_number.strip(),
        layout=layout.key,
        heading=heading(directive, issuer, layout, today, directive.subject if plain else ""),
        title=None if plain else Title(kind_name.upper(), directive.subject),
        addressees=Addressees(layout.words.addressees, punctuated(to, layout)) if plain else None,
        blocks=ended(
            [
                *body(*directive.opening.splitlines()),
                *_tasks(directive, wording),
                *body(*directive.closing.splitlines()),
                *_report(directive, wording),
            ],
            layout,
        ),
        signature=signature(issuer.signer(directive.signer)),
        recipients=recipient_lines([*([layout.words.as_addressed] if plain else to), *copies], issuer, layout),
    )


def _tasks(directive: Directive, wording: Wording) -> list[Paragraph]:
    """Each task under its number, with the deadline of its own; its further paragraphs follow without a number."""
    paragraphs: list[Paragraph] = []
    for number, task in enumerate(directive.tasks, start=1):
        text = task.text
        if task.due:
            text = wording["task_due"].format(text=text.rstrip(" ."), due=format_date(task.due))
        first, *more = text.splitlines()
        paragraphs += body(f"{number}. {first}", *more)
    return paragraphs


def _report(directive: Directive, wording: Wording) -> list[Paragraph]:
    """The sentence that says to whom the answers go and by when; nothing where the directive asks for none."""
    if not directive.report_to and directive.due is None:
        return []
    template = wording["report_before"] if directive.due else wording["report"]
    to = wording["report_to"].format(body=directive.report_to) if directive.report_to else ""
    through = wording["report_through"].format(body=directive.report_through) if directive.report_through else ""
    due = format_date(directive.due) if directive.due else ""
    return [sentence(template, to=to, through=through, due=due)]
