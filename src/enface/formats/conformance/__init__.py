"""What the specifications demand of a file, rule by rule, and where it does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from enface.formats.conformance.document import load
from enface.formats.conformance.element import Element
from enface.formats.conformance.registry import Rulebook
from enface.formats.contract import Fault

__all__ = ["faults", "rules"]

_XML_RULES = {
    "xml.well-formed": "The file is well-formed XML, in an encoding and of a depth that we read.",
    "xml.namespace": "Every prefix is bound to a namespace.",
}


def faults(data: bytes, path: str) -> tuple[Fault, ...]:
    """Every fault of an XLIFF, TMX or TBX file, in the order of the file; empty where it is none of them."""
    root, found = load(data, path)
    if root is None:
        return found
    rulebook = _rulebook(root)
    broken = rulebook.run(root) if rulebook is not None else ()
    return tuple(sorted((*found, *broken), key=lambda fault: (fault.line, fault.column)))


def rules() -> Mapping[str, str]:
    """Every rule's id, with one sentence of what it demands."""
    return _XML_RULES | {
        id_: why for book in (_xliff2(), _xliff1(), _tmx(), *_tbx()) for id_, why in book.rules.items()
    }


def _rulebook(root: Element) -> Rulebook | None:
    if root.name == "tmx":
        return _tmx()
    if root.name in ("martif", "tbx"):
        return _tbx()[root.name == "tbx"]
    if root.name == "xliff":
        return _xliff2() if root.get("version").startswith("2") or "srcLang" in root.attributes else _xliff1()
    return None


def _xliff2() -> Rulebook:
    for part in ("inline", "references", "modules", "its"):
        import_module(f"enface.formats.conformance.xliff2_{part}")
    from enface.formats.conformance.xliff2_structure import XLIFF2

    return XLIFF2


def _xliff1() -> Rulebook:
    from enface.formats.conformance.xliff1 import XLIFF1

    return XLIFF1


def _tmx() -> Rulebook:
    from enface.formats.conformance.tmx import TMX

    return TMX


def _tbx() -> tuple[Rulebook, Rulebook]:
    from enface.formats.conformance.tbx import TBX2008, TBX2019

    return TBX2008, TBX2019
