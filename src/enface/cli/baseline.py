"""A baseline: the findings that a repository already has, by fingerprint, so that only new ones fail a run."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

from enface.cli.checked import Checked, CheckedFinding
from enface.formats.atomic import replace_file
from enface.model import EnfaceError, Problem

SCHEMA = 1
_REMEDY = "Make it anew with --write-baseline."


def write_baseline(checked: Checked, path: Path) -> None:
    """Keep the open findings of a run: how often each stands in each document. Raises EnfaceError."""
    documents: dict[str, Counter[str]] = {}
    for found in checked.open:
        documents.setdefault(found.finding.document, Counter())[found.finding.fingerprint] += 1
    content = {"schema": SCHEMA, "documents": {name: dict(sorted(known.items())) for name, known in documents.items()}}
    replace_file(path, (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())


def with_baseline(checked: Checked, path: Path) -> Checked:
    """The run with the findings of a baseline taken as waived; one more of a kind in a document is new.

    Raises EnfaceError where the file is missing or no baseline.
    """
    known = _read(path)
    return replace(checked, waived=bytes(found.waived or _is_known(found, known) for found in checked.findings))


def _is_known(found: CheckedFinding, known: Counter[tuple[str, str]]) -> bool:
    """Whether the baseline has one more of a kind, which is then used up."""
    key = (found.finding.document, found.finding.fingerprint)
    if not known[key]:
        return False
    known[key] -= 1
    return True


def _read(path: Path) -> Counter[tuple[str, str]]:
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["schema"] != SCHEMA:
            raise EnfaceError(
                Problem(str(path), f"a baseline of schema {content['schema']}; known is {SCHEMA}.", _REMEDY)
            )
        return Counter(
            {
                (document, fingerprint): int(count)
                for document, known in content["documents"].items()
                for fingerprint, count in known.items()
            }
        )
    except FileNotFoundError:
        raise EnfaceError(Problem(str(path), "no such baseline.", _REMEDY)) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise EnfaceError(Problem(str(path), "no baseline.", _REMEDY)) from None
