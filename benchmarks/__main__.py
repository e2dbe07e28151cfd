"""The one entry of all benchmarks: `python -m benchmarks NAME [OPTIONS]`.

A benchmark is a module of this package with a function `tables(wishes) -> Iterable[str]`, the Markdown lines of its
section. Its docstring says what is measured and how; the section begins with it, and its first sentence stands in the
list. It may have `options(parser)`, which adds what `wishes` holds, and `PAGE`, if its section belongs to another page
than docs/performance.md, or to none.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

from benchmarks.pages import MISSED, PERFORMANCE, circumstances, put


def benchmarks() -> Iterator[tuple[str, str]]:
    """Name and first sentence of each; none is imported, since some need what is not installed everywhere."""
    for path in sorted(Path(__file__).parent.glob("[!_]*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        if any(isinstance(part, ast.FunctionDef) and part.name == "tables" for part in tree.body):
            yield path.stem, (ast.get_docstring(tree) or "").partition("\n")[0]


def main(arguments: list[str]) -> int:
    """Run a benchmark, print its section and put it into its page; 1 if it missed a bar."""
    known = dict(benchmarks())
    listed = "\n".join(f"  {name:10} {sentence}" for name, sentence in known.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        epilog=f"benchmarks:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "name", choices=[*known, "all"], metavar="NAME", help="a benchmark; `all` runs one after another"
    )
    name = parser.parse_args(arguments[:1]).name
    return max([run(one, arguments[1:]) for one in (known if name == "all" else [name])])


def run(name: str, arguments: list[str]) -> int:
    """Run one benchmark."""
    try:
        module = importlib.import_module(f"benchmarks.{name}")
    except ImportError as error:
        sys.exit(f"{error}: pip install -e '.[bench]'.")
    parser = argparse.ArgumentParser(
        prog=f"python -m benchmarks {name}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--dry", action="store_true", help="print the section and leave the page as it is")
    if hasattr(module, "options"):
        module.options(parser)
    wishes = parser.parse_args(arguments)
    tables = list(module.tables(wishes))
    lines = list(section(name, module, tables, arguments))
    print("\n".join(lines))
    page = getattr(module, "PAGE", PERFORMANCE)
    if page and not wishes.dry:
        put(page, name, lines)
    return int(any(MISSED in line for line in tables))


def section(name: str, module: ModuleType, tables: Iterable[str], arguments: list[str]) -> Iterator[str]:
    """The lines of a section: title, what is measured, the figures, how they came about."""
    first, _, rest = (module.__doc__ or "").strip().partition("\n")
    yield from (f"## {first.rstrip('.')}", "", *rest.strip().splitlines(), "")
    yield from tables
    yield circumstances(" ".join(["python -m benchmarks", name, *arguments]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
