"""One writing process a project: a lock beside the database that names its holder and ends with the process."""

from __future__ import annotations

import contextlib
import fcntl
import getpass
import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is writing to a project's database."""

    user: str
    host: str
    pid: int

    def __str__(self) -> str:
        return f"{self.user} (process {self.pid} on {self.host})"


class Lock:
    """A held lock; the system lets it go when the process ends, however it ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let another process write."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.ftruncate(descriptor, 0)
            os.close(descriptor)


def take(database: Path) -> Lock | Holder:
    """The lock of a database, or who holds it. Raises OSError where the folder cannot be written to."""
    path = database.with_name(f"{database.name}.lock")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        with os.fdopen(descriptor, "rb") as file:
            return _holder(file.read())
    except OSError:
        os.close(descriptor)
        raise
    os.ftruncate(descriptor, 0)
    me = {"user": login(), "host": socket.gethostname(), "pid": os.getpid()}
    os.pwrite(descriptor, json.dumps(me).encode(), 0)
    return Lock(descriptor)


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


def _holder(content: bytes) -> Holder:
    try:
        fields = json.loads(content)
        return Holder(str(fields["user"]), str(fields["host"]), int(fields["pid"]))
    except (ValueError, KeyError, TypeError):
        return Holder("another process", socket.gethostname(), 0)
