"""Who may write to a project: one process, or several where SQLite bears it; by a lock that ends with the process.

The lock is a file beside the database that names its holders. One writer holds it alone; writers that bear others
share it, and keep out whoever wants it alone.
"""

from __future__ import annotations

import contextlib
import fcntl
import getpass
import json
import os
import socket
import stat
import time
from pathlib import Path

from enface.records import record

_PASSING = 0.2
"""Seconds after which a lock that is held alone and named is no longer that of somebody who only looks."""

_LONGEST = 3.0
"""Seconds that somebody may take to leave, on a busy disk."""


@record
class Holder:
    """Who is writing to a project's database."""

    user: str
    host: str
    pid: int

    def __str__(self) -> str:
        return f"{self.user} (process {self.pid} on {self.host})"


class Lock:
    """A held lock; the system lets it go when the process ends, however it ends."""

    def __init__(self, descriptor: int, *, shared: bool = False) -> None:
        self._descriptor = descriptor
        self.shared = shared

    def release(self) -> None:
        """Let another process write."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            if not self.shared or _locked(descriptor, fcntl.LOCK_EX):
                os.ftruncate(descriptor, 0)
            os.close(descriptor)


def take(database: Path, *, shared: bool = False) -> Lock | Holder:
    """The lock of a database, alone or `shared` with others who share it, or who holds it otherwise.

    Raises OSError where the folder cannot be written to.
    """
    path = database.with_name(f"{database.name}.lock")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_APPEND, 0o600)
    try:
        # Whoever may write to the database may lock it.
        if database.exists() and (mode := _mode(database)) != _mode(descriptor):
            with contextlib.suppress(OSError):
                os.fchmod(descriptor, mode)
        is_ours = _locked_soon(descriptor) if shared else _locked(descriptor, fcntl.LOCK_EX)
        if is_ours:
            if not shared:
                os.ftruncate(descriptor, 0)
            me = {"user": login(), "host": socket.gethostname(), "pid": os.getpid()}
            os.write(descriptor, f"{json.dumps(me)}\n".encode())
            return Lock(descriptor, shared=shared)
        found = _holder(descriptor)
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return found


def _mode(file: Path | int) -> int:
    return stat.S_IMODE(os.stat(file).st_mode)


def _locked(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _locked_soon(descriptor: int) -> bool:
    """The shared lock, also where somebody holds it alone for a moment: to look, or to leave as the last."""
    begun = time.monotonic()
    while not _locked(descriptor, fcntl.LOCK_SH):
        waited = time.monotonic() - begun
        if waited > _LONGEST or (waited > _PASSING and _holder(descriptor).pid):
            return False
        time.sleep(0.005)
    return True


def holder(database: Path) -> Holder | None:
    """Who is writing to a database, if anybody; leaves nothing beside one that nobody has written to."""
    if not database.with_name(f"{database.name}.lock").exists():
        return None
    claimed = take(database)
    if isinstance(claimed, Holder):
        return claimed
    claimed.release()
    return None


def login() -> str:
    """The name the person is logged in by; its number where the system knows no name."""
    with contextlib.suppress(OSError, KeyError):
        return getpass.getuser()
    return str(os.getuid())


def _holder(descriptor: int) -> Holder:
    """The one who came last, of those whose process still runs."""
    content = os.pread(descriptor, os.fstat(descriptor).st_size, 0)
    for line in reversed(content.splitlines()):
        with contextlib.suppress(ValueError, KeyError, TypeError):
            fields = json.loads(line)
            found = Holder(str(fields["user"]), str(fields["host"]), int(fields["pid"]))
            if _runs(found):
                return found
    return Holder("another process", socket.gethostname(), 0)


def _runs(holder: Holder) -> bool:
    if holder.host != socket.gethostname():
        return True
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
