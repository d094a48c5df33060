"""The only place that shows errors: the user's own in a sentence, bugs with details that can be copied."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtWidgets import QApplication, QWidget

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import window as texts
from danvan_desktop.ui import prompts

log = logging.getLogger(__name__)


def report(parent: QWidget | None, error: BaseException) -> None:
    """Tells the user. A bug is also written to the log."""
    if isinstance(error, UserError):
        prompts.warn(parent, str(error))
        return
    log.error("bug", exc_info=error)
    files = [handler.baseFilename for handler in logging.root.handlers if isinstance(handler, logging.FileHandler)]
    prompts.details(
        parent,
        "\n\n".join([texts.BUG, *(texts.LOG.format(file=file) for file in files)]),
        "".join(traceback.format_exception(error)),
    )


def install() -> None:
    """Makes errors that nobody caught, in slots and timers, end here."""

    def hook(_kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        report(QApplication.activeWindow(), error)

    sys.excepthook = hook
