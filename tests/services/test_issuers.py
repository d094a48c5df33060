"""In which order issuers are offered."""

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput, SignerInput


def add(office: Office, name: str, *, own: bool = True, until: str | None = None) -> None:
    signers = () if until is None else (SignerInput(full_name="Lê Văn Thử", title="BÍ THƯ", valid_to=until),)
    names = (IssuerNameInput(valid_from="1/1/2010", name=name),)
    given = IssuerInput(name=name, track="party", symbol="ĐU", place="An Bình", own=own, names=names, signers=signers)
    office.issuers.save(given)


def test_who_was_dissolved_stands_behind_those_that_still_sign(office: Office) -> None:
    add(office, "Tỉnh ủy", own=False, until="")
    add(office, "Huyện ủy", until="30/6/2025")
    add(office, "Đảng ủy xã", until="")
    add(office, "Chi bộ chưa có người ký")
    names = [issuer.name for issuer in office.issuers.all().values()]
    assert names == ["Đảng ủy xã", "Chi bộ chưa có người ký", "Huyện ủy", "Tỉnh ủy"]
