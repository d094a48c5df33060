"""The first run: what is suggested for a kind of office, and the checks of what the official typed."""

import tempfile
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from danvan_desktop.db import places
from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.errors import InvalidInput, Problem, UserError
from danvan_desktop.domain.issuers import Issuer, IssuerInput, IssuerNameInput, SignerInput, validated
from danvan_desktop.resources import resource
from danvan_desktop.services.backups import BackupService
from danvan_desktop.services.issuers import IssuerService
from danvan_desktop.texts import setup as texts

_FIELDS = {"names.0.name": "heading", "names.0.superior": "superior", "names.0.valid_from": "valid_from"}
"""What the form calls the fields of an issuer's first name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupInput:
    """The form as typed. `office` is the key of a suggestion, `level` xã, phường or đặc khu; `signers` are rows of the
    table; `folder` and `second_place` are paths, empty for none.
    """

    office: str = ""
    level: str = ""
    place: str = ""
    province_level: str = ""
    province: str = ""
    name: str = ""
    superior: str = ""
    heading: str = ""
    symbol: str = ""
    archive: str = ""
    valid_from: str = ""
    signers: Sequence[Mapping[str, str]] = ()
    folder: str = ""
    second_place: str = ""

    def has_office(self) -> bool:
        """Whether anything of an office is there to be kept."""
        return any(text.strip() for text in (self.place, self.name, self.heading, self.symbol))


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What the form fills in for a kind of office, with where that comes from; `signers` without their names."""

    name: str
    superior: str
    heading: str
    symbol: str
    archive: str
    valid_from: str
    signers: tuple[Mapping[str, str], ...]
    source: str


