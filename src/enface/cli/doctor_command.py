"""`enface doctor`: what a file is, what is wrong with it, and whether it comes back unharmed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli.console import emit, plain

if TYPE_CHECKING:
    from enface.formats.doctor import Examined, RoundTrip


@click.command("doctor")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--round-trip", is_flag=True, help="Prove that files come back unharmed, unedited and edited.")
@click.option("--edit", "edits", type=click.IntRange(0), default=5, metavar="N", help="Edit N segments a file (5).")
@click.option("--seed", type=int, default=1, metavar="S", help="Choose other segments (1).")
@click.option(
    "--keep", type=click.Path(path_type=Path), metavar="FOLDER", help="Keep the edited copies and edits.json."
)
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="For people or programs."
)
def command(paths: tuple[Path, ...], round_trip: bool, edits: int, seed: int, keep: Path | None, format_: str) -> int:
    """Say what files are and what is wrong with them, before any work. A folder is walked.

    Exit status 1 where a file breaks its specification, or, with --round-trip, does not come back as it should.
    """
    if round_trip:
        return _prove(paths, edits, seed, keep, as_json=format_ == "json")
    from enface.formats.doctor import examine

    found = [examine(file) for _, file in _files(paths)]
    emit(_as_json(found) if format_ == "json" else "".join(map(_described, found)), data=format_ == "json")
    return int(any(examined.survey.faults for examined in found))


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Every file, with the folder that its relative path begins at."""
    from enface.formats import find_files, reviewed_file

    for path in paths:
        if path.is_dir():
            yield from ((path, file) for file in find_files(path))
        else:
            file = reviewed_file(path)
            yield file.parent, file


def _described(examined: Examined) -> str:
    first = examined.documents[0]
    count = f"{examined.segments:,} segment{'' if examined.segments == 1 else 's'}"
    lines = [f"{examined.path}: {first.format}, {'→'.join(first.languages)}, {count}"]
    lines += [f"{examined.path}:{line}: {id_} is not touched: {why}" for id_, line, why in examined.survey.untouched]
    lines += [
        f"{examined.path}:{fault.line}:{fault.column}: {fault.rule}: {fault.message}"
        for fault in examined.survey.faults
    ]
    return "".join(f"{plain(line)}\n" for line in lines)


def _as_json(found: Sequence[Examined]) -> str:
    files = [
        {
            "path": str(examined.path),
            "format": examined.documents[0].format,
            "languages": examined.documents[0].languages,
            "segments": examined.segments,
            "untouched": [untouched._asdict() for untouched in examined.survey.untouched],
            "faults": [fault._asdict() for fault in examined.survey.faults],
        }
        for examined in found
    ]
    return json.dumps({"files": files}, ensure_ascii=False, indent=2) + "\n"


def _prove(paths: Sequence[Path], edits: int, seed: int, keep: Path | None, *, as_json: bool) -> int:
    from enface.formats.doctor import round_trip

    proofs = []
    for base, file in _files(paths):
        proof = round_trip(file, edits, seed)
        proofs.append(proof)
        if keep is not None and proof.copy is not None:
            _keep(keep / file.relative_to(base), proof.copy)
    if keep is not None:
        kept = [edit._asdict() for proof in proofs for edit in proof.edits]
        _keep(keep / "edits.json", json.dumps(kept, ensure_ascii=False, indent=1).encode())
    summary = Counter(f"{kind} {verdict}" for proof in proofs for kind, verdict in _verdicts(proof))
    if as_json:
        names = ("path", "format", "segments", "unedited", "edited", "reason")
        files = [{name: _plain_value(getattr(proof, name)) for name in names} for proof in proofs]
        emit(json.dumps({"files": files, "summary": summary}, ensure_ascii=False, indent=2) + "\n", data=True)
    else:
        lines = [
            f"{proof.path}: {', '.join(map(' '.join, _verdicts(proof)))}. {proof.reason}".rstrip() for proof in proofs
        ]
        lines.append(", ".join(f"{count:,} {name}" for name, count in sorted(summary.items())) or "no files")
        emit("".join(f"{plain(line)}\n" for line in lines))
    return int(any(proof.broken for proof in proofs))


def _verdicts(proof: RoundTrip) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("unedited", proof.unedited), ("edited", proof.edited)


def _plain_value(value: object) -> object:
    return str(value) if isinstance(value, Path) else value


def _keep(path: Path, content: bytes) -> None:
    from enface.formats.atomic import replace_file

    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, content)
