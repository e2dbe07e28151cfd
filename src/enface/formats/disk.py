"""Files as bytes, with one line about what is wrong where they cannot be read."""

from __future__ import annotations

from pathlib import Path

from enface.formats.contract import MAX_BYTES
from enface.model import ImportProblem


def file_bytes(path: str | Path) -> bytes:
    """A file's bytes. Raises ImportProblem where it is missing, no file, too large or not readable."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # and not its size, which a device or a pipe does not know
    except FileNotFoundError:
        raise ImportProblem(str(path), "no such file.", remedy="Check the path.") from None
    except IsADirectoryError:
        raise ImportProblem(str(path), "a folder, not a file.", remedy="Name a file in it.") from None
    except OSError as error:
        raise ImportProblem(str(path), f"cannot be read: {error.strerror}.", remedy="Check its permissions.") from None
    if len(data) > MAX_BYTES:
        raise ImportProblem(str(path), f"larger than {MAX_BYTES // 1_000_000} MB.", remedy="Split it.")
    return data
