"""How fast a whole check is beside pofilter: CPU seconds of both commands on the same segments, in turns.

Run `python -m benchmarks.speed [RUNS]`; both read a file and write what they find to another. The ratio is pofilter's
CPU time by enface's, so above 1 enface is the faster one.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import data
from enface.model import Segment

_RUNS = 5


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else _RUNS
    enface, pofilter = (_command(name) for name in ("enface", "pofilter"))
    segments = [segment for document in data.references() for segment in document.segments]
    segments += [rated.segment for name in ("wmt23sxs", "wmt23") for rated in data.rated(name)]
    with TemporaryDirectory() as folder:
        lines, catalogue = Path(folder, "texts.jsonl"), Path(folder, "texts.po")
        _write(lines, map(_line, segments))
        _write(catalogue, ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n', *map(_entry, segments)])
        ours = [enface, "check", str(lines), "--format", "jsonl", "-o", str(Path(folder, "findings"))]
        theirs = [pofilter, "--language=en", "--progress=none", str(catalogue), str(Path(folder, "failed.po"))]
        environment = {**os.environ, "XDG_DATA_HOME": folder, "XDG_CACHE_HOME": str(Path(folder, "cache"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # both run compiled, as they do for everybody
        pairs = [(_cpu_seconds(ours, environment), _cpu_seconds(theirs, environment)) for _ in range(runs)]
    count = len(segments)
    _print("enface check", count, [first for first, _ in pairs])
    _print("pofilter", count, [second for _, second in pairs])
    print(f"ratio, median of {runs} pairs: {median(second / first for first, second in pairs):.2f}")


def _command(name: str) -> str:
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    return found or sys.exit(f"{name} is not installed: pip install -e '.[bench]'.")


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(segment: Segment) -> str:
    return json.dumps({"source": segment.source, "target": segment.target}, ensure_ascii=False)


def _entry(segment: Segment) -> str:
    source, target = (json.dumps(text, ensure_ascii=False) for text in (segment.source, segment.target))
    return f"msgctxt {json.dumps(segment.id)}\nmsgid {source}\nmsgstr {target}\n"


def _cpu_seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _print(name: str, count: int, seconds: Sequence[float]) -> None:
    usual, spread = median(seconds), (min(seconds), max(seconds))
    print(f"{name}: {usual:.2f} s ({spread[0]:.2f} to {spread[1]:.2f}), {count / usual:,.0f} segments a CPU second")


if __name__ == "__main__":
    main()
