"""A window with one field of each kind that the program types into; says on stdin's command what stands in them.

Started by test_unikey.py inside a session with ibus and the Unikey engine.
"""

import json
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from danvan_desktop.ui import theme
from danvan_desktop.ui.completion import NameCompleter
from danvan_desktop.ui.list_editor import EditorColumn, ListEditor

SAID = "said: "  # other programs of the session write to the same stream
NAMES = ("Hội Liên hiệp Phụ nữ xã", "Hội Nông dân xã", "Đoàn Thanh niên xã", "Công an xã")


class Window(QWidget):
    """The fields from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("unikey")
        self.resize(700, 560)
        self.line = QLineEdit()
        self.line.setCompleter(NameCompleter(NAMES, self))
        self.combo = QComboBox()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setCompleter(NameCompleter(NAMES, self))
        self.cells = ListEditor()
        self.cells.set_columns([EditorColumn("text", "", suggestions=NAMES)])
        self.text = QPlainTextEdit()
        layout = QVBoxLayout(self)
        for widget in (self.line, self.combo, self.cells, self.text):
            layout.addWidget(widget)

    def do(self, command: str) -> None:
        """`focus NAME` puts the cursor into a field; `tell` prints what stands in all of them."""
        word, _, name = command.partition(" ")
        if word == "focus":
            field = {"line": self.line, "combo": self.combo, "cells": self.cells, "text": self.text}[name]
            field.setFocus()
            if field is self.cells:
                self.cells.edit(self.cells.model().index(0, 0))
            told: object = name
        else:
            cell = self.cells.indexWidget(self.cells.model().index(0, 0))
            typed = cell.text() if isinstance(cell, QLineEdit) else ""
            told = {
                "line": self.line.text(),
                "combo": self.combo.currentText(),
                "cells": typed or "".join(row.get("text", "") for row in self.cells.rows()),
                "text": self.text.toPlainText(),
            }
        sys.stdout.write(f"{SAID}{json.dumps(told)}\n")
        sys.stdout.flush()


def main() -> int:
    """Runs until stdin ends."""
    app = QApplication(sys.argv)
    theme.apply(app)
    window = Window()
    window.show()
    window.activateWindow()
    listener = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def heard() -> None:
        command = sys.stdin.readline()
        window.do(command.strip()) if command else app.quit()

    listener.activated.connect(lambda *_: heard())
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
