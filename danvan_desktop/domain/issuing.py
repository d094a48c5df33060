"""What every paper of an issuer has at its head and foot: number, date, place, signer; checked in one place."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from danvan_desktop.domain import numbering
from danvan_desktop.domain.catalogues import Catalogues
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.texts import issuing as texts


class HeadInput(Protocol):
    """The fields of a form, as typed."""

    @property
    def issuer(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def symbol(self) -> str: ...
    @property
    def signed_on(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def signer(self) -> str | None: ...


class Numbered(Protocol):
    """What all papers with a number have in common."""

    @property
    def uid(self) -> str: ...
    @property
    def issuer(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def series(self) -> str: ...
    @property
    def number(self) -> int | None: ...
    @property
    def suffix(self) -> str: ...
    @property
    def symbol(self) -> str: ...
    @property
    def signed_on(self) -> date | None: ...
    @property
    def subject(self) -> str: ...
    @property
    def printed_number(self) -> str: ...


def head(
    check: Checker,
    given: HeadInput,
    kind: str,
    issuers: Mapping[str, Issuer],
    catalogues: Catalogues,
    today: date,
    base: Numbered | None = None,
) -> dict[str, Any]:
    """The checked values of these fields by name, with the series that the number belongs to. The number may be typed
    with its symbol (`374 - CV/HU`); number and date come together or not at all (a draft). A number that `base` has
    already stays in its series, though the office may number otherwise by now.
    """
    issuer = issuers.get(check.one_of("issuer", given.issuer, issuers))
    signed_on = check.date("signed_on", given.signed_on)
    typed = numbering.parse(given.number)
    if typed is None and given.number.strip():
        check.fail("number", texts.NUMBER)
    if given.number.strip() and not given.signed_on.strip():
        check.fail("signed_on", texts.NUMBER_NEEDS_DATE)
    if given.signed_on.strip() and not given.number.strip():
        check.fail("number", texts.DATE_NEEDS_NUMBER)
    symbol = check.line("symbol", (typed.symbol if typed else "") or given.symbol, limit=40)
    if not symbol and issuer is not None:
        symbol = numbering.symbol(issuer, kind)
    if issuer is not None and not symbol.startswith(("-", "/")):
        check.fail("symbol", texts.SYMBOL)
    others = [part for part in re.split("[-/]", symbol) if part in catalogues.paper_kinds and part != kind]
    if others and kind not in re.split("[-/]", symbol):
        check.fail("symbol", texts.other_kind(others[0], kind))
    signer = issuer.signer(given.signer) if issuer else None
    if given.signer is not None and signer is None:
        check.fail("signer", texts.SIGNER_OF_ANOTHER)
    if signer is not None and signed_on is not None and not signer.signs_on(signed_on):
        check.fail("signer", texts.signer_not_then(signer.full_name))
    number, suffix = (typed.number, typed.suffix) if typed else (None, "")
    series = series_of(issuer, kind, signed_on or today, catalogues) if issuer else ""
    if base is not None and base.number is not None:
        before = (base.issuer, base.kind, base.number, base.suffix, base.signed_on)
        series = base.series if before == (given.issuer, kind, number, suffix, signed_on) else series
    return {
        "issuer": given.issuer,
        "number": number,
        "suffix": suffix,
        "symbol": symbol,
        "series": series,
        "signed_on": signed_on,
        "place": check.line("place", given.place, limit=80) or (issuer.place if issuer else ""),
        "signer": given.signer,
    }


def series_of(issuer: Issuer, kind: str, day: date, catalogues: Catalogues) -> str:
    """The series in which the issuer numbers papers of that kind and day."""
    return numbering.series(issuer.track, kind, day, catalogues.terms.values(), shared=issuer.shared_series)
