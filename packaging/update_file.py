"""Signs updates. Run with the environment's Python: cryptography is there.

python packaging/update_file.py public KEY OUT                       the public half of a private key, made if missing
python packaging/update_file.py sign KEY SETUP VERSION SCHEMA OUT    one update file, as importers/updates.py reads it

The private key never lies in the repository; whoever has it can put any program on the offices' machines.
"""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def main(arguments: list[str]) -> None:
    """Do the named command."""
    match arguments:
        case ["public", key, out]:
            Path(out).write_bytes(public(private_key(Path(key))))
        case ["sign", key, setup, version, schema, out]:
            write(Path(out), Path(setup), version, int(schema), private_key(Path(key)))
        case _:
            sys.exit(__doc__)


def private_key(path: Path) -> Ed25519PrivateKey:
    """The key of the file, which is made where there is none."""
    if not path.exists():
        made = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(made)
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        sys.exit(f"{path} is no Ed25519 key")
    return key


def public(key: Ed25519PrivateKey) -> bytes:
    """What goes into the program."""
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def write(out: Path, setup: Path, version: str, schema: int, key: Ed25519PrivateKey) -> None:
    """A zip of the setup, of what it is, and of the signature on that."""
    content = setup.read_bytes()
    manifest = json.dumps(
        {
            "format": 1,
            "version": version,
            "schema": schema,
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
    ).encode()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("manifest.json", manifest)
        archive.writestr("manifest.sig", key.sign(manifest))
        archive.writestr("setup.exe", content)


if __name__ == "__main__":
    main(sys.argv[1:])
