"""Papers that say nothing, by which a layout is looked at while it is edited."""

from dataclasses import replace

from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import (
    Addressees,
    Align,
    Appendix,
    Column,
    Heading,
    Paper,
    Signature,
    Style,
    Table,
    Title,
    body,
)
from danvan_desktop.papers.parts import punctuated
from danvan_desktop.texts import layouts as texts


def samples(layout: Layout) -> tuple[Paper, Paper]:
    """A công văn of two pages, and a paper of a named kind with an appendix."""
    words, sample = layout.words, texts.SAMPLES[layout.track]
    sentences = body(*(f"{number}. {texts.SENTENCE}" for number in range(1, 13)))
    heading = Heading(
        superior=sample.superior,
        issuer=sample.issuer,
        right=layout.heading.title,
        number=words.number + sample.number,
        place_date=texts.PLACE_DATE,
    )
    archive = words.archive + texts.ARCHIVE
    dispatch = Paper(
        name=sample.number,
        layout=layout.key,
        heading=replace(heading, dispatch_subject=words.dispatch_subject + texts.SUBJECT),
        addressees=Addressees(words.addressees, punctuated(texts.NAMES, layout)),
        blocks=(*sentences[:-1], *body(texts.SENTENCE.rstrip(".") + words.end_mark)),
        signature=Signature(sample.authority, sample.title, texts.SIGNER),
        recipients=(f"- {words.as_addressed}{words.separator}", f"- {archive}."),
    )
    table = Table(
        tuple(Column(title, share, align) for (title, share), align in zip(texts.COLUMNS, _ALIGNS, strict=True)),
        tuple((str(number), name, "1.404.000") for number, name in enumerate(texts.NAMES, start=1)),
        total=("", texts.TOTAL, "2.808.000"),
        unit=texts.UNIT,
    )
    plan = Paper(
        name=texts.KIND,
        layout=layout.key,
        heading=heading,
        title=Title(texts.KIND, texts.SUBJECT),
        addressees=Addressees(words.submission, (f"{texts.NAMES[0]}.",)),
        blocks=(
            *body(texts.BASIS, style=Style.BASIS),
            *body(texts.CENTRED, style=Style.CENTRED),
            *body(texts.SECTION, style=Style.SECTION),
            *body(texts.ARTICLE, style=Style.ARTICLE),
            *sentences[:3],
        ),
        signature=Signature("", words.chair, texts.SIGNER),
        left_signature=Signature("", words.secretary, texts.SIGNER),
        appendices=(Appendix(Title(texts.APPENDIX, texts.LIST, texts.REFERENCE), (table,)),),
    )
    return dispatch, plan


_ALIGNS = (Align.CENTRE, Align.LEFT, Align.RIGHT)
