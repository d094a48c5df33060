"""A real office in a temporary folder with a fixed clock, and a guard against modal boxes that nobody expected."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

# Before anything loads Qt.
if sys.platform == "linux" and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.domain.directives import Directive, DirectiveInput, LineInput, TaskInput
from danvan_desktop.domain.exemplars import Exemplar, ExemplarInput
from danvan_desktop.domain.issuers import Issuer, IssuerInput, IssuerNameInput, SignerInput

# The suite tries the same examples each time, so that it is green or red for everybody alike, and knows no time. To
# look for new ones: --hypothesis-profile=explore
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", settings.get_profile("steady"), derandomize=False, max_examples=1000)
settings.load_profile("steady")

NOW = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - the clock on an official's desk


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office without any papers; it is 10:00 on 23 November 2026."""
    with closing(open_office(tmp_path, now=lambda: NOW)) as office:
        yield office


@dataclass(frozen=True)
class Scene:
    """What a small office has entered."""

    office: Office
    issuer: Issuer
    directive: Directive
    exemplars: tuple[Exemplar, Exemplar]


@pytest.fixture
def scene(office: Office) -> Scene:
    """An issuer with a signer, its dispatch 374-CV/HU with two tasks, two exemplars."""
    issuer = office.issuers.save(
        IssuerInput(
            name="Huyện ủy Triệu Phong",
            track="party",
            symbol="HU",
            place="Triệu Phong",
            names=(IssuerNameInput(valid_from="1/1/1990", superior="TỈNH ỦY QUẢNG TRỊ", name="HUYỆN ỦY TRIỆU PHONG"),),
            signers=(
                SignerInput(
                    full_name="Lê Hữu Thiện Tâm",
                    authority="T/M BAN THƯỜNG VỤ",
                    title="PHÓ BÍ THƯ",
                    valid_from="1/1/2015",
                ),
            ),
        )
    )
    directive = office.directives.save(
        DirectiveInput(
            issuer=issuer.uid,
            number="374",
            signed_on="30/7/2019",
            subject="V/v đẩy mạnh thực hiện phong trào thi đua “Dân vận khéo”",
            addressees=(LineInput(name="Các chi bộ, đảng bộ trực thuộc"),),
            tasks=(
                TaskInput(text="Rà soát, đăng ký xây dựng mô hình, điển hình"),
                TaskInput(text="Báo cáo kết quả thực hiện", due="1/7/2020"),
            ),
        )
    )
    models = [
        office.exemplars.save(
            ExemplarInput(
                year="2026", name=name, field=next(iter(office.catalogues.current().fields)), holder=holder, unit=unit
            )
        )
        for name, holder, unit in (
            ("Tuyến đường hoa thôn Nại Cửu", "Chi hội Phụ nữ thôn Nại Cửu", "Hội Liên hiệp Phụ nữ xã"),
            ("Tổ tự quản an ninh trật tự", "Chi bộ thôn Bích La Đông", "Công an xã"),
        )
    ]
    return Scene(office, issuer, directive, (models[0], models[1]))


@pytest.fixture
def answers() -> list[str]:
    """The texts of the buttons with which the next questions of the program are answered."""
    return []


@pytest.fixture(autouse=True)
def no_unexpected_box(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> Iterator[None]:
    """A modal box would wait for ever: one that no answer was given for fails the test."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    # Only tests of the window load Qt.
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    unexpected: list[str] = []

    def answer(box: QMessageBox) -> int:
        wanted = answers.pop(0) if answers else None
        button = next((button for button in box.buttons() if button.text() == wanted), None)
        if button is None:
            unexpected.append(box.text())
            raise AssertionError(f"unexpected box: {box.text()}")
        button.click()
        return 0

    def refuse(*_arguments: object, **_more: object) -> tuple[str, str]:
        unexpected.append("a file dialog")
        raise AssertionError("unexpected file dialog")

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", refuse)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", refuse)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", refuse)
    yield
    assert not unexpected
    assert not answers, "questions that were never asked"
