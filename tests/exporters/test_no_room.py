"""Where a file cannot be written: a sentence, the old file as it was, and nothing half left behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_desktop.domain.errors import UserError
from danvan_desktop.exporters import docx, pdf
from danvan_desktop.papers.paper import Paper, body
from tests.exporters.both import FONTS, LAYOUTS

LAYOUT = LAYOUTS["state-nd30"]
PAPER = Paper("Tên", LAYOUT.key, body("Một việc."))

# The limit on the size of files fails a write in its midst, as a full disk does.
FULL = """
import resource, sys
from pathlib import Path
from danvan_desktop.domain.errors import UserError
from tests.exporters.test_no_room import PAPER, write
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    write(PAPER, Path(sys.argv[1]))
except UserError as error:
    print(error)
"""


def write(paper: Paper, path: Path) -> None:
    if path.suffix == ".docx":
        docx.write([paper], LAYOUT, path)
    else:
        pdf.write([paper], LAYOUT, path, FONTS)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_disk_that_fills_up_leaves_the_old_file(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"cũ{suffix}"
    path.write_bytes(b"old")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert path.name in done.stdout
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize("place", ["missing", "file", "folder"])
def test_a_place_that_takes_no_file_is_told(place: str, suffix: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / f"folder{suffix}").mkdir()
    path = {
        "missing": tmp_path / "missing" / f"a{suffix}",
        "file": tmp_path / "file" / f"a{suffix}",
        "folder": tmp_path / f"folder{suffix}",
    }[place]
    with pytest.raises(UserError) as caught:
        write(PAPER, path)
    assert path.name in str(caught.value)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["file", f"folder{suffix}"])
