"""The frozen program: one folder with danvan-desktop.exe, danvan.exe and all they need."""

import os
from pathlib import Path

from environment import LOCK, PYTHON, ROOT, quietly
from win import programs, python
from win.places import BUILD, DIST, cached, sources

SPEC = ROOT / "packaging" / "danvan.spec"
HOOKS = ROOT / "packaging" / "hooks"
PRIVATE_KEY = Path(os.environ.get("DANVAN_UPDATE_KEY", BUILD / "private_key.pem"))
"""What signs updates: the maintainers' own for a release, else one that this build makes for itself."""
PUBLIC_KEY = BUILD / "update_key.pem"


def build() -> bool:
    """Freezes the program unless it is there already; says whether it had to."""
    names = "\n".join(str(path.relative_to(ROOT)) for path in sources())
    quietly("Taking the public key for updates", sign("public", PRIVATE_KEY, PUBLIC_KEY))
    inputs: list[Path | str] = [*sources(), names, SPEC, *HOOKS.glob("*.py"), PUBLIC_KEY, LOCK, python.WINDOWS_LOCK]
    return cached("program", inputs, DIST, _freeze)


def _freeze() -> None:
    print("Freezing the program, some minutes ...", flush=True)
    folders = ["--distpath", str(DIST.parent), "--workpath", str(BUILD / "work")]
    programs.must(python.EXE, "-m", "PyInstaller", "--noconfirm", "--clean", *folders, str(SPEC), timeout=1800)


def sign(*words: object) -> list[str]:
    """The command that signs updates."""
    return [str(PYTHON), str(ROOT / "packaging" / "update_file.py"), *map(str, words)]


def size(folder: Path = DIST) -> int:
    """Of all files below the folder, in bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
