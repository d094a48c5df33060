"""The licences of all that is shipped: what the packages beside the program say of themselves, and what `resources/`
holds for those parts that are no packages or do not carry their texts.
"""

import re
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from danvan_desktop.resources import resource

OWN = "danvan-desktop"
TEXTS = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A component, what it is under in a few words, and the texts in full."""

    name: str
    version: str
    summary: str
    text: str


def licences() -> list[Licence]:
    """By name; the program itself and what it is built on first."""
    return [*_parts(), *sorted(_packages(), key=lambda licence: licence.name.casefold())]


def _parts() -> list[Licence]:
    folder = resource("licences")
    listed = tomllib.loads((folder / "components.toml").read_text("utf-8"))["component"]
    return [
        Licence(
            name=part["name"],
            version="",
            summary=part["licence"],
            text="\n\n".join([part.get("note", "").strip(), *map(_shipped, part["texts"])]).strip(),
        )
        for part in listed
    ]


def _shipped(name: str) -> str:
    return resource(*name.split("/")).read_text("utf-8")


def _packages() -> list[Licence]:
    return [
        Licence(
            name=package.metadata["Name"],
            version=package.version,
            summary=_summary(package.metadata),
            text="\n\n".join(_texts(package)) or _summary(package.metadata),
        )
        for package in metadata.distributions()
        if package.metadata["Name"] != OWN
    ]


def _summary(said: metadata.PackageMetadata) -> str:
    """The expression, or the first line of the licence, or what the classifiers say."""
    plain = said.get_all("License-Expression", []) + said.get_all("License", [])
    classified = [line.rpartition(" :: ")[2] for line in said.get_all("Classifier", []) if line.startswith("License")]
    return plain[0].partition("\n")[0] if plain else ", ".join(classified)


def _texts(package: metadata.Distribution) -> list[str]:
    found = [file for file in package.files or () if ".dist-info" in file.parts[0] and TEXTS.search(file.as_posix())]
    paths = [Path(str(package.locate_file(file))) for file in found]
    return [path.read_text("utf-8", "replace") for path in paths if path.is_file()]
