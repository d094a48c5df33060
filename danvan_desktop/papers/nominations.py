"""The list of those put forward for an award (danh sách trích ngang đề nghị khen thưởng) before there is a decision."""

from collections.abc import Mapping

from danvan_desktop.domain.awards import AwardLine
from danvan_desktop.papers import awards
from danvan_desktop.papers.awards import Cells, Honoured
from danvan_desktop.papers.decisions import inside
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Align, Appendix, Paper, Paragraph, Run, Signature, Title
from danvan_desktop.papers.wording import Wording


def nomination_list(
    given: Honoured,
    reference: str,
    more: Mapping[str, tuple[str, str]] | None,
    layout: Layout,
    wording: Wording,
) -> Paper:
    """The list as a paper of its own, signed by who drew it up and by the head. `reference` names the tờ trình that it
    goes with, if there is one. `more` asks for the wide form and holds, by recipient, the exemplar that he is honoured
    for and what he was honoured with before.
    """
    record, total = given.decision, given.counted(wording)
    blocks = awards.sections(given, wording, _cells(given, more, wording))
    if record.lines:
        blocks.append(Paragraph((Run(wording["list_total"].format(counts=total) + layout.words.end_mark),)))
    merit = inside(record.merit) or inside(record.subject)
    subject = wording["nomination_subject"].format(act=given.act(wording), counts=total, merit=merit)
    return Paper(
        name=wording["nomination_name"],
        layout=layout.key,
        title=Title(wording["list_kind"], " ".join(subject.split()), reference),
        blocks=tuple(blocks),
        signature=awards.signature_of(given),
        left_signature=Signature("", wording["drawn_up_by"], ""),
        numbered=True,
        landscape=more is not None,
    )


def appendix(paper: Paper) -> Appendix:
    """The list behind its tờ trình, which bears the signature."""
    return Appendix(paper.title or Title(""), paper.blocks, landscape=paper.landscape)


def _cells(given: Honoured, more: Mapping[str, tuple[str, str]] | None, wording: Wording) -> Cells:
    """The five columns that everybody asks for; the wide form adds exemplar, earlier awards, money and note."""
    citation = (lambda _kind: wording["column_summary"], 34, Align.LEFT, lambda line: line.citation)
    form = (lambda _kind: wording["column_proposed"], 14, Align.CENTRE, lambda _line: given.form)
    if more is None:
        return (*awards.names(given, wording), citation, form)

    def exemplar(line: AwardLine) -> str:
        return more.get(line.recipient, ("", ""))[0]

    def earlier(line: AwardLine) -> str:
        return more.get(line.recipient, ("", ""))[1]

    return (
        *awards.names(given, wording),
        (lambda _kind: wording["column_exemplar"], 26, Align.LEFT, exemplar),
        citation,
        (lambda _kind: wording["column_earlier"], 20, Align.LEFT, earlier),
        form,
        (lambda _kind: wording["column_money"], 14, Align.RIGHT, awards.money_of),
        (lambda _kind: wording["column_note"], 12, Align.LEFT, lambda line: line.note),
    )
