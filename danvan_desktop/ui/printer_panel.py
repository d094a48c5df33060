"""The choices of the printer beside a preview: which one, how many copies, which sides, tray, sheet and scale."""

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import printing as texts
from danvan_desktop.ui import printers
from danvan_desktop.ui.forms import child, indent
from danvan_desktop.ui.printers import PrintChoice


class PrinterPanel(QObject):
    """Binds the widgets of a window, which are found by their names: `printer_combo`, `copies_spin`, `duplex_combo`,
    `tray_combo`, `sheet_combo`, `scale_combo`. What was last chosen for this kind of paper comes from `settings`.
    `problem` tells what is wrong with the printer, in a sentence.
    """

    problem = Signal(str)

    def __init__(self, window: QWidget, settings: QSettings, kind: str) -> None:
        super().__init__(window)
        self._settings = settings
        self._kind = kind
        self._printer = child(window, QComboBox, "printer_combo")
        self._copies = child(window, QSpinBox, "copies_spin")
        indent(self._copies)
        self._duplex = child(window, QComboBox, "duplex_combo")
        self._tray = child(window, QComboBox, "tray_combo")
        self._sheet = child(window, QComboBox, "sheet_combo")
        self._scale = child(window, QComboBox, "scale_combo")
        self._set_up: QPrinter | None = None
        chosen = printers.remembered(settings, kind)
        for combo, choices, key in (
            (self._duplex, texts.DUPLEX, chosen.duplex),
            (self._tray, texts.TRAYS, chosen.tray),
            (self._sheet, texts.SHEETS, chosen.sheet),
            (self._scale, texts.SCALES, chosen.scale),
        ):
            for name, label in choices.items():
                combo.addItem(label, name)
            combo.setCurrentIndex(combo.findData(key))
        self._copies.setValue(chosen.copies)
        self._printer.activated.connect(lambda _index: self._printer_chosen())

    def fill(self) -> None:
        """Asks the system for its printers; those of the network can take their time."""
        for name in printers.names():
            self._printer.addItem(name, name)
        kept = printers.remembered(self._settings, self._kind).printer
        self._printer.setCurrentIndex(max(self._printer.findData(kept), 0) if self.has_printer() else -1)
        if self.has_printer():
            self._printer_chosen()
        else:
            self.problem.emit(texts.NO_PRINTER)

    def has_printer(self) -> bool:
        """Whether there is any printer to choose."""
        return self._printer.count() > 0

    def choice(self) -> PrintChoice:
        """What is chosen now."""
        return PrintChoice(
            printer=self._printer.currentData() or "",
            copies=self._copies.value(),
            duplex=self._duplex.currentData(),
            tray=self._tray.currentData(),
            sheet=self._sheet.currentData(),
            scale=self._scale.currentData(),
        )

    def printer(self, name: str) -> QPrinter:
        """The chosen printer, ready to print what its queue shall call by that name; the choice is kept for next time.
        Raises UserError where the printer is gone.
        """
        choice = self.choice()
        printer = self._set_up or printers.open_printer(choice.printer)
        self._set_up = None
        printers.set_up(printer, choice, name)
        printers.remember(self._settings, self._kind, choice)
        return printer

    def take(self, printer: QPrinter) -> None:
        """Shows and keeps for the next print what the system's own dialog has set."""
        choice = printers.chosen(printer, self.choice())
        self._set_up = printer
        self._copies.setValue(choice.copies)
        for combo, key in ((self._duplex, choice.duplex), (self._tray, choice.tray)):
            combo.setCurrentIndex(max(combo.findData(key), 0))

    def _printer_chosen(self) -> None:
        """Offers the trays of this printer."""
        name = self._printer.currentData() or ""
        self._printer.setToolTip(name)
        self._set_up = None
        try:
            known = printers.trays(printers.open_printer(name))
        except UserError as error:
            self.problem.emit(str(error))
            return
        chosen = self._tray.currentData()
        self._tray.clear()
        for key in known:
            self._tray.addItem(texts.TRAYS[key], key)
        self._tray.setCurrentIndex(max(self._tray.findData(chosen), 0))
