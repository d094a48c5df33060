"""Runs Windows programs: on Windows as they are, elsewhere under Wine in a prefix of our own."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path, PureWindowsPath

from environment import need_debian_packages, quietly
from win.places import BUILD, HERE, ON_WINDOWS, cached

PACKAGES = "wine wine64 nsis gcc-mingw-w64-x86-64-win32"
PREFIX = BUILD / "prefix"
DRIVE = PREFIX / "drive_c"
STUBS = ("icuuc", "bcryptprimitives")
"""What Windows 10 has and Wine 8 has not; made for the prefix only, never shipped."""
RUNTIME = "vcruntime140,vcruntime140_1,msvcp140,msvcp140_1,msvcp140_2"
"""Microsoft's runtime: Wine must not lend its own, or a missing one would not be noticed."""
_WINE = {
    "WINEPREFIX": str(PREFIX),
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=d;" + RUNTIME + "=n",
    "LC_ALL": "C.UTF-8",  # file names with Vietnamese letters
    # Wine hands QT_… over only under this name. Its drawing needs more of Windows than Wine 8 has; offscreen does not.
    "WINEQT_QPA_PLATFORM": "offscreen",
}


def prepare() -> None:
    """Installs Wine and the compilers where they are missing, and makes the prefix."""
    if ON_WINDOWS:
        return
    need_debian_packages(PACKAGES)
    stubs = [HERE / "stubs" / f"{name}.c" for name in STUBS]
    cached("prefix", stubs, DRIVE, _make_prefix)


def _make_prefix() -> None:
    quietly("Making a Wine prefix", ["wine64", "wineboot", "--init"], environment())
    quietly("Calling it Windows 10", ["wine64", "winecfg", "-v", "win10"], environment())
    wait()
    for name in STUBS:
        library = DRIVE / "windows" / "system32" / f"{name}.dll"
        compile_library(HERE / "stubs" / f"{name}.c", library, "-ladvapi32")


def compile_library(source: Path, library: Path, *more: str) -> None:
    """A Windows library from C that needs no C library."""
    flags = ["-O2", "-s", "-shared", "-nostdlib", "-e", "DllMainCRTStartup"]
    quietly(f"Compiling {library.name}", ["x86_64-w64-mingw32-gcc", *flags, "-o", str(library), str(source), *more])


def compile_program(source: Path, program: Path, *more: str) -> None:
    """A Windows program from C."""
    flags = ["-O2", "-s", *more]
    quietly(f"Compiling {program.name}", ["x86_64-w64-mingw32-gcc", *flags, "-o", str(program), str(source)])


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Of the processes: without a screen, with Qt offscreen."""
    own = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    if ON_WINDOWS:
        return own | {"QT_QPA_PLATFORM": "offscreen", **(more or {})}
    own["PATH"] = f"/usr/lib/wine{os.pathsep}{own.get('PATH', '')}"
    return own | _WINE | dict(more or {})


def start(program: Path, *arguments: object, more: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Starts a Windows program, with paths in its own way, and does not wait for it."""
    nothing = subprocess.DEVNULL
    command = _command(program, arguments)
    return subprocess.Popen(command, env=environment(more), stdin=nothing, stdout=nothing, stderr=nothing)


def run(
    program: Path,
    *arguments: object,
    cwd: Path | None = None,
    more: Mapping[str, str] | None = None,
    timeout: int = 600,
) -> subprocess.CompletedProcess[str]:
    """Runs a Windows program to its end, with paths in its own way. What it printed, errors too, is in `stdout`."""
    return subprocess.run(
        _command(program, arguments),
        cwd=cwd,
        env=environment(more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,  # under Wine, Python cannot write into a plain file
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=timeout,
        check=False,
    )


def must(program: Path, *arguments: object, **how: object) -> str:
    """As `run`, and ends with what the program printed unless it did what it should."""
    done = run(program, *arguments, **how)  # type: ignore[arg-type]
    if done.returncode != 0:
        tail = "\n".join([line for line in done.stdout.splitlines() if ":trace:" not in line][-25:])
        raise SystemExit(f"{tail}\n\n{program.name} {' '.join(map(str, arguments))}: exit code {done.returncode}")
    return done.stdout


def _command(program: Path, arguments: Iterable[object]) -> list[str]:
    words = [windows_path(one) if isinstance(one, Path) else str(one) for one in arguments]
    return [*([] if ON_WINDOWS else ["wine64"]), str(program), *words]


def windows_path(path: Path) -> str:
    """A path as a Windows program names it."""
    if ON_WINDOWS:
        return str(path)
    if path.is_relative_to(DRIVE):
        return str(PureWindowsPath("C:\\", *path.relative_to(DRIVE).parts))
    return "Z:" + str(path).replace("/", "\\")


def wait() -> None:
    """Until all programs of the prefix have ended."""
    if not ON_WINDOWS:
        subprocess.run(["wineserver", "--wait"], env=environment(), check=False, timeout=120)


def end() -> None:
    """Ends what is left of the prefix's programs."""
    if not ON_WINDOWS and PREFIX.exists() and shutil.which("wineserver", path=environment()["PATH"]):
        subprocess.run(["wineserver", "--kill"], env=environment(), check=False)
