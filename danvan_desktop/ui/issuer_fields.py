"""The fields of a paper that follow its issuer: symbol, place, and who can sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desktop.domain import numbering
from danvan_desktop.texts import signing as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QComboBox

    from danvan_desktop.domain.issuers import Issuer, Signer
    from danvan_desktop.ui.record_dialog import RecordDialog


def follow(dialog: RecordDialog, kind: str, before: Issuer | None, after: Issuer | None) -> None:
    """Symbol and place of a paper of that kind become those of `after`, unless the user typed others than those of
    `before`.
    """
    if after is None:
        return
    usual = {"symbol": numbering.symbol(after, kind), "place": after.place}
    past = {"symbol": numbering.symbol(before, kind), "place": before.place} if before else {}
    for field, text in usual.items():
        if dialog.value(field) in ("", past.get(field, "")):
            dialog.set_value(field, text)


def offer_signers(combo: QComboBox, signers: Sequence[Signer], chosen: str) -> None:
    """Nobody and these signers, with the chosen one; where they are offered already, the choice of the user stays."""
    if ["", *(signer.uid for signer in signers)] == [combo.itemData(place) for place in range(combo.count())]:
        return
    combo.clear()
    combo.addItem(texts.NOBODY, "")
    for signer in signers:
        combo.addItem(texts.signer(signer.full_name, signer.title), signer.uid)
    combo.setCurrentIndex(combo.findData(chosen))