class SetupService:
    """`folder` is the data folder of now, `today` the clock."""

    def __init__(self, folder: Path, today: Callable[[], date], issuers: IssuerService, backups: BackupService) -> None:
        self._folder = folder
        self._today = today
        self._issuers = issuers
        self._backups = backups

    @cached_property
    def _shipped(self) -> Mapping[str, Any]:
        return tomllib.loads(resource("offices", "suggested.toml").read_text("utf-8"))

    def offices(self) -> dict[str, str]:
        """The kinds of office by key, with their names."""
        return {row["key"]: row["label"] for row in self._shipped["office"]}

    def known(self) -> list[str]:
        """The names of the bodies that papers are written for already."""
        return [issuer.name for issuer in self._issuers.all().values()]

    def suggestion(self, given: SetupInput) -> Suggestion | None:
        """What papers of such an office usually have; None before its kind and place are known."""
        row = self._row(given.office)
        level, place = _named(given.place, given.level, texts.LEVELS)
        if row is None or not place:
            return None
        province = " ".join(_named(given.province, given.province_level, texts.PROVINCE_LEVELS))
        province = province if given.province.strip() else ""
        values = {"level": level, "place": place, "province": province}
        return Suggestion(
            name=row["name"].format(**values),
            superior=row["superior"].format(**values).upper() if province else "",
            heading=row["heading"].format(**values).upper(),
            symbol=row["symbol"],
            archive=row["archive"],
            valid_from=format_date(self._shipped["start"]["valid_from"]),
            signers=tuple({"authority": authority, "title": title} for authority, title in row["signers"]),
            source=row["source"],
        )

    def problems(self, given: SetupInput) -> list[Problem]:
        """All that is wrong with what was typed, by field of the form; nothing where the form is empty."""
        found = self._office_problems(given) if given.has_office() else []
        return found + self._folder_problems(given.folder) + self._backup_problems(given.second_place)

    def save(self, given: SetupInput, *, with_office: bool) -> Issuer | None:
        """Keeps the office, unless it is to wait, and the settings of backups. Moving the data is left to the window,
        which has them open. Raises UserError.
        """
        minutes = str(self._backups.settings().every_minutes)
        self._backups.save_settings(minutes, given.second_place)
        if with_office and given.has_office():
            return self._issuers.save(self._issuer(given)[0])
        return None

    def target(self, given: SetupInput) -> Path | None:
        """Where the data are to go, None where they stay."""
        path = Path(given.folder.strip())
        return None if not given.folder.strip() or path == self._folder.absolute() else path

    def summary(self, given: SetupInput) -> list[str]:
        """What will be when the form is saved, a sentence each."""
        names = [row.full_name for row in self._issuer(given)[0].signers]
        target = self.target(given)
        office = texts.OFFICE_DONE.format(name=given.name.strip(), symbol=given.symbol.strip())
        signers = texts.SIGNERS_DONE.format(names=", ".join(names)) if names else texts.SIGNERS_LATER
        second = given.second_place.strip()
        return [
            *([office, signers] if given.has_office() else [] if self.known() else [texts.OFFICE_LATER]),
            texts.FOLDER_MOVES.format(folder=target) if target else texts.FOLDER_DONE.format(folder=self._folder),
            texts.BACKUP_DONE.format(place=second) if second else texts.BACKUP_LATER,
        ]

    # --- inside

    def _row(self, key: str) -> Mapping[str, Any] | None:
        return next((row for row in self._shipped["office"] if row["key"] == key), None)

    def _issuer(self, given: SetupInput) -> tuple[IssuerInput, list[int]]:
        """The office, and by signer the row of the table; rows without a name are suggestions that nobody took."""
        row = self._row(given.office)
        kept = [place for place, signer in enumerate(given.signers) if signer.get("full_name", "").strip()]
        issuer = IssuerInput(
            name=given.name,
            track=row["track"] if row else "",
            symbol=given.symbol,
            place=given.place,
            archive=given.archive,
            names=(IssuerNameInput(valid_from=given.valid_from, superior=given.superior, name=given.heading),),
            signers=tuple(SignerInput(**given.signers[place]) for place in kept),
        )
        return issuer, kept

    def _office_problems(self, given: SetupInput) -> list[Problem]:
        issuer, rows = self._issuer(given)
        try:
            validated(issuer, self._today())
        except InvalidInput as error:
            return [_renamed(problem, rows) for problem in error.problems]
        return []

    def _folder_problems(self, text: str) -> list[Problem]:
        path = Path(text.strip())
        if not text.strip() or path == self._folder.absolute():
            return []
        if not path.is_absolute():
            sentence = texts.FOLDER_RELATIVE
        elif path.is_relative_to(self._folder.absolute()):
            sentence = texts.FOLDER_INSIDE
        elif (risk := places.risk(path)) is not None:
            sentence = texts.risk(risk)
        else:
            sentence = _trouble(path)
        return [Problem("folder", sentence)] if sentence else []

    def _backup_problems(self, text: str) -> list[Problem]:
        try:
            self._backups.check_settings(str(self._backups.settings().every_minutes), text)
        except InvalidInput as error:
            return list(error.problems)
        except UserError as error:
            return [Problem("second_place", str(error))]
        return []


def _renamed(problem: Problem, rows: Sequence[int]) -> Problem:
    """The problem at the field of the form."""
    field = _FIELDS.get(problem.field, problem.field)
    if field == "track":
        return Problem("office", texts.NEEDS_OFFICE)
    if field.startswith("signers."):
        _, number, column = field.split(".")
        field = f"signers.{rows[int(number)]}.{column}"
    return Problem(field, problem.message, problem.suggestion)


def _trouble(path: Path) -> str:
    """Why data could not lie there, "" where they could; leaves nothing behind."""
    try:
        if (path / FILE).exists():
            return texts.FOLDER_TAKEN
        with tempfile.TemporaryDirectory(dir=next(parent for parent in (path, *path.parents) if parent.exists())):
            return ""
    except OSError:
        return texts.FOLDER_CLOSED


def _named(typed: str, level: str, levels: Sequence[str]) -> tuple[str, str]:
    """The level and the bare name: who types “Phường Tân Hòa” has said the level, which is not to stand there twice."""
    name = " ".join(typed.split())
    said = next((one for one in levels if name.casefold().startswith(f"{one} ")), None)
    return (level, name) if said is None else (said, name[len(said) :].strip())
