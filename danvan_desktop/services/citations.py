"""The căn cứ that a decision has of itself."""

from datetime import date

from danvan_desktop.domain.catalogues import Catalogues
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.laws import cited
from danvan_desktop.services.wording import WordingService


def usual_bases(catalogues: Catalogues, wording: WordingService, issuer: Issuer, day: date) -> list[str]:
    """The texts of the catalogue that the issuer's track cites on that day, and at whose proposal it decides."""
    words = wording.wording("decisions")
    laws = [words["basis"].format(law=law.name) for law in cited(catalogues.laws.values(), issuer.track, day)]
    proposal = words.get(f"proposal_{issuer.track}", "")
    return [*laws, proposal] if proposal else laws
