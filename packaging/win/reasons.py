"""No file without a reason: it is loaded when the program is walked through, or it is named here."""

import re
from fnmatch import fnmatch
from pathlib import Path

from win.libraries import binaries
from win.places import DIST

KEPT = {
    "danvan-desktop.exe": "the window",
    "danvan.exe": "its console twin",
    # What an offscreen walk never loads, and a real screen needs.
    "*/platforms/qwindows.dll": "Qt on the screen of Windows",
    "*/platforms/qoffscreen.dll": "the smoke run",
    "*/styles/*.dll": "the look of Windows 10 and 11",
    "*/imageformats/qgif.dll": "photos that offices paste or attach",
    "*/imageformats/qico.dll": "icons of Windows",
    "*/imageformats/qjpeg.dll": "photos that offices paste or attach",
    "*/imageformats/qsvg.dll": "our icons",
    "*/iconengines/qsvgicon.dll": "our icons, sharp at every size",
    "*/Qt6PrintSupport.dll": "printers; those of Windows have no plugin of their own",
    "*/QtPrintSupport.pyd": "printers",
    "*/Qt6Pdf*.dll": "the preview of papers",
    "*/QtPdf*.pyd": "the preview of papers",
    "*/Qt6Network.dll": "Qt6Pdf is linked to it; and the single window",
    "*/QtNetwork.pyd": "the single window",
    "*/Qt6OpenGL*.dll": "Qt6UiTools is linked to it",
    "*/Qt6Svg*.dll": "our icons",
    "*/QtSvg*.pyd": "our icons",
    "*/Qt6Xml.dll": "Qt6UiTools is linked to it",
    # What Python loads only in certain cases.
    "*/_bz2.pyd": "spreadsheets packed that way",
    "*/_lzma.pyd": "spreadsheets packed that way",
    "*/_decimal.pyd": "money",
    "*/_multiprocessing.pyd": "imported by name in Python's pools of processes",
    "*/_queue.pyd": "Python's pools of threads",
    "*/_overlapped.pyd": "Python's event loop on Windows",
    "*/_asyncio.pyd": "Python's event loop on Windows",
    "*/_uuid.pyd": "identifiers",
    "*/_wmi.pyd": "Python asks Windows for its version",
    "*/_zoneinfo.pyd": "times",
    "*/select.pyd": "Python's processes",
    "*/_socket.pyd": "Python's processes",
    "*/_elementtree.pyd": "XML",
    "*/pyexpat.pyd": "XML",
    "*/libffi-*.dll": "_ctypes is linked to it",
    "*/PIL/*.pyd": "pictures in papers, of the kinds that offices have",
    "*/lxml/*.pyd": "documents of Word",
    "*/reportlab/*.pyd": "PDF files",
    "*/*_rl_accel*.pyd": "PDF files",
    "*/charset_normalizer/*.pyd": "lists in old encodings",
    "*/*mypyc*.pyd": "lists in old encodings",
    "*/markupsafe/*.pyd": "templates",
    "*/sqlalchemy/*.pyd": "the database",
    "*/cryptography/*": "sealed backups, signed updates",
    "*/_cffi_backend*.pyd": "sealed backups, signed updates",
    "*/orjson/*.pyd": "the journal and the change log",
    "*/python_calamine/*.pyd": "lists from Excel",
    "*/pypdfium2_raw/*": "the text of incoming PDF files",
    "*/MSVCP140*.dll": "Microsoft's runtime",
    "*/VCRUNTIME140*.dll": "Microsoft's runtime",
}
"""Programs and libraries. Other files come with a package that is in use, or are our own."""


NEEDED = (
    "platforms/qwindows.dll", "styles/qmodernwindowsstyle.dll", "imageformats/qgif.dll", "imageformats/qico.dll",
    "imageformats/qjpeg.dll", "imageformats/qsvg.dll", "iconengines/qsvgicon.dll", "Qt6PrintSupport.dll", "Qt6Pdf.dll",
    "Qt6Network.dll",
)  # fmt: skip
"""What an offscreen run does well without and a user does not: has to be there."""


def lacking(folder: Path = DIST) -> list[str]:
    """Those that are not."""
    names = [path.relative_to(folder).as_posix() for path in binaries(folder)]
    return [needed for needed in NEEDED if not any(name.endswith(needed) for name in names)]


def without(loaded: set[str], folder: Path = DIST) -> list[str]:
    """The programs and libraries for which there is no reason; `loaded` holds the paths, in small letters, that the
    walk loaded, below the folder.
    """
    names = [path.relative_to(folder).as_posix() for path in binaries(folder)]
    unused = [name for name in names if name.lower() not in loaded]
    return [name for name in unused if not any(fnmatch(name.lower(), pattern.lower()) for pattern in KEPT)]


def loaded_in(trace: str, folder: str) -> set[str]:
    """What Wine says to have loaded, of those files below `folder`, a path of Windows."""
    start = folder.lower().rstrip("\\") + "\\"
    names = (name.lower().replace("\\\\", "\\") for name in re.findall(r'Loaded L"([^"]+)"', trace))
    return {name.removeprefix(start).replace("\\", "/") for name in names if name.startswith(start)}
