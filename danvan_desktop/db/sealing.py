"""Sealed files: a backup that only the passphrase or the printed recovery code opens.

A data folder with a passphrase has a data key of 256 random bits (`backup-key.json`, left out of backups): the folder
itself is not encrypted, so the key beside it gives nothing away, and backups at night need nobody who types. The key
is locked twice, under scrypt (n = 2^16, r = 8, p = 1; RFC 7914) of the passphrase and of the recovery code.

Format. The line `DVSAO-SEALED 1`, a line of JSON `{"about", "locks", "salt"}`, then chunks of AES-256-GCM: 64 KiB of
plain text each, the last one shorter or empty, each followed by its tag of 16 bytes. The key of a file is HKDF-SHA256
of the data key with the file's `salt`, so that a nonce never comes twice: it is the number of the chunk in 11 bytes
and 1 for the last chunk, 0 for others. Both lines are authenticated with every chunk. So no byte can change, no chunk
move or go, without being noticed.
"""

import base64
import json
import os
import secrets
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from danvan_desktop.db.changelog import sync_folder
from danvan_desktop.domain.errors import SecretNeeded, UserError
from danvan_desktop.domain.serial import MALFORMED
from danvan_desktop.texts import backups as texts

KEY_FILE = "backup-key.json"
MAGIC = b"DVSAO-SEALED 1\n"
CHUNK = 1 << 16
TAG = 16
KEY_BYTES = 32
_LOCK = ("salt", "nonce", "key")
MAX_HEADER = 1 << 20
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without those that look alike
CODE_LETTERS = 25  # 125 bits
MIN_PASSPHRASE = 8
_N, _R, _P = 2**16, 8, 1


@dataclass(frozen=True, slots=True)
class Key:
    """The data key, and its locks as they stand in every sealed file."""

    data: bytes
    locks: Sequence[Mapping[str, str]]


def make_key(folder: Path, passphrase: str) -> str:
    """Seals all later backups of the folder; returns the recovery code, which is kept nowhere. Raises UserError where
    the passphrase is too short.
    """
    if len(passphrase.strip()) < MIN_PASSPHRASE:
        raise UserError(texts.SHORT_PASSPHRASE.format(count=MIN_PASSPHRASE))
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))
    data = secrets.token_bytes(KEY_BYTES)
    locks = [_lock(data, _passphrase(passphrase)), _lock(data, letters)]
    _keep(folder, data, locks)
    return "-".join(letters[start : start + 5] for start in range(0, CODE_LETTERS, 5))


@contextmanager
def going_on(folder: Path, path: Path, secret: str) -> Iterator[None]:
    """Around putting the data of the backup at `path`, which the `secret` has opened, in place: later backups of the
    folder are sealed as that one is, with its data key and locks, so that the passphrase that was just typed and the
    code in the safe stay good for all of them. A folder that has a key keeps its own; on an error nothing changes.
    """
    taken = bool(secret) and not has_key(folder) and _take_over(folder, path, secret)
    try:
        yield
    except Exception:
        if taken:
            forget_key(folder)
        raise


def _take_over(folder: Path, path: Path, secret: str) -> bool:
    """Whether the backup is sealed, and the folder now has its key. Raises UserError."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return False
        locks = _header(file.readline(MAX_HEADER))["locks"]
    data = _unlocked(locks, secret)
    if data is None:
        raise SecretNeeded(texts.WRONG_SECRET)
    _keep(folder, data, locks)
    return True


def forget_key(folder: Path) -> None:
    """Later backups of the folder are no longer sealed; those there are stay so."""
    (folder / KEY_FILE).unlink(missing_ok=True)


def local_key(folder: Path) -> Key | None:
    """The key of the folder; None where backups are not sealed. Raises UserError where it cannot be read: a backup that
    is sealed with something else could never be opened.
    """
    path = folder / KEY_FILE
    try:
        kept = json.loads(path.read_text("ascii"))
        key = Key(_bytes(kept["key"]), [{name: str(lock[name]) for name in _LOCK} for lock in kept["locks"]])
        if (len(key.data), len(key.locks)) != (KEY_BYTES, 2):
            raise ValueError(kept)
    except FileNotFoundError:
        return None
    except (OSError, *MALFORMED) as error:
        raise UserError(texts.KEY_BROKEN.format(path=path)) from error
    return key


def has_key(folder: Path) -> bool:
    """Whether backups are sealed, with a key that can be read or not."""
    return (folder / KEY_FILE).exists()


def seal(source: Path, target: Path, key: Key, about: Mapping[str, Any]) -> None:
    """Writes the sealed `source` to `target`; `about` stays readable for everybody. Raises OSError."""
    salt = secrets.token_bytes(32)
    header = json.dumps({"about": about, "locks": list(key.locks), "salt": _text(salt)}, ensure_ascii=False).encode()
    cipher = _cipher(key.data, salt)
    with source.open("rb") as plain, target.open("wb") as file:
        file.write(MAGIC + header + b"\n")
        for number, (chunk, last) in enumerate(_chunks(plain, CHUNK)):
            file.write(cipher.encrypt(_nonce(number, last=last), chunk, MAGIC + header))


def about(path: Path) -> dict[str, Any] | None:
    """What a sealed file says of itself, nothing of which is checked yet; None where the file is not sealed."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return None
        found = _header(file.readline(MAX_HEADER))["about"]
    return dict(found)


