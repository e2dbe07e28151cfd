"""Places where a database comes to harm: folders that a program syncs, and file systems of another machine."""

from __future__ import annotations

import os
import re
from pathlib import Path

from enface.model import EnfaceError, Problem

KNOWN = "ENFACE_I_KNOW"
"""Set in the environment, it lets a database be written in such a place; as does `--i-know`."""

_MOUNTS = Path("/proc/self/mounts")
_NETWORK = re.compile(r"nfs\d?|cifs|smb\d?|smbfs|afs|ncpfs|davfs|fuse\.(sshfs|rclone|davfs2?|s3fs|gcsfuse|smbnetfs)")
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
}
"""What the programs leave in a folder that they sync: https://docs.syncthing.net, and as seen of the others."""

_NAMES = (
    (re.compile(r"Dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"OneDrive( - .+)?"), "OneDrive"),
    (re.compile(r"Nextcloud|ownCloud"), "Nextcloud"),
    (re.compile(r"Google ?Drive|My Drive"), "Google Drive"),
    (re.compile(r"iCloud ?Drive"), "iCloud"),
)
"""What the programs call their folder in a person's home."""


def refuse_risky_place(database: Path, mounts: Path = _MOUNTS) -> None:
    """Raise EnfaceError where a database would be written in a folder that is synced or on another machine."""
    folder = database.resolve().parent
    reason = _synced(folder) or _elsewhere(folder, mounts)
    if reason and not os.environ.get(KNOWN):
        remedy = f"Keep the project on this machine's own disk; --i-know or {KNOWN}=1 opens it all the same."
        raise EnfaceError(Problem(str(database), f"{reason}; a database is damaged there sooner or later.", remedy))


def _synced(folder: Path) -> str:
    home = Path.home()
    for place in (folder, *folder.parents):
        program = next((name for marker, name in _MARKERS.items() if (place / marker).exists()), "")
        if place.parent == home:
            program = program or next((name for pattern, name in _NAMES if pattern.fullmatch(place.name)), "")
        if place.parent in (home / "Library" / "CloudStorage", home / "Library" / "Mobile Documents"):
            program = program or "iCloud or another service"
        if program:
            return f"{program} syncs the folder {place}"
    return ""


def _elsewhere(folder: Path, mounts: Path) -> str:
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    # A later mount hides an earlier one at the same place.
    kinds = {Path(_unescaped(place)): kind for _, place, kind, *_ in (line.split(" ") for line in lines if line)}
    place = next((place for place in (folder, *folder.parents) if place in kinds), None)
    return f"{place} is on another machine ({kinds[place]})" if place and _NETWORK.fullmatch(kinds[place]) else ""


def _unescaped(place: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), place)
