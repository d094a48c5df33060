"""Reads the file of an update and believes nothing in it before the signature has been checked.

Format. A zip file of three: `manifest.json`, `manifest.sig`, the Ed25519 signature (RFC 8032) of its bytes, and
`setup.exe`, whose size and SHA-256 the manifest names.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.serial import decode
from danvan_desktop.domain.updates import FORMAT, UpdateManifest
from danvan_desktop.texts import files
from danvan_desktop.texts import updates as texts

LONGEST = 10_000  # bytes of a manifest
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Update:
    """A file whose manifest is signed with our key."""

    path: Path
    manifest: UpdateManifest


def read(path: Path, public_key: bytes) -> Update:
    """The update in the file; `public_key` is a PEM. Raises UserError: no update, not signed with that key, too new."""
    with _in_words(path), zipfile.ZipFile(path) as archive:
        manifest, signature = (_member(archive, name) for name in ("manifest.json", "manifest.sig"))
        if not _is_signed(manifest, signature, public_key):
            raise UserError(texts.TAMPERED.format(path=path))
        said = json.loads(manifest)
        if said["format"] != FORMAT:
            raise UserError(texts.NEWER_FORMAT.format(version=said["version"]))
        return Update(path, decode(UpdateManifest, said))


def extract(update: Update, target: Path) -> None:
    """Writes the setup to `target`. Raises UserError where it is not what was signed; then no file stays."""
    digest, left = hashlib.sha256(), update.manifest.size
    try:
        with _in_words(update.path), zipfile.ZipFile(update.path) as archive, archive.open("setup.exe") as source:
            with target.open("wb") as file:
                while left >= 0 and (chunk := source.read(CHUNK)):
                    left -= len(chunk)
                    digest.update(chunk)
                    file.write(chunk)
            if left != 0 or digest.hexdigest() != update.manifest.sha256:
                raise UserError(texts.TAMPERED.format(path=update.path))
    except UserError:
        target.unlink(missing_ok=True)
        raise


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(LONGEST)


def _is_signed(content: bytes, signature: bytes, public_key: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    key = load_pem_public_key(public_key)
    if not isinstance(key, Ed25519PublicKey):
        return False
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """What is wrong with the file, as a UserError."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise UserError(texts.NOT_AN_UPDATE.format(path=path)) from error
    except OSError as error:
        raise UserError(texts.CANNOT_READ.format(path=path, reason=files.reason(error.errno))) from error
