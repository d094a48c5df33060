"""One window for one data folder: a second start on the same PC brings the first window to the front."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 2_000  # milliseconds for the first window to answer


def bring_first_to_front(folder: Path) -> bool:
    """Asks the window that has the folder open to show itself; False where it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    return socket.waitForConnected(WAIT)


class FirstInstance(QObject):
    """Listens for later starts; `called` tells of each."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(_name(folder))  # what a crash left behind; the lock says that nobody else is there
        self._server.listen(_name(folder))

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.called.emit()


def _name(folder: Path) -> str:
    return f"danvan-{sha256(str(folder.resolve()).encode()).hexdigest()[:24]}"
