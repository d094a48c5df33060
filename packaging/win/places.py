"""Where things lie, and the cache: a step whose inputs have not changed is not done again."""

import hashlib
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from environment import ROOT

HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build" / "windows"
DIST = BUILD / "dist" / "DanVanKheo"
"""The frozen program, one folder."""
RELEASE = ROOT / "dist"
"""What goes out: the setup, the portable ZIP, the digests."""
ON_WINDOWS = sys.platform == "win32"


def version() -> str:
    """The program's version."""
    line = (ROOT / "danvan_desktop" / "__init__.py").read_text("utf-8").partition("__version__ = ")[2]
    return line.split('"')[1]


def sources() -> list[Path]:
    """All files that go into the program."""
    folders = ("danvan_desktop", "ui", "resources")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return sorted(path for path in found if "__pycache__" not in path.parts)


def cached(name: str, inputs: Iterable[Path | str], output: Path, make: Callable[[], None]) -> bool:
    """Makes `output` anew unless it was made of the same inputs, files or strings; says whether it had to."""
    digest = hashlib.sha256()
    for one in inputs:
        digest.update(f"{one}\n".encode() if isinstance(one, str) else b"%s %s\n" % (one.name.encode(), _digest(one)))
    stamp = BUILD / f"{name}.digest"
    if output.exists() and stamp.exists() and stamp.read_text("ascii") == digest.hexdigest():
        return False
    stamp.unlink(missing_ok=True)
    if output.is_dir():
        shutil.rmtree(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    make()
    stamp.write_text(digest.hexdigest(), "ascii")
    return True


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).hexdigest().encode()
