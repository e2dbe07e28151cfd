"""A sample of a corpus as a document of a project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from enface.cli.console import emit, plain
from enface.corpora.kept import Drawn, draw, run_at
from enface.formats.atomic import replace_file
from enface.formats.tsv import escape
from enface.languages.counting import counted
from enface.model import EnfaceError, Problem
from enface.review.project import folder_for_documents

_COLUMNS = ("id", "source", "target", "kind", "shard", "line", "shard_document", "shard_id")


def draw_into(corpus: Path, count: int, seed: int, project: Path) -> int:
    """Draw segments of a corpus that was checked into a table of a project, and say of how many they are."""
    run = run_at(corpus)
    total = run.manifest["segments"]
    path = folder_for_documents(project) / f"sample-{count}-of-{total}-seed-{seed}.tsv"
    if path.exists():
        raise EnfaceError(Problem(str(path), "is there already.", "Draw with another --seed, or open it."))
    drawn = draw(run, count, seed)
    if not drawn:
        raise EnfaceError(Problem(str(corpus), "has no checked segment to draw from."))
    replace_file(path, ("\t".join(row).encode("utf-8", "backslashreplace") + b"\n" for row in _rows(drawn)))
    emit(f"{len(drawn):,} of {counted(total, 'segment')}, drawn at random, seed {seed}, in {plain(str(path))}.\n")
    return 0


def _rows(drawn: Sequence[Drawn]) -> Iterator[Sequence[str]]:
    yield _COLUMNS
    for number, one in enumerate(drawn, 1):
        segment = one.segment
        texts = segment.source, segment.target, segment.kind, one.path, str(one.line or ""), one.document, segment.id
        yield tuple(map(escape, (str(number), *texts)))
