"""Whether every library that the program asks for is in its folder or part of Windows 10; Wine lends its own."""

import sys
from collections.abc import Iterator
from pathlib import Path

from win.places import DIST
from win.python import SITE

OF_WINDOWS = {
    "advapi32", "authz", "bcrypt", "bcryptprimitives", "cfgmgr32", "combase", "comctl32", "comdlg32", "credui",
    "crypt32", "d2d1", "d3d11", "d3d12", "d3d9", "dcomp", "dnsapi", "dwmapi", "dwrite", "dxgi", "dxva2", "gdi32",
    "icuuc", "imagehlp", "imm32", "iphlpapi", "kernel32", "mpr", "mscms", "msi", "msimg32", "ncrypt", "netapi32",
    "normaliz", "ntdll", "ole32", "oleaut32", "opengl32", "pdh", "powrprof", "propsys", "psapi", "rpcrt4",
    "secur32", "setupapi", "shcore", "shell32", "shlwapi", "uiautomationcore", "user32", "userenv", "uxtheme",
    "version", "windowscodecs", "winhttp", "winmm", "winspool.drv", "wintrust", "wldap32", "ws2_32", "wtsapi32",
}  # fmt: skip
"""Libraries of Windows 10 1809."""
NEVER_SHIPPED = ("icu.dll", "icuuc.dll", "icuin.dll", "mscms.dll", "bcryptprimitives.dll", "concrt140.dll")
"""Windows has its own. With a newer Windows' icuuc.dll beside it, Qt does not start on 1809."""
SEARCHED = (Path("_internal"), Path())
"""Beside a library's own folder, where Windows looks for what it asks for; those of Qt find each other."""


def problems(folder: Path = DIST) -> list[str]:
    """What is missing, in the wrong place or should not be there."""
    places: dict[str, list[Path]] = {}
    for path in binaries(folder):
        places.setdefault(path.name.lower(), []).append(path.parent.relative_to(folder))
    found = [f"{name} must not be shipped" for name in NEVER_SHIPPED if name in places]
    for path in binaries(folder):
        own = path.parent.relative_to(folder)
        name = path.relative_to(folder)
        machine, imports = _imports(path)
        if machine != 0x8664:
            found.append(f"{name} is not for 64 bit")
        for wanted in imports:
            here = [place for place in places.get(wanted, ()) if place in (own, *SEARCHED) or "PySide6" in own.parts]
            of_windows = wanted.startswith(("api-ms-win-", "ext-ms-")) or wanted.removesuffix(".dll") in OF_WINDOWS
            if not here and not of_windows:
                found.append(f"{name} asks for {wanted}")
    return found


def binaries(folder: Path) -> list[Path]:
    """Programs and libraries."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".exe", ".dll", ".pyd"))


def _imports(path: Path) -> tuple[int, list[str]]:
    if str(SITE) not in sys.path:
        sys.path.append(str(SITE))  # it came with PyInstaller
    import pefile

    file = pefile.PE(path, fast_load=True)
    tables = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    file.parse_data_directories([pefile.DIRECTORY_ENTRY[table] for table in tables])
    names = list(_names(file))
    file.close()
    return file.FILE_HEADER.Machine, names


def _names(file: object) -> Iterator[str]:
    for table in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        for entry in getattr(file, table, ()):
            yield entry.dll.decode().lower()
