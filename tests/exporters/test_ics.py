"""The calendar file, read back by a small reader written from RFC 5545."""

import re
from datetime import date, datetime, timedelta, timezone

from hypothesis import example, given
from hypothesis import strategies as st

from danvan_desktop.exporters.ics import LINE, Event, content, folded

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=timezone(timedelta(hours=7)))
LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), max_size=300)


def unfolded(data: bytes) -> list[str]:
    return data.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def plain(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def components(data: bytes, name: str) -> list[dict[str, str]]:
    """The properties of each component of that name, without those of the ones inside it."""
    found: list[dict[str, str]] = []
    open_: list[str] = []
    for line in unfolded(data):
        head, value = line.split(":", 1)
        if head == "BEGIN":
            open_.append(value)
            if value == name:
                found.append({})
        elif head == "END":
            assert open_.pop() == value
        elif open_[-1] == name:
            assert head not in found[-1], f"{head} twice"
            found[-1][head] = value
    assert not open_
    return found


@given(LINES)
@example("ợ" * 40)
@example("x" * 75)
@example("x" * 76)
@example("🎉" * 20)
def test_a_line_is_folded_within_75_octets_and_never_within_a_letter(line: str) -> None:
    data = folded(line)
    assert unfolded(data) == [line]
    rows = data.removesuffix(b"\r\n").split(b"\r\n")
    for row in rows:
        assert len(row) <= LINE
        assert row.decode("utf-8") is not None
    assert all(row.startswith(b" ") for row in rows[1:])
    assert len(rows) <= 1 + len(data) // (LINE - 5)  # and not more often than needed


@given(TEXTS, TEXTS)
def test_what_was_written_is_read_back(summary: str, description: str) -> None:
    event = Event(uid="a", day=date(2026, 12, 31), summary=summary, description=description)
    (read,) = components(content([event], "Lịch", NOW), "VEVENT")
    assert plain(read["SUMMARY"]) == summary
    assert plain(read.get("DESCRIPTION", "")) == description


def test_an_event_is_a_whole_day_with_its_alarm() -> None:
    event = Event(
        uid="x-20261231@dan-van-kheo",
        day=date(2026, 12, 31),
        summary="Hạn: 374-CV/HU",
        description="Nhiệm vụ 1; nhiệm vụ 2, còn lại\nKính gửi: các chi bộ",
        categories=("Nhiệm vụ",),
        remind=timedelta(hours=15),
    )
    data = content([event, event], "Hạn", NOW)
    read, other = components(data, "VEVENT")
    assert read == other
    assert (read["UID"], read["DTSTAMP"]) == ("x-20261231@dan-van-kheo", "20261123T030000Z")
    assert (read["DTSTART;VALUE=DATE"], read["DTEND;VALUE=DATE"]) == ("20261231", "20270101")
    assert read["DESCRIPTION"] == r"Nhiệm vụ 1\; nhiệm vụ 2\, còn lại\nKính gửi: các chi bộ"
    alarm = components(data, "VALARM")[0]
    assert (alarm["ACTION"], alarm["TRIGGER"]) == ("DISPLAY", "-PT900M")
    (calendar,) = components(data, "VCALENDAR")
    assert (calendar["VERSION"], calendar["X-WR-CALNAME"]) == ("2.0", "Hạn")
    assert b"\n" not in data.replace(b"\r\n", b"")
