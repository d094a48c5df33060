"""The rules of the house that tools can check: layers, types, style, where Vietnamese stands."""

import ast
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("-c", "from importlinter.cli import lint_imports_command as lint; lint()"), id="layers"),
        pytest.param(("-m", "mypy"), id="types"),
        pytest.param(("-m", "ruff", "check"), id="lint"),
        pytest.param(("-m", "ruff", "format", "--check"), id="format"),
    ],
)
def test_the_tool_has_nothing_to_say(arguments: tuple[str, ...]) -> None:
    run = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def written_files() -> list[Path]:
    folders = ("danvan_desktop", "ui", "resources", "packaging", "tests")
    suffixes = {".py", ".ui", ".toml", ".txt", ".md", ".json", ".csv", ".sql"}
    return [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in suffixes]


def test_text_is_written_in_composed_letters() -> None:
    received = ROOT / "tests" / "importers" / "documents"  # as offices send them, in any code and form
    files = [path for path in written_files() if received not in path.parents]
    assert not [path for path in files if not unicodedata.is_normalized("NFC", path.read_text("utf-8"))]


def test_vietnamese_sentences_stand_in_texts_only() -> None:
    """Docstrings may name a Vietnamese term; a string that somebody will read belongs to `texts/`. Tables of marked
    vowels, as the old codes have them, are no words, and the SQL of a migration is for nobody to read.
    """
    package = ROOT / "danvan_desktop"
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in package.rglob("*.py")
        if package / "texts" not in path.parents and "migrations" not in path.parts
        for line, text in strings(ast.parse(path.read_text("utf-8")))
        if re.search(r"[^\W\d_]{2,} [^\W\d_]{2,}", text)
        and re.search("[À-ỹ]", text)
        and re.search("[bcdghklmnpqrstvx]", text)
    ]
    assert not found


def test_days_are_written_in_one_way() -> None:
    """By `format_date` and `format_moment`; only what speaks to Excel writes them as Excel does."""
    excel = {"exporters/xlsx.py", "importers/sheets.py", "ui/pasting.py"}
    package = ROOT / "danvan_desktop"
    files = {str(path.relative_to(package)): path.read_text("utf-8") for path in package.rglob("*.py")}
    assert {name for name, text in files.items() if re.search("%d.%m|dd/MM", text)} <= excel


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    statements = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    docstrings = {id(value) for value in statements if isinstance(value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value
