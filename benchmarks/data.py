"""Where the measured texts are, and how they are read; nothing of them is part of the repository."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enface import formats
from enface.model import Document, Segment

FOLDER = Path(os.environ.get("ENFACE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


def require(path: Path) -> Path:
    """The path, or an end with one line where the data is not there."""
    if not path.exists():
        sys.exit(f"{path} is not there: set ENFACE_DATA to the folder of the measured texts.")
    return path


@dataclass(frozen=True, slots=True)
class Rated:
    """A translation with the error spans of its raters."""

    segment: Segment
    document: str
    raters: int
    spans: tuple[tuple[str, int, int], ...]
    """Side, start, end of every error that any rater marked."""
    key: tuple[str, str, str]
    """Campaign, document and segment, by which its reference is found."""


def rated(name: str = "wmt23sxs") -> Iterator[Rated]:
    """The machine translations of a rated set, human references left out."""
    with require(FOLDER / "mqm_zhen" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row: dict[str, Any] = json.loads(line)
            if not row["human"]:
                spans = tuple((error["side"], error["start"], error["end"]) for error in row["errors"])
                document = f"{row['system']}/{row['doc']}"
                key = row["campaign"], row["doc"], str(row["seg"])
                segment = Segment(str(number), row["source"], row["target"])
                yield Rated(segment, document, len(row["raters"]), spans, key)


def references() -> tuple[Document, ...]:
    """Segments translated by professionals: newstest2021, Chinese to English."""
    return formats.read(require(FOLDER / "wmt" / "newstest2021.zh-en.refA.tsv"))