def unseal(source: Path, target: Path, secret: str, key: Key | None) -> None:
    """Writes the plain text of a sealed file to `target`. Opens with the passphrase or the recovery code, without one
    with the `key` of the folder. Raises SecretNeeded; UserError that names the first damaged place; OSError.
    """
    with source.open("rb") as file, target.open("wb") as plain:
        file.read(len(MAGIC))
        line = file.readline(MAX_HEADER)
        header = _header(line)
        data = _unlocked(header["locks"], secret) if secret else key.data if key is not None else None
        if data is None:
            raise SecretNeeded(texts.WRONG_SECRET if secret else texts.SECRET_NEEDED)
        for chunk in _opened(file, _cipher(data, header["salt"]), MAGIC + line.rstrip(b"\n")):
            plain.write(chunk)


def _opened(file: IO[bytes], cipher: Any, header: bytes) -> Iterator[bytes]:
    from cryptography.exceptions import InvalidTag

    for number, (chunk, last) in enumerate(_chunks(file, CHUNK + TAG)):
        try:
            yield cipher.decrypt(_nonce(number, last=last), chunk, header)
        except (InvalidTag, ValueError) as error:
            raise UserError(texts.SEAL_BROKEN.format(position=number * (CHUNK + TAG))) from error


def _chunks(file: IO[bytes], size: int) -> Iterator[tuple[bytes, bool]]:
    """The chunks of a file and whether each is the last, which may be empty."""
    chunk = file.read(size)
    while True:
        following = file.read(size)
        yield chunk, not following
        if not following:
            return
        chunk = following


def _header(line: bytes) -> dict[str, Any]:
    try:
        header = json.loads(line)
        return {"about": dict(header["about"]), "locks": list(header["locks"]), "salt": _bytes(header["salt"])}
    except MALFORMED as error:
        raise UserError(texts.SEAL_BROKEN.format(position=0)) from error


def _keep(folder: Path, data: bytes, locks: Sequence[Mapping[str, str]]) -> None:
    temporary = folder / f".{KEY_FILE}"
    with temporary.open("w", encoding="ascii") as file:
        temporary.chmod(0o600)
        json.dump({"key": _text(data), "locks": locks}, file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder / KEY_FILE)
    sync_folder(folder)


def _lock(data: bytes, secret: str) -> dict[str, str]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    locked = AESGCM(_slow_key(secret, salt)).encrypt(nonce, data, MAGIC)
    return {"salt": _text(salt), "nonce": _text(nonce), "key": _text(locked)}


def _unlocked(locks: Sequence[Mapping[str, str]], secret: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    for lock, typed in zip(locks, (_passphrase(secret), _code(secret)), strict=False):
        try:
            slow = AESGCM(_slow_key(typed, _bytes(lock["salt"])))
            return slow.decrypt(_bytes(lock["nonce"]), _bytes(lock["key"]), MAGIC)
        except (InvalidTag, *MALFORMED):
            continue
    return None


def _slow_key(secret: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=_N, r=_R, p=_P).derive(secret.encode())


def _cipher(data: bytes, salt: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=MAGIC).derive(data))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _passphrase(typed: str) -> str:
    """However the keyboard composes the marks of the letters."""
    return unicodedata.normalize("NFC", typed.strip())


def _code(typed: str) -> str:
    """The letters of a recovery code as somebody copies them from paper."""
    plain = typed.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    return "".join(letter for letter in plain if letter in LETTERS)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
