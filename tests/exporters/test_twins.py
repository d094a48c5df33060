"""The PDF and the Word file of a paper show the same pages: the same words on the same lines, to two millimetres."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from danvan_desktop.exporters import docx, pdf
from danvan_desktop.papers.paper import Title
from tests.exporters.test_pdf import FONTS, LAYOUTS, award_list, dispatch
from tests.rendering import Rendered, Text, pdfs_of, read


def places(rendered: Rendered) -> dict[tuple[int, str], list[Text]]:
    """Where each word stands on each page, from top to bottom."""
    found = defaultdict(list)
    for word in sorted(rendered.words, key=lambda word: (round(word.baseline), word.left)):
        found[word.page, word.text].append(word)
    return found


def test_pdf_and_word_file_agree(tmp_path: Path) -> None:
    papers = {}
    for key, layout in LAYOUTS.items():
        papers[f"dispatch-{key}"] = dispatch(layout, 9), layout
        papers[f"list-{key}"] = award_list(layout, 50), layout
        plan = replace(dispatch(layout, 2, names=("Ban Thường vụ Tỉnh ủy.",)), title=Title("KẾ HOẠCH", "về thi đua"))
        papers[f"plan-{key}"] = plan, layout
    for name, (paper, layout) in papers.items():
        docx.write([paper], layout, tmp_path / f"{name}.docx")
        pdf.write([paper], layout, tmp_path / f"{name}-ours.pdf", FONTS)
    printed = pdfs_of([tmp_path / f"{name}.docx" for name in papers], tmp_path)
    for name, word_file in zip(papers, printed, strict=True):
        ours, theirs = places(read(tmp_path / f"{name}-ours.pdf")), places(read(word_file))
        assert {place: len(words) for place, words in ours.items()} == {
            place: len(words) for place, words in theirs.items()
        }, name
        for place, words in ours.items():
            for word, twin in zip(words, theirs[place], strict=True):
                apart = max(abs(word.left - twin.left), abs(word.baseline - twin.baseline))
                assert apart <= 2, f"{name}, page {place[0]}: {word} is at {twin}"
                assert word.look == twin.look, f"{name}, page {place[0]}: {word.text}"
