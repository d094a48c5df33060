"""Two stores on one database, as the window and the console are: each remembers what it saved last, and must never take
that for what stands there when the other has been at work.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from danvan_desktop.db import journal
from danvan_desktop.db.changelog import ChangeLog
from danvan_desktop.db.differences import agrees, merged
from danvan_desktop.db.engine import reading
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.db.tables import change_set
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.issuers import Issuer, Signer, Track
from danvan_desktop.domain.serial import encode
from danvan_desktop.texts import store as texts

Pair = tuple[Store, Store]


@pytest.fixture
def pair(engine: Engine, tmp_path: Path) -> Pair:
    now = lambda: datetime(2026, 11, 23, 8, 30)  # noqa: DTZ001, E731 - a desk clock
    return Store(engine, ChangeLog(tmp_path), now, "window"), Store(engine, ChangeLog(tmp_path), now, "console")


class Nothing(Exception):
    """What was begun comes to nothing."""


def an_issuer(name: str) -> Issuer:
    signers = tuple(Signer(full_name=f"Lê Thị {one}", authority="T/M", title="BÍ THƯ") for one in ("An", "Bình", "Chi"))
    return Issuer(name=name, track=Track.PARTY, symbol="ĐU", place="An Bình", signers=signers)


def renamed(issuer: Issuer, number: int) -> Issuer:
    return replace(issuer, name=f"Đảng ủy {number}")


def with_another_title(issuer: Issuer, number: int) -> Issuer:
    signers = [replace(one, title=f"CHỨC VỤ {number}" * (place == 0) or one.title) for place, one in _placed(issuer)]
    return replace(issuer, signers=tuple(signers))


def turned_round(issuer: Issuer, _number: int) -> Issuer:
    return replace(issuer, signers=issuer.signers[::-1])


def with_one_less(issuer: Issuer, _number: int) -> Issuer:
    return replace(issuer, signers=issuer.signers[1:])


def with_one_more(issuer: Issuer, number: int) -> Issuer:
    return replace(issuer, signers=(Signer(full_name=f"Trần {number}", authority="", title="ỦY VIÊN"), *issuer.signers))


def _placed(issuer: Issuer) -> Iterator[tuple[int, Signer]]:
    return iter(enumerate(issuer.signers))


def add(changes: ChangeSet, number: int) -> None:
    changes.save(an_issuer(f"Đảng ủy {number}"))


def remove(changes: ChangeSet, number: int) -> None:
    changes.remove(_one(changes, number))


def changed_by(*makers: Callable[[Issuer, int], Issuer]) -> Callable[[ChangeSet, int], None]:
    """Changes one record, once for each maker, in one set."""

    def change(changes: ChangeSet, number: int) -> None:
        record = _one(changes, number)
        for maker in makers:
            record = changes.save(maker(record, number))

    return change


def broken_off(changes: ChangeSet, number: int) -> None:
    changed_by(renamed, turned_round)(changes, number)
    raise Nothing


def _one(changes: ChangeSet, number: int) -> Issuer:
    known = changes.find(Issuer)
    if not known:
        raise Nothing
    return known[number % len(known)]


MAKERS = (renamed, with_another_title, turned_round, with_one_less, with_one_more)
ACTIONS = st.sampled_from(["undo", "redo", add, remove, broken_off]) | st.lists(
    st.sampled_from(MAKERS), min_size=1, max_size=3
).map(lambda makers: changed_by(*makers))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.booleans(), ACTIONS, st.integers(0, 50)), max_size=25))
def test_the_journal_holds_what_stood_there_before_whoever_wrote_it(
    engine: Engine, pair: Pair, actions: list[tuple[bool, Any, int]]
) -> None:
    for second, action, number in actions:
        store = pair[second]
        if isinstance(action, str):
            with suppress(UserError):
                getattr(store, action)()
        else:
            with suppress(Nothing), store.change("một bước") as changes:
                action(changes, number)
    assert told_by_the_journal(engine) == {one.uid: _content(encode(one)) for one in pair[0].find(Issuer)}


def told_by_the_journal(engine: Engine) -> dict[str, dict[str, Any]]:
    """The records after all its sets, each of which must find them as it says they were."""
    state: dict[str, dict[str, Any]] = {}
    with reading(engine) as connection:
        for key in connection.execute(select(change_set.c.id).order_by(change_set.c.id)).scalars():
            for one in journal.changes_of(connection, key):
                before = state.pop(one.record, None)
                assert (before is None) == (one.before is None)
                assert before is None or agrees(before, one.before or {})
                if one.after is not None:
                    state[one.record] = _content(merged(before or {}, one.after))
    return state


def _content(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in ("id", "revision")}


def test_what_was_removed_is_not_saved_from_memory(pair: Pair) -> None:
    window, _ = pair
    with window.change("thêm") as changes:
        saved = changes.save(an_issuer("Đảng ủy An Bình"))
    with window.change("sửa") as changes:
        saved = changes.save(replace(saved, place="Bình An"))
    with pytest.raises(UserError, match=texts.NOT_FOUND):
        _remove_and_save(window, saved)
    with window.change("xóa") as changes:
        changes.remove(saved)
    with pytest.raises(UserError, match=texts.NOT_FOUND), window.change("sửa") as changes:
        changes.save(replace(saved, place="An Bình"))


def _remove_and_save(store: Store, record: Issuer) -> None:
    with store.change("xóa rồi sửa") as changes:
        changes.remove(record)
        changes.save(replace(record, place="An Bình"))


def test_what_another_has_changed_meanwhile_is_not_overwritten_from_memory(pair: Pair) -> None:
    window, console = pair
    with window.change("thêm") as changes:
        saved = changes.save(an_issuer("Đảng ủy An Bình"))
    with console.change("đổi tên") as changes:
        theirs = changes.save(replace(saved, name="Đảng ủy Bình An"))
    with pytest.raises(UserError, match=texts.CHANGED_MEANWHILE), window.change("sửa") as changes:
        changes.save(replace(saved, place="Bình An"))
    assert window.get(Issuer, saved.uid) == theirs
