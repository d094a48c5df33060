"""Folders that are not safe for a database: a program that synchronises, or a network, writes the files as well."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

SYNCED = {
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "dropbox": "Dropbox",
    "icloud": "iCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "zalo received files": "Zalo",
}
_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p")
NETWORK = "network"
_REMOTE = 4  # DRIVE_REMOTE of GetDriveType


def risk(folder: Path) -> str | None:
    """The name of the service that synchronises the folder, NETWORK for one of another machine, None for a safe one."""
    return synced(folder.absolute(), os.environ) or (NETWORK if _is_remote(folder.absolute()) else None)


def synced(folder: PurePath, environment: Mapping[str, str]) -> str | None:
    """By the names on the way to the folder: `OneDrive - Xã An Bình` is one of OneDrive too."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        if (root := environment.get(name)) and folder.is_relative_to(root):
            return SYNCED["onedrive"]
    for part in folder.parts:
        name = part.casefold()
        for known, service in SYNCED.items():
            if name == known or name.startswith((f"{known} -", f"{known} (")):
                return service
    return None


if sys.platform == "win32":
    import ctypes

    def _is_remote(folder: Path) -> bool:
        if folder.drive.startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE)

else:

    def _is_remote(folder: Path) -> bool:
        try:
            lines = Path("/proc/mounts").read_text("utf-8").splitlines()
        except OSError:
            return False
        mounts = [(Path(line.split()[1]), line.split()[2]) for line in lines]
        _, kind = max(
            ((mount, kind) for mount, kind in mounts if folder.is_relative_to(mount)),
            key=lambda found: len(found[0].parts),
            default=(Path("/"), ""),
        )
        return kind in _NETWORK
