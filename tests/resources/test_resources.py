"""The shipped data: it can be read, its parts fit together, it is in NFC and in our own words."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from danvan_desktop import resources
from danvan_desktop.services.catalogues import KINDS

FILES = [resources.resource("catalogues", f"{name}.toml") for name in KINDS]
FILES += [path for folder in ("rubrics", "sample") for path in sorted(resources.resource(folder).glob("*.toml"))]
ITEMS = ("situation", "goals", "content", "area", "forces", "resources", "schedule", "results", "upkeep")
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
# Names and titles are facts, which nobody can put in other words.
TITLES = (
    "Hội nghị tổng kết 10 năm thực hiện phong trào thi đua “Dân vận khéo” giai đoạn 2010-2020",
    "kỷ niệm 90 năm Ngày Truyền thống công tác dân vận của Đảng (15/10/2020)",
    "Ủy ban MTTQ Việt Nam, các đoàn thể CT-XH huyện",
    "phong trào thi đua “Dân vận khéo”",
    "khu dân cư nông thôn mới kiểu mẫu",
)

Table = dict[str, Any]


def read(folder: str, name: str) -> Table:
    return tomllib.loads(resources.resource(folder, f"{name}.toml").read_text("utf-8"))


def rows(name: str) -> list[Table]:
    found: list[Table] = read("catalogues", name)["row"]
    return found


def typed_date(text: str) -> date:
    """A date typed as the sample types it: 05/9/2020, with a zero before days 1-9 and months 1-2 only."""
    match = re.fullmatch(r"(\d\d)/(0[12]|[3-9]|1[0-2])/(\d{4})", text)
    assert match, text
    return date(int(match[3]), int(match[2]), int(match[1]))


def validity(row: Table) -> tuple[date, date]:
    """The first and the last day of a catalogue's row."""
    start, end = row.get("valid_from"), row.get("valid_to")
    return (date.fromisoformat(start) if start else date.min, date.fromisoformat(end) if end else date.max)


