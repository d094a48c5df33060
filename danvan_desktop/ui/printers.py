"""The printers of this machine, and what was last chosen for each kind of paper."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import printing as texts

DPI = 300
DUPLEX = {
    "auto": QPrinter.DuplexMode.DuplexAuto,
    "none": QPrinter.DuplexMode.DuplexNone,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}
TRAYS = {
    "auto": QPrinter.PaperSource.Auto,
    "upper": QPrinter.PaperSource.Upper,
    "middle": QPrinter.PaperSource.Middle,
    "lower": QPrinter.PaperSource.Lower,
    "manual": QPrinter.PaperSource.Manual,
    "large": QPrinter.PaperSource.LargeCapacity,
    "cassette": QPrinter.PaperSource.Cassette,
}
SHEETS = {
    "A3": QPageSize.PageSizeId.A3,
    "A4": QPageSize.PageSizeId.A4,
    "A5": QPageSize.PageSizeId.A5,
    "Letter": QPageSize.PageSizeId.Letter,
}


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What to print with; the keys are those of the tables above. `sheet` is `own` for the size of each page itself,
    `scale` `real` or `fit`. The pages are not among it: what is left out of one paper would be missing in the next.
    """

    printer: str = ""
    copies: int = 1
    duplex: str = "auto"
    tray: str = "auto"
    sheet: str = "own"
    scale: str = "real"


def names() -> list[str]:
    """The printers that the system knows, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)


def trays(printer: QPrinter) -> list[str]:
    """The trays that the printer has, as far as the system says; only Windows does."""
    supported = getattr(printer, "supportedPaperSources", None)
    if supported is None:
        return ["auto", "upper", "lower", "manual"]
    known = set(supported())
    return [key for key, tray in TRAYS.items() if key == "auto" or tray in known]


def open_printer(name: str) -> QPrinter:
    """The printer of that name. Raises UserError where it is gone."""
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise UserError(texts.PRINTER_GONE.format(name=name))
    return QPrinter(info)


def set_up(printer: QPrinter, choice: PrintChoice, name: str) -> None:
    """Gives the printer what was chosen; `name` is what its queue shows."""
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setDocName(name)
    printer.setCopyCount(choice.copies)
    printer.setCollateCopies(True)
    printer.setDuplex(DUPLEX[choice.duplex])
    if choice.tray != "auto":
        printer.setPaperSource(TRAYS[choice.tray])


def chosen(printer: QPrinter, before: PrintChoice) -> PrintChoice:
    """What the printer is set to now, where the choice knows it; the rest as it was."""
    duplex = next((key for key, mode in DUPLEX.items() if mode == printer.duplex()), before.duplex)
    tray = next((key for key, source in TRAYS.items() if source == printer.paperSource()), before.tray)
    return replace(before, copies=printer.copyCount(), duplex=duplex, tray=tray)


def remembered(settings: QSettings, kind: str) -> PrintChoice:
    """What was last chosen for this kind of paper."""
    values: dict[str, Any] = {}
    for field in fields(PrintChoice):
        kept = settings.value(f"print/{kind}/{field.name}")
        if kept is not None:
            values[field.name] = str(kept)
    copies = values.get("copies", "1")
    values["copies"] = int(copies) if copies.isdecimal() and 1 <= int(copies) <= 999 else 1
    allowed = {"duplex": texts.DUPLEX, "tray": texts.TRAYS, "sheet": texts.SHEETS, "scale": texts.SCALES}
    return PrintChoice(**{key: v for key, v in values.items() if key not in allowed or v in allowed[key]})


def remember(settings: QSettings, kind: str, choice: PrintChoice) -> None:
    """Keeps what was chosen for this kind of paper."""
    for name, value in asdict(choice).items():
        settings.setValue(f"print/{kind}/{name}", value)
