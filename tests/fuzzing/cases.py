"""One case for each seed: a paper, spoilt, read, judged."""

import io
import json
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.reading import KEYS, Reading
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.resources import resource
from danvan_desktop.services import reading as service
from tests.fuzzing import mutations
from tests.importers import table_papers
from tests.importers.clerk import is_right

PAPERS = Path(__file__).parents[1] / "importers" / "documents"
SECONDS, SECONDS_A_MEGABYTE = 5.0, 60.0
"""For any paper, and for each megabyte of its text or file; a quick computer needs a twentieth of it."""

HANGS = 60


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the corpus with what a clerk reads from it."""

    name: str
    text: str
    truth: dict[str, Any]
    forbidden: list[str]


class Wrong(Exception):
    """What the reader must not do."""


@cache
def papers() -> tuple[Paper, ...]:
    found = []
    for path in sorted(PAPERS.glob("*.txt")):
        beside = json.loads(path.with_suffix(".json").read_text("utf-8"))
        if "text_encoding" not in beside:
            truth = beside["truth"]
            found.append(Paper(path.stem, path.read_text("utf-8"), truth, truth.get("not_deadlines", [])))
    return tuple(found)


@cache
def tables() -> tuple[Paper, ...]:
    """Papers whose tasks stand in tables, as they are pasted."""
    found = []
    for one in table_papers.papers():
        truth = one.truth["truth"] | {"tasks": [task["text"] for task in one.truth["tasks"]]}
        found.append(Paper(one.name, table_papers.pasted(one), truth, truth.get("not_deadlines", [])))
    return tuple(found)


def run(seed: int) -> str:
    """Does the case of that seed; what was done. Raises Wrong, or whatever the reader raised that it must not."""
    dice = random.Random(seed)
    paper = dice.choice(papers() if seed % 8 else tables())
    way = dice.choice(
        (_same_text, _spoilt_text, _spoilt_text, _spoilt_plain_file, _same_docx, _spoilt_docx, _spoilt_pdf)
    )
    started = time.process_time()
    with _watched(f"{way.__name__} of {paper.name}"):
        size = way(dice, paper)
    spent = time.process_time() - started
    if spent > SECONDS + SECONDS_A_MEGABYTE * size / 2**20:
        raise Wrong(f"{way.__name__} of {paper.name}: {spent:.1f} s for {size} letters or bytes")
    return f"{way.__name__} of {paper.name}"


@contextmanager
def _watched(what: str) -> Iterator[None]:
    """Ends a case that goes on for too long, where the system can; else only its end tells."""
    if sys.platform == "win32":
        yield
        return

    def too_long(_signal: int, _frame: object) -> None:
        raise Wrong(f"{what}: not done after {HANGS} s")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(HANGS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _same_text(dice: random.Random, paper: Paper) -> int:
    how = dice.choice(list(mutations.SAME))
    text = mutations.SAME[how](paper.text)
    _judge(service.read_text(text), paper, how, lost=how == "accents lost")
    return len(text)


def _spoilt_text(dice: random.Random, paper: Paper) -> int:
    text = paper.text
    for _ in range(dice.randint(1, 4)):
        text = dice.choice(mutations.TEXTS)(dice, text or " ")
    with suppress(UserError):
        _sound(service.read_text(text))
    return len(text)


def _spoilt_plain_file(dice: random.Random, paper: Paper) -> int:
    encoding = dice.choice(("utf-8", "utf-16", "utf-16-le", "utf-8-sig"))
    return _file(dice.choice(mutations.PLAIN)(dice, paper.text.encode(encoding)), ".txt")


def _same_docx(_dice: random.Random, paper: Paper) -> int:
    data = docx_of(paper.text)
    _judge(_read(data, ".docx"), paper, "as .docx", lost=False)
    return len(data)


def _spoilt_docx(dice: random.Random, paper: Paper) -> int:
    return _file(dice.choice(mutations.DOCX)(dice, docx_of(paper.text)), dice.choice((".docx", ".docm", ".doc")))


def _spoilt_pdf(dice: random.Random, paper: Paper) -> int:
    return _file(dice.choice(mutations.PDF)(dice, pdf_of(paper.text)), ".pdf")


def _file(data: bytes, suffix: str) -> int:
    with suppress(UserError):
        _sound(_read(data, suffix))
    return len(data)


def _read(data: bytes, suffix: str) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"van-ban{suffix}"
        path.write_bytes(data)
        return service.read_file(path)


def _sound(reading: Reading) -> None:
    """Every key is there and every place lies in the text."""
    if tuple(reading.found) != KEYS:
        raise Wrong("keys are missing")
    for key, found in reading.found.items():
        if not all(0 <= start <= end <= len(reading.text) for start, end in found.spans):
            raise Wrong(f"{key} stands outside the text")
    json.dumps(service.plain_full(reading), default=dict)


def _judge(reading: Reading, paper: Paper, how: str, *, lost: bool) -> None:
    """What is sure must be what the clerk read."""
    _sound(reading)
    values, sure = service.plain(reading), {key: one.sure for key, one in reading.found.items()}
    for key in KEYS:
        if key not in paper.truth or not sure[key]:
            continue
        wanted = [paper.truth[key], *paper.truth.get(f"{key}_accept", [])]
        found = values[key]
        if lost:
            wanted, found = [_flat(one) for one in wanted], _flat(found)
        if not any(is_right(key, found, one, paper.forbidden) for one in wanted):
            raise Wrong(f"{paper.name}, {how}: {key} is said to be {found!r}, not {wanted[0]!r}")


def _flat(value: Any) -> Any:
    if isinstance(value, str):
        return flat(value)
    if isinstance(value, list):
        return [_flat(one) for one in value]
    return value


def docx_of(text: str) -> bytes:
    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def pdf_of(text: str) -> bytes:
    pdfmetrics.registerFont(TTFont("Fuzzing", str(resource("fonts", "LiberationSerif-Regular.ttf"))))
    made = io.BytesIO()
    canvas = Canvas(made, pageCompression=0)
    lines = text.split("\n")
    for first in range(0, len(lines), 40):
        canvas.setFont("Fuzzing", 12)
        for place, line in enumerate(lines[first : first + 40]):
            canvas.drawString(60, 790 - 18 * place, line.replace("\t", "          "))
        canvas.showPage()
    canvas.save()
    return made.getvalue()
