"""One award list, written the way the program does it.

`python benchmarks/runs/award_list.py COUNT OUT` prints work (s, without imports) and peak memory (MiB) as JSON.
"""

import json
import resource
import sys
import time
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.invented import Invented, recipients
from danvan_desktop import resources
from danvan_desktop.domain.awards import AwardDecision, AwardLine, AwardStatus
from danvan_desktop.domain.issuers import Issuer, IssuerName, Signer, Track
from danvan_desktop.domain.money import ZeroWord
from danvan_desktop.domain.recipients import Recipient, RecipientKind
from danvan_desktop.exporters import pdf
from danvan_desktop.papers import awards, layouts

DAY = date(2026, 10, 15)


def records(given: Sequence[Invented]) -> tuple[AwardDecision, Issuer, dict[str, Recipient]]:
    """A decision on all of them, its issuer, and the recipients by uid."""
    signer = Signer(full_name="Nguyễn Văn Mẫu", authority="T/M BAN THƯỜNG VỤ", title="PHÓ BÍ THƯ")
    issuer = Issuer(
        name="Đảng ủy xã Triệu Phong",
        track=Track.PARTY,
        symbol="ĐU",
        place="Triệu Phong",
        names=(IssuerName(valid_from=DAY, superior="ĐẢNG BỘ TỈNH QUẢNG TRỊ", name="ĐẢNG ỦY XÃ TRIỆU PHONG"),),
        signers=(signer,),
    )
    honoured = {}
    lines = []
    for one in given:
        kind = RecipientKind.COLLECTIVE if one.collective else RecipientKind.INDIVIDUAL
        recipient = Recipient(kind=kind, name=one.name, position=one.position)
        honoured[recipient.uid] = recipient
        lines.append(
            AwardLine(
                recipient=recipient.uid, exemplar=None, citation=one.citation, coefficient=None, amount=one.amount
            )
        )
    decision = AwardDecision(
        issuer=issuer.uid,
        number=12,
        suffix="",
        symbol="-QĐ/ĐU",
        series="QĐ 2026",
        signed_on=DAY,
        place=issuer.place,
        award_kind="certificate",
        subject="được tặng Giấy khen trong phong trào thi đua “Dân vận khéo”",
        merit="",
        occasion="",
        achieved_from=None,
        achieved_to=None,
        signer=signer.uid,
        status=AwardStatus.ISSUED,
        lines=tuple(lines),
    )
    return decision, issuer, honoured


def write(decision: AwardDecision, issuer: Issuer, honoured: dict[str, Recipient], out: Path) -> None:
    """From records to the file."""
    profile = resources.resource("layouts", "party-hd05.toml").read_text("utf-8")
    layout = layouts.read("party-hd05", tomllib.loads(profile))
    wording = tomllib.loads(resources.resource("templates", "awards.toml").read_text("utf-8"))
    given = awards.Honoured(decision, issuer, honoured, "Giấy khen", ZeroWord.LINH)
    paper = awards.award_list(given, layout, wording, DAY)
    pdf.write([paper], layout, out, resources.resource("fonts"))


if __name__ == "__main__":
    decision, issuer, honoured = records(recipients(int(sys.argv[1])))
    start = time.perf_counter()
    write(decision, issuer, honoured, Path(sys.argv[2]))
    work = time.perf_counter() - start
    print(json.dumps({"work": work, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
