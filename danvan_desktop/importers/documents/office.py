"""Old and foreign formats (.doc, .rtf, .odt) by way of an office program on this computer: LibreOffice, or Word."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from danvan_desktop.domain.errors import Unreadable
from danvan_desktop.texts import documents as texts

_SECONDS = 180
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
# Word saves as .docx (format 16) with macros off (automation security 3); the paths come in by the environment.
_WORD = (
    "$w = New-Object -ComObject Word.Application; $w.Visible = $false; $w.AutomationSecurity = 3; "
    "try { $d = $w.Documents.Open($env:DANVAN_FROM, $false, $true); "
    "$d.SaveAs([ref]$env:DANVAN_TO, [ref]16); $d.Close($false) } "
    "finally { $w.Quit() }"
)


def as_docx(path: Path, step: Callable[[int, int], None] | None = None) -> bytes:
    """The file as .docx. Raises Unreadable where there is no office program, or it cannot read the file."""
    if step is not None:
        step(0, 1)
    soffice = _libreoffice()
    if soffice is None and not _has_word():
        raise Unreadable(texts.NEEDS_OFFICE.format(name=path.name))
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"{path.stem}.docx"
        try:
            _by_libreoffice(soffice, path, folder) if soffice else _by_word(path, made)
        except (OSError, subprocess.SubprocessError) as error:
            raise Unreadable(texts.NOT_CONVERTED.format(name=path.name)) from error
        if not made.exists():
            raise Unreadable(texts.NOT_CONVERTED.format(name=path.name))
        return made.read_bytes()


def _libreoffice() -> str | None:
    return shutil.which("soffice") or next((place for place in _PLACES if Path(place).exists()), None)


def _has_word() -> bool:
    if sys.platform == "win32":
        import winreg

        try:
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Word.Application"))
        except OSError:
            return False
        return True
    return False


def _by_libreoffice(soffice: str, path: Path, folder: str) -> None:
    profile = (Path(folder) / "profile").as_uri()
    command = [
        soffice,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        folder,
        str(path),
    ]
    subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)


def _by_word(path: Path, made: Path) -> None:
    paths = {"DANVAN_FROM": str(path.absolute()), "DANVAN_TO": str(made)}
    command = ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _WORD]
    subprocess.run(command, env=os.environ | paths, capture_output=True, timeout=_SECONDS, check=True)