def overlapping(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    return [later for earlier, later in pairwise(sorted(spans)) if later[0] <= earlier[1]]


def texts(value: object) -> Iterator[str]:
    """Every string in a file, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


@pytest.fixture
def office() -> Table:
    return read("sample", "office")


@pytest.fixture
def directive() -> Table:
    return read("sample", "directive")


@pytest.fixture
def exemplars() -> list[Table]:
    found: list[Table] = read("sample", "exemplars")["exemplar"]
    return found


@pytest.fixture
def decision() -> Table:
    return read("sample", "decision")


@pytest.fixture
def council() -> Table:
    return read("sample", "council")


@pytest.fixture
def criteria() -> list[Table]:
    found: list[Table] = read("rubrics", "suggested")["criteria"]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_text_is_in_nfc_and_in_clean_lines(path: Path) -> None:
    text = path.read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not {letter for letter in text if unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cn")} - {"\n"}
    for value in texts(tomllib.loads(text)):
        assert value.strip("\n") == value.strip()
        assert "  " not in value
        assert '"' not in value
        assert value.count("“") == value.count("”")


@pytest.mark.parametrize("name", KINDS)
def test_a_catalogue_holds_rows_of_text_with_unique_keys_and_dates_in_order(name: str) -> None:
    assert read("catalogues", name)["version"] == 1
    found = rows(name)
    assert found
    assert max(Counter(row["key"] for row in found).values()) == 1
    columns = {column.name for column in fields(KINDS[name])}
    for row in found:
        assert columns - {"valid_from", "valid_to"} <= row.keys() <= columns
        assert all(isinstance(value, str) and value for value in row.values())
        start, end = validity(row)
        assert start <= end


def test_fields_count_as_one_of_the_four() -> None:
    keys = {row["key"] for row in rows("fields")}
    assert keys == {"economy", "culture_society", "defence_security", "political_system"}
    assert {row["counts_as"] for row in rows("fields")} == keys


def test_base_wages_follow_one_another_without_gap_or_overlap() -> None:
    wages = rows("base_wages")
    for earlier, later in pairwise(wages):
        assert (validity(later)[0] - validity(earlier)[1]).days == 1
        assert int(earlier["amount"]) < int(later["amount"])
    assert "valid_to" not in wages[-1]
    for wage in wages:
        assert wage["key"] == wage["valid_from"]
        assert wage["name"] == f"{int(wage['amount']):,} đồng/tháng".replace(",", ".")


def test_coefficients_name_known_awards_and_never_overlap() -> None:
    kinds = {row["key"]: row for row in rows("award_kinds")}
    assert {row["track"] for row in kinds.values()} == {"party", "state", "front"}
    spans: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for row in rows("coefficients"):
        assert row["recipient"] in ("individual", "collective", "household")
        assert 0 < Decimal(row["value"]) <= 5
        start, end = validity(row)
        assert end <= validity(kinds[row["award_kind"]])[1]
        assert row["key"] == f"{row['award_kind']}-{row['recipient']}-{start.year}"
        spans.setdefault((row["award_kind"], row["recipient"]), []).append((start, end))
    assert {key: overlapping(found) for key, found in spans.items() if overlapping(found)} == {}


@pytest.mark.parametrize(
    ("day", "kind", "recipient", "amount"),
    [
        ("2019-07-30", "gk-xa", "individual", "223500"),
        ("2025-07-01", "gk-xa", "individual", "702000"),
        ("2026-07-01", "gk-xa", "individual", "759000"),
        ("2026-07-01", "gk-xa", "collective", "1518000"),
        ("2020-10-12", "gk-btv-huyen-uy", "collective", "2235000"),
        ("2020-10-12", "gk-btv-huyen-uy", "individual", "1490000"),
    ],
)
def test_wage_times_coefficient_gives_the_known_amount(day: str, kind: str, recipient: str, amount: str) -> None:
    def on_that_day(row: Table) -> bool:
        start, end = validity(row)
        return start <= date.fromisoformat(day) <= end

    (wage,) = filter(on_that_day, rows("base_wages"))
    asked = [row for row in rows("coefficients") if (row["award_kind"], row["recipient"]) == (kind, recipient)]
    (coefficient,) = filter(on_that_day, asked)
    assert Decimal(wage["amount"]) * Decimal(coefficient["value"]) == Decimal(amount)


def test_terms_do_not_overlap() -> None:
    assert overlapping(validity(row) for row in rows("terms")) == []


def test_periods_are_named_by_their_years(office: Table) -> None:
    periods = office["period"]
    assert [period["name"] for period in periods] == ["2010-2020", "2016-2020", "2021-2025"]
    assert all(f"{period['first_year']}-{period['last_year']}" == period["name"] for period in periods)


def test_the_rubric_adds_up_to_100_and_says_that_it_is_a_suggestion(criteria: list[Table]) -> None:
    rubric = read("rubrics", "suggested")
    assert rubric["version"] == 1
    assert isinstance(rubric["valid_from"], date)
    assert "không phải văn bản quy định" in rubric["source"]
    assert [row["kind"] for row in criteria] == ["regular"] * 6 + ["bonus", "penalty"]
    assert sum(Decimal(row["max_points"]) for row in criteria if row["kind"] == "regular") == 100


def test_issuers_have_headings_signers_and_a_track_each(office: Table) -> None:
    assert [issuer["track"] for issuer in office["issuer"]] == ["party", "state", "front"]
    for issuer in office["issuer"]:
        assert all(name["name"].isupper() and typed_date(name["valid_from"]) for name in issuer["names"])
        signers = issuer["signers"]
        assert len({signer["full_name"] for signer in signers}) == len(signers) > 0
        for signer in signers:
            assert (signer["authority"] + signer["title"]).isupper()
            days = [typed_date(signer[key]) for key in ("valid_from", "valid_to") if key in signer]
            assert days == sorted(days)


def test_units_are_unique_and_their_successors_take_over_the_next_day(office: Table) -> None:
    units = {unit["name"]: unit for unit in office["unit"]}
    assert len(units) == len(office["unit"])
    merged = [unit for unit in units.values() if unit.get("successors")]
    assert len(merged) >= 5
    for unit in merged:
        for successor in unit["successors"]:
            start = typed_date(units[successor]["valid_from"])
            assert (start - typed_date(unit["valid_to"])).days == 1
    kinds = {"area", "village", "party", "state", "front", "force", "other"}
    assert {unit["kind"] for unit in units.values()} == kinds


def test_the_directive_has_the_facts_of_dispatch_374(office: Table, directive: Table) -> None:
    assert directive["number"] + directive["symbol"] == "374-CV/HU"
    assert typed_date(directive["signed_on"]) == date(2019, 7, 30)
    assert typed_date(directive["due"]) == date(2020, 7, 1)
    assert (len(directive["addressees"]), len(directive["tasks"]), len(directive["copies"])) == (3, 5, 1)
    assert (directive["report_to"], directive["report_through"]) == ("Ban Thường vụ Huyện ủy", "Ban Dân vận Huyện ủy")
    assert directive["kind"] in {row["key"] for row in rows("paper_kinds")}
    assert not directive["subject"].endswith(".")
    assert not directive["subject"].startswith("V/v")
    assert directive["opening"].rstrip().endswith(":")
    assert signer_on(office, directive)["full_name"] == "Phan Văn Linh"


def signer_on(office: Table, paper: Table) -> Table:
    """The signer of a paper; he must have been in office on its day."""
    (issuer,) = [issuer for issuer in office["issuer"] if issuer["name"] == paper["issuer"]]
    (signer,) = [signer for signer in issuer["signers"] if signer["full_name"] == paper["signer"]]
    day = typed_date(paper["signed_on"])
    assert typed_date(signer.get("valid_from", paper["signed_on"])) <= day
    assert day <= typed_date(signer.get("valid_to", paper["signed_on"]))
    found: Table = signer
    return found


def test_fifty_exemplars_stand_in_the_four_fields(exemplars: list[Table]) -> None:
    assert len({exemplar["name"] for exemplar in exemplars}) == len(exemplars) == 50
    assert Counter(exemplar["field"] for exemplar in exemplars) == {
        "economy": 18,
        "culture_society": 17,
        "defence_security": 8,
        "political_system": 7,
    }
    kinds = {exemplar["holder"]: exemplar["holder_kind"] for exemplar in exemplars}
    assert Counter(kinds.values()) == {"collective": 30, "individual": 18, "household": 2}
    assert {exemplar["kind"] for exemplar in exemplars} == {"model", "example"}
    assert {exemplar["status"] for exemplar in exemplars} == {
        "registered",
        "running",
        "proposed",
        "recognised",
        "stopped",
    }


def test_exemplars_are_numbered_from_1_each_year_in_order_of_registration(exemplars: list[Table]) -> None:
    years = sorted({exemplar["year"] for exemplar in exemplars})
    assert years == ["2016", "2017", "2018", "2019", "2020"]
    for year in years:
        of_year = [exemplar for exemplar in exemplars if exemplar["year"] == year]
        assert [exemplar["number"] for exemplar in of_year] == [str(n) for n in range(1, len(of_year) + 1)]
        days = [typed_date(exemplar["registered_on"]) for exemplar in of_year]
        assert days == sorted(days)
        assert {day.year for day in days} == {int(year)}


def test_exemplars_fill_every_item_and_name_units_that_existed(office: Table, exemplars: list[Table]) -> None:
    units = {unit["name"]: unit for unit in office["unit"]}
    for exemplar in exemplars:
        assert all(len(exemplar[item].split()) >= 10 for item in ITEMS), exemplar["name"]
        assert exemplar["holder_position"]
        assert exemplar["officer"]
        unit = units[exemplar["unit"]]
        day = typed_date(exemplar["registered_on"])
        assert typed_date(unit.get("valid_from", "01/01/1990")) <= day <= typed_date(unit.get("valid_to", "31/12/2100"))


def test_exemplars_answer_tasks_of_the_directive(directive: Table, exemplars: list[Table]) -> None:
    answered = Counter(task for exemplar in exemplars for task in exemplar["answers"])
    assert answered.keys() == set(range(1, len(directive["tasks"]) + 1))
    assert all(len(set(exemplar["answers"])) == len(exemplar["answers"]) for exemplar in exemplars)


def test_scores_keep_to_the_rubric_and_spread(criteria: list[Table], exemplars: list[Table]) -> None:
    totals = []
    for exemplar in exemplars:
        points = [Decimal(typed.replace(",", ".") or 0) for typed in exemplar["points"]]
        for given, typed, criterion in zip(points, exemplar["points"], criteria, strict=True):
            assert 0 <= given <= Decimal(criterion["max_points"])
            assert typed or criterion["kind"] != "regular"
        totals.append(sum(points[:7]) - points[7])
        assert typed_date(exemplar["scored_on"]) > typed_date(exemplar["registered_on"])
        assert exemplar["scored_by"].startswith("Tổ thẩm định lĩnh vực ")
    assert min(totals) == 62
    assert max(totals) == 97
    assert len(set(totals)) > 25


def test_the_decision_honours_10_collectives_and_20_individuals(office: Table, decision: Table) -> None:
    lines = decision["line"]
    assert Counter(line["kind"] for line in lines) == {"collective": 10, "individual": 20}
    assert len({line["name"] for line in lines}) == 30
    assert decision["award_kind"] in {row["key"] for row in rows("award_kinds") if row["track"] == "party"}
    assert typed_date(decision["achieved_from"]) < typed_date(decision["achieved_to"])
    assert typed_date(decision["achieved_to"]) < typed_date(decision["signed_on"])
    assert signer_on(office, decision)["authority"] == "T/M BAN THƯỜNG VỤ"
    assert all(re.search(r"\d", line["citation"]) and len(line["citation"]) <= 130 for line in lines)


def test_lines_match_the_exemplars_that_they_honour(exemplars: list[Table], decision: Table) -> None:
    by_name = {exemplar["name"]: exemplar for exemplar in exemplars}
    linked = [line for line in decision["line"] if "exemplar" in line]
    assert Counter(line["kind"] for line in linked) == {"collective": 10, "individual": 13}
    for line in linked:
        exemplar = by_name[line["exemplar"]]
        holder = (exemplar["holder_kind"], exemplar["holder"], exemplar["holder_position"])
        assert holder == (line["kind"], line["name"], line["position"])
    honoured = {line["exemplar"] for line in linked}
    assert honoured == {exemplar["name"] for exemplar in exemplars if exemplar["status"] == "recognised"}
    others = {line["name"] for line in decision["line"]} - {line["name"] for line in linked}
    assert not others & {exemplar["holder"] for exemplar in exemplars}


def test_the_council_voted_before_the_decision_on_those_whom_it_honours(
    council: Table, decision: Table, exemplars: list[Table]
) -> None:
    holders = {exemplar["name"]: exemplar["holder"] for exemplar in exemplars}
    honoured = {line["name"]: line["position"] for line in decision["line"]}
    present = [member["name"] for member in council["member"] if "absent" not in member]
    passed = set()
    for candidate in council["candidate"]:
        if candidate["kind"] == "exemplar":
            assert holders[candidate["name"]] == candidate["unit"]
        else:
            assert honoured[candidate["name"]] == candidate["unit"]
        agreed, against, abstained = map(int, candidate["votes"])
        conflicts = candidate.get("conflicts", "")
        assert conflicts == "" or conflicts in present
        assert agreed + against + abstained == int(council["valid"]) - bool(conflicts)
        if agreed * 5 >= (agreed + against + abstained) * 4:
            passed.add(holders.get(candidate["name"], candidate["name"]))
    assert passed <= honoured.keys()
    assert {line["name"] for line in decision["line"] if line["kind"] == "collective"} <= passed
    assert int(council["issued"]) == len(present)
    assert {council["counted_by"], council["checked_by"]} <= set(present)
    assert typed_date(council["held_on"]) < typed_date(decision["signed_on"])


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not at hand")
def test_no_eight_words_in_a_row_come_from_the_seed_documents() -> None:
    seeds = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    theirs = {run for text in seeds for run in runs_of_eight(text)}
    assert theirs
    ours = [run for path in FILES for text in texts(tomllib.loads(path.read_text("utf-8"))) for run in own_runs(text)]
    assert sorted(theirs.intersection(ours)) == []


def own_runs(text: str) -> Iterator[str]:
    """The runs of a text of ours, none across a title."""
    titles = "|".join(re.escape(title) for title in TITLES)
    for piece in re.split(titles, text):
        yield from runs_of_eight(piece)


def runs_of_eight(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())
    for start in range(len(words) - 7):
        yield " ".join(words[start : start + 8])
