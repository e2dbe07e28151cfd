"""What an operator decides about serving."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Settings:
    """What is served, to whom, and how much of it."""

    path: Path
    """The project, folder or file."""
    token: str = field(repr=False)
    """What the link carries."""
    port: int = 8400
    public_url: str = ""
    """Where a reverse proxy offers it, such as `https://review.example.org`: scheme and host, nothing more."""
    user_header: str = ""
    """The header in which the reverse proxy says who it is; empty: everybody is `user`."""
    user: str = ""
    sessions: int = 20
    """So many tabs may be open."""
    idle: float = 3600
    """A tab is ended after so many seconds without a key."""
    program: tuple[str, ...] = (sys.executable, "-m", "enface")

    host = "127.0.0.1"
    """Never another: whoever is to reach it from elsewhere comes through a reverse proxy."""

    @property
    def origins(self) -> dict[str, str]:
        """By the `Host` that a request may name, the origin that goes with it."""
        local = {f"{name}:{self.port}": f"http://{name}:{self.port}" for name in (self.host, "localhost")}
        return local | ({urlsplit(self.public_url).netloc.lower(): self.public_url} if self.public_url else {})

    @property
    def link(self) -> str:
        """What people open; it carries the token."""
        return f"{self.public_url or f'http://{self.host}:{self.port}'}/?token={self.token}"
