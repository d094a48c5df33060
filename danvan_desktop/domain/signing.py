"""On whose behalf a paper is signed: the forms of Party and State, and what in a signature is against them.

Sources: Quy định 399-QĐ/TW and Hướng dẫn 05-HD/VPTW (before them QĐ 66-QĐ/TW, HD 36-HD/VPTW) for the Party, NĐ
30/2020/NĐ-CP art. 13 for the State, whose forms the Front uses too. Practice differs, so nothing is refused.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from danvan_desktop.domain.issuers import Track
from danvan_desktop.texts import signing as texts


class Form(StrEnum):
    """In whose place a signer stands."""

    BEHALF = "behalf"  # T/M, TM. – thay mặt a committee
    DEPUTY = "deputy"  # K/T, KT. – ký thay the head
    ORDER = "order"  # T/L, TL. – thừa lệnh
    WARRANT = "warrant"  # TUQ. – thừa ủy quyền
    ACTING = "acting"  # Q. – quyền
    OWN = "own"  # the head himself


_PARTY = {Form.BEHALF: "T/M", Form.DEPUTY: "K/T", Form.ORDER: "T/L", Form.ACTING: "Q."}
_STATE = {Form.BEHALF: "TM.", Form.DEPUTY: "KT.", Form.ORDER: "TL.", Form.WARRANT: "TUQ.", Form.ACTING: "Q."}
_SHORT = {"TM": Form.BEHALF, "KT": Form.DEPUTY, "TL": Form.ORDER, "TUQ": Form.WARRANT, "Q": Form.ACTING}
_AUTHORITY = re.compile(r"(T/M|K/T|T/L|T/UQ|TUQ|TM|KT|TL|Q)(\.?)(?=[\s.])\s*(.*)", re.IGNORECASE)
_DEGREE = re.compile(
    rf"(?:(?:{'|'.join(texts.DEGREES)})[.\s]+)+|(?:{'|'.join(texts.RANKS)})\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signing:
    """The two lines above a name: `T/M BAN THƯỜNG VỤ` and `PHÓ BÍ THƯ`. One of them may be empty."""

    authority: str
    title: str

    @property
    def form(self) -> Form:
        """The form that the authority begins with, whichever way it is written."""
        found = _AUTHORITY.match(self.authority)
        return _SHORT[found[1].upper().replace("/", "")] if found else Form.OWN

    @property
    def body(self) -> str:
        """Whom the authority names: `BAN THƯỜNG VỤ`."""
        found = _AUTHORITY.match(self.authority)
        return found[3] if found else self.authority


def written(track: Track, form: Form, body: str) -> str:
    """The line of authority in the track's own way: `T/M BAN THƯỜNG VỤ`, `TM. ỦY BAN NHÂN DÂN`. The head of an office
    signs without one; the Party knows no TUQ, which comes out as the State writes it.
    """
    prefix = (_PARTY if track is Track.PARTY else _STATE).get(form, _STATE.get(form, ""))
    return f"{prefix} {body}" if prefix else ""


def personal(signing: Signing) -> Signing:
    """The same signer where the law gives the power to the head alone, as with awards of the chair of a People's
    Committee: the chair signs without TM., a deputy for him as KT. (NĐ 30/2020 art. 13).
    """
    if signing.form not in (Form.BEHALF, Form.OWN):
        return signing
    if not signing.title.upper().startswith(texts.DEPUTY):
        return Signing("", signing.title)
    return Signing(written(Track.STATE, Form.DEPUTY, signing.title.upper().removeprefix(texts.DEPUTY)), signing.title)


def warnings(track: Track, signing: Signing, full_name: str) -> list[str]:
    """A sentence for each rule that the signature does not follow; none where nobody signs yet."""
    found: list[str] = []
    form, authority, title = signing.form, signing.authority, signing.title
    party = track is Track.PARTY
    if form is not Form.OWN and not authority.upper().startswith(written(track, form, "").strip()):
        found.append(texts.other_way(authority, written(track, form, signing.body)))
    if party and form is Form.WARRANT:
        found.append(texts.NO_WARRANT)
    if party and form is Form.DEPUTY and signing.body.upper().startswith(texts.COMMITTEES):
        found.append(texts.no_deputy(title, written(track, Form.BEHALF, texts.STANDING_COMMITTEE)))
    if form is Form.BEHALF and party and title and not title.upper().startswith(texts.OFFICES_OF_COMMITTEES):
        found.append(texts.member_without_title(title))
    if form is Form.DEPUTY and title and not title.upper().startswith(texts.DEPUTY):
        found.append(texts.deputy_needs_title(title))
    if form is not Form.OWN and not signing.body:
        found.append(texts.on_whose_behalf(authority))
    if len(title.split()) > _words(title):
        found.append(texts.title_with_body(title, " ".join(title.split()[: _words(title)])))
    if _DEGREE.match(full_name):
        found.append(texts.degree(full_name, _DEGREE.sub("", full_name, count=1)))
    return found


def _words(title: str) -> int:
    """How many words the bare title has: `PHÓ BÍ THƯ` of “PHÓ BÍ THƯ HUYỆN ỦY” has three. All where it is not known."""
    known = [bare for bare in texts.TITLES if f"{title.upper()} ".startswith(f"{bare} ")]
    return max((len(bare.split()) for bare in known), default=len(title.split()))
