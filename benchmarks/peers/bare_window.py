"""The peer of the start: a bare main window with a table widget, shown and closed after its first paint."""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget


class Once(QObject):
    """Quits after the first paint, as the program does."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, QApplication.quit)
        return False


app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QTableWidget(50, 8))
once = Once()
window.installEventFilter(once)
window.show()
sys.exit(app.exec())
