"""Rules of XLIFF 2 on inline elements: pairs, isolated codes, what may be copied, deleted, moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from enface.formats.conformance.element import Element
from enface.formats.conformance.registry import Found
from enface.formats.conformance.xliff2_flow import HOLDERS, Flow, flow, flows, parts
from enface.formats.conformance.xliff2_structure import XLIFF2

_XML_CHARACTERS = (
    (0x9, 0xA),
    (0xD, 0xD),
    (0x20, 0x7E),
    (0xA0, 0xD7FF),
    (0xE000, 0xFFFD),
    (0x10000, 0x10FFFF),
)
"""What XML holds; the C1 controls, which it only discourages, are left to whoever writes them as cp."""

_STYLES = {"xlf:lb": "fmt", "xlf:pb": "fmt", "xlf:b": "fmt", "xlf:i": "fmt", "xlf:u": "fmt", "xlf:var": "ui"}


@XLIFF2.rule("isolated-code", "ec")
def _end_code(code: Element) -> Found:
    """An isolated end code has an id; any other has a startRef, and the direction of its start."""
    if code.get("isolated") == "yes":
        if "id" not in code.attributes:
            yield code, "an isolated end code needs an id."
        if "startRef" in code.attributes:
            yield code, "an isolated end code has no startRef."
        return
    if "startRef" not in code.attributes:
        yield code, "an end code needs a startRef, or is isolated."
    if "id" in code.attributes:
        yield code, "an end code has an id only where it is isolated."
    if "dir" in code.attributes:
        yield code, "an end code has a dir only where it is isolated."


@XLIFF2.rule("isolated-code", *HOLDERS)
def _isolated(holder: Element) -> Found:
    """A start code is isolated if its end is not in the unit, and only then."""
    for side in flows(holder):
        for pair in _pairs(side, "sc", "ec"):
            isolated = pair.start is not None and pair.start.get("isolated") == "yes"
            if isolated and pair.end is not None:
                yield pair.end, f"the start of {pair.end.get('startRef')!r} is isolated, but here is its end."
            elif not isolated and pair.wrong:
                yield pair.place, pair.wrong


@XLIFF2.rule("marker-pair", *HOLDERS)
def _markers(holder: Element) -> Found:
    """A start marker and its end stand in the same unit, in that order."""
    for side in flows(holder):
        yield from ((pair.place, pair.wrong) for pair in _pairs(side, "sm", "em") if pair.wrong)


class _Pair(NamedTuple):
    """A start and its end, either of them None where there is none, and what is wrong with them."""

    place: Element
    start: Element | None
    end: Element | None
    wrong: str


def _pairs(side: Flow, start_name: str, end_name: str) -> Iterator[_Pair]:
    starts = {element.get("id"): element for element in side.inline if element.name == start_name}
    passed: set[str] = set()
    closed: set[str] = set()
    for element in side.inline:
        if element.name == start_name:
            passed.add(element.get("id"))
        elif element.name == end_name and element.get("isolated") != "yes" and "startRef" in element.attributes:
            id_ = element.get("startRef")
            start = starts.get(id_)
            wrong = ""
            if start is None and side.whole:
                wrong = f"startRef={id_!r} names no <{start_name}> in the {side.side} of this unit."
            elif start is not None and id_ not in passed:
                wrong = f"the end of {id_!r} stands before its start."
            elif id_ in closed:
                wrong = f"{id_!r} has more than one end."
            closed.add(id_)
            yield _Pair(element, start, element, wrong)
    for id_, start in starts.items():
        if id_ not in closed:
            wrong = f"<{start_name}> {id_!r} has no end in the {side.side} of this unit." if side.whole else ""
            yield _Pair(start, start, None, wrong)


@XLIFF2.rule("code-pair", *HOLDERS)
def _pair_agrees(holder: Element) -> Found:
    """An end code says the same of itself as its start code."""
    for side in flows(holder):
        for _, start, end, _ in _pairs(side, "sc", "ec"):
            if start is None or end is None:
                continue
            for hint in ("canCopy", "canDelete", "canOverlap", "canReorder"):
                first, second = start.get(hint, "yes"), end.get(hint, "yes")
                if second != ("no" if first == "firstNo" else first):
                    yield end, f"{hint} is {second!r}, but {first!r} at the start of the code."
            for attribute in ("type", "subType", "copyOf"):
                if attribute in end.attributes and end.get(attribute) != start.get(attribute):
                    yield end, f"{attribute} differs from the start of the code."


@XLIFF2.rule("can-copy", *HOLDERS)
def _copies(holder: Element) -> Found:
    """A copy is of a code in the unit that may be copied and has no original data, and has none itself."""
    source, target = flows(holder)
    known = {code.get("id"): code for code in (*target.codes, *source.codes) if "id" in code.attributes}
    for code in (*source.codes, *target.codes):
        if "copyOf" not in code.attributes:
            continue
        original = known.get(code.get("copyOf"))
        if original is None:
            yield code, f"copyOf={code.get('copyOf')!r} names no code of the unit."
        elif original.get("canCopy") == "no":
            yield code, f"copyOf={code.get('copyOf')!r} names a code that may not be copied."
        elif _has_data(original) or _has_data(code):
            yield code, "copyOf stands where neither the code nor its copy has original data."


def _has_data(code: Element) -> bool:
    return any(attribute in code.attributes for attribute in ("dataRef", "dataRefStart", "dataRefEnd"))


@XLIFF2.rule("can-delete", "unit")
def _deleted(unit: Element) -> Found:
    """A code that may not be deleted stands in the target too."""
    _, target = flows(unit)
    kept = {code.get("id") or code.get("startRef") for code in target.codes}
    for part in parts(unit):
        source = part.first("source")
        if source is None or part.first("target") is None:
            continue
        for code in flow("source", (source,)).codes:
            id_ = code.get("id") or code.get("startRef")
            if code.get("canDelete") == "no" and id_ not in kept:
                yield code, f"code {id_!r} may not be deleted, but the target does not have it."


@XLIFF2.rule("can-reorder", "ph", "pc", "sc", "ec")
def _fixed_codes(code: Element) -> Found:
    """A code that may not be moved may not be copied or deleted either."""
    if code.get("canReorder") in ("no", "firstNo"):
        for hint in ("canCopy", "canDelete"):
            if code.get(hint) != "no":
                yield code, f"canReorder is {code.get('canReorder')!r}, so {hint} must be 'no'."


@XLIFF2.rule("can-reorder", *HOLDERS)
def _sequences_begin(holder: Element) -> Found:
    """A sequence that may not be reordered begins with firstNo, and nothing comes between its codes."""
    for side in flows(holder):
        inside = False
        for code in side.codes:
            fixed = code.get("canReorder", "yes")
            if fixed == "no" and not inside:
                yield code, "canReorder is 'no', but no code with 'firstNo' or 'no' comes right before."
            inside = fixed != "yes"


@XLIFF2.rule("can-reorder", "unit")
def _sequences_kept(unit: Element) -> Found:
    """A sequence that may not be reordered is the same in source and target."""
    source, target = flows(unit)
    kept = list(_sequences(target))
    present = {key for sequence in kept for key, _ in sequence}
    for sequence in _sequences(source):
        if sequence not in kept and any(key in present for key, _ in sequence):
            first = next(code for code in target.codes if (code.get("id"), code.get("startRef")) in present)
            names = ", ".join(repr(id_ or start) for (id_, start), _ in sequence)
            yield first, f"the codes {names} may not be reordered, but their order in the target is another."


_Sequence = list[tuple[tuple[str, str], str]]


def _sequences(side: Flow) -> Iterator[_Sequence]:
    """Each run of codes that may not be reordered: their ids, and the paired code that they stand in."""
    run: _Sequence = []
    for code in side.codes:
        fixed = code.get("canReorder", "yes")
        if fixed != "no" and run:
            yield run
            run = []
        if fixed == "firstNo" or (fixed == "no" and run):
            around = code.nearest("pc")
            run.append(((code.get("id"), code.get("startRef")), around.get("id") if around is not None else ""))
    if run:
        yield run


@XLIFF2.rule("can-overlap", *HOLDERS)
def _overlaps(holder: Element) -> Found:
    """A code that may not overlap stands wholly inside another or outside it."""
    for side in flows(holder):
        if not any(code.get("canOverlap") == "no" for code in side.codes):
            continue
        open_: list[Element] = []
        for code in side.codes:
            if code.name == "sc" and code.get("isolated") != "yes":
                open_.append(code)
            elif code.name == "ec" and "startRef" in code.attributes:
                at = next((n for n, start in enumerate(open_) if start.get("id") == code.get("startRef")), None)
                if at is None:
                    continue
                start = open_.pop(at)
                crossed = open_[at:]
                if crossed and any(each.get("canOverlap") == "no" for each in (start, *crossed)):
                    yield code, f"codes {start.get('id')!r} and {crossed[-1].get('id')!r} overlap, but one may not."
                elif start.get("canOverlap") == "no" and start.nearest("pc") is not code.nearest("pc"):
                    yield code, f"code {start.get('id')!r} overlaps a paired code, but may not."


@XLIFF2.rule("sub-type", "ph", "pc", "sc", "ec", "mtc:match")
def _sub_type(code: Element) -> Found:
    """A subType refines a type that is given; those of XLIFF fit theirs."""
    sub_type = code.get("subType")
    if not sub_type:
        return
    if "type" not in code.attributes:
        yield code, "subType needs type beside it."
    elif sub_type.startswith("xlf:") and code.name != "mtc:match":
        wanted = _STYLES.get(sub_type)
        if wanted is None:
            yield code, f"subType={sub_type!r} is none of {', '.join(_STYLES)}."
        elif code.get("type") != wanted:
            yield code, f"subType={sub_type!r} goes with type={wanted!r}."


@XLIFF2.rule("code-point", "cp")
def _code_point(character: Element) -> Found:
    """A cp stands for a character that XML cannot hold."""
    try:
        value = int(character.get("hex"), 16)
    except ValueError:
        return  # the kind of its attribute says so
    if value > 0x10FFFF:
        yield character, f"hex={character.get('hex')!r} is beyond Unicode."
    elif any(first <= value <= last for first, last in _XML_CHARACTERS):
        yield character, f"hex={character.get('hex')!r} is a character that XML can hold as it is."
