"""Whatever is done in whatever order, the office ends where a plain dictionary says: real files, real services."""

import re
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from danvan_desktop.bootstrap import open_office, restore
from danvan_desktop.domain.directives import DirectiveInput, LineInput
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import ExemplarInput
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput
from danvan_desktop.domain.registers import IssueInput

Model = dict[str, str]
"""Each record's uid with its name or subject, and behind it the number where one was issued."""


class AnySequence(RuleBasedStateMachine):
    """Two kinds of records, of which one is issued with a number; a model beside them with its own two stacks."""

    def __init__(self) -> None:
        super().__init__()
        self._room = tempfile.TemporaryDirectory()
        self.folder = Path(self._room.name) / "data"
        self.backup = Path(self._room.name) / "copy.dvkbackup"
        self.at = datetime(2026, 3, 2, 8)  # noqa: DTZ001 - a desk clock
        self.office = open_office(self.folder, self.now)
        self.issuer = self.office.issuers.save(
            IssuerInput(
                name="Đảng ủy xã An Bình",
                track="party",
                symbol="ĐU",
                place="An Bình",
                names=(IssuerNameInput(valid_from="1/1/2020", superior="TỈNH ỦY", name="ĐẢNG ỦY XÃ AN BÌNH"),),
            )
        )
        self.field = next(iter(self.office.catalogues.current().fields))
        self.office.history.bar("bắt đầu")
        self.model: Model = {}
        self.undone: list[Model] = []
        self.done: list[Model] = []
        self.saved: Model | None = None
        self.names = 0

    def now(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at

    def teardown(self) -> None:
        problems = self.office.history.check().problems
        self.office.close()
        self._room.cleanup()
        assert problems == ()

    # --- what the user does

    @rule()
    def add_exemplar(self) -> None:
        given = self._exemplar()
        made = self.office.exemplars.save(given)
        self._did({**self.model, made.uid: given.name})

    @rule()
    def add_draft(self) -> None:
        given = self._directive()
        made = self.office.directives.save(given)
        self._did({**self.model, made.uid: given.subject})

    @rule(count=st.integers(1, 4))
    def take_a_list(self, count: int) -> None:
        given = [self._exemplar() for _ in range(count)]
        made = self.office.exemplars.take(given, "danh-sach.xlsx")
        self._did({**self.model, **{record.uid: one.name for record, one in zip(made, given, strict=True)}})

    @precondition(lambda self: self._exemplars())
    @rule(pick=st.randoms(use_true_random=False))
    def change(self, pick: Random) -> None:
        uid = pick.choice(self._exemplars())
        given = self._exemplar()
        self.office.exemplars.save(given, uid)
        self._did({**self.model, uid: given.name})

    @precondition(lambda self: self._exemplars())
    @rule(pick=st.randoms(use_true_random=False), many=st.booleans())
    def remove(self, pick: Random, many: bool) -> None:
        uids = self._exemplars() if many else [pick.choice(self._exemplars())]
        self.office.exemplars.remove(uids)
        self._did({uid: name for uid, name in self.model.items() if uid not in uids})

    @precondition(lambda self: self._drafts())
    @rule(pick=st.randoms(use_true_random=False))
    def issue(self, pick: Random) -> None:
        uid = pick.choice(self._drafts())
        made = self.office.directives.issue(uid, IssueInput(signed_on="1/3/2026"))
        self.model = {**self.model, uid: f"{self.model[uid]} {made.number}"}
        self.done, self.undone = [], []

    @rule()
    def undo(self) -> None:
        if self.done:
            self.undone.append(self.model)
            self.model = self.done.pop()
            self.office.history.undo()
        else:
            self._refused(self.office.history.undo)

    @rule()
    def redo(self) -> None:
        if self.undone:
            self.done.append(self.model)
            self.model = self.undone.pop()
            self.office.history.redo()
        else:
            self._refused(self.office.history.redo)

    @precondition(lambda self: self.office.trash.keys())
    @rule(pick=st.randoms(use_true_random=False))
    def take_out_of_the_trash(self, pick: Random) -> None:
        """What it was called when it was removed; a number that another has now stands in the way."""
        (row,) = self.office.trash.rows([pick.choice(self.office.trash.keys())])
        if row.kind in ("Đơn vị", "Tập thể, cá nhân"):
            return
        try:
            self.office.trash.restore([row.id])
        except UserError as error:
            if not re.search("trùng số hoặc mã|đã bị xóa", str(error)):
                raise
            return
        self._did({**self.model, row.uid: row.title.split(" – ")[-1]})

    @precondition(lambda self: self.saved is None)
    @rule()
    def back_up(self) -> None:
        self.office.backups.back_up(out=self.backup)
        self.saved = self.model

    @precondition(lambda self: self.saved is not None)
    @rule()
    def restore(self) -> None:
        self.office.close()
        restore(self.folder, self.backup, sure=True, now=self.now)
        self.office = open_office(self.folder, self.now)
        self.model, self.saved = self.saved or {}, None
        self.backup = self.backup.with_name(f"{self.names}.dvkbackup")
        self.done, self.undone = [], []

    # --- what must hold

    @invariant()
    def all_is_as_the_model_says(self) -> None:
        found = {one.uid: one.name for one in self.office.exemplars.find_all()}
        found |= {
            one.uid: one.subject if one.number is None else f"{one.subject} {one.number}"
            for one in self.office.directives.find_all()
        }
        assert found == self.model

    # --- inside

    def _did(self, after: Model) -> None:
        if after != self.model:
            self.done.append(self.model)
            self.undone = []
        self.model = after

    def _refused(self, work: Callable[[], object]) -> None:
        try:
            work()
        except UserError:
            return
        raise AssertionError("nothing to do, and yet something was done")

    def _exemplars(self) -> list[str]:
        return [uid for uid, name in self.model.items() if name.startswith("Mô hình")]

    def _drafts(self) -> list[str]:
        return [uid for uid, name in self.model.items() if name.startswith("phát động") and not name[-1].isdigit()]

    def _exemplar(self) -> ExemplarInput:
        self.names += 1
        name = f"Mô hình {self.names}"
        return ExemplarInput(year="2026", name=name, field=self.field, holder="Chi đoàn", unit="Đoàn xã")

    def _directive(self) -> DirectiveInput:
        self.names += 1
        return DirectiveInput(
            issuer=self.issuer.uid,
            subject=f"phát động {self.names} lần",
            addressees=(LineInput(name="Các chi bộ"),),
        )


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(max_examples=10, stateful_step_count=20, suppress_health_check=list(HealthCheck))
