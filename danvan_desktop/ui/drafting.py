"""A paper drafted from a record, opened in the form of a paper for the user to go on writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desktop.domain.errors import UserError
from danvan_desktop.ui import errors
from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.issuers_dialog import has_issuer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.directives import Directive, DirectiveInput


def write(parent: QWidget, office: Office, draft: Callable[[], DirectiveInput]) -> Directive | None:
    """What the user saved of the draft; None where he thought better of it."""
    if not has_issuer(parent, office):
        return None
    try:
        given = draft()
    except UserError as error:
        errors.report(parent, error)
        return None
    dialog = DirectiveDialog(parent, office, draft=given)
    saved: Directive | None = dialog.saved if dialog.exec() else None
    return saved
